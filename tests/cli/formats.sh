# formats.sh - stores of other formats: an older one is brought up on opening, a newer one is refused.
. "$(dirname "$0")/lib.sh"

make_store() {
  for i in 1 2 3; do statement 60$i >paper-$i.txt; done
  gives 0 ingest paper-1.txt paper-2.txt paper-3.txt
}

# The index as format 1 had it.
make_older() {
  sqlite3 .data/index.sqlite "DROP TABLE pending; PRAGMA user_version = 1;"
}

all_said() {
  "$STANDPUNKT" search --json lånecyklar
  "$STANDPUNKT" status --json
  for view in documents works proposals positions decisions ledger; do
    sqlite3 .data/index.sqlite "SELECT * FROM v_$view" | sort
  done
}

test_an_older_index_is_brought_up_by_whoever_opens_it() {
  make_store
  all_said >before
  for command in "search lånecyklar" "status" "ingest paper-1.txt" "reindex"; do
    make_older
    rm -f .data/index.sqlite.format-1
    gives 0 $command
    has err "format 1"
    is "$(sqlite3 .data/index.sqlite 'PRAGMA user_version')" 3
    is "$(sqlite3 .data/index.sqlite.format-1 'PRAGMA user_version; SELECT count(*) FROM ledger')" "1
3"
    all_said >after
    diff before after
  done
}

test_a_reader_that_cannot_write_says_what_to_do() {
  [ "$(id -u)" -ne 0 ] || skip "root can write anywhere"
  make_store
  make_older
  chmod -R a-w .data
  gives 3 search lånecyklar
  has err "older"
}

test_a_newer_index_is_refused() {
  make_store
  sqlite3 .data/index.sqlite "PRAGMA user_version = 99"
  cp .data/index.sqlite before.sqlite
  for command in "search lånecyklar" "status" "ingest paper-1.txt" "reindex"; do
    gives 3 $command
    has err "newer"
  done
  is "$(sqlite3 .data/index.sqlite 'PRAGMA user_version; SELECT count(*) FROM ledger')" "99
3"
}

run_cases
