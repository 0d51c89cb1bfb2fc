# corpus.sh - the sample papers as one store: works, positions, answers that stay the same.
. "$(dirname "$0")/lib.sh"

papers() {
  find "$TREE/corpus" -mindepth 2 \( -name '*.pdf' -o -name '*.txt' -o -name '*.md' \) | sort
}

read_once() { papers | xargs -d '\n' "$STANDPUNKT" ingest --json >out; }
read_papers() { shared read_once; }

test_every_paper_is_read() {
  read_papers
  is "$(json out 'j["new"]')" "$(papers | wc -l)"
  is "$(json out 'j["failed"]')" 0
  find .data/records -name '*.xml' -print0 | xargs -0 "$STANDPUNKT" validate --quiet
}

test_renderings_of_one_work_are_linked() {
  read_papers
  for expected in $(grep -l 'sameWorkAs=' "$TREE"/corpus/*/expected.xml); do
    one=$(dirname "$expected")
    other=$TREE/corpus/$(sed -n 's/.*sameWorkAs="\([^"]*\)".*/\1/p' "$expected")
    ids=$(for folder in "$one" "$other"; do
      sqlite3 .data/index.sqlite "SELECT document FROM ledger WHERE CAST(path AS TEXT) LIKE '$folder/%'"
    done | paste -sd' ')
    is "$(for id in $ids; do sqlite3 .data/index.sqlite "SELECT work FROM v_documents WHERE document = '$id'"; done | sort -u | wc -l)" 1
  done
}

test_all_others_are_works_of_their_own() {
  read_papers
  same=$(grep -l 'sameWorkAs=' "$TREE"/corpus/*/expected.xml | wc -l)
  is "$(sqlite3 .data/index.sqlite 'SELECT count(DISTINCT work) FROM v_documents')" $(($(papers | wc -l) - same))
}

# What people get to see of the store DATA.
answers() { # DATA
  for words in avslag skolsociala 'team OR rutin' '"skolsociala team"' nämnd; do
    "$STANDPUNKT" --data "$1" search --json --limit 1000 -- $words
  done
  for view in documents works proposals positions decisions votes dissents remarks; do
    sqlite3 "$1/index.sqlite" "SELECT * FROM v_$view" | sort
  done
}

test_reindex_gives_the_same_answers() {
  read_papers
  answers .data >before
  [ "$(wc -l <before)" -gt 100 ]
  gives 0 reindex
  answers .data >after
  diff before after
}

# Workers finish in any order, so this holds for two ingests of the same papers too.
test_the_order_of_reading_does_not_matter() {
  plain_only # the sanitizers have seen the same papers read above
  read_papers
  papers | sort -r | xargs -d '\n' "$STANDPUNKT" --data reversed --jobs 1 ingest --quiet
  diff -r .data/records reversed/records
  answers .data >one.answers
  answers reversed >two.answers
  diff one.answers two.answers
  for data in .data reversed; do
    is "$(sqlite3 $data/index.sqlite "PRAGMA foreign_key_check; PRAGMA integrity_check")" ok
  done
}

run_cases
