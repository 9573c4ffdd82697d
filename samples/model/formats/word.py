"""DOCX: automatic list numbers, headings by style, merged headers, wrapped cells."""
import re

from model.formats.outline import header_spans
from model.formats.packed import escape, office, pack, xml

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DIGITS = '一二三四五六七八九十'
# Level, how a number is printed, and what it looks like.
LEVELS = [('chineseCounting', '%1、', r'([一二三四五六七八九十]+)、'), ('chineseCounting', '（%2）', r'（([一二三四五六七八九十]+)）'), ('decimal', '%3.', r'(\d+)\.(?!\d)')]


def write(parts):
    counter = Counter()
    body = ''.join(block(kind, content, counter) for kind, content in parts)
    document = xml(f'<w:document {SPACE}><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>')
    files = office('word/document.xml', 'wordprocessingml.document.main+xml', [
        ('styles.xml', 'styles', 'wordprocessingml.styles+xml', styles()), ('numbering.xml', 'numbering', 'wordprocessingml.numbering+xml', numbering())])
    return pack(files + [('word/document.xml', document)])


def block(kind, content, counter):
    if kind == 'table':
        return table(content)
    if kind == 'title':
        return paragraph(content, '<w:jc w:val="center"/>')
    lines = content if kind == 'head' else [content]
    return ''.join(line(text, counter, kind == 'head') for text in lines)


class Counter:
    """Where automatic numbering would be: a number that it would not print is typed."""

    def __init__(self):
        self.counts = [0] * len(LEVELS)

    def take(self, level, number):
        if number != self.counts[level] + 1:
            return False
        self.counts[level] = number
        self.counts[level + 1:] = [0] * (len(LEVELS) - level - 1)
        return True


def line(text, counter, is_head):
    style = '<w:pStyle w:val="part"/>' if is_head and re.match('第.部分', text) else ''
    for level, (_, _, pattern) in enumerate(LEVELS):
        match = re.match(pattern, text)
        if match and counter.take(level, value(match[1])):
            properties = f'{style}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
            return paragraph(text[match.end():], properties)
    return paragraph(text, style)


def value(number):
    if number.isdigit():
        return int(number)
    tens, _, ones = number.rpartition('十')
    return (10 * (DIGITS.index(tens) + 1 if tens else 1) if '十' in number else 0) + (DIGITS.index(ones) + 1 if ones else 0)


def paragraph(text, properties=''):
    # Word breaks runs where the language changes.
    pieces = re.findall(r'[\x20-\x7e]+|[^\x20-\x7e]+', text)
    runs = ''.join(f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces)
    return f'<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>' if properties else f'<w:p>{runs}</w:p>'


def table(rows):
    spans = header_spans(rows)
    grid = '<w:gridCol w:w="1800"/>' * len(rows[0])
    lines = ''.join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                    for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    properties = f'<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
    body = ''.join(row(rows, n, spans) for n in range(len(rows)))
    return f'<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def row(rows, n, spans):
    cells, column = [], 0
    while column < len(rows[n]):
        down, across = spans.get((n, column), (1, 1))
        properties = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ''
        if down > 1:
            properties += '<w:vMerge w:val="restart"/>'
        if any(r < n < r + d and column == c for (r, c), (d, _) in spans.items()):
            properties += '<w:vMerge/>'
        cells.append(f'<w:tc><w:tcPr>{properties}</w:tcPr>{wrapped(rows[n][column])}</w:tc>')
        column += across
    return f'<w:tr>{"".join(cells)}</w:tr>'


def wrapped(text):
    """A long label as people fold it by hand: two paragraphs that are one cell."""
    if len(text) > 12 and re.fullmatch(r'[\u4e00-\u9fff]+', text):
        return paragraph(text[:8]) + paragraph(text[8:])
    return paragraph(text)


def styles():
    return xml(f'<w:styles {SPACE}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
               '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
               '<w:style w:type="paragraph" w:styleId="part"><w:name w:val="Part"/><w:basedOn w:val="1"/></w:style></w:styles>')


def numbering():
    levels = ''.join(f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                     for n, (form, text, _) in enumerate(LEVELS))
    return xml(f'<w:numbering {SPACE}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
               '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
