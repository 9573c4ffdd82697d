"""Phrases that several documents share in substance, each document giving its own words."""
from model.accounts import percent, trim, wan


def money(amount):
    """万元 as running text prints it: no needless zeros."""
    return trim(wan(amount)) + '万元'


def change(now, then, up='增加', down='减少', same='持平', rate=None, places=2):
    """'增加12.3万元' or, with `rate` ('，增长{}%', '，下降{}%'), its rate too."""
    if now == then:
        return same
    text = (up if now > then else down) + money(abs(now - then))
    if rate and then:
        text += rate[now < then].format(percent(abs(now - then), then, places))
    return text


def joined(parts, mark='；'):
    return mark.join(parts)


def row(*cells):
    return [str(cell) if cell is not None else '' for cell in cells]


def blank0(amount, form=wan):
    """A cell of the amount, empty for nothing."""
    return form(amount) if amount else ''


def side_by_side(left, right, empty=2):
    """Rows of a two-sided sheet: (label, amount) lists of unequal length."""
    rows = []
    for n in range(max(len(left), len(right))):
        a = left[n] if n < len(left) else [''] * empty
        b = right[n] if n < len(right) else [''] * len(right[0])
        rows.append(list(a) + list(b))
    return rows
