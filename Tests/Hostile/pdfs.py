"""PDF files: broken tables, loops, bombs, pages without text, active content."""

import zlib

from texts import FAULT


def stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def spoken(text):
    """Drawing operators that show the text, one line below the other."""
    shown = b"".join(b"<%s> Tj 0 -20 Td " % line.encode("utf-16-be").hex().encode() for line in text.split("\n"))
    return b"BT /F 10 Tf 40 800 Td " + shown + b"ET "


class Drawing:
    """A file of numbered objects: catalogue 1, page tree 2, page 3, contents 4, font 5 and 9; `more` replaces or adds some."""

    def __init__(self, contents=b"", more=None):
        self.objects = {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
               b" /Resources << /Font << /F 5 0 R >> >> >>",
            4: stream(spoken(FAULT) + contents),
            5: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
               b" /DescendantFonts [9 0 R] >>",
            9: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
               b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        }
        self.objects.update(more or {})

    def document(self, trailer=b"", shift=0, table=True):
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = {}
        for number in sorted(self.objects):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, self.objects[number])
        if not table:
            return bytes(out)
        start = len(out)
        size = max(places) + 1
        rows = [b"0000000000 65535 f \n"]
        rows += [b"%010d 00000 %c \n" % (places.get(n, 0) + shift, b"n" if n in places else b"f") for n in range(1, size)]
        out += b"xref\n0 %d\n%s" % (size, b"".join(rows))
        out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start + shift)
        return bytes(out)


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << %s >> >>"
FONT = b"/Font << /F 5 0 R >>"


def structure():
    good = Drawing().document()
    yield "truncated.pdf", good[: len(good) // 2]
    yield "header-only.pdf", b"%PDF-1.7\n"
    yield "no-table.pdf", Drawing().document(table=False)
    yield "broken-table.pdf", Drawing().document(shift=4711)
    yield "table-loop.pdf", good.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % good.rfind(b"xref\n0"))
    yield "no-pages.pdf", Drawing(more={2: b"<< /Type /Pages /Kids [] /Count 0 >>"}).document()
    yield "no-catalogue.pdf", Drawing(more={1: b"null"}).document()
    yield "object-loop.pdf", Drawing(more={4: b"<< /Length 6 0 R >>\nstream\nx\nendstream", 6: b"6 0 R"}).document()
    yield "stream-loop.pdf", Drawing(more={
        6: stream(b"7 0 ", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R"), 3: b"7 0 R"}).document()
    yield "tree-loop.pdf", Drawing(more={2: b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 >>"}).document()
    deep = {number: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(10, 20_010)}
    deep[20_010] = PAGE % (b"[0 0 595 842]", FONT)
    yield "tree-deep.pdf", Drawing(more={2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", **deep}).document()
    yield "count-lie.pdf", Drawing(more={2: b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"}).document()
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 100_010))
    many = {number: PAGE % (b"[0 0 595 842]", FONT) for number in range(10, 100_010)}
    yield "pages-100000.pdf", Drawing(more={2: b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % kids, **many}).document()
    yield "nested-arrays.pdf", Drawing(more={6: b"[" * 500_000, 3: b"6 0 R"}).document()
    secret = b"(" + b"k" * 32 + b")"
    yield "encrypted.pdf", Drawing(more={
        6: b"<< /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>" % (secret, secret)
    }).document(b"/Encrypt 6 0 R /ID [(0123456789abcdef) (0123456789abcdef)]")
    yield "encrypted-unknown.pdf", Drawing(more={6: b"<< /Filter /Unknown /V 9 >>"}).document(b"/Encrypt 6 0 R")


def drawing():
    for name, box in (("huge", b"[0 0 1e9 1e9]"), ("empty", b"[0 0 0 0]"), ("infinite", b"[-1e300 -1e300 1e300 1e300]")):
        yield f"box-{name}.pdf", Drawing(more={3: PAGE % (box, FONT)}).document()
    twice = zlib.compress(zlib.compress(b" " * 500_000_000, 9), 9)
    yield "bomb.pdf", Drawing(more={4: stream(twice, b"/Filter [/FlateDecode /FlateDecode]")}).document()
    turned = PAGE % (b"[0 0 595 842] /Rotate 9223372036854775807 /UserUnit 1e30", FONT)
    yield "turned.pdf", Drawing(more={3: turned}).document()
    yield "matrix.pdf", Drawing(b"q 1e308 1e308 1e308 1e308 1e308 1e308 cm 0 0 m 1e308 1e308 l S 0 0 1e300 0.1 re f Q").document()
    yield "strings.pdf", Drawing(b"(" * 500_000).document()
    yield "saves.pdf", Drawing(b"q " * 1_000_000).document()
    yield "words.pdf", Drawing(b"BT /F 1 Tf " + b"1 0 0 1 5 5 Tm (66.57) Tj " * 300_000 + b"ET").document()
    yield "lines.pdf", Drawing(b"".join(b"%d 0 m %d 800 l S " % (i % 595, i % 595) for i in range(300_000))).document()
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R /Y %d 0 R >> >>"
    yield "form-loop.pdf", Drawing(b"/X Do", more={
        3: PAGE % (b"[0 0 595 842]", FONT + b"/XObject << /X 6 0 R >>"), 6: stream(b"/X Do /Y Do", form % (6, 6))}).document()
    tower = {n: stream(b"/X Do /Y Do", form % (n + 1, n + 1)) for n in range(10, 50)}
    tower[50] = stream(b"0 0 m 9 9 l S", form % (50, 50))
    yield "form-doubling.pdf", Drawing(
        b"/X Do", more={3: PAGE % (b"[0 0 595 842]", FONT + b"/XObject << /X 10 0 R >>"), **tower}).document()
    yield "inline-image.pdf", Drawing(b"BI /W 1000000 /H 1000000 /BPC 8 /CS /RGB ID " + b"x" * 100).document()
    yield "image-only.pdf", Drawing(more={
        4: stream(b"595 0 0 842 0 0 cm /X Do"),
        3: PAGE % (b"[0 0 595 842]", b"/XObject << /X 6 0 R >>"),
        6: stream(b"\x7f", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
    }).document()
    yield "image-huge.pdf", Drawing(b"/X Do", more={
        3: PAGE % (b"[0 0 595 842]", FONT + b"/XObject << /X 6 0 R >>"),
        6: stream(b"x", b"/Type /XObject /Subtype /Image /Width 2000000000 /Height 2000000000 /BitsPerComponent 8"
                        b" /ColorSpace /DeviceRGB /Filter /JPXDecode"),
    }).document()


def fonts():
    yield "font-unmapped.pdf", Drawing(more={
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
        6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
           b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"}).document()
    yield "font-loop.pdf", Drawing(more={
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>"}).document()
    yield "font-missing.pdf", Drawing(more={5: b"null"}).document()
    mapping = b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange " * 1000
    yield "font-mapping.pdf", Drawing(more={
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2147483647 500] >>", 7: stream(mapping)}).document()


def actions():
    for name, action in (
        ("script", b"<< /S /JavaScript /JS (while\\(true\\){}) >>"),
        ("launch", b"<< /S /Launch /F (/bin/sh) >>"),
        ("link", b"<< /S /URI /URI (http://192.0.2.1/) >>"),
        ("submit", b"<< /S /SubmitForm /F (http://192.0.2.1/) >>"),
    ):
        yield f"action-{name}.pdf", Drawing(
            more={1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R >>", 6: action}).document()


def files():
    for group in (structure, drawing, fonts, actions):
        yield from group()
