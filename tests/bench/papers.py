#!/usr/bin/env python3
"""How the program reads whole papers: the proposals it finds, the positions on them, the decisions.

    tests/bench/papers.py [STANDPUNKT] [FILE.txt ...] [--listed] [--misses]

Reads corpus/papers/*.txt (or FILEs; nothing is fitted to apart.txt) and compares with what their authors took from them.
A position counts as right with its proposal, its stance and the layer that holds it; proposals of which nothing is said
must have none; a decision with its status and outcome.  --listed prints the proposals once more as a plain list, so that
the positions can be told without those proposals that were not found; --misses names what came out otherwise.
"""
import glob, os, re, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RECORD = '{urn:standpunkt:record:1}'
LAYERS = {'committee': ('committee', 'board'), 'board': ('board', 'committee')}


def words(text):
    return re.sub(r'\W+', ' ', text.lower()).split()


class Paper:
    """One paper, what its author took from it, and its lines; `marked` are (REFS, MOVE, sentence) of its assessment"""

    def __init__(self, file, part):
        self.file = 'paper ' + os.path.basename(file)
        head, body = part.split('\n---\n', 1)
        self.name = '%s-%s' % (os.path.basename(file)[:-4], head.split('\n')[0].strip())
        self.holder = (re.findall(r'^holder: (\S+)', head, re.M) or ['administration'])[0]
        self.proposals = re.findall(r'^(\d+) ([a-z-]+): (.+)$', head, re.M)
        self.decisions = [row for row in re.findall(r'^decision: (\S+) (\S+) \S+: ', head, re.M)]
        self.whole = re.findall(r'^whole (\S+)', head, re.M)
        self.lines, self.marked, paragraph = [], [], []
        for line in body.rstrip('\n').split('\n') + ['|']:
            marked = re.match(r'([\d,*]*):([a-z]+) (.+)$', line)
            if marked:
                self.marked.append(marked.groups())
                paragraph.append(marked.group(3))
                continue
            if paragraph:
                self.lines.append(' '.join(paragraph))
                paragraph = []
            self.lines.append(line[1:].strip())

    def text(self, listed):
        lines = list(self.lines)
        first = ' '.join(words(self.proposals[0][2])) if self.proposals else ''
        for end in range(len(lines) if listed and first else 0):
            if lines[end] == '' and first in ' '.join(words(' '.join(lines[:end]))):
                lines[end:end] = (['', 'I motionen föreslås följande:'] +
                                  ['%s. att %s' % (number, text) for number, _, text in self.proposals])
                break
        return '\n'.join(lines) + '\n'

    def paper(self):
        """What is fitted to: the reading of the assessment, whether the proposals are found or not"""
        return self.text(True)

    def known(self):
        return ''.join('%s:%s %s\n' % line for line in self.marked)

    def expected(self):
        out = {number: stance for number, stance, _ in self.proposals if stance != 'none'}
        if self.whole and self.whole[0] != 'none':
            out['whole'] = self.whole[0]
        return out


def read(program, name):
    out = subprocess.run([program, 'record', name], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return tree.fromstring(out.stdout)


def numbers_of(paper, record):
    """{id: the number of the paper's proposal}, for those of the record that are one"""
    out = {}
    for proposal in record.iter(RECORD + 'proposal'):
        if proposal.get('kind') != 'proposal':
            continue
        found, best = set(words(proposal.find(RECORD + 'evidence').text)), (0.5, None)
        for number, _, text in paper.proposals:
            own = set(words(text))
            best = max(best, (len(own & found) / len(own | found), number), key=lambda pair: pair[0])
        out[proposal.get('id')] = best[1]
    return out


def positions_of(paper, record, numbers):
    layers, out = LAYERS.get(paper.holder, (paper.holder,)), {}
    for position in record.iter(RECORD + 'position'):
        target = position.get('proposal')
        target = numbers.get(target) or '?' + target if target else 'whole'
        if position.get('layer') not in layers:
            target += ' of ' + position.get('layer')
        out[target] = position.get('stance')
    return out


class Tally:
    def __init__(self):
        self.right = self.extra = self.missing = 0

    def add(self, expected, found):
        """Two lists; what stands in both is right"""
        left = list(found)
        for thing in expected:
            if thing in left:
                left.remove(thing)
                self.right += 1
            else:
                self.missing += 1
        self.extra += len(left)

    def line(self, name):
        precision = self.right / max(1, self.right + self.extra)
        recall = self.right / max(1, self.right + self.missing)
        return '%-10s %9.3f %7.3f %6.3f %6d %6d %8d' % (name, precision, recall, 2 * precision * recall /
                                                        max(1e-9, precision + recall), self.right, self.extra, self.missing)


def main():
    names = [name for name in sys.argv[1:] if not name.startswith('--')]
    program = names.pop(0) if names and not names[0].endswith('.txt') else os.path.join(ROOT, 'build/standpunkt')
    files = names or sorted(glob.glob(os.path.join(ROOT, 'corpus/papers/*.txt')))
    print('%-14s %-10s precision  recall     F1  right  extra  missing' % ('', ''))
    for file in files:
        tallies = {kind: Tally() for kind in ('proposal', 'position', 'decision')}
        with open(file, encoding='utf-8') as source, tempfile.TemporaryDirectory() as folder:
            papers = [Paper(file, part) for part in source.read().split('### PAPER ')[1:]]
            for paper in papers:
                name = os.path.join(folder, paper.name + '.txt')
                with open(name, 'w', encoding='utf-8') as out:
                    out.write(paper.text('--listed' in sys.argv))
                record = read(program, name)
                numbers = numbers_of(paper, record)
                expected, found = paper.expected(), positions_of(paper, record, numbers)
                decisions = [(d.get('status'), d.get('outcome')) for d in record.iter(RECORD + 'decision')]
                tallies['proposal'].add([number for number, _, _ in paper.proposals], list(numbers.values()))
                tallies['position'].add(list(expected.items()), list(found.items()))
                tallies['decision'].add(paper.decisions, decisions)
                if '--misses' in sys.argv:
                    print('\n'.join('%s: %s: %s, found %s' % (paper.name, key, expected.get(key, '-'), found.get(key, '-'))
                                    for key in sorted(set(expected) | set(found)) if expected.get(key) != found.get(key)))
        for kind, tally in tallies.items():
            print('%-14s %s' % (os.path.basename(file), tally.line(kind)))


if __name__ == '__main__':
    main()
