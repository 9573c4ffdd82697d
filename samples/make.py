#!/usr/bin/env python3
"""Writes the sample disclosures, clean and faulty, and expected.json. Same bytes each time; needs nothing but Python 3.

    samples/make.py          write
    samples/make.py --check  say whether what is there is what would be written
"""
import importlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

SAMPLES = [
    'budget_agriculture', 'budget_transport', 'accounts_culture',
    'accounts_emergency', 'accounts_water', 'budget_town',
    'targets_health', 'self_evaluation_parks',
]


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


def main():
    made = list(documents())
    table = {'about': 'What must be found in each sample; nothing at error or warning in those without entries. Written by make.py.',
             'samples': [entry for _, _, entry in made]}
    files = {path: data for path, data, _ in made}
    files['expected.json'] = (json.dumps(table, ensure_ascii=False, indent=1) + '\n').encode()
    stale = 0
    for path, data in files.items():
        target = HERE / path
        if '--check' in sys.argv:
            if not target.exists() or target.read_bytes() != data:
                print(f'samples/{path} is not what samples/make.py writes')
                stale = 1
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
    sys.exit(stale)


main()
