# search.sh - finding passages again, with quote and page; showing documents.
. "$(dirname "$0")/lib.sh"

two_papers() {
  mkdir papers
  statement 601 | pdf papers/first.pdf
  statement 602 >papers/second.txt
  gives 0 ingest papers
}
store() { shared two_papers; }

test_hits_have_quote_and_page() {
  store
  gives 0 search lånecyklar 601
  has out "first.pdf"
  has out "p. 1"
  has out "lånecyklar"
  lacks out "second.txt"
  gives 0 search --json lånecyklar
  is "$(json out 'len(j) > 1 and all("lånecyk" in hit["quote"].lower() or hit["proposal"] for hit in j)')" True
  is "$(json out '{hit["file"] for hit in j} == {"first.pdf", "second.txt"}')" True
  is "$(json out 'all(hit["page"] == 1 for hit in j if hit["file"] == "first.pdf")')" True
}

test_inflections_are_found() {
  store
  gives 0 search --json kostnader
  is "$(json out 'len(j) > 0')" True
}

test_quotes_are_verbatim() {
  store
  gives 0 search --json kostnaden
  is "$(json out 'any(hit["quote"].replace("\n", " ") in " ".join(open("papers/second.txt", encoding="utf-8").read().split()) for hit in j)')" True
}

test_csv() {
  store
  gives 0 search --csv lånecyklar
  python3 -c 'import csv
rows = list(csv.DictReader(open("out", newline="", encoding="utf-8")))
assert rows and all(row["document"] and row["quote"] for row in rows)'
}

test_limit_and_total() {
  store
  gives 0 search --limit 1 --json lånecyklar
  is "$(json out 'len(j)')" 1
  gives 0 search --limit 1 lånecyklar
  has out "--limit shows more"
}

test_nothing_found() {
  store
  gives 0 search --json xyzzyplugh
  is "$(json out 'j')" "[]"
  gives 0 search xyzzyplugh
  has out "0 passages"
}

test_bad_queries_get_a_hint() {
  store
  for query in '"' '((' '*' 'OR' '"a" OR' "'; DROP TABLE document; --" 'NEAR(a b)' 'a AND' '^' '{x}:y'; do
    sp search -- "$query"
    [ "$status" -eq 0 ] || [ "$status" -eq 2 ] || fail "query $query: status $status: $(cat err)"
    if grep -qiE 'sqlite|fts5|syntax error near' err; then fail "query $query: $(cat err)"; fi
  done
}

test_show_by_id_prefix_name_and_path() {
  store
  gives 0 status --json
  id=$(json out '[row["document"] for row in j if row["path"].endswith("first.pdf")][0]')
  gives 0 show first.pdf
  cp out shown
  has out "$id"
  has out "first.pdf"
  gives 0 show "$id"
  cmp out shown
  gives 0 show "${id:0:8}"
  cmp out shown
  gives 0 show "$PWD/papers/first.pdf"
  cmp out shown
  gives 0 show --json first.pdf
  is "$(json out 'j["id"]')" "$id"
  gives 0 show --xml first.pdf
  cmp out "$(find .data/records -name "$id.xml")"
}

test_show_what_is_not_there() {
  store
  gives 1 show nothing.pdf
  has err "standpunkt: nothing.pdf: "
  gives 1 show ffff
}

test_reading_does_not_write() {
  store
  before=$(sha256sum .data/index.sqlite)
  gives 0 search lånecyklar
  gives 0 status
  gives 0 show first.pdf
  is "$(sha256sum .data/index.sqlite)" "$before"
}

test_a_broken_index_is_told() {
  store
  head -c 8192 /dev/urandom >.data/index.sqlite
  rm -f .data/index.sqlite-*
  gives 3 search lånecyklar
  gives 3 status
  gives 3 ingest papers
}

run_cases
