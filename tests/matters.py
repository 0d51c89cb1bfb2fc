#!/usr/bin/env python3
"""How well papers are linked into matters, measured with case numbers as the judge.

  tests/matters.py PROGRAM PAPERS        PAPERS: a folder of minutes

The papers are read into a store of their own.  Two paragraphs about motions should be in one matter just when they share a
case number.  Precision and recall are of pairs.  This is measured with all signs, and with case numbers hidden (and also
cited paragraphs), where linking has only movers, titles, proposals and dates.  Ends with 1 if what is promised with all
signs is not reached: precision 0.99, recall 0.95.
"""
import itertools, os, sqlite3, subprocess, sys, tempfile

QUERY = """
SELECT i.key, d.file || ' § ' || i.n, i.title, x.matter,
       (SELECT group_concat(value) FROM (SELECT DISTINCT c.value FROM case_number c WHERE c.item = i.key ORDER BY 1))
FROM item i JOIN document d ON d.key = i.document LEFT JOIN matter_item x ON x.item = i.key
WHERE i.n IS NOT NULL AND i.title LIKE '%motion %'
"""


def measure(program, data, without):
    environment = dict(os.environ, STANDPUNKT_MATTER_WITHOUT=without)
    subprocess.run([program, "reindex", "-q", "--data", data], check=True, env=environment, stdout=subprocess.DEVNULL)
    index = sqlite3.connect(os.path.join(data, "index.sqlite"))
    rows = [row for row in index.execute(QUERY) if row[4]]
    right = wrong = missed = 0
    for a, b in itertools.combinations(rows, 2):
        same = bool(set(a[4].split(",")) & set(b[4].split(",")))
        together = a[3] is not None and a[3] == b[3]
        right += same and together
        wrong += together and not same
        missed += same and not together
        if together != same:
            print(f"  {'wrongly together' if together else 'missed'}: {a[1]}: {a[2][:70]} | {b[1]}: {b[2][:70]}")
    cases = len({row[4] for row in rows})
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    name = {"": "all signs", "CS": "case numbers hidden", "CSPp": "case numbers and paragraphs hidden"}[without]
    print(f"{name}: {len(rows)} paragraphs, {cases} motions, {right + missed} pairs: "
          f"precision {precision:.3f}, recall {recall:.3f}")
    return precision, recall


def main():
    program, papers = os.path.abspath(sys.argv[1]), sys.argv[2]
    if not os.path.isdir(papers):
        print(f"{papers} is not there: skipped")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        subprocess.run([program, "ingest", "-q", "--data", data, papers], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        precision, recall = measure(program, data, "")
        measure(program, data, "CS")
        measure(program, data, "CSPp")
    return 0 if precision >= 0.99 and recall >= 0.95 else 1


sys.exit(main())
