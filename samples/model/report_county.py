"""Report of a county on the execution of its budget and the draft of the next, with tables: rows as lines, whole 万元."""
from model.accounts import percent
from model.faults import Fault
from model.paper import Tabbed
from model.words import row

NAME = '09-report-county-government'
BODY = '砚屏县'
LAYOUT = Tabbed
YEAR = 2024

# (name, 上年, 预算, 执行, 下年预算) in 万元.
TAXES = [('增值税', 30218, 31500, 31644, 32900), ('企业所得税', 9874, 9900, 9462, 9800), ('个人所得税', 2316, 2400, 2427, 2500),
         ('城市维护建设税', 4105, 4200, 4288, 4400), ('契税', 8860, 8700, 8215, 8300), ('其他税收', 11470, 11900, 12036, 12500)]
OTHERS = [('行政事业性收费收入', 5128, 5000, 4936, 4900), ('罚没收入', 4470, 4300, 4381, 4300), ('国有资源（资产）有偿使用收入', 13502, 13000, 13248, 12900),
          ('其他非税收入', 1860, 1800, 1825, 1800)]
SPENDING = [('一般公共服务支出', 34120, 33800, 33265, 33000), ('教育支出', 71840, 75600, 74418, 76900), ('科学技术支出', 3915, 4300, 4236, 4500),
            ('社会保障和就业支出', 60277, 63900, 62874, 64800), ('卫生健康支出', 33460, 34100, 33019, 33600), ('农林水支出', 58133, 57200, 55846, 56900),
            ('住房保障支出', 11964, 12300, 12175, 12500), ('其他支出', 21058, 21900, 20932, 21400)]
# 返还性, 一般性, 专项 of this year and the next.
TRANSFERS = [(6120, 151480, 42265), (6120, 158730, 41214)]
# 一般债券转贷, 调入资金, 上年结转, 上解, 还本 of this year and the next; 安排稳定调节基金 is the rest.
FLOWS = [(14200, 8630, 7415, 9860, 8120), (13800, 8950, 6204, 9930, 8460)]
OUT = (6204, 5180)
# 限额, 余额 of 一般债务 and 专项债务.
DEBT = [(98600, 97420), (187300, 185860)]
PURCHASES = (12640, 11987)
TRAINED, TRAINING = 1250, 375


def sums(lines):
    return [sum(line[k] for line in lines) for k in range(1, 5)]


def moved(now, then):
    return f"{'增长' if now > then else '下降'}{percent(abs(now - then), then, 1)}%"


def points(now, then):
    """Of two shares, one place more than is printed."""
    return f"{'提高' if now > then else '下降'}{abs(round(now - then, 1)):.1f}个百分点"


def write(p):
    taxes, others, spending = sums(TAXES), sums(OTHERS), sums(SPENDING)
    income = [a + b for a, b in zip(taxes, others)]
    totals, reserve = [], []
    for n, (earned, spent) in enumerate(((income[2], spending[2]), (income[3], spending[3]))):
        totals.append(earned + sum(TRANSFERS[n]) + sum(FLOWS[n][:3]))
        reserve.append(totals[n] - spent - FLOWS[n][3] - FLOWS[n][4] - OUT[n])
    assert min(reserve) > 0
    p.title(f'关于{BODY}{YEAR}年预算执行情况和{YEAR + 1}年预算草案的报告')
    p.head(f'——{YEAR + 1}年1月在{BODY}人民代表大会上', f'{BODY}财政局')
    p.say('各位代表：', f'受县人民政府委托，现将{BODY}{YEAR}年预算执行情况和{YEAR + 1}年预算草案提请大会审查。')
    p.head(f'一、{YEAR}年预算执行情况', '（一）一般公共预算执行情况')
    share, before = taxes[2] / income[2] * 100, taxes[0] / income[0] * 100
    p.say(f'全县一般公共预算收入完成{income[2]}万元，为年初预算{income[1]}万元的{percent(income[2], income[1], 1)}%，比上年{moved(income[2], income[0])}。其中：税收收入{taxes[2]}万元，{moved(taxes[2], taxes[0])}，'
          f'占一般公共预算收入的{percent(taxes[2], income[2], 1)}%，占比较上年{points(share, before)}；非税收入{others[2]}万元，{moved(others[2], others[0])}，占一般公共预算收入的{percent(others[2], income[2], 1)}%。')
    p.say(f'全县一般公共预算支出完成{spending[2]}万元，比上年{moved(spending[2], spending[0])}。其中：' +
          '；'.join(f'{name}{now}万元，{moved(now, then)}' for name, then, _, now, _ in SPENDING[1:6]) + '。')
    back, general, special = TRANSFERS[0]
    debt, moved_in, carried, up, repaid = FLOWS[0]
    p.say(f'全县一般公共预算收入{income[2]}万元，加上上级补助收入{back + general + special}万元（返还性收入{back}万元、一般性转移支付收入{general}万元、专项转移支付收入{special}万元）、一般债券转贷收入{debt}万元、调入资金{moved_in}万元、上年结转{carried}万元，'
          f'收入总计{totals[0]}万元。一般公共预算支出{spending[2]}万元，加上上解上级支出{up}万元、债务还本支出{repaid}万元、安排预算稳定调节基金{reserve[0]}万元、结转下年{OUT[0]}万元，支出总计{totals[0]}万元。收支平衡。')
    p.head('（二）政府债务情况')
    limits, left = [d[0] for d in DEBT], [d[1] for d in DEBT]
    p.say(f'{YEAR}年，县政府债务限额{sum(limits)}万元，其中：一般债务限额{limits[0]}万元，专项债务限额{limits[1]}万元。{YEAR}年末债务余额{sum(left)}万元，按债务类型分：一般债务{left[0]}万元、专项债务{left[1]}万元；'
          f'按到期时间分：{YEAR + 1}年到期{left[0] // 5}万元、以后年度到期{sum(left) - left[0] // 5}万元。')
    p.head('（三）主要工作情况')
    budget, price = PURCHASES
    p.say(f'落实退税缓税缓费政策，支持企业发展。组织职业技能培训，补助资金{TRAINING}万元，惠及{TRAINED}人，人均{TRAINING * 10000 // TRAINED}元。规范政府采购，采购预算{budget}万元，实际采购金额{price}万元，节约资金{budget - price}万元，资金节约率{percent(budget - price, budget, 1)}%。')
    p.head(f'二、{YEAR + 1}年预算草案', '（一）一般公共预算')
    debt, moved_in, carried, up, repaid = FLOWS[1]
    p.say(f'{YEAR + 1}年，全县一般公共预算收入安排{income[3]}万元，比上年执行数{moved(income[3], income[2])}。加上上级补助收入{sum(TRANSFERS[1])}万元、一般债券转贷收入{debt}万元、调入资金{moved_in}万元、上年结转{carried}万元，收入总计{totals[1]}万元。',
          f'{YEAR + 1}年，全县一般公共预算支出安排{spending[3]}万元，比上年执行数{moved(spending[3], spending[2])}。加上上解上级支出{up}万元、债务还本支出{repaid}万元、安排预算稳定调节基金{reserve[1]}万元、结转下年{OUT[1]}万元，支出总计{totals[1]}万元。收支平衡。')
    p.head('附表')
    p.head(f'表1 {YEAR}年一般公共预算收入执行情况表', '单位：万元')
    heads = row('项目', '预算数', '执行数', '为预算%', '上年执行数', '比上年增减%')
    p.table([heads] + lines([('一、税收收入', *taxes)] + TAXES + [('二、非税收入', *others)] + OTHERS + [('收入合计', *income)]))
    p.head(f'表2 {YEAR}年一般公共预算支出执行情况表', '单位：万元')
    p.table([heads] + lines(SPENDING + [('支出合计', *spending)]))
    debt, moved_in, carried, up, repaid = FLOWS[0]
    p.head(f'表3 {YEAR}年一般公共预算收支平衡表', '单位：万元')
    left = [('一般公共预算收入', income[2]), ('上级补助收入', sum(TRANSFERS[0])), ('返还性收入', back), ('一般性转移支付收入', general), ('专项转移支付收入', special),
            ('债务转贷收入', debt), ('调入资金', moved_in), ('上年结转收入', carried), ('收入总计', totals[0])]
    right = [('一般公共预算支出', spending[2]), ('上解上级支出', up), ('债务还本支出', repaid), ('安排预算稳定调节基金', reserve[0]), ('结转下年支出', OUT[0])] + [('', '')] * 3 + [('支出总计', totals[0])]
    p.table([row('收入', '执行数', '支出', '执行数')] + [row(*a, *b) for a, b in zip(left, right)])


def lines(items):
    return [row(name, planned, now, percent(now, planned, 1), then, percent(now - then, then, 1)) for name, then, planned, now, _ in items]


FAULTS = [
    Fault('completion-mismatch', r'为年初预算(\d+)万元的(\d+\.\d)%', lambda m: m[0].replace(f'{m[2]}%', f'{float(m[2]) - 3:.1f}%'), '完成率不符'),
    Fault('cross-value-conflict', r'收入总计(\d+)万元。一般公共预算支出', lambda m: m[0].replace(m[1], str(int(m[1]) + 3000)), '收入总计与支出总计不等'),
    Fault('sum-mismatch', r'专项债务限额(\d+)万元', lambda m: m[0].replace(m[1], str(int(m[1]) + 9000)), '两项限额之和不等于总限额'),
    Fault('unit-error', r'比上年增长\d\.\d%。其中：教育', lambda m: m[0].replace('%', '个百分点'), '金额的增幅写成百分点'),
    Fault('implied-contradiction', r'人均(\d+)元', '人均2000元', '人均数不符'),
    Fault('completion-mismatch', r'资金节约率(\d\.\d)%', '资金节约率6.2%', '节约率不符'),
    Fault('completion-mismatch', r'^契税\t\d+\t\d+\t(\d+\.\d)', lambda m: m[0].replace(m[1], '49.4'), '为预算%不符'),
    Fault('table-total-mismatch', r'^债务转贷收入\t(\d+)', lambda m: m[0].replace(m[1], str(int(m[1]) + 2000)), '各项之和不等于收入总计'),
]
