# history.sh - what a body and its predecessors have said over time.
. "$(dirname "$0")/lib.sh"

# City, body, date, number, stance verb.
reply() {
  cat <<TEXT
$1
$2
$3

Dnr $4

Yttrande över motion av Ylva Strandgren (C) om fältassistenter på torget

Förslag till beslut

$2 $5 motionen.

Sammanfattning

Motionären föreslår att fältassistenter anställs för kvällsarbete på torget.

Bedömning

$2 $5 förslaget att fältassistenter anställs för kvällsarbete på torget.
TEXT
}

papers() {
  mkdir papers
  reply "Granviks kommun" "Socialnämnden" 2016-03-01 "SN 2016/11" avstyrker >papers/forst.txt
  reply "Granviks kommun" "Socialnämnden" 2021-05-04 "SN 2021/40" tillstyrker >papers/sedan.txt
  reply "Hallmåla kommun" "Socialnämnden" 2019-05-04 "SN 2019/7" avstyrker >papers/annan.txt
}

test_changes_of_mind_are_marked() {
  papers
  gives 0 ingest papers
  gives 0 history Socialnämnden --municipality Granvik
  has out 2016-03-01
  has out 2021-05-04
  lacks out 2019-05-04
  has out TURNED
  gives 0 history --json Socialnämnden --municipality Granvik
  is "$(json out '[row["date"] for row in j] == sorted(row["date"] for row in j)')" True
  is "$(json out '{row["earlier"] for row in j if row["turned"]}')" "{'2016-03-01'}"
}

test_words_choose() {
  papers
  gives 0 ingest papers
  gives 0 history --csv Socialnämnden fältassistenter
  has out 2016-03-01
  gives 0 history --csv Socialnämnden simhallar
  lacks out 2016-03-01
}

test_predecessors_belong_to_it() {
  mkdir papers
  reply "Stockholms stad" "Älvsjö stadsdelsnämnd" 2016-03-01 "1.6-11-2016" avstyrker >papers/forr.txt
  reply "Stockholms stad" "Hägersten-Älvsjö stadsdelsnämnd" 2022-05-04 "HÄ 2022/40" tillstyrker >papers/nu.txt
  gives 0 ingest papers
  gives 0 history "Hägersten-Älvsjö stadsdelsnämnd"
  has out "before that"
  has out 2016-03-01
  has out 2022-05-04
  gives 0 history "Älvsjö stadsdelsförvaltning"
  has out 2016-03-01
  lacks out 2022-05-04
}

test_xml() {
  papers
  gives 0 ingest papers
  gives 0 history --xml Socialnämnden
  xmllint --noout out
  has out 'turned="yes"'
}

test_nothing_said() {
  papers
  gives 0 ingest papers
  gives 0 history Byggnadsnämnden
  has out "0 positions"
}

run_cases
