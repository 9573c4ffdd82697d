"""Notice of a subsidy paid in a town, with the list of its villages: rows as lines, 元 and fen."""
from model.faults import Fault
from model.paper import Tabbed
from model.words import row

NAME = '10-notice-town-subsidy'
BODY = '松硐镇'
LAYOUT = Tabbed
YEAR = 2024

# (village, households, hundredths of 亩)
VILLAGES = [('东岸村', 128, 28271), ('茶坪村', 190, 35455), ('石门村', 313, 78915), ('新塘村', 301, 69756), ('上坝村', 167, 32302), ('竹园村', 254, 50180)]
EACH = 6850


def n(hundredths):
    return f'{hundredths / 100:.2f}'


def write(p):
    paid = [(area * EACH + 50) // 100 for _, _, area in VILLAGES]
    homes, area = sum(v[1] for v in VILLAGES), sum(v[2] for v in VILLAGES)
    p.title(f'{BODY}{YEAR}年耕地地力保护补贴发放情况公示')
    p.say(f'根据上级文件精神，经村级申报、镇级核实，我镇{YEAR}年耕地地力保护补贴面积{n(area)}亩，补贴标准为{n(EACH)}元/亩，补贴资金{n(sum(paid))}元，涉及{len(VILLAGES)}个村{homes}户，现将发放情况公示如下：')
    p.table([row('序号', '村名', '户数', '补贴面积（亩）', '补贴标准（元/亩）', '补贴金额（元）')] +
            [row(k, name, h, n(a), n(EACH), n(money)) for k, ((name, h, a), money) in enumerate(zip(VILLAGES, paid), 1)] +
            [row('', '合计', homes, n(area), '', n(sum(paid)))])
    p.say(f'公示期自{YEAR}年6月3日至6月12日。对公示内容有异议的，可向镇财政所反映。', f'{BODY}人民政府')


FAULTS = [
    Fault('narrative-table-mismatch', r'个村(\d+)户', lambda m: m[0].replace(m[1], str(int(m[1]) + 30)), '户数与清单合计不符'),
    Fault('table-total-mismatch', r'\t茶坪村\t190\t354\.55', lambda m: m[0].replace('354.55', '384.55'), '面积之和不等于合计'),
]
