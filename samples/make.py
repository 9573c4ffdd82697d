#!/usr/bin/env python3
"""Writes the sample disclosures, clean and faulty, expected.json, and some of them again in other formats. Needs nothing but Python 3.

    samples/make.py          write
    samples/make.py --check  say whether what is there is what would be written
"""
import importlib
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

SAMPLES = [
    'budget_agriculture', 'budget_transport', 'accounts_culture',
    'accounts_emergency', 'accounts_water', 'budget_town',
    'targets_health', 'self_evaluation_parks', 'report_county', 'notice_subsidy',
]

# Those whose text export has a row a line, so that every format can be compared with it line by line.
FORMATTED = ['budget_agriculture', 'accounts_water', 'targets_health']


def encode(text, module):
    if getattr(module, 'CRLF', False):
        text = text.replace('\n', '\r\n')
    return getattr(module, 'BOM', b'') + text.encode(getattr(module, 'ENCODING', 'utf-8'))


def documents():
    """(path, bytes, entry of expected.json) of every sample."""
    for name in SAMPLES:
        module = importlib.import_module(f'model.{name}')
        for folder, faults in (('clean', []), ('faulty', module.FAULTS)):
            paper = module.LAYOUT(faults)
            module.write(paper)
            text, expected = paper.finish()
            path = f'{folder}/{module.NAME}.txt'
            yield path, encode(text, module), {'path': path, 'expect': expected}


def formatted():
    """(path, bytes) of the samples in formats of their own. A PDF is made from the DOCX by whoever has LibreOffice."""
    from model.formats import ofd, outline, page, sheets, word
    for name in FORMATTED:
        module = importlib.import_module(f'model.{name}')
        for folder, faults in (('clean', []), ('faulty', module.FAULTS)):
            paper = outline.Outline(faults)
            module.write(paper)
            parts = paper.finish()
            text, tables = outline.split(parts)
            path = f'formats/{folder}/{module.NAME}'
            yield f'{path}.docx', word.write(parts)
            yield f'{path}.html', page.write(parts, f'{module.BODY}门户网站')
            yield f'{path}.ofd', ofd.write(parts)
            yield f'{path}-text.docx', word.write(text)
            yield f'{path}-tables.xlsx', sheets.write(tables)


def same(path, old, new):
    """Archives are the same when what is packed is."""
    from model.formats import packed
    if path.endswith(('.docx', '.xlsx', '.ofd')):
        return packed.contents(old) == packed.contents(new)
    return old == new


def printed():
    """Prints the Word samples to PDF with LibreOffice. Its files carry the time of day, so they are written only when asked for."""
    for folder in ('clean', 'faulty'):
        for document in sorted((HERE / 'formats' / folder).glob('*.docx')):
            if not document.stem.endswith('-text'):
                subprocess.run(['soffice', '--headless', '--convert-to', 'pdf', '--outdir', document.parent, document],
                               check=True, capture_output=True)


def main():
    made = list(documents())
    table = {'about': 'What must be found in each sample; nothing at error or warning in those without entries. Written by make.py.',
             'samples': [entry for _, _, entry in made]}
    files = {path: data for path, data, _ in made}
    files['expected.json'] = (json.dumps(table, ensure_ascii=False, indent=1) + '\n').encode()
    files.update(formatted())
    stale = 0
    for path, data in files.items():
        target = HERE / path
        if '--check' in sys.argv:
            if not target.exists() or not same(path, target.read_bytes(), data):
                print(f'samples/{path} is not what samples/make.py writes')
                stale = 1
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Archives that hold the same are left as they are: each library deflates in its own way.
            if not target.exists() or not same(path, target.read_bytes(), data):
                target.write_bytes(data)
    if '--pdf' in sys.argv:
        printed()
    sys.exit(stale)


main()
