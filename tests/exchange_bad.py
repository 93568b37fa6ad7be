"""Files that people and attackers may hand in, 1 to 26 of the list: CSV, and cells of any table.

Each is a Bad: its number in the list, how it is made, and what has to come of it.
"""

import codecs
import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

NUMBER = "青山政字〔2020〕9801号"
HEADINGS = ["发文字号", "序号", "事项名称", "事项类型", "划出部门", "承接部门", "依据"]
ROW = [NUMBER, "1", "食品经营许可", "行政许可", "市场局", "审批局", "《食品安全法》"]
PUBLISHED = "青山政字〔2020〕9802号"
DOCUMENT_HEADINGS = [
    "发文字号",
    "标题",
    "文种",
    "发文机关",
    "主送机关",
    "成文日期",
    "印发日期",
    "公报期号",
    "栏目",
    "页码",
    "主题分类",
    "公开属性",
    "有效性",
    "正文",
]
DOCUMENT = {
    "发文字号": "青山政字〔2020〕9803号",
    "标题": "青山区人民政府关于一件事的通知",
    "文种": "通知",
    "发文机关": "青山区人民政府",
    "成文日期": "2020-05-26",
    "公开属性": "主动公开",
}
# A place where there is none: the file as such.
WHOLE = (None, "")


@dataclass(frozen=True)
class Bad:
    """A file: ``refused`` is the (row, column) of its refusal, or None where it is read.

    ``told`` is a part of the reason. Limits of the web hold ``only_web``.
    """

    number: int
    what: str
    make: Callable
    refused: tuple | None = WHOLE
    told: str = ""
    suffix: str = "csv"
    table: str = "powers"
    only_web: bool = False

    def __str__(self):
        return f"{self.number}-{self.what}-{self.suffix}"


@cache
def data_of(bad):
    """The bytes of the file: some take long to make."""
    return bad.make()


def text_of(rows, separator=",", end="\r\n"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def powers(*changes, headings=HEADINGS):
    """The rows of a good table; a dict in ``changes`` is a row that differs in its cells."""
    rows = [dict(zip(HEADINGS, ROW, strict=True)) | cells for cells in changes or [{}]]
    return [headings, *([row.get(name, "") for name in headings] for row in rows)]


def documents(**cells):
    cells = DOCUMENT | cells
    return [DOCUMENT_HEADINGS, [cells.get(name, "") for name in DOCUMENT_HEADINGS]]


def csv_of(rows):
    return text_of(rows).encode("utf-8-sig")


def cell(number, what, column, value, is_right=False, told="", **options):
    """A good table but for one cell."""
    of_documents = column in ("成文日期", "文种", "标题")
    rows = documents(**{column: value}) if of_documents else powers({column: value})
    return Bad(
        number,
        what,
        lambda: csv_of(rows),
        None if is_right else (2, column),
        told,
        table="documents" if of_documents else "powers",
        **options,
    )


def head(number, what, headings, column, told):
    return Bad(
        number, what, lambda: csv_of(powers(headings=headings)), (1, column), told
    )


GOOD = text_of(powers())
GB = GOOD.encode("gb18030")
LINE = text_of([ROW])
MANY = GOOD.splitlines()[0] + "\r\n"


def many(rows):
    return (
        MANY + "".join(f"{NUMBER},{n},某事项,,,,\r\n" for n in range(rows))
    ).encode()


FILES = [
    Bad(1, "empty", bytes, told="空"),
    Bad(2, "mark", lambda: codecs.BOM_UTF8, told="空"),
    Bad(2, "mark of UTF-16", lambda: codecs.BOM_UTF16_LE, told="空"),
    Bad(2, "blank lines", lambda: codecs.BOM_UTF8 + b"\r\n \r\n", told="空"),
    # Of a table that has rows: of an empty one there would be no more to say.
    Bad(
        3,
        "headings alone",
        lambda: "日期,安排,节日\r\n".encode(),
        (2, ""),
        "没有数据",
        table="holidays",
    ),
    Bad(
        4,
        "10 MB and 1",
        lambda: many(1).ljust(10_000_001, b" "),
        told="10",
        only_web=True,
    ),
    Bad(5, "50,001 rows", lambda: many(50_001), told="50", only_web=True),
    Bad(6, "UTF-8 with mark", lambda: GOOD.encode("utf-8-sig"), None),
    Bad(6, "UTF-8", lambda: GOOD.encode(), None),
    Bad(7, "GB18030", lambda: GB, None),
    Bad(8, "UTF-16", lambda: GOOD.encode("utf-16"), None),
    Bad(8, "UTF-16 BE", lambda: codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"), None),
    Bad(8, "UTF-16 unmarked", lambda: GOOD.encode("utf-16-le")),
    Bad(9, "UTF-8 in GB18030", lambda: GB * 3 + LINE.encode(), told="字节"),
    Bad(
        9,
        "GB18030 in UTF-8",
        lambda: GOOD.encode() + LINE.encode("gb18030"),
        told=str(len(GOOD.encode())),
    ),
    Bad(9, "word in GB18030", lambda: GOOD.encode() + "1,同一,\r\n".encode("gb18030")),
    Bad(9, "UTF-8 cut", lambda: GOOD.encode()[:-4], told=str(len(GOOD.encode()) - 5)),
    Bad(9, "GB18030 cut", lambda: GB[:-3], told=str(len(GB) - 4)),
    Bad(9, "UTF-16 cut", lambda: GOOD.encode("utf-16")[:-1], told="UTF-16"),
    Bad(9, "wrong byte", lambda: GOOD.encode() + b"\xff", told=str(len(GOOD.encode()))),
    Bad(9, "either", lambda: "a,b\r\n路,1\r\n".encode("gb18030"), told="GB18030"),
    Bad(10, "NUL", lambda: GOOD.replace("食品", "食\0").encode(), (2, "C"), "U+0000"),
    Bad(
        10,
        "NUL in UTF-16",
        lambda: GOOD.replace("食品", "食\0").encode("utf-16"),
        (2, "C"),
    ),
    Bad(11, "surrogate", lambda: csv_of(powers()) + b"\xed\xa0\x80", told="UTF-8"),
    Bad(
        11,
        "surrogate in UTF-16",
        lambda: GOOD.encode("utf-16") + b"\x00\xd8",
        told="UTF-16",
    ),
    Bad(
        14,
        "open quote",
        lambda: GOOD.replace("食品", '"食品', 1).encode() + b"x," * 9,
        (2, ""),
        "引号",
    ),
    Bad(14, "open quote first", lambda: b'"' + GOOD.encode(), (1, ""), "引号"),
    Bad(
        14,
        "text behind a quote",
        lambda: GOOD.replace("食品", '"食"品', 1).encode(),
        (2, ""),
        "引号",
    ),
    Bad(15, "semicolon", lambda: text_of(powers(), ";").encode(), None),
    Bad(15, "tab", lambda: text_of(powers(), "\t").encode("utf-16"), None),
    Bad(
        15,
        "bar",
        lambda: text_of(powers(), "|").encode(),
        (1, "|".join(HEADINGS)),
        "没有这个列",
    ),
    Bad(16, "CR", lambda: text_of(powers(), end="\r").encode(), None),
    Bad(16, "LF", lambda: text_of(powers(), end="\n").encode(), None),
    Bad(
        16,
        "mixed ends",
        lambda: ("\n".join(GOOD.split("\r\n", 1)) + "\r\n\r").encode(),
        None,
    ),
    Bad(
        17,
        "long cell",
        lambda: csv_of(powers({"依据": "长" * 131_073})),
        (2, ""),
        "131072",
    ),
    Bad(18, "short row", lambda: csv_of([HEADINGS, ROW[:-1]]), (2, ""), "格数"),
    Bad(19, "long row", lambda: csv_of([HEADINGS, [*ROW, "多"]]), (2, ""), "格数"),
    Bad(
        19,
        "101 columns",
        lambda: csv_of([HEADINGS, [*ROW, *("多" * 94)]]),
        (2, ""),
        "100",
    ),
    head(20, "unknown heading", [*HEADINGS, "电话"], "电话", "没有这个列"),
    head(20, "missing heading", HEADINGS[:-1], "依据", "缺少"),
    head(20, "double heading", [*HEADINGS, "依据"], "依据", "重复"),
    head(20, "blank heading", ["", *HEADINGS], "", "没有这个列"),
    *(head(21, name, [name, *HEADINGS], name, "没有这个列") for name in ("id", "pk")),
    *(
        head(22, name, [name, *HEADINGS], name, "没有这个列")
        for name in ("status", "state", "published_at", "created_by", "version")
    ),
    Bad(23, "twice", lambda: csv_of(powers({}, {})), (3, ""), "2"),
    Bad(
        23,
        "twice and different",
        lambda: csv_of(powers({}, {"依据": "别的"})),
        (3, ""),
        "依据",
    ),
    Bad(
        23,
        "published",
        lambda: csv_of(powers({"发文字号": PUBLISHED, "依据": "别的"})),
        (2, ""),
    ),
]
CELLS = [
    *(
        cell(11, f"U+{ord(char):04X}", "事项名称", f"许{char}可", told="U+")
        for char in "\x01\x08\x1b\x7f\x85\ufffe\uffff"
    ),
    *(
        cell(12, f"U+{ord(char):04X}", column, f"许{char}可", told="U+")
        for char in "\u202a\u202e\u2066\u2069\u200b"
        for column in ("事项名称", "发文字号")
    ),
    *(
        cell(13, what, "发文字号", number, is_right=True)
        for what, number in (
            ("full width", "青山政字〔２０２０〕９８０１号"),
            ("brackets", "青山政字［2020］9801号"),
        )
    ),
    *(
        cell(24, day, "成文日期", day)
        for day in [
            "2026-02-30",
            "0000-00-00",
            "10000-1-1",
            "26/1/2",
            "二〇二六年二月三十日",
        ]
    ),
    cell(24, "Chinese day", "成文日期", "二〇二〇年五月二十六日", is_right=True),
    *(
        cell(25, value[:12], "序号", value)
        for value in ("NaN", "Infinity", "1e5000", "9" * 5_000, str(2**31), "-1")
    ),
    cell(26, "choice", "文种", "小道消息"),
    cell(26, "empty", "事项名称", ""),
    cell(26, "too long by one", "事项名称", "长" * 501),
    *(
        cell(26, text, "事项名称", text, is_right=True)
        for text in ("=1+1", "+1", "-1", "@SUM(1)", "<script>alert(1)</script>")
    ),
]
