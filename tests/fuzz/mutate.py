"""mutate.py - damaged PDFs through the workers: mutate.py PROGRAM SECONDS [SEED [COUNT]]

The sample papers are damaged in many ways and ingested COUNT at a time (300), ten whole ones among them.  The program must
end by itself, have every file in the ledger, keep to its limits, and give the records of the whole ones as it gives
them alone.
"""
import glob
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

program, seconds = os.path.abspath(sys.argv[1]), float(sys.argv[2])
seed = int(sys.argv[3]) if len(sys.argv) > 3 else int(time.time())
count = int(sys.argv[4]) if len(sys.argv) > 4 else 300
dice = random.Random(seed)
os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
papers = [open(name, "rb").read() for name in sorted(glob.glob("corpus/*/*.pdf"))]
words = [b"obj", b"endobj", b"stream", b"endstream", b"/Length", b"/Kids", b"/Count", b"/Filter", b"/ToUnicode", b"xref",
         b"trailer", b"<<", b">>", b"[", b"]", b"R", b"/Type", b"/Page", b"/Font", b"/Contents", b"/FlateDecode"]


def damaged():
    data = bytearray(dice.choice(papers))
    for _ in range(dice.choice([1, 1, 2, 5, 20, 100])):
        at = dice.randrange(len(data))
        kind = dice.randrange(9)
        if kind == 0:
            data[at] = dice.randrange(256)
        elif kind == 1:
            data[at] ^= 1 << dice.randrange(8)
        elif kind == 2:
            del data[at:at + dice.choice([1, 4, 100, 5000])]
        elif kind == 3:
            data[at:at] = dice.choice(words)
        elif kind == 4:
            other = dice.choice(papers)
            start = dice.randrange(len(other))
            data[at:at + 200] = other[start:start + 200]
        elif kind == 5:
            data[at:at] = data[at:at + dice.choice([10, 1000])]
        elif kind == 6:
            data[at:at] = str(dice.choice([-1, 0, 65535, 2 ** 31, 2 ** 63, 10 ** 30])).encode()
        elif kind == 7:
            word = dice.choice(words)
            place = data.find(word, at)
            if place >= 0:
                data[place:place + len(word)] = dice.choice(words)
        else:
            data = data[:max(at, 20)]
        if len(data) < 20:
            break
    return bytes(data) if bytes(data) not in papers else bytes(data) + b"%"


def records(store):
    return {os.path.basename(name): open(name, "rb").read() for name in glob.glob(f"{store}/records/*/*.xml")}


def round_of(count):
    folder = tempfile.mkdtemp(prefix="standpunkt-mutate-")
    os.makedirs(f"{folder}/in")
    os.makedirs(f"{folder}/whole")
    for number in range(count):
        with open(f"{folder}/in/{number:05}.pdf", "wb") as file:
            file.write(damaged())
    for number, data in enumerate(dice.sample(papers, 10)):
        for place in ("in", "whole"):
            with open(f"{folder}/{place}/whole-{number}.pdf", "wb") as file:
                file.write(data)
    done = subprocess.run([program, "--data", f"{folder}/store", "ingest", "--json", "--timeout", "20", f"{folder}/in"],
                          capture_output=True, text=True, timeout=120 + 3 * count)
    subprocess.run([program, "--data", f"{folder}/alone", "ingest", "--quiet", f"{folder}/whole"], check=True)
    ledger = json.loads(subprocess.run([program, "--data", f"{folder}/store", "status", "--json"], capture_output=True,
                                       text=True).stdout)
    faults = []
    if done.returncode not in (0, 1):
        faults.append(f"exit status {done.returncode}: {done.stderr[-500:]}")
    if len(ledger) != count + 10:
        faults.append(f"{len(ledger)} of {count + 10} files are in the ledger")
    crashes = {row["reason"] for row in ledger if (row["reason"] or "").startswith("crash")}
    mixed = records(f"{folder}/store")
    faults += [f"the record of {name} differs from the one it has alone" for name, xml in records(f"{folder}/alone").items()
               if mixed.get(name) != xml]
    if faults:
        print(f"seed {seed}, left in {folder}:", *faults, sep="\n  ")
        sys.exit(1)
    shutil.rmtree(folder)
    return crashes, json.loads(done.stdout)["reasons"]


end, total, reasons, crashes = time.time() + seconds, 0, {}, set()
while total == 0 or time.time() < end:
    found, counts = round_of(count)
    total += count
    crashes |= found
    for reason, count in counts.items():
        reasons[reason] = reasons.get(reason, 0) + count
print(f"mutated    {total:10} PDFs in {time.time() - end + seconds:.0f} s,  every one in the ledger, the whole ones as alone;",
      ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items())) or "none failed")
