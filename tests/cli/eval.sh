# eval.sh - records measured against what is expected of them.
. "$(dirname "$0")/lib.sh"

# case_of FOLDER STANCE: a statement that opposes its motion, expected to hold STANCE.
case_of() {
  mkdir -p "$1"
  statement "${1//[^0-9]/}" >"$1/paper.txt"
  cat >"$1/expected.xml" <<XML
<record xmlns="urn:standpunkt:record:1">
  <source file="paper.txt"/>
  <document type="statement|official-report">
    <caseNumber of="own">KFN 2023/${1//[^0-9]/}</caseNumber>
  </document>
  <item complete="decision">
    <proposal id="p1">kommunen ställer ut lånecyklar vid ${1//[^0-9]/}</proposal>
    <position proposal="p1" stance="$2"/>
    <decision outcome="rejected" object="matter"/>
  </item>
</record>
XML
}

set_of_two() {
  case_of set/case-1 oppose
  case_of set/deeper/case-2 support
}

test_a_table_for_people() {
  set_of_two
  gives 0 eval set
  has out "2 cases"
  is "$(awk '$1 == "position" { print $2, $3, $4, $5, $6, $7; exit }' out)" "1.000 0.500 0.667 1 0 1"
  is "$(awk '$1 == "decision" { print $5, $6, $7; exit }' out)" "2 0 0"
  has out "macro-F1"
  has out "expected calibration error"
  has out "mover's words as somebody's position: 0 of "
  has out "proposed-decision  decision"
  lacks out "expected.xml, line"
}

test_misses_have_case_place_and_quote() {
  set_of_two
  gives 0 eval --misses set
  has out "position: deeper/case-2 missing: proposal=p1 stance=support (expected.xml, line 8)"
  lacks out "case-1 missing"
  sed -i 's/outcome="rejected"/outcome="granted"/' set/case-1/expected.xml
  gives 0 eval -m set/case-1
  has out "decision: case-1 missing: outcome=granted"
  has out "instead: "
  has out "rule=decision.rejected"
  has out "“"
}

test_a_miss_names_what_of_the_vote_is_judged() {
  case_of set/case-1 oppose
  sed -i 's|</item>|<vote yes="7" no="5" yesMeans="avslag" follows="yes"/>\n&|' set/case-1/expected.xml
  gives 0 eval --misses set
  has out "vote-meaning: case-1 missing: yesMeans=avslag (expected.xml, line 10)"
  has out "vote-meaning: case-1 missing: follows=yes (expected.xml, line 10)"
  gives 0 eval --json set
  is "$(json out '[(m["kind"], m.get("attribute")) for m in j["misses"] if m["kind"].startswith("vote")]')" \
    "[('vote', None), ('vote-meaning', 'yesMeans'), ('vote-meaning', 'follows')]"
}

test_rules_that_were_never_wrong_on_demand() {
  set_of_two
  gives 0 eval set
  has out "never wrong (--rules lists them)"
  lacks out "decision.rejected"
  gives 0 eval --rules set
  has out "decision.rejected"
}

test_json() {
  set_of_two
  gives 0 eval --json set
  is "$(json out '[c["name"] for c in j["cases"]]')" "['case-1', 'deeper/case-2']"
  is "$(json out '[k for k in j["kinds"] if k["kind"] == "position"][0]["f1"]')" 0.6667
  is "$(json out 'j["figures"]["position"]')" 0.6667
  is "$(json out 'j["figures"]["stance.oppose"]')" 1
  is "$(json out '[(c["expected"], c["found"]) for c in j["stances"]["confusion"]]')" "[('support', 'none'), ('oppose', 'oppose')]"
  is "$(json out '[(m["case"], m["kind"], m["verdict"], m["expected"]["line"]) for m in j["misses"]]')" \
    "[('deeper/case-2', 'position', 'missing', 8)]"
  is "$(json out 'all(r["hits"] >= r["right"] + r["wrong"] for r in j["rules"] + j["sections"])')" True
  is "$(json out 'sum(b["count"] for b in j["calibration"]["decision"]["bins"])')" 2
  is "$(json out 'j["moversWords"]["count"], j["broken"], j["thresholds"]')" "(0, 0, [])"
}

test_csv() {
  set_of_two
  gives 0 eval --csv set
  is "$(head -n 1 out | tr -d '\r')" "kind,precision,recall,f1,right,extra,missing"
  has out "position,1.000,0.500,0.667,1,0,1"
  is "$(wc -l <out)" "$(grep -c '^[a-z-]*[,A-Z]' out)"
}

test_thresholds() {
  set_of_two
  printf '# the least\nposition\t0.9\nposition.recall\t0.5\ndecision\t1.000\nanswer\t1.000\n' >least.tsv
  gives 1 eval --quiet --thresholds least.tsv set
  has err "least.tsv: line 2: position is 0.6667, below its minimum 0.900"
  is "$(wc -l <err)" 1
  sed -i 's/0\.9/0.666/' least.tsv
  gives 0 eval --quiet --thresholds least.tsv set
  [ ! -s err ]
  gives 0 eval --json --thresholds least.tsv set
  is "$(json out '[t["reached"] for t in j["thresholds"]]')" "[True, True, True, True]"
}

test_thresholds_for_no_figure_are_wrong_use() {
  set_of_two
  printf 'decision\t1\npositions\t0.9\n' >least.tsv
  gives 2 eval --thresholds least.tsv set
  has err "least.tsv: line 2: no figure is called 'positions'; did you mean position?"
  [ ! -s out ]
  gives 2 eval --thresholds nowhere.tsv set
  has err "nowhere.tsv"
}

test_a_broken_expected_is_told_and_the_rest_goes_on() {
  set_of_two
  sed -i 's/stance="oppose"/stance="opose"/' set/case-1/expected.xml
  gives 1 eval set
  has err "set/case-1/expected.xml: line 8: "
  has err "opose"
  has out "1 case, 1 broken"
  is "$(awk '$1 == "position" { print $5, $6, $7; exit }' out)" "0 0 1"
  echo '<record' >set/case-1/expected.xml
  gives 1 eval --quiet set
  has err "set/case-1/expected.xml: line "
}

test_a_paper_that_is_not_there_or_cannot_be_read() {
  set_of_two
  rm set/case-1/paper.txt
  gives 1 eval set
  has err "set/case-1/expected.xml: line 2: the paper paper.txt is not there"
  echo '%PDF-1.7 nothing' >set/case-1/paper.txt
  gives 1 eval set
  has err "set/case-1/paper.txt: "
  is "$(awk '$1 == "record" { print $5, $6, $7; exit }' out)" "1 0 1"
}

test_the_blind_set_is_evaluated_when_it_is_named() {
  case_of set/case-1 oppose
  case_of set/blind/case-3 support
  gives 0 eval set
  has out "1 case; a folder called blind was left apart"
  gives 0 eval --json set
  is "$(json out 'len(j["cases"]), j["apart"]')" "(1, 1)"
  gives 0 eval --json set/blind/
  is "$(json out '[c["name"] for c in j["cases"]]')" "['case-3']"
  gives 0 eval --json set set/blind
  is "$(json out 'len(j["cases"])')" 2
}

test_no_cases_and_wrong_use() {
  mkdir empty
  gives 1 eval empty
  has err "empty: no folder with a paper and expected.xml"
  gives 1 eval nowhere
  has err "nowhere: cannot read"
  gives 2 eval
  gives 2 eval --csv --misses empty
}

# Every token of a record can be expected: the two schemas do not drift apart.
test_what_a_record_may_say_can_be_expected() {
  for type in document-type:document-types layer:layers stance:stances outcome:outcomes dissent-kind:dissent-kinds \
    decision-status:decision-statuses decision-object:decision-objects date-role:date-roles \
    person-role:person-roles reference-type:reference-types proposal-kind:proposal-kinds case-owner:case-owners; do
    tokens=$(sed -n "/simpleType name=\"${type%:*}\"/,/<\/xs:simpleType>/s/.*enumeration value=\"\([^\"]*\)\".*/\1/p" \
      "$TREE/schemas/record.xsd" | paste -sd'|')
    [ -n "$tokens" ] || fail "no tokens of ${type%:*}"
    is "$(sed -n "/simpleType name=\"${type#*:}\"/,/pattern/s/.*pattern value=\"(\([^)]*\)).*/\1/p" "$TREE/schemas/expected.xsd")" "$tokens"
  done
}

run_cases
