#!/usr/bin/env python3
"""How many pages a second `standpunkt serve` gives: serve.py PROGRAM FOLDER [PAPERS] [SECONDS]

PAPERS text papers (2,400: about 100,000 passages) are made and read into a store in FOLDER, once.  Then wrk asks, over
50 connections, for searches, matters and documents together:

  kept      the same 300 addresses, so that nearly every page is in the server's memory
  made      every address once, so that every page is made
  alone     the same with one connection: what one page takes

wrk and the server share the machine's processors.  Printed are pages a second, the time within which 50 % and 99 % were
answered, and the server's memory before and after.
"""
import json
import os
import random
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request

from phrases import sentences_of_samples

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
PAPERS = int(sys.argv[3]) if len(sys.argv) > 3 else 2400
SECONDS = int(sys.argv[4]) if len(sys.argv) > 4 else 10
STORE = os.path.join(FOLDER, "serve-store")
CONNECTIONS = 50


def paper(number, sentences, chance):
    town = "%s%s" % (chance.choice(["Gran", "Sjö", "Berg", "Lind", "Ek", "Tall", "Hamn", "Kvarn"]), chance.choice(["vik", "by", "hult", "torp", "stad"]))
    subject = chance.choice(["bänkar i parken", "lånecyklar vid stationen", "skolsociala team", "gratis mensskydd", "belysning längs elljusspåret",
                             "fler hundrastgårdar", "längre öppettider på biblioteken", "simundervisning för alla"]) + " %d" % (number // 4)
    year = 2010 + number % 15
    parts = ["%s kommun" % town, chance.choice(["Kultur- och fritidsnämnden", "Socialnämnden", "Tekniska nämnden", "Utbildningsnämnden"]),
             "%d-%02d-%02d" % (year, 1 + number % 12, 1 + number % 28), "Dnr KS %d/%d" % (year, number // 4),
             "Yttrande över motion om %s" % subject, "Förslag till beslut",
             "Nämnden föreslår att kommunfullmäktige %s motionen." % chance.choice(["avslår", "bifaller"]), "Sammanfattning",
             "Motionären föreslår att kommunen inför %s." % subject, "Förvaltningens bedömning",
             "Förvaltningen %s förslaget om %s." % (chance.choice(["avstyrker", "tillstyrker"]), subject)]
    parts += [" ".join(chance.choices(sentences, k=chance.randint(2, 4))) for _ in range(34)]
    return "\n\n".join(parts) + "\n"


def make_store():
    if os.path.exists(STORE):
        return
    chance = random.Random(7)
    sentences = [text for text in sentences_of_samples("corpus") if 30 < len(text) < 250]
    papers = os.path.join(FOLDER, "serve-papers")
    os.makedirs(papers, exist_ok=True)
    for number in range(PAPERS):
        with open(os.path.join(papers, "%05d.txt" % number), "w", encoding="utf-8") as out:
            out.write(paper(number, sentences, chance))
    subprocess.run([PROGRAM, "--data", STORE + ".part", "ingest", "-q", papers], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.rename(STORE + ".part", STORE)


def memory(process):
    return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{process.pid}/status").read())[1]) // 1024


def addresses(base):
    words = ["bänkar", "skola", "lånecyklar", "kommunen", "avstyrker", "belysning", "skolsociala team", "förvaltningen bedömer", "biblioteken", "simundervisning"]
    found = ["/sok?q=" + urllib.parse.quote(f"{word} {number}") for word in words for number in range(5)] + ["/sok?q=" + urllib.parse.quote(word) for word in words]
    for path, column in ("/dokument.json", "document"), ("/arende.json", "matter"):
        rows = json.load(urllib.request.urlopen(base + path))[:120]
        found += [path[:-5] + "/" + urllib.parse.quote(row[column]) for row in rows]
    random.Random(1).shuffle(found)
    return found


def ask(base, name, connections, fresh, paths):
    script = os.path.join(FOLDER, "wrk.lua")
    with open(script, "w") as out:
        out.write("local paths = {%s}\nlocal n = 0\nlocal run = '%s'\n" % (",".join(json.dumps(path) for path in paths), f"{name}{time.time_ns()}"))
        out.write("request = function()\n n = n + 1\n local path = paths[n % #paths + 1]\n")
        if fresh:
            out.write(" path = path .. (path:find('?') and '&' or '?') .. 'n=' .. run .. n\n")
        out.write(" return wrk.format('GET', path, {['Accept-Encoding'] = 'gzip'})\nend\n")
    told = subprocess.run(["wrk", "-t1", "-c%d" % connections, "-d%ds" % SECONDS, "--latency", "-s", script, base], capture_output=True, text=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        print(told)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)[1]
    half, last = (re.search(r"(?m)^\s+%s%%\s+(\S+)" % part, told)[1] for part in (50, 99))
    return float(rate), half, last


def main():
    os.makedirs(FOLDER, exist_ok=True)
    make_store()
    passages = subprocess.run(["sqlite3", os.path.join(STORE, "index.sqlite"), "SELECT count(*) FROM passage"], capture_output=True, text=True).stdout.strip()
    process = subprocess.Popen([PROGRAM, "--data", STORE, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    base = process.stdout.readline().split()[1].rstrip("/")
    paths = addresses(base)
    print(f"pages: {passages} passages, {len(paths)} addresses, {SECONDS} s each, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    for kind in "sok?", "arende/", "dokument/":
        rate, half, last = ask(base, "alone", 1, True, [path for path in paths if kind in path])
        print(f"  alone  {kind:10} {rate:9.0f} pages/s   50 % {half:>9}   99 % {last:>9}   memory {memory(process)} MB")
    for name, fresh in ("made", True), ("kept", False), ("kept", False):
        rate, half, last = ask(base, name, CONNECTIONS, fresh, paths)
        print(f"  {name:6} together   {rate:9.0f} pages/s   50 % {half:>9}   99 % {last:>9}   memory {memory(process)} MB")
    process.terminate()
    process.wait()


if __name__ == "__main__":
    main()
