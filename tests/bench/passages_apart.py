#!/usr/bin/env python3
"""How stances come out in passages that nothing was fitted to (corpus/passages-apart.tsv).

    tests/bench/passages_apart.py [PROGRAM] [FILE]

The passages are put together to papers of four, ingested into a store of their own, and the stance found for each
proposal is compared with the one that its author meant: precision, recall, F1, and which was taken for which.
"""
import collections, os, random, re, sqlite3, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STANCES = ["support", "qualified-support", "partial", "met", "neutral", "oppose", "none"]
POSITIONS = """SELECT d.file, r.text, p.stance FROM position p JOIN finding f ON f.key = p.finding
               JOIN document d ON d.key = f.document JOIN proposal r ON r.finding = p.proposal WHERE p.layer <> 'mover'"""


def plain(text):
    return re.sub("[^a-zåäö0-9]", "", re.sub("^att ", "", text.lower()))


def passages(file):
    with open(file, encoding="utf-8") as lines:
        cells = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return [row for row in cells if len(row) == 3]


def write_papers(rows, folder):
    """Papers of four passages; the stance meant, by file and proposal."""
    meant = {}
    random.Random(11).shuffle(rows)
    for first in range(0, len(rows), 4):
        group, name = rows[first : first + 4], "paper-%03d.txt" % (first // 4)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            out.write("LILLÅKERS KOMMUN\nKommunledningsförvaltningen\n\nTjänsteskrivelse\n2023-03-%02d\n\n"
                      "Svar på motion om kommunens utveckling\n\nÄrendet\nAnna Berg (S) föreslår i en motion\n"
                      % (1 + first // 4 % 28))
            out.writelines("%d. att %s\n" % (n, row[1]) for n, row in enumerate(group, 1))
            out.write("\nFörvaltningens bedömning\n" + "\n\n".join(row[2] for row in group) +
                      "\n\nEva Ek\nKommundirektör\n")
        meant.update({(name, plain(row[1])): row[0] for row in group})
    return meant


def found_by(program, papers, store):
    subprocess.run([program, "--data", store, "ingest", "-q", papers], check=True)
    found = {}
    for file, proposal, stance in sqlite3.connect(os.path.join(store, "index.sqlite")).execute(POSITIONS):
        found.setdefault((file, plain(proposal)), stance)
    return found


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build/standpunkt")
    file = sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, "corpus/passages-apart.tsv")
    with tempfile.TemporaryDirectory() as folder:
        papers = os.path.join(folder, "papers")
        os.mkdir(papers)
        meant = write_papers(passages(file), papers)
        found = found_by(program, papers, os.path.join(folder, "store"))
    taken = collections.Counter((stance, found.get(key, "none")) for key, stance in meant.items())
    right = sum(taken[stance, stance] for stance in STANCES[:-1])
    given = sum(count for (_, stance), count in taken.items() if stance != "none")
    wanted = sum(count for (stance, _), count in taken.items() if stance != "none")
    print("%d passages: precision %.3f, recall %.3f, F1 %.3f\n"
          % (len(meant), right / given, right / wanted, 2 * right / (given + wanted)))
    print("meant \\ found      " + "".join("%11.10s" % stance for stance in STANCES))
    for stance in STANCES:
        print("%-18s " % stance + "".join("%11d" % taken[stance, other] for other in STANCES))


if __name__ == "__main__":
    main()
