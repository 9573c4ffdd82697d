"""HTML as an old site of a government has it: GBK, the article in a cell of a layout table, menus around it, tables with spans."""
from html import escape

from model.formats.outline import header_spans

MENU = ['首页', '信息公开', '政务服务', '互动交流', '专题专栏', '数据开放']


def write(parts, site):
    title = next(content for kind, content in parts if kind == 'title')
    body = '\n'.join(block(kind, content) for kind, content in parts)
    menu = '\n'.join(f'<td><a href="/c{n}/">{name}</a></td>' for n, name in enumerate(MENU))
    beside = '\n'.join(f'<li><a href="/d{n}/index.html">{name}</a></li>' for n, name in enumerate(['机构概况', '政策文件', '财政资金', '预算决算']))
    page = f'''<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{escape(title)}_{site}</title>
<style>p {{ text-indent: 2em }}</style><script>var here = "，。";</script></head>
<body>
<table width="1000"><tr>
{menu}
</tr></table>
<div class="where">当前位置：<a href="/">首页</a> &gt; <a href="/c1/">信息公开</a> &gt; <a href="/c1/y/">预算决算</a></div>
<table width="1000"><tr><td width="200" valign="top"><ul>
{beside}
</ul></td><td valign="top">
<div id="article">
{body}
</div></td></tr></table>
<div class="foot"><a href="/map">网站地图</a> | <a href="/about">关于我们</a> | <a href="/law">法律声明</a> 主办：{site}</div>
</body></html>
'''
    return page.encode('gbk')


def block(kind, content):
    if kind == 'title':
        return f'<h1>{escape(content)}</h1>'
    if kind == 'table':
        return table(content)
    if kind == 'head':
        return '<p><strong>' + '</strong></p>\n<p><strong>'.join(map(escape, content)) + '</strong></p>'
    # Long paragraphs are folded in the source, and a figure stands in a span of its own.
    text = escape(content)
    return f'<p>　　{text[:40]}\n{text[40:]}</p>' if text[40:41] > '\u4e00' and text[39] > '\u4e00' else f'<p>&nbsp;&nbsp;{text}</p>'


def table(rows):
    spans = header_spans(rows)
    covered = {(r + i, c + j) for (r, c), (down, across) in spans.items() for i in range(down) for j in range(across) if i or j}
    lines = []
    for r, row in enumerate(rows):
        cells = ''
        for c, text in enumerate(row):
            if (r, c) in covered:
                continue
            down, across = spans.get((r, c), (1, 1))
            span = (f' rowspan="{down}"' if down > 1 else '') + (f' colspan={across}' if across > 1 else '')
            cells += f'<td{span}>{escape(text) or "&nbsp;"}</td>'
        lines.append(f'<tr>{cells}</tr>')
    return '<table border="1">\n' + '\n'.join(lines) + '\n</table>'
