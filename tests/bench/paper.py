"""A PDF written directly: pages of text in the standard fonts, which need no embedding.

Three ways to show a line, as producers differ: the whole line at once, words with the gaps of justified text
between them (word processors), and each word placed by itself (browsers).
"""
import zlib

HELVETICA = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584]
TIMES = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541]
FONTS = ('Helvetica', 'Helvetica-Bold', 'Times-Roman', 'Times-Bold')
SANS, SANS_BOLD, SERIF, SERIF_BOLD = range(4)


def width_table(font):
    ascii_widths = HELVETICA if font < SERIF else TIMES
    table = {chr(32 + i): width for i, width in enumerate(ascii_widths)}
    for letter, like in zip('åäöéÅÄÖÉüè–”•§½', 'aaoeAAOEueo"*o%'):
        table[letter] = table[like]
    return table


WIDTHS = [width_table(font) for font in range(4)]
LINE, JUSTIFIED, PLACED = range(3)


def escape(text):
    return text.replace('\\', '\\\\').replace('(', '\\(').replace(')', '\\)')


class Paper:
    """Pages filled from the top; `frame` draws what stands on every page, once the number of pages is known."""

    def __init__(self, sans=True, size=11.0, left=72, right=523, top=760, bottom=80, show=LINE, frame=None):
        self.regular, self.bold = (SANS, SANS_BOLD) if sans else (SERIF, SERIF_BOLD)
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
        table = WIDTHS[font]
        return sum(table.get(c, 556) for c in text) * size / 1000 * (1.05 if font in (SANS_BOLD, SERIF_BOLD) else 1)

    def put(self, x, y, text, font=None, size=None, gap=0.0, page=None):
        """One line at X, Y; GAP is what each of its spaces is widened by."""
        font, size = self.regular if font is None else font, size or self.size
        out = self.pages[-1 if page is None else page]
        out.append('BT /F%d %.1f Tf' % (font, size))
        if self.show == JUSTIFIED:
            kern = ' %.0f ' % (-gap * 1000 / size)
            out.append('%.2f %.2f Td [%s] TJ ET' % (x, y, kern.join('(%s )' % escape(w) for w in text.split(' '))))
        elif self.show == PLACED:
            for word in text.split(' '):
                out.append('1 0 0 1 %.2f %.2f Tm (%s) Tj' % (x, y, escape(word)))
                x += self.width(word + ' ', font, size) + gap
            out.append('ET')
        else:
            out.append('%.2f %.2f Td (%s) Tj ET' % (x, y, escape(text)))

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

    def bytes(self):
        if self.frame:
            for number in range(len(self.pages)):
                self.frame(self, number, len(self.pages))
        objects = ['<</Type/Catalog/Pages 2 0 R/Lang(sv-SE)>>',
                   '<</Type/Pages/Count %d/Kids[%s]>>' % (
                       len(self.pages), ' '.join('%d 0 R' % (7 + 2 * i) for i in range(len(self.pages))))]
        objects += ['<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>' % name for name in FONTS]
        parts = [b'%PDF-1.4\n']
        offsets = []

        def add(body):
            offsets.append(sum(map(len, parts[-1:])) + (offsets[-1] if offsets else 0))
            parts.append(b'%d 0 obj\n%s\nendobj\n' % (len(offsets), body))

        for text in objects:
            add(text.encode('ascii'))
        fonts = ''.join('/F%d %d 0 R' % (i, 3 + i) for i in range(4))
        for number, page in enumerate(self.pages):
            stream = zlib.compress('\n'.join(page).encode('cp1252', 'replace'), 3)
            add(('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<%s>>>>/Contents %d 0 R>>' %
                 (fonts, 8 + 2 * number)).encode('ascii'))
            add(b'<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream' % (len(stream), stream))
        body = b''.join(parts)
        table = ''.join('%010d 00000 n \n' % offset for offset in offsets)
        return body + ('xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n' %
                       (len(offsets) + 1, table, len(offsets) + 1, len(body))).encode('ascii')
