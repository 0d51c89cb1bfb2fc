# torture.sh - ingest is stopped and refused by the disk at a few points; the power fails; make torture does so at many.
. "$(dirname "$0")/lib.sh"

# how often, of each kind
case $STANDPUNKT in */asan/*) often=1 ;; *) often=2 ;; esac

test_nothing_is_lost() {
  mkdir papers
  for i in 1 2 3 4 5 6 7 8; do statement 90$i >papers/$i.txt; done
  python3 "$TREE/tests/torture.py" "$STANDPUNKT" papers "${TORTURE:-$often}"
}

test_the_power_fails() {
  python3 "$TREE/tests/powerloss.py" "$STANDPUNKT" "$((${TORTURE:-$often} * 3))"
  python3 "$TREE/tests/powerloss.py" "$STANDPUNKT" "${TORTURE:-$often}" 20240302 each
}

run_cases
