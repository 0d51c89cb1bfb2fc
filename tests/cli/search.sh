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

# How many passages QUERY finds.
total() {
  "$STANDPUNKT" search --xml "$@" >answer.xml
  sed -n 's/.* total="\([0-9]*\)".*/\1/p' answer.xml | head -n 1
}

test_parts_of_compounds_are_found() {
  store
  mkdir more
  { statement 603 && echo && echo "Skolfrånvaroproblematiken diskuteras i stadsdelsnämnden varje vår."; } >more/third.txt
  gives 0 ingest more
  for word in frånvaro problematik nämnd skolfrånvaro frånvaroproblematik STADSDELEN; do
    gives 0 search --json --verbatim "$word"
    is "$(json out 'any("Skolfrånvaroproblematiken" in hit["quote"] for hit in j)')" True
  done
  gives 0 search --verbatim problematik
  has out "Skolfrånvaroproblematiken"
  is "$(total --verbatim matik)" 0
}

test_synonyms_from_the_list() {
  store
  mkdir more
  { statement 604 && echo && echo "Det skolsociala teamet på Norra skolan saknas."; } >more/team.txt
  gives 0 ingest more
  gives 0 search --json SST
  is "$(json out 'any("skolsociala teamet" in hit["quote"] for hit in j)')" True
  is "$(total --verbatim SST)" 0
  is "$(total '"SST"')" 0
  gives 0 search --xml SST
  has out "skolsociala teamet</m>"
}

test_fields_narrow() {
  store
  [ "$(total lånecyklar)" -gt 0 ]
  is "$(total 'lånecyklar organ:"Kultur- och fritidsnämnden"')" "$(total lånecyklar)"
  is "$(total 'lånecyklar body:kultur-')" "$(total lånecyklar)"
  is "$(total 'lånecyklar år:2020..2024')" "$(total lånecyklar)"
  is "$(total 'lånecyklar year:2024..')" 0
  gives 0 search --json hållning:avstyrker
  is "$(json out '{hit["stance"] for hit in j}')" "{'oppose'}"
  gives 0 search --json -- stance:oppose lånecyklar -kind:position
  is "$(json out 'j')" "[]"
  gives 0 search --json 'dnr:"KFN 2023/601"' lånecyklar
  is "$(json out '{hit["file"] for hit in j}')" "{'first.pdf'}"
}

test_wrong_fields_give_a_hint() {
  store
  gives 2 search orgn:fritidsnämnden
  has err 'did you mean "organ"'
  gives 2 search beslut:avslga
  has err 'did you mean "avslag"'
  gives 2 search 'organ:"Kultur- och fritdsnämnden"'
  has err 'did you mean "Kultur- och fritidsnämnden"'
  gives 2 search år:20-tal lånecyklar
  has err "is no year"
  gives 0 search --xml 'orgn:fritidsnämnden'
  has out '<fault code="unknown-field" word="orgn" meant="organ">'
  has out "Menade du"
}

test_did_you_mean() {
  store
  gives 0 search lånecyklr
  has out "did you mean: lånecyklar"
  gives 0 search finansering driften
  has out "did you mean: finansiering driften"
  gives 0 search lånecyklar
  lacks out "did you mean"
}

test_facets_are_counted() {
  store
  gives 0 search --facets --json lånecyklar
  is "$(json out '[v["count"] for v in j if v["field"] == "year"]')" "[$(total lånecyklar)]"
  value=$(json out '[v["value"] for v in j if v["field"] == "stance"][0]')
  count=$(json out '[v["count"] for v in j if v["field"] == "stance"][0]')
  is "$(total "lånecyklar stance:$value")" "$count"
  gives 0 search --facets lånecyklar
  has out municipality
}

test_xml_is_well_formed_and_escaped() {
  store
  gives 0 search --xml 'lånecyklar "<&>" '
  xmllint --noout out
  gives 0 search --xml lånecyklar
  xmllint --noout out
  is "$(xmllint --xpath 'count(//*[local-name()="hit"][@kind][*[local-name()="quote"]]) > 0' out)" true
  is "$(xmllint --xpath 'count(//*[local-name()="document"][@id])' out)" "$(xmllint --xpath 'string(/*/@documents)' out)"
}

test_renderings_of_one_work_are_one() {
  mkdir papers
  long() {
    statement 605
    for i in 1 2 3 4 5 6 7 8; do
      echo
      echo "Förvaltningen konstaterar att ställ nummer $i vid hamnen kostar mer att sköta än det ger i färre bilresor, och"
      echo "att vinterhalvårets is gör det svårt att hålla cyklarna i stånd utan en verkstad i närheten av ställ $i."
    done
  }
  long >papers/one.txt
  long | sed 's/hamnen kostar/hamnen i dag kostar/' >papers/two.txt
  gives 0 ingest papers
  is "$(sqlite3 .data/index.sqlite 'SELECT count(*) FROM work')" 1
  gives 0 search hamnen
  has out "in 1 document"
  has out "also as"
}

# What people have written down changes what is found, at once for whoever writes next.
test_exceptions_of_compounds() {
  store
  cp -r "$TREE/pipeline/gazetteers" "$TREE/pipeline/rules" . && mkdir share && mv gazetteers rules share/
  cp -r "$TREE/schemas" "$TREE/pipeline/templates" share/
  export STANDPUNKT_SHARE=$PWD/share
  gives 0 search --json --verbatim cyklar
  is "$(json out 'len(j) > 0')" True
  printf 'lånecyklar\t-\n' >>share/gazetteers/compounds.tsv
  gives 0 ingest papers
  gives 0 search --json --verbatim cyklar
  is "$(json out 'j')" "[]"
  gives 0 check
  gives 0 forget first.pdf
  is "$(sqlite3 .data/index.sqlite 'PRAGMA integrity_check')" ok
  gives 0 check
  printf 'lånecyklar\n' >>share/gazetteers/compounds.tsv
  sp ingest papers
  has err "compounds.tsv:"
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
