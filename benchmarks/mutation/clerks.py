"""Kinds of change a tired clerk makes: a list miscounted, a letter for a digit, an item, a heading or a rate in the wrong place."""
import decimal
import re

from kinds import Change, kind
from slips import HAN

OFFICE = r'(?:室|科|处|股|中心|所|站|队|办|局|馆)'


def prose(page, pattern, flags=0):
    for m in re.finditer(pattern, page.text, flags):
        if page.line_of(m.start()) not in page.table_lines:
            yield m


@kind('offices-miscounted')
def offices_miscounted(page, rng):
    """设a、b、c3个科室: the names fix the number, unless 等 stands behind them."""
    for m in prose(page, rf'(?:设|：)((?:{HAN}|\n){{2,16}}{OFFICE}(?:、(?:{HAN}|\n){{1,16}}{OFFICE})+)(等)?(\d{{1,2}})个'):
        listed = m[1].count('、') + 1
        new = str(max(1, int(m[3]) + rng.choice([-1, 1])))
        told = listed == int(m[3]) and not m[2] and new != m[3]
        yield Change(m.start(3), m.end(3), new, 'list' if told else '')


@kind('letter-for-digit')
def letter_for_digit(page, rng):
    for f in page.figures:
        places = [i for i, c in enumerate(f.text) if c in '01' and i > 0]
        if not f.table and places and '.' in f.text and f.unit in ('万元', '元', '%'):
            i = rng.choice(places)
            yield Change(f.start + i, f.start + i + 1, {'0': 'o', '1': 'l'}[f.text[i]], 'form')


@kind('item-of-other-kind')
def item_of_other_kind(page, rng):
    """An item of operating costs in the list of personnel costs, and the reverse."""
    for whole, items in (('人员经费', ['办公费', '差旅费', '印刷费']), ('公用经费', ['基本工资', '住房公积金', '退休费'])):
        for m in prose(page, rf'{whole}[^，。；]{{0,16}}，主要包括[:：]?({HAN}{{2,10}})、({HAN}{{2,10}})、'):
            yield Change(m.start(2), m.end(2), rng.choice(items), 'meaning')


@kind('heading-of-other-money')
def heading_of_other_money(page, rng):
    """The heading of a section names other money than its first sentence."""
    turn = {'基本支出': '项目支出', '政府性基金预算': '国有资本经营预算', '国有资本经营预算': '政府性基金预算'}
    for m in prose(page, rf'^[^\n。，]{{0,20}}?({"|".join(turn)})[^\n。，]{{0,12}}情况(?:说明)?$', re.M):
        following = re.search(r'[^\n]*\S[^\n]*', page.text[m.end():])
        told = following and m[1] in following[0][:60] and turn[m[1]] not in following[0] and re.search('[。，]', following[0])
        yield Change(m.start(1), m.end(1), turn[m[1]], 'meaning' if told else '')


@kind('rate-in-next-column')
def rate_in_next_column(page, rng):
    """A rate stands in the column of reasons beside its own."""
    for table in page.tables:
        for row in table.rows:
            for cell, beside in zip(row, row[1:]):
                if re.fullmatch(r'\d+(?:\.\d+)?[%％]', cell.text) and not beside.text:
                    heads = [c.text for r in table.rows[:3] for c in r if c.column == beside.column]
                    others = sum(bool(re.fullmatch(r'\d+(?:\.\d+)?[%％]', c.text)) for r in table.rows for c in r if c.column == cell.column)
                    told = others > 1 and any(re.search('原因|备注|说明', h) for h in heads)
                    yield Change(cell.start, cell.end, '', 'meaning' if told else '', [(beside.start, beside.end, cell.text)], about=table.lines)


@kind('result-bare')
def result_bare(page, rng):
    """A result loses the sign its target and other results have."""
    for table in page.tables:
        for row in table.rows:
            for target, result in zip(row, row[1:]):
                a, b = re.fullmatch(r'[≥≤=≧≦]?\s?\d+(?:\.\d+)?%', target.text), re.fullmatch(r'([1-9]\d*(?:\.\d+)?)%', result.text)
                if a and b:
                    others = sum(bool(re.fullmatch(r'\d+(?:\.\d+)?%', c.text)) for r in table.rows for c in r if c.column == result.column)
                    yield Change(result.start + b.end(1), result.end, '', 'meaning' if others > 2 else '')


@kind('cost-unit')
def cost_unit(page, rng):
    """What one person costs is put in 万元."""
    for m in re.finditer(r'(?:人均|户均|次均|单位)\S{0,8}成本\s+[≤<≦]\s?\d+(元)(?=\s)', page.text):
        yield Change(m.start(1), m.end(1), '万元', 'meaning')


@kind('budget-adjusted')
def budget_adjusted(page, rng):
    """年初预算a，调整b，调整后预算c: one of the three is another."""
    for m in prose(page, r'年初预算[^，。\d]{0,8}(\d[\d,.]*)\s?万元，[^，。\d]{0,8}(?:调整|追加|调减|调增)[^，。\d]{0,4}(\d[\d,.]*)\s?万元，(?:调整后|全年)[^，。\d]{0,12}?(\d[\d,.]*)\s?万元'):
        f = page.figure_at.get(m.start(rng.choice([1, 3])))
        if f:
            new = str(f.value + decimal.Decimal(rng.choice(['10', '-5', '100'])))
            yield Change(f.start, f.end, new, 'sentence')


@kind('spending-in-income')
def spending_in_income(page, rng):
    """收入合计…，其中：…拨款支出."""
    for m in prose(page, rf'收入合计\d[\d,.]*万元，其中[:：]{HAN}{{0,12}}拨款(收入)\d'):
        yield Change(m.start(1), m.end(1), '支出', 'meaning')
