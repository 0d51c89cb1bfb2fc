#!/usr/bin/env python3
"""Makes pipeline/gazetteers/moves.tsv and layings.tsv: what words count for each move of a sentence, and what tells which
proposal a sentence is about.

    make build/bench/leanings && tests/bench/fit_moves.py

What is fitted to: the answers of corpus/answers/ and the papers of corpus/papers/ (but apart.txt), in which each
sentence is marked.  The program itself tells what it
sees of each sentence and, behind what is true of the sentences before, of being about none and each proposal
(build/bench/leanings --moves).  To the moves a multinomial logistic regression is fitted, to the proposals a conditional
one, both held in check by the squares of their weights.  With --test it prints instead how sentences come out in files
of answers that are left out in turn.  Needs Python with scipy (Debian: python3-scipy).
"""
import glob, os, re, subprocess, sys, tempfile

import numpy
from scipy import sparse

import papers

MOVES = ['yes', 'no', 'met', 'but', 'away', 'grant', 'tell']
TURNS = ['none', 'stay', 'go']
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, 'build/bench/leanings')
CHECK_MOVES, CHECK_LAYINGS, STEPS = 3, 3, 160
PAPERS_COUNT = 6  # a sentence of a whole paper counts as so many of the answers when what tells proposals is fitted
SELDOM = 3        # a name seen in fewer sentences is not listed
SMALLEST = 10     # nor is one of which no weight comes to so many hundredths


class Answer:
    """One answer: the decision, {number: (stance, proposal)}, the stance on the whole, [(paragraph, refs, move, text)]"""

    def __init__(self, file, head, body):
        self.file, self.proposals, self.whole, self.sentences = file, {}, None, []
        lines = [line for line in head.split('\n') if line.strip()]
        self.decision = lines[0].split(':', 1)[1].strip()
        for line in lines[1:]:
            if line.startswith('whole '):
                self.whole = line.split()[1]
            else:
                number, stance, proposal = re.match(r'(\d+) ([a-z-]+): (.+)$', line).groups()
                self.proposals[number] = (stance, proposal)
        paragraph = 0
        for line in body.split('\n'):
            if not line.strip():
                paragraph += 1
            elif line.startswith('# '):
                paragraph += 1
                self.sentences.append((paragraph, '', 'heading', line[2:]))
                paragraph += 1
            else:
                refs, move, text = re.match(r'([\d,*]*):([a-z]+) (.+)$', line).groups()
                self.sentences.append((paragraph, refs, move, text))

    def paper(self):
        out = ('VALBRO KOMMUN\nKommunledningsförvaltningen\n\nTjänsteskrivelse\n2023-03-04\n\n'
               'Svar på motion om kommunens utveckling\n\n')
        if self.decision != '-':
            out += 'Förslag till beslut\n\n' + self.decision + '\n\n'
        out += 'Ärendet\n\nAnna Berg (S) föreslår i en motion\n'
        out += ''.join('%s. att %s\n' % (n, re.sub('^att ', '', text)) for n, (_, text) in self.proposals.items())
        out += '\nFörvaltningens bedömning\n'
        before = None
        for paragraph, _, _, text in self.sentences:
            out += ('\n\n' if paragraph != before else ' ') + text
            before = paragraph
        return out + '\n\nEva Ek\nKommundirektör\n'

    def known(self):
        return ''.join('%s:%s %s\n' % row[1:] for row in self.sentences if row[2] != 'heading')


def read_papers():
    for name in sorted(glob.glob(os.path.join(ROOT, 'corpus/papers/*.txt'))):
        if os.path.basename(name) != 'apart.txt':
            with open(name, encoding='utf-8') as file:
                for part in file.read().split('### PAPER ')[1:]:
                    yield papers.Paper(name, part)


def read_answers():
    for name in sorted(glob.glob(os.path.join(ROOT, 'corpus/answers/*.txt'))):
        with open(name, encoding='utf-8') as file:
            for part in file.read().split('### ANSWER\n')[1:]:
                yield Answer(os.path.basename(name), *part.split('\n---\n', 1))


def share_of(folder, lists=None):
    """The rules, lists and schemas of the source tree in FOLDER as the program wants them, LISTS (by name) instead of the
    tree's own."""
    share = os.path.join(folder, 'share')
    if os.path.isdir(share):
        for name in os.listdir(os.path.join(share, 'gazetteers')):
            os.unlink(os.path.join(share, 'gazetteers', name))
    else:
        os.makedirs(os.path.join(share, 'gazetteers'))
        for name, where in (('rules', 'pipeline/rules'), ('schemas', 'schemas')):
            os.symlink(os.path.join(ROOT, where), os.path.join(share, name))
    for path in glob.glob(os.path.join(ROOT, 'pipeline/gazetteers/*')):
        name = os.path.basename(path)
        if lists and name in lists:
            with open(os.path.join(share, 'gazetteers', name), 'w', encoding='utf-8') as out:
                out.write(lists[name])
        else:
            os.symlink(path, os.path.join(share, 'gazetteers', name))
    return share


def run(folder, names, arguments=(), lists=None):
    """What the program prints of the papers NAMES"""
    env = dict(os.environ, STANDPUNKT_SHARE=share_of(folder, lists))
    return subprocess.run([PROGRAM, *arguments], input='\n'.join(names) + '\n', text=True, env=env,
                          stdout=subprocess.PIPE, check=True).stdout


class Names:
    def __init__(self):
        self.place = {}

    def of(self, name):
        return self.place.setdefault(name, len(self.place))


class Seen:
    """What was seen of all sentences: moves and words, a row each; choices, their sentence and turn, and which are true"""

    def __init__(self, text, files):
        self.words, self.signs = Names(), Names()
        self.file, self.move = [], []
        self.choice_sentence, self.choice_turn, self.true = [], [], []
        rows, choices = ([], [], []), ([], [], [])
        paper = None
        for line in text.split('\n'):
            kind, _, rest = line.partition('\t')
            if kind == 'paper':
                paper = files[rest]
            elif kind == 'sentence':
                cells = rest.split('\t')
                self.add(rows, cells[1:], self.words, len(self.move))
                self.move.append(MOVES.index(cells[0]))
                self.file.append(paper)
            elif kind == 'choice':
                self.add_choice(choices, rest.split('\t'))
        self.words_seen, self.signs_seen = self.matrix(rows, self.words), self.matrix(choices, self.signs)
        self.file, self.move = numpy.array(self.file), numpy.array(self.move)
        self.choice_sentence, self.choice_turn = numpy.array(self.choice_sentence), numpy.array(self.choice_turn)
        self.true = numpy.array(self.true, float)

    @staticmethod
    def add(rows, cells, names, row):
        for cell in cells:
            name, value = cell.rsplit('=', 1)
            rows[0].append(row)
            rows[1].append(names.of(name))
            rows[2].append(float(value))

    def add_choice(self, choices, cells):
        turn = next(cell.split(', ')[1].split('=')[0] for cell in cells if cell.startswith('move '))
        self.add(choices, [cell for cell in cells[1:] if not cell.startswith('move ')], self.signs, len(self.true))
        self.choice_sentence.append(len(self.move) - 1)
        self.choice_turn.append(TURNS.index(turn))
        self.true.append(float(cells[0]))

    @staticmethod
    def matrix(rows, names):
        height = max(rows[0]) + 1
        return sparse.csr_matrix((rows[2], (rows[0], rows[1])), shape=(height, len(names.place)))


def adam(slope_of, shape, steps):
    weights, first, second = numpy.zeros(shape), numpy.zeros(shape), numpy.zeros(shape)
    for step in range(1, steps + 1):
        slope = slope_of(weights)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope * slope
        rate = 0.05 if step < steps * 2 / 3 else 0.015
        weights -= rate * first / (1 - 0.9 ** step) / (numpy.sqrt(second / (1 - 0.99 ** step)) + 1e-8)
    return weights


def likely(sums):
    sums = numpy.exp(sums - sums.max(axis=1, keepdims=True))
    return sums / sums.sum(axis=1, keepdims=True)


def fit_moves(seen, rows):
    """Weights of all words for each move, by the sentences ROWS"""
    data, wanted = seen.words_seen[rows], numpy.eye(len(MOVES))[seen.move[rows]]
    turned = data.T.tocsr()

    def slope(weights):
        return (turned @ (likely(data @ weights) - wanted) + CHECK_MOVES * weights) / len(rows)
    return adam(slope, (data.shape[1], len(MOVES)), STEPS)


class Choices:
    """The choices of some sentences, ready for fitting: signs, with the moves' shares by turn behind them"""

    def __init__(self, seen, sentences, shares):
        chosen = numpy.zeros(len(seen.move), bool)
        chosen[sentences] = True
        at = numpy.nonzero(chosen[seen.choice_sentence])[0]
        self.sentence, self.turn = seen.choice_sentence[at], seen.choice_turn[at]
        moves = numpy.zeros((len(at), len(MOVES) * len(TURNS)))
        for turn in range(len(TURNS)):
            mine = self.turn == turn
            moves[mine, turn::len(TURNS)] = shares[self.sentence[mine]]
        self.signs = sparse.hstack([seen.signs_seen[at], sparse.csr_matrix(moves)]).tocsr()
        self.begins = numpy.concatenate([[0], numpy.nonzero(numpy.diff(self.sentence))[0] + 1])
        self.group = numpy.repeat(numpy.arange(len(self.begins)), numpy.diff(numpy.append(self.begins, len(at))))
        true = seen.true[at]
        self.wanted = true / numpy.maximum(1, numpy.add.reduceat(true, self.begins))[self.group]
        self.words = seen.words_seen[self.sentence]
        self.counts = numpy.where(numpy.char.startswith(seen.file[self.sentence], 'paper '), PAPERS_COUNT, 1)

    def shares(self, sums):
        sums = numpy.exp(sums - numpy.maximum.reduceat(sums, self.begins)[self.group])
        return sums / numpy.add.reduceat(sums, self.begins)[self.group]


def fit_layings(choices):
    """Weights of the signs, and of the words for each turn"""
    signs, words = choices.signs.shape[1], choices.words.shape[1]
    by_turn = [choices.words[choices.turn == turn] for turn in range(len(TURNS))]
    mine = [choices.turn == turn for turn in range(len(TURNS))]
    signs_turned, words_turned = choices.signs.T.tocsr(), [w.T.tocsr() for w in by_turn]

    def slope(weights):
        of_signs, of_words = weights[:signs], weights[signs:].reshape(len(TURNS), words)
        sums = choices.signs @ of_signs
        for turn in range(len(TURNS)):
            sums[mine[turn]] += by_turn[turn] @ of_words[turn]
        wrong = choices.counts * (choices.shares(sums) - choices.wanted)
        out = [signs_turned @ wrong] + [words_turned[turn] @ wrong[mine[turn]] for turn in range(len(TURNS))]
        return (numpy.concatenate(out) + CHECK_LAYINGS * weights) / choices.counts[choices.begins].sum()
    weights = adam(slope, signs + words * len(TURNS), STEPS)
    return weights[:signs], weights[signs:].reshape(len(TURNS), words)


def choose(choices, weights):
    """The share of each choice by WEIGHTS"""
    sums = choices.signs @ weights[0]
    for turn in range(len(TURNS)):
        mine = choices.turn == turn
        sums[mine] += choices.words[mine] @ weights[1][turn]
    return choices.shares(sums)


HEAD_MOVES = '''# What is seen of a sentence counts so much for each move and turn (moves.c), in hundredths of natural logarithms.
# Not for editing by hand: add an answer to corpus/answers/ instead, and make the list anew (tests/bench/fit_moves.py).
#
# kind    u: a word by its stem, "#" any number, "@" a name; b: two in a row, "^" the beginning, "$" the end; p and s: how
#         a word begins and ends; 1 and 2: the first word, the first two; v and V, n and N: a word, and the first, of the
#         sentence before and of the one behind; f: looks; w: what weights.tsv comes to
# counts  for yes, no, met, but, away, grant and tell, and for being about no proposal, going on, coming to another
kind\tname\tcounts
'''
HEAD_LAYINGS = '''# What tells which proposal a sentence is about (laying_signs.c), in natural logarithms.  Not for editing by hand: add an
# answer to corpus/answers/ instead, and make the list anew (tests/bench/fit_moves.py).
kind\tname\tcounts
'''


def lists_of(seen, moves, layings):
    """The files' texts, by name"""
    often = numpy.asarray((seen.words_seen != 0).sum(axis=0)).ravel() >= SELDOM
    counts = numpy.rint(100 * numpy.hstack([moves, layings[1].T])).astype(int)
    out = [HEAD_MOVES]
    for name, place in sorted(seen.words.place.items()):
        row = counts[place]
        if (often[place] and numpy.abs(row).max() >= SMALLEST) or name[0] in 'fw':
            out.append('%s\t%s\t%s\n' % (name[0], name[2:], ' '.join(map(str, row))))
    names = sorted(seen.signs.place, key=seen.signs.place.get)
    names += ['move %s, %s' % (move, turn) for move in MOVES for turn in TURNS]
    rows = sorted((name, weight) for name, weight in zip(names, layings[0]) if abs(weight) >= 0.005)
    return {'moves.tsv': ''.join(out),
            'layings.tsv': HEAD_LAYINGS + ''.join('%s\t%s\t%.2f\n' % (*name.split(' ', 1), w) for name, w in rows)}


def see(folder, answers):
    """What the program sees in ANSWERS, which it finds as papers in FOLDER"""
    names, files = [], {}
    for k, answer in enumerate(answers):
        name = os.path.join(folder, 'marked-%05d.txt' % k)
        for path, text in ((name, answer.paper()), (name + '.known', answer.known())):
            with open(path, 'w', encoding='utf-8') as out:
                out.write(text)
        names.append(name + '\t' + name + '.known')
        files[name] = answer.file
    return Seen(run(folder, names, ['--moves']), files)


def shares_apart(seen, rows, parts):
    """The shares of the moves in ROWS, each by weights that were not fitted to its file; 0 for other sentences"""
    shares = numpy.zeros((len(seen.move), len(MOVES)))
    files = sorted(set(seen.file[rows]))
    for part in range(parts):
        out = numpy.isin(seen.file[rows], files[part::parts])
        if out.any():
            weights = fit_moves(seen, rows[~out])
            shares[rows[out]] = likely(seen.words_seen[rows[out]] @ weights)
    return shares


def fit(seen, rows):
    """Moves and layings by the sentences ROWS"""
    moves = fit_moves(seen, rows)
    return moves, fit_layings(Choices(seen, rows, shares_apart(seen, rows, 3)))


def test(seen):
    files = sorted(set(seen.file))
    right, total, true, chosen = 0, 0, 0, 0
    for part in range(3):
        out = numpy.isin(seen.file, files[part::3])
        inside, outside = numpy.nonzero(~out)[0], numpy.nonzero(out)[0]
        moves, layings = fit(seen, inside)
        shares = numpy.zeros((len(seen.move), len(MOVES)))
        shares[outside] = likely(seen.words_seen[outside] @ moves)
        right += (shares[outside].argmax(axis=1) == seen.move[outside]).sum()
        total += len(outside)
        choices = Choices(seen, outside, shares)
        share = choose(choices, layings)
        best = numpy.maximum.reduceat(share, choices.begins)[choices.group] == share
        several = numpy.bincount(choices.group)[choices.group] > 2
        true += (choices.wanted[best & several] > 0).sum()
        chosen += (best & several).sum()
    print('moves right: %.3f of %d; proposals right behind what is true: %.3f of %d' %
          (right / total, total, true / chosen, chosen))


def main():
    with tempfile.TemporaryDirectory() as folder:
        seen = see(folder, list(read_answers()) + list(read_papers()))
    if '--test' in sys.argv:
        return test(seen)
    for name, text in lists_of(seen, *fit(seen, numpy.arange(len(seen.move)))).items():
        with open(os.path.join(ROOT, 'pipeline/gazetteers', name), 'w', encoding='utf-8') as out:
            out.write(text)


if __name__ == '__main__':
    main()
