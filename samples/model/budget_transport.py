"""部门预算 of a city's transport bureau: one cell a line, a government fund, 事业收入 and money carried over."""
from model.accounts import draw, percent, shares, wan
from model.budget_agriculture import economy
from model.faults import Fault, bump, put, slip, swap
from model.paper import Stacked
from model.words import blank0, joined, row, side_by_side

NAME = '02-budget-city-transport'
BODY = '澄陵市交通运输局'
LAYOUT = Stacked
YEAR = 2025

PLAN = {
    '2080501': (310, 0, 0), '2080505': (520, 0, 0), '2080506': (260, 0, 0), '2101101': (190, 0, 0), '2101102': (140, 0, 0),
    '2120803': (0, 1800, 0), '2140101': (1650, 0, 0), '2140104': (0, 4200, 0), '2140106': (0, 2600, 420), '2140112': (980, 510, 0),
    '2210201': (430, 0, 0), '2210203': (120, 0, 0),
}
THREE = {'30212': 1200_0000, '30217': 960_0000, '30231': 3450_0000, '31013': 1800_0000}
THREE_LAST = {'30212': 0, '30217': 1130_0000, '30231': 3450_0000, '31013': 0}
CARRIED = 215_6800_00   # of the own money, 上年结转
LABELS = {'30212': '因公出国（境）费', '31013': '公务用车购置费', '30231': '公务用车运行维护费', '30217': '公务接待费'}

DUTIES = ['贯彻执行国家和省有关交通运输的方针政策和法律法规，拟订全市交通运输行业规划并监督实施；', '承担道路、水路运输市场监管责任，指导城乡客运及有关设施规划和管理；',
          '负责公路、水路基础设施建设市场监管，组织实施重点工程建设和质量安全监督；', '指导公路、水路行业安全生产和应急管理，组织协调重点物资和紧急客货运输；',
          '指导交通运输信息化建设，监测分析运行情况，发布有关信息；', '完成市委、市政府交办的其他任务。']

UNITS = ['澄陵市交通运输局（本级）', '澄陵市公路事业发展中心', '澄陵市道路运输服务中心', '澄陵市港航事务中心']

PROJECTS = [('2140104', '普通国省道改扩建', '完成改扩建里程', 26, '公里', '交工验收合格率', 100),
            ('2140106', '干线公路日常养护', '养护里程', 418, '公里', '优良路率', 88),
            ('2140112', '智慧出行平台运行维护', '接入客运站点', 35, '个', '平台可用率', 99)]


def books():
    return draw(2502, YEAR, PLAN, 1_0000, 640, THREE, (85, 122))


def w(amount):
    return wan(amount) + '万元'


def moved(now, then):
    """This office prints two decimals throughout and always gives the rate."""
    if now == then:
        return '与上年持平'
    word = '增加' if now > then else '减少'
    rate = f'，{"增长" if now > then else "下降"}{percent(abs(now - then), then)}%' if then else ''
    return f'比上年{word}{w(abs(now - then))}{rate}'


def write(p):
    b = books()
    p.title(f'{BODY}{YEAR}年部门预算公开说明')
    p.head('第一部分 部门基本情况', '一、部门职责')
    p.say(*(f'{n}.{duty}' for n, duty in enumerate(DUTIES, 1)))
    p.head('二、部门预算单位构成')
    p.say(f'纳入{BODY}{YEAR}年部门预算编制范围的预算单位共{len(UNITS)}个，包括：{"、".join(UNITS)}。')
    p.table([row('序号', '单位名称', '单位性质')] + [row(n, u, '行政单位' if n == 1 else '公益一类事业单位') for n, u in enumerate(UNITS, 1)])
    summary(p, b)
    spending(p, b)
    three(p)
    others(p, b)
    tables(p, b)


def summary(p, b):
    fiscal, fund, own = b.sum('fiscal'), b.funds('fiscal'), b.sum('own')
    total, last = fiscal + own, b.sum('last') + b.sum('last_own')
    p.head('第二部分 2025年部门预算情况说明', '一、收入支出预算总体情况')
    p.say(f'按照综合预算的原则，{BODY}所有收入和支出均纳入部门预算管理。{YEAR}年收支总预算{w(total)}，{moved(total, last)}，主要是重点公路项目进度款安排变化。')
    p.head('二、收入预算情况')
    parts = [('一般公共预算拨款收入', fiscal - fund), ('政府性基金预算拨款收入', fund), ('事业收入', own - CARRIED), ('上年结转', CARRIED)]
    p.say(f'{YEAR}年收入预算{w(total)}，其中：' + joined(f'{name}{w(a)}，占{percent(a, total)}%' for name, a in parts) + '。')
    p.head('三、支出预算情况')
    basic = b.sum('basic')
    p.say(f'{YEAR}年支出预算{w(total)}，其中：基本支出{w(basic)}，占{percent(basic, total)}%；项目支出{w(total - basic)}，占{percent(total - basic, total)}%。')
    p.head('四、财政拨款收入支出预算总体情况')
    p.say(f'{YEAR}年财政拨款收支总预算{w(fiscal)}，{moved(fiscal, b.sum("last"))}。收入包括：一般公共预算当年拨款收入{w(fiscal - fund)}、政府性基金预算当年拨款收入{w(fund)}；'
          '支出包括：' + joined((f'{name}{w(sum(l.fiscal for l in lines))}' for _, name, lines in b.classes()), '、') + '。')


def spending(p, b):
    whole, last = b.general('fiscal'), b.general('last')
    general = lambda l: not l.fund
    groups = [(name, lines, sum(l.fiscal for l in lines)) for _, name, lines in b.classes(general)]
    p.head('五、一般公共预算当年拨款情况', '（一）规模变化情况')
    p.say(f'{YEAR}年一般公共预算当年拨款{w(whole)}，{moved(whole, last)}。')
    p.head('（二）结构情况')
    p.say(joined(f'{name}{w(a)}，占{s}%' for (name, _, a), s in zip(groups, shares([g[2] for g in groups]))) + '。')
    p.head('（三）具体使用情况')
    n = 0
    for name, lines, _ in groups:
        for l in lines:
            n += 1
            p.say(f'{n}.{name}（类）{parent(b, l)}（款）{l.name}（项）{YEAR}年预算数为{w(l.fiscal)}，{moved(l.fiscal, l.last)}，主要用于{PURPOSE[l.code]}。')
    p.head('六、一般公共预算基本支出情况')
    p.say(f'{YEAR}年一般公共预算基本支出{w(b.sum("basic"))}，其中：')
    for title, amount, groups in (('人员经费', b.staff(), ('301', '303')), ('公用经费', b.office(), ('302', '310'))):
        names = '、'.join(name for code, name, _ in b.economy if code[:3] in groups)
        p.say(f'{title}{w(amount)}，主要包括：{names}。')


PURPOSE = {
    '2080501': '机关及参公单位离退休人员经费', '2080505': '单位为职工缴纳的基本养老保险', '2080506': '单位为职工缴纳的职业年金', '2101101': '行政单位基本医疗保险缴费',
    '2101102': '事业单位基本医疗保险缴费', '2140101': '机关人员工资福利和日常运转', '2140104': '普通国省道改扩建工程', '2140106': '干线公路日常养护和水毁修复',
    '2140112': '道路运输服务机构运转和智慧出行平台运行维护', '2210201': '单位为职工缴纳的住房公积金', '2210203': '符合条件职工的购房补贴',
}


def parent(b, line):
    return next(name for code, name, _ in b.rows([]) if code == line.code[:5])


def three(p):
    now, then = sum(THREE.values()), sum(THREE_LAST.values())
    p.head('七、“三公”经费预算情况')
    p.say(f'{YEAR}年“三公”经费预算数为{w(now)}，{moved(now, then)}。具体情况如下：')
    car, car_last = THREE['30231'] + THREE['31013'], THREE_LAST['30231'] + THREE_LAST['31013']
    p.say(f'1.因公出国（境）费{w(THREE["30212"])}，{moved(THREE["30212"], THREE_LAST["30212"])}，主要是新增1个港口合作交流团组，计划2人次。',
          f'2.公务用车购置及运行维护费{w(car)}，{moved(car, car_last)}。其中：公务用车购置费{w(THREE["31013"])}，{moved(THREE["31013"], THREE_LAST["31013"])}，'
          f'主要是更新1辆执法执勤用车；公务用车运行维护费{w(THREE["30231"])}，与上年持平。',
          f'3.公务接待费{w(THREE["30217"])}，{moved(THREE["30217"], THREE_LAST["30217"])}，主要是严格执行公务接待标准，减少陪餐人数。')


def others(p, b):
    p.head('八、政府性基金预算支出情况')
    p.say(f'{YEAR}年政府性基金预算支出{w(b.funds("fiscal"))}，{moved(b.funds("fiscal"), b.funds("last"))}，全部为城乡社区支出，用于城市道路建设。')
    p.head('九、国有资本经营预算支出情况')
    p.say('2025年没有国有资本经营预算拨款安排的支出。')
    p.head('十、其他重要事项的情况说明', '（一）机关运行经费')
    p.say('2025年局机关及参公单位的机关运行经费财政拨款预算286.40万元，比上年减少9.60万元，下降3.24%，主要是压减印刷费和会议费。机关运行经费不含公益一类事业单位的公用经费。')
    p.head('（二）政府采购情况')
    p.say('2025年政府采购预算总额3152.80万元，其中：政府采购货物预算212.30万元、政府采购工程预算2460.00万元、政府采购服务预算480.50万元。')
    p.head('（三）国有资产占有使用情况')
    p.say('截至2024年12月31日，所属各预算单位共有车辆42辆，其中：应急保障用车6辆、执法执勤用车21辆、特种专业技术用车9辆、其他用车6辆。单价100万元以上的设备4台（套）。2025年部门预算安排购置车辆1辆。')
    p.head('（四）绩效目标设置情况')
    amounts = [project(b, code) for code, *_ in PROJECTS]
    p.say(f'2025年重点绩效目标管理的项目{len(PROJECTS)}个，涉及一般公共预算当年拨款{w(sum(amounts))}。项目绩效目标见附表。')
    p.head('第三部分 名词解释')
    p.say('1.一般公共预算拨款收入：指市级财政当年拨付的一般公共预算资金。', '2.事业收入：指事业单位开展专业业务活动及其辅助活动取得的收入。',
          '3.上年结转：指以前年度尚未完成、结转到本年仍按原规定用途继续使用的资金。', '4.机关运行经费：指行政单位和参照公务员法管理的事业单位为保障运行用于购买货物和服务的各项资金。')


def project(b, code):
    return next(l.project for l in b.lines if l.code == code)


def numbered(p, caption, heads, body, no):
    p.head(f'附表{no} {caption}', f'部门：{BODY}　　　　单位：万元')
    p.table([row('序号', *heads), row('栏次', *range(1, len(heads) + 1))] + [row(n, *cells) for n, cells in enumerate(body, 1)])


def tables(p, b):
    total, fiscal, fund, own, basic = b.sum('total'), b.sum('fiscal'), b.funds('fiscal'), b.sum('own'), b.sum('basic')
    c = blank0
    p.head('第四部分 2025年部门预算表')
    left = [('一、一般公共预算拨款收入', c(fiscal - fund)), ('二、政府性基金预算拨款收入', c(fund)), ('三、国有资本经营预算拨款收入', ''), ('四、事业收入', c(own - CARRIED)), ('五、其他收入', '')]
    right = [(f'{"一二三四五六"[n]}、{name}', c(sum(l.total for l in lines))) for n, (_, name, lines) in enumerate(b.classes())]
    numbered(p, '部门收支总表', ['收入', '预算数', '支出', '预算数'],
             side_by_side(left, right) + [row('本年收入合计', c(total - CARRIED), '本年支出合计', c(total)), row('上年结转', c(CARRIED), '结转下年', ''),
                                          row('收入总计', c(total), '支出总计', c(total))], 1)
    numbered(p, '部门支出总表', ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
             [row('', '合计', c(total), c(basic), c(total - basic))] + [row(code, name, *map(c, v)) for code, name, v in
              b.rows([lambda l: l.total, lambda l: l.basic, lambda l: l.project + l.own])], 2)
    left = [('一、一般公共预算拨款', c(fiscal - fund)), ('二、政府性基金预算拨款', c(fund)), ('三、国有资本经营预算拨款', '')]
    right = [(name, c(sum(l.fiscal for l in lines)), c(sum(l.fiscal for l in lines if not l.fund)), c(sum(l.fiscal for l in lines if l.fund)))
             for _, name, lines in b.classes()]
    numbered(p, '财政拨款收支总表', ['收入', '预算数', '支出', '合计', '一般公共预算', '政府性基金预算'],
             side_by_side(left, right) + [row('收入总计', c(fiscal), '支出总计', c(fiscal), c(fiscal - fund), c(fund))], 3)
    numbered(p, '一般公共预算支出表', ['科目编码', '科目名称', '2024年预算数', '2025年预算数', '基本支出', '项目支出'],
             [row('', '合计', c(b.general('last')), c(fiscal - fund), c(basic), c(fiscal - fund - basic))] + [row(code, name, *map(c, v)) for code, name, v in
              b.rows([lambda l: l.last, lambda l: l.fiscal, lambda l: l.basic, lambda l: l.project], lambda l: not l.fund)], 4)
    numbered(p, '一般公共预算基本支出表', ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
             [row('', '合计', c(basic), c(b.staff()), c(b.office()))] + list(economy(b, c)), 5)
    car = THREE['30231'] + THREE['31013']
    numbered(p, '一般公共预算“三公”经费支出表', ['项目', '2024年预算数', '2025年预算数'], [
        row('合计', c(sum(THREE_LAST.values())), c(sum(THREE.values()))), row('一、因公出国（境）费', c(THREE_LAST['30212']), c(THREE['30212'])),
        row('二、公务用车购置及运行维护费', c(THREE_LAST['30231']), c(car)), row('其中：公务用车购置费', '', c(THREE['31013'])),
        row('公务用车运行维护费', c(THREE_LAST['30231']), c(THREE['30231'])), row('三、公务接待费', c(THREE_LAST['30217']), c(THREE['30217']))], 6)
    numbered(p, '政府性基金预算支出表', ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
             [row('', '合计', c(fund), '', c(fund))] + [row(code, name, *map(c, v)) for code, name, v in
              b.rows([lambda l: l.fiscal, lambda l: l.basic, lambda l: l.project], lambda l: l.fund)], 7)
    for n, (code, title, count, target, unit, rate, percentage) in enumerate(PROJECTS):
        p.head(f'附表{8 + n} 项目支出绩效目标表', '（2025年度）　　金额单位：万元')
        p.table([row('项目名称', title), row('主管部门', BODY), row('年度资金总额', c(project(b, code))), row('其中：财政拨款', c(project(b, code))),
                 row('其他资金', '0.00'), row('年度目标', f'{count}达到{target}{unit}以上，{rate}不低于{percentage}%，按计划完成年度任务。'),
                 row('一级指标', '二级指标', '三级指标', '指标值'), row('产出指标', '数量指标', count, f'≥{target}{unit}'), row('', '质量指标', rate, f'≥{percentage}%'),
                 row('', '时效指标', '年度任务按时完成率', '≥95%'), row('效益指标', '社会效益指标', '群众出行条件', '持续改善'),
                 row('满意度指标', '服务对象满意度指标', '公众满意度', '≥90%')])


FAULTS = [
    Fault('count-mismatch', r'预算单位共4个', '预算单位共5个', '列出的是四个单位'),
    Fault('entity-name', r'按照综合预算的原则，澄陵市交通运输局', '按照综合预算的原则，澄陵市交运输局', '单位名称漏一字'),
    Fault('share-mismatch', r'政府性基金预算拨款收入[\d.]+万元，占(\d+\.\d\d)%', bump(1, 0, 3), '占比不符'),
    Fault('direction-mismatch', r'财政拨款收支总预算[\d.]+万元，比上年(增加|减少)', lambda m: put(m, 1, '减少' if m[1] == '增加' else '增加'), '增减方向与增减率相反'),
    Fault('sum-mismatch', r'公务用车购置费18\.00万元', '公务用车购置费16.00万元', '购置与运行维护之和不等于合计'),
    Fault('unit-error', r'一般公共预算基本支出([\d.]+)万元，其中', r'一般公共预算基本支出\1元，其中', '万元写作元'),
    Fault('growth-mismatch', r'比上年减少9\.60万元，下降3\.24%', '比上年减少9.60万元，下降3.35%', '除以了本年数'),
    Fault('punctuation', r'执法执勤用车21辆、特种', '执法执勤用车21辆、、特种', '标点重复'),
    Fault('year-mismatch', r'2025年重点绩效目标', '2024年重点绩效目标', '上年的年度未改'),
    Fault('template-leftover', r'用于城市道路建设。', '用于XX建设。', '占位符未填'),
    Fault('table-table-mismatch', r'^\d+\t2140104\t[^\t]+\t[\d.]+\t([\d.]+)\t\t', slip(1), '小数点错位'),
    Fault('budget-vs-cost', r'三公”经费预算数为([\d.]+)万元', swap(1), '总额数字颠倒'),
    Fault('symbol-misuse', r'公众满意度\t≥90%', '公众满意度\t≤90%', '满意度写成不高于'),
]
