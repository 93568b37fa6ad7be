"""Tables that state the same indicators of one place after another: 乡镇名称, 总户数, 总人口."""

import re
from dataclasses import replace

from gazette.reading.source import Finding, Table

from .contents import are, filled, is_name, is_number
from .grammar import BRACKETS, RELEASE
from .layout import headings_of, plain_text
from .periods import completed, first_period, year_of
from .transposed import cell_of, columns_of, is_note_row, with_left

PLACES = re.compile(
    r"(?:各|分)?(?:[乡镇县市区旗街村社]{1,3}|街道|地区|镇街|[乡镇]街道|居委会|行政区划?)(?:[（(]?(?:街道|园区|镇)[)）]?)?(?:名称?)?"
)
STATED = re.compile(r"统计|户数|人口|产量|产值|年鉴|存栏|播种")
HANDED_OUT = re.compile(r"补助|补贴|资金|分配|项目|名额|拨付|下达|经费")


def by_places(table: Table, title: str) -> list[Table]:
    """A table for each place and indicator, or none where the rows are no places."""
    headings, start, doubts = headings_of(table)
    rows = [*table.placed_rows()][start:]
    words = title + plain_text(table.title)
    of_table = first_period(plain_text(table.title))
    period = completed(of_table, first_period(title)) or first_period(title)
    first = 1 if headings and headings[0] not in ("序号", "编号") else 2
    if not year_of(period) or HANDED_OUT.search(words) or len(headings) <= first:
        return []
    if not (RELEASE.search(words) or STATED.search(words)):
        return []
    if not PLACES.fullmatch(BRACKETS.sub("", headings[first - 1])):
        return []
    cells = [row for row, *_ in rows]
    named = are(is_name, filled(cells, first - 1))
    if not named or not any(
        are(is_number, filled(cells, at)) for at in range(first, len(headings))
    ):
        return []
    columns, left = columns_of(headings, first)
    found: list[Table] = []
    for row, line, own in rows:
        place = plain_text(row[first - 1])
        if not place or is_note_row(row):
            continue
        for column in columns:
            combined = replace(column, name=place + column.name)
            placed = (row, line, (*own, *doubts, name_combined(place, column.name)))
            found.append(cell_of(table, combined, period, placed))
    return with_left(found, left)


def name_combined(place: str, name: str) -> Finding:
    text = f"指标名称由行名“{place}”和列名“{name}”合成"
    return Finding("name-combined", text)
