# draft_files.sh - drafts as files: what Word, LibreOffice and browsers get.
. "$(dirname "$0")/../draft/frame.sh"

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

run_cases
