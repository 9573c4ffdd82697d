"""OFD (GB/T 33190): pages of characters and lines at their places, in millimetres, as a printer driver writes them."""
from itertools import groupby

from model.formats.outline import header_spans
from model.formats.packed import escape, pack, xml

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT = 210, 297
LEFT, TOP, RIGHT, BOTTOM = 25, 30, 185, 272
BODY, SMALL = 4.2, 2.8
SONG, HEI = 5, 6


def write(parts):
    pages = Pages()
    for kind, content in parts:
        if kind == 'table':
            pages.table(content)
        elif kind == 'title':
            pages.paragraph(content, size=6, font=HEI, indent=0, centred=True)
        elif kind == 'head':
            for line in content:
                pages.paragraph(line, font=HEI, indent=0)
        else:
            pages.paragraph(content)
    return pack(files(pages.finish()))


def files(pages):
    root = f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
    entries = ''.join(f'<ofd:Page ID="{n + 100}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    document = (f'<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>'
                f'<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>{entries}</ofd:Pages></ofd:Document>')
    fonts = ''.join(f'<ofd:Font ID="{id}" FontName="{name}" FamilyName="{name}"/>' for id, name in ((SONG, '宋体'), (HEI, '黑体')))
    resources = f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts>{fonts}</ofd:Fonts></ofd:Res>'
    return [('OFD.xml', xml(root)), ('Doc_0/Document.xml', xml(document)), ('Doc_0/PublicRes.xml', xml(resources)),
            ('Doc_0/Tpls/Tpl_0/Content.xml', page(['']))] + [
                (f'Doc_0/Pages/Page_{n}/Content.xml', page(marks, '<ofd:Template TemplateID="2" ZOrder="Background"/>')) for n, marks in enumerate(pages)]


def page(marks, template=''):
    return xml(f'<ofd:Page {SPACE}>{template}<ofd:Content><ofd:Layer ID="3" Type="Body">{"".join(marks)}</ofd:Layer></ofd:Content></ofd:Page>')


def widths(text, size):
    return [size if ord(c) > 0x2000 else size / 2 for c in text]


def text_object(text, x, baseline, size, font):
    steps = widths(text, size)
    deltas = []
    for step, run in groupby(steps[:-1]):
        count = len(list(run))
        deltas += ['g', str(count), f'{step:g}'] if count > 2 else [f'{step:g}'] * count
    delta = f' DeltaX="{" ".join(deltas)}"' if deltas else ''
    # The place of the object holds its ascent; characters stand on a line inside it.
    return (f'<ofd:TextObject ID="9" Boundary="{x:g} {baseline - size:g} {sum(steps):g} {size * 1.2:g}" Font="{font}" Size="{size:g}">'
            f'<ofd:TextCode X="0" Y="{size:g}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>')


def rule(x1, y1, x2, y2):
    return (f'<ofd:PathObject ID="9" Boundary="{x1:g} {y1:g} {x2 - x1:g} {y2 - y1:g}" LineWidth="0.25">'
            f'<ofd:AbbreviatedData>M 0 0 L {x2 - x1:g} {y2 - y1:g}</ofd:AbbreviatedData></ofd:PathObject>')


def folded(text, size, width, indent=0):
    """Lines that fit; marks that begin no line stay on the one before."""
    lines, line, room = [], '', width - indent
    for character in text:
        step = size if ord(character) > 0x2000 else size / 2
        if step > room + 1e-6 and line and character not in '，。、；：）％”':
            lines.append(line)
            line, room = '', width
        line += character
        room -= step
    return lines + [line] if line else lines or ['']


def column_widths(rows):
    """Figures keep the width they need; words share what is left, and are folded where that is little."""
    columns = list(zip(*rows))
    figures = [max((sum(widths(text, SMALL)) for text in column if text.isascii()), default=0) + 3 for column in columns]
    words = [max(min(sum(widths(text, SMALL)), 34) for text in column) + 3 for column in columns]
    wants = [max(0, word - figure) for word, figure in zip(words, figures)]
    share = (RIGHT - LEFT - sum(figures)) / (sum(wants) or 1)
    return [figure + want * share for figure, want in zip(figures, wants)]


class Pages:
    def __init__(self):
        self.pages, self.y = [[]], TOP

    def room(self, height):
        if self.y + height > BOTTOM:
            self.pages.append([])
            self.y = TOP

    def paragraph(self, text, size=BODY, font=SONG, indent=None, centred=False):
        indent = 2 * size if indent is None else indent
        for n, line in enumerate(folded(text, size, RIGHT - LEFT, indent)):
            height = size * 1.6
            self.room(height)
            x = LEFT + (indent if n == 0 else 0)
            if centred:
                x = (WIDTH - sum(widths(line, size))) / 2
            self.pages[-1].append(text_object(line, x, self.y + size, size, font))
            self.y += height

    def table(self, rows):
        spans = header_spans(rows)
        covered = {(r + i, c + j) for (r, c), (down, across) in spans.items() for i in range(down) for j in range(across)} - set(spans)
        edges = [LEFT]
        for width in column_widths(rows):
            edges.append(edges[-1] + width)
        self.y += 1
        for n, row in enumerate(rows):
            cells = []
            for c, text in enumerate(row):
                if (n, c) in covered:
                    continue
                across = spans.get((n, c), (1, 1))[1]
                width = edges[c + across] - edges[c]
                cells.append((c, across, folded(text, SMALL, width - 1.5)))
            height = max(len(lines) for _, _, lines in cells) * SMALL * 1.3 + 1.8
            if self.y + height > BOTTOM:
                self.room(height)
            marks = self.pages[-1]
            top, bottom = self.y, self.y + height
            for c, across, lines in cells:
                down = spans.get((n, c), (1, 1))[0]
                if down == 1 and bottom:
                    marks.append(rule(edges[c], bottom, edges[c + across], bottom))
                marks.append(rule(edges[c], top, edges[c], bottom))
                start = (top + bottom - len(lines) * SMALL * 1.3) / 2
                for k, line in enumerate(lines):
                    if line:
                        x = (edges[c] + edges[c + across] - sum(widths(line, SMALL))) / 2
                        marks.append(text_object(line, x, start + (k + 0.85) * SMALL * 1.3, SMALL, SONG))
            for c in (c for r, c in covered if r == n):
                if (n - 1, c) in spans and spans[n - 1, c][0] == 2:
                    marks.append(rule(edges[c], bottom, edges[c + 1], bottom))
                    marks.append(rule(edges[c], top, edges[c], bottom))
            if top == TOP or n == 0:
                marks.append(rule(LEFT, top, RIGHT, top))
            marks.append(rule(RIGHT, top, RIGHT, bottom))
            self.y = bottom
        self.y += 2

    def finish(self):
        for n, marks in enumerate(self.pages, 1):
            number = f'- {n} -'
            marks.append(text_object(number, (WIDTH - sum(widths(number, 3))) / 2, 285, 3, SONG))
        return self.pages
