"""Tables that state the same of one place or thing after another: 乡镇名称, 总户数, 总人口."""

import re
from dataclasses import replace

from gazette.reading.source import Finding, Table

from .contents import are, column_of, is_name, is_number
from .grammar import BRACKETS, RELEASE, role_of
from .headings import headings_of, plain_text
from .layout import HANDED_OUT, STATED
from .periods import PERIOD, completed, first_period, periods_in, year_of
from .transposed import cell_of, columns_of, is_note_row, with_left

PLACES = re.compile(
    r"(?:各|分)?(?:[乡镇县市区旗街村社]{1,3}|街道|地区|镇街|[乡镇]街道|居委会|行政区划?)(?:[（(]?(?:街道|园区|镇)[)）]?)?(?:名称?)?"
)


SUBJECT = re.compile(
    r"[各分](?:[乡镇县市区旗村、（）()]|街道|镇街|园区|开发区|社区){1,12}(?P<subject>[\u4e00-\u9fff]{2,16}?[量额值率数入出资])(?:完成|统计|情况|表|一览|[（(]|\Z)"
)


def crossed(table: Table, title: str) -> list[Table]:
    """A table for each row and column of ``table``, or none where only the rows are indicators."""
    headings, start, doubts = headings_of(table)
    rows = [*table.placed_rows()][start:]
    words = title + plain_text(table.title)
    of_table = first_period(plain_text(table.title))
    period = completed(of_table, first_period(title)) or first_period(title)
    headings = tuple(without_period(heading, period) for heading in headings)
    first = 1 if headings and headings[0] not in ("序号", "编号") else 2
    columns, left = columns_of(headings, first)
    if not columns and is_place(headings[first - 1 : first]):
        return of_subject(table, first - 1, subject_of(words))
    if not year_of(period) or not is_crossed(headings, first, rows, words):
        return []
    found: list[Table] = []
    for row, line, own in rows:
        name = plain_text(row[first - 1])
        if not name or is_note_row(row):
            continue
        for column in columns:
            combined = replace(column, name=name + column.name)
            placed = (row, line, (*own, *doubts, name_combined(name, column.name)))
            found.append(cell_of(table, combined, period, placed))
    return with_left(found, left)


def without_period(heading: str, period: str) -> str:
    """``heading`` without the period of the whole table: 财政收入1-7月."""
    if completed(first_period(heading), period) != period:
        return heading
    return PERIOD.sub("", heading) or heading


def is_crossed(headings, first: int, rows, words: str) -> bool:
    """Whether the rows are places, or the columns are of several indicators."""
    if HANDED_OUT.search(words) or not (RELEASE.search(words) or STATED.search(words)):
        return False
    amounts = [column for column in columns_of(headings, first)[0] if column.value]
    measured = [column for column in amounts if column.unit and not dated(column.name)]
    places = is_place(headings[first - 1 : first])
    several = len(amounts) == len(measured) > 1 and "unit" not in map(role_of, headings)
    cells = [row for row, *_ in rows]
    return (
        bool(amounts)
        and (places or several)
        and are(is_name, column_of(cells, first - 1))
        and any(are(is_number, column_of(cells, column.value)) for column in amounts)
    )


def is_place(heading) -> bool:
    return bool(PLACES.fullmatch(BRACKETS.sub("", "".join(heading))))


def subject_of(words: str) -> str:
    """What a table of places is about, by its title: 各镇工业总产值完成情况."""
    match = None if HANDED_OUT.search(words) else SUBJECT.search(words)
    return match["subject"] if match else ""


def of_subject(table: Table, at: int, subject: str) -> list[Table]:
    """The table with what the title is about said of each place."""
    if not subject:
        return []
    placed = [*table.placed_rows()]
    names = [plain_text(row[at]) for row, *_ in placed]
    rows = tuple(
        (*row[:at], name + subject if name else "", *row[at + 1 :])
        for name, (row, *_) in zip(names, placed, strict=True)
    )
    doubts = tuple(
        (*own, name_combined(name, subject))
        for name, (*_, own) in zip(names, placed, strict=True)
    )
    columns = (*table.columns[:at], "指标", *table.columns[at + 1 :])
    return [replace(table, columns=columns, rows=rows, doubts=doubts)]


def dated(name: str) -> bool:
    return bool(periods_in(name)) or role_of(name) in ("before", "yoy_before")


def name_combined(place: str, name: str) -> Finding:
    text = f"指标名称由行名“{place}”和列名“{name}”合成"
    return Finding("name-combined", text)
