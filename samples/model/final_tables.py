"""The tables of 部门决算, which the three such samples print in their own order, units and captions."""
from dataclasses import dataclass

from model.words import row, side_by_side


@dataclass
class Flow:
    """Money carried in and out on one code, beside the year's income: fiscal and own."""
    code: str
    opened: int = 0
    closed: int = 0
    own_opened: int = 0
    own_closed: int = 0


@dataclass
class Accounts:
    books: object
    flows: list
    form: object          # amount → cell
    fees: str = '事业收入'  # what own money is called

    def flow(self, field, code=None):
        return sum(getattr(f, field) for f in self.flows if code in (None, f.code))

    # 本年收入 of a line: what was spent or kept, less what was there before.
    def fiscal_income(self, line=None):
        spent = line.fiscal if line else self.books.sum('fiscal')
        code = line.code if line else None
        return spent + self.flow('closed', code) - self.flow('opened', code)

    def own_income(self, line=None):
        spent = line.own if line else self.books.sum('own')
        code = line.code if line else None
        return spent + self.flow('own_closed', code) - self.flow('own_opened', code)

    def income(self, line=None):
        return self.fiscal_income(line) + self.own_income(line)

    @property
    def opened(self):
        return self.flow('opened') + self.flow('own_opened')

    @property
    def closed(self):
        return self.flow('closed') + self.flow('own_closed')

    @property
    def grand_total(self):
        return self.books.sum('total') + self.closed

    @property
    def fiscal_total(self):
        return self.books.sum('fiscal') + self.flow('closed')


NUMERALS = '一二三四五六七八九十'


def overview(a):
    """收入支出决算总表."""
    b, c = a.books, a.form
    fund = b.funds('fiscal')
    left = [('一、一般公共预算财政拨款收入', c(a.fiscal_income() - fund)), ('二、政府性基金预算财政拨款收入', c(fund)), ('三、国有资本经营预算财政拨款收入', c(0)),
            ('四、上级补助收入', c(0)), (f'五、{a.fees}', c(a.own_income())), ('六、经营收入', c(0)), ('七、附属单位上缴收入', c(0))]
    right = [(f'{NUMERALS[n]}、{name}', c(sum(l.total for l in lines))) for n, (_, name, lines) in enumerate(b.classes())]
    return [row('收入', '', '支出', ''), row('项目', '决算数', '项目', '决算数')] + side_by_side(left, right) + [
        row('本年收入合计', c(a.income()), '本年支出合计', c(b.sum('total'))), row('使用非财政拨款结余', c(0), '结余分配', c(0)),
        row('年初结转和结余', c(a.opened), '年末结转和结余', c(a.closed)), row('总计', c(a.grand_total), '总计', c(a.grand_total))]


def income(a, heads=('功能分类科目编码', '科目名称', '本年收入合计', '财政拨款收入')):
    c = a.form
    return [row(*heads, a.fees), row('', '合计', c(a.income()), c(a.fiscal_income()), c(a.own_income()))] + [
        row(code, name, *map(c, values)) for code, name, values in
        a.books.rows([a.income, a.fiscal_income, a.own_income])]


def spending(a, heads=('功能分类科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出')):
    b, c = a.books, a.form
    return [row(*heads), row('', '合计', c(b.sum('total')), c(b.sum('basic')), c(b.sum('total') - b.sum('basic')))] + [
        row(code, name, *map(c, values)) for code, name, values in
        b.rows([lambda l: l.total, lambda l: l.basic, lambda l: l.project + l.own])]


def fiscal_overview(a):
    """财政拨款收入支出决算总表."""
    b, c = a.books, a.form
    fund = b.funds('fiscal')
    left = [('一、一般公共预算财政拨款', c(a.fiscal_income() - fund)), ('二、政府性基金预算财政拨款', c(fund)), ('三、国有资本经营预算财政拨款', c(0))]
    right = []
    for n, (_, name, lines) in enumerate(b.classes(lambda l: l.fiscal)):
        funds = sum(l.fiscal for l in lines if l.fund)
        whole = sum(l.fiscal for l in lines)
        right.append((f'{NUMERALS[n]}、{name}', c(whole), c(whole - funds), c(funds), c(0)))
    spent, closed = b.sum('fiscal'), a.flow('closed')
    return [row('收入', '', '支出', '', '', '', ''), row('项目', '决算数', '项目', '合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款')] + \
        side_by_side(left, right) + [
        row('本年收入合计', c(a.fiscal_income()), '本年支出合计', c(spent), c(spent - fund), c(fund), c(0)),
        row('年初财政拨款结转和结余', c(a.flow('opened')), '年末财政拨款结转和结余', c(closed), c(closed), c(0), c(0)),
        row('总计', c(a.fiscal_total), '总计', c(a.fiscal_total), c(a.fiscal_total - fund), c(fund), c(0))]


def general(a, heads=('功能分类科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'), fund=False):
    b, c = a.books, a.form
    keep = lambda l: l.fund == fund and l.fiscal
    sums = [sum(f(l) for l in b.lines if keep(l)) for f in (lambda l: l.fiscal, lambda l: l.basic, lambda l: l.project)]
    return [row(*heads), row('', '合计', *map(c, sums))] + [
        row(code, name, *map(c, values)) for code, name, values in b.rows([lambda l: l.fiscal, lambda l: l.basic, lambda l: l.project], keep)]


def fund_table(a):
    b, c = a.books, a.form
    keep = lambda l: l.fund
    zero = lambda l: 0
    columns = [zero, lambda l: l.fiscal, lambda l: l.fiscal, lambda l: l.basic, lambda l: l.project, zero]
    sums = [sum(f(l) for l in b.lines if l.fund) for f in columns]
    return [row('功能分类科目编码', '科目名称', '年初结转和结余', '本年收入', '本年支出合计', '基本支出', '项目支出', '年末结转和结余'), row('', '合计', *map(c, sums))] + [
        row(code, name, *map(c, values)) for code, name, values in b.rows(columns, keep)]


TITLES = {'301': '工资福利支出', '302': '商品和服务支出', '303': '对个人和家庭的补助', '310': '资本性支出'}


def basic(a):
    """基本支出决算表 of two halves, 人员经费 and 公用经费, with their sums below."""
    b, c = a.books, a.form

    def half(groups):
        cells = []
        for group in groups:
            inside = [e for e in b.economy if e[0].startswith(group)]
            if inside:
                cells.append((group, TITLES[group], c(sum(e[2] for e in inside))))
                cells += [(code, name, c(amount)) for code, name, amount in inside]
        return cells
    rows = side_by_side(half(('301', '303')), half(('302', '310')), 3)
    return [row('人员经费', '', '', '公用经费', '', ''), row('经济分类科目编码', '科目名称', '决算数', '经济分类科目编码', '科目名称', '决算数')] + rows + [
        row('', '人员经费合计', c(b.staff()), '', '公用经费合计', c(b.office()))]


def three_public(a, budget, actual):
    """Budget and outcome side by side: 合计, 出国, 车 (小计, 购置, 运行), 接待."""
    def cells(x):
        return list(map(a.form, [sum(x), x[0], x[1] + x[2], x[1], x[2], x[3]]))
    heads = ['合计', '因公出国（境）费', '公务用车购置及运行维护费小计', '公务用车购置费', '公务用车运行维护费', '公务接待费']
    return [row('预算数', *[''] * 5, '决算数', *[''] * 5), row(*heads, *heads), row(*cells(budget), *cells(actual))]
