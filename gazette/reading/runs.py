"""Which lines of a text are the rows of which table, and what is its title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.text.widths import half_width

from .continued import CONTINUED
from .headings import are_headings, is_first, may_lead
from .lines import Line, is_rule
from .residue import squeezed
from .words import (
    ATTACHMENT_NOTE,
    NOTE,
    ends_sentence,
    is_attachment_mark,
    is_date,
    is_unit_note,
    numbering,
    organizations,
    printed_date,
    signed_line,
)

CAPTION_LENGTH = 80
CAPTION_LINES = 3
LOOSE = 2
TAIL = 40
NO_TAIL = re.compile(r"此件|公开|印发|抄送|共印|盖章|提供|来源|联系|合计|总计|共计")
NEAR_TAIL = 25
# Heads a group of powers and not a table: 一、行政许可（5项）.
GROUP = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?、?|第[一二三四五六七八九十]+[部分类]+[、：:]?)?"
    r"(?:(?:行政(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|征用)|其他(?:行政)?(?:权力|职权|事项)|公共服务)(?:类|事项|类事项)?"
    r"(?:[（(]共?计?\d+[项个条][）)])?|[^，。：；]{2,20}(?<!目录|清单|名单|名录)(?<!表)[（(]共?计?\d+[项个条][）)])"
)
# What names a table of its own among the rows of another: 表二　2020年1-8月财税指标.
TITLED = re.compile(r"\A附?表\s?[一二三四五六七八九十\d]|(?:19|20)\d\d\s?年")

# What tells one period in a heading from another.
SPAN = re.compile(r"\d{1,4}|[上下]半年|月末|全年")


@dataclass
class Run:
    """The rows of one table with the lines that stand above it as its title."""

    caption: list[Line]
    rows: list[Line] = field(default_factory=list)
    tail: Line | None = None


def part_tables(lines: list[Line]) -> tuple[list[Line], list[Run]]:
    """(running text, tables); the lines of a caption go with their table."""
    text: list[Line] = []
    runs: list[Run] = []
    open_run = None
    for at, line in enumerate(lines):
        if not (line.row or is_group_row(lines, at)):
            if open_run and may_be_tail(line):
                open_run.tail = line
            open_run = (
                open_run if CONTINUED.fullmatch(squeezed(line.text)[:12]) else None
            )
            text += [line] if open_run is None else []
            continue
        if open_run is None or begins_another(open_run, line):
            group = take_group(text, line)
            open_run = Run(take_caption(text))
            without_tail(runs, open_run.caption)
            runs.append(open_run)
            open_run.rows += [line, *group]
            continue
        open_run.rows.append(line)
    return text, runs


def take_group(text: list[Line], line: Line) -> list[Line]:
    """What heads the first group of a table right above its headings, taken off ``text``."""
    above = text[-1] if text else None
    if not (
        above
        and line.adjacent
        and heads(line)
        and GROUP.fullmatch(squeezed(above.text))
    ):
        return []
    return [text.pop()._replace(row=True)]


def may_be_tail(line: Line) -> bool:
    """Whether a line right below a table may be the rest of its last cell."""
    text = line.text
    return not (
        not may_be_inside(line)
        or len(text) > (TAIL if line.adjacent else NEAR_TAIL)
        or organizations(text)
        or signed_line(text)
        or printed_date(text)
        or CONTINUED.fullmatch(text[:12])
        or ATTACHMENT_NOTE.fullmatch(text)
        or NO_TAIL.search(text)
        or (numbering(text) or ("",))[0] in ("first", "second")
    )


def without_tail(runs: list[Run], caption: list[Line]) -> None:
    """What is the title of the next table is no rest of the one before."""
    if runs and runs[-1].tail in caption:
        runs[-1].tail = None


def is_group_row(lines: list[Line], at: int) -> bool:
    """Whether a line without tabs stands between two rows: a heading inside a table, or the
    rest of a cell that a page cut.
    """
    if not may_be_inside(lines[at]):
        return False
    before = next(
        (n for n in range(at - 1, at - LOOSE - 1, -1) if row_at(lines, n)), None
    )
    after = next((n for n in range(at + 1, at + LOOSE + 1) if row_at(lines, n)), None)
    if before is None or after is None:
        return False
    if not all(may_be_inside(line) for line in lines[before + 1 : after]):
        return False
    if TITLED.search(lines[at].text) and (
        heads(lines[after]) or may_lead([*printed(cells_of(lines[after]))])
    ):
        return False
    near = after - before == 2 and lines[at].adjacent and lines[after].adjacent
    return near or goes_on(lines[before], lines[after])


def may_be_inside(line: Line) -> bool:
    text = line.text
    if CONTINUED.fullmatch(squeezed(text)):
        return False
    bracketed = text.startswith(("（", "("))
    return line.row or not (
        len(text) > CAPTION_LENGTH
        or (ends_sentence(text) and not bracketed)
        or is_attachment_mark(text)
        or is_unit_note(text)
        or NOTE.match(text)
        or is_date(text)
        or is_rule(text)
    )


def row_at(lines: list[Line], at: int) -> bool:
    return 0 <= at < len(lines) and lines[at].row


def goes_on(row: Line, line: Line) -> bool:
    """Whether ``line`` is as wide as ``row`` and heads no table, and so is of the same one."""
    return len(cells_of(line)) == len(cells_of(row)) and not heads(line)


def heads(line: Line) -> bool:
    cells = cells_of(line)
    return is_first(cells[0]) or are_headings([*printed(cells)])


def begins_another(run: Run, line: Line) -> bool:
    """Whether a row after a blank line heads a table of its own: 序号 with other columns."""
    first, cells = cells_of(run.rows[0]), cells_of(line)
    # Right below the first row they are the lower ones of two rows of headings.
    if (
        len(run.rows) > 1
        and are_other_headings(first, cells)
        and not ends_in_group(run)
    ):
        return True
    return (
        not line.adjacent
        and cells[0] == "序号"
        and first[0] == "序号"
        and printed(first) != printed(cells)
    )


def ends_in_group(run: Run) -> bool:
    """Whether the last row heads a part of the same table, whose columns may differ: 二、撤销社区."""
    alone = printed(cells_of(run.rows[-1]))
    return len(alone) == 1 and bool(numbering(alone[0]))


def are_other_headings(first: list[str], cells: list[str]) -> bool:
    """Whether ``cells`` are headings as the ``first`` ones are, over other columns or periods."""
    above, below = printed(first), printed(cells)
    return (
        cells[0] == first[0] != "序号"
        and (len(above), *map(spans_in, above)) != (len(below), *map(spans_in, below))
        and all(map(are_headings, ([*above], [*below])))
    )


def spans_in(heading: str) -> tuple[str, ...]:
    return tuple(SPAN.findall(half_width(heading)))


def take_caption(text: list[Line]) -> list[Line]:
    """The title of the table that follows ``text``, taken off it."""
    first = len(text)
    while first and is_unit_note(text[first - 1].text):
        first -= 1
    end = first
    while first and end - first < CAPTION_LINES and is_caption(text[first - 1]):
        first -= 1
    caption = text[first:end]
    if caption and first and is_attachment_mark(text[first - 1].text):
        first -= 1
    del text[first:end]
    return caption


def is_caption(line: Line) -> bool:
    text = line.text
    return not (
        len(text) > CAPTION_LENGTH
        or ends_sentence(text)
        or numbering(text)
        or is_attachment_mark(text)
        or is_unit_note(text)
        or NOTE.match(text)
        or (ATTACHMENT_NOTE.fullmatch(text) and not text.startswith("附表"))
    )


def cells_of(line: Line) -> list[str]:
    return [squeezed(cell) for cell in line.text.split("\t")]


def printed(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cell for cell in cells if cell)
