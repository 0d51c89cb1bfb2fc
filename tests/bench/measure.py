"""Runs what is measured and prints the table: measure.py PROGRAM FOLDER PAPERS.  See run.sh."""
import glob
import json
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import time

STAGES = ('extract', 'segment', 'recognise', 'normalise', 'write')
TURNS = 3
LIMIT = 1.5


def values(command):
    """What a measuring program printed, as a dictionary."""
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    pairs = [line.split(' ', 1) for line in out.splitlines()]
    return {key: float(value) if re.fullmatch(r'[\d.]+', value) and value.count('.') < 2 else value
            for key, value in pairs}


def in_turns(folder, files):
    """[(bare, worker)], measured alternately so that both see the same state of the machine."""
    small = min(files, key=os.path.getsize)
    return [(values([folder + '/bare_poppler', small] + files), values([folder + '/pipeline_bench'] + files))
            for _ in range(TURNS)]


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


def children(pid):
    try:
        with open('/proc/%d/task/%d/children' % (pid, pid), encoding='ascii') as file:
            return [int(child) for child in file.read().split()]
    except OSError:
        return []


class Watch(threading.Thread):
    """Looks at a process and its children five times a second: the largest of each, and of all together."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.over = pid, threading.Event()
        self.parent = self.worker = self.together = 0

    def run(self):
        while not self.over.wait(0.2):
            workers = children(self.pid)
            self.parent = max(self.parent, status_memory(self.pid))
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
    print('\n%s\n  %-26s %8s %9s %9s %9s   %s' % (title, '', 'ms/page', 'CPU', 'docs/s', 'pages/s', 'CPU against bare Poppler'))


def one_process(turns):
    """Bare Poppler against one worker; returns the turn in the middle."""
    turns = sorted(turns, key=lambda turn: turn[1]['cpu'] / turn[0]['cpu'])
    ratios = [worker['cpu'] / bare['cpu'] for bare, worker in turns]
    bare, worker = turns[len(turns) // 2]
    documents, pages = bare['documents'], bare['pages']
    line('bare Poppler', bare['wall'], bare['cpu'], documents, pages, 1.0, 'peak %.0f MB' % (bare['peak'] / 1024))
    line('one worker, everything', worker['wall'], worker['cpu'], documents, pages, statistics.median(ratios),
         'peak %.0f MB; ratios %s; must be at most %.1f: %s' % (
             worker['peak'] / 1024, ' '.join('%.2f' % ratio for ratio in ratios), LIMIT,
             'met' if statistics.median(ratios) <= LIMIT else 'NOT MET'))
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


def ingest(program, folder, jobs, bare):
    store = folder + '/store'
    shutil.rmtree(store, ignore_errors=True)
    command = [program, '--data', store, '--json', '--jobs', str(jobs), 'ingest', folder + '/set']
    wall, cpu, out, eyes = timed(command, watch=True)
    line('ingest, %d worker%s' % (jobs, 's' if jobs > 1 else ''), wall, cpu, bare['documents'], bare['pages'],
         cpu / bare['cpu'], 'peak: parent %.0f MB, worker %.0f MB, together %.0f MB' % (
             eyes.parent / 1024, eyes.worker / 1024, eyes.together / 1024))
    counts = json.loads(out)
    wall, cpu, out, _ = timed(command)
    return counts, wall * 1e3 / bare['documents'], cpu * 1e3 / bare['documents'], json.loads(out)


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

    head('Generated papers')
    bare = one_process(in_turns(folder, files))
    since, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    for file in files:
        subprocess.run(['pdftotext', file, '/dev/null'], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3
    line('pdftotext once a file', (time.monotonic() - since) * 1e3, cpu, bare['documents'], bare['pages'],
         cpu / bare['cpu'])
    ingests = [ingest(program, folder, jobs, bare) for jobs in (1, 2)]
    for counts, wall, cpu, again in ingests:
        print('    first %s; again %.0f µs a file (CPU %.0f): %s' % (
            counts_line(counts), wall, cpu, counts_line(again)))
    print('    store: %s' % sizes(folder + '/store'))

    real = sorted(glob.glob(papers + '/*.pdf'))
    if real:
        head('Papers in %s' % papers)
        one_process(in_turns(folder, real))


def counts_line(counts):
    return ', '.join('%s %s' % (value, key) for key, value in counts.items() if isinstance(value, int))


def sizes(store):
    parts = []
    for part in ('records', 'sources', 'index.sqlite'):
        path = os.path.join(store, part)
        found = [os.path.join(at, name) for at, _, names in os.walk(path) for name in names] or [path]
        parts.append('%s %.1f MB' % (part, sum(os.path.getsize(name) for name in found if os.path.exists(name)) / 1e6))
    return ', '.join(parts)


if __name__ == '__main__':
    main()
