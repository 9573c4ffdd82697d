"""ZIP archives with the same bytes each time, and the parts that Office formats share."""
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
TYPES = 'application/vnd.openxmlformats-officedocument.'


def pack(files):
    """`files`: (path, text) in order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, 'w', zipfile.ZIP_DEFLATED) as archive:
        for path, text in files:
            archive.writestr(zipfile.ZipInfo(path, (2024, 1, 1, 0, 0, 0)), text.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def contents(data):
    """What is packed, whichever way it was deflated."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def xml(text):
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text


def office(main, main_type, parts):
    """The parts of a package; `parts`: (path beside the main part, name of its relation, type, text)."""
    folder, file = main.rsplit('/', 1)
    overrides = ''.join(f'<Override PartName={quoteattr("/" + folder + "/" + path)} ContentType={quoteattr(TYPES + kind)}/>' for path, _, kind, _ in parts)
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/xml"/>'
             f'<Override PartName="/{main}" ContentType="{TYPES}{main_type}"/>{overrides}</Types>')
    inner = relations((f'r{n}', name, path) for n, (path, name, _, _) in enumerate(parts, 1))
    return [('[Content_Types].xml', xml(types)), ('_rels/.rels', relations([('r1', 'officeDocument', main)])),
            (f'{folder}/_rels/{file}.rels', inner)] + [(f'{folder}/{path}', text) for path, _, _, text in parts]


def relations(entries):
    inner = ''.join(f'<Relationship Id="{id}" Type="{RELATIONS}/{name}" Target={quoteattr(target)}/>' for id, name, target in entries)
    return xml(f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>')


__all__ = ['RELATIONS', 'contents', 'escape', 'office', 'pack', 'quoteattr', 'xml']
