"""make_bombs.py - documents that mean harm: make_bombs.py FOLDER [NAME...] writes all of them, or those named.

$BOMB_SCALE divides the sizes of plain texts: under sanitizers everything takes longer and no limit of memory holds.
"""
import os
import sys
import zlib


def pdf(objects):
    """OBJECTS: number -> bytes (of the whole object, without obj and endobj)."""
    out, place = bytearray(b"%PDF-1.5\n"), {}
    for number, body in sorted(objects.items()):
        place[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, count = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        out += b"%010d 00000 n \n" % place[number] if number in place else b"0000000000 65535 f \n"
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)


def stream(data, more=b"", packed=False):
    if packed:
        data, more = zlib.compress(data, 9), more + b" /Filter /FlateDecode"
    return b"<< /Length %d%s >>\nstream\n" % (len(data), more) + data + b"\nendstream"


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def page(content, resources=b"/Font << /F 5 0 R >>", more=None):
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % resources,
        4: content,
        5: FONT,
        **(more or {}),
    }


def nested_forms():
    """2 kB that never ends: twelve forms, each of which draws the next ten times."""
    head = b" /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %s >>"
    forms = {n: stream(b"/X Do " * 10, head % (b"/XObject << /X %d 0 R >>" % (n + 1))) for n in range(6, 18)}
    forms[18] = stream(b"BT /F 9 Tf (ord) Tj ET", head % b"/Font << /F 5 0 R >>")
    return pdf(page(stream(b"/X Do"), b"/XObject << /X 6 0 R >>", forms))


def inflating_stream():
    """1 MB that becomes one gigabyte of spaces."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(1024)) + packer.flush()
    return pdf(page(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"))


def operators():
    return pdf(page(stream(b"BT /F 9 Tf 50 700 Td " + b"(ord ) Tj 0 -1 Td " * 1_000_000 + b"ET", packed=True)))


def characters():
    return pdf(page(stream(b"BT /F 9 Tf 50 700 Td (" + b"abcdefghi " * 1_000_000 + b") Tj ET", packed=True)))


def pages():
    many, numbers = page(stream(b"BT /F 9 Tf 50 700 Td (sida) Tj ET")), range(10, 100_010)
    many[2] = b"<< /Type /Pages /Kids [" + b" ".join(b"%d 0 R" % n for n in numbers) + b"] /Count 100000 >>"
    many.update({n: many[3] for n in numbers})
    return pdf(many)


def page_loop():
    """A tree of pages that is its own branch."""
    loop = page(stream(b""))
    loop[2] = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"
    return pdf(loop)


def long_map():
    """A font in which one code stands for four thousand letters."""
    cmap = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    cmap += b"1 beginbfchar <41> <" + b"0041" * 4000 + b"> endbfchar endcmap end end"
    drawn = stream(b"BT /F 9 Tf 50 700 Td (" + b"A" * 20000 + b") Tj ET", packed=True)
    return pdf(page(drawn, b"/Font << /F 6 0 R >>", {6: FONT[:-2] + b"/ToUnicode 7 0 R >>", 7: stream(cmap)}))


SCALE = int(os.environ.get("BOMB_SCALE", "1"))

BOMBS = {
    "nested-forms.pdf": nested_forms,
    "inflating-stream.pdf": inflating_stream,
    "operators.pdf": operators,
    "characters.pdf": characters,
    "pages.pdf": pages,
    "page-loop.pdf": page_loop,
    "long-map.pdf": long_map,
    "one-line.txt": lambda: b"a" * (30_000_000 // SCALE),
    "words.txt": lambda: "nämnden ".encode() * (3_000_000 // SCALE),
    "brackets.md": lambda: b"[" * (500_000 // SCALE) + b"](" * (500_000 // SCALE),
    "quotes.txt": lambda: "”".encode() * (1_000_000 // SCALE),
    "dots.txt": lambda: b". " * (2_000_000 // SCALE),
    "proposals.txt": lambda: b"att " * (200_000 // SCALE) + b"\natt " * (200_000 // SCALE),
    "sections.txt": lambda: "".join(f"§ {i}\n" for i in range(300_000 // SCALE)).encode(),
    "marks.txt": lambda: ("a" + "\u0301" * (2_000_000 // SCALE)).encode(),
    "digits.txt": lambda: b"2" * (5_000_000 // SCALE),
    "table.md": lambda: (b"|" + b"a|" * 2000 + b"\n") * (300 // SCALE),
}

if __name__ == "__main__":
    for name in sys.argv[2:] or BOMBS:
        with open(os.path.join(sys.argv[1], name), "wb") as file:
            file.write(BOMBS[name]())
