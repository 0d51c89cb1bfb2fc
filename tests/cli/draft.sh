# draft.sh - drafts of answers to referrals: what they cite, that they cite it rightly, and edited ones looked at again.
. "$(dirname "$0")/lib.sh"

# A motion about an invented town; $1 is a third proposal.
motion() {
  cat <<TEXT
Granviks kommun

Motion till kommunfullmäktige

Motion (2025:7) om lånecyklar och trygga cykelvägar

Kommunens cykelvägar används för lite. Fler skulle cykla om det fanns cyklar att låna.

Jag föreslår att kommunfullmäktige beslutar att

1. ställa ut lånecyklar vid samtliga järnvägsstationer
2. bygga cykelgarage med tak vid gymnasieskolan
3. ${1:-anordna en årlig tävling i drakflygning på Storängen}

Granvik den 3 mars 2025

Vera Almlöv (MP)
TEXT
}

# The answer of $1 (its administration $2) four years before; $3 is what it thinks of the bicycles.
answer() {
  cat <<TEXT
Granviks kommun
$2
2021-05-18

Till
$1

Dnr $4 2021/44

Tjänsteskrivelse

Yttrande över motion (2021:3) om cykling i Granvik

Förslag till beslut

$1 överlämnar tjänsteskrivelsen till kommunstyrelsen som svar på remissen.

Sammanfattning

Motionären föreslår att kommunfullmäktige beslutar att

1. ställa ut lånecyklar vid alla järnvägsstationer
2. bygga ett cykelgarage vid gymnasieskolan

Förvaltningens bedömning

$3

Förvaltningen tillstyrker förslaget om ett cykelgarage vid gymnasieskolan. Enligt socialtjänstlagen (2001:453) har
kommunen ett särskilt ansvar för unga.
TEXT
}

no="Förvaltningen avstyrker förslaget om lånecyklar vid järnvägsstationerna eftersom driften saknar finansiering."
yes="Förvaltningen tillstyrker förslaget om lånecyklar vid järnvägsstationerna."
kfn="Kultur- och fritidsnämnden"

# A motion, and a store in which two committees have said something of the like.
prepare() {
  motion >motion.txt
  mkdir papers
  answer "$kfn" "Kultur- och fritidsförvaltningen" "$no" KFN >papers/kfn.txt
  answer "Tekniska nämnden" "Tekniska förvaltningen" "$yes" TN >papers/tn.txt
  gives 0 ingest --quiet papers
}

# draft FORMAT WORD...: a draft for the committee that has a past, on a fixed day.
draft() {
  local format=$1
  shift
  gives 0 draft motion.txt --for "$kfn" --date 2026-02-03 "$@" -o "draft.$format"
}

# What EXPRESSION says of the draft draft.xml, whose root is r; N is the namespace.
in_draft() {
  python3 -c '
import sys, xml.etree.ElementTree as E
r = E.parse("draft.xml").getroot()
N = "{urn:standpunkt:result:1}"
text = lambda e: "".join(e.itertext())
answers = [s for s in r.iter(N + "section") if s.get("role") == "answer"]
part = lambda a, role: next((s for s in a.iter(N + "section") if s.get("role") == role), None)
quotes = lambda e: [text(q.find(N + "text")) for q in e.iter(N + "quote")]
notes = lambda a, kind: [n for n in a.iter(N + "note") if n.get("kind") == kind]
print(eval(sys.argv[1]))' "$1"
}

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

test_the_same_bytes_twice() {
  prepare
  local format
  for format in docx odt; do
    draft $format --stance 1=support
    mv draft.$format first
    draft $format --stance 1=support
    cmp first draft.$format
  done
  SOURCE_DATE_EPOCH=1767225600 gives 0 draft motion.txt --for "$kfn" -o draft.xml
  is "$(in_draft 'r.get("date")')" 2026-01-01
}

test_docx_is_as_word_wants_it() {
  prepare
  draft docx --stance 1=support --links https://exempel.se/dokument/
  python3 "$TREE/tests/docx_order.py" draft.docx
  mkdir parts
  (cd parts && python3 -m zipfile -e ../draft.docx .)
  has parts/word/styles.xml 'w:val="sv-SE"'
  has parts/word/_rels/footnotes.xml.rels 'Target="https://exempel.se/dokument/'
  has parts/docProps/core.xml "lånecyklar"
  grep -o '<w:num w:numId' parts/word/numbering.xml | wc -l >lists
  grep -o '<w:startOverride' parts/word/numbering.xml | wc -l >starts
  cmp lists starts
  has parts/word/comments.xml "inte hämtad ur någon handling"
  # the checker can fail
  python3 - <<'P'
import zipfile
old, new = zipfile.ZipFile("draft.docx"), zipfile.ZipFile("bad.docx", "w")
for name in old.namelist():
    text = old.read(name).decode()
    if name == "word/styles.xml":
        text = text.replace("<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>")
    new.writestr(name, text)
new.close()
P
  if python3 "$TREE/tests/docx_order.py" bad.docx >faults; then fail "docx_order.py sees nothing"; fi
  has faults "keepNext in pPr stands too late"
}

test_odt_parts() {
  prepare
  draft odt --stance 1=support
  python3 - <<'P'
import xml.etree.ElementTree as E, zipfile
z = zipfile.ZipFile("draft.odt")
first = z.infolist()[0]
assert first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED and not first.extra
assert z.read("mimetype") == b"application/vnd.oasis.opendocument.text"
parts = {n: E.fromstring(z.read(n)) for n in z.namelist() if n.endswith(".xml")}
style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
known = {e.get(style + "name") for p in ("styles.xml", "content.xml") for e in parts[p].iter() if e.get(style + "name")}
used = {e.get(text + "style-name") for e in parts["content.xml"].iter() if e.get(text + "style-name")}
assert used <= known, used - known
assert len(list(parts["content.xml"].iter(text + "note"))) == len(list(parts["content.xml"].iter(text + "bookmark-start"))) > 0
P
}

test_text_cannot_become_markup() {
  prepare
  motion 'döpa torget till <b>*Torg*</b> & ]]> {nämnd} [x] _y_ <!-- sp1_a -->' >motion.txt
  local format
  for format in docx html md xml; do draft $format; done
  is "$(in_draft 'text(answers[2].find(N + "proposal"))')" 'döpa torget till <b>*Torg*</b> & ]]> {nämnd} [x] _y_ <!-- sp1_a -->'
  has draft.html "&lt;b&gt;*Torg*&lt;/b&gt; &amp; ]]&gt; {nämnd} [x]"
  has draft.md 'till \<b\>\*Torg\*\</b\>'
  python3 "$TREE/tests/docx_order.py" draft.docx
  gives 0 draft --verify draft.md
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

test_templates_fit_the_body() {
  motion >motion.txt
  local body wanted
  while IFS='|' read -r body date wanted; do
    gives 0 draft motion.txt --for "$body" --date "$date" -q -o draft.xml
    is "$body $date $(in_draft 'r.get("template")')" "$body $date $wanted"
  done <<'TABLE'
Socialnämnden|2025-01-01|allman
TABLE
  sed -i 's/Granviks kommun/Stockholms stad/; s/Granvik den/Stockholm den/' motion.txt
  while IFS='|' read -r body date wanted; do
    gives 0 draft motion.txt --for "$body" --date "$date" -q -o draft.xml
    is "$body $date $(in_draft 'r.get("template")')" "$body $date $wanted"
  done <<'TABLE'
Farsta stadsdelsnämnd|2025-01-01|stockholm
Farsta stadsdelsnämnd|2014-01-01|stockholm-aldre
Idrottsnämnden|2025-01-01|allman
TABLE
}

# ---- edited drafts ----

test_verify_finds_what_was_changed_and_lost() {
  prepare
  local format
  for format in docx odt html md; do
    draft $format --stance 1=support
    gives 0 draft --verify draft.$format
    has out "4 of 4 quotes"
    python3 - draft.$format <<'P'
import sys, zipfile
name = sys.argv[1]
def edit(text):
    assert "saknar finansiering" in text
    text = text.replace("saknar finansiering", "saknar full finansiering")
    mark = text.index(">Förvaltningen tillstyrker förslaget om lånecyklar vid järnvägsstationerna.")
    return text[:mark + 1] + text[mark + 1:].replace("Förvaltningen tillstyrker förslaget om lånecyklar vid järnvägsstationerna.", "", 1)
if name.endswith(("docx", "odt")):
    part = "word/document.xml" if name.endswith("docx") else "content.xml"
    old, new = zipfile.ZipFile(name), zipfile.ZipFile("edited." + name.split(".")[1], "w")
    for n in old.namelist():
        data = old.read(n)
        new.writestr(n, edit(data.decode()) if n == part else data)
    new.close()
else:
    open("edited." + name.split(".")[1], "w", encoding="utf-8").write(edit(open(name, encoding="utf-8").read()))
P
    gives 1 draft --verify --json edited.$format
    is "$format $(json out '[row["state"] for row in j]')" "$format ['changed', 'lost', 'kept', 'kept']"
    is "$(json out 'j[0]["said"]')" "$no"
    gives 1 draft --verify edited.$format
    has out "saknar full finansiering"
    has out "2 of 4 quotes"
  done
}

test_verify_sees_what_left_the_store() {
  prepare
  draft docx
  gives 0 forget tn.txt
  gives 1 draft --verify --json draft.docx
  is "$(json out '[row["state"] for row in j]')" "['kept', 'source-gone', 'kept', 'source-gone']"
  # its bookmark gone altogether
  python3 - <<'P'
import re, zipfile
old, new = zipfile.ZipFile("draft.docx"), zipfile.ZipFile("edited.docx", "w")
for n in old.namelist():
    text = old.read(n).decode()
    if n == "word/document.xml":
        text = re.sub(r'<w:bookmark(Start|End)[^>]*w:id="1"[^>]*>', "", text)
    new.writestr(n, text)
new.close()
P
  gives 1 draft --verify --json edited.docx
  is "$(json out 'j[0]["state"]')" lost
}

test_verify_reads_strangers_files_safely() {
  prepare
  echo "Kära alla" >letter.md
  gives 1 draft --verify letter.md
  has err "no quotes"
  printf 'PK\003\004 no archive' >broken.docx
  gives 1 draft --verify broken.docx
  head -c 3000 /dev/urandom >noise.odt
  gives 1 draft --verify noise.odt
  : >empty.docx
  gives 1 draft --verify empty.docx
  python3 - <<'P'
import zipfile
def package(name, part, text):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(part, text)
package("bomb.docx", "word/document.xml", "<a>" + " " * (80 << 20) + "</a>")
package("entities.docx", "word/document.xml",
        '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y SYSTEM "motion.txt">]><a>&x;&y;</a>')
package("deep.odt", "content.xml", "<a>" * 100000 + "</a>" * 100000)
package("other.docx", "xl/workbook.xml", "<a/>")
with zipfile.ZipFile("many.docx", "w") as z:
    for i in range(5000):
        z.writestr(f"part{i}", "")
P
  gives 1 draft --verify bomb.docx
  has err "64 MiB"
  gives 1 draft --verify entities.docx
  has err "document type"
  gives 1 draft --verify deep.odt
  gives 1 draft --verify other.docx
  gives 1 draft --verify many.docx
  has err "4096 parts"
}

test_libreoffice_opens_and_keeps_the_quotes() {
  command -v soffice >/dev/null || skip "no LibreOffice"
  [[ ${STANDPUNKT} != *asan* ]] || skip "once is enough"
  prepare
  draft docx --stance 1=support
  draft odt --stance 1=support
  convert() { timeout 120 soffice "-env:UserInstallation=file://$PWD/office" --headless --convert-to "$@" >/dev/null 2>&1; }
  convert txt:Text --outdir text draft.docx || skip "LibreOffice does not run here"
  has text/draft.txt "Ni har tidigare sagt motsatsen"
  has text/draft.txt "$no"
  convert docx --outdir from-odt draft.odt
  convert odt --outdir from-docx draft.docx
  gives 0 draft --verify from-odt/draft.docx
  has out "4 of 4 quotes"
  gives 0 draft --verify from-docx/draft.odt
  has out "4 of 4 quotes"
}

# ---- the matter, and the days ----

test_draft_of_a_matter() {
  prepare
  gives 0 ingest --quiet motion.txt
  gives 0 draft --matter 2025:7 --for "Tekniska nämnden" --date 2026-02-03 -o draft.xml
  is "$(in_draft 'quotes(part(answers[0], "own"))[0]')" "$yes"
  gives 1 draft --matter 1999:1 --for "Tekniska nämnden"
}

test_the_referral_tells_by_when() {
  prepare
  cat >papers/remiss.txt <<'TEXT'
Granviks kommun
Kommunstyrelsen
2025-04-01

Dnr KS 2025/81

Remiss av motion (2025:7) om lånecyklar och trygga cykelvägar

Kommunstyrelsen översänder motionen för yttrande. Svar ska ha kommit in till kommunstyrelsen senast den 30 juni 2025.
TEXT
  gives 0 ingest --quiet papers
  gives 0 draft motion.txt --for "$kfn" --date 2025-05-02 -o draft.xml
  # the motion tells its municipality only in its letterhead
  is "$(in_draft 'r.get("reply-by")')" 2025-06-30
  in_draft 'text(r)' >all
  has all "Svar ska lämnas senast den 30 juni 2025."
  has all "KS 2025/81"

  gives 0 deadlines --date 2025-06-01
  has out "2025-06-30"
  gives 0 deadlines --date 2025-06-01 --json
  is "$(json out '[(row["reply_by"], row["days"], row["cases"]) for row in j]')" "[('2025-06-30', 29, 'KS 2025/81')]"
  gives 0 deadlines --date 2025-06-01 --csv
  has out "2025-06-30,29,"
  gives 0 deadlines --date 2025-07-01 --json
  is "$(json out 'j')" "[]"
  gives 0 deadlines --date 2025-07-01 --all --json
  is "$(json out '[row["days"] for row in j]')" "[-1]"
  gives 2 deadlines --date soon
  gives 0 deadlines --date 2025-06-01 --ical
  python3 - <<'P'
lines = open("out", "rb").read().split(b"\r\n")
assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR" and lines[-1] == b"", lines
assert all(len(line) <= 75 for line in lines)
assert b"DTSTART;VALUE=DATE:20250630" in lines and b"DTEND;VALUE=DATE:20250701" in lines
assert b"DTSTAMP:20250601T000000Z" in lines
P
  # what has been answered is no longer waited for
  answer "$kfn" "Kultur- och fritidsförvaltningen" "$no" KFN | sed 's/2021:3) om cykling i Granvik/2025:7) om lånecyklar och trygga cykelvägar/; s/2021-05-18/2025-05-20/; s,KFN 2021/44,KFN 2025/9,' >papers/svar.txt
  gives 0 ingest --quiet papers
  gives 0 deadlines --date 2025-06-01 --for "$kfn" --json
  is "$(json out 'j')" "[]"
  gives 0 deadlines --date 2025-06-01 --for "Tekniska nämnden" --json
  is "$(json out '[row["answers"] for row in j]')" "[1]"
}

run_cases
