"""The books of an invented office: every figure a document prints comes from here, so that all of them tie.

Amounts are integers in 分 (0.01 元). `step` is the grain of a book: 10000 for one kept in 0.01 万元.
"""
import csv
import pathlib
import random
from dataclasses import dataclass, field

TAXONOMY = pathlib.Path(__file__).parents[2] / 'rules' / 'taxonomy'
WAN = 1_000_000  # 分 in one 万元


def names(file, year):
    table = {}
    with open(TAXONOMY / file, encoding='utf-8', newline='') as lines:
        for row in csv.DictReader(lines):
            if (not row['since'] or int(row['since'][:4]) <= year) and (not row['until'] or year <= int(row['until'][:4])):
                table.setdefault(row['code'], row['name'])
    return table


@dataclass
class Line:
    """One 项 of spending. `basic` and `project` are paid by 财政拨款, `own` (a project) from other money."""
    code: str
    name: str
    basic: int = 0
    project: int = 0
    own: int = 0
    last: int = 0       # last year, 财政拨款
    last_own: int = 0
    budget: int = 0     # 年初预算, 财政拨款 (accounts only)
    fund: bool = False  # 政府性基金

    @property
    def fiscal(self):
        return self.basic + self.project

    @property
    def total(self):
        return self.fiscal + self.own


@dataclass
class Books:
    year: int
    lines: list
    economy: list = field(default_factory=list)       # (code, name, amount) of the basic spending
    economy_last: dict = field(default_factory=dict)  # code → last year

    def sum(self, of, where=lambda line: True):
        return sum(getattr(line, of) for line in self.lines if where(line))

    def general(self, of):
        return self.sum(of, lambda line: not line.fund)

    def funds(self, of):
        return self.sum(of, lambda line: line.fund)

    def classes(self, keep=lambda line: line.total):
        """(code, name, lines) of each 类, in code order, of the lines kept."""
        table = names('functional.csv', self.year)
        kept = sorted((line for line in self.lines if keep(line)), key=lambda line: line.code)
        for code in sorted({line.code[:3] for line in kept}):
            yield code, table[code], [line for line in kept if line.code[:3] == code]

    def rows(self, columns, keep=lambda line: line.total):
        """类, 款 and 项 with the sums of `columns` (functions of a line)."""
        table = names('functional.csv', self.year)
        for code, name, lines in self.classes(keep):
            yield code, name, [sum(map(column, lines)) for column in columns]
            for parent in sorted({line.code[:5] for line in lines}):
                inside = [line for line in lines if line.code[:5] == parent]
                yield parent, table[parent], [sum(map(column, inside)) for column in columns]
                for line in inside:
                    yield line.code, line.name, [column(line) for column in columns]

    def staff(self):
        return sum(amount for code, _, amount in self.economy if code[:3] in ('301', '303'))

    def office(self):
        return sum(amount for code, _, amount in self.economy if code[:3] in ('302', '310'))

    def economy_of(self, code):
        return sum(amount for c, _, amount in self.economy if c.startswith(code))

    def office_last(self):
        return sum(amount for code, amount in self.economy_last.items() if code[:3] in ('302', '310'))


def draw(seed, year, plan, step, office, fixed=(), swing=(78, 128)):
    """Books from a plan {code: (basic, project, own)} in 万元, give or take a fifth.

    `office`: 万元 of 公用经费 inside the basic spending. `fixed`: {economic code: 分}, such as the 三公 figures.
    """
    rng = random.Random(seed)
    table = names('functional.csv', year)

    def about(wan):
        grains = wan * WAN // step
        return rng.randint(grains * 4 // 5, grains * 6 // 5) * step if wan else 0

    lines = []
    for code, (basic, project, own) in plan.items():
        line = Line(code, table[code], about(basic), about(project), about(own), fund=code.startswith('21208'))
        line.last = line.fiscal * rng.randint(*swing) // 100 // step * step
        line.last_own = line.own * rng.randint(60, 150) // 100 // step * step
        lines.append(line)
    books = Books(year, lines)
    books.economy = economy(rng, books, step, about(office), dict(fixed))
    for code, _, amount in books.economy:
        books.economy_last[code] = amount * rng.randint(85, 115) // 100 // step * step
    return books


# Economic codes that a functional one decides.
TIED = {'30108': ['2080505'], '30109': ['2080506'], '30110': ['2101101', '2101102'], '30111': ['2101103'], '30113': ['2210201']}
STAFF = [('30101', 30), ('30102', 22), ('30103', 25), ('30107', 8), ('30112', 1), ('30199', 2), ('30305', 3)]
OFFICE = [('30201', 9), ('30202', 3), ('30205', 1), ('30206', 3), ('30207', 2), ('30211', 6), ('30213', 2), ('30215', 2),
          ('30216', 3), ('30226', 4), ('30228', 6), ('30229', 7), ('30239', 14), ('30299', 8), ('31002', 2)]


def economy(rng, books, step, office, fixed):
    table = names('economic-department.csv', books.year)
    amounts = {code: books.sum('basic', lambda line: line.code in sources) for code, sources in TIED.items()}
    amounts['30302'] = books.sum('basic', lambda line: line.code in ('2080501', '2080502'))
    rest = books.sum('basic') - office - sum(amounts.values())
    assert rest > 0, 'the plan leaves nothing to pay people with'
    amounts |= split(rng, rest, STAFF, step)
    amounts |= split(rng, office - sum(fixed.values()), OFFICE, step)
    amounts |= fixed
    return [(code, table[code], amount) for code, amount in sorted(amounts.items()) if amount]


def split(rng, total, weights, step):
    """Shares of about the given weights that add up to the total."""
    rough = [(code, weight * rng.randint(70, 130)) for code, weight in weights]
    whole = sum(weight for _, weight in rough)
    parts = {code: total * weight // whole // step * step for code, weight in rough}
    parts[rough[0][0]] += total - sum(parts.values())
    return parts


def shares(amounts):
    """Percentages with two decimals, as a spreadsheet prints them."""
    whole = sum(amounts)
    return [percent(a, whole) for a in amounts]


def percent(part, whole, places=2):
    """part ÷ whole as a percentage, half away from zero, e.g. '65.57'."""
    scale = 10 ** places
    value = (abs(part) * 100 * scale * 2 + whole) // (2 * whole)
    text = f'{value // scale}.{value % scale:0{places}}' if places else str(value)
    return ('-' if part < 0 and value else '') + text


def trim(text):
    return text.rstrip('0').rstrip('.') if '.' in text else text


def wan(amount, places=2, comma=False):
    """分 as 万元, half away from zero: 103184 → '0.10'."""
    scale = WAN // 10 ** places
    value = (abs(amount) * 2 + scale) // (2 * scale)
    whole, part = divmod(value, 10 ** places)
    text = f'{whole:,}' if comma else str(whole)
    return ('-' if amount < 0 and value else '') + (f'{text}.{part:0{places}}' if places else text)


def yuan(amount, comma=True):
    """分 as 元 with two decimals."""
    whole, part = divmod(abs(amount), 100)
    return ('-' if amount < 0 else '') + (f'{whole:,}' if comma else str(whole)) + f'.{part:02}'
