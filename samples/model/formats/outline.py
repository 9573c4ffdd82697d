"""A disclosure as what it is made of, before any format: titles, paragraphs, tables."""
import re

from model.faults import MARK
from model.paper import Paper

MARKS = f'[{chr(MARK)}-{chr(MARK + 255)}]'


class Outline(Paper):
    """Parts in order: ('title', text), ('head', [lines]), ('say', text), ('table', rows)."""

    def finish(self):
        return [(kind, bare(content)) for kind, content in self.parts]

    def title(self, text):
        self.parts.append(('title', self.editor.edit(text)))

    def head(self, *titles):
        self.parts.append(('head', [self.editor.edit(title) for title in titles]))

    def paragraph(self, text):
        self.parts.append(('say', text))

    def grid(self, rows, **_):
        columns = max(map(len, rows))
        self.parts.append(('table', [row + [''] * (columns - len(row)) for row in rows]))


def bare(content):
    """Without the marks of faults."""
    if isinstance(content, list):
        return [bare(item) for item in content]
    return re.sub(MARKS, '', content)


def header_spans(rows):
    """Merged areas of the header, {(row, column): (rows, columns)}, as a heading of two levels leaves them: blanks beside a title belong to it, and a
    title over a blank reaches down."""
    spans = {}
    if len(rows) < 2 or not rows[0][0] or all(rows[0]):
        return spans
    column = 0
    while column < len(rows[0]):
        end = column + 1
        while end < len(rows[0]) and not rows[0][end] and rows[1][end]:
            end += 1
        if end > column + 1:
            spans[0, column] = (1, end - column)
        elif rows[0][column] and not rows[1][column]:
            spans[0, column] = (2, 1)
        column = end
    return spans


def split(parts):
    """(text, tables): parts without the tables, and for each table its caption, its rows and the notes under it."""
    text, tables, under = [], [], False
    for kind, content in parts:
        if kind == 'table':
            caption = text.pop()[1] if text and text[-1][0] == 'head' else []
            tables.append((caption, content, []))
            under = True
            continue
        if under and kind == 'say' and content.startswith(('注：', '说明：')):
            tables[-1][2].append(content)
            continue
        text.append((kind, content))
        under = False
    return text, tables
