"""Runs what is measured and prints the table: measure.py PROGRAM FOLDER PAPERS.  See run.sh."""
import glob
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import threading
import time

STAGES = ('extract', 'segment', 'recognise', 'normalise', 'write')
TURNS = 3
BATCH = 8
LIMIT = 1.5


class Reader:
    """A measuring program that is handed names of papers and answers each with what it cost."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def read(self, files):
        costs = []
        self.process.stdin.write(''.join(file + '\n' for file in files))
        self.process.stdin.flush()
        for _ in files:
            costs.append([float(field) for field in self.process.stdout.readline().split()[1:]])
        return costs

    def end(self):
        pairs = [line.split() for line in self.process.communicate()[0].splitlines()]
        if self.process.returncode != 0:
            sys.exit('bench: %s ended with %d' % (self.process.args[0], self.process.returncode))
        return {key: float(value) for key, value in pairs}


def in_turns(folder, files):
    """Bare Poppler and one worker as dictionaries, the cheapest of several readings of each paper added up.

    The two alternate every few papers, so that both see the same state of the machine; whatever else the machine does
    makes a reading dearer, never cheaper.  A worker lives for some hundred papers, so a smaller set is read more than
    once by each process.
    """
    passes = max(1, min(5, 100 // len(files)))
    small = min(files, key=os.path.getsize)
    programs = [folder + '/bare_poppler', folder + '/pipeline_bench']
    best, totals = [[None] * len(files) for _ in programs], [{}, {}]
    for _ in range(TURNS):
        readers = [Reader([program, small]) for program in programs]
        for at in list(range(0, len(files), BATCH)) * passes:
            for reader, costs in zip(readers, best):
                for i, cost in enumerate(reader.read(files[at:at + BATCH]), at):
                    costs[i] = cost if costs[i] is None else min(costs[i], cost)
        for reader, total in zip(readers, totals):
            total.update(reader.end())
    for total, costs, names in zip(totals, best, (('cpu', 'wall'), ('cpu', 'wall') + STAGES + ('hash',))):
        total.update((key, total[key] / passes) for key in ('documents', 'pages', 'failed', 'characters', 'output')
                     if key in total)
        total.update(zip(names, map(sum, zip(*costs))))
    return totals


def proportional_memory(pid):
    try:
        with open('/proc/%d/smaps_rollup' % pid, encoding='ascii') as file:
            return int(re.search(r'^Pss:\s+(\d+)', file.read(), re.M).group(1))
    except (OSError, AttributeError):
        return 0


def status_memory(pid):
    try:
        with open('/proc/%d/status' % pid, encoding='utf-8') as file:
            return int(re.search(r'^VmHWM:\s+(\d+)', file.read(), re.M).group(1))
    except (OSError, AttributeError):
        return 0


def cpu_time(pid):
    """Milliseconds of CPU that a process has used so far."""
    try:
        with open('/proc/%d/stat' % pid, encoding='utf-8') as file:
            fields = file.read().rpartition(')')[2].split()
        return (int(fields[11]) + int(fields[12])) * 1e3 / os.sysconf('SC_CLK_TCK')
    except (OSError, IndexError):
        return 0


def children(pid):
    try:
        with open('/proc/%d/task/%d/children' % (pid, pid), encoding='ascii') as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


class Watch(threading.Thread):
    """Looks at a process and its children ten times a second: how large each was, and all together, and its CPU."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.over = pid, threading.Event()
        self.parent = self.worker = self.together = 0
        self.cpu = {}

    def run(self):
        while not self.over.wait(0.1):
            workers = children(self.pid)
            self.parent = max(self.parent, status_memory(self.pid))
            for process in workers + [self.pid]:
                self.cpu[process] = cpu_time(process) or self.cpu.get(process, 0)
            self.worker = max([self.worker] + [status_memory(worker) for worker in workers])
            self.together = max(self.together, sum(map(proportional_memory, [self.pid] + workers)))


def timed(command, watch=False, **options):
    """Wall-clock and CPU milliseconds of COMMAND and its children, what it printed, and its memory."""
    before, since = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
    eyes = Watch(process.pid) if watch else None
    if eyes:
        eyes.start()
    out = process.communicate()[0]
    if eyes:
        eyes.over.set()
        eyes.join()
    wall, after = time.monotonic() - since, resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        sys.exit('bench: %s ended with %d' % (command[0], process.returncode))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1e3, cpu * 1e3, out, eyes


def line(name, wall, cpu, documents, pages, ratio=None, note=''):
    print('  %-26s %8.3f %9.3f %9.0f %9.0f   %-6s %s' % (
        name, wall / pages, cpu / pages, documents / wall * 1e3, pages / wall * 1e3,
        '' if ratio is None else '%.2f' % ratio, note))


def head(title):
    print('\n%s\n  %-26s %8s %9s %9s %9s   %s' % (title, '', 'ms/page', 'CPU', 'docs/s', 'pages/s',
                                                  'CPU against bare Poppler'))


def one_process(bare, worker):
    """Prints bare Poppler against one worker; returns the former."""
    ratio, documents, pages = worker['cpu'] / bare['cpu'], bare['documents'], bare['pages']
    line('bare Poppler', bare['wall'], bare['cpu'], documents, pages, 1.0, 'peak %.0f MB' % (bare['peak'] / 1024))
    line('one worker, everything', worker['wall'], worker['cpu'], documents, pages, ratio, 'peak %.0f MB; at most %.1f '
         'is wanted: %s' % (worker['peak'] / 1024, LIMIT, 'met' if ratio <= LIMIT else 'NOT MET'))
    scale = worker['cpu'] / sum(worker[stage] for stage in STAGES)
    for stage in STAGES:
        print('    %-24s %8s %9.3f %30.2f' % (stage, '', worker[stage] * scale / pages,
                                              worker[stage] * scale / bare['cpu']))
    print('    %-24s %8s %9.3f %30.2f' % ('(hash, by the parent)', '', worker['hash'] / pages,
                                          worker['hash'] / bare['cpu']))
    print('    %.0f documents, %.0f pages, %.0f failed; %.1f kB text and %.1f kB record a page; rules and lists loaded '
          'in %.0f ms, %.0f MB before the first paper' % (
              documents, pages, worker['failed'], bare['characters'] / pages / 1e3, worker['output'] / pages / 1e3,
              worker['load'], worker['before'] / 1024))
    return bare


def sandbox(folder, files):
    """What being locked costs a worker: the same papers, opened before, read by a process that is locked or is not."""
    small, best = min(files, key=os.path.getsize), {}
    for _ in range(7):
        for how in ('--open', '--locked'):
            out = subprocess.run([folder + '/pipeline_bench', how, small], input=''.join(file + '\n' for file in files),
                                 stdout=subprocess.PIPE, text=True, check=True).stdout
            best[how] = min(best.get(how, 1e9), float(out.split()[1]))
    print('  sandbox: %+.1f %% CPU (%.0f ms with it, %.0f ms without)' % (
        100 * (best['--locked'] / best['--open'] - 1), best['--locked'], best['--open']))


def pinned(cores):
    return {'preexec_fn': lambda: os.sched_setaffinity(0, cores)}


def poppler_apart(folder, files, cores):
    """Wall-clock milliseconds of bare Poppler: a process a core, each with its share of the papers."""
    small, readers = min(files, key=os.path.getsize), []
    for core in cores:
        readers.append(subprocess.Popen([folder + '/bare_poppler', small], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, **pinned([core])))
        readers[-1].stdin.write(small + '\n')
        readers[-1].stdin.flush()
        readers[-1].stdout.readline()  # it is warm
    since, threads = time.monotonic(), []
    for at, reader in enumerate(readers):
        text = ''.join(file + '\n' for file in files[at::len(cores)])
        threads.append(threading.Thread(target=reader.communicate, args=(text,)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return (time.monotonic() - since) * 1e3


def two_workers(program, folder, place):
    """One worker, all on one core, against two on two cores; and what the machine gives to two processes that have
    nothing to do with each other, which is seldom twice as much: they share caches, and often more than that.

    Each ingest has a folder of its own that stays until the end: a file system may be slow to make files just where some
    were removed.
    """
    cores, best = sorted(os.sched_getaffinity(0))[:2], {}
    files = sorted(glob.glob(place + '/set/*.pdf'))
    if len(cores) < 2:
        return
    stores = folder + '/stores'
    shutil.rmtree(stores, ignore_errors=True)
    os.makedirs(folder + '/empty', exist_ok=True)

    def least(key, wall):
        best[key] = min(best.get(key, 1e9), wall)

    for turn in range(3):
        for jobs in (1, 2):
            for what in (folder + '/empty', place + '/set'):
                store = '%s/%d-%d-%s' % (stores, turn, jobs, os.path.basename(what))
                least((os.path.basename(what), jobs), timed([program, '--data', store, '--quiet', '--jobs', str(jobs),
                                                             'ingest', what], **pinned(cores[:jobs]))[0])
            least(('poppler', jobs), poppler_apart(folder, files, cores[:jobs]))
    shutil.rmtree(stores, ignore_errors=True)
    machine, whole = best['poppler', 1] / best['poppler', 2], best['set', 1] / best['set', 2]
    work = (best['set', 1] - best['empty', 1]) / (best['set', 2] - best['empty', 2])
    print('  two processes of bare Poppler on two cores: %.2f times one on one (%.2f s, %.2f s): what the machine gives' % (
        machine, best['poppler', 2] / 1e3, best['poppler', 1] / 1e3))
    print('  two workers on two cores: %.2f times one on one (%.2f s, %.2f s, %d papers), %.2f without starting and '
          'stopping (%.2f s); at least 1.8 is wanted: %s; %.0f %% of what the machine gives' % (
              whole, best['set', 2] / 1e3, best['set', 1] / 1e3, len(files), work, best['empty', 2] / 1e3,
              'met' if whole >= 1.8 else 'NOT MET', 100 * whole / machine))


def ingest(program, folder, jobs, bare):
    store, documents, pages = folder + '/store', bare['documents'], bare['pages']
    shutil.rmtree(store, ignore_errors=True)
    command = [program, '--data', store, '--json', '--jobs', str(jobs), 'ingest']
    wall, cpu, out, eyes = timed(command + [folder + '/set'], watch=True)
    parent = eyes.cpu.get(eyes.pid, 0)
    line('ingest, %d worker%s' % (jobs, 's' if jobs > 1 else ''), wall, cpu, documents, pages, cpu / bare['cpu'],
         'peak %.0f MB together (parent %.0f, a worker %.0f)' % (eyes.together / 1024, eyes.parent / 1024,
                                                                 eyes.worker / 1024))
    print('    %s: CPU a page %.3f ms in the parent, %.3f in workers' % (
        counts_line(out), parent / pages, (cpu - parent) / pages))
    empty = folder + '/empty'
    os.makedirs(empty, exist_ok=True)
    start = min(timed(command + [empty])[0] for _ in range(3))
    wall, _, out, _ = timed(command + [folder + '/set'])
    print('    again: %s: %.0f µs a file and %.0f ms to start and stop' % (
        counts_line(out), max(wall - start, 0) * 1e3 / documents, start))


def machine():
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        model = re.search(r'^model name\s*: (.*)$', file.read(), re.M)
    print('%s, %d cores, Linux %s, load %.1f' % (model.group(1) if model else platform.machine(), os.cpu_count() or 1,
                                                 platform.release(), os.getloadavg()[0]))
    names = ('poppler-glib', 'libxml-2.0', 'libpcre2-8', 'sqlite3', 'libutf8proc')
    versions = [subprocess.run(['pkg-config', '--modversion', name], stdout=subprocess.PIPE, text=True,
                               check=False).stdout.strip() for name in names]
    print(', '.join('%s %s' % pair for pair in zip(names, versions)))


def main():
    program, folder, papers = sys.argv[1:4]
    files = sorted(glob.glob(folder + '/set/*.pdf'))
    machine()

    head('Generated papers, fonts embedded')
    bare = one_process(*in_turns(folder, files))
    since, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    for file in files:
        subprocess.run(['pdftotext', file, '/dev/null'], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3
    line('pdftotext once a file', (time.monotonic() - since) * 1e3, cpu, bare['documents'], bare['pages'],
         cpu / bare['cpu'])
    for jobs in (1, 2):
        ingest(program, folder, jobs, bare)
    print('    store: %s' % sizes(folder + '/store'))
    sandbox(folder, files)
    two_workers(program, folder, folder + '/many')

    for title, place in (('Every third of them in standard fonts, not embedded', folder + '/standard'),
                         ('Papers in corpus/', 'corpus/*'), ('Papers in ' + papers, papers)):
        found = sorted(glob.glob(place + '/*.pdf'))
        if found:
            head(title)
            one_process(*in_turns(folder, found))


def counts_line(out):
    """What ingest counted, without what it did not meet."""
    return ', '.join('%s %s' % (value, key) for key, value in json.loads(out).items()
                     if value and key in ('read', 'unchanged', 'changed', 'duplicate', 'failed', 'skipped'))


def sizes(store):
    parts = []
    for part in ('records', 'sources', 'index.sqlite'):
        path = os.path.join(store, part)
        found = [os.path.join(at, name) for at, _, names in os.walk(path) for name in names] or [path]
        parts.append('%s %.1f MB' % (part, sum(os.path.getsize(name) for name in found if os.path.exists(name)) / 1e6))
    return ', '.join(parts)


if __name__ == '__main__':
    main()
