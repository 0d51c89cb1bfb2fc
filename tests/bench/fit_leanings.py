#!/usr/bin/env python3
"""Makes pipeline/gazetteers/leanings.tsv: what words and signs lean to.

    make build/bench/leanings && tests/bench/fit_leanings.py

What is fitted to: the passages of corpus/passages.tsv, put together to papers of four, the answers of corpus/answers.txt
and corpus/answers/, and the cases of corpus/ (never those below corpus/blind).  What moves the program sees in the
answers of corpus/answers/ is told by lists that were not fitted to them (fit_moves.py).  The program itself tells what it sees in the passage about each proposal
(build/bench/leanings); to that a multinomial logistic regression is fitted, held in check by the squares of its
weights.  With --test it prints instead how stances come out in cases that are left out in turn: the only figures that
tell anything, since the program has seen all others.  Needs Python with scipy (Debian: python3-scipy).
"""
import glob, os, random, re, sys, tempfile
import xml.etree.ElementTree as xml

import numpy
from scipy import sparse

import fit_moves

STANCES = ['support', 'qualified-support', 'partial', 'met', 'neutral', 'oppose', 'none']
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CHECK, STEPS, SMALLEST = 2, 250, 0.12
PARTS = 3   # of the marked answers, each read by lists fitted to the others
CASES = 4  # whole papers with all that stands around a passage teach more than one or an answer by itself
NS = '{urn:standpunkt:record:1}'


def passages():
    for line in open(os.path.join(ROOT, 'corpus/passages.tsv'), encoding='utf-8'):
        cells = line.rstrip('\n').split('\t')
        if len(cells) == 3 and not line.startswith('#') and cells[0] in STANCES:
            yield cells


def papers_of_passages(folder):
    """Papers of four passages; yields their files and, by proposal, the stance."""
    rows = list(passages())
    random.Random(7).shuffle(rows)
    for k in range(0, len(rows), 4):
        group = rows[k:k + 4]
        name = os.path.join(folder, 'passages-%03d.txt' % (k // 4))
        with open(name, 'w', encoding='utf-8') as out:
            out.write('VALBRO KOMMUN\nKommunledningsförvaltningen\n\nTjänsteskrivelse\n2023-03-04\n\n'
                      'Svar på motion om kommunens utveckling\n\nÄrendet\nAnna Berg (S) föreslår i en motion\n')
            out.writelines('%d. att %s\n' % (i + 1, row[1]) for i, row in enumerate(group))
            out.write('\nFörvaltningens bedömning\n' + '\n\n'.join(row[2] for row in group) +
                      '\n\nEva Ek\nKommundirektör\n')
        yield name, {plain(row[1]): [row[0]] for row in group}


def answers():
    """(decision proposed, [(stance, proposal)], assessment) of each answer"""
    with open(os.path.join(ROOT, 'corpus/answers.txt'), encoding='utf-8') as file:
        for part in file.read().split('\n### ANSWER\n')[1:]:
            head, body = part.split('\n---\n', 1)
            rows = [line.split(': ', 1) for line in head.strip().split('\n')]
            yield rows[0][1], rows[1:], body.strip()


def papers_of_answers(folder):
    for k, (decision, rows, body) in enumerate(answers()):
        name = os.path.join(folder, 'answers-%03d.txt' % k)
        with open(name, 'w', encoding='utf-8') as out:
            out.write('VALBRO KOMMUN\nKommunledningsförvaltningen\n\nTjänsteskrivelse\n2023-03-04\n\n'
                      'Svar på motion om kommunens utveckling\n\nFörslag till beslut\n\n' + decision +
                      '\n\nÄrendet\n\nAnna Berg (S) föreslår i en motion\n')
            out.writelines('%d. att %s\n' % (i + 1, row[1]) for i, row in enumerate(rows))
            out.write('\nFörvaltningens bedömning\n\n' + body + '\n\nEva Ek\nKommundirektör\n')
        yield name, {plain(row[1]): [row[0]] for row in rows}


def plain(text):
    return re.sub('[^a-zåäö0-9]', '', re.sub('^att ', '', text.lower()))


def papers_of_cases():
    for folder in sorted(glob.glob(os.path.join(ROOT, 'corpus/[0-9]*'))):
        tree = xml.parse(os.path.join(folder, 'expected.xml')).getroot()
        kind = tree.find(NS + 'document')
        if kind is not None and 'minutes' in (kind.get('type') or ''):
            continue  # they retell views of several bodies
        source = tree.find(NS + 'source')
        names = [os.path.join(folder, source.get('file'))] if source is not None and source.get('file') else []
        for ending in ('pdf', 'txt', 'md'):
            names += sorted(glob.glob(os.path.join(folder, '*.' + ending)))
        stance = {}
        for item in tree.iter(NS + 'item'):
            told = {}
            for position in item.findall(NS + 'position'):
                if position.get('layer', 'administration') not in ('administration', 'committee', 'board'):
                    continue
                for proposal in position.get('proposal', '').split('|'):
                    if proposal not in told or not position.get('optional'):
                        told[proposal] = position.get('stance', '').split('|')
            for proposal in item.findall(NS + 'proposal'):
                if proposal.get('kind', 'proposal') == 'proposal':
                    stance[plain(''.join(proposal.itertext()))] = told.get(proposal.get('id'), ['none'])
        if names and stance:
            yield names[0], stance


def stance_of(text, stances):
    own = plain(text)
    for other, stance in stances.items():
        if own == other or (len(other) > 10 and (own[:30] == other[:30] or other in own or own in other)):
            return stance
    return None


def told_of(folder, papers, lists=None):
    """(case, what was seen, share of each stance) of PAPERS, {file: {proposal: stances}}"""
    out, name = [], None
    for line in fit_moves.run(folder, list(papers), lists=lists).split('\n'):
        cells = line.split('\t')
        if cells[0] == 'paper':
            name = cells[1]
        stance = stance_of(cells[1], papers[name]) if cells[0] == 'proposal' else None
        if stance is None:
            continue
        seen = {'sign:always': 1.0}
        for cell in cells[6:]:
            key, value = cell.rsplit('=', 1)
            seen[key] = float(value)
        known = [STANCES.index(s) for s in stance if s in STANCES]
        if known:
            out.append((name, seen, [known.count(k) / len(known) for k in range(len(STANCES))]))
    return out


def examples_of_marked(folder):
    """Those of corpus/answers/, each by lists that were not fitted to its file"""
    answers = list(fit_moves.read_answers())
    seen, out = fit_moves.see(folder, answers), []
    files = sorted({answer.file for answer in answers})
    for part in range(PARTS):
        mine = files[part::PARTS]
        lists = fit_moves.lists_of(seen, *fit_moves.fit(seen, numpy.nonzero(~numpy.isin(seen.file, mine))[0]))
        papers = {}
        for k, answer in enumerate(answers):
            if answer.file in mine:
                papers[os.path.join(folder, 'marked-%05d.txt' % k)] = {plain(text): [stance]
                                                                       for stance, text in answer.proposals.values()}
        out += [(answers[int(row[0][-9:-4])].file + ' ' + row[0], *row[1:]) for row in told_of(folder, papers, lists)]
    return out


def examples():
    """(case, what was seen, share of each stance) of all"""
    with tempfile.TemporaryDirectory() as folder:
        papers = dict(papers_of_passages(folder))
        papers.update(papers_of_answers(folder))
        papers.update(papers_of_cases())
        return told_of(folder, papers) + examples_of_marked(folder)


def is_case(row):
    return 'passages-' not in row[0] and 'answers-' not in row[0] and 'marked-' not in row[0]


def matrix(rows, places):
    """What was seen in ROWS, a column for each name of PLACES."""
    entries = [(i, places[name], value) for i, row in enumerate(rows) for name, value in row[1].items() if name in places]
    at, column, value = zip(*entries)
    return sparse.csr_matrix((value, (at, column)), shape=(len(rows), len(places)))


def shares(data, weights):
    sums = data @ weights
    sums = numpy.exp(sums - sums.max(axis=1, keepdims=True))
    return sums / sums.sum(axis=1, keepdims=True)


def fit(rows, names):
    """Weights by name, by Adam on the whole of ROWS."""
    places = {name: i for i, name in enumerate(names)}
    data, wanted = matrix(rows, places), numpy.array([row[2] for row in rows])
    counts = numpy.array([CASES if is_case(row) else 1 for row in rows])[:, None]
    weights = numpy.zeros((len(names), len(STANCES)))
    first, second = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = (data.T @ (counts * (shares(data, weights) - wanted)) + CHECK * weights) / counts.sum()
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        rate = 0.05 if step < STEPS * 2 / 3 else 0.015
        weights -= rate * first / (1 - 0.9 ** step) / (numpy.sqrt(second / (1 - 0.99 ** step)) + 1e-8)
    return {name: row for name, row in zip(names, weights)}


def names_of(rows):
    return sorted({name for _, seen, _ in rows for name in seen})


def told_share(seen, weights):
    sums = sum((value * weights[n] for n, value in seen.items() if n in weights), numpy.zeros(len(STANCES)))
    p = numpy.exp(sums - sums.max())
    return p / p.sum()


def test_group(rows, name, group_of, parts):
    """How stances come out in those ROWS that have a group, a part of the groups left out at a time"""
    groups = sorted({group_of(row) for row in rows} - {None})
    random.Random(3).shuffle(groups)
    told = []
    for part in range(parts):
        out = set(groups[part::parts])
        weights = fit([r for r in rows if group_of(r) not in out], names_of(rows))
        told += [(told_share(row[1], weights), row[2]) for row in rows if group_of(row) in out]
    for least in (0.36, 0.45, 0.55):
        right = wrong = missing = 0
        for p, share in told:
            best = int(p.argmax())
            tells, known = best < len(STANCES) - 1 and p[best] >= least, share[-1] == 0
            right += tells and share[best] > 0
            wrong += tells and share[best] == 0
            missing += known and not (tells and share[best] > 0)
        print('%s, from %.2f on: precision %.3f, recall %.3f' % (name, least, right / max(1, right + wrong),
                                                                right / max(1, right + missing)))


def test(rows):
    test_group(rows, 'cases', lambda row: row[0] if is_case(row) else None, 6)
    test_group(rows, 'answers', lambda row: row[0].split(' ')[0] if 'marked-' in row[0] else None, 3)


HEAD = '''# What words and signs lean to (leaning.c): how much likelier each makes a stance, as natural logarithms.  Not for
# editing by hand: add a passage to corpus/passages.tsv instead, and make the list anew (tests/bench/fit_leanings.py).
#
# kind    word: a word by its stem, "#" any number; sign and last: what leaning.c knows of the passage and of its last
#         sentence; sum and any: what weights.tsv comes to, and that it comes to something; decision and part: what is
#         proposed to be decided on the motion, and on that part of it; given, sure, plain: what stance the rules found,
#         how sure they are of it, and that they found it in plain words
# leans   to support, qualified-support, partial, met, neutral, oppose, and to nothing being said
kind\tname\tleans
'''


def main():
    rows = examples()
    if '--test' in sys.argv:
        return test(rows)
    weights = fit(rows, names_of(rows))
    with open(os.path.join(ROOT, 'pipeline/gazetteers/leanings.tsv'), 'w', encoding='utf-8') as out:
        out.write(HEAD)
        for name, row in sorted(weights.items()):
            if row.max() - row.min() >= SMALLEST or not name.startswith('word:'):
                kind, word = name.split(':', 1)
                out.write('%s\t%s\t%s\n' % (kind, word, ' '.join('%.2f' % w for w in row)))


if __name__ == '__main__':
    main()
