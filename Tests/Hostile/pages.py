"""Web pages: nesting, spans, encodings that lie, and things no reader may follow."""

from texts import FAULT, many

BODY = "".join(f"<p>{line}</p>" for line in FAULT.split("\n") if line)


def page(body, head='<meta charset="utf-8">'):
    return f"<!DOCTYPE html><html><head>{head}<title>预算</title></head><body>{BODY}{body}</body></html>".encode()


def files():
    yield "nested-million.html", page("<div>" * 1_000_000 + "深")
    yield "nested-tables.html", page("<table><tr><td>" * 20_000 + "1")
    yield "colspan.html", page('<table><tr><td colspan="1000000000" rowspan="1000000000">1</td></tr></table>')
    yield "spans.html", page("<table>" + '<tr><td colspan="1000" rowspan="65534">1</td></tr>' * 2_000 + "</table>")
    yield "columns-million.html", page("<table><tr>" + "<td>1" * many(1_000_000) + "</table>")
    yield "rows.html", page("<table>" + "<tr><td>2130301<td>行政运行<td>1.00" * many(100_000) + "</table>")
    yield "bold-million.html", page("<b>" * 1_000_000 + "深")
    yield "frames.html", page("<frameset>" * 1000 + "<noframes>" + "<svg><math>" * 500 + "<template>" * 500)
    yield "comment.html", page("<!--" + "-" * 1_000_000)
    yield "attribute.html", page('<p title="' + "x" * 10_000_000 + '">长</p>')
    yield "unclosed.html", page("<b><i><u><font>" * 50_000)
    yield "entities.html", page("&amp;#x110000;&#xD800;&#0;&unknown;" * many(10_000))
    yield "lying-charset.html", page("", head='<meta charset="utf-16">')
    yield "torn-gbk.html", page("", head='<meta charset="gb2312">').decode().encode("gb18030")[:-30] + b"\x81"
    yield "nul.html", page("\0" * 1000)
    yield "external.html", page(
        '<img src="http://192.0.2.1/x.png"><iframe src="file:///etc/passwd"></iframe>'
        "<script>while(true){}</script>",
        head='<meta charset="utf-8"><meta http-equiv="refresh" content="0;url=file:///etc/passwd">')
    yield "entity-file.xhtml", (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f"<html><body>{BODY}<p>&e;</p></body></html>").encode()
