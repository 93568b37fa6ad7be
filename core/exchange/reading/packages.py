"""A workbook of the parts that were looked over, and nothing else.

What reads the cells is given this, not the file that came: so both see the same.
"""

import struct
import zlib
from io import BytesIO
from xml.sax.saxutils import quoteattr

from .archives import END, END_MARK, LOCAL, LOCAL_MARK

CENTRAL, CENTRAL_MARK = struct.Struct("<4s6H3L5H2L"), b"PK\x01\x02"
VERSION = 20
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f'<Types xmlns="{PACKAGE}/content-types"/>'


def packed(contents, sheets):
    """The bytes of a workbook with these ``sheets`` of ``contents``."""
    parts = {f"sheet{place}.xml": sheet.part for place, sheet in enumerate(sheets)}
    kinds = dict.fromkeys(parts, "worksheet")
    for kind in ("styles", "sharedStrings"):
        if part := contents.parts.get(kind):
            parts[f"{kind}.xml"], kinds[f"{kind}.xml"] = part, kind
    package = Package()
    package.add_text("[Content_Types].xml", TYPES)
    package.add_text("_rels/.rels", relations({"xl/workbook.xml": "officeDocument"}))
    package.add_text("xl/workbook.xml", book(sheets, contents.from_1904))
    package.add_text("xl/_rels/workbook.xml.rels", relations(kinds))
    for name, member in parts.items():
        package.add(f"xl/{name}", member)
    return package.closed()


def relations(kinds):
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{RELATIONS}/{kind}" Target="{path}"/>'
        for place, (path, kind) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'


def book(sheets, from_1904):
    named = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{place + 1}" r:id="r{place}"/>'
        for place, sheet in enumerate(sheets)
    )
    return (
        f'<workbook xmlns="{SHEETS}" xmlns:r="{RELATIONS}">'
        f'<workbookPr date1904="{int(from_1904)}"/><sheets>{named}</sheets></workbook>'
    )


class Package:
    """An archive that takes over the bytes of members as they are."""

    def __init__(self):
        self.file, self.directory = BytesIO(), []

    def add_text(self, name, text):
        data = text.encode()
        self.write(name, [data], (0, zlib.crc32(data), len(data), len(data)))

    def add(self, name, member):
        info = member.info
        sizes = info.compress_type, info.CRC, info.compress_size, info.file_size
        self.write(name, member.raw(), sizes)

    def write(self, name, pieces, sizes):
        method, *sizes = sizes
        name = name.encode()
        start = self.file.tell()
        about = (VERSION, 0, method, 0, 0, *sizes, len(name), 0)
        self.file.write(LOCAL.pack(LOCAL_MARK, *about) + name)
        self.file.writelines(pieces)
        entry = CENTRAL.pack(CENTRAL_MARK, VERSION, *about, 0, 0, 0, 0, start)
        self.directory.append(entry + name)

    def closed(self):
        """The bytes of the archive, its directory behind."""
        start, directory = self.file.tell(), b"".join(self.directory)
        count = len(self.directory)
        end = (0, 0, count, count, len(directory), start, 0)
        self.file.write(directory + END.pack(END_MARK, *end))
        return self.file.getvalue()
