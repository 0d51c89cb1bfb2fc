#!/usr/bin/env python3
"""How long a draft takes over a large store: draft.py PROGRAM FOLDER [PASSAGES]

Fills FOLDER with statements about motions, always the same ones, until they make PASSAGES (100,000) passages, ingests
them, and drafts an answer to the sample motion with four att-satser, as Markdown, DOCX and ODT, five times each.  One in
twelve papers is about the same thing as the motion.  FOLDER is kept, so a second run only measures.
"""
import os
import random
import subprocess
import sys
import time

THINGS = ['skolsociala team', 'lekplatser', 'lånecyklar', 'solceller på taken', 'äldreboenden', 'badplatser', 'busslinjer',
          'fritidsgårdar', 'biblioteksfilialer', 'hundrastgårdar', 'gång- och cykelvägar', 'simundervisning']
PLACES = ['varje stadsdelsområde', 'hela kommunen', 'tätorterna', 'skolorna', 'centrum', 'de yttre stadsdelarna', 'byarna']
DEEDS = ['inrätta', 'utreda förutsättningarna för', 'avsätta medel till', 'ta fram en plan för', 'utöka antalet', 'se över',
         'i samråd med föreningslivet utveckla', 'årligen redovisa']
VIEWS = ['tillstyrker', 'avstyrker', 'ser positivt på', 'ställer sig bakom', 'kan inte ställa sig bakom']
ENDS = ['eftersom kostnaden ryms inom ramen', 'eftersom medel saknas i budgeten', 'med hänvisning till pågående arbete',
        'då behovet är väl dokumenterat', 'då ansvaret ligger på en annan nämnd']
FILL = ['Under året har %s besökts av allt fler invånare.', 'Frågan om %s har behandlats vid flera möten med föreningar.',
        'Kostnaderna för %s redovisas i nämndens årsredovisning.', 'Andra kommuner har goda erfarenheter av %s.',
        'Personalen har beskrivit hur %s påverkar vardagen för barn och unga.']


def paper(number):
    words = random.Random(number)
    thing = THINGS[0] if number % 12 == 0 else words.choice(THINGS[1:])
    town, year = 'Påhitt%s' % 'vik sund holm berg näs dal'.split()[number // 12 % 6], 2005 + number % 20
    proposals = ['%s %s i %s' % (words.choice(DEEDS), thing, words.choice(PLACES)) for _ in range(4)]
    lines = ['%s kommun' % town, 'Socialförvaltningen', '%d-%02d-%02d' % (year, 1 + number % 12, 1 + number % 28), '',
             'Till', 'Socialnämnden', '', 'Dnr SN %d/%d' % (year, number), '',
             'Yttrande över motion (%d:%d) om %s' % (year, 1 + number % 97, thing), '', 'Förslag till beslut', '',
             'Socialnämnden överlämnar tjänsteskrivelsen till kommunstyrelsen som svar på remissen.', '', 'Sammanfattning', '',
             'Motionären föreslår att kommunfullmäktige beslutar att', '']
    lines += ['%d. %s' % (i + 1, text) for i, text in enumerate(proposals)]
    lines += ['', 'Bakgrund', '']
    for _ in range(9):
        lines += [words.choice(FILL) % words.choice(THINGS) + ' ' + words.choice(FILL) % words.choice(THINGS), '']
    lines += ['Förvaltningens bedömning', '']
    for text, which in zip(proposals, ('första', 'andra', 'tredje', 'fjärde')):
        lines += ['Förvaltningen %s den %s att-satsen om att %s, %s.' % (words.choice(VIEWS), which, text, words.choice(ENDS)), '']
    return '\n'.join(lines)


def run(*words):
    began = time.monotonic()
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    return time.monotonic() - began, done.stdout.decode()


def main():
    program, folder = sys.argv[1], sys.argv[2]
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
    papers, store = os.path.join(folder, 'papers'), os.path.join(folder, 'store')
    count = wanted // 27 + 1
    if not os.path.exists(store):
        os.makedirs(papers, exist_ok=True)
        for number in range(count):
            with open(os.path.join(papers, '%05d.txt' % number), 'w', encoding='utf-8') as out:
                out.write(paper(number))
        seconds, _ = run(program, '--data', store, 'ingest', '--quiet', papers)
        print('%d papers ingested in %.0f s' % (count, seconds))
    _, passages = run('sqlite3', 'file:%s/index.sqlite?mode=ro' % store, 'SELECT count(*) FROM passage')
    print('%s passages' % passages.strip())
    motion = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../corpus/01-motion/motion.pdf')
    for format in ('md', 'docx', 'odt'):
        out = os.path.join(folder, 'draft.' + format)
        times = sorted(run(program, '--data', store, 'draft', motion, '--for', 'Socialnämnden', '--date', '2026-02-03',
                           '-o', out)[0] for _ in range(5))
        print('draft as %-4s %.3f s at best, %.3f s in the middle' % (format, times[0], times[2]))
    _, checked = run(program, '--data', store, 'draft', '--verify', os.path.join(folder, 'draft.docx'))
    print(checked.strip().splitlines()[-1])


main()
