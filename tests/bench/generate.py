#!/usr/bin/env python3
"""Papers to measure with: generate.py FOLDER COUNT SEED SAMPLES

Statements, minutes, motions, replies and letters of 1 to 30 pages, in a few layouts, into FOLDER/set with embedded
fonts and the same, every third of them, into FOLDER/standard without.  The same arguments and sample papers give the
same bytes.
"""
import os
import random
import sys

from paper import JUSTIFIED, LINE, PLACED, Paper
from phrases import MATTERS, RULINGS, Words, sentences_of_samples

STANDARD = ('Bakgrund', 'Ärendet', 'Ärendets beredning', 'Nuläge', 'Ekonomiska konsekvenser', 'Barnkonsekvensanalys')


def running_head(left, right):
    def frame(paper, number, count):
        paper.put(paper.left, 800, left, size=9, page=number)
        paper.put(paper.right - 90, 800, right, size=9, page=number)
        paper.put(paper.right - 60, 788, 'Sida %d (%d)' % (number + 1, count), size=9, page=number)
    return frame


def running_foot(text):
    def frame(paper, number, count):
        paper.put(paper.left, 48, text, size=8, page=number)
        paper.put(paper.right - 10, 48, '%d' % (number + 1), size=9, page=number)
    return frame


def margin_block(words, case):
    """An address block beside the text on the first page, a short head on the others."""
    lines = ['%s kommun' % words.town, 'Stadsdelsförvaltningen', 'Storgatan %d' % words.random.randint(1, 80),
             'Box %d' % words.random.randint(10, 900), '%s' % words.town, 'Växel 0555-010 00',
             'registrator@kommunen.example']

    def frame(paper, number, count):
        if number == 0:
            for i, line in enumerate(lines):
                paper.put(36, 260 - 11 * i, line, size=8, page=0)
        paper.put(paper.left, 800, case, size=9, page=number)
        paper.put(paper.right - 30, 800, '%d(%d)' % (number + 1, count), size=9, page=number)
    return frame


def bullets(paper, words, items, style):
    for i, item in enumerate(items):
        mark = {'number': '%d.' % (i + 1), 'letter': '%s)' % 'abcdefgh'[i], 'bullet': '•', 'att': ''}[style]
        paper.paragraph(('att ' if style == 'att' else '') + item, 0 if style == 'att' else 24, mark, after=0.2)
    paper.gap(0.4)


def signatures(paper, names, titles):
    paper.need(80)
    paper.gap(2)
    for row in (names, titles):
        paper.row(row, [0, 230])
    paper.gap()


def statement(words):
    case, body = words.number(), words.town + ' stadsdelsnämnd'
    left = 150 if words.random.random() < 0.4 else 72
    frame = running_head(words.town + ' stadsdelsförvaltning', 'Dnr ' + case)
    if left == 150:
        frame = margin_block(words, case)
    paper = Paper(words.random.random() < 0.6, 11, left, show=words.pick((LINE, JUSTIFIED, PLACED)), frame=frame)
    paper.row(['Handläggare', 'Tjänsteutlåtande'], [0, 260], paper.bold)
    paper.row([words.name(), words.date()], [0, 260])
    paper.row(['Telefon: 0555-01%03d' % words.random.randint(1, 999), 'Dnr ' + case], [0, 260])
    paper.gap()
    paper.row(['Till ' + body], [0])
    paper.heading('Motion om %s' % words.about, 1)
    paper.paragraph('Svar på remiss från kommunstyrelsen, dnr %s' % words.number())
    paper.heading('Förslag till beslut')
    bullets(paper, words, [words.fill(words.pick(RULINGS), body) for _ in range(words.random.randint(1, 3))], 'number')
    paper.heading('Sammanfattning')
    paper.paragraph('I motionen föreslår %s att kommunfullmäktige beslutar att' % words.member(), after=0.2)
    bullets(paper, words, words.deeds(words.random.randint(2, 4)), words.pick(('number', 'letter', 'bullet', 'att')))
    paper.paragraph(words.assessment(words.random.randint(3, 6)))
    for title in words.random.sample(STANDARD, words.random.randint(2, 5)):
        paper.heading(title)
        for _ in range(words.random.randint(1, 5)):
            paper.paragraph(words.prose(words.random.randint(2, 7)))
    paper.heading('Förvaltningens synpunkter och förslag')
    for _ in range(words.random.randint(2, 7)):
        paper.paragraph(words.assessment(words.random.randint(3, 6)))
    signatures(paper, [words.name(), words.name()], ['Stadsdelsdirektör', 'Avdelningschef'])
    paper.heading('Bilagor')
    bullets(paper, words, ['Motion om %s' % words.about, 'Remisslista'], 'number')
    return paper


def motion(words):
    paper = Paper(words.random.random() < 0.5, 12, show=words.pick((LINE, PLACED)),
                  frame=running_foot('Motion till kommunfullmäktige'))
    paper.row(['Motion (%d:%d)' % (words.year, words.random.randint(1, 90)), words.date()], [0, 360], paper.bold)
    paper.row(['Till kommunfullmäktige i %s kommun' % words.town], [0])
    paper.heading('Motion om %s' % words.about, 1)
    for _ in range(words.random.randint(3, 9)):
        paper.paragraph(words.prose(words.random.randint(3, 6)))
    paper.paragraph('Med hänvisning till ovanstående föreslår jag kommunfullmäktige besluta', after=0.2)
    bullets(paper, words, words.deeds(words.random.randint(1, 4)), words.pick(('att', 'att', 'number')))
    paper.paragraph('%s den %s' % (words.town, words.spoken_date()))
    paper.paragraph(words.member())
    return paper


def letter(words):
    paper = Paper(True, 11, show=LINE, frame=running_head('%s kommun' % words.town, words.number()))
    paper.heading('Remiss av motion om %s' % words.about, 1)
    paper.paragraph('Kommunstyrelsen ger remissinstanserna nedan tillfälle att lämna synpunkter på motionen. '
                    'Yttrandet ska ha kommit in senast den %s.' % words.spoken_date())
    paper.paragraph(words.prose(3))
    paper.heading('Remissinstanser')
    for _ in range(words.random.randint(4, 12)):
        paper.paragraph(words.pick(('Socialnämnden', 'Tekniska nämnden', 'Kultur- och fritidsnämnden')), after=0)
    signatures(paper, [words.name(), ''], ['kanslichef', ''])
    return paper


def reply(words):
    paper = Paper(False, 11, show=JUSTIFIED, frame=running_head(words.town + ' kommun', words.number()))
    paper.row(['Tjänsteskrivelse', words.date()], [0, 360], paper.bold)
    paper.heading('Svar på skrivelse om %s' % words.about, 1)
    paper.heading('Förslag till beslut')
    paper.paragraph('Nämnden överlämnar förvaltningens tjänsteskrivelse som svar på skrivelsen.')
    paper.heading('Ärendet')
    paper.paragraph('%s har i en skrivelse ställt följande frågor.' % words.member())
    questions = ['Hur många berörs av %s?' % words.thing, 'När kan arbetet med %s påbörjas?' % words.about,
                 'Vad kostar det att %s?' % words.deeds(1)[0]]
    bullets(paper, words, questions, 'number')
    paper.heading('Förvaltningens svar')
    for question in questions:
        paper.heading(question, 3)
        for _ in range(words.random.randint(1, 4)):
            paper.paragraph(words.assessment(words.random.randint(2, 6)))
    signatures(paper, [words.name(), words.name()], ['förvaltningschef', 'utredare'])
    return paper


def vote(paper, words, members):
    paper.heading('Omröstning', 3)
    paper.paragraph('Den som stöder ordförandens förslag röstar ja. '
                    'Den som stöder %ss förslag röstar nej.' % words.name())
    paper.row(['Ledamot', 'Ja', 'Nej', 'Avstår'], [0, 220, 270, 320], paper.bold)
    yes = 0
    for member in members:
        side = words.random.randint(0, 2)
        yes += side > 0
        paper.row([member, 'X' if side else '', '' if side else 'X'], [0, 220, 270])
    paper.gap(0.5)
    paper.paragraph('Med %d ja-röster mot %d nej-röster bifaller nämnden ordförandens förslag.' %
                    (yes, len(members) - yes))


def item(paper, words, number, members, body):
    words.about, words.thing = words.pick(MATTERS)
    paper.heading('§ %d' % number, 2)
    opening = words.pick(('Motion om ', 'Yttrande över remiss om ', 'Information om ', 'Svar på skrivelse om '))
    paper.heading(opening + words.about, 2)
    paper.paragraph('Dnr %s' % words.number())
    paper.heading('Beslut', 3)
    bullets(paper, words, [words.fill(words.pick(RULINGS), body) for _ in range(words.random.randint(1, 3))],
            words.pick(('number', 'att', 'bullet')))
    paper.heading('Sammanfattning av ärendet', 3)
    for _ in range(words.random.randint(1, 4)):
        paper.paragraph(words.prose(words.random.randint(2, 5)))
    if words.random.random() < 0.5:
        paper.heading('Förslag på sammanträdet', 3)
        paper.paragraph('%s yrkar bifall till förvaltningens förslag.' % words.pick(members))
        paper.paragraph('%s yrkar avslag på motionen.' % words.pick(members))
        paper.heading('Beslutsgång', 3)
        paper.paragraph('Ordföranden ställer förslagen mot varandra och finner att %s beslutar '
                        'enligt förvaltningens förslag.' % body.lower())
        if words.random.random() < 0.4:
            vote(paper, words, members)
    if words.random.random() < 0.3:
        paper.heading('Reservation', 3)
        paper.paragraph('%s reserverar sig mot beslutet. %s' % (words.pick(members), words.prose(2)))
    paper.heading('Beslutet skickas till', 3)
    paper.paragraph(words.pick(('Kommunstyrelsen', 'Socialnämnden', 'Ekonomienheten, kommunkansliet')))


def minutes(words, extract=False):
    body = words.pick(('Kommunstyrelsen', 'Socialnämnden', 'Tekniska nämnden', 'Kommunfullmäktige'))
    date = words.date()

    def frame(paper, number, count):
        running_head('%s, %s kommun' % (body, words.town), date)(paper, number, count)
        paper.put(paper.left, 48, 'Justerandes sign', size=8, page=number)
        paper.put(paper.right - 120, 48, 'Utdragsbestyrkande', size=8, page=number)

    paper = Paper(words.random.random() < 0.7, 10.5, show=words.pick((LINE, JUSTIFIED)), frame=frame)
    paper.heading('Protokollsutdrag' if extract else 'Sammanträdesprotokoll', 1)
    members = sorted({words.member() for _ in range(words.random.randint(7, 15))})
    paper.row(['Plats och tid', 'Kommunhuset i %s, kl. 13.00–16.10' % words.town], [0, 130])
    for number, member in enumerate(members):
        paper.row(['Beslutande' if number == 0 else '', member + (', ordförande' if number == 0 else '')], [0, 130])
    paper.row(['Sekreterare', words.name()], [0, 130])
    paper.row(['Utses att justera', members[-1]], [0, 130])
    first = words.random.randint(1, 180)
    count = 1 if extract else words.random.randint(6, 34)
    paper.row(['Paragrafer', '§§ %d–%d' % (first, first + count - 1)], [0, 130])
    signatures(paper, [members[0], members[-1]], ['ordförande', 'justerare'])
    if not extract:
        paper.break_page()
    for number in range(first, first + count):
        item(paper, words, number, members, body)
    return paper


def minutes_extract(words):
    return minutes(words, extract=True)


KINDS = [statement] * 8 + [minutes] * 3 + [motion] * 3 + [reply] * 2 + [letter] * 2 + [minutes_extract] * 2


def emptied(folder):
    os.makedirs(folder, exist_ok=True)
    for old in os.listdir(folder):
        os.remove(os.path.join(folder, old))
    return folder


def main():
    folder, count, seed, samples = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sentences_of_samples(sys.argv[4])
    embedded, standard = emptied(folder + '/set'), emptied(folder + '/standard')
    for number in range(count):
        words = Words(random.Random(seed * 100003 + number), samples)
        paper = KINDS[number % len(KINDS)](words)
        del paper.pages[30:]
        paper.finish()
        for place, embed in ((embedded, True), (standard, False)):
            if embed or number % 3 == 0:
                with open('%s/paper-%04d.pdf' % (place, number), 'wb') as file:
                    file.write(paper.bytes(embed))


if __name__ == '__main__':
    main()
