"""OLE compound files: legacy Word and Excel, and Office files behind a password."""

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def entry(name, kind, start=END, size=0, child=FREE, right=FREE):
    wide = name.encode("utf-16-le") + b"\0\0"
    return (
        wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, FREE, right, child)
        + bytes(36) + struct.pack("<IQ", start, size))


def compound(streams, chain=None):
    """Header, one sector of allocation table, one of directory, and the streams in one sector each."""
    header = (
        MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 0, END, 0, END, 0) + struct.pack("<I", 0)
        + struct.pack("<I", FREE) * 108)
    allocation = [TABLE, END] + (chain or [END] * len(streams))
    allocation += [FREE] * (128 - len(allocation))
    entries = [entry("Root Entry", 5, child=1)]
    for index, (name, data) in enumerate(streams):
        last = index + 1 == len(streams)
        entries.append(entry(name, 2, 2 + index, max(len(data), 4096), right=FREE if last else index + 2))
    directory = b"".join(entries).ljust(512, b"\0")[:512]
    sectors = b"".join(data.ljust(512, b"\0")[:512] for _, data in streams)
    return header + struct.pack("<128I", *allocation) + directory + sectors


def files():
    yield "ole-header.doc", MAGIC
    yield "ole-garbage.doc", MAGIC + bytes((i * 7919) & 0xFF for i in range(60_000))
    yield "ole-garbage.xls", MAGIC + b"\xff" * 60_000
    yield "ole-zeros.xls", MAGIC + bytes(60_000)
    yield "ole-encrypted.docx", compound([("EncryptionInfo", b"\4\0\4\0"), ("EncryptedPackage", b"\1" * 300)])
    yield "ole-loop.doc", compound([("WordDocument", b"\xec\xa5\xc1\0")], chain=[2])
    yield "ole-outside.xls", compound([("Workbook", b"\x09\x08\x10\0\0\6\5\0")], chain=[0x7FFFFFF0])
    yield "ole-no-end.xls", compound([("Workbook", (b"\x09\x08\x10\0\0\6\5\0" + b"\x3c\0\xff\xff") * 20)])
    yield "ole-torn.doc", compound([("WordDocument", b"\xec\xa5\xc1\0")])[:700]
