#!/usr/bin/env bash
# Compares the records of the sample papers with the ones kept beside them, corpus/CASE/record.xml, byte for byte:
#
#   tests/corpus/golden.sh PROGRAM [CASE...]
#   tests/corpus/golden.sh --update PROGRAM [CASE...]     keeps the records that PROGRAM writes now
#
# Prints "ok" or "not ok" a case, and under the latter what differs.  What expected.xml says is what a reader wants; these
# files say what the program did, so that no change of it goes unseen.  After a change that is meant, read
# `git diff corpus` of an --update before keeping it.
set -u
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
export LC_ALL=C.UTF-8

update=
if [ "${1:-}" = --update ]; then
  update=yes
  shift
fi
[ $# -ge 1 ] || { sed -n '4,5s/^# *//p' "${BASH_SOURCE[0]}" >&2 && exit 2; }
program=$1
shift
[ $# -gt 0 ] || set -- $(dirname corpus/*/expected.xml)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Few programs are started here: in all they would take longer than reading the papers.
paper_of() { # CASE: sets $paper
  for paper in "corpus/$1"/*.md "corpus/$1"/*.pdf "corpus/$1"/*.txt; do
    [ ! -e "$paper" ] || return 0
  done
}

# All papers are read by one process: ingest makes of a paper what `record` prints of it (tests/cli/ingest.sh).
for case in "$@"; do
  case=${case%/} && case=${case##*/}
  [ -d "corpus/$case" ] && paper_of "$case" && printf '%s\0' "$PWD/$paper"
done | xargs -0 "$program" --data "$scratch/store" ingest --quiet 2>"$scratch/complaints"
declare -A id
while IFS='|' read -r document path; do
  id[$path]=$document
done < <(sqlite3 "$scratch/store/index.sqlite" "SELECT document, CAST(path AS TEXT) FROM ledger WHERE document IS NOT NULL")
# without what every change of a rule or a version changes
find "$scratch/store/records" -name '*.xml' -exec \
  sed -i '/<record /{ s/ rules="[0-9a-f]*"/ rules=""/; s/ generator="[^"]*"/ generator=""/ }' {} +

status=0
for case in "$@"; do
  case=${case%/} && case=${case##*/}
  folder=corpus/$case
  [ -d "$folder" ] || continue
  paper_of "$case"
  golden=$folder/record.xml document=${id[$PWD/$paper]:-}
  now=$scratch/store/records/${document:0:2}/$document.xml
  if [ -z "$document" ]; then
    echo "not ok - golden $case: $(grep -F "$paper" "$scratch/complaints" | head -n 1)"
    status=1
  elif cmp -s "$golden" "$now"; then
    echo "ok - golden $case"
  elif [ -n "$update" ]; then
    cp "$now" "$golden"
    echo "ok - golden $case # written anew"
  else
    echo "not ok - golden $case"
    diff -u "$golden" "$now" 2>&1 | cut -c 1-300 | head -n 60 | sed 's/^/# /'
    status=1
  fi
done
exit $status
