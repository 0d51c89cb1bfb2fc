"""A million passages searched by the program, by SQLite's own bm25 and by Xapian, on the same rows.

    python3 tests/bench/search.py BUILD FOLDER [PASSAGES]

The index is made by search_bench.c, which also asks the program's questions; SQLite is asked through Python with the
tokenizer of the program loaded, Xapian through its own Python module (python3-xapian) with its Swedish stemmer.  Every
question is asked ROUNDS times; the table has the median and the 99th percentile of the clock, and the median of
processor time, in milliseconds.  The cost of Python itself is in the figures of the other two: some 20 us a question.
"""
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import time

ROUNDS = 20
# as the program understands them; as SQLite and Xapian do, where that is another wording
QUESTIONS = [
    ("rare", "elljusspår", None),
    ("usual", "frånvaro", None),
    ("common", "skolsköterska", None),
    ("very common", "nämnden", None),
    ("very common", "kommunen", None),
    ("two usual", "frånvaro skolsköterska", "frånvaro AND skolsköterska"),
    ("two very common", "kommunen nämnden", "kommunen AND nämnden"),
    ("phrase", '"kommunen nämnden"', None),
    ("either", "nämnden OR förvaltningen", None),
]
FACETS = ["municipality", "body", "year", "type"]


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, math.floor(len(values) * share))]


def measure(ask):
    wall, cpu, hits = [], [], 0
    for _ in range(ROUNDS):
        began, spent = time.perf_counter(), time.process_time()
        hits = ask()
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
    return hits, percentile(wall, 0.5), percentile(wall, 0.99), percentile(cpu, 0.5)


def row(kind, question, who, hits, p50, p99, cpu):
    print(f"{kind:16} {question:28} {who:22} {hits:>8} {p50:9.2f} {p99:9.2f} {cpu:9.2f}", flush=True)


def ours(program, index):
    lines = "".join(question + "\n" for _, question, _ in QUESTIONS)
    out = subprocess.run([program, "ask", index, str(ROUNDS)], input=lines, text=True, check=True, stdout=subprocess.PIPE)
    kinds = {question: kind for kind, question, _ in QUESTIONS}
    for line in out.stdout.splitlines():
        question, how, hits, p50, p99, cpu = line.split("\t")
        who = "standpunkt" + (", facets" if how == "facets" else "")
        row(kinds[question], question, who, hits, float(p50), float(p99), float(cpu))


def sqlite_own(extension, index):
    db = sqlite3.connect(f"file:{index}?mode=ro", uri=True)
    db.execute("PRAGMA cache_size = -16000")
    db.enable_load_extension(True)
    db.load_extension(extension)
    for kind, question, other in QUESTIONS:
        expression = other or (question if question.startswith('"') or " OR " in question else f'"{question}"')

        def ask():
            db.execute("SELECT rowid FROM passage_fts WHERE passage_fts MATCH ? ORDER BY rank LIMIT 20", (expression,)).fetchall()
            return 0

        hits = db.execute("SELECT count(*) FROM passage_fts WHERE passage_fts MATCH ?", (expression,)).fetchone()[0]
        _, p50, p99, cpu = measure(ask)
        row(kind, question, "SQLite FTS5 bm25", hits, p50, p99, cpu)


def make_xapian(xapian, index, folder):
    began = time.time()
    db = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("swedish"))
    rows = sqlite3.connect(f"file:{index}?mode=ro", uri=True).execute(
        "SELECT p.key, coalesce(p.title, p.heading, p.finding, p.text), s.municipality, s.body, s.year, s.type "
        "FROM passage p JOIN search_document s ON s.document = p.document")
    for key, text, *values in rows:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(text)
        for slot, value in enumerate(values):
            document.add_value(slot, str(value))
        document.set_data(str(key))
        db.add_document(document)
    db.commit()
    print(f"Xapian's index made in {time.time() - began:.0f} s")


def xapian_own(xapian, folder):
    db = xapian.Database(folder)
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("swedish"))
    parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_AND)
    parser.set_database(db)
    for kind, question, other in QUESTIONS:
        query = parser.parse_query(other or question)
        for facets in (False, True):
            def ask():
                enquire = xapian.Enquire(db)
                enquire.set_query(query)
                spies = [xapian.ValueCountMatchSpy(slot) for slot in range(len(FACETS))] if facets else []
                for spy in spies:
                    enquire.add_matchspy(spy)
                found = enquire.get_mset(0, 20, db.get_doccount() if facets else 0)
                for spy in spies:
                    list(spy.top_values(20))
                return found.get_matches_estimated()

            row(kind, question, "Xapian" + (", 4 facets" if facets else ""), *measure(ask))


def main():
    build, folder = sys.argv[1], sys.argv[2]
    passages = sys.argv[3] if len(sys.argv) > 3 else "1000000"
    index = os.path.join(folder, f"search-{passages}.sqlite")
    if not os.path.exists(index):
        subprocess.run([f"{build}/bench/search_bench", "make", index + ".new", passages], check=True)
        os.rename(index + ".new", index)
    print(f"\nSearching {int(passages):,} passages; milliseconds (index: {os.path.getsize(index) / 1e6:.0f} MB)")
    print(f"{'kind':16} {'question':28} {'by':22} {'hits':>8} {'p50':>9} {'p99':>9} {'p50 cpu':>9}")
    ours(f"{build}/bench/search_bench", index)
    sqlite_own(os.path.abspath(f"{build}/standpunkt_tokenizer.so"), index)
    try:
        import xapian
    except ImportError:
        print("Xapian is left out: python3-xapian is not installed")
        return
    database = os.path.join(folder, f"search-{passages}.xapian")
    if not os.path.exists(database):
        shutil.rmtree(database + ".new", ignore_errors=True)
        make_xapian(xapian, index, database + ".new")
        os.rename(database + ".new", database)
    xapian_own(xapian, database)


main()
