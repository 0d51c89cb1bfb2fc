# reindex.sh - the index can be thrown away.
. "$(dirname "$0")/lib.sh"

store() { shared seven_files; }

seven_files() {
  mkdir papers
  for i in 1 2 3 4 5; do statement "70$i" >papers/$i.txt; done
  statement 706 | pdf papers/6.pdf
  head -c 2000 /dev/urandom >papers/noise.bin
  gives 1 ingest papers
}

answers() { # FILE
  "$STANDPUNKT" search --json lånecyklar --limit 1000 >"$1.search"
  "$STANDPUNKT" search --json avstyrker OR avslår --limit 1000 >"$1.other"
  "$STANDPUNKT" status --json >"$1.status"
  "$STANDPUNKT" show --json 6.pdf >"$1.show"
}

same_answers() {
  for kind in search other status show; do cmp "$1.$kind" "$2.$kind" || fail "$kind differs"; done
}

test_same_answers() {
  store
  answers before
  gives 0 reindex
  has out "6 records"
  answers after
  same_answers before after
}

test_twice() {
  store
  gives 0 reindex
  answers before
  gives 0 reindex
  answers after
  same_answers before after
}

test_without_an_index_the_documents_come_back() {
  store
  answers before
  rm -f .data/index.sqlite*
  gives 0 reindex
  "$STANDPUNKT" search --json lånecyklar --limit 1000 >after.search
  cmp before.search after.search
}

test_a_damaged_record_is_told() {
  store
  record=$(find .data/records -name '*.xml' | sed -n 1p)
  chmod u+w "$record"
  sed -i 's/<document /<dokument /' "$record"
  gives 3 reindex
  has err "$(basename "$record" .xml)"
}

test_ingest_after_reindex_changes_nothing() {
  store
  gives 0 reindex
  gives 1 ingest --json papers
  is "$(json out 'j["unchanged"]')" 6
  is "$(json out 'j["read"]')" 0
}

run_cases
