# matters.sh - papers that belong together: linked by what, shown with reasons, whatever the order.
. "$(dirname "$0")/lib.sh"

# A motion; $1 municipality, $2 number, $3 title, $4 mover, $5 date, $6 and $7 proposals.
motion() {
  cat <<TEXT
$1 kommun
Kommunfullmäktige

Motion ${2:+($2) }om $3

Dagens läge behöver ändras. Många invånare har hört av sig.

Vi föreslår därför att kommunfullmäktige beslutar

att $6
att $7

$1 den $5

$4
TEXT
}

# A reply; $1 municipality, $2 body, $3 own number, $4 sender's number or "", $5 title, $6 date, $7 retelling, $8 stance.
reply() {
  cat <<TEXT
$1 kommun
$2
$6

Dnr $3
${4:+Ert dnr $4
}
$5

Förslag till beslut

$2 $8 motionen.

Sammanfattning

$7

Bedömning

$2 $8 förslaget.
TEXT
}

mine='Ylva Strandgren (C) har lämnat en motion. Motionären föreslår att kommunen anlägger en hundrastgård vid Mellansjön och att belysningen längs strandvägen förnyas före vintern.'

papers() {
  mkdir -p papers
  motion Granvik 2023:14 "hundrastgård vid Mellansjön" "Ylva Strandgren (C)" "3 april 2023" \
    "kommunen anlägger en hundrastgård vid Mellansjön" "belysningen längs strandvägen förnyas före vintern" >papers/motion.txt
  reply Granvik "Tekniska nämnden" "TN 2023/61" "KS 2023/202" \
    "Yttrande över motion (2023:14) om hundrastgård vid Mellansjön" 2023-09-12 "$mine" tillstyrker >papers/teknik.txt
  reply Granvik "Fritidsnämnden" "FN 2023/88" "KS 2023/202" \
    "Remissvar: hundrastgård" 2023-09-20 "$mine" avstyrker >papers/fritid.txt
  motion Hallmåla 2023:14 "hundrastgård vid Norrsjön" "Sten Ekmark (S)" "8 maj 2023" \
    "kommunen anlägger en hundrastgård vid Norrsjön" "belysningen längs strandvägen förnyas före vintern" >papers/annan.txt
  motion Granvik 2021:5 "hundrastgård vid Mellansjön" "Ylva Strandgren (C)" "9 mars 2021" \
    "kommunen anlägger en hundrastgård vid Mellansjön" "belysningen längs strandvägen förnyas före vintern" >papers/forra.txt
}

read_papers() {
  papers
  gives 0 ingest papers
}

# The matter of a file.
matter_of() { sqlite3 .data/index.sqlite "SELECT matter FROM v_matters WHERE file = '$1'"; }

# All that linking has made, without the keys of the index.
links() {
  sqlite3 .data/index.sqlite "SELECT matter, kind, title, motion, cases, movers, file, item FROM v_matters ORDER BY 1, 7, 8;
    SELECT n.name, m.id FROM matter_name n JOIN matter m ON m.key = n.matter ORDER BY 1, 2;
    SELECT matter, min(one, other), max(one, other), score, kind, text, weight FROM v_matter_links ORDER BY 1, 2, 3, 5, 6"
}

test_a_motion_and_its_replies_are_one_matter() {
  shared read_papers
  is "$(matter_of motion.txt)" granvik-motion-2023-14
  is "$(matter_of teknik.txt)" granvik-motion-2023-14
  is "$(matter_of fritid.txt)" granvik-motion-2023-14
}

test_the_same_question_elsewhere_or_in_another_year_is_another_matter() {
  shared read_papers
  is "$(matter_of annan.txt)" hallmala-motion-2023-14
  is "$(matter_of forra.txt)" granvik-motion-2021-5
}

test_unnumbered_motions_need_several_signs() {
  mkdir papers
  motion Granvik "" "hundrastgård vid Mellansjön" "Ylva Strandgren (C)" "3 april 2023" \
    "kommunen anlägger en hundrastgård vid Mellansjön" "belysningen längs strandvägen förnyas före vintern" >papers/motion.txt
  reply Granvik "Tekniska nämnden" "TN 2023/61" "" "Svar på motion av Ylva Strandgren (C) om plats för hundar vid Mellansjön" \
    2023-09-12 "$mine" tillstyrker >papers/teknik.txt
  reply Granvik "Fritidsnämnden" "FN 2023/90" "" "Svar på motion av Olof Hagfors (M) om hundrastgård vid Mellansjön" \
    2023-10-02 "Olof Hagfors (M) har lämnat en motion om hundrastgårdar." avstyrker >papers/fritid.txt
  gives 0 ingest papers
  is "$(matter_of motion.txt)" "$(matter_of teknik.txt)"
  [ "$(matter_of motion.txt)" != "$(matter_of fritid.txt)" ] || fail "linked by topic alone"
}

test_the_order_does_not_matter() {
  shared read_papers
  links >first
  rm -r .data
  local name
  for name in fritid annan motion forra teknik; do gives 0 ingest papers/$name.txt; done
  links >second
  cmp first second
  gives 0 reindex
  links >third
  cmp first third
}

# Two papers under one case number that have nothing else in common: the older is called by it, whoever came first.
test_an_address_goes_to_the_older_matter() {
  mkdir papers
  reply Granvik "Tekniska nämnden" "TN 2023/61" "" "Svar på motion av Ylva Strandgren (C) om hundrastgård vid Mellansjön" \
    2023-09-12 "$mine" tillstyrker >papers/older.txt
  reply Granvik "Tekniska nämnden" "TN 2023/61" "" "Svar på motion av Sten Ekmark (S) om skolskjutsar på landsbygden" \
    2023-10-19 "Sten Ekmark (S) har lämnat en motion om skolskjutsar." avstyrker >papers/younger.txt
  local order name
  for order in "older younger" "younger older"; do
    rm -rf .data
    for name in $order; do gives 0 ingest papers/$name.txt; done
    is "$(matter_of older.txt)" granvik-dnr-tn-2023-61
    is "$(matter_of younger.txt)" "granvik-$(sqlite3 .data/index.sqlite "SELECT substr(id, 1, 12) FROM document WHERE file = 'younger.txt'")"
    links >"$name"
    gives 0 reindex
    links >again
    cmp "$name" again
  done
  cmp older younger
}

test_forgetting_leaves_what_a_reindex_gives() {
  shared read_papers
  gives 0 forget motion.txt
  is "$(matter_of teknik.txt)" granvik-motion-2023-14
  links >first
  lacks first motion.txt
  gives 0 reindex
  links >second
  cmp first second
  gives 0 check
}

test_reasons_are_shown() {
  shared read_papers
  gives 0 matters granvik-motion-2023-14 --why
  has out case-number
  has out "ks 2023/202"
  has out motion-number
  gives 0 matters 'KS 2023/202' --why --json
  is "$(json out 'all(row["weight"] != 0 for row in j) and {row["reason"] for row in j} >= {"case-number", "motion-number"}')" True
  gives 0 matters --why --csv 'Dnr TN 2023/61'
  has out "motion-number"
}

test_listing_and_showing() {
  shared read_papers
  gives 0 matters --json
  is "$(json out 'len(j)')" 3
  gives 0 matters --json hundrastgård Mellansjön
  is "$(json out 'sorted(row["motion"] for row in j)')" "['2021:5', '2023:14']"
  gives 0 matters granvik-motion-2023-14
  has out "Ylva Strandgren (C)"
  has out "2023-09-12"
  has out "1 kommunen anlägger en hundrastgård"
  gives 0 matters granvik-motion-2023-14 --json
  is "$(json out '[p["own"] for p in j["proposals"]]')" "[True, True]"
  is "$(json out '[e["stage"] for e in j["events"]]')" "['motion', 'statement', 'statement']"
  gives 1 matters --why 2023:14
  has err "2 matters"
  gives 1 matters --why nothing-like-it
  has err "no such matter"
}

test_older_ids_lead_on() {
  papers
  gives 0 ingest papers/fritid.txt
  local before
  before=$(matter_of fritid.txt)
  gives 0 ingest papers
  gives 0 matters "$before"
  has out granvik-motion-2023-14
}

# Each paragraph of minutes is an item of its own; what is told of at several meetings is one matter.
minutes() { # DATE, PARAGRAPH, BEFORE
  cat <<TEXT
Granviks kommun
Protokoll
Kommunstyrelsen
$1

§ $2 Motion av Ylva Strandgren (C) om hundrastgård vid Mellansjön

Kommunstyrelsen bordlägger ärendet.
${3:+
Ärendet bordlades den $3.
}
§ $(($2 + 1)) Motion av Olof Hagfors (M) om cykelväg till Norrsjön

Kommunstyrelsen föreslår att kommunfullmäktige avslår motionen.
TEXT
}

test_paragraphs_of_minutes() {
  mkdir papers
  minutes 2023-10-03 101 >papers/oktober.txt
  minutes 2023-11-07 118 "3 oktober 2023, § 101" >papers/november.txt
  gives 0 ingest papers
  is "$(sqlite3 .data/index.sqlite "SELECT count(DISTINCT matter) || ' ' || count(*) FROM v_matters WHERE kind = 'motion'")" "2 4"
}

test_case_numbers_can_be_left_out_for_measuring() {
  papers
  STANDPUNKT_MATTER_WITHOUT=CSNn gives 0 ingest papers
  sqlite3 .data/index.sqlite "SELECT kind FROM matter_reason" >kinds
  lacks kinds case-number
  lacks kinds motion-number
}

# Real minutes, where they are at hand.
test_minutes_by_case_number() {
  plain_only # it measures
  [ -d "$TREE/../shared/minutes" ] || skip "no minutes to measure with"
  python3 "$TREE/tests/matters.py" "$STANDPUNKT" "$TREE/../shared/minutes"
}

run_cases
