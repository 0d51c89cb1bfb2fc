#!/usr/bin/env bash
# Runs every test of the programs built in the given folders and counts them:
#
#   tests/run.sh build build/asan
#
# Unit tests are the programs in BUILD/tests, shell tests are tests/cli/*.sh, and the sample papers are compared with
# what is expected of them by `standpunkt eval`, and with their golden records.  Each prints "ok ..." and "not ok ..."
# lines.  ONLY=WORD runs those whose name has the word in it.
set -u
cd "$(dirname "$0")/.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8 NO_COLOR=1 UBSAN_OPTIONS=print_stacktrace=1
# Loading the rules gives much memory back.  With the usual 256 MB of it set apart each process takes a third longer,
# nearly all of that for touching new pages.
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=8
unset STANDPUNKT_DATA STANDPUNKT_SHARE XDG_DATA_HOME CDPATH
# python3 itself, where a script of the same name chooses one: tests start it some hundred times
PATH=$(python3 -c 'import os, sys; print(os.path.dirname(sys.executable))'):$PATH

# Runs the test whose number is given: its command stands in NUMBER.run, its output goes to NUMBER.out.
run_one() {
  local run=$scratch/$1.run out=$scratch/$1.out status
  local began=$SECONDS
  timeout 300 bash "$run" >"$out" 2>&1 </dev/null
  status=$?
  echo $((SECONDS - began)) >"$scratch/$1.seconds"
  sed -i 's/^not ok \(.*# SKIP\)/ok \1/' "$out" # so says cmocka of tests that are left out
  # a program that dies half-way, or says nothing, has failed at least once
  [ $status -eq 0 ] || grep -q '^not ok' "$out" || echo "not ok - ended with status $status" >>"$out"
  grep -qE '^(not )?ok' "$out" || echo "not ok - ran no test" >>"$out"
}
export -f run_one
export scratch

# The sample papers: each figure of thresholds.tsv is a test, passed where it reaches its minimum.
compare_papers() { # PROGRAM
  local least=tests/corpus/thresholds.tsv out low status figure
  out=$("$1" eval --misses --thresholds "$least" corpus 2>&1)
  status=$?
  [ $status -eq 0 ] || echo "$out"
  low=$(sed -n "s|^standpunkt: $least: line [0-9]*: \([^ ]*\) is .*, below .*|\1|p" <<<"$out")
  [ $status -eq 0 ] || [ -n "$low" ] || return $status
  grep -v '^#' "$least" | while IFS=$'\t' read -r figure _; do
    if grep -qxF -- "$figure" <<<"$low"; then echo "not ok - $figure"; else echo "ok - $figure"; fi
  done
  return $status
}
export -f compare_papers

# The tests that take longest, under sanitizers first: begun last, one would keep a core busy while the others idle.
LONG="bombs corpus.sh torture workers normalise_test ingest check.sh golden failures"
order=$scratch/order
place_of() { # NAME: where in the order it begins
  local place=1 word
  for word in $LONG; do
    [[ $1 != *"$word"* ]] || break
    place=$((place + 1))
  done
  [[ $1 == *asan* ]] || place=$((place * 2))
  echo $place
}

count=0
add() { # NAME COMMAND
  [[ $1 == *"${ONLY:-}"* ]] || return 0
  count=$((count + 1))
  echo "$1" >"$scratch/$count.name"
  echo "$2" >"$scratch/$count.run"
  echo "$(place_of "$1") $count" >>"$order"
}

add tests/check_headers.sh "tests/check_headers.sh && echo 'ok - foreign headers stay in their files'"
for build in "$@"; do
  folder=$(cd "$build" && pwd) || exit 1
  for test in "$build"/tests/*_test; do
    [ -x "$test" ] && add "$test" "CMOCKA_MESSAGE_OUTPUT=TAP $test"
  done
  for test in "$build"/tests/*_replay; do
    found=tests/fuzz/found/$(basename "$test" _replay)
    add "$test" "STANDPUNKT_SHARE=$PWD $test $found/*"
  done
  for test in tests/cli/*.sh; do
    [ "$test" = tests/cli/lib.sh ] || add "$build $test" "STANDPUNKT=$folder/standpunkt bash $test"
  done
  add "$build tests/corpus" "compare_papers $folder/standpunkt"
  add "$build tests/corpus/golden.sh" "tests/corpus/golden.sh $folder/standpunkt"
done

began=$SECONDS
# one more than there are cores: some tests wait for a deadline
sort -n "$order" | cut -d' ' -f2 | xargs -P "$(($(nproc) + 1))" -I{} bash -c 'run_one {}'

passed=0 failed=0
for ((i = 1; i <= count; i++)); do
  good=$(grep -c '^ok' "$scratch/$i.out") bad=$(grep -c '^not ok' "$scratch/$i.out")
  passed=$((passed + good)) failed=$((failed + bad))
  printf '%-50s %4d s %4d passed' "$(cat "$scratch/$i.name")" "$(cat "$scratch/$i.seconds")" "$good"
  if [ "$bad" -gt 0 ]; then
    printf ' %4d FAILED\n' "$bad"
    grep -v '^ok' "$scratch/$i.out" | tail -n 80 | sed 's/^/    /'
  else
    echo
  fi
done
echo "$passed passed, $failed failed, $((SECONDS - began)) s"
[ "$failed" -eq 0 ]
