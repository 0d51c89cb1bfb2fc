"""powerloss.py - the power fails while the store is written; what was reported is there all the same.

    powerloss.py PROGRAM STATES [SEED [each]]

Three commands work on one store under strace: a first ingest, a second with changed and new files, a forget.  What they
write, make, rename, remove and sync is replayed in memory.  At any moment a disk may hold, of what was not synced yet,
nothing, all, or any part in any order, a write may be torn at any sector; a rename holds or does not.  STATES such
disks are made, at random, always among them the bare one with nothing but what was synced.  Of each:
    every document that a finished command reported is called done, and has its record and its source
    what was forgotten is gone, to the last byte of its text
    check finds no fault, reindex gives the same answers
    the same commands again finish, and all is as in a store that was never troubled
A syncfs is taken at its least: some file systems write folders last and flush the disk before, so that what it has
synced is only counted as durable once the next single file or folder is.  With "each" every syncfs fails, and what is
written is synced file by file, as on a file system that cannot be asked as a whole.
Only the process that writes is followed: workers write nothing.
"""
import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

program, states = sys.argv[1], int(sys.argv[2])
dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20240301)
folder = tempfile.mkdtemp(prefix="standpunkt-powerloss-")
store = os.path.join(folder, "store")
papers = os.path.join(folder, "papers")
SECTOR = 512
CALLS = ("open,openat,creat,close,dup,dup2,dup3,fcntl,write,pwrite64,writev,pwritev,ftruncate,fallocate,rename,renameat,"
         "renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,fsync,fdatasync,syncfs,ioctl,copy_file_range")
SECRET = "vindkarmsteatern"

STATEMENT = """Granviks kommun
Kultur- och fritidsnämnden
2023-04-18

Dnr KFN 2023/{0}

Yttrande över motion om lånecyklar vid {0}

Förslag till beslut

Kultur- och fritidsnämnden föreslår att kommunfullmäktige avslår motionen.

Förvaltningens bedömning

Förvaltningen avstyrker förslaget om {1} vid {0} eftersom driften saknar finansiering.
"""


class Node:
    """A file or a folder; what becomes of it stands in operations."""

    def __init__(self, is_folder=False):
        self.is_folder = is_folder


class Operation:
    """KIND: write (node, offset, data), size (node, length), entry (folder, name, node or None),
    move (folder, name, folder, name, node)."""

    def __init__(self, made, kind, *what):
        self.made, self.kind, self.what, self.synced = made, kind, what, None


class Replay:
    """The calls of a process, as strace tells them, as operations on nodes."""

    def __init__(self):
        self.root, self.operations, self.clock = Node(True), [], 0
        self.names = {self.root: {}}  # as the running system sees them
        self.syncs = []  # when something was synced
        self.asked = 0  # so many operations are held by the next sync, since a syncfs was before it

    def add(self, *what):
        self.clock += 1
        self.operations.append(Operation(self.clock, *what))

    def place(self, at, path):
        """The folder and the name of PATH; None outside of the store."""
        if path.startswith("/"):
            if not (path + "/").startswith(store + "/"):
                return None
            here, parts = self.root, [part for part in path[len(store):].split("/") if part]
        else:
            if at not in self.open or not self.open[at][0].is_folder:
                return None
            here, parts = self.open[at][0], [part for part in path.split("/") if part != "."]
        for part in parts[:-1]:
            here = self.names[here].get(part)
        return here, parts[-1] if parts else ""

    def node_at(self, at, path):
        place = self.place(at, path)
        return place and (place[0] if not place[1] else self.names[place[0]].get(place[1]))

    def make(self, at, path, is_folder):
        here, name = self.place(at, path)
        node = Node(is_folder)
        if is_folder:
            self.names[node] = {}
        self.names[here][name] = node
        self.add("entry", here, name, node)
        return node

    def write(self, descriptor, offset, data):
        entry = self.open.get(descriptor)
        if entry is None:
            return
        at = entry[1] if offset is None else offset
        self.add("write", entry[0], at, data)
        if offset is None:
            entry[1] = at + len(data)

    def sync(self, node):
        self.clock += 1
        self.syncs.append(self.clock)
        for operation in self.operations:
            # a rename holds once the folder that it leads to is synced
            target = operation.what[2] if operation.kind == "move" else operation.what[0]
            if target is node and operation.synced is None:
                operation.synced = self.clock
        for operation in self.operations[:self.asked]:
            operation.synced = operation.synced or self.clock
        self.asked = 0

    def call(self, name, words, result):
        """What the call NAME did.  Descriptors that do not lead into the store are not in self.open."""
        descriptor = (int(words[0].split("<")[0]) if words[0].split("<")[0].isdigit() else -100) if words else -100
        node = self.open[descriptor][0] if descriptor in self.open else None
        at_folder = name.endswith("at") or name.endswith("at2")
        path = words[1] if at_folder else words[0] if words else ""
        if name in ("open", "openat"):
            self.open.pop(result, None)
            if self.place(descriptor, path):
                found, flags = self.node_at(descriptor, path), words[2 if at_folder else 1]
                if found is not None and "O_TRUNC" in flags:
                    self.add("size", found, 0)
                self.open[result] = [found or self.make(descriptor, path, False), 0]
        elif name in ("rename", "renameat", "renameat2"):
            old = self.place(descriptor, path)
            new = self.place(int(words[2]), words[3]) if at_folder else self.place(-100, words[1])
            if old and new:
                moved = self.names[old[0]].pop(old[1])
                self.names[new[0]][new[1]] = moved
                self.add("move", *old, *new, moved)
        elif name in ("unlink", "unlinkat", "rmdir"):
            here = self.place(descriptor, path)
            if here:
                self.names[here[0]].pop(here[1])
                self.add("entry", *here, None)
        elif name in ("mkdir", "mkdirat"):
            if path != store and self.place(descriptor, path):
                self.make(descriptor, path, True)
        elif name == "close":
            self.open.pop(descriptor, None)
        elif node is None:
            pass
        elif name.startswith("dup") or (name == "fcntl" and words[1].startswith("F_DUPFD")):
            self.open[result] = self.open[descriptor]
        elif name in ("write", "pwrite64"):
            self.write(descriptor, int(words[3]) if name == "pwrite64" else None, words[1][:result])
        elif name == "ftruncate":
            self.add("size", node, int(words[1]))
        elif name in ("fsync", "fdatasync"):
            self.sync(node)
        elif name == "syncfs":
            self.asked = len(self.operations)
        elif name != "fcntl" and not (name == "ioctl" and "CLONE" not in words[1]):
            sys.exit(f"powerloss.py does not know what {name} does: give it a TMPDIR elsewhere")

    def follow(self, log):
        self.open = {}  # descriptor -> [node, position]
        with open(log, encoding="ascii", errors="replace") as lines:
            for line in lines:
                found = re.match(r"(\w+)\((.*)\) += (-?\d+)", line)
                if found and int(found.group(3)) >= 0:
                    name, data = found.group(1), found.group(1) in ("write", "pwrite64")
                    self.call(name, [word if data or isinstance(word, str) else os.fsdecode(word)
                                     for word in words_of(found.group(2))], int(found.group(3)))


def words_of(text):
    """The arguments of a call, strings as bytes."""
    for word in re.findall(r'"[^"]*"|\{[^}]*\}|\[[^]]*\]|[^,\s][^,]*', text):
        yield bytes.fromhex(word.strip('"').replace("\\x", "")) if word.startswith('"') else word


def disk(replay, operations):
    """The tree (path -> bytes, None for a folder) that OPERATIONS leave; a write may be a pair with its sectors."""
    data, names = {}, {replay.root: {}}
    for operation, sectors in operations:
        kind, what = operation.kind, operation.what
        if kind == "write":
            content = data.setdefault(what[0], bytearray())
            for start in range(0, len(what[2]), SECTOR):
                if sectors is None or dice.random() < sectors:
                    end = what[1] + start + len(what[2][start:start + SECTOR])
                    content.extend(bytes(max(0, end - len(content))))
                    content[what[1] + start:end] = what[2][start:start + SECTOR]
        elif kind == "size":
            content = data.setdefault(what[0], bytearray())
            del content[what[1]:]
            content.extend(bytes(what[1] - len(content)))
        elif kind == "entry":
            names.setdefault(what[0], {})
            if what[2] is None:
                names[what[0]].pop(what[1], None)
            else:
                names[what[0]][what[1]] = what[2]
        else:
            if names.setdefault(what[0], {}).get(what[1]) is what[4]:
                del names[what[0]][what[1]]
            names.setdefault(what[2], {})[what[3]] = what[4]
    tree = {}

    def walk(node, path):
        for name, below in names.get(node, {}).items():
            tree[path + name] = None if below.is_folder else bytes(data.get(below, b""))
            if below.is_folder:
                walk(below, path + name + "/")

    walk(replay.root, "")
    return tree


def some_disk(replay, moment):
    """One of the disks that a power cut at MOMENT may leave: its name, and the operations with their sectors."""
    kind = dice.choice(("bare", "bare", "dropped", "alone", "random", "random", "torn"))
    made = [operation for operation in replay.operations if operation.made <= moment]
    loose = [operation for operation in made if operation.synced is None or operation.synced > moment]
    chosen, chance, left = dice.choice(loose) if loose else None, dice.random(), []
    for operation in made:
        keep, sectors = True, None
        if operation.synced is None or operation.synced > moment:
            keep = {"bare": False, "dropped": operation is not chosen, "alone": operation is chosen, "torn": True,
                    "random": dice.random() < chance}[kind]
            sectors = 0.7 if kind == "torn" else None
        if keep:
            left.append((operation, sectors))
    return f"power cut {kind} at {moment}", left


def lay_out(tree, target):
    os.makedirs(target)
    for path, data in sorted(tree.items()):
        if data is None:
            os.makedirs(os.path.join(target, path), exist_ok=True)
    for path, data in tree.items():
        if data is not None:
            with open(os.path.join(target, path), "wb") as file:
                file.write(data)


def run(place, *words, before=()):
    return subprocess.run([*before, program, "--data", place, *words], capture_output=True, text=True)


def rows(place):
    return json.loads(run(place, "status", "--json").stdout or "[]")


def answers(place):
    told = run(place, "search", "--json", "--limit", "1000", "nämnden OR förslag*").stdout
    return told, sorted((row["path"], row["state"], row["document"]) for row in rows(place))


def traces(place):
    found = []
    for at, _, names in os.walk(place):
        for name in names:
            with open(os.path.join(at, name), "rb") as file:
                if SECRET.encode() in file.read():
                    found.append(os.path.join(at, name))
    return found


def write_paper(name, number, about="lånecyklar"):
    with open(os.path.join(papers, name), "w", encoding="utf-8") as file:
        file.write(STATEMENT.format(number, about))


def first():
    for number in range(4):
        write_paper(f"{number}.txt", 700 + number)
    write_paper("secret.txt", 750, SECRET)


def second():
    write_paper("1.txt", 761)
    for number in range(5, 8):
        write_paper(f"{number}.txt", 700 + number)


COMMANDS = [(first, ("ingest", "--quiet", "--jobs", "1", papers)), (second, ("ingest", "--quiet", "--jobs", "1", papers)),
            (lambda: None, ("forget", "--quiet", "secret.txt"))]


def look(place, what, promised, meant, forgotten, copy):
    """The store as a power cut left it: of the paths PROMISED it has these documents, or those that were MEANT to come."""
    def fail(why):
        sys.exit(f"{what}: {why} (left in {copy})")

    begun = os.path.exists(os.path.join(place, "format")) and os.path.exists(os.path.join(place, "index.sqlite"))
    checked = run(place, "check")
    if promised and (not begun or checked.returncode != 0):
        fail(f"check: {checked.returncode} {checked.stdout}{checked.stderr}")
    if checked.returncode == 0:
        before = answers(place)
        there = {path: document for path, _, document in before[1]}
        for path, document in promised.items():
            if there.get(path, "") not in (document, meant.get(path)):
                fail(f"{path} was reported and is not there")
        for document in (row[2] for row in before[1] if row[1] == "done"):
            for kind, name in (("records", document + ".xml"), ("sources", document)):
                shelf = os.path.join(place, kind, document[:2])
                if not any(entry.startswith(name) for entry in os.listdir(shelf)):
                    fail(f"{document} is called done and has nothing in {kind}")
        if run(place, "reindex", "--quiet").returncode != 0 or answers(place) != before:
            fail("reindex gives other answers")
        if forgotten and (traces(place) or not any(row[1] == "forgotten" for row in before[1])):
            fail(f"what was forgotten is there: {traces(place)}")
    elif checked.returncode != 3 or "standpunkt: " not in checked.stderr:
        fail(f"check: {checked.returncode} {checked.stdout}{checked.stderr}")


def main():
    os.makedirs(papers)
    replay, ends, promised = Replay(), [], []
    for prepare, words in COMMANDS:
        prepare()
        log = os.path.join(folder, "log")
        done = run(store, *words, before=["strace", "-qq", "-xx", "-s", "100000000", "-o", log, "-e", f"trace={CALLS},sendmsg",
                                             "-e", "inject=sendmsg:delay_exit=300000",  # several batches
                                             *(["-e", "inject=syncfs:error=EIO"] if sys.argv[4:] == ["each"] else [])])
        if done.returncode != 0 or not os.path.exists(log):
            print("strace cannot be used here: the power cannot fail")
            return
        replay.follow(log)
        ends.append(replay.clock)
        promised.append({row["path"]: row["document"] for row in rows(store)})
    # the replay is right if in the end it has what is on the disk
    final = disk(replay, [(operation, None) for operation in replay.operations])
    lay_out(final, os.path.join(folder, "final"))
    differ = subprocess.run(["diff", "-r", "-x", "index.sqlite-*", store, os.path.join(folder, "final")],
                            capture_output=True, text=True)
    if differ.returncode != 0:
        sys.exit(f"the replay is not what is there:\n{differ.stdout}")
    wanted, once = answers(store), set()
    for _ in range(states):
        # just before a sync the most is loose, just after it the least
        moment = dice.choice(replay.syncs) - dice.choice((0, 1)) if dice.random() < 0.7 else dice.randrange(1, ends[-1] + 1)
        what, left = some_disk(replay, moment)
        tree = disk(replay, left)
        mark = hashlib.sha256(repr(sorted(tree.items())).encode()).digest()
        if mark in once:
            continue
        once.add(mark)
        finished = sum(end <= moment for end in ends)
        what += f", after {finished} commands"
        place, copy = os.path.join(folder, "state"), os.path.join(folder, "copy")
        for old in (place, copy):
            shutil.rmtree(old, ignore_errors=True)
        lay_out(tree, place)
        lay_out(tree, copy)
        look(place, what, promised[finished - 1] if finished else {}, promised[min(finished, len(COMMANDS) - 1)],
             finished == len(COMMANDS), copy)
        again = min(finished, len(COMMANDS) - 1)
        shutil.rmtree(papers)
        os.makedirs(papers)
        for number, (prepare, words) in enumerate(COMMANDS):
            prepare()
            if number >= again:
                run(place, *words)
        if answers(place) != wanted or run(place, "check").returncode != 0:
            sys.exit(f"{what}: in the end other answers (left in {copy})")
    shutil.rmtree(folder)
    print(f"power cut: {len(once)} different disks, nothing lost")


main()
