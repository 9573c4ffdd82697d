"""Kinds of change that touch the build of a document: brackets, numbers of headings, counts, cells, names of accounts."""
import re

from figures import is_amount
from kinds import Change, kind, why_eligible


@kind('bracket-lost')
def bracket_lost(page, rng):
    for m in re.finditer(r'（[^（）\n]{1,20}）', page.text):
        if page.line_of(m.start()) not in page.table_lines:
            at = rng.choice([m.start(), m.end() - 1])
            yield Change(at, at + 1, '', 'bracket')


@kind('heading-skipped')
def heading_skipped(page, rng):
    digits = '一二三四五六七八九'
    for m in re.finditer(rf'^（?([{digits[:8]}])[、）](?=.{{2,40}}$)', page.text, re.M):
        if page.line_of(m.start()) not in page.table_lines:
            # 一、三、三: the second of two equal numbers may be the one that is named.
            same = re.compile(rf'^{m[0][:m.start(1) - m.start()]}{digits[digits.index(m[1]) + 1]}[、）].*$', re.M).search(page.text, m.end())
            line = page.line_of(same.start()) if same else 0
            yield Change(m.start(1), m.end(1), digits[digits.index(m[1]) + 1], 'numbering', about=range(line, line + 1) if same else range(0))


@kind('count-changed')
def count_changed(page, rng):
    """共 5 辆，其中：2 辆，3 辆: the parts fix the whole."""
    for m in re.finditer(r'共有?[^，。；\d]{0,8}(\d{1,3})(辆|人|个|台)[^。\n]*', page.text):
        parts = [int(x) for x in re.findall(rf'(\d{{1,3}}){m[2]}', m[0])]
        fixed = len(parts) > 2 and sum(parts[1:]) == parts[0]
        yield Change(m.start(1), m.end(1), str(int(m[1]) + rng.choice([1, 2])), 'sentence' if fixed else '')


@kind('cells-exchanged')
def cells_exchanged(page, rng):
    """Two amounts of one column, in rows that follow one another."""
    for table in page.tables:
        for above, below in zip(table.rows, table.rows[1:]):
            for a in above:
                b = below[a.column] if a.column < len(below) else None
                if not b or not is_amount(a, above) or not is_amount(b, below) or a.text == b.text:
                    continue
                figures = [f for f in page.figures if f.start in (a.start, b.start)]
                fixed = any(why_eligible(page, f) == 'elsewhere' for f in figures)
                yield Change(a.start, a.end, b.text, 'elsewhere' if fixed else '', [(b.start, b.end, a.text)])


def is_account(code, name):
    """Beside a code of function may stand an item of the budget (定额公用经费): of that no list says the code."""
    return not (code.text[0] == '2' and name.text.endswith('经费'))


@kind('account-code')
def account_code(page, rng):
    """The code of a row becomes another; the name beside it stays."""
    for table in page.tables:
        for row in table.rows:
            for cell, name in zip(row, row[1:]):
                if re.fullmatch(r'2\d{6}|30\d{3}', cell.text) and re.fullmatch(r'[\u4e00-\u9fff（）、]{3,}', name.text) and is_account(cell, name):
                    last = '0' if cell.text[-1] == '9' else str(int(cell.text[-1]) + 1)
                    yield Change(cell.end - 1, cell.end, last, 'name', about=range(page.line_of(cell.start), page.line_of(name.start) + 1))


@kind('account-name')
def account_name(page, rng):
    for table in page.tables:
        for row in table.rows:
            for cell, name in zip(row, row[1:]):
                if re.fullmatch(r'2\d{6}|30\d{3}', cell.text) and re.fullmatch(r'[\u4e00-\u9fff]{5,}', name.text) and is_account(cell, name):
                    at = name.start + rng.randrange(1, len(name.text) - 1)
                    yield Change(at, at + 1, '', 'code')


@kind('sign-of-rate-dropped')
def sign_of_rate_dropped(page, rng):
    for m in re.finditer(r'(?:增长|下降|占)\d+(?:\.\d+)?(%)(?=[，；。])', page.text):
        yield Change(m.start(1), m.end(1), '', 'leftover')
