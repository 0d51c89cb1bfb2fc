# bombs.sh - documents that mean harm cost themselves and nothing else.
. "$(dirname "$0")/lib.sh"

case $STANDPUNKT in */asan/*) export BOMB_SCALE=20 ;; esac

reasons() { # each failed file with its reason, a line each
  "$STANDPUNKT" status --json >ledger.json
  python3 -c 'import json
for row in json.load(open("ledger.json", encoding="utf-8")):
    print(row["path"].split("/")[-1], row["reason"] if row["state"] == "failed" else row["state"])'
}

test_bombs_fail_alone_and_say_why() {
  mkdir papers
  python3 "$HERE/make_bombs.py" papers
  bombs=$(find papers -type f | wc -l)
  for i in 1 2 3 4 5 6; do statement 40$i >papers/good-$i.txt; done
  # the limit holds for workers; what reads their answers must not take long either
  status=0
  timeout 120 "$STANDPUNKT" ingest --json --jobs 2 --timeout 2 papers >out 2>err || status=$?
  is "$status" 1
  is "$(json out 'j["new"] + j["failed"]')" $((bombs + 6))
  reasons >reasons
  is "$(grep -c '^good-.* done$' reasons)" 6
  # a bomb is read in the end, or it fails with one of the reasons that there are
  is "$(grep -v '^good-' reasons | grep -vE ' (done|timeout|memory|too-large|empty|damaged)$' || true)" ""
  has reasons "nested-forms.pdf timeout"
  grep -qE '^pages.pdf (too-large|timeout)$' reasons # under sanitizers counting them takes too long
  gives 0 search --json lånecyklar
  is "$(json out 'len({hit["document"] for hit in j["hits"]} if isinstance(j, dict) else {hit["document"] for hit in j})')" 6
}

test_limits_can_be_set() {
  python3 -c 'for i in range(20000): print(f"Nämnden avstyrker förslag {i} om lekplatser i kommunens alla delar.\n")' >long.txt
  gives 0 record --max-record 64 long.txt
  gives 1 record --max-record 1 long.txt
  has err "larger than 1 MiB"
  python3 -c 'print("Nämnden avstyrker förslaget om lekplatser. " * 50000)' >longer.txt
  gives 1 record --max-text 1 longer.txt
  has err "longer.txt"
  gives 2 record --timeout 0 long.txt
  gives 2 ingest --memory much long.txt
  has err "memory"
}

run_cases
