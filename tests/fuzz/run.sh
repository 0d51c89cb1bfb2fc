#!/usr/bin/env bash
# Runs every fuzz target: tests/fuzz/run.sh BUILD SECONDS [PROGRAM]     (make fuzz SECONDS=60)
#
# Seeds are made of the project's own files, and of what was found before (tests/fuzz/found/TARGET).  What a target
# finds is left there, to be mended and kept: make test runs it again.
set -u
cd "$(dirname "$0")/../.." || exit 1
build=$1 program_plain=${3:-build/standpunkt} seconds=$2 status=0
export STANDPUNKT_SHARE=${STANDPUNKT_SHARE:-$PWD} ASAN_OPTIONS=detect_leaks=0

seeds() { # TARGET FOLDER
  case $1 in
  rulefile) cp pipeline/rules/*.rules "$2" ;;
  record) for file in corpus/*/record.xml; do cp "$file" "$2/$(basename "$(dirname "$file")").xml"; done ;;
  query) sed -n 's/^ *"*standpunkt search \(.*\)$/\1/p' pipeline/command_search.c | split -l 1 - "$2/help-"
    printf '%s' 'skola OR förskola -team "hela frasen" skolsoc*' >"$2/all"
    printf '%s' 'organ:"Älvsjö stadsdelsnämnd"~ hållning:avstyrker,delvis -beslut:avslag år:2016..2024 typ:yttrande' >"$2/fields"
    printf '%s' 'kommun:0180 OR kommun:Malmö parti:V slag:beslut motion:2016:28 dnr:"KFN 2021/7" -"a b"* INTE x ELLER y' >"$2/more" ;;
  tokenize) for file in corpus/*/*.txt; do cp "$file" "$2/$(basename "$(dirname "$file")")"; done ;;
  segment) for file in corpus/*/*.txt; do
      # a line at the left margin, one below the other, in 11 points
      LC_ALL=C awk '{ printf "$%c\005 %s\n", 1 + NR % 250, $0 } NR % 50 == 0 { print "\f" }' "$file" >"$2/$(basename "$(dirname "$file")")"
    done ;;
  esac
}

for program in "$build"/fuzz/*_fuzz; do
  target=$(basename "$program" _fuzz)
  corpus=$build/fuzz/corpus/$target found=tests/fuzz/found/$target
  mkdir -p "$corpus" "$found"
  seeds "$target" "$corpus"
  "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=60000 -print_final_stats=1 \
    -artifact_prefix="$found/" "$corpus" "$found" >"$build/fuzz/$target.log" 2>&1
  ended=$?
  printf '%-10s %10s runs  %s\n' "$target" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/fuzz/$target.log")" \
    "$([ $ended -eq 0 ] && echo 'nothing found' || echo "FOUND, see $build/fuzz/$target.log and $found")"
  [ $ended -eq 0 ] || status=1
done
python3 tests/fuzz/mutate.py "$program_plain" "$seconds" || status=1
exit $status
