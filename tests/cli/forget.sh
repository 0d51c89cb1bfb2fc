# forget.sh - a document leaves the store, and no byte of its text stays.
. "$(dirname "$0")/lib.sh"

# Words of the paper that nobody else uses.
WORDS="snåltrasket grönbladslunden Hägerfalksson vindkarmsteatern 918273"

make_store() { shared seven_papers; }

seven_papers() {
  mkdir papers
  for i in 1 2 3 4 5 6; do statement 70$i >papers/other-$i.txt; done
  {
    statement 799
    for word in $WORDS; do
      printf 'Förvaltningen avstyrker förslaget om %s, eftersom %s redan finns i stadsdelen.\n\n' "$word" "$word"
    done
  } >papers/secret.txt
  gives 0 ingest papers
}

traces() { # WORD: files of the store in which it stands, in any case
  grep -rlai -- "$1" .data || true
}

test_no_byte_stays() {
  make_store
  for word in $WORDS; do [ -n "$(traces "$word")" ] || fail "$word was never there"; done
  "$STANDPUNKT" search --json lånecyklar >before
  id=$("$STANDPUNKT" status --json | python3 -c 'import json, sys
print([row["document"] for row in json.load(sys.stdin) if row["path"].endswith("secret.txt")][0])')
  gives 0 forget secret.txt
  for word in $WORDS snåltrask grönbladslund vindkarm; do is "$(traces "$word")" ""; done
  is "$(find .data/records .data/sources -name "$id*" | wc -l)" 0
  gives 0 search --json snåltrasket
  is "$(json out 'j')" "[]"
  is "$(sqlite3 .data/index.sqlite 'SELECT count(*) FROM search_document WHERE document NOT IN (SELECT key FROM document)')" 0
  is "$(sqlite3 .data/index.sqlite 'PRAGMA integrity_check; PRAGMA foreign_key_check')" ok
  gives 1 show "$id"
}

test_it_does_not_come_back_unless_let() {
  make_store
  gives 0 forget papers/secret.txt
  cp papers/secret.txt papers/copy.txt
  touch papers/secret.txt
  gives 0 ingest --json papers
  is "$(json out '[j["new"], j["unchanged"], j["forgotten"]]')" "[0, 6, 2]"
  gives 0 ingest --json papers
  is "$(json out '[j["new"], j["unchanged"], j["forgotten"]]')" "[0, 6, 2]"
  gives 0 status
  has out "2 forgotten"
  is "$(traces snåltrasket)" ""
  gives 0 reindex
  is "$(sqlite3 .data/index.sqlite 'SELECT count(*) FROM document')" 6
  gives 0 forget --lift papers/copy.txt
  gives 0 ingest --json papers
  is "$(json out '[j["new"], j["unchanged"], j["duplicate"], j["forgotten"]]')" "[1, 6, 1, 0]"
}

test_entirely_leaves_nothing_in_the_ledger_either() {
  make_store
  gives 0 forget --entirely secret.txt
  is "$("$STANDPUNKT" status --json | grep -c secret)" 0
  is "$(traces secret.txt)" ""
}

test_an_unknown_document_is_told() {
  make_store
  gives 1 forget nobody.txt
  has err "nobody.txt: no such document"
  gives 2 forget
}

# Stopped between the commit and the removal of the files, it is finished by whoever comes next.
test_a_forgetting_that_was_cut_off_is_finished() {
  make_store
  id=$("$STANDPUNKT" status --json | python3 -c 'import json, sys
print([row["document"] for row in json.load(sys.stdin) if row["path"].endswith("secret.txt")][0])')
  cp -r .data kept
  gives 0 forget secret.txt
  cp -r kept/records kept/sources .data/
  sqlite3 .data/index.sqlite "INSERT INTO removal VALUES ('$id.xml')"
  gives 0 ingest papers/other-1.txt
  is "$(find .data/records -name "$id*" | wc -l)" 0
}

run_cases
