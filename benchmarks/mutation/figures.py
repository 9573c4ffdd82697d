"""Reads a disclosure just far enough to change one thing in it: its lines, its tables and its figures.

On purpose this knows nothing of gouji: what the program cannot read must still be changed and counted as missed.
"""
import collections
import decimal
import re
from dataclasses import dataclass, field

UNITS = '亿元 万元 元 % ％ ‰ 个百分点 人次 批次 人 辆 台 套 个 次 户 家 项 批 件 期 册 平方米'.split()
UNIT = '|'.join(sorted(UNITS, key=len, reverse=True))
NUMBER = re.compile(r'(?<![\d.,A-Za-z〔\[-])\d[\d,]*(?:\.\d+)?(?![\d.]|,\d)')
PROSE = re.compile(NUMBER.pattern + rf'(?=\s?(?P<unit>{UNIT}))')
CELL = re.compile(r'-?\d[\d,]*(?:\.\d+)?%?$')
SCALE = {'亿元': 10**8, '万元': 10**4, '元': 1}
TOTAL = re.compile(r'合\s*计|总\s*计|小\s*计')
TEXT_END = '。；！？\n'


@dataclass
class Cell:
    start: int
    text: str
    row: int = 0
    column: int = 0

    @property
    def end(self):
        return self.start + len(self.text)


@dataclass
class Table:
    rows: list
    unit: str
    total: bool
    lines: range

    def figures(self):
        return [cell for row in self.rows for cell in row if is_amount(cell, row)]


@dataclass
class Figure:
    start: int
    text: str
    unit: str
    table: Table | None = None
    row: int = 0
    column: int = 0

    @property
    def end(self):
        return self.start + len(self.text)

    @property
    def value(self):
        return decimal.Decimal(self.text.replace(',', '').rstrip('%'))

    @property
    def ulp(self):
        return decimal.Decimal(1).scaleb(self.value.as_tuple().exponent)

    def key(self, text=None):
        """The value in its base unit: the same for 1,031.84 万元 and 10318400 元."""
        number = decimal.Decimal((text or self.text).replace(',', '').rstrip('%'))
        if self.unit in SCALE:
            return ('元', (number * SCALE[self.unit]).normalize())
        return (self.unit, number.normalize())

    def digits(self):
        return len(self.text.replace(',', '').replace('.', '').strip('0-%'))


def is_amount(cell, row):
    """A cell with a figure that is neither a code, a row number nor a column number."""
    text = cell.text.replace(',', '')
    if not CELL.match(cell.text) or not re.search(r'[1-9]', text):
        return False
    if '.' in text or '%' in text or ',' in cell.text:
        return True
    words = [c for c in row if re.search(r'[\u4e00-\u9fff]', c.text)]
    if not words or words[0].text in ('栏次', '行次'):
        return False
    # In a sheet of two halves a code stands before each name.
    following = [c for c in row if c.start > cell.start]
    code = cell.start < words[0].start or len(text) >= 3 and following and re.match(r'[\u4e00-\u9fff]{2}', following[0].text)
    return not code and len(text) < 7 and not re.match(r'(?:19|20)\d\d$', text)


@dataclass
class Page:
    """One document: text, line starts, tables, figures."""
    text: str
    starts: list = field(default_factory=list)
    tables: list = field(default_factory=list)
    figures: list = field(default_factory=list)

    def __post_init__(self):
        self.starts = [0] + [i + 1 for i, c in enumerate(self.text) if c == '\n']
        self.tables = list(find_tables(self))
        self.table_lines = {n for t in self.tables for n in t.lines}
        self.figures = list(find_figures(self))
        self.places = collections.defaultdict(list)
        self.figure_at = {figure.start: figure for figure in self.figures}
        for figure in self.figures:
            self.places[figure.key()].append(figure)

    def line_of(self, offset):
        """0-based."""
        import bisect
        return bisect.bisect_right(self.starts, offset) - 1

    def line(self, n):
        end = self.starts[n + 1] - 1 if n + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[n]:end].rstrip('\r')

    def sentence(self, start, end):
        """Span of the sentence around a span; ；does not end one, for shares and parts go on over it."""
        while start > 0 and self.text[start - 1] not in '。！？\n':
            start -= 1
        while end < len(self.text) and self.text[end] not in '。！？\n':
            end += 1
        return start, end

    def year(self):
        years = collections.Counter(re.findall(r'(?<!\d)20\d\d(?=\s?年)', self.text))
        return years.most_common(1)[0][0] if years else None

    def entity(self):
        names = re.findall(r'[\u4e00-\u9fff]{2,16}?(?:局|委员会|厅|中心|办公室)(?![\u4e00-\u9fff]*(?:局|委员会))', self.text)
        counts = collections.Counter(names)
        best = [(n, len(name), name) for name, n in counts.items() if n >= 3 and len(name) >= 5
                and not re.match(r'本|我|该|各|由|和|与|对', name)]
        return max(best)[2] if best else None


def cells_of(line, start):
    """Cells of one line by tabs, else by gaps of two and more spaces; empty ones too."""
    separator = r'\t' if '\t' in line else r' {2,}|\u3000{2,}'
    at = 0
    for match in list(re.finditer(separator, line)) + [None]:
        end = match.start() if match else len(line)
        raw = line[at:end]
        yield Cell(start + at + len(raw) - len(raw.lstrip()), raw.strip())
        at = match.end() if match else len(line)


def find_tables(page):
    """Runs of lines that hold cells; blank lines separate rows of one-cell-a-line tables and end nothing."""
    n, count = 0, len(page.starts)
    while n < count:
        if not table_like(page.line(n)):
            n += 1
            continue
        last = n
        m = n + 1
        while m < count and m - last <= 3:
            if table_like(page.line(m)):
                last = m
            elif page.line(m).strip() and len(page.line(m)) > 24:
                break
            m += 1
        table = build(page, range(n, last + 1))
        if table:
            yield table
        n = last + 1


def table_like(line):
    return '\t' in line or len(re.findall(r'\S(?: {2,}|\u3000{2,})(?=\S)', line)) >= 1


def build(page, lines):
    rows = []
    stacked = all(page.line(n).count('\t') <= 1 for n in lines if page.line(n).strip())
    current = []
    for n in lines:
        line = page.line(n)
        if stacked:
            if line.strip(' \r'):
                current.append(Cell(page.starts[n] + len(line) - len(line.lstrip()), line.strip()))
            elif current:
                rows.append(current)
                current = []
        elif line.strip():
            rows.append(list(cells_of(line, page.starts[n])))
    if current:
        rows.append(current)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            cell.row, cell.column = r, c
    if sum(len(row) > 1 for row in rows) < 2:
        return None
    above = page.text[max(0, page.starts[lines[0]] - 80):page.starts[lines[-1]]]
    unit = re.findall(r'单\s*位\s*[:：]?\s*(?:人民币)?\s*(亿元|万\s*元|元)|（(亿元|万元|元)）', above)
    unit = [a or b for a, b in unit]
    summed = any(TOTAL.search(c.text) for row in rows if any(is_amount(x, row) for x in row) for c in row)
    summed = summed and not any('指标' in c.text for row in rows for c in row)
    return Table(rows, re.sub(r'\s', '', unit[0]) if unit else '万元', summed, lines)


def find_figures(page):
    for table in page.tables:
        for cell in table.figures():
            unit = '%' if cell.text.endswith('%') else table.unit
            yield Figure(cell.start, cell.text.rstrip('%'), unit, table, cell.row, cell.column)
    for match in PROSE.finditer(page.text):
        if page.line_of(match.start()) not in page.table_lines:
            yield Figure(match.start(), match.group(0), match['unit'].replace('％', '%'))
