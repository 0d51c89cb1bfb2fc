"""Writes the lines of standard input as a PDF: make_pdf.py OUT [picture]

With "picture" the page shows a grey picture and holds no text, as a scan does.
"""
import sys


def pdf(objects):
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def stream(head, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def text_page(lines):
    parts, y = [b"BT /F1 11 Tf 14 TL 72 770 Td"], 0
    for line in lines:
        safe = line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        parts.append(b"(%s) '" % safe)
    return b"\n".join(parts + [b"ET"])


def document(lines, picture):
    per_page = 48
    pages = [[]] if picture else [lines[i:i + per_page] for i in range(0, max(1, len(lines)), per_page)]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    image = stream(b"/Type /XObject /Subtype /Image /Width 60 /Height 80 /ColorSpace /DeviceGray /BitsPerComponent 8",
                   bytes(range(60)) * 80)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
               font, image]
    for i, page in enumerate(pages):
        content = b"q 595 0 0 842 0 0 cm /Im1 Do Q" if picture else text_page(page)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>" % (6 + 2 * i))
        objects.append(stream(b"", content))
    return pdf(objects)


picture = len(sys.argv) > 2 and sys.argv[2] == "picture"
lines = [] if picture else sys.stdin.buffer.read().decode("utf-8").splitlines()
with open(sys.argv[1], "wb") as out:
    out.write(document(lines, picture))
