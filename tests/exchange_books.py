"""Workbooks made by hand: good ones, and such as no program would write."""

import io
import random
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter

from .exchange_bad import HEADINGS, ROW, powers

SHEETS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MEGA = 1_000_000


def inline(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number, cells):
    cells = "".join(
        inline(f"{'ABCDEFG'[i]}{number}", cell) for i, cell in enumerate(cells)
    )
    return f'<row r="{number}">{cells}</row>'


TWO_ROWS = row(1, HEADINGS) + row(2, ROW)


def relations(*targets):
    relations = "".join(
        f'<Relationship Id="rId{place}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'


def sheet(rows=TWO_ROWS, before="", after="", start=""):
    return (
        f"{start}<worksheet {SHEETS}>{before}<sheetData>{rows}</sheetData>{after}"
        "</worksheet>"
    )


def members(**changes):
    """{path: text} of a good workbook; ``changes`` by the name of the part."""
    book = (
        f'<workbook {SHEETS} xmlns:r="{OFFICE}"><workbookPr date1904="0"/><sheets>'
        '<sheet name="甲" sheetId="1" r:id="rId0"/></sheets></workbook>'
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        STRINGS: f"<sst {SHEETS}><si><t>甲</t></si></sst>",
        SHEET: sheet(),
    }
    return parts | changes


def zipped(parts, method=ZIP_DEFLATED):
    out = io.BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, text in parts.items():
            if text is not None:
                archive.writestr(ZipInfo(name), text, method)
    return out.getvalue()


def book(rows=TWO_ROWS, **around):
    return zipped(members(**{SHEET: sheet(rows, **around)}))


def with_cell(xml):
    """A good table but for the cell B2."""
    return book(TWO_ROWS.replace(inline("B2", "1"), xml))


def without(part):
    return zipped(members(**{part: None}))


def excel(rows, fill=lambda sheet, book: None, **options):
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, options | {"default_date_format": "yyyy-mm-dd"}
    ) as made:
        first = made.add_worksheet("甲")
        for number, cells in enumerate(rows):
            first.write_row(number, 0, cells)
        fill(first, made)
    return out.getvalue()


def lying(data, name, **said):
    """``data`` with other sizes in the directory, and before the member, than are true."""
    fields = {"crc": 0, "packed": 4, "unpacked": 8}
    data = bytearray(data)
    for mark, start in ((b"PK\x01\x02", 16), (b"PK\x03\x04", 14)):
        name_at = 46 if mark == b"PK\x01\x02" else 30
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            if data[place + name_at :].startswith(name.encode()):
                for field, value in said.items():
                    struct.pack_into("<L", data, place + start + fields[field], value)
    return bytes(data)


def renamed(data, name, other):
    """``data`` with a member called otherwise, in a name just as long."""
    return data.replace(name.encode(), other.encode())


def doubled():
    parts = members() | {"xl/worksheets/sheet2.xml": sheet(row(1, HEADINGS))}
    return renamed(zipped(parts), "xl/worksheets/sheet2.xml", SHEET)


def overlapping():
    """An archive of which two entries share the same bytes."""
    data = zipped(members() | {"xl/worksheets/sheet2.xml": sheet()})
    place = data.find(SHEET.encode())
    other = data.rfind(b"xl/worksheets/sheet2.xml") - 46
    data = bytearray(data)
    struct.pack_into("<L", data, other + 42, place - 30)
    return bytes(data)


def zip64():
    """An archive that says it has an end in 64 bits, as if it were too large for 32."""
    data = zipped(members())
    place = data.rfind(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, place, 1)
    return data[:place] + locator + data[place:]


def bomb():
    """A sheet that says it unpacks to little, and does not."""
    honest = zipped(members(**{SHEET: sheet(start=" " * 300 * MEGA)}))
    return lying(honest, SHEET, unpacked=2_000)


def many_rows():
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(3, 500_001)
    )
    return book(TWO_ROWS + rows)


def copied_strings():
    """A string of 100,000 characters, shown by 50,000 cells."""
    strings = f"<sst {SHEETS}><si><t>{'长' * 100_000}</t></si></sst>"
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 50_001)
    )
    return zipped(members(**{STRINGS: strings, SHEET: sheet(row(1, HEADINGS) + rows)}))


def many_members(count):
    return zipped(members() | {f"xl/media/{place}.png": "x" for place in range(count)})


def with_doctype(declared, text="&a;", part=SHEET):
    start = f'<?xml version="1.0"?><!DOCTYPE a [{declared}]>'
    if part != SHEET:
        return zipped(members(**{part: start + members()[part]}))
    return book(TWO_ROWS.replace(ROW[2], text), start=start)


LAUGHS = '<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)


def blank_rows(sheet, made):
    style = made.add_format({"bg_color": "yellow"})
    for number in range(2, 10_002):
        for column in range(8):
            sheet.write_blank(number, column, None, style)


def linked(sheet, made):
    sheet.write_comment(1, 2, "批注")
    sheet.insert_textbox(5, 10, "框")
    sheet.write_url(1, 9, "http://192.0.2.1/x", string="")
    image = io.BytesIO(PNG)
    sheet.insert_image(4, 9, "x.png", {"image_data": image, "url": "http://192.0.2.1/"})


def chunk(kind, data):
    body = kind + data
    return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND", b"")
)
LINKS = f'<externalLink {SHEETS}><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'


def external():
    """A workbook with a link to another one, and with a command of old."""
    targets = relations(
        ("worksheet", "worksheets/sheet1.xml"),
        ("externalLink", "externalLinks/externalLink1.xml"),
    )
    out = relations(("externalLinkPath", "http://192.0.2.1/x.xlsx"))
    link = "xl/externalLinks/externalLink1.xml"
    return zipped(
        members(**{"xl/_rels/workbook.xml.rels": targets})
        | {link: LINKS, "xl/externalLinks/_rels/externalLink1.xml.rels": out}
    )


def second_sheet(sheet, made):
    sheet.hide()
    shown = made.add_worksheet("乙")
    for number, cells in enumerate(powers()):
        shown.write_row(number, 0, cells)
    shown.activate()
    shown.set_first_sheet()


def merged(sheet, made):
    sheet.merge_range("A1:B1", "发文字号")


def sound():
    return excel(powers())


def random_text(length):
    """What does not pack to so little that it is refused for that."""
    return "".join(random.Random(4).choices("甲乙丙丁戊己庚辛", k=length))
