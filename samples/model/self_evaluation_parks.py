"""整体支出绩效自评 of a district's parks bureau: report and scored forms, one cell a line."""
from model.accounts import percent, trim
from model.faults import Fault
from model.paper import Stacked
from model.words import row

NAME = '08-self-evaluation-district-parks'
BODY = '云汀区园林绿化局'
LAYOUT = Stacked
YEAR = 2023

# (name, 年初预算, 全年预算, 执行数) in 万元 ×100, then (一级, 二级, 三级, 目标, 完成, 分值, 得分, 说明)
PROJECTS = [
    ('城区公园日常养护', 86000, 86000, 84882, [
        ('产出指标', '数量指标', '养护公园面积', '≥182万平方米', '182.6万平方米', 15, 15, ''), ('产出指标', '数量指标', '病虫害防治次数', '≥6次', '7次', 10, 10, ''),
        ('产出指标', '质量指标', '养护考核合格率', '≥95%', '97.2%', 15, 15, ''), ('产出指标', '时效指标', '问题整改及时率', '≥98%', '99%', 10, 10, ''),
        ('效益指标', '生态效益指标', '公园绿地完好率', '≥96%', '96.8%', 30, 30, ''), ('满意度指标', '服务对象满意度指标', '游客满意度', '≥90%', '92.4%', 10, 10, '')]),
    ('口袋公园建设', 52000, 48600, 40338, [
        ('产出指标', '数量指标', '新建口袋公园数量', '≥8个', '7个', 20, 17.5, '1处用地移交延后'), ('产出指标', '质量指标', '工程验收合格率', '100%', '100%', 15, 15, ''),
        ('产出指标', '时效指标', '按期完工率', '100%', '87.5%', 15, 13.1, '1处用地移交延后'), ('效益指标', '社会效益指标', '新增公园绿地服务半径覆盖人口', '≥2.4万人', '2.4万人', 30, 30, ''),
        ('满意度指标', '服务对象满意度指标', '周边居民满意度', '≥90%', '93%', 10, 10, '')]),
    ('古树名木保护', 6800, 6800, 6800, [
        ('产出指标', '数量指标', '开展古树名木巡查', '≥12次', '12次', 20, 20, ''), ('产出指标', '质量指标', '复壮树木成活率', '≥98%', '100%', 15, 15, ''),
        ('产出指标', '时效指标', '抢救复壮响应时间', '≤3天', '2天', 15, 15, ''), ('效益指标', '可持续影响指标', '古树名木保护制度健全性', '健全', '健全', 30, 30, ''),
        ('满意度指标', '服务对象满意度指标', '责任单位满意度', '≥90%', '95%', 10, 10, '')]),
]
BASIC = (164320, 165980, 165980)


def n(hundredths):
    return f'{hundredths / 100:.2f}'


def execution(plan, done):
    return percent(done, plan)


def score10(plan, done):
    """10 分 × 执行率, two decimals as the form prints it."""
    return trim(f'{(done * 2000 + plan) // (2 * plan) / 100:.2f}')


def points(items, plan, done):
    total = sum(item[6] for item in items) + float(score10(plan, done))
    return trim(f'{total:.2f}')


def write(p):
    start = BASIC[0] + sum(x[1] for x in PROJECTS)
    plan = BASIC[1] + sum(x[2] for x in PROJECTS)
    done = BASIC[2] + sum(x[3] for x in PROJECTS)
    project_plan, project_done = plan - BASIC[1], done - BASIC[2]
    p.title(f'{BODY}{YEAR}年度部门整体支出绩效自评报告')
    p.head('一、部门基本情况')
    p.say('云汀区园林绿化局是区政府工作部门，内设办公室、规划建设科、绿化管理科、公园管理科4个科室，下属事业单位1个，为云汀区公园管理中心。2023年末在职人员76人，其中行政人员18人，事业人员58人。',
          '主要职责：拟订全区园林绿化发展规划并组织实施；负责公园、绿地、古树名木的保护与管理；组织开展全民义务植树；监督管理园林绿化工程质量。')
    p.head('二、预算安排与执行情况')
    p.say(f'{YEAR}年年初预算{n(start)}万元，调整后全年预算{n(plan)}万元，较年初预算减少{n(start - plan)}万元，其中：基本支出增加{n(BASIC[1] - BASIC[0])}万元，项目支出减少{n(start - plan + BASIC[1] - BASIC[0])}万元。'
          f'全年执行{n(done)}万元，预算执行率{execution(plan, done)}%。其中：基本支出执行{n(BASIC[2])}万元，执行率100%；项目支出全年预算{n(project_plan)}万元，执行{n(project_done)}万元，执行率{execution(project_plan, project_done)}%。')
    p.head('表1 预算执行情况表', '单位：万元')
    lines = [('基本支出', *BASIC)] + [x[:4] for x in PROJECTS]
    p.table([row('项目', '年初预算数', '全年预算数', '执行数', '执行率（%）', '结余数')] +
            [row(name, n(a), n(b), n(c), execution(b, c), n(b - c)) for name, a, b, c in lines] +
            [row('合计', n(start), n(plan), n(done), execution(plan, done), n(plan - done))])
    p.head('三、绩效目标完成情况')
    p.say('2023年，全区养护公园面积182.6万平方米，新建口袋公园7个，开展古树名木巡查12次，公园绿地完好率96.8%，较好完成了年度目标。口袋公园建设项目因1处用地移交延后，计划新建8个，实际完成7个。')
    scores = [float(points(x[4], x[2], x[3])) for x in PROJECTS]
    p.say(f'本部门对{len(PROJECTS)}个项目开展了绩效自评，自评得分分别为：' + '、'.join(f'{x[0]}{points(x[4], x[2], x[3])}分' for x in PROJECTS) + '。')
    p.head('四、存在问题和改进措施')
    p.say('一是部分建设项目前期工作不够扎实，用地移交滞后影响完工进度。二是个别指标设置偏保守。下一步将提前开展用地核查，细化指标值测算，加强执行监控。')
    p.head('附件 项目支出绩效自评表')
    for x in PROJECTS:
        form(p, *x)


def form(p, name, start, plan, done, items):
    p.head('项目支出绩效自评表', f'（{YEAR}年度）')
    p.table([row('项目名称', name), row('主管部门', BODY, '实施单位', BODY), row('项目资金（万元）', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'),
             row('年度资金总额', n(start), n(plan), n(done), '10', execution(plan, done) + '%', score10(plan, done)),
             row('其中：当年财政拨款', n(start), n(plan), n(done), '—', execution(plan, done) + '%', '—'), row('上年结转资金', '0.00', '0.00', '0.00', '—', '—', '—'),
             row('一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施')] +
            [row(a, b, c, target, actual, str(full), f'{got:g}', why) for a, b, c, target, actual, full, got, why in items] +
            [row('总分', '', '', '', '', '100', points(items, plan, done), '')])


FAULTS = [
    Fault('completion-mismatch', r'预算执行率(\d+\.\d\d)%。其中', lambda m: m[0].replace(m[1], f'{float(m[1]) - 2:.2f}'), '执行率不符'),
    Fault('sum-mismatch', r'其中行政人员18人，事业人员58人', '其中行政人员18人，事业人员56人', '分项之和不等于总数'),
    Fault('table-total-mismatch', r'^古树名木保护\t68\.00\t68\.00\t68\.00', '古树名木保护\t68.00\t86.00\t68.00', '合计与执行率不符'),
    Fault('score-inconsistent', r'^总分\t+100\t(\d[\d.]*)', lambda m: m[0].replace(m[1], '97.9'), '总分不等于各项得分之和'),
    Fault('completion-inconsistent', r'新建口袋公园数量\t≥8个\t7个\t20\t17\.5', '新建口袋公园数量\t≥8个\t7个\t20\t20', '未完成却得满分'),
    Fault('indicator-value-type', r'工程验收合格率\t100%\t100%', '工程验收合格率\t100%\t3处', '比率以处计'),
    Fault('cross-value-conflict', r'开展古树名木巡查12次，公园', '开展古树名木巡查21次，公园', '与自评表完成值不符'),
    Fault('template-leftover', r'加强执行监控。$', r'\g<0>（可根据实际修改表述）', '模板说明未删'),
    Fault('table-total-mismatch', r'^合计\t([\d.]+)\t', lambda m: m[0].replace(m[1], f'{float(m[1]) + 100:.2f}'), '合计不等于各行之和'),
]
