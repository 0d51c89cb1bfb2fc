"""Fonts as real producers embed them: a subset of Liberation with a map to Unicode, made here from the installed files.

Word processors and browsers always embed a subset, and reading a paper with one costs Poppler more than one in the
standard fonts, which need no embedding: widths, descriptor and the map to Unicode are read for each font of a page.
"""
import functools
import struct

FOLDER = '/usr/share/fonts/truetype/liberation/'  # Debian's fonts-liberation
FACES = ('LiberationSans-Regular', 'LiberationSans-Bold', 'LiberationSerif-Regular', 'LiberationSerif-Bold')
STANDARD = ('Helvetica', 'Helvetica-Bold', 'Times-Roman', 'Times-Bold')  # of the same widths
SANS, SANS_BOLD, SERIF, SERIF_BOLD = range(4)
KEPT = ('cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep')
MORE, WORDS, SCALE, SCALES, MATRIX = 0x20, 0x01, 0x08, 0x40, 0x80  # flags of a part of a glyph


class Face:
    """A TrueType file: which glyph shows a character, how wide it is, and the file with some glyphs only."""

    def __init__(self, name):
        self.name = name
        with open(FOLDER + name + '.ttf', 'rb') as file:
            data = file.read()
        self.tables = {}
        for i in range(struct.unpack_from('>H', data, 4)[0]):
            tag, _, offset, length = struct.unpack_from('>4sLLL', data, 12 + 16 * i)
            self.tables[tag.decode()] = data[offset:offset + length]
        self.units, = struct.unpack_from('>H', self.tables['head'], 18)
        self.box = [self.scaled(value) for value in struct.unpack_from('>4h', self.tables['head'], 36)]
        self.ascent, self.descent = (self.scaled(value) for value in struct.unpack_from('>2h', self.tables['hhea'], 4))
        self.count, = struct.unpack_from('>H', self.tables['maxp'], 4)
        self.long, = struct.unpack_from('>H', self.tables['head'], 50)
        self.places = self.read_places()
        self.glyphs = self.read_map()
        measures, = struct.unpack_from('>H', self.tables['hhea'], 34)
        self.widths = [self.scaled(struct.unpack_from('>H', self.tables['hmtx'], 4 * min(glyph, measures - 1))[0])
                       for glyph in range(self.count)]

    def scaled(self, value):
        return round(value * 1000 / self.units)

    def read_places(self):
        places = struct.unpack('>%d%s' % (self.count + 1, 'L' if self.long else 'H'), self.tables['loca'])
        return places if self.long else [2 * place for place in places]

    def read_map(self):
        """Glyphs by character, from the map of the Basic Multilingual Plane (format 4)."""
        table, glyphs = self.tables['cmap'], {}
        for i in range(struct.unpack_from('>H', table, 2)[0]):
            platform, _, at = struct.unpack_from('>HHL', table, 4 + 8 * i)
            if platform != 3 or struct.unpack_from('>H', table, at)[0] != 4:
                continue
            twice, = struct.unpack_from('>H', table, at + 6)
            ends, starts, shifts, offsets = (at + 14, at + 16 + twice, at + 16 + 2 * twice, at + 16 + 3 * twice)
            for k in range(0, twice, 2):
                end, start, shift, offset = (struct.unpack_from('>H', table, place + k)[0]
                                             for place in (ends, starts, shifts, offsets))
                for code in range(start, end + 1):
                    glyph = code
                    if offset:
                        glyph, = struct.unpack_from('>H', table, offsets + k + offset + 2 * (code - start))
                    if glyph or not offset:
                        glyphs[chr(code)] = (glyph + shift) % 65536
        return glyphs

    def width(self, char):
        return self.widths[self.glyphs.get(char, 0)]

    def parts(self, glyph):
        """The glyphs that a compound one (Å: an A and a ring) is made of."""
        data = self.tables['glyf'][self.places[glyph]:self.places[glyph + 1]]
        if not data or struct.unpack_from('>h', data)[0] >= 0:
            return []
        found, at, flags = [], 10, MORE
        while flags & MORE:
            flags, part = struct.unpack_from('>HH', data, at)
            found.append(part)
            at += 4 + (4 if flags & WORDS else 2) + (2 if flags & SCALE else 4 if flags & SCALES else
                                                     8 if flags & MATRIX else 0)
        return found

    def subset(self, wanted):
        """The file with the outlines of the glyphs WANTED only, under their old numbers, as browsers keep them."""
        kept, todo = set(), [0] + list(wanted)
        while todo:
            glyph = todo.pop()
            if glyph not in kept:
                kept.add(glyph)
                todo += self.parts(glyph)
        outlines, places = b'', []
        for glyph in range(self.count):
            places.append(len(outlines))
            if glyph in kept:
                outlines += self.tables['glyf'][self.places[glyph]:self.places[glyph + 1]]
                outlines += bytes(-len(outlines) % 4)
        places.append(len(outlines))
        tables = {tag: self.tables[tag] for tag in KEPT if tag in self.tables}
        tables['glyf'] = outlines
        tables['loca'] = struct.pack('>%dL' % len(places), *places)
        head = tables['head']
        tables['head'] = head[:8] + bytes(4) + head[12:50] + struct.pack('>H', 1) + head[52:]
        return file_of(tables)


def file_of(tables):
    power = len(tables).bit_length() - 1
    head = struct.pack('>LHHHH', 0x10000, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    body, at = b'', len(head) + 16 * len(tables)
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        checksum = sum(struct.unpack('>%dL' % (len(padded) // 4), padded)) & 0xFFFFFFFF
        head += struct.pack('>4sLLL', tag.encode(), checksum, at + len(body), len(data))
        body += padded
    return head + body


@functools.lru_cache(maxsize=None)
def face(number):
    return Face(FACES[number])


class Standard:
    """One of the fonts that a PDF need not embed."""

    def __init__(self, number):
        self.number = number

    def show(self, text):
        data = text.encode('cp1252', 'replace').replace(b'\\', b'\\\\').replace(b'(', b'\\(').replace(b')', b'\\)')
        return '(%s)' % data.decode('cp1252')

    def add_to(self, add):
        return add('<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>' % STANDARD[self.number])


class Embedded:
    """A subset of a face.  The characters' codes are one byte, given in the order in which they are first shown, as
    LibreOffice does; or, if WIDE, two bytes, the numbers of the glyphs, as browsers and Word do."""

    def __init__(self, number, wide):
        self.face, self.wide, self.prefix = face(number), wide, 'ABCD'[number] + 'AAAAA+'
        self.codes = {}

    def show(self, text):
        for char in text:
            if char not in self.codes:
                self.codes[char] = self.face.glyphs.get(char, 0) if self.wide else len(self.codes) + 1
        return '<%s>' % ''.join(('%04x' if self.wide else '%02x') % self.codes[char] for char in text)

    def unicode_map(self):
        pairs = sorted((code, char) for char, code in self.codes.items())
        form = '<%04X> <%04X>' if self.wide else '<%02X> <%04X>'
        text = ('/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry (Adobe)'
                '/Ordering (UCS)/Supplement 0>> def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n'
                '1 begincodespacerange\n%s\nendcodespacerange\n' % ('<0000> <FFFF>' if self.wide else '<00> <FF>'))
        for at in range(0, len(pairs), 100):
            part = pairs[at:at + 100]
            text += '%d beginbfchar\n%s\nendbfchar\n' % (len(part), '\n'.join(form % (c, ord(u)) for c, u in part))
        return text + 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'

    def add_to(self, add):
        """Adds the font's objects by ADD(text, stream) and returns the number of the font itself."""
        used = self.face
        program = used.subset({used.glyphs.get(char, 0) for char in self.codes})
        file = add('<</Length1 %d' % len(program), program)
        name = self.prefix + used.name
        descriptor = add('<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %d/Descent %d'
                         '/CapHeight %d/StemV 80/FontFile2 %d 0 R>>' % (
                             name, ' '.join(map(str, used.box)), used.ascent, used.descent, used.ascent, file))
        unicode_map = add('<<', self.unicode_map().encode('ascii'))
        if not self.wide:
            widths = ' '.join(str(used.width(char)) for char in self.codes)
            return add('<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 0/LastChar %d/Widths[0 %s]'
                       '/FontDescriptor %d 0 R/ToUnicode %d 0 R>>' % (
                           name, len(self.codes), widths, descriptor, unicode_map))
        widths = ' '.join('%d [%d]' % (code, used.width(char))
                          for code, char in sorted((code, char) for char, code in self.codes.items()))
        below = add('<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)'
                    '/Supplement 0>>/CIDToGIDMap/Identity/DW 0/W[%s]/FontDescriptor %d 0 R>>' % (
                        name, widths, descriptor))
        return add('<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]'
                   '/ToUnicode %d 0 R>>' % (name, below, unicode_map))
