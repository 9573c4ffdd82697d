"""Kinds of change. Each yields candidate `Change`s of a page; the runner draws a seeded sample of them."""
import decimal
import random
import re
from dataclasses import dataclass, field

from figures import CELL, SCALE, TOTAL, Page, is_amount

AMOUNT = r'\d[\d,]*(?:\.\d+)?\s?(?:亿元|万元|元)'
RATE = r'\d[\d,]*(?:\.\d+)?\s?[%％]'
KINDS = {}


@dataclass
class Change:
    """Replace text[start:end] by `new`; `also` holds further replacements for changes that exchange two things."""
    start: int
    end: int
    new: str
    eligible: str = ''
    also: list = field(default_factory=list)
    # Lines (0-based) that a finding about it may stand on, beside those that change.
    about: range = range(0)

    def edits(self):
        return sorted([(self.start, self.end, self.new)] + self.also)


def kind(name):
    def register(function):
        KINDS[name] = function
        return function
    return register


def why_eligible(page, figure, new=None):
    """Why the rest of the document fixes this figure, or '' when nothing does."""
    if new is not None:
        gap = abs(decimal.Decimal(new.replace(',', '').rstrip('%') or '0') - figure.value)
        if gap <= figure.ulp * (10 if figure.table else 1):
            return ''
    others = [f for f in page.places[figure.key()] if f.start != figure.start]
    if figure.unit == '%':
        # Two lines may well have the same rate; it is the same one only under the same name.
        others = [f for f in others if set(names(page, f)) & set(names(page, figure))]
    if others and figure.digits() >= 3:
        return 'elsewhere'
    if figure.table:
        return 'table-total' if figure.table.total and figure.unit != '%' else ''
    start, end = page.sentence(figure.start, figure.end)
    text = page.text[start:end]
    if figure.unit == '%' and re.search(r'预算[^，。；\d]{0,8}$|执行率[^，。；\d]{0,4}$', page.text[start:figure.start]):
        # A completion rate is fixed by a budget, or by the change against it.
        budget = rf'预算[^，。；\d]{{0,10}}{AMOUNT}|预算数?[，,]?\s?(?:增加|减少){AMOUNT}'
        return 'sentence' if re.search(budget, text) else ''
    amounts = len(re.findall(AMOUNT, text))
    rates = len(re.findall(rf'(?:占|增长|下降|完成|减少|增加)[^，。；]{{0,12}}?{RATE}', text))
    if amounts and (rates and amounts + rates >= 2 or '其中' in text and amounts >= 3):
        return 'sentence'
    return ''


def names(page, figure):
    """Words of four characters and more that say what a figure is: before it in its sentence, or beside it in its row."""
    if figure.table:
        text = ' '.join(c.text for c in figure.table.rows[figure.row] if c.start < figure.start)
    else:
        text = page.text[page.sentence(figure.start, figure.end)[0]:figure.start][-24:]
    text = re.sub(r'预算|决算|支出|收入|完成|增长|下降|比上年|较上年|年初|执行率|占', ' ', text)
    for word in re.findall(r'[\u4e00-\u9fff]{4,}', text):
        yield from (word[i:i + 4] for i in range(len(word) - 3))


def numbers(page, at_least=1):
    return [f for f in page.figures if f.value != 0 and f.digits() >= at_least and not re.search(r'[1-9]\d{6,}$', f.text)]


def swap_in(page, figure, new):
    if new != figure.text and re.search('[1-9]', new):
        yield Change(figure.start, figure.end, new, why_eligible(page, figure, new))


@kind('digit-changed')
def digit_changed(page, rng):
    for f in numbers(page):
        places = [i for i, c in enumerate(f.text) if c.isdigit()]
        i = rng.choice(places)
        low = '123456789' if i == 0 and len(f.text) > 1 else '0123456789'
        yield from swap_in(page, f, f.text[:i] + rng.choice([c for c in low if c != f.text[i]]) + f.text[i + 1:])


@kind('digits-swapped')
def digits_swapped(page, rng):
    for f in numbers(page, 2):
        pairs = [i for i in range(len(f.text) - 1)
                 if f.text[i].isdigit() and f.text[i + 1].isdigit() and f.text[i] != f.text[i + 1]
                 and not (i == 0 and f.text[1] == '0')]
        if pairs:
            i = rng.choice(pairs)
            yield from swap_in(page, f, f.text[:i] + f.text[i + 1] + f.text[i] + f.text[i + 2:])


@kind('digit-dropped')
def digit_dropped(page, rng):
    for f in numbers(page, 2):
        whole = f.text.split('.')[0]
        places = [i for i, c in enumerate(f.text) if c.isdigit() and not (i == 0 and len(whole) == 1)]
        if places:
            i = rng.choice(places)
            yield from swap_in(page, f, (f.text[:i] + f.text[i + 1:]).lstrip(',').rstrip('.'))


@kind('digit-doubled')
def digit_doubled(page, rng):
    for f in numbers(page, 2):
        i = rng.choice([i for i, c in enumerate(f.text) if c.isdigit() and (c != '0' or i)])
        yield from swap_in(page, f, f.text[:i + 1] + f.text[i:])


@kind('point-shifted')
def point_shifted(page, rng):
    for f in numbers(page, 2):
        plain = f.text.replace(',', '')
        if '.' not in plain:
            continue
        digits, at = plain.replace('.', ''), plain.index('.') + rng.choice([-1, 1])
        if 0 < at < len(digits):
            new = digits[:at].lstrip('0') or '0'
            yield from swap_in(page, f, f'{new}.{digits[at:]}')


@kind('unit-in-text')
def unit_in_text(page, rng):
    for f in page.figures:
        if f.table or f.unit not in SCALE or f.value == 0:
            continue
        at = page.text.index(f.unit, f.end)
        new = {'万元': rng.choice(['元', '亿元']), '元': '万元', '亿元': '万元'}[f.unit]
        start, end = page.sentence(f.start, f.end)
        near = re.findall(rf'\d\.\d+\s?{f.unit}', page.text[start:end])
        yield Change(at, at + len(f.unit), new,
                     why_eligible(page, f) or ('unit-of-neighbours' if '.' in f.text and len(near) >= 3 else ''))


@kind('unit-of-table')
def unit_of_table(page, rng):
    for m in re.finditer(r'单位[:：]\s?(万元|元)', page.text):
        owner = next((t for t in page.tables if t.lines[-1] >= page.line_of(m.start()) >= t.lines[0] - 12), None)
        tied = owner and sum(len(page.places[('元', f.key()[1])]) > 1 for f in page.figures if f.table is owner) >= 3
        yield Change(m.start(1), m.end(1), '元' if m[1] == '万元' else '万元', 'elsewhere' if tied else '',
                     about=owner.lines if owner else range(0))


TURN = {'增加': '减少', '减少': '增加', '增长': '下降', '下降': '增长', '上升': '下降', '提高': '降低', '降低': '提高'}


@kind('direction-flipped')
def direction_flipped(page, rng):
    for m in re.finditer(rf'({"|".join(TURN)})了?(?=\s?\d)', page.text):
        start, end = page.sentence(m.start(), m.end())
        text = page.text[start:end]
        if not re.search(AMOUNT, text):
            continue
        moves = re.findall(rf'(?:{"|".join(TURN)})了?\s?\d', text)
        levels = len(re.findall(AMOUNT, text)) - len(re.findall(rf'(?:{"|".join(TURN)})了?\s?{AMOUNT}', text))
        pair = re.match(rf'{AMOUNT}[，,、（(]?\s?({"|".join(TURN)})了?\s?{RATE}', page.text[m.end():])
        back = re.search(rf'({"|".join(TURN)})了?\s?{AMOUNT}[，,、（(]?\s?$', page.text[start:m.start()])
        tied = 'pair' if pair or back else 'two-levels' if levels >= 2 and len(moves) == 1 else ''
        yield Change(m.start(1), m.end(1), TURN[m[1]], tied)


@kind('comparison-flipped')
def comparison_flipped(page, rng):
    turn = {'大于': '小于', '小于': '大于', '等于': '大于', '高于': '低于', '低于': '高于', '持平': '小于预算数',
            '超出': '低于', '多于': '少于', '少于': '多于'}
    for m in re.finditer('|'.join(turn), page.text):
        start, end = page.sentence(m.start(), m.end())
        text = page.text[start:end]
        if not re.search(AMOUNT, text) or not re.search(r'预算数|年初预算|决算数|上年', text):
            continue
        rate = re.search(r'完成[^，。]{0,12}?(\d[\d,]*(?:\.\d+)?)\s?[%％]', text)
        # 100 % is printed of what is a little more or less, too.
        tied = re.search(rf'预算[^，。；\d]{{0,10}}{AMOUNT}', text) or rate and rate[1] not in ('100', '100.0', '100.00')
        if m[0] == '持平' and re.search('上年|去年', text[:m.start() - start]):
            yield Change(m.start(), m.end(), '减少', 'two-levels' if tied else '')
        elif m[0] != '持平' or '预算' in page.text[m.start() - 12:m.start()]:
            yield Change(m.start(), m.end(), turn[m[0]], 'two-levels' if tied else '')


@kind('percentage-wrong')
def percentage_wrong(page, rng):
    """A rate that somebody might have worked out: over the other base, of the remainder, or some points off."""
    for f in page.figures:
        if f.table or f.unit != '%' or f.value == 0 and rng.random() < 0.7:
            continue
        start, _ = page.sentence(f.start, f.end)
        if not re.search(r'占|增长|下降|减少|增加|完成|比例|率', page.text[max(start, f.start - 14):f.start]):
            continue
        choices = [f.value + decimal.Decimal(rng.choice([-1, 1]) * rng.randint(40, 900)) / 100]
        if 0 < f.value < 100:
            choices += [100 - f.value, f.value / (100 + f.value) * 100]
        new = abs(rng.choice(choices)).quantize(f.ulp)
        if abs(new - f.value) > 2 * f.ulp:
            for change in swap_in(page, f, str(new)):
                # 1.13万元, 增加0.72万元 allow any rate from 170.2 % to 181.3 %, whatever the same line says elsewhere.
                if allows(page, f, new):
                    change.eligible = ''
                yield change


def allows(page, rate, new):
    """Whether a level and its change right before the rate allow the new one, too."""
    start, _ = page.sentence(rate.start, rate.end)
    pair = re.search(rf'({AMOUNT})[，,][^。；]{{0,40}}(增加|减少)了?({AMOUNT})[，,、]\s?(?:增长|下降|减少|增加)了?\s?$', page.text[start:rate.start])
    level, change = pair and page.figure_at.get(start + pair.start(1)), pair and page.figure_at.get(start + pair.start(3))
    if not level or not change or level.unit != change.unit:
        return False
    sign = 1 if pair[2] == '增加' else -1
    rates = []
    for a in (-1, 1):
        for b in (-1, 1):
            moved = change.value + a * change.ulp / 2
            base = level.value + b * level.ulp / 2 - sign * moved
            if base <= 0:
                return True
            rates.append(moved / base * 100)
    return min(rates) - rate.ulp <= new <= max(rates) + rate.ulp


def cell_at(table, row, column):
    if 0 <= row < len(table.rows) and 0 <= column < len(table.rows[row]):
        cell = table.rows[row][column]
        return cell if is_amount(cell, table.rows[row]) else None
    return None


def neighbour(page, steps, rng):
    for f in page.figures:
        if not f.table:
            continue
        near = (cell_at(f.table, f.row + r, f.column + c) for r, c in steps)
        found = [c for c in near if c and c.text != f.text and c.text.endswith('%') == (f.unit == '%')]
        if found:
            yield from swap_in(page, f, rng.choice(found).text)


@kind('neighbour-row')
def neighbour_row(page, rng):
    return neighbour(page, [(-1, 0), (1, 0)], rng)


@kind('neighbour-column')
def neighbour_column(page, rng):
    return neighbour(page, [(0, -1), (0, 1)], rng)


@kind('neighbour-in-text')
def neighbour_in_text(page, rng):
    """An amount of the narrative replaced by the amount before or after it."""
    prose = [f for f in page.figures if not f.table and f.unit in SCALE and f.value]
    for a, b in zip(prose, prose[1:]):
        for f, other in ((a, b), (b, a)):
            if f.unit == other.unit and f.text != other.text and b.start - a.end < 120:
                yield from swap_in(page, f, other.text)


@kind('shares-exchanged')
def shares_exchanged(page, rng):
    pairs = list(re.finditer(r'占[^，。；\d]{0,16}(\d+(?:\.\d+)?)\s?[%％]', page.text))
    for a, b in zip(pairs, pairs[1:]):
        if a[1] != b[1] and page.sentence(a.start(), a.end()) == page.sentence(b.start(), b.end()):
            yield Change(a.start(1), a.end(1), b[1], 'sentence', [(b.start(1), b.end(1), a[1])])


@kind('row-removed')
def row_removed(page, rng):
    for table in page.tables:
        if not table.total:
            continue
        for row in table.rows[2:]:
            amounts = [c for c in row if is_amount(c, row)]
            if not amounts or any(TOTAL.search(c.text) for c in row) or not re.search(r'[\u4e00-\u9fff]', row[0].text + row[-1].text + row[min(1, len(row) - 1)].text):
                continue
            first, last = page.line_of(row[0].start), page.line_of(row[-1].start)
            end = page.starts[last + 1] if last + 1 < len(page.starts) else len(page.text)
            if any(page.starts[first] <= c.start < end for other in table.rows if other is not row for c in other):
                continue
            # A parent leaves its children behind: nothing is lost then.
            near = [c.text for r in table.rows if abs(r[0].row - row[0].row) == 1 for c in r]
            following = table.rows[row[0].row + 1:row[0].row + 2]
            parent = following and code_length(following[0]) > code_length(row)
            # What is left behind is a total that nothing adds up to: the finding stands there.
            yield Change(page.starts[first], end, '', '' if parent or amounts[0].text in near else 'table-total', about=table.lines)


def code_length(row):
    codes = [c.text for c in row if re.match(r'\d{2,7}$', c.text)]
    return len(codes[0]) if codes else 0


@kind('item-removed')
def item_removed(page, rng):
    """One item of a list of parts; eligible when the parts add up to the amount before them."""
    for m in re.finditer(rf'({AMOUNT})[^。\n]{{0,24}}?其中[:：]', page.text):
        stop = re.compile('[。\n]').search(page.text, m.end())
        end = stop.start() if stop else len(page.text)
        separator = '；' if '；' in page.text[m.end():end] else '[，、]'
        at, items = m.end(), []
        for part in re.split(f'({separator})', page.text[m.end():end]):
            if re.search(AMOUNT, part):
                items.append((at, at + len(part)))
            at += len(part)
        if len(items) < 3:
            continue
        values = [first_amount(page.text[a:b]) for a, b in items]
        whole = first_amount(m[0])
        for (a, b), value in zip(items[1:], values[1:]):
            if value:
                yield Change(a - 1, b, '', 'sentence' if sum(values) == whole else '')


def first_amount(text):
    number, unit = re.search(r'(\d[\d,]*(?:\.\d+)?)\s?(亿元|万元|元)', text).groups()
    return decimal.Decimal(number.replace(',', '')) * SCALE[unit]
