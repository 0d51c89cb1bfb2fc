"""torture.py - ingest is stopped, and refused by the disk, at many points; nothing that it reported may be lost.

    torture.py PROGRAM PAPERS KILLS [SEED]      PAPERS: a folder; KILLS: how many of each kind of trouble

Kinds of trouble:
    kill    SIGKILL at a random moment
    point   SIGKILL at the N-th of one kind of system call, by strace
    refuse  one system call fails (no space, input/output error), by strace
    memory  there is not enough of it, for the program or its workers
After each the store is looked at as it is: check finds no fault, what status calls done has its record, and reindex
gives the same answers.  In the end ingest is let finish, and all is as in a store that was never troubled.
strace may be missing or not allowed; then point and refuse are left out, and that is said.
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

program, papers, kills = sys.argv[1], sys.argv[2], int(sys.argv[3])
dice = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 20240229)
folder = tempfile.mkdtemp(prefix="standpunkt-torture-")
CALLS = ["pwrite64", "fsync", "fdatasync", "renameat", "mkdirat", "openat", "sync_file_range", "syncfs", "unlink", "ftruncate", "write"]
REFUSALS = [("pwrite64", "ENOSPC"), ("write", "ENOSPC"), ("fsync", "EIO"), ("fdatasync", "EIO"), ("syncfs", "EIO"), ("renameat", "ENOSPC"),
            ("mkdirat", "ENOSPC"), ("ftruncate", "EIO")]


def only_papers(tree):
    """A folder with the papers of TREE and nothing that ingest would say no to."""
    out = os.path.join(folder, "papers")
    os.mkdir(out)
    for at, _, names in os.walk(tree):
        for name in names:
            if name.endswith((".pdf", ".txt", ".md")) and name not in ("README.md", "answers.txt"):
                shutil.copy(os.path.join(at, name), os.path.join(out, os.path.basename(at) + "-" + name))
    return out


def run(store, *words, before=()):
    return subprocess.run([*before, program, "--data", store, *words], capture_output=True, text=True)


papers = only_papers(papers)


def answers(store):
    said = run(store, "search", "--json", "--limit", "5000", "nämnden OR avslag OR förslag*").stdout
    rows = [r for r in json.loads(run(store, "status", "--json").stdout)]
    return said, sorted((r["path"], r["state"], r["document"]) for r in rows)


def look(store, what):
    """The store as trouble left it."""
    if not os.path.exists(os.path.join(store, "format")) or not os.path.exists(os.path.join(store, "index.sqlite")):
        return 0  # it was not begun
    checked = run(store, "check")
    if checked.returncode != 0:
        sys.exit(f"{what}: check: {checked.stdout}{checked.stderr} (left in {store})")
    before = answers(store)
    for _, state, document in before[1]:
        record = os.path.join(store, "records", document[:2], document + ".xml")
        if state == "done" and not os.path.exists(record):
            sys.exit(f"{what}: {document} is called done and has no record (left in {store})")
    if run(store, "reindex", "--quiet").returncode != 0 or answers(store) != before:
        sys.exit(f"{what}: reindex gives other answers (left in {store})")
    return len(before[1])


def finish(store, what):
    done = run(store, "ingest", "--quiet", papers)
    if done.returncode != 0:
        sys.exit(f"{what}: ingest does not finish: {done.stderr} (left in {store})")
    if answers(store) != wanted:
        sys.exit(f"{what}: after all, other answers (left in {store})")
    shutil.rmtree(store)


def reported(text):
    """How many documents an ingest says it has kept."""
    try:
        return json.loads(text)["new"]
    except (ValueError, KeyError):
        return 0


def trouble(kind, number):
    store = os.path.join(folder, f"{kind}-{number}")
    if kind == "kill":
        # several ingests one after the other, each stopped
        for _ in range(3):
            process = subprocess.Popen([program, "--data", store, "--jobs", "2", "ingest", "--quiet", papers],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(0.05, duration * 1.1))
            process.kill()
            process.wait()
            look(store, f"kill {number}")
        what = f"kill {number}"
    elif kind == "memory":
        limit = dice.randrange(40, 400) << 20
        what = f"memory {number} ({limit} bytes)"
        done = run(store, "ingest", "--json", papers, before=["prlimit", f"--as={limit}"])
        if look(store, what) < reported(done.stdout):
            sys.exit(f"{what}: fewer documents than were reported (left in {store})")
    else:
        call, error = dice.choice(REFUSALS) if kind == "refuse" else (dice.choice(CALLS), None)
        when = dice.randrange(1, calls.get(call, 1) + 2)
        inject = f"{call}:error={error}:when={when}" if error else f"{call}:signal=KILL:when={when}"
        what = f"{kind} {number} ({inject})"
        done = run(store, "ingest", "--json", papers, before=["strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={inject}"])
        if error and done.returncode not in (0, 1, 3):
            sys.exit(f"{what}: exit status {done.returncode}: {done.stderr} (left in {store})")
        if error and done.returncode == 3 and "standpunkt: " not in done.stderr:
            sys.exit(f"{what}: it failed without a word (left in {store})")
        if look(store, what) < reported(done.stdout):
            sys.exit(f"{what}: fewer documents than were reported (left in {store})")
    finish(store, what)


def counted_calls():
    """How often each call is made by an ingest that is left alone; {} if strace cannot be had."""
    store, log = os.path.join(folder, "counted"), os.path.join(folder, "log")
    try:
        run(store, "ingest", "--quiet", papers, before=["strace", "-qq", "-o", log])
        with open(log, encoding="utf-8", errors="replace") as lines:
            names = [line.split("(")[0] for line in lines if "(" in line]
    except OSError:
        return {}
    return {name: names.count(name) for name in set(names)}


began = time.time()
run(os.path.join(folder, "whole"), "ingest", "--quiet", papers)
duration = time.time() - began
wanted = answers(os.path.join(folder, "whole"))
calls = counted_calls()
kinds = ["kill", "memory"]
if calls.get("pwrite64"):
    kinds += ["point", "refuse"]
else:
    print("strace cannot be used here: no trouble at single system calls")
for kind in kinds:
    for number in range(1, kills + 1):
        trouble(kind, number)
        if sys.stderr.isatty():
            print(f"\r{kind} {number} of {kills}  ", end="", file=sys.stderr)
    print(f"{kind}: {kills} times, nothing lost")
shutil.rmtree(folder)
