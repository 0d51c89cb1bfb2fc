# draft.sh - drafts of answers to referrals: what they cite, and that they cite it rightly.
. "$(dirname "$0")/../draft/frame.sh"

test_each_proposal_gets_what_was_said_of_it() {
  prepare
  draft xml
  is "$(in_draft '[a.get("n") for a in answers]')" "['1', '2', '3']"
  is "$(in_draft 'quotes(part(answers[0], "own"))[0]')" "$no"
  is "$(in_draft 'quotes(part(answers[0], "others"))[0]')" "$yes"
  is "$(in_draft 'quotes(part(answers[1], "own"))[0]')" "Förvaltningen tillstyrker förslaget om ett cykelgarage vid gymnasieskolan."
  # nothing is said of kites, and the draft says so
  is "$(in_draft 'quotes(answers[2]), [p.get("role") for p in answers[2].findall(N + "p")]')" "([], ['suggestion', 'nothing'])"
  is "$(in_draft '[text(q.find(N + "footnote")) for q in answers[0].iter(N + "quote")][0]')" \
    "Kultur- och fritidsförvaltningen, tjänsteutlåtande ”Yttrande över motion (2021:3) om cykling i Granvik”, 2021-05-18, s. 1, dnr KFN 2021/44 (Ståndpunkt $(in_draft 'next(r.iter(N + "quote")).get("document")[:8]'))."
  # why it was found
  in_draft '[text(c) for c in answers[0].iter(N + "comment")][1]' >reasons
  has reasons "på orden"
  has reasons "lånecyklar"
}

test_a_committee_of_the_same_name_elsewhere_is_another() {
  prepare
  draft xml --municipality Ekvalla
  is "$(in_draft 'quotes(part(answers[0], "own"))')" "[]"
  in_draft '[text(p) for p in part(answers[0], "others").iter(N + "lead")]' >leads
  has leads "kultur- och fritidsförvaltningen (Granvik) samma förslag"
}

test_the_opposite_of_before_is_shown() {
  prepare
  draft xml --stance 1=support,2=met
  is "$(in_draft '[n.get("heading") for n in notes(answers[0], "contradiction")]')" "['Ni har tidigare sagt motsatsen']"
  is "$(in_draft 'quotes(notes(answers[0], "contradiction")[0])[0]')" "$no"
  is "$(in_draft '[n.get("heading") for n in notes(answers[1], "contradiction")]')" "['Ni har tidigare svarat annorlunda']"
  draft xml --stance 1=oppose,2=support
  is "$(in_draft '[n for a in answers for n in notes(a, "contradiction")]')" "[]"
}

test_layers_that_differ_are_told() {
  prepare
  cat >papers/protokoll.txt <<TEXT
Granviks kommun
$kfn
Sammanträdesprotokoll 2021-06-01

§ 31 Yttrande över motion (2021:3) om cykling i Granvik, KFN 2021/44

Beslut

$kfn tillstyrker motionen.

Ärendet

Motionären föreslår att kommunfullmäktige beslutar att

1. ställa ut lånecyklar vid alla järnvägsstationer
2. bygga ett cykelgarage vid gymnasieskolan
TEXT
  gives 0 ingest --quiet papers
  draft xml
  is "$(in_draft '"Sammanträdes" in str(r) or [q.get("layer") for q in part(answers[0], "own").iter(N + "quote")]')" "['committee', 'administration']"
  is "$(in_draft 'len(notes(answers[0], "layers"))')" 1
  is "$(in_draft 'len(notes(answers[1], "layers"))')" 0
}

test_replaced_laws_are_remarked_on() {
  prepare
  draft xml
  is "$(in_draft '[text(n) for n in notes(answers[1], "law")][0]')" \
    "Källan i fotnot 3 hänvisar till socialtjänstlagen (2001:453), som sedan 2025-07-01 är ersatt av socialtjänstlagen (2025:400)."
  gives 0 draft motion.txt --for "$kfn" --date 2025-02-03 -o draft.xml
  is "$(in_draft '[n for a in answers for n in notes(a, "law")]')" "[]"
}

test_a_changed_source_or_record_gives_no_draft() {
  prepare
  local record source
  record=$(grep -l "Kultur- och fritidsf" .data/records/*/*.xml | head -n 1)
  source=$(grep -l "Kultur- och fritidsf" .data/sources/*/* | head -n 1)
  cp "$record" record.kept && cp "$source" source.kept
  chmod u+w "$source" "$record"
  sed -i 's/saknar finansiering/saknar finanser/' "$source"
  gives 1 draft motion.txt --for "$kfn" -o draft.docx
  has err "is not what its record was made of"
  [ ! -e draft.docx ]
  cp source.kept "$source"
  # one byte of a quote and not of its block
  python3 - "$record" <<'P'
import sys
xml = open(sys.argv[1], encoding="utf-8").read()
at = xml.rindex("saknar finansiering")
open(sys.argv[1], "w", encoding="utf-8").write(xml[:at] + "saknas" + xml[at + 6:])
P
  gives 1 draft motion.txt --for "$kfn" -o draft.docx
  has err "quote"
  [ ! -e draft.docx ]
  # quote and block alike: it is no longer what the index has
  sed 's/driften saknar finansiering/driften samlar finansiering/g' record.kept >"$record"
  gives 1 draft motion.txt --for "$kfn" -o draft.docx
  has err "the quote"
  has err "avstyrker förslaget om lånecyklar"
  [ ! -e draft.docx ]
  rm -f "$source"
  cp record.kept "$record"
  gives 1 draft motion.txt --for "$kfn"
  has err "cannot be read"
  [ ! -s out ]
}

test_an_empty_store_gives_a_skeleton() {
  motion >motion.txt
  gives 0 draft motion.txt --for "$kfn" --date 2026-02-03
  has err "nothing can be cited"
  has out "1. ställa ut lånecyklar vid samtliga järnvägsstationer"
  has out "### Att-sats 3"
  has out "Varken $kfn eller någon annan"
}

test_fifty_proposals_and_none() {
  local i what deed
  {
    echo "Granviks kommun"
    echo
    echo "Motion (2025:9) om allt"
    echo
    echo "Jag föreslår att kommunfullmäktige beslutar att"
    echo
    i=0
    for what in rådhuset badhuset vattentornet magasinet stationen; do
      for deed in inventera riva måla "hyra ut" "bygga om" sälja flytta rusta belysa inhägna; do
        echo "$((i += 1)). $deed $what"
      done
    done
    echo
    echo "Vera Almlöv (MP)"
  } >motion.txt
  gives 0 draft motion.txt --for "$kfn" -q -o draft.xml
  is "$(in_draft 'len(answers), sum(len(a.findall(N + "p")) > 0 for a in answers)')" "(50, 50)"
  gives 0 draft motion.txt --for "$kfn" -q -o draft.docx
  python3 "$TREE/tests/docx_order.py" draft.docx
  printf 'Granviks kommun\n\nMotion om ingenting\n\nDet vore bra om något hände.\n\nVera Almlöv (MP)\n' >motion.txt
  gives 0 draft motion.txt --for "$kfn" -q -o draft.xml
  is "$(in_draft 'len(answers)')" 0
  in_draft 'text(r)' >all
  has all "Inga numrerade förslag"
  gives 2 draft motion.txt --for "$kfn" -q --stance 1=support
  has err "the paper has 0 proposals"
}

test_mistakes_are_told() {
  prepare
  gives 2 draft motion.txt
  has err "--for BODY"
  gives 2 draft motion.txt --for "$kfn" --template poem
  has err "there are: allman, goteborg, malmo, stockholm"
  gives 2 draft motion.txt --for "$kfn" --stance 1=maybe
  has err "no stance"
  gives 2 draft motion.txt --for "$kfn" --stance 9=support
  has err "proposal 9"
  gives 2 draft motion.txt --for "$kfn" --date yesterday
  gives 2 draft motion.txt --for "$kfn" -o draft.pdf
  has err "draft.pdf"
  gives 2 draft --for "$kfn"
  gives 1 draft missing.txt --for "$kfn"
  gives 1 draft motion.txt --for "$kfn" -o nowhere/draft.md
}

run_cases
