"""Powers printed one below another as records, each line a label and what it says of the power.

    序号：1
    事项名称：取水许可
    事项类别：行政许可

Such records are a list as a table is one, and are read as its rows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from gazette.reading.fieldlines import RECORD_HEAD
from gazette.reading.source import Paragraph, Table
from gazette.reading.spacing import whole_labels

from .checks import parse_seq
from .grammar import role_of
from .groups import group_of
from .names import NUMBERED, OTHER_LABEL

LABEL = r"[\u4e00-\u9fff]{1,10}(?:[（(][\u4e00-\u9fff]{1,6}[）)])?"
# A label that begins the line or stands behind a sign, its number before it: 1.事项名称：, 【1】职权名称：.
AT_LABEL = re.compile(
    rf"(?:\A|(?<=[\s；;，,。、|｜】]))(?P<number>(?:{NUMBERED.pattern}|[【〔\[［]\d{{1,3}}[】〕\]］])?)"
    rf"(?:(?P<label>{LABEL})\s?[：:]|[【\[［](?P<set_off>{LABEL})[】\]］][：:]?)"
)
# 事项一：取水许可 is a number and a name.
COUNTED = re.compile(r"(?P<of>事项|项目|权力)(?P<number>[一二三四五六七八九十\d]{1,3})")
# What stands before the one power of a record; 县水利局委托事项： leads several.
NAME = re.compile(
    "(?:受?委托|授权|赋权|划转|下放|承接|移交|取消|新增|调整|具体|行政|许可|审批|权力|职权|执法)*(?:(?:事项|项目|权力|职权)(?:名称|内容)?|名称)"
)
LEADS = re.compile("[下上]列|以[下上]|如下|上述")
SEQ = "序号"
EDGES = " \t\u3000；;，,。、|｜"
FEWEST = 2
# Whatever else is told about a power below its fields: 备注：试行.
ANY_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{1,8})[：:]")


@dataclass(frozen=True)
class Line:
    """A paragraph as labels and what they say, or as the heading of records below it."""

    paragraph: Paragraph
    fields: tuple[tuple[str, str], ...] = ()
    heads: bool = False


def records_of(
    paragraphs: Iterable[Paragraph],
) -> tuple[list[Table], tuple[Paragraph, ...]]:
    """(the lists that the paragraphs print as records, the other paragraphs)."""
    tables, rest = [], []
    for in_list, run in groupby(lines_of(paragraphs), key=is_of_list):
        lines = [*run]
        table = table_of(lines) if in_list else None
        if table:
            tables.append(table)
        else:
            rest += [line.paragraph for line in lines]
    return tables, tuple(rest)


def is_of_list(line: Line) -> bool:
    return bool(line.fields) or line.heads


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[Line]:
    """The paragraphs as lines; below a field one of any other label is a field too."""
    above = None
    for paragraph in paragraphs:
        line = line_of(paragraph)
        match = ANY_LABEL.match(paragraph.text)
        if above and above.fields and match and not is_of_list(line):
            field = (match["label"], paragraph.text[match.end() :])
            line = replace(line, fields=(field,))
        yield line
        above = line


def line_of(paragraph: Paragraph) -> Line:
    fields = tuple(fields_in(paragraph.text))
    group = None if fields else group_of((paragraph.text,))
    return Line(paragraph, fields, bool(group and group.known))


def fields_in(text: str) -> Iterator[tuple[str, str]]:
    """The labels of a line, each with what it says; none where the line is no record's."""
    text = whole_labels(text)
    if counter := RECORD_HEAD.fullmatch(text.strip()):
        yield SEQ, counter["number"]
        return
    found = [m for m in AT_LABEL.finditer(text) if is_label(m["label"] or m["set_off"])]
    if not found or text[: found[0].start()].strip():
        return
    ends = [*(match.start() for match in found[1:]), len(text)]
    for match, end in zip(found, ends, strict=True):
        label = match["label"] or match["set_off"]
        counted = COUNTED.fullmatch(label)
        if number := match["number"] or (counted and counted["number"]):
            yield SEQ, number.strip("【】〔〕[]［］")
        yield counted["of"] if counted else label, text[match.end() : end].strip(EDGES)


def is_label(label: str) -> bool:
    """Whether the words are the label of a field, and do not lead a list: 取消下列事项：."""
    return not LEADS.search(label) and bool(
        role_of(label) or COUNTED.fullmatch(label) or OTHER_LABEL.match(f"{label}：")
    )


@dataclass
class Record:
    """What the lines of one record say, by label; or the words of a heading."""

    line: int | None
    heading: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def names_power(self) -> bool:
        return any(
            said and NAME.fullmatch(label) for label, said in self.fields.items()
        )

    def is_counted_as(self, label: str, said: str) -> bool:
        """Whether a field only repeats the number that stands over the record."""
        alone = [*self.fields] == [SEQ] and label == SEQ
        return alone and parse_seq(self.fields[SEQ]) == parse_seq(said)

    def row(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        if self.heading:
            return self.heading, *("" for _ in columns[1:])
        return tuple(self.fields.get(column, "") for column in columns)


def table_of(lines: list[Line]) -> Table | None:
    """The list that the lines print; ``None`` where they are no records of powers."""
    rows = records_in(lines)
    records = [row for row in rows if not row.heading]
    columns = (*dict.fromkeys(label for record in records for label in record.fields),)
    known = {role_of(label) for label in columns} - {None}
    if len(known) < FEWEST or not all(record.names_power for record in records):
        return None
    return Table(
        "",
        columns,
        tuple(row.row(columns) for row in rows),
        lines[0].paragraph.line,
        tuple(row.line for row in rows),
    )


def records_in(lines: list[Line]) -> list[Record]:
    """The records and headings of the lines; none where a record says one thing twice."""
    first = next((line.fields[0][0] for line in lines if line.fields), "")
    found: list[Record] = []
    for line in lines:
        at = line.paragraph.line
        if not line.fields:
            found.append(Record(at, heading=line.paragraph.text))
        for label, said in line.fields:
            again = bool(found) and found[-1].is_counted_as(label, said)
            begins = label == first and not again
            if begins or not found or found[-1].heading:
                found.append(Record(at))
            if label in found[-1].fields and not again:
                return []
            found[-1].fields[label] = said
    return found
