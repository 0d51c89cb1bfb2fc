# check.sh - a store that is whole, stores that are not, and mending them.
. "$(dirname "$0")/lib.sh"

make_store() { shared four_papers; }

four_papers() {
  mkdir papers
  for i in 1 2 3 4; do statement 80$i >papers/paper-$i.txt; done
  gives 0 ingest papers
  all_said >before
}

all_said() {
  "$STANDPUNKT" search --json lånecyklar
  for view in documents works proposals positions decisions; do
    sqlite3 .data/index.sqlite "SELECT * FROM v_$view" | sort
  done
  find .data/records .data/sources -type f | sort | xargs sha256sum
  "$STANDPUNKT" status --json
}

a_record() { find .data/records -name '*.xml' | sort | head -n 1; }
a_source() { find .data/sources -type f | sort | head -n 1; }

# A fault is found, told, left alone without --repair, and mended with it, so that all is said as before.
found_and_mended() { # WHERE
  gives 3 check --json
  is "$(json out "any('$1' in fault['where'] for fault in j)")" True
  gives 0 check --repair
  gives 0 check --json
  is "$(json out 'j')" "[]"
  all_said >after
  diff before after
}

test_a_whole_store() {
  make_store
  gives 0 check
  has out "4 sources and 4 records looked at: 0 faults"
  gives 0 check --json
  is "$(json out 'j')" "[]"
}

test_a_damaged_record() {
  make_store
  sed -i 's/oppose/support/;s/support/oppose/2;$d' "$(a_record)"
  found_and_mended records/
}

test_a_record_that_says_something_else() {
  make_store
  cp "$(a_record)" kept
  other=$(find .data/records -name '*.xml' | sort | tail -n 1)
  cp kept "$other"
  found_and_mended records/
}

test_a_lost_record() {
  make_store
  rm "$(a_record)"
  found_and_mended document
}

test_a_lost_source() {
  make_store
  rm "$(a_source)"
  found_and_mended records/
}

test_a_damaged_source() {
  make_store
  source=$(a_source)
  chmod u+w "$source"
  echo "annat" >>"$source"
  found_and_mended sources/
}

test_an_index_that_has_another_version() {
  make_store
  sqlite3 .data/index.sqlite "UPDATE document SET rules = 'older' WHERE file = 'paper-2.txt'"
  found_and_mended records/
}

test_a_full_text_that_does_not_fit() {
  make_store
  sqlite3 .data/index.sqlite "DELETE FROM passage_fts_data WHERE id > 10"
  found_and_mended index
}

test_an_index_that_is_no_database() {
  make_store
  head -c 3000 /dev/urandom >.data/index.sqlite
  rm -f .data/index.sqlite-wal .data/index.sqlite-shm
  gives 3 check
  gives 0 check --repair
  [ -s .data/index.sqlite.damaged ]
  gives 0 ingest --json papers
  all_said | sed '/"seen"/d' >after
  sed '/"seen"/d' before | diff - after
}

test_what_cannot_be_mended_is_taken_out_or_told() {
  make_store
  record=$(a_record)
  id=$(basename "$record" .xml)
  rm "$record"
  rm .data/sources/"${id:0:2}/$id"*
  gives 0 check --repair
  has out "taken out"
  gives 0 check
  gives 0 ingest --json papers
  is "$(json out 'j["new"]')" 1
  # a source is gone and so is the file: the record stands, and that is told each time
  source=$(a_source)
  file=$(sqlite3 .data/index.sqlite "SELECT CAST(path AS TEXT) FROM ledger WHERE hash = '$(basename "$source")'")
  rm "$source" "$file"
  gives 3 check --repair
  has out "the record stands"
}

run_cases
