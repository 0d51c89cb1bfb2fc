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
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
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

# The record of PAPER without what every change of a rule or a version changes.
masked_record() {
  "$program" record "$1" >"$scratch/record" 2>"$scratch/complaint" &&
    sed '/<record /{ s/ rules="[0-9a-f]*"/ rules=""/; s/ generator="[^"]*"/ generator=""/ }' "$scratch/record"
}

status=0
for case in "$@"; do
  case=$(basename "$case")
  folder=corpus/$case
  [ -d "$folder" ] || continue
  paper=$(find "$folder" -name '*.pdf' -o -name '*.txt' -o -name '*.md' | sort | head -n 1)
  golden=$folder/record.xml
  if ! masked_record "$paper" >"$scratch/now"; then
    echo "not ok - golden $case: $(head -n 1 "$scratch/complaint")"
    status=1
  elif cmp -s "$golden" "$scratch/now"; then
    echo "ok - golden $case"
  elif [ -n "$update" ]; then
    cp "$scratch/now" "$golden"
    echo "ok - golden $case # written anew"
  else
    echo "not ok - golden $case"
    diff -u "$golden" "$scratch/now" 2>&1 | cut -c 1-300 | head -n 60 | sed 's/^/# /'
    status=1
  fi
done
exit $status
