#!/usr/bin/env python3
"""Measures the stances told in single paragraphs (stances.tsv beside this file) against their labels.

usage: stances.py PROGRAM [LEAST-PRECISION LEAST-F1] [--misses]

Three paragraphs at a time make a paper with three proposals, so that each must be tied to its own as well.
"""
import json, pathlib, re, subprocess, sys, tempfile, textwrap
import xml.etree.ElementTree as ET

NS = "{urn:standpunkt:record:1}"
HEAD = """Öknaby kommun
{office}

TJÄNSTESKRIVELSE
Datum: 2025-08-19
Diarienummer: KS 2025/142
Handläggare: Oskar Lindahl
Till: Kommunstyrelsen

Yttrande över motion om en bättre kommun

Förslag till beslut
Kommunstyrelsen överlämnar tjänsteskrivelsen till kommunfullmäktige.

Bakgrund
Per Stoltz (MP) har den 3 februari 2025 lämnat in en motion till kommunfullmäktige. I motionen föreslås:
"""


def office_of(paragraphs):
    text = " ".join(paragraphs)
    named = re.findall(r"\b[A-ZÅÄÖ]\w+(?:kontoret|förvaltningen|enheten|avdelningen)\b", text)
    if named:
        return named[-1]
    return "Samhällsförvaltningen" if text.lower().count("förvaltning") > text.lower().count("kontor") else "Samhällskontoret"


def paper_of(rows):
    paper = HEAD.format(office=office_of([row[2] for row in rows]))
    paper += "".join(f"– att {row[1]}\n" for row in rows) + "\nBedömning\n"
    paper += "\n\n".join(textwrap.fill(row[2], 76) for row in rows)
    return paper + "\n\nBeslutet skickas till\nKommunstyrelsen\n\nGunilla Forsmark\nförvaltningschef\n"


def records_of(program, papers):
    """The records of PAPERS, all read by one process."""
    with tempfile.TemporaryDirectory() as folder:
        store, names = pathlib.Path(folder, "store"), []
        pathlib.Path(folder, "in").mkdir()
        for number, paper in enumerate(papers):
            names.append(f"{folder}/in/{number}.txt")
            pathlib.Path(names[-1]).write_text(paper, encoding="utf-8")
        command = [program, "--data", store]
        subprocess.run([*command, "ingest", "--quiet", f"{folder}/in"], check=True)
        rows = json.loads(subprocess.run([*command, "status", "--json"], capture_output=True, check=True).stdout)
        ids = {row["path"]: row["document"] for row in rows}
        return [ET.parse(store / "records" / ids[name][:2] / f"{ids[name]}.xml") for name in names]


def stances(record, rows):
    """The stances told of each proposal, and those on anything else."""
    ids = [proposal.get("id") for proposal in record.iter(NS + "proposal")]
    told = {}
    for position in record.iter(NS + "position"):
        told.setdefault(position.get("proposal"), []).append(position.get("stance"))
    return [told.pop(ids[i], []) if i < len(ids) else [] for i in range(len(rows))], sum(map(len, told.values()))


def main():
    words = [word for word in sys.argv[1:] if word != "--misses"]
    lines = (pathlib.Path(__file__).parent / "stances.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    right = extra = missing = 0
    groups = [rows[start:start + 3] for start in range(0, len(rows), 3)]
    for group, record in zip(groups, records_of(words[0], map(paper_of, groups))):
        told, elsewhere = stances(record, group)
        extra += elsewhere
        for row, found in zip(group, told):
            hit = any(stance in row[0].split("|") for stance in found)
            right += hit
            missing += row[0] != "-" and not hit
            extra += len(found) - hit
            if "--misses" in sys.argv and not hit and (found or row[0] != "-"):
                print(f"{row[0]} wanted, {', '.join(found) or 'nothing'} found: {row[1]}\n    {row[2]}")
    precision, recall = right / (right + extra), right / (right + missing)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(rows)} paragraphs: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    return 1 if len(words) > 2 and (precision < float(words[1]) or f1 < float(words[2])) else 0


sys.exit(main())
