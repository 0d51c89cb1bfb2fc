#!/usr/bin/env python3
"""Compares records of the corpus with what is expected of them (corpus/README.md describes expected.xml).

usage: compare.py PROGRAM CORPUS [--misses]

Prints precision, recall and F1 for each kind of finding; with --misses every difference.  Exit status 1 if a kind is
below its threshold in thresholds.tsv beside this file.
"""
import collections, difflib, pathlib, re, subprocess, sys, unicodedata
import xml.etree.ElementTree as ET

NS = "{urn:standpunkt:record:1}"
COUNTED = {"conflicting-outcomes", "unaddressed-proposal", "impossible-date"}


def norm(text):
    text = unicodedata.normalize("NFC", text or "").lower().replace("\u00ad", "")
    return re.sub(r"^att ", "", re.sub(r"\W+", " ", text).strip())


def alike(a, b):
    a, b = norm(a), norm(b)
    return a == b or difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.92


def own(element):
    return ((element.text or "") + "".join(child.tail or "" for child in element)).strip()


def quotes(element):
    return " ".join("".join(element.itertext()).split())


def fits(expected, actual, names):
    """Every attribute asserted has one of its alternatives."""
    for name in names:
        if expected.get(name) is not None and (actual.get(name) or "") not in expected.get(name).split("|"):
            return False
    return True


class Tally:
    def __init__(self):
        self.counts, self.misses = collections.OrderedDict(), []

    def add(self, kind, tp=0, fp=0, fn=0, miss=None):
        row = self.counts.setdefault(kind, [0, 0, 0])
        row[0] += tp
        row[1] += fp
        row[2] += fn
        if miss:
            self.misses.append(f"{kind}: {miss}")


def take(pool, test):
    found = [e for e in pool if test(e)]
    for e in found:
        pool.remove(e)
    return found


def compare_lists(tally, case, kind, expected, actual, test, complete, describe, ignore=lambda e: False):
    pool = list(actual)
    for want in expected:
        found = take(pool, lambda e: test(want, e))
        if found:
            tally.add(kind, tp=1)
        elif want.get("optional") != "true":
            tally.add(kind, fn=1, miss=f"{case}: missing {describe(want)}")
    for extra in pool:
        if complete and not ignore(extra):
            tally.add(kind, fp=1, miss=f"{case}: extra {describe(extra)}")


def attributes(element):
    return f"{dict(element.attrib)} {own(element)[:70]!r}"


def compare_document(tally, case, want, got):
    for name in ("title", "issuer", "addressee", "municipality"):
        expected, actual = want.find(NS + name), got.find(NS + name)
        if expected is None:
            continue
        value = own(actual) if actual is not None else ""
        ok = any(alike(value, one) for one in own(expected).split("|"))
        if not ok and expected.get("optional") == "true" and not value:
            continue
        tally.add(name, tp=ok, fn=not ok, miss=None if ok else f"{case}: {value!r} for {own(expected)!r}")
    if want.get("type"):
        ok = got.get("type") in want.get("type").split("|")
        tally.add("type", tp=ok, fn=not ok, miss=None if ok else f"{case}: {got.get('type')} for {want.get('type')}")
    issuer, actual = want.find(NS + "issuer"), got.find(NS + "issuer")
    if issuer is not None and issuer.get("layer"):
        ok = actual is not None and fits(issuer, actual, ["layer"])
        tally.add("layer", tp=ok, fn=not ok, miss=None if ok else f"{case}: issuer layer for {issuer.get('layer')}")
    for kind, names in (("date", ["role"]), ("caseNumber", ["of"]), ("reference", ["type"])):
        for e in want.findall(NS + kind):
            def same(a):
                if not fits(e, a, names):
                    return False
                if kind == "date" and e.get("value") == "none":
                    return a.get("value") is None
                if e.get("value"):
                    return (a.get("value") or own(a)) in e.get("value").split("|") or norm(own(a)) == norm(e.get("value"))
                return not own(e) or norm(own(a)) == norm(own(e))
            pool = got.findall(NS + kind)
            if kind == "reference":
                pool = list(got.iter(NS + kind))
            ok = any(same(a) for a in pool)
            if ok or e.get("optional") != "true":
                tally.add(kind, tp=ok, fn=not ok, miss=None if ok else f"{case}: missing {attributes(e)}")


def compare_people(tally, case, want, got, record):
    expected = want.findall(NS + "person")
    actual = [p for p in record.iter(NS + "person")]
    def same(w, a):
        return norm(own(w)) == norm(own(a)) and fits(w, a, ["role", "party", "date"])
    listed = {"officer", "mover", "signatory"}
    closed = want.get("type", "") not in ("minutes", "minutes-extract", "reservation")
    compare_lists(tally, case, "person", expected, actual, same, closed, attributes,
                  ignore=lambda e: e.get("role") not in listed)


def compare_item(tally, case, want, items):
    complete = (want.get("complete") or "").split()
    got = lambda kind: [e for item in items for e in item.findall(NS + kind)]
    ids, expected = {}, [e for e in want.findall(NS + "proposal")]
    proposals = [e for e in got("proposal") if e.get("kind") != "claim"]
    pool = list(proposals)
    for w in expected:
        found = take(pool, lambda a: alike(own(a), own(w)) and fits(w, a, ["kind"]))
        if found:
            ids[w.get("id")] = {e.get("id") for e in found}
        ok = bool(found)
        tally.add("proposal", tp=ok, fn=not ok, miss=None if ok else f"{case}: missing {own(w)[:80]!r}")
    if "proposal" in complete:
        for e in pool:
            tally.add("proposal", fp=1, miss=f"{case}: extra {attributes(e)}")

    def target(w, a):
        for one in (w.get("proposal") or "whole").split("|"):
            if one == "whole" and a.get("proposal") is None or a.get("proposal") in ids.get(one, ()):
                return True
        return False
    def position(w, a):
        layer = w.get("layer") or "administration|committee|board"
        return target(w, a) and a.get("stance") in w.get("stance").split("|") and a.get("layer") in layer.split("|")
    compare_lists(tally, case, "position", want.findall(NS + "position"), got("position"), position,
                  "position" in complete, lambda e: f"{dict(e.attrib)} “{quotes(e)[:90]}”",
                  ignore=lambda e: e.get("layer") in ("mover", "party", "third-party", "member"))
    compare_lists(tally, case, "decision", want.findall(NS + "decision"), got("decision"),
                  lambda w, a: fits(w, a, ["status", "outcome", "object", "assignment", "minority"]) and
                  (w.get("n") is None or w.get("n") == a.get("n")),
                  "decision" in complete, lambda e: f"{dict(e.attrib)} “{quotes(e)[:90]}”",
                  ignore=lambda e: e.get("status") == "earlier" or e.get("object") == "procedure")
    compare_lists(tally, case, "vote", want.findall(NS + "vote"), got("vote"),
                  lambda w, a: fits(w, a, ["yes", "no", "abstain", "absent"]), "vote" in complete, attributes)
    def dissent(w, a):
        mine = set((a.get("party") or "").split())
        choices = [set(one.split()) for one in (w.get("party") or "").split("|")]
        return fits(w, a, ["kind"]) and any(not one or one & mine for one in choices)
    compare_lists(tally, case, "dissent", want.findall(NS + "dissent"), got("dissent"), dissent,
                  "dissent" in complete, attributes)
    for w in want.findall(NS + "answer"):
        questions = ids.get(w.get("question"), set())
        ok = any(a.get("question") in questions and norm(own(w)) in norm(quotes(a)) for a in got("answer"))
        tally.add("answer", tp=ok, fn=not ok, miss=None if ok else f"{case}: missing {own(w)[:70]!r}")
    for kind in ("caseNumber", "reference", "title"):
        for w in want.findall(NS + kind):
            ok = any(any(norm(one) == norm(own(a)) for one in own(w).split("|")) or w.get("value") and w.get("value") == a.get("value") for a in got(kind))
            tally.add("item " + kind, tp=ok, fn=not ok, miss=None if ok else f"{case}: missing {attributes(w)}")


def compare(program, folder, tally):
    case = folder.name
    sources = sorted((p for p in folder.iterdir() if p.suffix in (".pdf", ".txt", ".md")), key=lambda p: p.suffix)
    want = ET.parse(folder / "expected.xml").getroot()
    run = subprocess.run([program, "record", str(sources[0])], capture_output=True)
    if run.returncode:
        tally.add("record", fn=1, miss=f"{case}: {run.stderr.decode(errors='replace').strip()}")
        return
    tally.add("record", tp=1)
    got = ET.fromstring(run.stdout)
    document = want.find(NS + "document")
    if document is not None:
        compare_document(tally, case, document, got.find(NS + "document"))
        compare_people(tally, case, document, got.find(NS + "document"), got)
    items = list(got.iter(NS + "item"))
    for item in want.iter(NS + "item"):
        mine = items if item.get("n") is None else [i for i in items if i.get("n") == item.get("n")]
        if item.get("n"):
            tally.add("item", tp=bool(mine), fn=not mine, miss=None if mine else f"{case}: § {item.get('n')}")
        compare_item(tally, f"{case}{' § ' + item.get('n') if item.get('n') else ''}", item, mine)
    codes = {r.get("code") for r in got.iter(NS + "remark")}
    expected = {r.get("code") for r in want.iter(NS + "remark") if r.get("optional") != "true"}
    optional = {r.get("code") for r in want.iter(NS + "remark")}
    for code in expected:
        tally.add("remark", tp=code in codes, fn=code not in codes, miss=None if code in codes else f"{case}: missing {code}")
    if "remark" in (want.get("complete") or "").split():
        for code in (codes & COUNTED) - optional:
            tally.add("remark", fp=1, miss=f"{case}: extra {code}")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    tally = Tally()
    for folder in sorted(p.parent for p in pathlib.Path(sys.argv[2]).glob("*/expected.xml")):
        compare(sys.argv[1], folder, tally)
    limits = {}
    file = pathlib.Path(__file__).parent / "thresholds.tsv"
    if file.exists():
        limits = dict(line.split("\t") for line in file.read_text().splitlines() if line and not line.startswith("#"))
    low = []
    print(f"{'finding':20}{'P':>7}{'R':>7}{'F1':>7}   tp  fp  fn")
    for kind, (tp, fp, fn) in tally.counts.items():
        p = tp / (tp + fp) if tp + fp else 1
        r = tp / (tp + fn) if tp + fn else 1
        f1 = 2 * p * r / (p + r) if p + r else 0
        print(f"{kind:20}{p:7.3f}{r:7.3f}{f1:7.3f} {tp:4}{fp:4}{fn:4}")
        if f1 + 1e-9 < float(limits.get(kind, 0)):
            low.append(f"{kind}: {f1:.3f} is below {limits[kind]}")
    if "--misses" in sys.argv:
        print("\n".join("  - " + m for m in tally.misses))
    for line in low:
        print(line)
    return 1 if low else 0


sys.exit(main())
