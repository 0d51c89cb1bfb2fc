#!/usr/bin/env python3
"""Compares the records of the sample papers with what a careful reader finds in them.

usage: tests/corpus.py PROGRAM [CASE...]

corpus/CASE/expected.xml says what is expected; corpus/README.md says what its elements mean.  Prints one line "ok" or
"not ok" a case, and under the latter what is missing and what is too much.
"""
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus"
STRICT_REMARKS = {"conflicting-outcomes", "unaddressed-proposal", "impossible-date"}
OUR_LAYERS = {"administration", "committee", "board", "council"}
OPEN_TYPES = {"minutes", "minutes-extract", "reservation"}  # where not all people are listed


def name_of(element):
    return element.tag.rsplit("}", 1)[-1]


def named(root, name):
    return [element for element in root.iter() if name_of(element) == name] if root is not None else []


def own_text(element):
    return (element.text or "") + "".join(child.tail or "" for child in element)


def settled(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "")).strip().lower()


def proposal_text(element):
    return re.sub(r"\.$", "", re.sub(r"^att ", "", settled(own_text(element)))).strip()


def any_of(expected, found):
    return found in expected.split("|")


def attributes_match(expected, found, names):
    return all(any_of(expected.get(name), found.get(name)) for name in names if expected.get(name) is not None)


def parties(element):
    return set(re.split(r"[\s,]+", (element.get("party") or "").strip())) - {""}


class Case:
    def __init__(self, folder, program):
        self.expected = ElementTree.parse(folder / "expected.xml").getroot()
        source = folder / named(self.expected, "source")[0].get("file")
        result = subprocess.run([program, "record", str(source)], capture_output=True)
        if result.returncode:
            raise RuntimeError(result.stderr.decode("utf-8", "replace").strip())
        self.record = ElementTree.fromstring(result.stdout)
        self.wrong = []

    def miss(self, element, where=""):
        if element.get("optional") != "true":
            attributes = " ".join(f'{key}="{value}"' for key, value in element.attrib.items() if key != "optional")
            self.wrong.append(f"missing{where}: {name_of(element)} {attributes} {own_text(element).strip()[:90]}".rstrip())

    def extra(self, element, where=""):
        keys = [key for key in element.attrib if key not in ("rule", "confidence")]
        attributes = " ".join(f'{key}="{element.get(key)}"' for key in keys)
        quotes = " / ".join((quote.text or "")[:70] for quote in element if name_of(quote) == "evidence")
        self.wrong.append(f"too much{where}: {name_of(element)} {attributes} {own_text(element).strip()[:60]} [{quotes}]")

    # ---- metadata ----

    def metadata(self):
        expected, found = named(self.expected, "document")[0], named(self.record, "document")[0]
        if not any_of(expected.get("type"), found.get("type")):
            self.wrong.append(f"type {found.get('type')}, not {expected.get('type')}")
        for element in expected:
            kind = name_of(element)
            alike = [one for one in self.candidates(kind, found) if self.same_metadata(kind, element, one)]
            if not alike:
                if kind == "municipality" and element.get("optional") and not named(found, kind):
                    continue
                if kind == "municipality" and element.get("optional"):
                    self.wrong.append(f"municipality {own_text(named(found, kind)[0]).strip()}")
                self.miss(element)
        if found.get("type") not in OPEN_TYPES:
            self.extra_people(expected, found)

    def candidates(self, kind, found):
        everywhere = kind in ("reference", "caseNumber", "person")
        return named(self.record if everywhere else found, kind)

    @staticmethod
    def same_metadata(kind, expected, found):
        if kind == "date":
            value = expected.get("value")
            return expected.get("role") == found.get("role") and (
                found.get("value") is None if value == "none" else value is None or any_of(value, found.get("value")))
        text = settled(own_text(expected))
        if text and settled(own_text(found)) not in text.split("|"):
            return False
        names = {"person": ("role", "party", "date"), "reference": ("type", "value"), "caseNumber": ("of", "value"),
                 "issuer": ("layer", "ref")}.get(kind, ())
        return attributes_match(expected, found, names)

    def extra_people(self, expected, found):
        listed = {(role, settled(own_text(one))) for one in named(expected, "person") for role in one.get("role").split("|")}
        for one in named(found, "person"):
            if one.get("role") in ("officer", "mover", "signatory") and (one.get("role"), settled(own_text(one))) not in listed:
                self.extra(one)

    # ---- findings ----

    def items(self):
        for expected in [one for one in self.expected if name_of(one) == "item"]:
            number = expected.get("n")
            if number is None:
                found, where = [one for one in self.record if name_of(one) == "item"], ""
            else:
                found = [one for one in named(self.record, "item") if (one.get("n") or "") == number]
                where = f" in § {number}"
                if not found:
                    self.wrong.append(f"no item {number}")
                    continue
            self.item(expected, found, where)

    def item(self, expected, items, where):
        found = {kind: [one for item in items for one in named(item, kind)]
                 for kind in ("title", "caseNumber", "proposal", "position", "answer", "decision", "vote", "dissent")}
        complete = (expected.get("complete") or "").split()
        ids = self.proposals(expected, found["proposal"], complete, where)
        tests = {
            "title": lambda a, b: settled(own_text(b)) in settled(own_text(a)).split("|"),
            "caseNumber": lambda a, b: settled(own_text(a)) == settled(own_text(b)) and attributes_match(a, b, ("of",)),
            "position": lambda a, b: self.same_position(a, b, ids),
            "answer": lambda a, b: self.same_answer(a, b, ids),
            "decision": lambda a, b: attributes_match(a, b, ("status", "outcome", "object", "n", "assignment", "minority")),
            "vote": lambda a, b: attributes_match(a, b, ("yes", "no", "abstain", "absent", "follows")),
            "dissent": self.same_dissent,
        }
        for kind, same in tests.items():
            wanted = [one for one in expected if name_of(one) == kind]
            used = set()
            for one in wanted:
                matching = [other for other in found[kind] if same(one, other)]
                if not self.enough(kind, one, matching):
                    self.miss(one, where)
                used.update(map(id, matching))
            if kind in complete:
                for other in found[kind]:
                    if id(other) not in used and self.counts(kind, other):
                        self.extra(other, where)

    @staticmethod
    def enough(kind, expected, matching):
        if kind == "dissent":  # one element may stand for several people, or one for each
            return bool(matching) and parties(expected) <= set().union(*map(parties, matching))
        return bool(matching)

    @staticmethod
    def counts(kind, found):
        if kind == "decision":
            return found.get("status") != "earlier" and found.get("object") != "procedure"
        return kind != "position" or found.get("layer") in OUR_LAYERS

    def proposals(self, expected, found, complete, where):
        ids, used = {}, set()
        for one in [one for one in expected if name_of(one) == "proposal"]:
            texts = proposal_text(one).split("|")
            alike = [other for other in found if proposal_text(other) in texts and attributes_match(one, other, ("kind", "n"))]
            if not alike:
                self.miss(one, where)
            if len(alike) > 1 and len(named(self.record, "item")) == 1:
                self.wrong.append(f"twice{where}: proposal {texts[0][:60]}")
            ids[one.get("id")] = {other.get("id") for other in alike}
            used.update(map(id, alike))
        if "proposal" in complete:
            for other in found:
                if id(other) not in used and other.get("kind") != "claim":
                    self.extra(other, where)
        return ids

    @staticmethod
    def same_position(expected, found, ids):
        layers = (expected.get("layer") or "administration").split("|")
        on = [ids.get(one, set()) for one in expected.get("proposal").split("|") if one != "whole"]
        whole = "whole" in expected.get("proposal").split("|")
        target = found.get("proposal")
        return (found.get("layer") in layers and any_of(expected.get("stance"), found.get("stance")) and
                (whole if target is None else any(target in one for one in on)))

    @staticmethod
    def same_answer(expected, found, ids):
        quotes = settled(" ".join(one.text or "" for one in named(found, "evidence")))
        return found.get("question") in ids.get(expected.get("question"), set()) and settled(own_text(expected)) in quotes

    @staticmethod
    def same_dissent(expected, found):
        if not attributes_match(expected, found, ("kind",)):
            return False
        return not parties(expected) or bool(parties(expected) & parties(found))

    def remarks(self):
        wanted = {one.get("code"): one for one in named(self.expected, "remark")}
        found = {one.get("code") for one in named(self.record, "remark")}
        for code, one in wanted.items():
            if code not in found:
                self.miss(one)
        if "remark" in (self.expected.get("complete") or ""):
            for code in sorted(found & STRICT_REMARKS - set(wanted)):
                self.wrong.append(f"too much: remark {code}")

    def run(self):
        self.metadata()
        self.items()
        self.remarks()
        return self.wrong


def main():
    program, chosen, failed = sys.argv[1], sys.argv[2:], 0
    for folder in sorted(CORPUS.iterdir()):
        if not (folder / "expected.xml").exists() or (chosen and not any(word in folder.name for word in chosen)):
            continue
        try:
            wrong = Case(folder, program).run()
        except (RuntimeError, ElementTree.ParseError) as problem:
            wrong = [str(problem)]
        failed += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} - corpus/{folder.name}")
        for line in wrong:
            print(f"    {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
