"""部门决算 of a district's emergency bureau: a printed page's text, wrapped at its width, thousands separators."""
from model import final_tables as t
from model.accounts import draw, percent, wan
from model.faults import Fault, bump, put, slip, swap
from model.paper import Printed
from model.words import row

NAME = '04-accounts-district-emergency'
BODY = '望岫区应急管理局'
LAYOUT = Printed
YEAR = 2024

PLAN = {
    '2080501': (88, 0, 0), '2080505': (205, 0, 0), '2080506': (102, 0, 0), '2101101': (150, 0, 0), '2210201': (240, 0, 0), '2210203': (310, 0, 0),
    '2240101': (1650, 0, 0), '2240102': (0, 120, 0), '2240106': (0, 460, 0), '2240109': (0, 380, 28), '2240150': (520, 0, 0),
}
THREE = [0, 17_8000_00, 21_3500_00, 1_2600_00]
THREE_BUDGET = [0, 18_0000_00, 25_0000_00, 3_0000_00]
THREE_LAST = [6_4300_00, 0, 23_1000_00, 1_9800_00]
FLOWS = [t.Flow('2240106', opened=36_5000_00), t.Flow('2240109', own_closed=2_6000_00)]


def accounts():
    b = draw(2417, YEAR, PLAN, 1_0000, 330, {'30217': THREE[3], '30231': THREE[2], '31013': THREE[1]}, (84, 121))
    for n, line in enumerate(b.lines):
        line.budget = line.fiscal * (100, 97, 103, 108)[n % 4] // 100 // 1_0000 * 1_0000
    return t.Accounts(b, FLOWS, lambda x: wan(x, comma=True) if x else '', '其他收入')


def m(amount):
    return wan(amount) + '万元'


def moved(now, then):
    return '与2023年度持平' if now == then else f'比2023年度{"增加" if now > then else "减少"}{m(abs(now - then))}，{"增长" if now > then else "下降"}{percent(abs(now - then), then)}%'


def against(budget, actual, why):
    if budget == actual:
        return f'年初预算为{m(budget)}，支出决算为{m(actual)}，完成年初预算的100%。决算数与年初预算数持平。'
    word = '大于' if actual > budget else '小于'
    return (f'年初预算为{m(budget)}，支出决算为{m(actual)}，完成年初预算的{percent(actual, budget)}%。'
            f'决算数{word}年初预算数的主要原因：{why[actual > budget]}。')


WHY = ('据实结算，部分支出未发生', '年中按程序追加预算')


def write(p):
    a = accounts()
    p.title(f'{BODY}{YEAR}年度部门决算')
    p.say('')
    p.title('目    录')
    for line in ('第一部分  望岫区应急管理局概况', '第二部分  2024年度部门决算表', '第三部分  2024年度部门决算情况说明', '第四部分  名词解释'):
        p.head(line)
    p.feed()
    p.title('第一部分  望岫区应急管理局概况')
    p.head('一、主要职能')
    p.say('（一）负责应急管理工作，指导全区各街道、各部门应对安全生产类、自然灾害类等突发事件和综合防灾减灾救灾工作。',
          '（二）组织编制全区应急总体预案和安全生产类、自然灾害类专项预案，综合协调应急预案衔接工作，组织开展预案演练。',
          '（三）负责安全生产综合监督管理工作，依法行使安全生产综合监督管理职权，指导协调、监督检查有关部门安全生产工作。',
          '（四）组织指导协调消防、森林火灾、水旱灾害、地震和地质灾害等防治工作，负责自然灾害综合监测预警。',
          '（五）负责应急管理、安全生产宣传教育和培训工作，组织指导安全生产科学技术研究和信息化建设。', '（六）承办区委、区政府交办的其他事项。')
    p.head('二、机构设置')
    p.say(f'{BODY}设办公室、应急指挥中心、安全生产监督科、危险化学品监督管理科、防灾减灾科5个内设机构。纳入本部门2024年度决算编制范围的单位共2个，分别为望岫区应急管理局（本级）和望岫区安全生产执法大队。')
    tables(p, a)
    story(p, a)
    fiscal(p, a)
    three(p)
    others(p, a)
    p.title('第四部分  名词解释')
    p.say('一、财政拨款收入：指单位本年度从本级财政部门取得的财政拨款，包括一般公共预算财政拨款和政府性基金预算财政拨款。', '二、其他收入：指单位取得的除财政拨款收入以外的收入，主要是存款利息收入等。',
          '三、年初结转和结余：指单位以前年度尚未完成、结转到本年仍按原规定用途继续使用的资金。', '四、机关运行经费：指为保障行政单位运行，使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出。')


def caption(p, title):
    p.title(title)
    p.head(f'编制部门：{BODY}                                                   单位：万元')


def coded(rows, width):
    """The code cell split into 类, 款 and 项."""
    head, total, *rest = rows
    top = row('功能分类科目编码', '', '', *head[1:])
    return [top, row('类', '款', '项', *[''] * width), row('', '', '', *total[1:])] + [
        row(r[0][:3], r[0][3:5], r[0][5:], *r[1:]) for r in rest]


def tables(p, a):
    p.feed()
    p.title('第二部分  2024年度部门决算表')
    caption(p, '2024年度收入支出决算总表')
    p.table(t.overview(a), left=1)
    caption(p, '2024年度收入决算表')
    p.table(coded(t.income(a), 4), left=4)
    caption(p, '2024年度支出决算表')
    p.table(coded(t.spending(a), 4), left=4)
    caption(p, '2024年度财政拨款收入支出决算总表')
    p.table(t.fiscal_overview(a), left=1)
    caption(p, '2024年度一般公共预算财政拨款支出决算表')
    p.table(coded(t.general(a), 4), left=4)
    caption(p, '2024年度一般公共预算财政拨款基本支出决算表')
    p.table(t.basic(a), left=0)
    caption(p, '2024年度一般公共预算财政拨款“三公”经费支出决算表')
    p.table(t.three_public(a, THREE_BUDGET, THREE), left=0)
    for title in ('2024年度政府性基金预算财政拨款收入支出决算表', '2024年度国有资本经营预算财政拨款支出决算表'):
        caption(p, title)
        p.table([row('功能分类科目编码', '科目名称', '合计', '基本支出', '项目支出'), row('合计', '', '', '', '')])
        p.say('注：本部门2024年度无此项收支，本表为空表。')


def story(p, a):
    b = a.books
    p.feed()
    p.title('第三部分  2024年度部门决算情况说明')
    total = a.grand_total
    last = total * 103 // 100 // 1_0000 * 1_0000
    p.head('一、收入支出决算总体情况说明')
    p.say(f'{BODY}2024年度收入总计{m(total)}，支出总计{m(total)}，收、支总计与2023年度相比各减少{m(last - total)}，下降{percent(last - total, last)}%。主要原因：安全生产专项整治任务分年实施，本年安排减少。')
    p.head('二、收入决算情况说明')
    p.say(f'本年收入合计{m(a.income())}，其中：财政拨款收入{m(a.fiscal_income())}，占{percent(a.fiscal_income(), a.income())}%；其他收入{m(a.own_income())}，占{percent(a.own_income(), a.income())}%。')
    p.head('三、支出决算情况说明')
    spent, basic = b.sum('total'), b.sum('basic')
    p.say(f'本年支出合计{m(spent)}，其中：基本支出{m(basic)}，占{percent(basic, spent)}%；项目支出{m(spent - basic)}，占{percent(spent - basic, spent)}%。')


def fiscal(p, a):
    b = a.books
    spent, last = b.sum('fiscal'), b.sum('last')
    total = a.fiscal_total
    before = total * 104 // 100 // 1_0000 * 1_0000
    p.head('四、财政拨款收入支出决算总体情况说明')
    p.say(f'2024年度财政拨款收入总计{m(total)}，支出总计{m(total)}。与2023年度相比，财政拨款收、支总计各减少{m(before - total)}，下降{percent(before - total, before)}%。')
    p.head('五、一般公共预算财政拨款支出决算情况说明', '（一）一般公共预算财政拨款支出决算总体情况')
    p.say(f'2024年度一般公共预算财政拨款支出{m(spent)}，占本年支出合计的{percent(spent, b.sum("total"))}%。与2023年度相比，一般公共预算财政拨款支出{moved(spent, last)[7:]}。')
    p.head('（二）一般公共预算财政拨款支出决算结构情况')
    p.say(f'2024年度一般公共预算财政拨款支出{m(spent)}，主要用于以下方面：' + '；'.join(
        f'{name}（类）{m(sum(l.fiscal for l in lines))}，占{percent(sum(l.fiscal for l in lines), spent)}%' for _, name, lines in b.classes()) + '。')
    p.head('（三）一般公共预算财政拨款支出决算具体情况')
    budget = b.sum('budget')
    p.say(f'2024年度一般公共预算财政拨款支出年初预算为{m(budget)}，支出决算为{m(spent)}，完成年初预算的{percent(spent, budget)}%。其中：')
    kinds = dict((code, name) for code, name, _ in b.rows([]))
    for n, l in enumerate(sorted(b.lines, key=lambda l: l.code), 1):
        p.say(f'{n}.{kinds[l.code[:3]]}（类）{kinds[l.code[:5]]}（款）{l.name}（项）。{against(l.budget, l.fiscal, WHY)}')
    p.head('六、一般公共预算财政拨款基本支出决算情况说明')
    p.say(f'2024年度一般公共预算财政拨款基本支出{m(b.sum("basic"))}，其中：人员经费{m(b.staff())}，公用经费{m(b.office())}。')
    for title, groups in (('人员经费', ('301', '303')), ('公用经费', ('302', '310'))):
        p.say(f'{title}主要包括：{"、".join(name for code, name, _ in b.economy if code[:3] in groups)}。')


def three(p):
    now, budget, then = sum(THREE), sum(THREE_BUDGET), sum(THREE_LAST)
    p.head('七、“三公”经费支出决算情况说明', '（一）“三公”经费财政拨款支出决算总体情况')
    p.say(f'2024年度“三公”经费财政拨款支出预算为{m(budget)}，支出决算为{m(now)}，完成预算的{percent(now, budget)}%，决算数小于预算数。2024年度“三公”经费支出决算{moved(now, then)}。'
          f'其中：因公出国（境）费支出决算减少{m(THREE_LAST[0])}，下降100%；公务用车购置及运行维护费支出决算增加{m(THREE[1] + THREE[2] - THREE_LAST[2])}，增长{percent(THREE[1] + THREE[2] - THREE_LAST[2], THREE_LAST[2])}%；'
          f'公务接待费支出决算减少{m(THREE_LAST[3] - THREE[3])}，下降{percent(THREE_LAST[3] - THREE[3], THREE_LAST[3])}%。')
    p.head('（二）“三公”经费财政拨款支出决算具体情况')
    car, car_budget = THREE[1] + THREE[2], THREE_BUDGET[1] + THREE_BUDGET[2]
    p.say('1.因公出国（境）费支出0.00万元。全年因公出国（境）团组0个，累计0人次。',
          f'2.公务用车购置及运行维护费支出{m(car)}，完成预算的{percent(car, car_budget)}%。其中：公务用车购置费支出{m(THREE[1])}，购置应急指挥车1辆；公务用车运行维护费支出{m(THREE[2])}，主要用于执法检查、应急处置等工作所需的燃料、维修、保险等支出。截至2024年12月31日，公务用车保有量为9辆。',
          f'3.公务接待费支出{m(THREE[3])}，完成预算的{percent(THREE[3], THREE_BUDGET[3])}%。国内公务接待14批次、112人次。没有外事接待支出。')


def others(p, a):
    b = a.books
    p.head('八、其他重要事项情况说明', '（一）机关运行经费支出情况')
    p.say(f'2024年度机关运行经费支出{m(b.office())}，{moved(b.office(), b.office_last())}。主要原因：公务交通和维修支出变动。')
    p.head('（二）政府采购支出情况')
    p.say('2024年度政府采购支出总额412.86万元，其中：政府采购货物支出96.40万元、政府采购工程支出0.00万元、政府采购服务支出316.46万元。'
          '授予中小企业合同金额330.29万元，占政府采购支出总额的80.00%，其中：授予小微企业合同金额206.43万元，占授予中小企业合同金额的62.50%。')
    p.head('（三）国有资产占有使用情况')
    p.say('截至2024年12月31日，共有车辆9辆，其中：应急保障用车3辆、执法执勤用车5辆、特种专业技术用车1辆。单价100万元（含）以上设备（不含车辆）1台（套）。')


FAULTS = [
    Fault('cross-value-conflict', r'收入总计([\d.]+)万元，支出总计[\d.]+万元，收、支总计', bump(1, 1, 3), '收入总计与支出总计、表不符'),
    Fault('sum-mismatch', r'项目支出([\d.]+)万元，占', slip(1), '小数点错位'),
    Fault('completion-mismatch', r'应急管理事务（款）行政运行（项）。年初预算为[\d.]+万元，支出决算为[\d.]+万元，完成年初预算的(\d+\.\d\d)%', bump(1, 1, 4), '完成率不符'),
    Fault('direction-mismatch', r'应急管理（项）。.*决算数(大于|小于)年初', lambda x: put(x, 1, '小于' if x[1] == '大于' else '大于'), '大于、小于写反'),
    Fault('reason-inconsistent', r'“三公”经费支出决算比2023年度增加', '“三公”经费支出决算比2023年度减少', '方向与增长率相反'),
    Fault('narrative-table-mismatch', r'完成预算的[\d.]+%。其中：公务用车购置费支出17\.80万元', lambda x: x[0].replace('17.80', '18.70'), '数字颠倒'),
    Fault('template-leftover', r'没有外事接待支出。', '外事接待XX批次、XX人次。', '占位符'),
    Fault('sum-mismatch', r'应急保障用车3辆、执法执勤用车5辆', '应急保障用车3辆、执法执勤用车6辆', '车辆之和不等于总数'),
    Fault('instruction-leftover', r'主要原因：公务交通和维修支出变动。', r'\g<0>（根据各部门实际情况说明）', '模板说明'),
    Fault('table-total-mismatch', r'^224\t01\t06\t[^\t]+\t([\d,.]+)\t\t', bump(1, 0, 3), '支出表中项的数改动'),
    Fault('entity-name', r'^望岫区应急管理局设办公室', '望岫区应急管局设办公室', '单位名称漏一字'),
    Fault('typo', r'年中按程序追加预算', '年中按程序追加予算', '错字'),
]
