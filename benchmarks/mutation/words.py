"""Kinds of change that touch words: leftovers, doubled text, names, years, indicator values."""
import collections
import re

from kinds import AMOUNT, Change, kind

SENTENCE = re.compile(r'[^。！？\n]{10,}[。！？]')
AFTER_SENTENCE = [
    '（如不涉及，请删除本段。）', '（注：数据来源于财决01表，仅罗列本部门涉及的支出。）', '具体情况如下：……。', '（请根据实际情况填写）',
    '主要原因是……。', '（此处填写具体原因）', '主要用于……（具体工作）。', '主要原因是XXX。', '【此处插入图表】', '（图3：支出决算结构图）（饼状图）',
    '示例：××项目预算××万元。', '主要是…（收入类型）等。', '（说明：本部分可根据实际修改表述）', '主要原因是。', '（待补充）', '[image: image1.png]',
]


def prose_sentences(page):
    for m in SENTENCE.finditer(page.text):
        if page.line_of(m.start()) not in page.table_lines:
            yield m


@kind('leftover-inserted')
def leftover_inserted(page, rng):
    for m in prose_sentences(page):
        yield Change(m.end(), m.end(), rng.choice(AFTER_SENTENCE), 'leftover')


@kind('choice-left')
def choice_left(page, rng):
    turn = {'增加': '增加/减少', '减少': '增加（减少）', '增长': '增长/下降', '下降': '增长（下降）'}
    for m in re.finditer(r'(增加|减少|增长|下降)(?=\s?\d)', page.text):
        if page.line_of(m.start()) not in page.table_lines:
            yield Change(m.start(), m.end(), turn[m[0]], 'leftover')


@kind('hole')
def hole(page, rng):
    """The figure is gone, its unit stays; or the reason is gone, its introduction stays."""
    for f in page.figures:
        if not f.table and f.unit in ('万元', '元', '%'):
            yield Change(f.start, f.end, rng.choice(['', 'XX', '××', ' ']), 'leftover')


@kind('sentence-doubled')
def sentence_doubled(page, rng):
    for m in prose_sentences(page):
        # 项目概述 用于…: the label of a form and what stands in its cell are no sentence.
        labelled = re.match(r'\s*[\u4e00-\u9fff]{2,8}\s*\d?\s+\S', m[0])
        yield Change(m.end(), m.end(), m[0].lstrip(), '' if labelled else 'doubled')


@kind('clause-doubled')
def clause_doubled(page, rng):
    for m in re.finditer(r'(?<=[，；。：])[^，；。：、\n]{7,}[，；。]', page.text):
        if page.line_of(m.start()) not in page.table_lines:
            yield Change(m.end(), m.end(), m[0], 'doubled')


@kind('word-doubled')
def word_doubled(page, rng):
    words = '预算 支出 收入 决算 主要 增加 减少 经费 财政 拨款 原因 部门 合计 工作 完成 单位 项目'.split()
    for m in re.finditer('|'.join(words), page.text):
        if page.line_of(m.start()) not in page.table_lines:
            yield Change(m.end(), m.end(), m[0], 'doubled')


@kind('character-doubled')
def character_doubled(page, rng):
    for m in re.finditer(r'[的为与和在及由其含较比占按]', page.text):
        if page.line_of(m.start()) not in page.table_lines and re.match(r'[\u4e00-\u9fff\d]', page.text[m.end():]):
            yield Change(m.end(), m.end(), m[0], 'doubled')


@kind('entity-character')
def entity_character(page, rng):
    name = page.entity()
    if not name:
        return
    for m in re.finditer(re.escape(name), page.text):
        i = rng.randrange(1, len(name) - 1)
        yield Change(m.start() + i, m.start() + i + 1, '', 'name')


@kind('year-changed')
def year_changed(page, rng):
    """Fixed by the document in a standing title, beside the year of comparison, and with a figure that stands elsewhere."""
    year = page.year()
    if not year:
        return
    masked = collections.Counter(re.sub(r'20\d\d', '#', page.line(n)).strip() for n in range(len(page.starts)))
    for m in re.finditer(rf'(?<![\d〔（(\[]){year}(?=\s?年)', page.text):
        around = page.text[max(0, m.start() - 8):m.end() + 8]
        if re.search(r'截至|截止|\d月|规划|行动|方案|通知|办法|科目|月\d', around):
            why = ''
        else:
            start, end = page.sentence(m.start(), m.end())
            text, line = page.text[start:end], page.line(page.line_of(m.start())).strip()
            title = len(line) < 40 and '。' not in line and (
                re.search('(?:部门|单位)(?:预算|决算)', line) or masked[re.sub(r'20\d\d', '#', line)] > 1)
            compared = re.search(rf'(?:比|较|与)\s?{int(year) - 1}', text) and m.start() - start < 8
            figure = any(start <= f.start < end and f.digits() > 3 and len(page.places[f.key()]) > 1
                         for f in page.figures if not f.table) and m.start() - start < 8
            why = 'title' if title else 'compared' if compared else 'figure' if figure else ''
        yield Change(m.start(), m.end(), str(int(year) - rng.choice([1, 1, 1, -1, 2])), why)


@kind('sign-flipped')
def sign_flipped(page, rng):
    turn = {'≥': '≤', '≤': '≥'}
    for m in re.finditer('[≥≤]', page.text):
        line = page.line(page.line_of(m.start()))
        name = re.split(r'[\t\n]', page.text[max(0, m.start() - 24):m.start()].rstrip())[-1]
        rate = re.search(r'满意|合格率|完成率|达标率|及时率|覆盖率|准确率', name) and m[0] == '≥'
        cost = re.search(r'成本|控制率|处罚率|投诉', name) and m[0] == '≤'
        tied = page.text.count(line.strip()) > 1 and len(line.strip()) > 6
        yield Change(m.start(), m.end(), turn[m[0]], 'meaning' if rate or cost else 'elsewhere' if tied else '')


@kind('indicator-unit')
def indicator_unit(page, rng):
    """The unit of a target value is another kind of unit."""
    turn = {'%': ['个', '人', ''], '％': ['个', '次'], '人次': ['%', '万元'], '次': ['%', '元'], '个': ['%', '元'], '人': ['%', '次'],
            '家': ['%', '次'], '户': ['%', '次'], '项': ['%', '元'], '场': ['%'], '期': ['%'], '万元': ['%', '个', '']}
    for m in re.finditer(rf'(?:[≥≤=＝<>]\s?|\t|^|\s{{2,}})\d+(?:\.\d+)?\s?({"|".join(turn)})(?=\s*(?:\t|$))', page.text, re.M):
        if page.line_of(m.start()) not in page.table_lines or not re.search('指标', page.text[max(0, m.start() - 1500):m.start()]):
            continue
        name = re.sub(r'[\s≥≤=＝]+$', '', page.text[max(0, m.start() - 24):m.start()])
        rate, count = re.search(r'率|满意度|比例|占比', name[-8:]), re.search(r'数量|人数|次数|个数|户数|家数|数$', name[-5:])
        new = rng.choice(turn[m[1]])
        bad = m[1] in '%％' and rate or new in ('%', '元', '万元') and count
        yield Change(m.start(1), m.end(1), new, 'meaning' if bad else '')
