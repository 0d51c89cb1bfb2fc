# draft_verify.sh - drafts that people have edited, looked at again.
. "$(dirname "$0")/../draft/frame.sh"

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

run_cases
