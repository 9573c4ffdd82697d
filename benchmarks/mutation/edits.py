"""Kinds of change that arise when last year's file is edited: what is told beside the money, and what one edit forgets elsewhere."""
import decimal
import re

from figures import SCALE, is_amount
from kinds import AMOUNT, Change, kind, names, why_eligible
from slips import HAN, lines

COUNT = r'(\d[\d,]*)\s?(辆|批次|人次|个团组|台（套）|台\(套\))'


def prose(page, pattern, flags=0):
    for m in re.finditer(pattern, page.text, flags):
        if page.line_of(m.start()) not in page.table_lines:
            yield m


def cells(page):
    for table in page.tables:
        for row in table.rows:
            for cell in row:
                yield table, row, cell


@kind('count-of-things')
def count_of_things(page, rng):
    """A count beside the money (vehicles, receptions, guests); fixed by a line of a table, or by another sentence about the same."""
    thing = {'辆': '保有|车辆|用车', '批次': '批次|接待', '人次': '人次|人数', '个团组': '团组', '台（套）': '设备', '台(套)': '设备'}
    for m in prose(page, COUNT):
        value = m[1].replace(',', '')
        if value == '0':
            continue
        told = any(re.search(thing[m[2]], ''.join(c.text for c in row if not re.match(r'[\d.]', c.text)))
                   and any(c.text.replace(',', '') in (value, value + '.00') for c in row) for _, row, _ in row_starts(page))
        again = sum(n[1].replace(',', '') == value for n in prose(page, COUNT) if n[2] == m[2]) > 1
        new = str(max(1, int(value) + rng.choice([-1, 1, 2, 10])))
        if new != value:
            yield Change(m.start(1), m.end(1), new, 'table' if told else 'again' if again else '')


def row_starts(page):
    return [(table, row, row[0]) for table in page.tables for row in table.rows if row]


@kind('average')
def average(page, rng):
    """A printed average of a total and a count."""
    for m in prose(page, r'(?:人均|次均|车均|平均每[人辆次批])[^，。；\d]{0,16}(\d[\d,]*(?:\.\d+)?)\s?(?:元|万元)'):
        value = decimal.Decimal(m[1].replace(',', ''))
        new = (value * decimal.Decimal(rng.choice(['1.1', '0.8', '1.3']))).quantize(decimal.Decimal(1).scaleb(value.as_tuple().exponent))
        start, end = page.sentence(m.start(), m.end())
        tied = re.search(AMOUNT, page.text[start:m.start()]) and re.search(r'\d\s?(?:辆|人次|人|批次)', page.text[start:m.start()])
        yield Change(m.start(1), m.end(1), str(new), 'sentence' if tied else '')


@kind('account-in-text')
def account_in_text(page, rng):
    """An account the prose names is another one of its class, which no table lists."""
    known = {'行政运行': ['一般行政管理事务', '机关服务'], '行政单位医疗': ['公务员医疗补助'], '住房公积金': ['提租补贴', '购房补贴'],
             '行政单位离退休': ['事业单位离退休'], '事业单位医疗': ['公务员医疗补助'], '事业单位离退休': ['行政单位离退休'],
             '机关事业单位基本养老保险缴费支出': ['机关事业单位职业年金缴费支出'], '一般行政管理事务': ['机关服务']}
    listed = {c.text for _, _, c in cells(page)}
    for m in prose(page, rf'({"|".join(known)})(?=（项）|\(项\))'):
        new = [w for w in known[m[1]] if w not in listed]
        if new and m[1] in listed:
            end = page.sentence(m.start(), m.end())[1]
            tied = any(f.value for f in page.figures if not f.table and m.end() < f.start < end)
            yield Change(m.start(1), m.end(1), rng.choice(new), 'table' if tied else '')


@kind('item-amounts-exchanged')
def item_amounts_exchanged(page, rng):
    """Two items of a list have one another's amounts: the sum stays."""
    for m in prose(page, rf'{HAN}{{2,20}}({AMOUNT})[^。；\n]{{0,24}}[；，、]\s?{HAN}{{2,20}}({AMOUNT})'):
        a, b = page.figure_at.get(m.start(1)), page.figure_at.get(m.start(2))
        if not a or not b or a.text == b.text or a.unit != b.unit or re.search('增加|减少', m[0]):
            continue
        fixed = all(why_eligible(page, f) == 'elsewhere' for f in (a, b))
        yield Change(a.start, a.end, b.text, 'elsewhere' if fixed else '', [(b.start, b.end, a.text)])


@kind('item-not-carried')
def item_not_carried(page, rng):
    """One amount is brought up to date wherever it stands; what it is a part of is not."""
    done = set()
    for f in page.figures:
        if not f.table or not f.table.total or f.digits() < 4 or f.key() in done or f.unit not in SCALE:
            continue
        done.add(f.key())
        places = page.places[f.key()]
        row = f.table.rows[f.row]
        if len(places) > 12 or any(re.search(r'合\s*计|总\s*计', c.text) for p in places if p.table for c in p.table.rows[p.row]):
            continue
        new = f.value + decimal.Decimal(rng.choice(['10', '-2', '3.3', '100']))
        if new <= 0:
            continue
        edits = []
        for p in places:
            value = (new * SCALE[f.unit] / SCALE[p.unit]).quantize(p.ulp)
            edits.append((p.start, p.end, f'{value:,}' if ',' in p.text else str(value)))
        about = {n for p in places if p.table for n in p.table.lines}
        yield Change(*edits[0], 'table-total', edits[1:], about=about)


@kind('signed-change')
def signed_change(page, rng):
    """The amount of a change was pasted with its minus."""
    for m in prose(page, rf'(?:增加|减少|增长|下降)了?()(?={AMOUNT})'):
        yield Change(m.end(), m.end(), '-', 'leftover')


@kind('counted-unit')
def counted_unit(page, rng):
    """批次 and 人次 change places; 人次 for 辆."""
    turn = {'批次': '人次', '人次': '批次', '辆': '人次'}
    for m in prose(page, r'\d\s?(批次|人次|辆)'):
        start, end = page.sentence(m.start(), m.end())
        text = page.text[start:end]
        tied = m[1] == '辆' and '车' in text[:m.start() - start] or '批次' in text and '人次' in text
        yield Change(m.start(1), m.end(1), turn[m[1]], 'meaning' if tied else '')


@kind('ten-thousandfold')
def ten_thousandfold(page, rng):
    """An amount in 元 stands where 万元 are meant, digits and all, or the other way."""
    for f in page.figures:
        if f.unit == '万元' and f.value and '.' in f.text and (f.table or rng.random() < 0.7):
            plain = decimal.Decimal(f.text.replace(',', ''))
            new = str((plain * 10000).quantize(decimal.Decimal('1')))
            yield Change(f.start, f.end, new, why_eligible(page, f, new))


@kind('paragraph-doubled')
def paragraph_doubled(page, rng):
    for n in range(len(page.starts) - 1):
        line = page.line(n)
        # A line that ends in the midst of a sentence is no paragraph.
        if n not in page.table_lines and len(line.strip()) > 30 and line.rstrip().endswith('。') and '\t' not in line and (
                n == 0 or not page.line(n - 1).strip() or page.line(n - 1).rstrip()[-1] in '。：'):
            end = page.starts[n + 1]
            yield Change(end, end, line + '\n', 'doubled', about=range(n, n + 2))


@kind('paragraph-of-other-item')
def paragraph_of_other_item(page, rng):
    """The sentence with the reason of one item stands under the next one, too."""
    found = list(prose(page, r'主要(?:原因)?是[^。\n]{6,60}。'))
    for a, b in zip(found, found[1:]):
        if a[0] != b[0]:
            up = ('增加', '减少')
            before = [page.text[page.sentence(x.start(), x.end())[0]:x.start()] for x in (a, b)]
            directions = [next((w for w in up if w in t), '') for t in before]
            says = [w for w in up if w in a[0]]
            tied = directions[1] and says and says[0] != directions[1] and len(says) == 1
            yield Change(b.start(), b.end(), a[0], 'meaning' if tied else '')


@kind('year-in-heading')
def year_in_heading(page, rng):
    """Last year's year in one heading or caption."""
    year = page.year()
    for m in prose(page, rf'^[^\n。，]{{0,24}}?({year})(?=\s?年)[^\n。，]{{0,30}}$', re.M) if year else ():
        if re.search('截至|规划', m[0]):
            continue
        # A project may well bear another year; a title of the disclosure, or one that stands there again, may not.
        line = page.line(page.line_of(m.start())).strip()
        again = sum(page.line(n).strip() == line for n in range(len(page.starts))) > 1
        own = re.search(r'部门|单位|预算|决算|收支|收入|支出|“三公”|情况说明', m[0]) and '项目' not in m[0]
        yield Change(m.start(1), m.end(1), str(int(year) - 1), 'title' if own or again else '')


@kind('document-word')
def document_word(page, rng):
    """决算 for 预算 in a heading or the opening of a sentence, and the other way."""
    word = '决算' if page.text[:3000].count('决算') > page.text[:3000].count('预算') else '预算'
    other = '预算' if word == '决算' else '决算'
    year = page.year()
    for m in prose(page, rf'{year}\s?年度?[^。；，\d\n]{{0,24}}(?<!公共)(?<!基金)(?<!经营){word}(?=表|情况|说明|公开|总额|$)', re.M) if year else ():
        title = len(page.line(page.line_of(m.start()))) < 40
        yield Change(m.end() - 2, m.end(), other, 'title' if title else '')


@kind('table-number-in-text')
def table_number_in_text(page, rng):
    """A reference to a table that is not there."""
    for m in prose(page, r'(?:见|附)表\s?(\d{1,2})'):
        yield Change(m.start(1), m.end(1), str(int(m[1]) + 30), 'reference')


@kind('change-is-level')
def change_is_level(page, rng):
    """The amount of a change is the amount itself, copied."""
    for m in prose(page, rf'({AMOUNT})[，,][^，。；\n]{{0,24}}?(?:增加|减少)了?({AMOUNT})'):
        a, b = page.figure_at.get(m.start(1)), page.figure_at.get(m.start(2))
        if a and b and a.text != b.text and a.unit == b.unit:
            yield Change(b.start, b.end, a.text, why_eligible(page, b, a.text))


@kind('budget-for-actual')
def budget_for_actual(page, rng):
    """预算数 and 决算数 of one sentence change places."""
    for m in prose(page, rf'预算数?为?({AMOUNT})[，,][^。；\n]{{0,16}}?(?:支出)?决算数?为?({AMOUNT})'):
        a, b = page.figure_at.get(m.start(1)), page.figure_at.get(m.start(2))
        if a and b and a.text != b.text:
            tied = re.search(r'完成|大于|小于', page.text[m.end():page.sentence(m.start(), m.end())[1]])
            yield Change(a.start, a.end, b.text, 'sentence' if tied else '', [(b.start, b.end, a.text)])


@kind('carried-over')
def carried_over(page, rng):
    """What was carried over, in or out, in the prose."""
    for m in prose(page, rf'(?:结转|结余)[^，。；\d\n]{{0,12}}({AMOUNT})'):
        f = page.figure_at.get(m.start(1))
        if f and f.value:
            new = str((f.value * 2).quantize(f.ulp))
            yield Change(f.start, f.end, new, why_eligible(page, f, new))


@kind('amount-of-last-year')
def amount_of_last_year(page, rng):
    """A level of the prose beside its change is last year's: level less change."""
    for m in prose(page, rf'({AMOUNT})[，,][^，。；\n]{{0,24}}?(增加|减少)了?({AMOUNT})'):
        a, b = page.figure_at.get(m.start(1)), page.figure_at.get(m.start(3))
        if a and b and a.unit == b.unit and b.value:
            new = a.value - b.value if m[2] == '增加' else a.value + b.value
            if new > 0:
                yield Change(a.start, a.end, str(new), why_eligible(page, a, str(new)))


@kind('account-character')
def account_character(page, rng):
    """One character of an account's name is lost in the prose."""
    listed = {c.text for table in page.tables for row in table.rows if any(re.fullmatch(r'[23]\d{2}(?:\d{2}){0,2}', c.text) for c in row)
              for c in row if re.fullmatch(rf'{HAN}{{6,}}', c.text)}
    listed = sorted(listed | {'一般公共预算', '政府性基金预算', '国有资本经营预算'}, key=len, reverse=True)
    for m in prose(page, '|'.join(map(re.escape, listed))):
        at = m.start() + rng.randrange(1, len(m[0]) - 2)
        yield Change(at, at + 1, '', 'name' if page.text.count(m[0]) > 2 else '')


@kind('indicator-bare')
def indicator_bare(page, rng):
    """A target loses its unit."""
    for table in page.tables:
        if not any('指标' in c.text for row in table.rows for c in row):
            continue
        for row in table.rows:
            for cell in row[1:]:
                m = re.fullmatch(r'([≥≤=＝]?\s?\d+(?:\.\d+)?)\s?(%|％)', cell.text)
                if m and not is_amount(cell, row) or m:
                    name = ''.join(c.text for c in row if c.start < cell.start)[-12:]
                    # 0 is 0 in any unit, a name may hold the sign, and 效率 is no rate.
                    rate = re.search('(?<!效)率|满意度|比例', name) and not re.search('[%％]', name) and re.search('[1-9]', m[1])
                    yield Change(cell.start + m.end(1), cell.end, '', 'meaning' if rate else '')


@kind('unit-in-header')
def unit_in_header(page, rng):
    """A header names another year's figures: 2023年预算数 twice."""
    for table in page.tables:
        for row in table.rows[:3]:
            for cell in row:
                m = re.fullmatch(r'(20\d\d)年度?(预算数|决算数|执行数)', cell.text)
                pair = m and [c for c in row if c is not cell and re.fullmatch(r'20\d\d年度?(?:预算数|决算数|执行数)', c.text)]
                if pair and pair[0].text[:4] != m[1]:
                    yield Change(cell.start, cell.start + 4, pair[0].text[:4], 'title')
