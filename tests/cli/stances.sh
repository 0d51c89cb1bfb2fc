# stances.sh - stances told in single paragraphs are found, and tied to their proposals.
. "$(dirname "$0")/lib.sh"

test_stances_of_paragraphs() {
  command -v python3 >/dev/null || skip "no python3"
  python3 "$TREE/tests/corpus/stances.py" "$STANDPUNKT" 0.93 0.90
}

run_cases
