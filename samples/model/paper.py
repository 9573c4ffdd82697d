"""How a document is printed: one class a text layout. A table is a list of rows, a row a list of strings."""
import re
import unicodedata

from model.faults import MARK, Editor


def width(text):
    return sum(0 if ord(c) >= MARK and ord(c) < MARK + 256 else 2 if unicodedata.east_asian_width(c) in 'WFA' else 1 for c in text)


class Paper:
    """Plain paragraphs, a blank line after each."""

    gap = '\n'

    def __init__(self, faults=()):
        self.parts = []
        self.editor = Editor(faults)

    def finish(self):
        """The printed text and what must be found in it."""
        return self.editor.finish(''.join(self.parts))

    def say(self, *paragraphs):
        for paragraph in paragraphs:
            self.paragraph(self.editor.edit(paragraph))

    def head(self, *titles):
        """Lines that are not wrapped."""
        self.say(*titles)

    def title(self, text):
        self.say(text)

    def table(self, rows, **shape):
        self.grid([self.editor.edit('\t'.join(row)).split('\t') for row in rows], **shape)

    def paragraph(self, text):
        self.parts.append(text + '\n' + self.gap)

    def grid(self, rows, **shape):
        raise NotImplementedError


class Tabbed(Paper):
    """Rows as lines, cells parted by tabs: tables pasted from a spreadsheet."""

    def grid(self, rows, **_):
        self.parts.append(''.join('\t'.join(row) + '\n' for row in rows) + '\n')


class Stacked(Paper):
    """One cell a line behind a tab, rows parted by a blank line: a word processor's text export."""

    gap = ''

    def grid(self, rows, **_):
        self.parts.append('\n' + '\n'.join(''.join(f'\t{cell}\n' for cell in row) for row in rows) + '\n')


class Printed(Paper):
    """A page as pdftotext -layout gives it: columns aligned by spaces, lines of one width, page numbers."""

    line, page = 84, 46

    def __init__(self, faults=()):
        super().__init__(faults)
        self.count, self.number = 0, 1

    def put(self, line):
        self.parts.append(line.rstrip() + '\n')
        self.count += 1
        if self.count >= self.page:
            self.feed()

    def feed(self):
        self.parts.append('\n' + ' ' * (self.line // 2) + f'{self.number}\n\f')
        self.number += 1
        self.count = 0

    def title(self, text):
        text = self.editor.edit(text)
        self.put(' ' * max(0, (self.line - width(text)) // 2) + text)

    def paragraph(self, text):
        for line in wrap('    ' + text, self.line):
            self.put(line)

    def head(self, *titles):
        for title in titles:
            self.put('    ' + self.editor.edit(title))

    def grid(self, rows, left=2, **_):
        """`left`: so many first columns are text, flush left."""
        if self.count + 8 > self.page:
            self.feed()
        columns = max(map(len, rows))
        rows = [row + [''] * (columns - len(row)) for row in rows]
        widths = [max(width(row[c]) for row in rows) for c in range(columns)]
        for row in rows:
            cells = []
            for c, cell in enumerate(row):
                space = ' ' * (widths[c] - width(cell))
                figure = c >= left and re.search(r'\d', cell)
                cells.append(space + cell if figure else cell + space)
            self.put('   '.join(cells))
        self.put('')


class Broken(Paper):
    """Text drawn from a page without its columns: cells one space apart, long ones broken over lines."""

    limit = 11

    def grid(self, rows, **_):
        for row in rows:
            line = []
            for cell in row:
                if len(cell) > self.limit and re.search(r'[\u4e00-\u9fff]', cell):
                    pieces = [cell[i:i + self.limit] for i in range(0, len(cell), self.limit)]
                    self.parts.append(' '.join(line + [pieces[0]]) + '\n' + ''.join(p + '\n' for p in pieces[1:-1]))
                    line = [pieces[-1]]
                elif cell:
                    line.append(cell)
            self.parts.append(' '.join(line) + '\n')
        self.parts.append('\n')


def wrap(text, limit):
    """Breaks after any character, but neither before closing punctuation nor inside a Latin word or figure."""
    lines, line = [], ''
    for token in re.findall(r'[0-9A-Za-z.,%]+|.', text):
        if width(line) + width(token) > limit and token not in '，。；：、）”》！？':
            lines.append(line)
            line = ''
        line += token
    return lines + [line]
