#!/usr/bin/env python3
"""Papers in a few lines each, and what must be read in them: heads, lists of proposals, answers to questions.

    run.py STANDPUNKT FILE.txt ...

A file holds papers between lines `=== NAME.txt` (or .md).  Below the paper `---`, then a line for each thing that is
expected: `proposal TEXT`, `question TEXT`, `answer N TEXT`, `type TYPE`, `title TEXT`, `issuer LAYER TEXT`,
`position N STANCE`, `silent` (no position at all), `addressee TEXT`, `date ROLE VALUE`, `case NUMBER`, `sender NUMBER`, `PERSONROLE [(PARTY)] NAME`, `item-mover § (PARTY) NAME`.
`@report` begins a paper with the head of an official report, `@motion` with that of a motion, `@minutes` with that of
minutes.  Proposals are listed completely: one too many is a failure.  Each paper is a test.
"""
import html
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HEADS = {
    '@report': 'Ekvalla kommun\nParkförvaltningen\n\nTjänsteskrivelse\n2024-03-05\nDnr PN 2024/12\n\nTill Parknämnden\n\n'
               'Svar på motion om bänkar i parken\n',
    '@motion': 'Motion till kommunfullmäktige i Ekvalla\n\nFler bänkar i parken\n',
    '@minutes': 'Ekvalla kommun\nKommunfullmäktige\n\nSammanträdesprotokoll\n2024-03-05\n',
}


def expected(name, lines):
    head, items = [], {}
    proposals = 0
    for line in lines:
        if line == 'silent':
            continue
        kind, rest = line.split(' ', 1)
        rest = html.escape(rest)
        item = items.setdefault('', [])
        if kind == 'type':
            head.insert(0, rest)
        elif kind in ('title', 'addressee'):
            head.append(f'<{kind}>{rest}</{kind}>')
        elif kind == 'issuer':
            layer, text = rest.split(' ', 1)
            head.append(f'<issuer layer="{layer}">{text}</issuer>')
        elif kind == 'date':
            role, value = rest.split()
            head.append(f'<date role="{role}" value="{value}"/>')
        elif kind in ('case', 'sender'):
            head.append(f'<caseNumber of="{"own" if kind == "case" else "sender"}">{rest}</caseNumber>')
        elif kind in ('proposal', 'question'):
            proposals += 1
            item.append(f'<proposal id="p{proposals}" kind="{kind}">{rest}</proposal>')
        elif kind == 'answer':
            number, text = rest.split(' ', 1)
            item.append(f'<answer question="p{number}">{text}</answer>')
        elif kind == 'position':
            number, stance = rest.split()
            item.append(f'<position proposal="p{number}" stance="{stance}"/>')
        else:
            number = ''
            if kind.startswith('item-'):
                number, rest = rest.split(' ', 1)
                kind = kind[5:]
            party = re.match(r'\((.*?)\) ', rest)
            rest = rest[party.end():] if party else rest
            mark = f' party="{party.group(1)}"' if party else ''
            (items.setdefault(number, []) if number else head).append(f'<person role="{kind}"{mark}>{rest}</person>')
    kind = head.pop(0) if head and not head[0].startswith('<') else ''
    complete = 'proposal position' if 'silent' in lines else 'proposal'
    body = ''.join((f'<item n="{n}">' if n else f'<item complete="{complete}">') + ''.join(parts) + '</item>'
                   for n, parts in items.items() if parts)
    type_mark = f' type="{kind}"' if kind else ''
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:standpunkt:record:1" complete="remark">'
            f'<source file="{name}"/><document{type_mark}>{"".join(head)}</document>{body}</record>')


def main():
    program, files = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        names, silent = [], set()
        for file in files:
            for part in re.split(r'^=== ', Path(file).read_text(encoding='utf-8'), flags=re.M)[1:]:
                name, rest = part.split('\n', 1)
                paper, wanted = rest.rsplit('\n---\n', 1)
                for word, text in HEADS.items():
                    if paper.startswith(word):
                        paper = text + paper[len(word):]
                case = Path(folder, f'{Path(file).stem}-{Path(name).stem}')
                case.mkdir()
                (case / name).write_text(paper + '\n', encoding='utf-8')
                (case / 'expected.xml').write_text(expected(name, [w for w in wanted.split('\n') if w.strip()]), encoding='utf-8')
                names.append(case.name)
                if re.search('^silent$', wanted, re.M):
                    silent.add(case.name)
        out = subprocess.run([program, 'eval', '--misses', folder], capture_output=True, text=True)
        misses = (out.stdout.split('What was missed', 1) + [''])[1].split('\n')[1:]
        failed = set()
        for line in misses:
            found = re.match(r'\S+: (\S+) ', line)
            if found and found.group(1) in names and not re.match(r'(remark|layer):|\S+ \S+ too much: role=', line) and \
                    (found.group(1) in silent or not re.match(r'position: \S+ too much', line)):
                failed.add(found.group(1))
                print('#', line)
            elif line.startswith('    '):
                print('#', line)
        if out.returncode not in (0, 1) or out.stderr.strip():
            print(out.stderr)
        for name in names:
            print('not ok -' if name in failed else 'ok -', name)
        return 1 if failed or not names or out.returncode else 0


sys.exit(main())
