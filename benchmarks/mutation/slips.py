"""Kinds of change that whole cells, rows, columns, tables and words of the budget suffer: moved, copied, exchanged, from another year."""
import decimal
import re

from figures import TOTAL, is_amount
from kinds import AMOUNT, RATE, Change, kind, swap_in, why_eligible

HAN = r'[\u4e00-\u9fff]'


def fixed(page, cells):
    """Why the rest of the document fixes one of these cells: it stands elsewhere than in their rows, or a total of its table holds it."""
    figures = [page.figure_at[c.start] for c in cells if c.start in page.figure_at]
    rows = {(id(f.table), f.row) for f in figures}
    if any(f.digits() >= 3 and any((id(g.table), g.row) not in rows for g in page.places[f.key()]) for f in figures if f.unit != '%'):
        return 'elsewhere'
    return 'table-total' if any(f.table and f.table.total for f in figures) else ''


def amounts_of(row):
    return [c for c in row if is_amount(c, row)]


@kind('point-lost')
def point_lost(page, rng):
    for f in page.figures:
        if '.' in f.text and f.value:
            yield from swap_in(page, f, f.text.replace('.', ''))


@kind('number-torn')
def number_torn(page, rng):
    """A second point, or a comma where there is none, or a blank within."""
    for f in page.figures:
        if '.' in f.text and len(f.text) > 4:
            at = f.text.index('.')
            new = rng.choice([f.text[:at] + '..' + f.text[at + 1:], f.text[:at] + '.,' + f.text[at + 1:], f.text[:1] + '.' + f.text[1:], f.text[:at] + ',' + f.text[at + 1:]])
            if new != f.text:
                yield Change(f.start, f.end, new, 'form')


@kind('cell-moved')
def cell_moved(page, rng):
    """The figure of a cell stands one row or one column further, where nothing stood."""
    for table in page.tables:
        for row in table.rows:
            for cell in amounts_of(row):
                near = []
                for r, c in ((cell.row + 1, cell.column), (cell.row - 1, cell.column), (cell.row, cell.column + 1), (cell.row, cell.column - 1)):
                    if 0 <= r < len(table.rows) and 0 <= c < len(table.rows[r]):
                        other = table.rows[r][c]
                        if other.text in ('', '0', '0.00', '-', '—') and amounts_of(table.rows[r]):
                            near.append(other)
                if near:
                    other = rng.choice(near)
                    # What is left behind is a sum that lacks a part: the finding stands there.
                    yield Change(cell.start, cell.end, other.text, fixed(page, [cell]), [(other.start, other.end, cell.text)], about=table.lines)


@kind('cells-of-row-exchanged')
def cells_of_row_exchanged(page, rng):
    """Two amounts side by side change places: this year's and last year's, basic and project spending."""
    for table in page.tables:
        for row in table.rows:
            for a, b in zip(row, row[1:]):
                if is_amount(a, row) and is_amount(b, row) and a.text != b.text and '%' not in a.text + b.text:
                    yield Change(a.start, a.end, b.text, fixed(page, [a, b]), [(b.start, b.end, a.text)])


@kind('rows-exchanged')
def rows_exchanged(page, rng):
    """All figures of two rows that follow one another."""
    for table in page.tables:
        for above, below in zip(table.rows, table.rows[1:]):
            a, b = amounts_of(above), amounts_of(below)
            if not a or [c.column for c in a] != [c.column for c in b] or [c.text for c in a] == [c.text for c in b]:
                continue
            edits = [(x.start, x.end, y.text) for p, q in zip(a, b) for x, y in ((p, q), (q, p)) if x.text != y.text]
            # A sum that holds both rows does not change.
            why = fixed(page, a + b)
            yield Change(*edits[0], why if why == 'elsewhere' else '', edits[1:], about=lines(page, above + below))


@kind('row-copied')
def row_copied(page, rng):
    """The figures of a row stand in the next row, too."""
    for table in page.tables:
        for above, below in zip(table.rows, table.rows[1:]):
            a, b = amounts_of(above), amounts_of(below)
            if not a or [c.column for c in a] != [c.column for c in b] or [c.text for c in a] == [c.text for c in b]:
                continue
            edits = [(y.start, y.end, x.text) for x, y in zip(a, b) if x.text != y.text]
            yield Change(*edits[0], fixed(page, b), edits[1:], about=lines(page, above + below))


@kind('row-doubled')
def row_doubled(page, rng):
    for table in page.tables:
        for row in table.rows[2:]:
            if amounts_of(row) and not any(TOTAL.search(c.text) for c in row):
                first, last = page.line_of(row[0].start), page.line_of(row[-1].start)
                end = page.starts[last + 1] if last + 1 < len(page.starts) else len(page.text)
                if any(page.starts[first] <= c.start < end for other in table.rows if other is not row for c in other):
                    continue
                text = page.text[page.starts[first]:end]
                blank = page.line(last + 1) if last + 1 < len(page.starts) and not page.line(last + 1).strip() else None
                yield Change(end, end, ('' if blank is None else blank + '\n') + text, 'table-total' if table.total else 'doubled', about=table.lines)


@kind('codes-exchanged')
def codes_exchanged(page, rng):
    for table in page.tables:
        coded = [(c, n, row[-1]) for row in table.rows for c, n in zip(row, row[1:])
                 if re.fullmatch(r'2\d{2}(?:\d{2}){0,2}|30\d{3}', c.text) and re.fullmatch(rf'[{HAN[1:-1]}（）、]{{3,}}', n.text)]
        for (a, an, a_end), (b, bn, b_end) in zip(coded, coded[1:]):
            if len(a.text) == len(b.text) and an.text != bn.text:
                yield Change(a.start, a.end, b.text, 'name', [(b.start, b.end, a.text)], about=lines(page, [a, an, a_end, b, bn, b_end]))


@kind('column-exchanged')
def column_exchanged(page, rng):
    """Two columns change places under their headers, in all rows."""
    for table in page.tables:
        width = max(map(len, table.rows))
        for column in range(width - 1):
            pairs = [(row[column], row[column + 1]) for row in table.rows if column + 1 < len(row)
                     and is_amount(row[column], row) and is_amount(row[column + 1], row) and '%' not in row[column].text + row[column + 1].text]
            if len(pairs) < 2 or sum(a.text != b.text for a, b in pairs) < 2:
                continue
            edits = [e for a, b in pairs if a.text != b.text for e in ((a.start, a.end, b.text), (b.start, b.end, a.text))]
            yield Change(*edits[0], fixed(page, [c for p in pairs for c in p]), edits[1:], about=table.lines)


@kind('table-of-last-year')
def table_of_last_year(page, rng):
    """All figures of a table are those of another year: they agree with one another, and with nothing outside."""
    for table in page.tables:
        cells = [c for row in table.rows for c in amounts_of(row) if '%' not in c.text and '.' in c.text]
        tied = sum(why_eligible(page, f) == 'elsewhere' and any(g.table is not table for g in page.places[f.key()])
                   for f in page.figures if f.table is table)
        if len(cells) < 4:
            continue
        factor = decimal.Decimal(rng.choice(['0.9', '1.1', '0.8', '1.2']))
        edits = []
        for c in cells:
            value = decimal.Decimal(c.text.replace(',', ''))
            new = (value * factor).quantize(decimal.Decimal(1).scaleb(value.as_tuple().exponent))
            edits.append((c.start, c.end, f'{new:,}' if ',' in c.text else str(new)))
        yield Change(*edits[0], 'elsewhere' if tied >= 3 else '', edits[1:], about=table.lines)


@kind('leftover-in-cell')
def leftover_in_cell(page, rng):
    for table in page.tables:
        for row in table.rows:
            for cell in amounts_of(row):
                yield Change(cell.start, cell.end, rng.choice(['XX', '**', '××', '（填写金额）', '#REF!', '待定', 'XXX.XX', '……']), 'leftover')


@kind('minus')
def minus(page, rng):
    """A minus lost, or one too many."""
    for f in page.figures:
        if f.table and f.value and f.unit != '%':
            new = f.text[1:] if f.text.startswith('-') else '-' + f.text
            if new.replace('-', '') != '':
                yield Change(f.start, f.end, new, fixed(page, [f]))


def lines(page, cells):
    return range(min(page.line_of(c.start) for c in cells), max(page.line_of(c.end) for c in cells) + 1)


def named_with(page, value, word, other):
    """Whether this amount stands beside the one word and never beside the other, in sentences, rows and titles of tables."""
    beside = []
    for f in page.places[value]:
        if f.table:
            above = ' '.join(page.line(n) for n in range(max(0, f.table.lines[0] - 4), f.table.lines[0]))
            beside.append(above + ' '.join(c.text for c in f.table.rows[f.row]))
        else:
            beside.append(page.text[max(page.sentence(f.start, f.end)[0], f.start - 40):f.start])
    return sum(word in text for text in beside) > 1 and not any(other in text for text in beside)


def words_exchanged(page, a, b, also=''):
    """One of two words for the other, right before an amount that belongs to the first alone."""
    for m in re.finditer(rf'({a}|{b})({also}[^，。；：\d\n]{{0,10}}?)(?={AMOUNT})', page.text):
        new = b if m[1] == a else a
        figure = page.figure_at.get(m.end())
        if figure and not figure.table and new not in page.text[page.sentence(m.start(), m.end())[0]:m.end()]:
            yield Change(m.start(1), m.end(1), new, 'elsewhere' if figure.digits() > 2 and named_with(page, figure.key(), m[1], new) else '')


@kind('income-spending')
def income_spending(page, rng):
    return words_exchanged(page, '收入', '支出')


@kind('basic-project')
def basic_project(page, rng):
    return words_exchanged(page, '基本支出', '项目支出')


@kind('fund-exchanged')
def fund_exchanged(page, rng):
    return words_exchanged(page, '一般公共预算', '政府性基金预算', r'(?:财政)?')


@kind('caption-exchanged')
def caption_exchanged(page, rng):
    """The title of a table names the other side or the other money."""
    for m in re.finditer(r'^[^\n\t。]{0,30}(收入|支出|一般公共预算|基本支出)[^\n\t。]{0,16}表$', page.text, re.M):
        if page.line_of(m.start()) in page.table_lines or '目录' in page.text[max(0, m.start() - 400):m.start()]:
            continue
        if m[1] in ('收入', '支出') and ('支出' if m[1] == '收入' else '收入') in m[0]:
            continue
        new = {'收入': '支出', '支出': '收入', '一般公共预算': '政府性基金预算', '基本支出': '项目支出'}[m[1]]
        yield Change(m.start(1), m.end(1), new, 'title', about=range(page.line_of(m.start()), page.line_of(m.start()) + 12))


@kind('points-of-percent')
def points_of_percent(page, rng):
    for m in re.finditer(r'(?:增长|下降|占[^，。；\d]{0,12})\d+(?:\.\d+)?([%％])', page.text):
        # A target may well be told in points; a share, or a rate beside its amount, may not.
        amount = re.search(rf'{AMOUNT}[，,、（(]?\s?$', page.text[max(0, m.start() - 24):m.start()])
        yield Change(m.start(1), m.end(1), '个百分点', 'meaning' if m[0][0] == '占' or amount else '')
    for m in re.finditer(r'\d+(?:\.\d+)?(个百分点)', page.text):
        yield Change(m.start(1), m.end(1), '%', '')


@kind('level-for-change')
def level_for_change(page, rng):
    """持平 where there is a change, and a change where all is 持平."""
    turns = '增加|减少|增长|下降'
    for m in re.finditer(rf'(?:{turns})了?\s?{AMOUNT}(?=[，,、]\s?(?:{turns})了?\s?{RATE})', page.text):
        yield Change(m.start(), m.end(), rng.choice(['持平', '无增减变化']), 'pair')
    for m in re.finditer(r'(?:与|和|同)([^，。；\d]{0,6}(?:20\d\d\s?年度?|上年度?|去年))[^，。；\d]{0,4}?(?:基本)?(持平|一致)', page.text):
        start, _ = page.sentence(m.start(), m.end())
        yield Change(m.start(2), m.end(2), rng.choice(['增加', '减少']), 'two-levels' if re.search(r'(?<!\d)0(?:\.0+)?\s?(?:万元|元)', page.text[start:m.start()]) else '')


@kind('item-repeated')
def item_repeated(page, rng):
    """An item of a list of names stands there again, some places further."""
    for m in re.finditer(rf'{HAN}{{3,12}}(?:、{HAN}{{2,12}}){{3,}}', page.text):
        if page.line_of(m.start()) in page.table_lines:
            continue
        items, at = [], m.start()
        for item in m[0].split('、'):
            items.append((at, item))
            at += len(item) + 1
        i = rng.randrange(1, len(items) - 2)
        name = items[i][1]
        if len(name) >= 3:
            where = items[rng.randrange(i + 1, len(items) - 1)]
            yield Change(where[0] + len(where[1]), where[0] + len(where[1]), '、' + name, 'doubled')


@kind('other-entity')
def other_entity(page, rng):
    """The department's name with another department's field."""
    name = page.entity()
    field = name and re.search(r'(?<=[市县区省])[\u4e00-\u9fff]{2,12}(?=局|委员会|厅|中心|办公室)', name)
    if not field:
        return
    for m in re.finditer(re.escape(name), page.text):
        new = rng.choice([w for w in ('教育', '卫生健康', '农业农村', '市场监督管理', '民政', '水利', '交通运输') if w not in name])
        yield Change(m.start() + field.start(), m.start() + field.end(), new, 'name')


@kind('compared-year')
def compared_year(page, rng):
    """The year that is compared with."""
    year = page.year()
    before = year and str(int(year) - 1)
    for m in re.finditer(rf'(?:比|较|与)\s?({before})(?=\s?年)', page.text) if before else ():
        yield Change(m.start(1), m.end(1), str(int(before) + rng.choice([-1, 1])), 'compared')


@kind('year-in-cell')
def year_in_cell(page, rng):
    """The year in a header or a note of a table."""
    year = page.year()
    for table in page.tables if year else ():
        for row in table.rows:
            for cell in row:
                for m in re.finditer(rf'(?<!\d)({year}|{int(year) - 1})(?=\s?年)', cell.text):
                    same = sum(m[0] in c.text for t in page.tables for r in t.rows for c in r)
                    at = cell.start + m.start()
                    yield Change(at, at + 4, str(int(m[1]) + rng.choice([-1, 1])), 'title' if same > 2 and len(cell.text) < 16 else '')


@kind('indicators-exchanged')
def indicators_exchanged(page, rng):
    """The values of two indicators that follow one another."""
    value = r'[≥≤=＝><]?\s?\d[\d,.]*\s?(?:%|％|[个人次户家项场期台套辆批件天元]|万元|人次)?'
    for table in page.tables:
        if not any('指标' in c.text for row in table.rows for c in row):
            continue
        for above, below in zip(table.rows, table.rows[1:]):
            for a in above[1:]:
                b = below[a.column] if a.column < len(below) else None
                if b and a.text != b.text and re.fullmatch(value, a.text) and re.fullmatch(value, b.text) and re.search(rf'{HAN}{{2}}', above[0].text + above[a.column - 1].text):
                    units = [re.sub(r'[^%％\u4e00-\u9fff]', '', c.text) for c in (a, b)]
                    names = [r[a.column - 1].text for r in (above, below)]
                    unfit = units[0] != units[1] and '%' in units and any(re.search('率|满意度', n) for n in names)
                    # Two projects may set one indicator differently: that its name stands twice fixes nothing.
                    yield Change(a.start, a.end, b.text, 'meaning' if unfit else '', [(b.start, b.end, a.text)])
