"""部门决算 of a province's water department: tab-separated tables, GB18030, large sums, rates with one decimal."""
from model import final_tables as t
from model.accounts import WAN, draw, percent, wan
from model.faults import Fault, bump, put, slip, swap
from model.paper import Tabbed
from model.words import row

NAME = '05-accounts-province-water'
BODY = '江屿省水利厅'
LAYOUT = Tabbed
ENCODING = 'gb18030'
YEAR = 2022

PLAN = {
    '2060302': (0, 900, 350), '2080501': (860, 0, 0), '2080502': (540, 0, 0), '2080505': (2150, 0, 0), '2080506': (1075, 0, 0),
    '2101101': (690, 0, 0), '2101102': (980, 0, 0), '2130301': (6200, 0, 0), '2130305': (0, 42000, 0), '2130306': (9800, 12500, 2600),
    '2130310': (0, 5200, 0), '2130314': (0, 7600, 0), '2210201': (1980, 0, 0), '2210203': (260, 0, 0),
}
THREE = [0, 84_6200_00, 412_3700_00, 63_5800_00]
THREE_BUDGET = [45_0000_00, 90_0000_00, 460_0000_00, 88_0000_00]
THREE_LAST = [0, 0, 438_9600_00, 57_2500_00]
FLOWS = [t.Flow('2130305', opened=3120_4500_00, closed=2684_1100_00), t.Flow('2130306', own_opened=412_0700_00, own_closed=535_9200_00),
         t.Flow('2060302', opened=88_3600_00, closed=120_9900_00)]


def accounts():
    b = draw(2205, YEAR, PLAN, 1_0000, 2900, {'30217': THREE[3], '30231': THREE[2], '31013': THREE[1]}, (86, 119))
    for n, line in enumerate(b.lines):
        line.budget = line.fiscal * (96, 100, 104)[n % 3] // 100 // 1_0000 * 1_0000
    return t.Accounts(b, FLOWS, lambda x: wan(x, comma=True))


def m(amount):
    return wan(amount, comma=True) + '万元'


def rate(part, whole):
    return percent(part, whole, 1) + '%'


def moved(now, then):
    word = ('增加', '增长') if now > then else ('减少', '下降')
    return f'较上年决算数{word[0]}{m(abs(now - then))}，{word[1]}{rate(abs(now - then), then)}'


def write(p):
    a = accounts()
    p.title(f'{BODY}{YEAR}年度部门决算')
    p.head('目录', '一、部门基本情况', '二、部门决算公开表', '三、部门决算情况说明', '四、名词解释')
    p.head('一、部门基本情况', '（一）部门职责')
    p.say('江屿省水利厅是主管全省水利工作的省政府组成部门，主要职责是：保障水资源的合理开发利用，拟订全省水利规划和政策并组织实施；组织编制重要江河湖泊的流域综合规划和防洪规划；'
          '提出水利固定资产投资规模和方向的意见，负责省级水利资金和省属水利工程建设管理；指导水文工作、水土保持和农村水利工作；承担水旱灾害防治规划的编制和水情旱情监测预警工作；完成省委、省政府交办的其他任务。')
    p.head('（二）机构设置')
    p.say('2022年度纳入江屿省水利厅部门决算编报范围的单位共5个，具体为：江屿省水利厅机关、江屿省水文水资源中心、江屿省水土保持监测站、江屿省大中型水库管理中心、江屿省水利信息中心。')
    tables(p, a)
    overall(p, a)
    items(p, a)
    three(p, a)
    others(p, a)
    p.head('四、名词解释')
    p.say('（一）财政拨款收入：指省级财政当年拨付的资金。', '（二）事业收入：指事业单位开展专业业务活动及辅助活动所取得的收入。', '（三）年末结转和结余：指本年度或以前年度预算安排、因客观条件变化无法按原计划实施，需延迟到以后年度按原规定用途继续使用的资金。',
          '（四）机关运行经费：指行政单位和参照公务员法管理的事业单位使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出。')


def caption(p, n, title):
    p.head(f'表{n} {title}', f'部门名称：{BODY}', '金额单位：万元')


def tables(p, a):
    p.head('二、部门决算公开表')
    empty = [row('科目编码', '科目名称', '合计', '基本支出', '项目支出'), row('', '合计', '0.00', '0.00', '0.00')]
    codes = ('科目编码', '科目名称')
    for n, (title, rows) in enumerate((
            ('收入支出决算总表', t.overview(a)), ('收入决算表', t.income(a, (*codes, '合计', '财政拨款收入'))),
            ('支出决算表', t.spending(a, (*codes, '合计', '基本支出', '项目支出'))), ('财政拨款收入支出决算总表', t.fiscal_overview(a)),
            ('一般公共预算财政拨款支出决算表', t.general(a, (*codes, '小计', '基本支出', '项目支出'))), ('一般公共预算财政拨款基本支出决算表', economic(a)),
            ('政府性基金预算财政拨款收入支出决算表', empty), ('国有资本经营预算财政拨款支出决算表', empty),
            ('财政拨款“三公”经费支出决算表', three_rows(a))), 1):
        caption(p, n, title)
        p.table(rows)
        if rows is empty:
            p.say('说明：本部门2022年度无此项收支，本表为空表列示。')


def economic(a):
    b, c = a.books, a.form
    rows = [row('经济分类科目编码', '经济分类科目名称', '合计', '人员经费', '公用经费'), row('', '合计', c(b.sum('basic')), c(b.staff()), c(b.office()))]
    for group, title in t.TITLES.items():
        inside = [e for e in b.economy if e[0].startswith(group)]
        staff = group in ('301', '303')
        for code, name, amount in [(group, title, sum(e[2] for e in inside))] + inside:
            if amount:
                rows.append(row(code, name, c(amount), c(amount if staff else 0), c(0 if staff else amount)))
    return rows


def three_rows(a):
    c = a.form

    def line(name, budget, actual):
        return row(name, c(budget), c(actual), c(actual - budget))
    return [row('项目', '年初预算数', '决算数', '决算数较预算数增减额'), line('合计', sum(THREE_BUDGET), sum(THREE)), line('一、因公出国（境）费', THREE_BUDGET[0], THREE[0]),
            line('二、公务用车购置及运行维护费', THREE_BUDGET[1] + THREE_BUDGET[2], THREE[1] + THREE[2]), line('其中：公务用车购置费', THREE_BUDGET[1], THREE[1]),
            line('公务用车运行维护费', THREE_BUDGET[2], THREE[2]), line('三、公务接待费', THREE_BUDGET[3], THREE[3])]


def overall(p, a):
    b = a.books
    total = a.grand_total
    last = total * 94 // 100 // 1_0000 * 1_0000
    p.head('三、部门决算情况说明', '（一）收入支出决算总体情况')
    p.say(f'2022年度收入总计{m(total)}，支出总计{m(total)}。收入总计较上年决算数增加{m(total - last)}，增长{rate(total - last, last)}，主要原因是重点水利工程建设投入加大。')
    p.say(f'1.收入情况。2022年度收入合计{m(a.income())}，其中：财政拨款收入{m(a.fiscal_income())}，占{rate(a.fiscal_income(), a.income())}；事业收入{m(a.own_income())}，占{rate(a.own_income(), a.income())}。此外，年初结转和结余{m(a.opened)}。')
    spent, basic = b.sum('total'), b.sum('basic')
    p.say(f'2.支出情况。2022年度支出合计{m(spent)}，其中：基本支出{m(basic)}，占{rate(basic, spent)}；项目支出{m(spent - basic)}，占{rate(spent - basic, spent)}。此外，年末结转和结余{m(a.closed)}。')
    p.head('（二）财政拨款收入支出决算总体情况')
    last = a.fiscal_total * 95 // 100 // 1_0000 * 1_0000
    p.say(f'2022年度财政拨款收、支总计{m(a.fiscal_total)}。与2021年相比，财政拨款收、支总计各增加{m(a.fiscal_total - last)}，增长{rate(a.fiscal_total - last, last)}。')


def items(p, a):
    b = a.books
    fiscal, last, budget = b.sum('fiscal'), b.sum('last'), b.sum('budget')
    p.head('（三）一般公共预算财政拨款支出决算情况')
    p.say(f'1.总体情况。2022年度一般公共预算财政拨款支出{m(fiscal)}，{moved(fiscal, last)}。较年初预算数{"增加" if fiscal > budget else "减少"}{m(abs(fiscal - budget))}，完成年初预算的{rate(fiscal, budget)}。')
    p.say('2.结构情况。一般公共预算财政拨款支出主要用于以下方面：')
    for n, (_, name, lines) in enumerate(b.classes(lambda l: l.fiscal), 1):
        amount, plan = sum(l.fiscal for l in lines), sum(l.budget for l in lines)
        reason = '主要原因是据实执行，部分款项跨年结算' if amount < plan else '主要原因是年中追加预算'
        p.say(f'（{n}）{name}{m(amount)}，占{rate(amount, fiscal)}，较年初预算数{"增加" if amount > plan else "减少"}{m(abs(amount - plan))}，完成年初预算的{rate(amount, plan)}，{reason}。')
    p.head('（四）一般公共预算财政拨款基本支出决算情况')
    p.say(f'2022年度一般公共预算财政拨款基本支出{m(b.sum("basic"))}，其中：人员经费{m(b.staff())}，占{rate(b.staff(), b.sum("basic"))}；公用经费{m(b.office())}，占{rate(b.office(), b.sum("basic"))}。')


def three(p, a):
    now, then = sum(THREE), sum(THREE_LAST)
    p.head('（五）“三公”经费支出决算情况')
    p.say(f'1.总体情况。2022年度“三公”经费支出{m(now)}，较年初预算数减少{m(sum(THREE_BUDGET) - now)}，完成年初预算的{rate(now, sum(THREE_BUDGET))}；{moved(now, then)}，主要原因是本年更新防汛抢险指挥车辆。')
    p.say('2.分项情况。',
          '（1）因公出国（境）费0.00万元，未安排因公出国（境）团组，与上年决算数持平。',
          f'（2）公务用车购置费{m(THREE[1])}，更新购置防汛指挥车4辆，较年初预算数减少{m(THREE_BUDGET[1] - THREE[1])}，主要原因是按集中采购价结算。',
          f'（3）公务用车运行维护费{m(THREE[2])}，{moved(THREE[2], THREE_LAST[2])}，主要原因是部分老旧车辆退出使用。年末公务用车保有量137辆。',
          f'（4）公务接待费{m(THREE[3])}，{moved(THREE[3], THREE_LAST[3])}，主要原因是流域协作会商活动增多。全年国内公务接待412批次、3,286人次。')


def others(p, a):
    p.head('（六）其他重要事项')
    p.say('1.机关运行经费。2022年度机关运行经费支出1,486.25万元，较上年决算数减少54.90万元，下降3.6%，主要原因是压减会议费和差旅费。机关运行经费统计范围不含所属事业单位。',
          '2.政府采购。2022年度政府采购支出总额26,418.50万元，其中：政府采购货物支出3,205.18万元、政府采购工程支出17,640.00万元、政府采购服务支出5,573.32万元。授予中小企业合同金额19,813.88万元，占政府采购支出总额的75.0%。',
          '3.国有资产占用。截至2022年12月31日，本部门共有车辆137辆，其中：应急保障用车38辆、特种专业技术用车71辆、其他用车28辆。单价50万元以上通用设备26台（套），单价100万元以上专用设备44台（套）。')


FAULTS = [
    Fault('narrative-table-mismatch', r'收入总计(\d[\d,.]+)万元，支出总计', swap(1), '收入总计与支出总计、表不符'),
    Fault('growth-mismatch', r'收入总计较上年决算数增加[\d,.]+万元，增长(\d+\.\d)%', bump(1, 0, 2), '增长率与金额不符'),
    Fault('unit-error', r'事业收入([\d,.]+)万元，占', r'事业收入\1亿元，占', '万元写作亿元'),
    Fault('change-mismatch', r'完成年初预算的[\d.]+%；较上年决算数增加([\d,.]+)万元', bump(1, 0, 1), '三公增减额与增减率、上年数不符'),
    Fault('direction-mismatch', r'（1）科学技术支出.*较年初预算数(增加|减少)', lambda x: put(x, 1, '减少' if x[1] == '增加' else '增加'), '增减方向与完成率矛盾'),
    Fault('sum-mismatch', r'公用经费([\d,.]+)万元，占', slip(1), '小数点错位'),
    Fault('year-mismatch', r'2022年度机关运行经费支出', '2021年度机关运行经费支出', '年度错误'),
    Fault('sum-mismatch', r'特种专业技术用车71辆', '特种专业技术用车17辆', '车辆之和不等于总数'),
    Fault('template-leftover', r'流域协作会商活动增多。', '……。', '原因未填'),
    Fault('table-total-mismatch', r'^2130310\t[^\t]+\t([\d,.]+)\t0\.00\t[\d,.]+$', bump(1, 2, 3), '支出表中合计与项目支出不符'),
    Fault('table-total-mismatch', r'^三、公务接待费\t([\d.]+)\t', bump(1, 0, 1), '三公表预算数之和不符'),
    Fault('duplicate-text', r'指导水文工作、水土保持和农村水利工作；', r'\g<0>\g<0>', '分句重复'),
]
