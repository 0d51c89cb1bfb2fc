#!/bin/sh
# Measures the program: tests/bench/run.sh PROGRAM [COUNT]   (make bench builds what it needs)
#
# COUNT papers (300) are generated beside PROGRAM in bench/set, always the same ones, with a subset of their fonts
# embedded as every word processor and browser does it, and read in these ways:
#   bare Poppler     bare_poppler.c: the text of every page and nothing else, with the memory of the C library
#   one worker       pipeline_bench.c: everything, to the record written and validated
#   pdftotext        a process a file
#   ingest           the program itself into a fresh store, with one worker and with two; then again, nothing changed
#   sandbox          one worker locked and not locked
#   two workers      ingest with two workers on two cores against one worker on one core, of four times as many papers;
#                    and two processes of bare Poppler against one, for two cores seldom do twice as much as one
# Bare Poppler and the worker take turns, a few papers at a time, three times over; the cheapest reading of each paper
# counts, since what else the machine does makes a reading dearer, never cheaper.
# The first two also read
#   every third of the papers in the standard fonts: as hardly any real paper is, and as Poppler reads the fastest, for
#   it has no widths and no map to Unicode to read for each font of each page;
#   the sample papers of corpus/, typeset by a word processor and a browser;
#   the PDFs in the folder $STANDPUNKT_BENCH_PAPERS (../shared/minutes) if it is there.
#
# At last an index of $STANDPUNKT_BENCH_PASSAGES (1000000) passages is made and searched, beside SQLite's own ranking and
# Xapian (search.py, search_bench.c); it takes some minutes and 2 GB the first time.  ONLY=search does only that, ONLY=pipeline all but that.
#
# It only measures: the exit status is 0 unless something could not be run.  All it writes is under bench/.
case $1 in '') echo "use: $0 PROGRAM [COUNT]" >&2 && exit 2 ;; esac
program=$(realpath "$1") count=${2:-300}
cd "$(dirname "$0")/../.." || exit 1
folder=$(dirname "$program")/bench
export PYTHONDONTWRITEBYTECODE=1 STANDPUNKT_SHARE="${STANDPUNKT_SHARE:-$PWD}" LC_ALL=C.UTF-8

mkdir -p "$folder" || exit 1
if [ "${ONLY:-}" != search ]; then
  python3 tests/bench/generate.py "$folder" "$count" 20250607 corpus &&
    python3 tests/bench/generate.py "$folder/many" "$((count * 4))" 20250608 corpus &&
    python3 tests/bench/measure.py "$program" "$folder" "${STANDPUNKT_BENCH_PAPERS:-../shared/minutes}" || exit 1
fi
# Debian's own Python: it has Xapian and lets SQLite load extensions
python=/usr/bin/python3
[ -x $python ] || python=python3
[ "${ONLY:-}" = pipeline ] && exit 0
exec $python tests/bench/search.py "$(dirname "$program")" "$folder" "${STANDPUNKT_BENCH_PASSAGES:-1000000}"
