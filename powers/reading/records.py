"""Powers printed one below another as records, each line a label and what it says of the power.

    序号：1
    事项名称：取水许可
    事项类别：行政许可

Such records are a list as a table is one, and are read as its rows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from gazette.reading.source import Finding, Paragraph, Table

from .grammar import role_of
from .groups import group_of
from .names import NUMBERED, OTHER_LABEL

LABEL = r"[\u4e00-\u9fff]{1,10}(?:[（(][\u4e00-\u9fff]{1,6}[）)])?"
# A label that begins the line or stands behind a sign, its number before it: 1.事项名称：.
AT_LABEL = re.compile(
    rf"(?:\A|(?<=[\s；;，,。、|｜】]))(?P<number>(?:{NUMBERED.pattern})?)"
    rf"(?:(?P<label>{LABEL})\s?[：:]|[【\[［](?P<set_off>{LABEL})[】\]］][：:]?)"
)
# 事项一：取水许可 is a number and a name.
COUNTED = re.compile(r"(?P<of>事项|项目|权力)(?P<number>[一二三四五六七八九十\d]{1,3})")
# What stands before the one power of a record; 县水利局委托事项： leads several.
NAME = re.compile(
    "(?:受?委托|授权|赋权|划转|下放|承接|移交|取消|新增|调整|具体|行政|许可|审批|权力|职权|执法)*(?:事项|项目|权力|职权)?(?:名称|内容)?"
)
LEADS = re.compile("[下上]列|以[下上]|如下|上述")
SEQ = "序号"
EDGES = " \t\u3000；;，,。、|｜"
ENDED = re.compile(r"[。；;]\Z")
# So much at most goes on in a line of its own, and is no sentence below the list.
LONGEST_REST = 40
FEWEST = 2


@dataclass(frozen=True)
class Line:
    """A paragraph as labels and what they say, or as the heading of records below it, with what
    goes on below it.
    """

    paragraph: Paragraph
    fields: tuple[tuple[str, str], ...] = ()
    heads: bool = False
    more: tuple[Paragraph, ...] = ()

    @property
    def doubts(self) -> tuple[Finding, ...]:
        text = "“{}”没有栏名，已接在上一行之后，请核对"
        return tuple(
            Finding("row-joined", text.format(part.text[:40])) for part in self.more
        )


def records_of(
    paragraphs: Iterable[Paragraph],
) -> tuple[list[Table], tuple[Paragraph, ...]]:
    """(the lists that the paragraphs print as records, the other paragraphs)."""
    tables, rest = [], []
    for in_list, run in groupby(joined(map(line_of, paragraphs)), key=is_of_list):
        lines = [*run]
        table = table_of(lines) if in_list else None
        if table:
            tables.append(table)
        else:
            rest += [p for line in lines for p in (line.paragraph, *line.more)]
    return tables, tuple(rest)


def is_of_list(line: Line) -> bool:
    return bool(line.fields) or line.heads


def line_of(paragraph: Paragraph) -> Line:
    fields = tuple(fields_in(paragraph.text))
    group = None if fields else group_of((paragraph.text,))
    return Line(paragraph, fields, bool(group and group.known))


def fields_in(text: str) -> Iterator[tuple[str, str]]:
    """The labels of a line, each with what it says; none where the line is no record's."""
    found = [m for m in AT_LABEL.finditer(text) if is_label(m["label"] or m["set_off"])]
    if not found or text[: found[0].start()].strip():
        return
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        label = match["label"] or match["set_off"]
        counted = COUNTED.fullmatch(label)
        if number := match["number"] or (counted and counted["number"]):
            yield SEQ, number
        yield counted["of"] if counted else label, text[match.end() : end].strip(EDGES)


def is_label(label: str) -> bool:
    """Whether the words are the label of a field, and do not lead a list: 取消下列事项：."""
    return not LEADS.search(label) and bool(
        role_of(label) or COUNTED.fullmatch(label) or OTHER_LABEL.match(f"{label}：")
    )


def joined(lines: Iterable[Line]) -> list[Line]:
    """``lines``, one without a label between those of records put to the one above it."""
    found: list[Line] = []
    ahead = [*lines]
    for at, line in enumerate(ahead):
        below = at + 1 < len(ahead) and ahead[at + 1].fields
        if found and below and goes_on(found[-1], line):
            found[-1] = with_rest(found[-1], line.paragraph)
        else:
            found.append(line)
    return found


def goes_on(above: Line, line: Line) -> bool:
    short = len(line.paragraph.text) <= LONGEST_REST
    open_end = not ENDED.search((above.paragraph, *above.more)[-1].text)
    return bool(above.fields and short and open_end and not is_of_list(line))


def with_rest(above: Line, rest: Paragraph) -> Line:
    *fields, (label, said) = above.fields
    fields = (*fields, (label, said + rest.text))
    return replace(above, fields=fields, more=(*above.more, rest))


def table_of(lines: list[Line]) -> Table | None:
    """The list that the lines print; ``None`` where they are no records of powers."""
    first = next((line.fields[0][0] for line in lines if line.fields), "")
    rows: list[tuple[dict[str, str], Line]] = []
    for line in lines:
        if not line.fields:
            rows.append(({"": line.paragraph.text}, line))
            continue
        for label, said in line.fields:
            if label == first or not rows or "" in rows[-1][0]:
                rows.append(({}, line))
            if label in rows[-1][0]:
                return None
            rows[-1][0][label] = said
    records = [record for record, _ in rows if "" not in record]
    columns = (*dict.fromkeys(label for record in records for label in record),)
    known = {role_of(label) for label in columns} - {None}
    if not all(map(names_power, records)) or len(known) < FEWEST:
        return None
    return written(columns, rows, lines)


def names_power(record: dict[str, str]) -> bool:
    return any(said and NAME.fullmatch(label) for label, said in record.items())


def written(columns: tuple[str, ...], rows, lines: list[Line]) -> Table:
    """The records in ``columns``; what heads them is a row with but one cell."""
    cells = [
        tuple(record.get(c, "") for c in columns)
        if "" not in record
        else (record[""], *("" for _ in columns[1:]))
        for record, _ in rows
    ]
    return Table(
        "",
        columns,
        tuple(cells),
        lines[0].paragraph.line,
        tuple(line.paragraph.line for _, line in rows),
        tuple(line.doubts for _, line in rows),
    )
