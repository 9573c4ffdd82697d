"""XLSX: a sheet for each table under its merged caption, figures as numbers with a format, labels as shared strings."""
import re

from model.formats.outline import header_spans
from model.formats.packed import RELATIONS, escape, office, pack, quoteattr, xml

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
# Styles in the order of their numbers: text, 0.00, #,##0.00, 0%.
FORMATS = [(0, None), (2, r'-?\d+\.\d\d'), (4, r'-?\d{1,3}(,\d{3})+\.\d\d'), (10, r'-?\d+\.\d\d%')]


def write(tables):
    """`tables`: (caption lines, rows, notes)."""
    strings, names, parts = {}, [], []
    for n, (caption, rows, notes) in enumerate(tables, 1):
        name = re.sub(r'[\[\]:*?/\\]', '', caption[0] if caption else f'表{n}')[:28]
        names.append(name if name not in names else f'{name}{n}')
        parts.append((f'worksheets/sheet{n}.xml', 'worksheet', 'spreadsheetml.worksheet+xml', sheet(caption, rows, notes, strings)))
    book = ''.join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))
    items = ''.join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    parts += [('styles.xml', 'styles', 'spreadsheetml.styles+xml', styles()),
              ('sharedStrings.xml', 'sharedStrings', 'spreadsheetml.sharedStrings+xml', xml(f'<sst xmlns="{MAIN}">{items}</sst>'))]
    files = office('xl/workbook.xml', 'spreadsheetml.sheet.main+xml', parts)
    return pack(files + [('xl/workbook.xml', xml(f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{book}</sheets></workbook>'))])


def sheet(caption, rows, notes, strings):
    columns = len(rows[0])
    lines = [[text] for text in caption] + rows + [[text] for text in notes]
    merges = [(n, 0, n, columns - 1) for n in [*range(len(caption)), *range(len(lines) - len(notes), len(lines))] if columns > 1]
    merges += [(len(caption) + r, c, len(caption) + r + down - 1, c + across - 1) for (r, c), (down, across) in header_spans(rows).items()]
    data = ''.join(f'<row r="{n}">{"".join(cell(text, place(n, c), strings) for c, text in enumerate(line))}</row>' for n, line in enumerate(lines, 1))
    areas = ''.join(f'<mergeCell ref="{place(top + 1, left)}:{place(bottom + 1, right)}"/>' for top, left, bottom, right in merges)
    merged = f'<mergeCells count="{len(merges)}">{areas}</mergeCells>' if merges else ''
    return xml(f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{merged}</worksheet>')


def place(row, column):
    letters, column = '', column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f'{letters}{row}'


def cell(text, where, strings):
    for style, (_, pattern) in enumerate(FORMATS):
        if pattern and re.fullmatch(pattern, text):
            return f'<c r="{where}" s="{style}"><v>{stored(text)}</v></c>'
    if not text:
        return f'<c r="{where}" s="0"/>'
    return f'<c r="{where}" s="0" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'


def stored(text):
    """As a spreadsheet stores it: the shortest of 17 digits, with the noise of binary fractions."""
    number = float(text.rstrip('%').replace(',', '')) / (100 if text.endswith('%') else 1)
    return f'{number:.17g}'


def styles():
    cells = ''.join(f'<xf numFmtId="{id}" borderId="1"/>' for id, _ in FORMATS)
    return xml(f'<styleSheet xmlns="{MAIN}"><borders count="2"><border><left/><right/><top/><bottom/></border>'
               '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>'
               f'<cellXfs count="{len(FORMATS)}">{cells}</cellXfs></styleSheet>')
