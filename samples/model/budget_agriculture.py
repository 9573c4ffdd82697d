"""部门预算 of a county's agriculture bureau: tab-separated tables, 万元, no carry-over trouble, little money."""
from model.accounts import draw, percent, trim, wan
from model.faults import Fault, bump, swap
from model.paper import Tabbed
from model.words import blank0, change, joined, money, row, side_by_side

NAME = '01-budget-county-agriculture'
BODY = '岚溪县农业农村局'
LAYOUT = Tabbed
YEAR = 2024

PLAN = {
    '2080501': (62, 0, 0), '2080505': (118, 0, 0), '2080506': (59, 0, 0), '2101101': (48, 0, 0), '2101102': (21, 0, 0),
    '2101103': (16, 0, 0), '2130101': (640, 0, 0), '2130104': (310, 0, 0), '2130122': (0, 185, 60), '2130126': (0, 96, 0),
    '2130599': (0, 140, 0), '2210201': (96, 0, 0),
}
THREE = {'30217': 640_0000, '30231': 1250_0000}   # 公务接待, 公务用车运行
THREE_LAST = {'30217': 780_0000, '30231': 1250_0000}

DUTIES = [
    '统筹推动全县农业农村工作，拟订农业农村发展中长期规划并组织实施。',
    '负责种植业、畜牧业、渔业和农业机械化的监督管理，指导粮食等重要农产品生产。',
    '负责农产品质量安全监督管理，组织开展质量安全监测和追溯体系建设。',
    '组织农业资源区划工作，指导农用地、渔业水域以及农业生物物种资源的保护与管理。',
    '负责农业投资管理，提出农业投融资机制建议，编制中央和省级投资安排的农业投资项目建设规划。',
    '推动农业科技体制改革和创新体系建设，指导农业科技成果转化和技术推广。',
    '承办县委、县政府交办的其他事项。',
]

PROJECTS = [
    ('高标准农田管护与粮油单产提升', '2130122', [
        ('产出指标', '数量指标', '粮油单产提升示范片面积', '≥1.2万亩'), ('产出指标', '质量指标', '示范片验收合格率', '≥95%'),
        ('产出指标', '时效指标', '补助资金拨付及时率', '≥98%'), ('效益指标', '经济效益指标', '示范片亩均增产', '≥18公斤'),
        ('满意度指标', '服务对象满意度指标', '种粮大户满意度', '≥90%')]),
    ('农村人居环境整治提升', '2130126', [
        ('产出指标', '数量指标', '完成农村户厕改造', '≥260户'), ('产出指标', '质量指标', '改造户厕验收合格率', '100%'),
        ('产出指标', '时效指标', '改造任务完成时间', '2024年11月底前'), ('效益指标', '生态效益指标', '农村生活污水乱排现象', '明显减少'),
        ('满意度指标', '服务对象满意度指标', '村民满意度', '≥92%')]),
]


def books():
    return draw(1401, YEAR, PLAN, 1_0000, 190, THREE)


def write(paper):
    b = books()
    front(paper)
    story(paper, b)
    glossary(paper)
    tables(paper, b)
    targets(paper, b)


def front(p):
    p.title(f'{BODY}{YEAR}年部门预算')
    p.title('目  录')
    p.head('第一部分 岚溪县农业农村局概况', '一、主要职责', '二、机构设置和人员情况', '第二部分 2024年部门预算情况说明',
           '一、收支预算总体情况', '二、财政拨款支出情况', '三、“三公”经费预算情况', '四、其他重要事项', '第三部分 名词解释',
           '第四部分 2024年部门预算表', '一、收支预算总表', '二、部门收入总表', '三、部门支出总表', '四、财政拨款收支总表',
           '五、一般公共预算支出表', '六、一般公共预算基本支出表', '七、财政拨款“三公”经费支出表', '八、政府性基金预算支出表',
           '九、国有资本经营预算支出表', '十、项目支出绩效目标表')
    p.head('第一部分 岚溪县农业农村局概况', '一、主要职责')
    p.say(*(f'（{n}）{duty}' for n, duty in zip('一二三四五六七', DUTIES)))
    p.head('二、机构设置和人员情况')
    p.say(f'{BODY}内设办公室、计划财务股、种植业管理股、畜牧兽医股、农村社会事业促进股5个股室，所属预算单位2个，'
          '分别为岚溪县农业技术推广中心、岚溪县动物疫病预防控制中心。',
          '编制人数86人，其中：行政编制24人，事业编制62人。年末实有在职人员81人，其中：行政人员23人，事业人员58人；退休人员47人。')


def story(p, b):
    own, last_own = b.sum('own'), b.sum('last_own')
    fiscal, last = b.sum('fiscal'), b.sum('last')
    total, total_last = fiscal + own, last + last_own
    basic, project = b.sum('basic'), b.sum('project')
    p.head('第二部分 2024年部门预算情况说明', '一、收支预算总体情况')
    p.say(f'（一）收入预算。{YEAR}年收入预算总额{money(total)}，较上年预算{change(total, total_last)}。其中：财政拨款收入{money(fiscal)}，'
          f'较上年预算{change(fiscal, last)}；其他收入{money(own)}，较上年预算{change(own, last_own)}。变动的主要原因是人员经费标准调整和上级专项下达时间变化。')
    p.say(f'（二）支出预算。{YEAR}年支出预算总额{money(total)}，较上年预算{change(total, total_last)}。按支出性质划分：基本支出{money(basic)}，'
          f'占{pct(basic, total)}；项目支出{money(total - basic)}，占{pct(total - basic, total)}。')
    parts = [f'{name}{money(sum(l.total for l in lines))}，较上年预算{change(sum(l.total for l in lines), sum(l.last + l.last_own for l in lines))}'
             for _, name, lines in b.classes()]
    p.say(f'按支出功能科目划分：{joined(parts)}。')
    p.head('二、财政拨款支出情况')
    parts = [f'{name}{money(sum(l.fiscal for l in lines))}，占{pct(sum(l.fiscal for l in lines), fiscal)}' for _, name, lines in b.classes()]
    p.say(f'{YEAR}年财政拨款支出预算{money(fiscal)}，较上年预算{change(fiscal, last)}。按支出功能科目划分：{joined(parts)}。')
    p.say(f'按支出性质划分：基本支出{money(basic)}，其中：人员经费{money(b.staff())}，公用经费{money(b.office())}；项目支出{money(project)}。')
    p.say('本部门2024年没有使用政府性基金预算拨款安排的支出，也没有使用国有资本经营预算拨款安排的支出。')
    p.head('三、“三公”经费预算情况')
    now, then = sum(THREE.values()), sum(THREE_LAST.values())
    p.say(f'{YEAR}年“三公”经费财政拨款预算安排{money(now)}，比上年{change(now, then)}。其中：')
    p.say('因公出国（境）费0万元，与上年持平，主要是未安排因公出国（境）任务。',
          f'公务接待费{money(THREE["30217"])}，比上年{change(THREE["30217"], THREE_LAST["30217"])}，主要是继续压减接待批次，从严控制陪餐人数。',
          '公务用车购置费0万元，与上年持平，主要是没有车辆更新计划。',
          f'公务用车运行维护费{money(THREE["30231"])}，与上年持平，主要是车辆编制没有变化。')
    others(p, b)


def others(p, b):
    office, last = b.office(), b.office_last()
    p.head('四、其他重要事项')
    p.say(f'（一）机关运行经费。{YEAR}年机关运行经费预算{money(office)}，比上年{change(office, last, rate=("，增长{}%", "，下降{}%"))}，主要原因是公用经费定额标准调整。')
    p.say('（二）政府采购。2024年政府采购预算总额72.6万元，其中：政府采购货物预算18.4万元，政府采购工程预算0万元，政府采购服务预算54.2万元。')
    p.say('（三）国有资产占用。截至2023年12月31日，部门共有车辆5辆，其中：一般公务用车2辆，执法执勤用车3辆。单位价值200万元以上的大型设备0台（套）。')
    listed = [money(line(b, code).fiscal) for _, code, _ in PROJECTS]
    total = sum(line(b, code).fiscal for _, code, _ in PROJECTS)
    p.say(f'（四）预算绩效管理。本部门对全部项目支出设置绩效目标，公开重点项目2个，涉及财政拨款{money(total)}，'
          f'分别为{PROJECTS[0][0]}项目{listed[0]}、{PROJECTS[1][0]}项目{listed[1]}。')


def glossary(p):
    p.head('第三部分 名词解释')
    p.say('一、财政拨款收入：指县级财政当年拨付的资金。', '二、其他收入：指除财政拨款收入以外取得的各项收入，包括上级部门拨入的专项工作经费。',
          '三、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员经费和公用经费。',
          '四、项目支出：指在基本支出之外为完成特定工作任务和事业发展目标所发生的支出。',
          '五、“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。',
          '六、机关运行经费：指用一般公共预算财政拨款安排的为保障单位运行用于购买货物和服务的各项资金。')


def tables(p, b):
    own, fiscal, total = b.sum('own'), b.sum('fiscal'), b.sum('total')
    comma = lambda amount: blank0(amount, lambda a: wan(a, comma=True))

    def caption(title):
        p.head(title, f'填报单位：{BODY}', '单位：万元')

    p.head('第四部分 2024年部门预算表')
    caption('收支预算总表')
    left = [('一、财政拨款收入', comma(fiscal)), ('（一）一般公共预算收入', comma(fiscal)), ('（二）政府性基金预算收入', ''), ('（三）国有资本经营预算收入', ''),
            ('二、事业收入', ''), ('三、其他收入', comma(own))]
    right = [(name, comma(sum(l.total for l in lines))) for _, name, lines in b.classes()]
    p.table([row('收 入', '', '支 出', ''), row('项目', '预算数', '项目（按支出功能科目类级）', '预算数')] + side_by_side(left, right)
            + [row('本年收入合计', comma(total), '本年支出合计', comma(total)), row('上年结转', '', '结转下年', ''),
               row('收入总计', comma(total), '支出总计', comma(total))])
    caption('部门收入总表')
    p.table([row('科目编码', '科目名称', '合计', '财政拨款收入', '其他收入'), row('', '合计', comma(total), comma(fiscal), comma(own))]
            + [row(code, name, *map(comma, values)) for code, name, values in
               b.rows([lambda l: l.total, lambda l: l.fiscal, lambda l: l.own])])
    caption('部门支出总表')
    spent = [lambda l: l.total, lambda l: l.basic, lambda l: l.project + l.own]
    p.table([row('科目编码', '科目名称', '合计', '基本支出', '项目支出'), row('', '合计', comma(total), comma(b.sum('basic')), comma(total - b.sum('basic')))]
            + [row(code, name, *map(comma, values)) for code, name, values in b.rows(spent)])
    caption('财政拨款收支总表')
    left = [('一、本年收入', comma(fiscal)), ('（一）一般公共预算拨款', comma(fiscal)), ('（二）政府性基金预算拨款', ''), ('（三）国有资本经营预算拨款', '')]
    right = [('一、本年支出', comma(fiscal), comma(fiscal), '', '')] + [
        (name, *[comma(sum(l.fiscal for l in lines))] * 2, '', '') for _, name, lines in b.classes(lambda l: l.fiscal)]
    p.table([row('收 入', '', '支 出'), row('项目', '预算数', '项目（按支出功能科目类级）', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算')]
            + side_by_side(left, right) + [row('收入总计', comma(fiscal), '支出总计', comma(fiscal), comma(fiscal), '', '')])
    caption('一般公共预算支出表')
    p.table([row('科目编码', '科目名称', '合计', '基本支出', '项目支出'), row('', '合计', comma(fiscal), comma(b.sum('basic')), comma(b.sum('project')))]
            + [row(code, name, *map(comma, values)) for code, name, values in
               b.rows([lambda l: l.fiscal, lambda l: l.basic, lambda l: l.project], lambda l: l.fiscal)])
    caption('一般公共预算基本支出表')
    p.table([row('科目编码', '科目名称', '合计', '人员经费', '公用经费'), row('', '合计', comma(b.sum('basic')), comma(b.staff()), comma(b.office()))]
            + list(economy(b, comma)))
    caption('财政拨款“三公”经费支出表')
    p.table([row('单位名称', '合计', '因公出国（境）费', '公务接待费', '公务用车运行维护费', '公务用车购置费'),
             row(BODY, comma(sum(THREE.values())), '', comma(THREE['30217']), comma(THREE['30231']), '')])
    for title in ('政府性基金预算支出表', '国有资本经营预算支出表'):
        caption(title)
        p.table([row('科目编码', '科目名称', '合计', '基本支出', '项目支出'), row('', '合计', '', '', '')])
        p.say(f'注：本部门2024年没有{title[:-3]}安排的支出，本表为空。')


def economy(b, form):
    titles = {'301': '工资福利支出', '302': '商品和服务支出', '303': '对个人和家庭的补助', '310': '资本性支出'}
    for group, title in titles.items():
        inside = [e for e in b.economy if e[0].startswith(group)]
        if not inside:
            continue
        staff = group in ('301', '303')
        for code, name, amount in [(group, title, sum(e[2] for e in inside))] + inside:
            yield row(code, name, form(amount), form(amount) if staff else '', '' if staff else form(amount))


def targets(p, b):
    for title, code, indicators in PROJECTS:
        amount = trim(wan(line(b, code).fiscal))
        p.head('项目支出绩效目标表', '（2024年度）')
        rows = [row('项目名称', title, '', ''), row('主管部门', BODY, '实施单位', BODY), row('项目资金（万元）', '年度资金总额', amount, ''),
                row('', '其中：财政拨款', amount, ''), row('', '其他资金', '0', ''), row('年度绩效目标', GOALS[title], '', ''),
                row('一级指标', '二级指标', '三级指标', '指标值')]
        before = ''
        for first, second, third, value in indicators:
            rows.append(row('' if first == before else first, second, third, value))
            before = first
        p.table(rows)


GOALS = {
    '高标准农田管护与粮油单产提升': '建设粮油单产提升示范片1.2万亩以上，示范片验收合格率达到95%以上，示范片亩均增产18公斤以上，带动全县粮食稳产增产。',
    '农村人居环境整治提升': '完成农村户厕改造260户以上，改造户厕全部验收合格，11月底前完成年度任务，村民满意度达到92%以上。',
}


def line(b, code):
    return next(l for l in b.lines if l.code == code)


def pct(part, whole):
    return trim(percent(part, whole)) + '%'


FAULTS = [
    Fault('growth-mismatch', r'机关运行经费预算.*?(?:增长|下降)(\d+\.\d+)%', bump(1, 0, 4), '机关运行经费的增减率与金额不符'),
    Fault('sum-mismatch', r'政府采购货物预算(18\.4)万元', lambda m: m[0].replace('18.4', '14.8'), '货物、工程、服务之和不等于采购总额'),
    Fault('count-mismatch', r'部门共有车辆(5)辆', lambda m: m[0].replace('5', '6'), '车辆分类之和为5'),
    Fault('choice-unresolved', r'公务用车购置费0万元，与上年持平', '公务用车购置费0万元，比上年增加/减少0万元', '二选一未删'),
    Fault('narrative-table-mismatch', r'按支出性质划分：基本支出[\d.]+万元，其中：人员经费(\d+\.?\d*)万元', swap(1), '人员经费与基本支出表不符'),
    Fault('table-total-mismatch', r'^2130122\t[^\t]+\t([\d,.]+)\t\t[\d,.]+$', bump(1, 0, 2), '收支表中项的数改动后合计不符'),
    Fault('empty-field', r'主要是车辆编制没有变化', '主要是', '原因空缺'),
    Fault('instruction-leftover', r'单位价值200万元以上的大型设备0台（套）。', r'\g<0>（如无此项内容，请删除。）', '模板说明未删'),
    Fault('duplicate-text', r'变动的主要原因是人员', '变动的主要原因是是人员', '叠字'),
    Fault('indicator-goal-mismatch', r'完成农村户厕改造260户以上', '完成农村户厕改造320户以上', '目标与指标值不同'),
    Fault('indicator-value-type', r'示范片验收合格率\t≥95%', '示范片验收合格率\t≥95户', '比率以户计'),
]