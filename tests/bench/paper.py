"""A PDF written directly: pages of text, with fonts embedded as real producers do or in the standard ones.

Three ways to show a line, as producers differ: glyph by glyph with the small corrections of LibreOffice; a few glyphs
at a time with the gaps of justified text between words, as other word processors; and each word placed by itself, as
browsers (which often place each letter by itself, which costs Poppler more: half of those in corpus/ are like that).
"""
import itertools
import zlib

from fonts import SANS, SANS_BOLD, SERIF, Embedded, Standard, face

LINE, JUSTIFIED, PLACED = range(3)
# How many glyphs are shown before a correction and how great it is: as in LibreOffice's papers in corpus/, or seldomer.
STRETCHES = {LINE: (1, 1, 2, 1, 1, 1, 3, 1), JUSTIFIED: (3, 5, 2, 4, 6)}
CORRECTIONS = (3, -7, 4, -1, 6, -5, 3, -4, 2)


class File:
    """Objects of a PDF, numbered from 1 as they are added."""

    def __init__(self):
        self.bodies = []

    def add(self, text, stream=None):
        """With a STREAM, TEXT is the beginning of its dictionary."""
        body = text.encode('ascii')
        if stream is not None:
            packed = zlib.compress(stream, 6)
            body += b'/Filter/FlateDecode/Length %d>>stream\n%s\nendstream' % (len(packed), packed)
        self.bodies.append(body)
        return len(self.bodies)

    def bytes(self, root):
        out, offsets = bytearray(b'%PDF-1.6\n%\xe2\xe3\xcf\xd3\n'), []
        for number, body in enumerate(self.bodies, 1):
            offsets.append(len(out))
            out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
        at = len(out)
        out += ('xref\n0 %d\n0000000000 65535 f \n%strailer<</Root %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n' % (
            len(offsets) + 1, ''.join('%010d 00000 n \n' % offset for offset in offsets), root, len(offsets) + 1,
            at)).encode('ascii')
        return bytes(out)


class Paper:
    """Pages filled from the top; `frame` draws what stands on every page, once the number of pages is known."""

    def __init__(self, sans=True, size=11.0, left=72, right=523, top=760, bottom=80, show=LINE, frame=None):
        self.regular, self.bold = SANS if sans else SERIF, SANS_BOLD
        self.size, self.left, self.right, self.top, self.bottom = size, left, right, top, bottom
        self.show, self.frame = show, frame
        self.pages, self.y = [], 0
        self.break_page()

    def break_page(self):
        self.pages.append([])
        self.y = self.top

    def need(self, height):
        if self.y - height < self.bottom:
            self.break_page()

    def width(self, text, font, size):
        return sum(map(face(font).width, text)) * size / 1000

    def put(self, x, y, text, font=None, size=None, gap=0.0, page=None):
        """One line at X, Y; GAP is what each of its spaces is widened by.  What stands on every PAGE is sans serif."""
        font = font if font is not None else self.regular if page is None else SANS
        self.pages[-1 if page is None else page].append((x, y, text, font, size or self.size, gap))

    def wrap(self, text, font, size, room):
        space = self.width(' ', font, size)
        lines, line, used = [], [], 0.0
        for word in text.split():
            wide = self.width(word, font, size)
            if line and used + space + wide > room:
                lines.append((line, used))
                line, used = [], 0.0
            used += wide + (space if line else 0)
            line.append(word)
        return lines + [(line, used)] if line else lines

    def paragraph(self, text, indent=0.0, mark='', font=None, size=None, after=0.6):
        font, size = self.regular if font is None else font, size or self.size
        room, leading = self.right - self.left - indent, size * 1.25
        lines = self.wrap(text, font, size, room)
        for number, (words, used) in enumerate(lines):
            self.need(leading)
            self.y -= leading
            if mark and number == 0:
                self.put(self.left + indent - 18, self.y, mark, font, size)
            full = self.show == JUSTIFIED and number + 1 < len(lines) and len(words) > 3
            self.put(self.left + indent, self.y, ' '.join(words), font, size,
                     (room - used) / (len(words) - 1) if full else 0.0)
        self.y -= leading * after

    def heading(self, text, level=2):
        size = self.size * {1: 1.5, 2: 1.15, 3: 1.0}[level]
        self.need(size * 4)
        self.y -= size * 0.6
        self.paragraph(text, font=self.bold, size=size, after=0.25)

    def row(self, cells, stops, font=None):
        self.need(self.size * 1.3)
        self.y -= self.size * 1.3
        for cell, stop in zip(cells, stops):
            if cell:
                self.put(self.left + stop, self.y, cell, font)

    def gap(self, lines=1.0):
        self.y -= self.size * 1.25 * lines

    def corrected(self, font, text, size, gap):
        """The elements of a TJ operator."""
        stretches, corrections = itertools.cycle(STRETCHES[self.show]), itertools.cycle(CORRECTIONS)
        out, at = [], 0
        while at < len(text):
            end = min(at + next(stretches), len(text))
            if gap and ' ' in text[at:end]:
                end = text.index(' ', at) + 1
            out.append('%s%.0f' % (font.show(text[at:end]),
                                   -gap * 1000 / size if gap and text[end - 1] == ' ' else next(corrections)))
            at = end
        return ''.join(out)

    def line(self, fonts, line):
        x, y, text, number, size, gap = line
        font, name = fonts[number], '/F%d %.1f Tf' % (number, size)
        if self.show != PLACED:
            return 'q 0 0 0 rg\nBT\n%.2f %.2f Td %s[%s]TJ\nET\nQ' % (
                x, y, name, self.corrected(font, text, size, gap))
        out, moved = ['BT', name, '1 0 0 1 %.2f %.2f Tm' % (x, y)], ''
        for word in text.split(' '):
            out.append('%s%s Tj' % (moved, font.show(word + ' ')))
            moved = '%.4f 0 Td ' % (self.width(word + ' ', number, size) + gap)
        return '\n'.join(out + ['ET'])

    def bytes(self, embed=True):
        """The finished file; to be called once the text is complete, as often as wanted."""
        used = sorted({line[3] for page in self.pages for line in page})
        fonts = {number: Embedded(number, self.show == PLACED) if embed else Standard(number) for number in used}
        file = File()
        file.add('<</Type/Catalog/Pages 2 0 R/Lang(sv-SE)>>')
        file.add('')  # the list of pages, once they have numbers
        streams = [file.add('<<', '\n'.join(self.line(fonts, line) for line in page).encode('cp1252'))
                   for page in self.pages]
        names = ''.join('/F%d %d 0 R' % (number, font.add_to(file.add)) for number, font in fonts.items())
        resources = file.add('<</Font<<%s>>/ProcSet[/PDF/Text]>>' % names)
        pages = [file.add('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources %d 0 R/Contents %d 0 R>>' %
                          (resources, stream)) for stream in streams]
        file.bodies[1] = ('<</Type/Pages/Count %d/Kids[%s]>>' % (
            len(pages), ' '.join('%d 0 R' % page for page in pages))).encode('ascii')
        return file.bytes(1)

    def finish(self):
        """Draws what stands on every page, now that their number is known."""
        if self.frame:
            for number in range(len(self.pages)):
                self.frame(self, number, len(self.pages))
