# record.sh - one document: its pages, its record, its findings explained; validation.
. "$(dirname "$0")/lib.sh"

test_record_is_valid_and_stable() {
  statement 801 | pdf a.pdf
  gives 0 record a.pdf
  cp out a.xml
  gives 0 record a.pdf
  cmp out a.xml
  xmllint --noout --schema "$TREE/schemas/record.xsd" a.xml 2>/dev/null
  gives 0 validate a.xml
  has out "a.xml: valid"
}

test_quotes_are_byte_for_byte_in_their_blocks() {
  statement 802 | pdf a.pdf
  gives 0 record a.pdf
  python3 - <<'P'
import xml.etree.ElementTree as ElementTree
name = lambda e: e.tag.rsplit("}", 1)[-1]
root = ElementTree.parse("out").getroot()
blocks = {e.get("id"): (e.text or "").encode() for e in root.iter() if name(e) == "block"}
quotes = [e for e in root.iter() if name(e) == "evidence"]
assert quotes
for e in quotes:
    assert blocks[e.get("block")][int(e.get("start")):int(e.get("end"))] == (e.text or "").encode(), e.attrib
    assert int(e.get("page")) == 1
P
}

test_validate_names_what_is_wrong() {
  statement 803 >a.txt
  gives 0 record a.txt
  cp out good.xml
  sed 's/<document type="[^"]*"/<document type="poem"/' good.xml >bad.xml
  echo '<record' >cut.xml
  gives 1 validate good.xml bad.xml cut.xml missing.xml
  has out "good.xml: valid"
  has err "standpunkt: bad.xml: "
  has err "poem"
  has err "standpunkt: cut.xml: "
  has err "standpunkt: missing.xml: "
  gives 1 validate --json good.xml bad.xml
  is "$(json out '[row["valid"] for row in j]')" "['yes', 'no']"
  gives 0 validate --quiet good.xml
  [ ! -s out ]
}

test_validate_checks_quotes() {
  statement 804 >a.txt
  gives 0 record a.txt
  sed -E '0,/<evidence /s/(<evidence [^>]*>)[^<]/\1#/' out >forged.xml
  if cmp -s out forged.xml; then fail "nothing to forge"; fi
  gives 1 validate forged.xml
}

test_validate_fetches_and_expands_nothing() {
  cat >bomb.xml <<'X'
<?xml version="1.0"?>
<!DOCTYPE record [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d SYSTEM "secret">]>
<record xmlns="urn:standpunkt:record:1" id="&c;">&d;</record>
X
  echo "a secret" >secret
  gives 1 validate bomb.xml
  lacks err "a secret"
}

test_extract() {
  statement 805 | pdf a.pdf
  gives 0 extract a.pdf
  has out "page 1  595 x 842"
  has out "Granviks kommun"
  gives 0 extract --json a.pdf
  is "$(json out 'j["pages"][0]["lines"][0]["text"]')" "Granviks kommun"
  is "$(json out 'len(j["pages"][0]["lines"][0]["box"])')" 4
}

test_explain() {
  statement 806 >a.txt
  gives 0 explain a.txt
  has out "== section: "
  has out "== record =="
  has out "lånecyklar"
  gives 0 explain --json a.txt
  is "$(json out 'len(j) > 0 and all(f["rule"] and f["kind"] and f["text"] for f in j)')" True
}

test_the_same_outcome_by_pdf_and_text() {
  statement 807 >a.txt
  pdf a.pdf <a.txt
  gives 0 record a.txt
  cp out text.xml
  gives 0 record a.pdf
  python3 - <<'P'
import xml.etree.ElementTree as ElementTree
name = lambda e: e.tag.rsplit("}", 1)[-1]
def decisions(file):
    return sorted((e.get("status"), e.get("outcome")) for e in ElementTree.parse(file).iter() if name(e) == "decision")
assert decisions("text.xml") == decisions("out"), (decisions("text.xml"), decisions("out"))
assert ("proposed", "rejected") in decisions("out") or ("recommended", "rejected") in decisions("out"), decisions("out")
P
}

run_cases
