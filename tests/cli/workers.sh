# workers.sh - worker processes die, parents are stopped, two ingest at once.
. "$(dirname "$0")/lib.sh"

many() { # COUNT FOLDER
  mkdir "$2"
  python3 - "$1" "$2" <<'P'
import sys
words = "nämnden anser att förslaget om lekplatser kan genomföras inom ramen för befintlig verksamhet under året".split()
for i in range(int(sys.argv[1])):
    with open(f"{sys.argv[2]}/{i}.txt", "w", encoding="utf-8") as out:
        for paragraph in range(60):
            out.write(" ".join(words[(i + paragraph + k) % len(words)] for k in range(40)) + f" {i}.\n\n")
P
}

workers_of() { pgrep -P "$1" >/dev/null; }

test_a_killed_worker_costs_its_document_alone() {
  many 160 papers
  "$STANDPUNKT" ingest --jobs 2 --json papers >out 2>err &
  parent=$!
  until_true workers_of $parent
  killed=0
  for i in 1 2 3; do
    pkill -KILL -P $parent && killed=$((killed + 1))
    sleep 0.05
  done
  status=0
  wait $parent || status=$?
  [ "$status" -le 1 ] || fail "status $status"
  is "$(json out 'j["new"] + j["failed"]')" 160
  is "$(json out 'j["failed"] <= 6 and set(j["reasons"]) <= {"crash SIGKILL"}')" True
  [ $killed -gt 0 ]
  # what a kill cost is tried again, and then all is there
  gives 0 ingest --json papers
  gives 0 status --json
  is "$(json out '[len(j), sum(row["state"] == "done" for row in j)]')" "[160, 160]"
}

test_an_interrupted_ingest_keeps_what_it_reported() {
  many 200 papers
  "$STANDPUNKT" ingest --json papers >out 2>err &
  parent=$!
  until_true workers_of $parent
  sleep 0.2
  kill -INT $parent 2>/dev/null || true
  status=0
  wait $parent || status=$?
  [ "$status" -le 1 ] || fail "status $status"
  reported=$(json out 'j["new"]')
  gives 0 status --json
  is "$(json out 'sum(row["state"] == "done" for row in j)')" "$reported"
  gives 0 ingest --json papers
  is "$(json out 'j["new"] + j["unchanged"]')" 200
  is "$(json out 'j["unchanged"]')" "$reported"
}

test_a_killed_parent_leaves_a_good_store_and_no_orphans() {
  many 200 papers
  "$STANDPUNKT" ingest --quiet papers >out 2>err &
  parent=$!
  until_true workers_of $parent
  children=$(pgrep -P $parent)
  sleep 0.3
  kill -KILL $parent 2>/dev/null || true
  wait $parent || true
  gone() { for child in $children; do ! kill -0 "$child" 2>/dev/null || return 1; done; }
  until_true gone
  if [ -e .data/index.sqlite ]; then
    gives 0 status --json
    before=$(json out 'sum(row["state"] == "done" for row in j)')
  else
    before=0
  fi
  gives 0 ingest --json papers
  is "$(json out 'j["unchanged"]')" "$before"
  is "$(json out 'j["new"] + j["unchanged"]')" 200
  gives 0 search --json lekplatser --limit 1
  find .data/records -name '*.xml' -print0 | xargs -0 "$STANDPUNKT" validate --quiet
  is "$(find .data/records -name '*.xml' | wc -l)" 200
}

test_two_ingests_at_once() {
  many 80 one
  many 80 two
  for file in two/*; do echo "Annan text." >>"$file"; done
  "$STANDPUNKT" ingest --json one >out.one 2>err.one &
  first=$!
  "$STANDPUNKT" ingest --json two >out.two 2>err.two &
  second=$!
  wait $first || fail "first: $(cat err.one)"
  wait $second || fail "second: $(cat err.two)"
  is "$(json out.one 'j["new"]')" 80
  is "$(json out.two 'j["new"]')" 80
  gives 0 status --json
  is "$(json out 'sum(row["state"] == "done" for row in j)')" 160
}

test_readers_do_not_wait_for_a_writer() {
  many 160 papers
  statement 901 >first.txt
  gives 0 ingest first.txt
  "$STANDPUNKT" ingest --quiet papers >out.ingest 2>err.ingest &
  parent=$!
  until_true workers_of $parent
  for i in 1 2 3 4 5; do gives 0 search lånecyklar; done
  wait $parent
}

test_a_file_that_vanishes_or_changes_is_told() {
  many 60 papers
  "$STANDPUNKT" ingest --json --jobs 1 papers >out 2>err &
  parent=$!
  until_true workers_of $parent
  for i in 9 91 99; do rm -f papers/$i.txt; done
  rm -f papers/5*.txt
  status=0
  wait $parent || status=$?
  [ "$status" -le 1 ] || fail "status $status"
  is "$(json out 'set(j["reasons"]) <= {"vanished", "unreadable"}')" True
}

run_cases
