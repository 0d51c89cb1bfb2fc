"""Checks Akoma Ntoso documents for what no schema can say: check_akn.py FILE...

eIds are unique and well formed; every reference leads to an eId of the document; every quote stands, byte for byte, in the
element that its href names; the text of no block of the record is lost or doubled (with --record RECORD, one file).
"""
import re
import sys
from xml.etree import ElementTree

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OURS = "{urn:standpunkt:akn:1}"
RECORD = "{urn:standpunkt:record:1}"
# [prefix "__"] element_ref ["_" number], as the naming convention has it; numbers of people and bodies are names
EID = re.compile(r"[A-Za-z]+(_[\w.-]+?)?(__[A-Za-z]+(_[\w.-]+?)?)*")


def text_of(element):
    """The text of a block: cells set apart by tabs, without notes that stand in it."""
    if element.tag == AKN + "tr":
        return "\t".join(text_of(cell) for cell in element)
    parts = ["" if element.tag in (AKN + "num", AKN + "point", AKN + "paragraph") else element.text or ""]
    for child in element:
        if child.tag not in (AKN + "authorialNote", AKN + "num"):
            parts.append(text_of(child))
        if element.tag not in (AKN + "point", AKN + "paragraph", AKN + "content"):
            parts.append(child.tail or "")
    return "".join(parts)


def check(path):
    root = ElementTree.parse(path).getroot()
    wrong = []
    named = {}
    for element in root.iter():
        eid = element.get("eId")
        if eid is None:
            continue
        if eid in named:
            wrong.append(f"eId twice: {eid}")
        if not EID.fullmatch(eid):
            wrong.append(f"eId not well formed: {eid}")
        named[eid] = element
    for element in root.iter():
        for name, value in element.attrib.items():
            for one in value.split() if value.startswith("#") else []:
                if one[1:] not in named:
                    wrong.append(f"{element.tag}@{name} leads nowhere: {one}")
    for quote in root.iter(OURS + "evidence"):
        place = named.get(quote.get("href")[1:])
        if place is None:
            continue
        said = text_of(place).encode()[int(quote.get("start")) : int(quote.get("end"))].decode(errors="replace")
        if said != (quote.text or ""):
            wrong.append(f"{quote.get('href')} has '{said}' where the quote is '{quote.text}'")
    return root, wrong


def blocks(root):
    """The text of each block by the record's id of it."""
    found = {element.get("GUID"): text_of(element) for element in root.iter() if (element.get("GUID") or "").startswith("b")}
    for element in root.iter(OURS + "block"):
        found["b" + element.get("eId").partition("_")[2]] = element.text or ""
    return found


def check_text(root, record):
    wrong = []
    found = blocks(root)
    for block in ElementTree.parse(record).getroot().iter(RECORD + "block"):
        if found.get(block.get("id")) != (block.text or ""):
            wrong.append(f"block {block.get('id')} is '{found.get(block.get('id'))}', not '{block.text}'")
    return wrong


def main(arguments):
    record = None
    if arguments[:1] == ["--records"]:
        record = arguments[1]
        arguments = arguments[2:]
    bad = False
    for path in arguments:
        root, wrong = check(path)
        if record:
            wrong += check_text(root, f"{record}/{path.rpartition('/')[2]}")
        for what in wrong[:5]:
            print(f"{path}: {what}")
        bad |= bool(wrong)
    return bad


sys.exit(main(sys.argv[1:]))
