"""ZIP files, and the Office formats that are ZIP files inside."""

import io
import struct
import zipfile
import zlib

from pdfs import Drawing
from texts import FAULT, many

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/></Types>'
)
PARAGRAPHS = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in FAULT.split("\n") if line)


def archive(entries, method=zipfile.ZIP_DEFLATED):
    """`entries`: (name or ZipInfo, bytes or str)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in entries:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = method
            file.writestr(info, content)
    return buffer.getvalue()


def relation(target, kind="officeDocument"):
    return (
        f'{XML}<Relationships xmlns="{LINKS}"><Relationship Id="rId1" Type="{OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>')


def docx(body=PARAGRAPHS, more=(), document=None):
    document = document or f'{XML}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive([
        ("[Content_Types].xml", TYPES % ("word/document.xml", "wordprocessingml.document.main")),
        ("_rels/.rels", relation("word/document.xml")), ("word/document.xml", document), *more])


def xlsx(rows, more="", strings=None):
    sheet = f'{XML}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>{more}</worksheet>'
    book = (
        f'{XML}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="预算" sheetId="1" r:id="rId1"/></sheets></workbook>')
    entries = [
        ("[Content_Types].xml", TYPES % ("xl/workbook.xml", "spreadsheetml.sheet.main")),
        ("_rels/.rels", relation("xl/workbook.xml")), ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relation("worksheets/sheet1.xml", "worksheet")),
        ("xl/worksheets/sheet1.xml", sheet)]
    if strings is not None:
        entries.append(("xl/sharedStrings.xml", strings))
    return archive(entries)


def text_row(number, text=FAULT):
    return f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def ofd(marks, pages=1, method=zipfile.ZIP_STORED):
    """Stored, so that no ratio gives it away."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = '<ofd:Page BaseLoc="P.xml"/>' + '<ofd:Page BaseLoc="none.xml"/>' * (pages - 1)
    return archive([
        ("OFD.xml", f"{XML}<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
        ("D/Document.xml", f"{XML}<ofd:Document {space}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"),
        ("D/P.xml", f"{XML}<ofd:Page {space}><ofd:Content><ofd:Layer>{marks}</ofd:Layer></ofd:Content></ofd:Page>")], method)


def ofd_text(text, place="20 30 150 6", more=""):
    return (
        f'<ofd:TextObject Boundary="{place}" Font="5" Size="4"{more}><ofd:TextCode X="0" Y="5" DeltaX="g 99 4">{text}'
        "</ofd:TextCode></ofd:TextObject>")


def overlapping(count):
    """`count` entries that all inflate the same bytes: small outside, large inside."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    size = 10_000_000
    packed = packer.compress(b"1" * size) + packer.flush()
    check = zlib.crc32(b"1" * size)
    fixed = (20, 0, 8, 0, 0x21, check, len(packed), size)
    body = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", *fixed, 5, 0) + b"0.txt" + packed
    directory = b""
    for index in range(count):
        name = b"%d.txt" % index
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, *fixed, len(name), 0, 0, 0, 0, 0, 0) + name
    return body + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)


def patched(data, flags=None, size=None):
    """The archive with other flags, or another size, in every header."""
    data = bytearray(data)
    for mark, flag_at, size_at in ((b"PK\3\4", 6, 22), (b"PK\1\2", 8, 24)):
        place = data.find(mark)
        while place >= 0:
            if flags is not None:
                data[place + flag_at:place + flag_at + 2] = struct.pack("<H", flags)
            if size is not None:
                data[place + size_at:place + size_at + 4] = struct.pack("<I", size)
            place = data.find(mark, place + 4)
    return bytes(data)


def nested(levels, width):
    content = archive([("bomb.txt", b"1" * 10_000_000)])
    for _ in range(levels):
        content = archive([(f"{index}.zip", content) for index in range(width)])
    return content


def link(name, target):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info, target


def bombs():
    large = b"<w:p/>" * 60_000_000
    yield "bomb-flat.docx", docx(document=large)
    yield "bomb-flat.zip", archive([("bomb.txt", b"1" * 300_000_000)])
    yield "bomb-nested.zip", nested(5, 8)
    yield "bomb-overlapping.zip", overlapping(4000)
    yield "bomb-sheet.xlsx", xlsx("<row/>" * 30_000_000)
    yield "bomb-page.ofd", ofd(ofd_text("收入") + "<ofd:X/>" * 40_000_000, method=zipfile.ZIP_DEFLATED)
    yield "entries.zip", archive([(f"{index}.txt", b"") for index in range(60_000)])


def names():
    fault = FAULT.encode()
    yield "traversal.zip", archive([("../../../../tmp/gouji-traversal.txt", fault), ("/tmp/gouji-absolute.txt", fault)])
    yield "links.zip", archive([link("a.txt", "/etc/passwd"), link("b.txt", "b.txt")])
    yield "same-names.zip", archive([("a.txt", fault), ("A.txt", fault)])
    yield "name-not-utf8.zip", archive([("预算.txt", fault)]).replace("预算".encode(), b"\xff\xfe\x00\x80\xc0\xc1")
    yield "folder-only.zip", archive([("a/", b"")])
    yield "line-in-name.zip", archive([("=HYPERLINK(1).txt", fault), ("a\nb.txt", fault)])
    yield "folders.zip", archive([("a/" * 2000 + "x.txt", fault)])
    yield "empty.zip", b"PK\5\6" + bytes(18)
    yield "no-documents.zip", archive([("a.exe", b"MZ"), ("b.jpg", b"\xff\xd8\xff")])


def broken():
    good = docx()
    yield "truncated.docx", good[: len(good) // 2]
    yield "encrypted-entries.zip", patched(archive([("a.txt", FAULT.encode())]), flags=1)
    yield "odd-compression.zip", archive([("a.txt", FAULT.encode())], zipfile.ZIP_LZMA)
    yield "lying-sizes.docx", patched(good, size=0x7FFFFFFF)
    yield "torn-data.docx", good[:700] + bytes(200) + good[900:]
    yield "no-document.docx", archive([("[Content_Types].xml", TYPES % ("word/document.xml", "x"))])
    yield "header-only.docx", b"PK\3\4"
    yield "really-text.docx", FAULT.encode()
    yield "really-sheet.docx", xlsx(text_row(1))
    yield "really-docx.txt", good
    yield "really-docx.pdf", good
    yield "really-program.pdf", b"\x7fELF\2\1\1" + bytes(5000)
    yield "really-picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


def markup():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    for name, doctype, entity in (
        ("entity-file", '<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;"),
        ("entity-network", '<!ENTITY e SYSTEM "http://192.0.2.1/e">', "&e;"),
        ("entity-laughs", f'<!ENTITY l0 "笑">{laughs}', "&l11;"),
        ("entity-parameter", '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;', ""),
    ):
        yield f"{name}.docx", docx(document=(
            f'<?xml version="1.0"?><!DOCTYPE d [{doctype}]><w:document xmlns:w="{WORD}"><w:body>{PARAGRAPHS}'
            f"<w:p><w:r><w:t>{entity}</w:t></w:r></w:p></w:body></w:document>"))
    yield "nested-million.docx", docx(PARAGRAPHS + "<w:sdt><w:sdtContent>" * 500_000)
    yield "nested-tables.docx", docx(PARAGRAPHS + "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000)
    yield "grid-span.docx", docx(
        PARAGRAPHS + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')
    yield "paragraphs-million.docx", docx(PARAGRAPHS + "<w:p/>" * 1_000_000)
    yield "text-20mb.docx", docx(PARAGRAPHS + f"<w:p><w:r><w:t>{'长' * 7_000_000}</w:t></w:r></w:p>")
    yield "open-tables.docx", docx(PARAGRAPHS + "<w:tbl><w:tr><w:tc>" * 100_000)
    yield "surrogate.docx", docx(PARAGRAPHS + "<w:p><w:r><w:t>&#55296;&#65534;</w:t></w:r></w:p>")
    yield "wrong-encoding.docx", docx(document=(
        f'<?xml version="1.0" encoding="GB18030"?><w:document xmlns:w="{WORD}"><w:body>'.encode() + b"\x91>19\xff"))
    yield "unclosed.docx", docx(document=f'{XML}<w:document xmlns:w="{WORD}"><w:body>{PARAGRAPHS}')
    yield "macros.docm", docx(more=[("word/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))])
    yield "loop.docx", docx(more=[("word/_rels/document.xml.rels", relation("document.xml", "footnotes"))])
    yield "link-outside.docx", docx(more=[("word/_rels/document.xml.rels", relation("../../../etc/passwd", "footnotes"))])


def pages():
    whole = "".join(ofd_text(line, f"20 {30 + 8 * n} 150 6") for n, line in enumerate(filter(None, FAULT.split("\n"))))
    yield "pages-missing.ofd", ofd(whole, pages=many(50_000))
    yield "glyphs-million.ofd", ofd(whole + ofd_text("长" * 1_000, more=' CTM="1 0 0 1 0 60"') * many(1_000))
    yield "lines-million.ofd", ofd(whole + (
        '<ofd:PathObject Boundary="20 100 100 100"><ofd:AbbreviatedData>M 0 0 L 100 0 L 100 100</ofd:AbbreviatedData></ofd:PathObject>') * many(300_000))
    yield "far.ofd", ofd(whole + ofd_text("远", "1e308 -1e308 nan 1") + ofd_text("平", more=' CTM="0 0 0 0 0 0"'))
    yield "nested-million.ofd", ofd(whole + "<ofd:PageBlock>" * 500_000)
    yield "no-directory.ofd", archive([("OFD.xml", "<x/>"), ("a.txt", FAULT)])


def sheets():
    cells = "".join(f'<c r="A1"><v>{index}</v></c>' for index in range(many(1_000_000)))
    yield "columns-million.xlsx", xlsx(text_row(1) + f'<row r="2">{cells}</row>')
    yield "row-zero.xlsx", xlsx(text_row(1) + '<row r="0"><c r="A0"><v>1</v></c></row><row r="-5"><c r="-1"><v>1</v></c></row>')
    yield "merge-reversed.xlsx", xlsx(text_row(1), '<mergeCells><mergeCell ref="Z9:A1"/><mergeCell ref=""/></mergeCells>')
    yield "far-cell.xlsx", xlsx(text_row(1) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    yield "beyond-grid.xlsx", xlsx(text_row(1) + '<row r="99999999999"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row>')
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(2, many(100_000)))
    yield "rows.xlsx", xlsx(text_row(1) + rows)
    yield "merged.xlsx", xlsx(text_row(1), "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * many(10_000) + "</mergeCells>")
    yield "string-index.xlsx", xlsx(
        text_row(1) + '<row r="2"><c r="A2" t="s"><v>4294967295</v></c><c r="B2" t="s"><v>-1</v></c></row>',
        strings=f'{XML}<sst xmlns="{SHEET}" count="4294967295" uniqueCount="4294967295"><si><t>一</t></si></sst>')
    yield "nested-million.xlsx", xlsx(text_row(1) + "<row><c><is>" * 400_000)
    yield "numbers.xlsx", xlsx(
        text_row(1) + '<row r="2"><c r="A2"><v>1e308</v></c><c r="B2"><v>NaN</v></c><c r="C2"><v>' + "9" * 100_000
        + "</v></c></row>")


def mixed():
    yield "mixed.zip", archive([
        ("预算.docx", docx()), ("表.xlsx", xlsx(text_row(1))), ("坏.pdf", Drawing().document()[:200]),
        ("网页.html", FAULT.encode())])


def files():
    for group in (bombs, names, broken, markup, pages, sheets, mixed):
        yield from group()
