"""部门预算 of a town government: text drawn from a page, broken cells, tables in 元 beside text in 万元, CRLF and BOM."""
from model.accounts import WAN, draw, percent, trim, wan, yuan
from model.budget_agriculture import economy
from model.faults import Fault, bump, swap
from model.paper import Broken
from model.words import joined, row

NAME = '06-budget-town'
BODY = '松硐镇人民政府'
LAYOUT = Broken
CRLF = True
BOM = b'\xef\xbb\xbf'
YEAR = 2023

PLAN = {
    '2010301': (268, 0, 0), '2010302': (0, 22, 0), '2070109': (24, 0, 0), '2080501': (18, 0, 0), '2080505': (41, 0, 0), '2080506': (20, 0, 0),
    '2101101': (14, 0, 0), '2101102': (11, 0, 0), '2120501': (0, 36, 0), '2130104': (96, 0, 0), '2210201': (31, 0, 0),
}
THREE = {'30217': 2_6000_00, '30231': 4_8000_00}
THREE_LAST = {'30217': 3_1500_00, '30231': 4_8000_00}


def books():
    return draw(2306, YEAR, PLAN, 100, 46, THREE, (88, 114))


def m(amount):
    return wan(amount) + '万元'


def moved(now, then):
    if now == then:
        return '与上年持平'
    return f'较上年{"增加" if now > then else "减少"}{m(abs(now - then))}，{"增长" if now > then else "下降"}{percent(abs(now - then), then)}%'


def write(p):
    b = books()
    total, last, basic = b.sum('fiscal'), b.sum('last'), b.sum('basic')
    p.title(f'{BODY}{YEAR}年部门预算')
    p.head('一、部门概况')
    p.say('（一）主要职能。松硐镇人民政府是一级地方国家行政机关，执行本级人民代表大会的决议和上级行政机关的决定，管理本行政区域内的经济、教育、科学、文化、卫生、财政、民政、司法行政等工作，保护公民财产，维护社会秩序。',
          '（二）人员构成。全镇行政编制19名，事业编制26名；年初实有在职人员43人，其中行政人员18人，事业人员25人。')
    p.head('二、收支总体情况')
    p.say(f'{YEAR}年收入预算{m(total)}，全部为一般公共预算拨款收入，{moved(total, last)}。', f'{YEAR}年支出预算{m(total)}，其中：基本支出{m(basic)}，占{percent(basic, total)}%；项目支出{m(total - basic)}，占{percent(total - basic, total)}%。')
    parts = [f'{name}{m(sum(l.fiscal for l in lines))}，占{percent(sum(l.fiscal for l in lines), total)}%' for _, name, lines in b.classes()]
    p.say(f'按功能分类：{joined(parts)}。')
    p.head('三、基本支出情况')
    p.say(f'{YEAR}年基本支出{m(basic)}，其中：人员经费{m(b.staff())}，公用经费{m(b.office())}。')
    p.head('四、“三公”经费情况')
    now, then = sum(THREE.values()), sum(THREE_LAST.values())
    p.say(f'{YEAR}年“三公”经费预算{m(now)}，{moved(now, then)}。其中：公务接待费{m(THREE["30217"])}，{moved(THREE["30217"], THREE_LAST["30217"])}，主要是厉行节约；'
          f'公务用车运行维护费{m(THREE["30231"])}，与上年持平；因公出国（境）费0.00万元，公务用车购置费0.00万元，均与上年持平。')
    p.head('五、其他事项')
    p.say('机关运行经费与公用经费口径一致，用于办公、水电、差旅等日常支出。', '2023年政府采购预算12.60万元，其中：货物8.40万元，服务4.20万元。', '截至2022年12月31日，共有公务用车3辆，其中：应急保障用车1辆，执法执勤用车2辆。',
          '本单位没有政府性基金预算和国有资本经营预算安排的支出。')
    tables(p, b)
    target(p, b)


def tables(p, b):
    total, basic = b.sum('fiscal'), b.sum('basic')
    c = lambda amount: yuan(amount) if amount else ''

    def caption(title):
        p.head(title, f'编制单位：{BODY} 单位：元')
    caption('部门支出预算表')
    p.table([row('科目编码', '科目名称', '合计', '基本支出', '项目支出'), row('合计', c(total), c(basic), c(total - basic))] +
            [row(code, name, *map(c, v)) for code, name, v in b.rows([lambda l: l.fiscal, lambda l: l.basic, lambda l: l.project])])
    caption('一般公共预算基本支出表')
    p.table([row('科目编码', '科目名称', '合计', '人员经费', '公用经费'), row('合计', c(basic), c(b.staff()), c(b.office()))] + list(economy(b, c)))
    caption('“三公”经费预算表')
    p.table([row('项目', '本年预算数'), row('合计', c(sum(THREE.values()))), row('公务接待费', c(THREE['30217'])), row('公务用车运行维护费', c(THREE['30231']))])


def target(p, b):
    amount = next(l.project for l in b.lines if l.code == '2120501')
    p.head('项目支出绩效目标表', '（2023年度）')
    p.table([row('项目名称', '集镇环境卫生保洁'), row('预算金额（万元）', trim(wan(amount, 6))), row('年度目标', '集镇生活垃圾日产日清，垃圾清运率达到100%，保洁面积覆盖6.5万平方米，群众满意度达到90%以上。'),
             row('一级指标', '二级指标', '三级指标', '指标值'), row('产出指标', '数量指标', '保洁面积', '≥6.5万平方米'), row('质量指标', '垃圾清运率', '100%'),
             row('时效指标', '生活垃圾日产日清率', '≥98%'), row('效益指标', '生态效益指标', '集镇环境', '明显改善'), row('满意度指标', '服务对象满意度指标', '群众满意度', '≥90%')])


FAULTS = [
    Fault('growth-mismatch', r'一般公共预算拨款收入，较上年(?:增加|减少)[\d.]+万元，(?:增长|下降)(\d+\.\d\d)%', bump(1, 0, 3), '增减率不符'),
    Fault('share-mismatch', r'住房保障支出[\d.]+万元，占(\d+\.\d\d)%', bump(1, 0, 4), '占比不符'),
    Fault('sum-mismatch', r'公用经费(\d+\.\d\d)万元。', swap(1), '人员、公用之和不等于基本支出'),
    Fault('sum-mismatch', r'货物8\.40万元', '货物4.80万元', '货物与服务之和不等于总额'),
    Fault('duplicate-text', r'均与上年持平', '均与与上年持平', '叠字'),
    Fault('count-mismatch', r'行政人员18人', '行政人员16人', '分项人数之和不等于总数'),
    Fault('unit-error', r'公务用车运行维护费4\.80万元，与', '公务用车运行维护费4.80元，与', '万元写作元'),
    Fault('indicator-goal-mismatch', r'保洁面积\t≥6\.5万', '保洁面积\t≥5.6万', '指标值与目标不同'),
    Fault('empty-field', r'主要是厉行节约；', '主要是；', '原因空缺'),
]
