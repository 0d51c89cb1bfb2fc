# export.sh - what the store holds, for other programs: CSV, JSON, records, Akoma Ntoso.
. "$(dirname "$0")/lib.sh"
schema=$TREE/../shared/akn/akomantoso30.xsd

store() {
  mkdir papers
  statement 701 | pdf papers/first.pdf
  statement 702 >papers/second.txt
  gives 0 ingest papers
}

# A motion, minutes and other sample papers, in a store.
samples() {
  "$STANDPUNKT" --quiet ingest "$TREE"/corpus/{01-motion,05-ekelund,09-sjovik-protokoll,11-skrivelse}/*.pdf
}
motion=$TREE/corpus/01-motion/motion.pdf
minutes=$TREE/corpus/09-sjovik-protokoll/protokoll.pdf

valid() { # FILE...
  [ -e "$schema" ] || return 0
  printf '%s\0' "$@" | xargs -0 xmllint --nonet --noout --schema "$schema" 2>errors ||
    { grep -v ' validates$' errors | head -20 && fail "not valid Akoma Ntoso"; }
}

meaning() { python3 "$HERE/check_akn.py" "$@"; } # more than a schema can say

# ---- tables ----

test_csv_has_what_show_has() {
  shared store
  gives 0 show --json second.txt
  cp out shown
  gives 0 export --csv second.txt
  python3 - <<'P'
import csv, json
shown = json.load(open("shown", encoding="utf-8"))
rows = list(csv.DictReader(open("out", newline="", encoding="utf-8")))
positions = [one for item in shown["items"] for one in item["positions"]]
assert len(rows) == len(positions) > 0, rows
for row, one in zip(rows, positions):
    assert (row["stance"], row["layer"], row["id"]) == (one["stance"], one["layer"], one["id"]), row
    assert row["quote"] == one["evidence"][0]["quote"] and row["page"] == "1", row
    assert row["file"] == "second.txt" and row["municipality"] == "Granvik" and row["date"] == "2023-04-18", row
    assert row["issuer"] == shown.get("issuer", {}).get("text", "") and row["caseNumbers"] == "KFN 2023/702", row
P
}

test_each_kind_is_a_table() {
  shared samples
  gives 0 show --json "$minutes"
  cp out shown
  gives 0 export "$minutes" -o tables/
  has out "1 document, "
  python3 - <<'P'
import csv, json
items = json.load(open("shown", encoding="utf-8"))["items"]
read = lambda kind: list(csv.DictReader(open(f"tables/{kind}.csv", newline="", encoding="utf-8")))
for kind in ("proposals", "positions", "decisions", "votes", "dissents"):
    rows, shown = read(kind), [(item.get("n"), one) for item in items for one in item[kind]]
    assert len(rows) == len(shown) > 0, (kind, len(rows), len(shown))
    for row, (n, one) in zip(rows, shown):
        assert row["item"] == (n or "") and row["quote"] == one["evidence"][0]["quote"], row
        more = [quote["quote"] for quote in one["evidence"][1:]]
        assert row["moreQuotes"] == "\n".join(more) and len(row["morePages"].split()) == len(more), row
        for key in ("stance", "outcome", "status", "party", "yes", "no", "follows"):
            assert key not in row or row[key] == str(one.get(key, "")), (key, row, one)
[row] = read("documents")
assert row["type"] == "minutes" and row["file"] == "protokoll.pdf" and int(row["pages"]) > 1, row
assert int(row["decisions"]) == len(read("decisions")) and int(row["items"]) == len(items), row
P
  gives 0 export --what votes "$minutes"
  cmp out tables/votes.csv
  gives 0 -q export "$minutes" -o tables --format jsonl --what dissents
  [ ! -s out ]
  is "$(ls tables/*.jsonl)" tables/dissents.jsonl
}

test_json_lines_are_objects() {
  shared samples
  gives 0 export --format jsonl
  python3 - <<'P'
import json
rows = [json.loads(line) for line in open("out", encoding="utf-8")]
kinds = {row["kind"] for row in rows}
assert {"proposal", "decision", "vote", "dissent"} <= kinds, kinds
for row in rows:
    assert row["quote"] == row["evidence"][0]["quote"] and row["page"] == row["evidence"][0]["page"], row
    assert all(quote["end"] - quote["start"] >= len(quote["quote"]) for quote in row["evidence"]), row
    assert isinstance(row["page"], int) and None not in row.values(), row
vote = [row for row in rows if row["kind"] == "vote"][0]
assert isinstance(vote["yes"], int), vote
P
  wc -l <out >count
  gives 0 --json export
  is "$(json out 'len(j)')" "$(cat count)"
  gives 0 export --json --what votes
  is "$(json out '{row["kind"] for row in j}')" "{'vote'}"
  gives 0 export --format jsonl --what documents
  python3 -c 'import json
rows = [json.loads(line) for line in open("out", encoding="utf-8")]
assert {"minutes", "motion"} < {row["type"] for row in rows} and all(row["items"] for row in rows), rows'
}

test_an_empty_list_is_a_list() {
  shared store
  gives 0 export --csv xyzzyplugh
  is "$(wc -l <out)" 1
  gives 0 export --json xyzzyplugh
  is "$(json out 'j')" "[]"
  gives 0 export --format jsonl xyzzyplugh
  [ ! -s out ]
  gives 1 export --format akn xyzzyplugh
  has err "none has these words"
}

# ---- which documents ----

test_words_choose_documents() {
  shared store
  gives 0 export --format jsonl --what documents lånecyklar 701
  is "$(wc -l <out)" 1
  has out first.pdf
  gives 0 export --format jsonl --what documents lånecyklar
  is "$(wc -l <out)" 2
  gives 0 export --format jsonl --what documents papers/second.txt
  is "$(wc -l <out)" 1
  gives 2 export '"open'
}

test_of_minutes_the_items_that_have_the_words() {
  shared samples
  gives 0 export --format jsonl ridsällskap
  python3 -c 'import json
items = {json.loads(line).get("item") for line in open("out", encoding="utf-8")}
assert "46" in items and "41" not in items and "45" not in items, items'
}

test_a_matter_is_what_belongs_to_it() {
  shared samples
  gives 0 export --json --matter 2025:17
  is "$(json out 'len({row["matter"] for row in j})')" 1
  is "$(json out '{row.get("item") for row in j if row["file"] == "protokoll.pdf"}')" "{'44'}"
  is "$(json out '"motion.pdf" in {row["file"] for row in j}')" True
  is "$(json out '"skrivelse.pdf" in {row["file"] for row in j}')" False
  id=$(json out 'j[0]["matter"]')
  gives 0 export --csv --matter "$id" --what decisions
  python3 -c 'import csv, sys
rows = list(csv.DictReader(open("out", newline="", encoding="utf-8")))
assert rows and {row["matter"] for row in rows} == {sys.argv[1]}, rows' "$id"
  gives 0 export --matter "$id" --format akn -o akn
  is "$(find akn -type f | wc -l)" 3
  gives 1 export --matter nosuch
  [ ! -s out ]
  has err "no such matter"
  gives 2 export --matter 2025:17 words
}

# ---- files ----

test_records_are_the_stored_bytes() {
  shared store
  gives 0 export --format xml -o records
  has out "2 documents in records"
  for file in .data/records/*/*.xml; do cmp "$file" "records/${file##*/}"; done
  is "$(find records -type f | wc -l)" 2
  gives 0 export --format xml second.txt
  cp out one.xml
  gives 0 show --xml second.txt
  cmp out one.xml
  gives 2 export --format xml
  has err "say -o FOLDER"
}

test_files_come_whole_or_not_at_all() {
  shared store
  echo before >there.csv
  ln -s there.csv link.csv
  gives 0 export
  cp out wanted
  gives 0 -q export -o link.csv
  cmp there.csv wanted
  [ -L link.csv ]
  mkfifo pipe
  cat pipe >piped &
  gives 0 -q export -o pipe
  wait
  cmp piped wanted
  [ -p pipe ]
  gives 0 -q export -o -
  cmp out wanted
  echo before >there.csv
  gives 2 export -o there.csv '"open'
  is "$(cat there.csv)" before
  is "$(find . -name '*.csv.*' | wc -l)" 0
  gives 1 export -o nowhere/there.csv
  has err "nowhere/there.csv"
  if [ -c /dev/full ]; then
    gives 1 export -o /dev/full
    has err "No space left"
  fi
}

test_a_damaged_record_is_told_and_the_rest_comes() {
  shared store
  broken=$(grep -l second.txt .data/records/*/*.xml)
  cp "$broken" kept && head -c 600 kept >"$broken"
  for format in csv akn; do
    gives 1 export --format $format -o "given-$format/"
    has err "$(basename "$broken" .xml)"
  done
  has given-csv/positions.csv first.pdf
  lacks given-csv/positions.csv second.txt
  is "$(find given-akn -type f | wc -l)" 1
}

test_wrong_use() {
  shared store
  gives 2 export --format akm && has err "did you mean akn"
  gives 2 export --what position && has err "did you mean positions"
  gives 2 export --json --format csv && has err "exclude each other"
  gives 2 export --what votes --format akn && has err "--what goes with"
  gives 2 export --what all && has err "say -o FOLDER"
  STANDPUNKT_DATA=$PWD/none gives 3 export && has err "holds no documents yet"
}

# ---- Akoma Ntoso ----

test_a_motion_as_akoma_ntoso() {
  shared samples
  gives 0 export --format akn "$motion"
  cp out motion.xml
  python3 - <<'P'
from xml.etree import ElementTree
A, S = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "{urn:standpunkt:akn:1}"
doc = ElementTree.parse("motion.xml").getroot()[0]
named = {element.get("eId"): element for element in doc.iter()}
assert doc.tag == A + "doc" and doc.get("name") == "motion"
work = doc.find(f"{A}meta/{A}identification/{A}FRBRWork")
value = lambda name: work.find(A + name).get("value")
assert value("FRBRcountry") == "se" and value("FRBRsubtype") == "motion" and value("FRBRnumber") == "2025:17"
assert work.find(A + "FRBRdate").get("date") == "2025-02-07"
assert value("FRBRuri").startswith("/akn/se/doc/motion/storåsa/2025-02-07/2025-17."), value("FRBRuri")
authors = [author.get("href")[1:] for author in work.findall(A + "FRBRauthor")]
assert [named[author].get("showAs") for author in authors] == ["Karin Lundmark", "Farid Haddad"]
assert all(named[author].tag == A + "TLCPerson" for author in authors)
assert {a.get("as") for a in work.findall(A + "FRBRauthor")} == {"#role_mover"} and named["role_mover"].tag == A + "TLCRole"
assert doc.find(f"{A}meta/{A}identification/{A}FRBRExpression/{A}FRBRlanguage").get("language") == "swe"
assert doc.find(f"{A}preface//{A}docTitle").text == "Skolsociala team i hela staden"
points = list(doc.iter(A + "point"))
assert [point.find(A + "num").text for point in points] == ["1.", "2.", "3.", "4."]
proposals = list(doc.iter(S + "proposal"))
assert len(proposals) == 4
for point, proposal in zip(points, proposals):
    assert proposal.find(S + "evidence").get("href") == "#" + point.get("eId")
    assert point.find(f"{A}content/{A}p").text == "att " + proposal.find(S + "text").text
    assert [named[one[1:]].get("showAs") for one in proposal.get("by").split()] == ["Karin Lundmark", "Farid Haddad"]
P
}

test_minutes_as_akoma_ntoso() {
  shared samples
  gives 0 export --format akn -o minutes.xml "$minutes"
  python3 - <<'P'
from xml.etree import ElementTree
A, S = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "{urn:standpunkt:akn:1}"
doc = ElementTree.parse("minutes.xml").getroot()[0]
named = {element.get("eId"): element for element in doc.iter()}
assert doc.tag == A + "debateReport" and doc.get("name") == "minutes"
author = doc.find(f"{A}meta/{A}identification/{A}FRBRWork/{A}FRBRauthor")
assert named[author.get("href")[1:]].get("showAs") == "Sjöviks stadsdelsnämnd" and author.get("as") == "#role_committee"
votes = doc.findall(f"{A}meta/{A}analysis/{A}parliamentary/{A}voting")
counts = [[count.get("value") for count in vote.findall(A + "count")] for vote in votes]
assert counts == [["6", "7"], ["7", "6"]], counts
assert named[votes[0].get("outcome")[1:]].tag == A + "TLCConcept"
item = [item for item in doc.iter(S + "item") if item.get("n") == "44"][0]
assert {one.get("party") for one in item.findall(S + "dissent")} >= {"S V", "SD"}
assert any(one.get("outcome") == "forwarded" and one.get("status") == "adopted" for one in item.findall(S + "decision"))
ends = [end.get("number") for end in doc.iter(A + "eop")]
assert ends == [str(n) for n in range(1, len(ends) + 1)] and ends, ends
P
}

test_akoma_ntoso_is_valid_and_says_what_the_record_says() {
  shared samples
  gives 0 export --format akn -o akn
  gives 0 export --format xml -o records
  valid akn/*.xml
  meaning --records records akn/*.xml
}

test_text_that_looks_like_markup_stays_text() {
  { statement 703 && printf '\nVi anser att a<b & "c" är <script>alert(1)</script> samt ]]> och %s.\n' "&amp;"; } >odd.txt
  gives 0 ingest odd.txt
  gives 0 export --format akn -o akn
  gives 0 export --format xml -o records
  valid akn/*.xml
  meaning --records records akn/*.xml
  lacks akn/*.xml "<script>"
}

test_a_paper_without_text_or_date() {
  printf 'x' | pdf empty.pdf
  printf 'Ett enda stycke utan rubrik.\n' >bare.txt
  gives 0 ingest empty.pdf bare.txt
  gives 0 export --format akn -o akn
  valid akn/*.xml
  meaning akn/*.xml
}

# Long enough to need more than a few steps of every loop in the stylesheet.
test_a_long_paper() {
  python3 - <<'P' >long.txt
print("Granviks kommun\nKultur- och fritidsnämnden\n2023-04-18\n\nYttrande över motion om kajplatser\n\nSammanfattning\n")
for n in range(2500):
    print(f"Plats {n}\tKaj {n % 7}\tLedig")
print()
for n in range(1200):
    print(f"{n + 1}. att kajplats nummer {n} lämnas över till Anna Ekbacke (S)\n")
P
  gives 0 ingest long.txt
  gives 0 export --format akn long.txt
  cp out long.xml
  valid long.xml
  meaning long.xml
}

# Every sample paper and, where they are, the papers that were collected for measuring.
test_every_paper_is_valid_akoma_ntoso() {
  plain_only # the same stylesheet
  [ -e "$schema" ] || skip "the schema is not here"
  "$STANDPUNKT" -q ingest "$TREE"/corpus/[0-9]* >/dev/null 2>&1 || true
  for folder in seeds minutes; do
    [ ! -d "$TREE/../shared/$folder" ] || "$STANDPUNKT" -q ingest "$TREE/../shared/$folder" >/dev/null 2>&1 || true
  done
  gives 0 export --format akn -o akn
  gives 0 -q export --format xml -o records
  valid akn/*.xml
  meaning --records records akn/*.xml
  [ "$(find akn -name '*.xml' | wc -l)" -gt 170 ]
}

run_cases
