"""部门决算 of a city's culture bureau: one cell a line, figures with two decimals, money carried over, a long item list."""
from model import final_tables as t
from model.accounts import draw, percent, trim, wan
from model.faults import Fault, bump, put, swap
from model.paper import Stacked
from model.words import joined, row

NAME = '03-accounts-city-culture'
BODY = '淮汀市文化和旅游局'
LAYOUT = Stacked
YEAR = 2023

PLAN = {
    '2070101': (820, 0, 0), '2070104': (260, 95, 0), '2070109': (310, 140, 36), '2070113': (0, 220, 0), '2070204': (0, 180, 0),
    '2070205': (190, 110, 0), '2080502': (75, 0, 0), '2080505': (162, 0, 0), '2080506': (81, 0, 0), '2101101': (58, 0, 0),
    '2101102': (49, 0, 0), '2210201': (139, 0, 0),
}
THREE = [0, 0, 1386_0000, 527_0000]
THREE_BUDGET = [0, 0, 1600_0000, 750_0000]
THREE_LAST = [0, 0, 1442_0000, 391_0000]
FLOWS = [t.Flow('2070204', opened=42_6500_00, closed=31_2000_00), t.Flow('2070109', own_opened=5_1200_00, own_closed=8_4400_00)]
LAST_TOTAL_SHARE = 93   # 上年总计 in % of this year's, about


def accounts():
    b = draw(2303, YEAR, PLAN, 1_0000, 240, {'30217': THREE[3], '30231': THREE[2]}, (80, 118))
    for n, line in enumerate(b.lines):
        # 全年预算: most lines are spent in full, some not.
        line.budget = line.fiscal if n % 3 else line.fiscal * 104 // 100 // 1_0000 * 1_0000
    return t.Accounts(b, FLOWS, wan)


def m(amount):
    return trim(wan(amount)) + '万元'


def moved(now, then, lead='比2022年度'):
    if now == then:
        return f'与2022年度持平'
    word, rate = ('增加', '增长') if now > then else ('减少', '下降')
    return f'{lead}{word}{m(abs(now - then))}，{rate}{percent(abs(now - then), then)}%'


def done(actual, budget):
    if actual == budget:
        return '完成预算100%，决算数等于预算数'
    return f'完成预算{percent(actual, budget)}%，决算数{"小于" if actual < budget else "大于"}预算数'


def write(p):
    a = accounts()
    p.title(f'{YEAR}年度{BODY}部门决算')
    p.head('第一部分 部门概况', '一、部门职责')
    p.say('1.拟订全市文化和旅游、文物、广播电视工作政策措施，起草相关规范性文件草案并组织实施。', '2.统筹规划全市文化事业、文化产业、旅游业发展，推进文化和旅游融合发展。',
          '3.管理全市性重大文化活动，指导重点文化设施建设，组织旅游整体形象推广。', '4.负责公共文化事业发展，推进公共文化服务体系建设和旅游公共服务建设。',
          '5.指导、推进文化和旅游科技创新发展，推进行业信息化、标准化建设。', '6.负责文物和博物馆事业的管理，组织文物保护和考古工作。', '7.完成市委和市政府交办的其他任务。')
    p.head('二、机构设置')
    p.say(f'{BODY}下属二级预算单位3个，其中行政单位0个，参照公务员法管理的事业单位0个，其他事业单位3个。', '纳入2023年度部门决算编制范围的二级预算单位包括：',
          '1.淮汀市图书馆', '2.淮汀市文化馆', '3.淮汀市博物馆')
    overall(p, a)
    general(p, a)
    three(p)
    others(p, a)
    glossary(p)
    tables(p, a)


def overall(p, a):
    b = a.books
    last = a.grand_total * LAST_TOTAL_SHARE // 100 // 1_0000 * 1_0000
    p.head('第二部分 2023年度部门决算情况说明', '一、收入支出决算总体情况说明')
    p.say(f'2023年度收、支总计均为{m(a.grand_total)}。与2022年度相比，收、支总计各增加{m(a.grand_total - last)}，增长{percent(a.grand_total - last, last)}%。主要变动原因是博物馆陈列展览提升项目开工。')
    p.head('二、收入决算情况说明')
    whole = a.income()
    p.say(f'2023年度本年收入合计{m(whole)}，其中：一般公共预算财政拨款收入{m(a.fiscal_income())}，占{percent(a.fiscal_income(), whole)}%；事业收入{m(a.own_income())}，占{percent(a.own_income(), whole)}%。')
    p.head('三、支出决算情况说明')
    spent, basic = b.sum('total'), b.sum('basic')
    p.say(f'2023年度本年支出合计{m(spent)}，其中：基本支出{m(basic)}，占{percent(basic, spent)}%；项目支出{m(spent - basic)}，占{percent(spent - basic, spent)}%。')
    p.head('四、财政拨款收入支出决算总体情况说明')
    last = a.fiscal_total * 92 // 100 // 1_0000 * 1_0000
    p.say(f'2023年度财政拨款收、支总计均为{m(a.fiscal_total)}。与2022年度相比，财政拨款收、支总计各增加{m(a.fiscal_total - last)}，增长{percent(a.fiscal_total - last, last)}%。主要变动原因是博物馆陈列展览提升项目开工。')


def general(p, a):
    b = a.books
    fiscal = b.sum('fiscal')
    p.head('五、一般公共预算财政拨款支出决算情况说明', '（一）一般公共预算财政拨款支出决算总体情况')
    p.say(f'2023年度一般公共预算财政拨款支出{m(fiscal)}，占本年支出合计的{percent(fiscal, b.sum("total"))}%。{moved(fiscal, b.sum("last"), "与2022年度相比，一般公共预算财政拨款支出")}。主要变动原因是人员经费按政策调整。')
    p.head('（二）一般公共预算财政拨款支出决算结构情况')
    parts = [f'{name}{m(sum(l.fiscal for l in lines))}，占{percent(sum(l.fiscal for l in lines), fiscal)}%' for _, name, lines in b.classes()]
    p.say(f'2023年度一般公共预算财政拨款支出{m(fiscal)}，主要用于以下方面：{joined(parts)}。')
    p.head('（三）一般公共预算财政拨款支出决算具体情况')
    p.say(f'2023年度一般公共预算支出决算数为{m(fiscal)}，{done(fiscal, b.sum("budget"))[:-9].rstrip("，")}。其中：' if fiscal == b.sum('budget') else
          f'2023年度一般公共预算支出决算数为{m(fiscal)}，完成预算{percent(fiscal, b.sum("budget"))}%。其中：')
    kinds = dict((code, name) for code, name, _ in b.rows([]))
    for n, l in enumerate(sorted(b.lines, key=lambda l: l.code), 1):
        why = '' if l.fiscal == l.budget else '，主要原因是项目按进度支付，余款结转下年' if l.project else '，主要原因是人员调出'
        p.say(f'{n}.{kinds[l.code[:3]]}（类）{kinds[l.code[:5]]}（款）{l.name}（项）：支出决算为{m(l.fiscal)}，{done(l.fiscal, l.budget)}{why}。')
    p.head('六、一般公共预算财政拨款基本支出决算情况说明')
    p.say(f'2023年度一般公共预算财政拨款基本支出{m(b.sum("basic"))}，其中：')
    for title, amount, groups in (('人员经费', b.staff(), ('301', '303')), ('公用经费', b.office(), ('302', '310'))):
        p.say(f'{title}{m(amount)}，主要包括：{"、".join(name for code, name, _ in b.economy if code[:3] in groups)}。')


def three(p):
    now, budget, then = sum(THREE), sum(THREE_BUDGET), sum(THREE_LAST)
    p.head('七、财政拨款“三公”经费支出决算情况说明', '（一）“三公”经费财政拨款支出决算总体情况说明')
    p.say(f'2023年度“三公”经费财政拨款支出决算为{m(now)}，{done(now, budget)}，{moved(now, then, "比上年度").replace("2022年度", "上年度")}。决算数小于预算数的主要原因是严格控制接待批次和车辆出行。')
    p.head('（二）“三公”经费财政拨款支出决算具体情况说明')
    p.say(f'2023年度“三公”经费财政拨款支出决算中，因公出国（境）费支出决算0万元，占0%；公务用车购置及运行维护费支出决算{m(THREE[2])}，占{percent(THREE[2], now)}%；'
          f'公务接待费支出决算{m(THREE[3])}，占{percent(THREE[3], now)}%。具体情况如下：')
    p.say('1.因公出国（境）经费支出0万元。全年没有安排因公出国（境）团组，与2022年度持平。',
          f'2.公务用车购置及运行维护费支出{m(THREE[2])}，{done(THREE[2], THREE_BUDGET[2])}。公务用车购置及运行维护费支出决算{moved(THREE[2], THREE_LAST[2])}，主要原因是合并出行、减少空驶。',
          '其中：公务用车购置支出0万元，全年未购置公务用车。截至2023年12月31日，单位共有公务用车7辆，其中：轿车3辆、越野车1辆、载客汽车3辆。',
          f'公务用车运行维护费支出{m(THREE[2])}，主要用于文物巡查、广播电视设施检查、基层文化辅导等所需的燃料费、维修费、过路过桥费、保险费等支出。',
          f'3.公务接待费支出{m(THREE[3])}，{done(THREE[3], THREE_BUDGET[3])}。公务接待费支出决算{moved(THREE[3], THREE_LAST[3])}，主要原因是对外文旅推介活动增多。其中：',
          f'国内公务接待支出{m(THREE[3])}，主要用于接待考察交流、业务检查和文旅推介客商的用餐费。国内公务接待46批次，421人次（不包括陪同人员），共计支出{m(THREE[3])}。')


def others(p, a):
    b = a.books
    office = b.office() - b.economy_of('31002')
    p.head('八、政府性基金预算支出决算情况说明')
    p.say('2023年度没有政府性基金预算财政拨款支出。')
    p.head('九、国有资本经营预算支出决算情况说明')
    p.say('2023年度没有国有资本经营预算财政拨款支出。')
    p.head('十、其他重要事项的情况说明', '（一）机关运行经费支出情况')
    p.say('2023年度，淮汀市文化和旅游局机关运行经费支出98.36万元，比2022年度减少3.57万元，下降3.50%。主要原因是办公用房统一管理后物业支出减少。')
    p.head('（二）政府采购支出情况')
    p.say('2023年度，淮汀市文化和旅游局政府采购支出总额318.74万元，其中：政府采购货物支出64.2万元、政府采购工程支出141.9万元、政府采购服务支出112.64万元。主要用于陈列展览提升、图书购置和演出服务。'
          '授予中小企业合同金额286.87万元，占政府采购支出总额的90.00%，其中：授予小微企业合同金额159.37万元，占政府采购支出总额的50.00%。')
    p.head('（三）国有资产占有使用情况')
    p.say('截至2023年12月31日，淮汀市文化和旅游局共有车辆7辆，其中：机要通信用车1辆、应急保障用车2辆、其他用车4辆。单价100万元以上设备（不含车辆）2台（套）。')
    p.head('（四）预算绩效管理情况')
    p.say('根据预算绩效管理要求，本部门在2023年度预算编制阶段，组织对陈列展览提升项目等5个项目开展了预算事前绩效评估，对12个项目编制了绩效目标，预算执行过程中，选取8个项目开展绩效监控，年终对12个项目开展了绩效自评。')


def glossary(p):
    p.head('第三部分 名词解释')
    p.say('1.财政拨款收入：指单位从同级财政部门取得的财政预算资金。', '2.事业收入：指事业单位开展专业业务活动及其辅助活动取得的收入。',
          '3.年初结转和结余：指以前年度尚未完成、结转到本年按有关规定继续使用的资金。', '4.年末结转和结余：指单位按有关规定结转到下年或以后年度继续使用的资金。',
          '5.基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。', '6.项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。',
          '7.“三公”经费：指部门用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。')


def tables(p, a):
    p.head('第四部分 附表')
    empty = [row('功能分类科目编码', '科目名称', '合计', '基本支出', '项目支出'), row('', '合计', '', '', '')]
    for n, (title, rows) in enumerate((
            ('收入支出决算总表', t.overview(a)), ('收入决算表', t.income(a)), ('支出决算表', t.spending(a)), ('财政拨款收入支出决算总表', t.fiscal_overview(a)),
            ('一般公共预算财政拨款支出决算表', t.general(a)), ('一般公共预算财政拨款基本支出决算表', t.basic(a)),
            ('财政拨款“三公”经费支出决算表', t.three_public(a, THREE_BUDGET, THREE)), ('政府性基金预算财政拨款收入支出决算表', empty),
            ('国有资本经营预算财政拨款支出决算表', empty)), 1):
        p.head(f'{title}', f'公开{n:02}表', f'部门：{BODY}', '单位：万元')
        p.table(rows)
        if rows is empty:
            p.say('注：本部门2023年度没有此类收入和支出，故本表无数据。')


FAULTS = [
    Fault('growth-mismatch', r'收、支总计各增加[\d.]+万元，增长(\d+\.\d\d)%', bump(1, 1, 5), '增长率与金额不符'),
    Fault('share-mismatch', r'基本支出[\d.]+万元，占(\d+\.\d\d)%；项目支出[\d.]+万元，占(\d+\.\d\d)%',
          lambda x: x[0].replace(x[1], '@').replace(x[2], x[1]).replace('@', x[2]), '两个占比互换'),
    Fault('narrative-table-mismatch', r'财政拨款收、支总计均为(\d+\.?\d*)万元', swap(1), '与财政拨款总表不符'),
    Fault('completion-mismatch', r'群众文化（项）：支出决算为[\d.]+万元，完成预算100%，决算数等于预算数', lambda x: x[0].replace('完成预算100%', '完成预算96.15%'), '完成率与“等于预算数”矛盾'),
    Fault('direction-mismatch', r'公务接待费支出决算比2022年度增加', '公务接待费支出决算比2022年度减少', '方向与增长率相反'),
    Fault('chart-placeholder', r'主要变动原因是博物馆陈列展览提升项目开工。$', r'\g<0>（图1：收、支决算总计变动情况图）（柱状图）', '图的占位符'),
    Fault('sum-mismatch', r'机要通信用车1辆、应急保障用车2辆', '机要通信用车1辆、应急保障用车3辆', '车辆分类之和不等于总数'),
    Fault('share-mismatch', r'286\.87万元，占政府采购支出总额的90\.00%', '286.87万元，占政府采购支出总额的80.00%', '中小企业占比不符'),
    Fault('template-leftover', r'主要用于文物巡查、广播电视设施检查、基层文化辅导等', '主要用于…（具体工作）等', '模板省略号未替换'),
    Fault('empty-field', r'比2022年度减少3\.57万元', '比2022年度减少 万元', '数字空缺'),
    Fault('table-total-mismatch', r'^2070205\t[^\t]+\t([\d.]+)\t[\d.]+\t[\d.]+$', bump(1, 0, 1), '合计与基本、项目之和不符'),
    Fault('table-table-mismatch', r'^\d+\t[^\t]+\t[\d.]+\t30228\t[^\t]+\t([\d.]+)$', bump(1, 0, 2), '工会经费改动后公用经费合计不符'),
    Fault('duplicate-text', r'完成特定行政任务和事业发展目标', '完成特定特定行政任务和事业发展目标', '叠词'),
]
