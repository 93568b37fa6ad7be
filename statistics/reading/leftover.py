"""What a release seems to state and no figure was read of."""

import re
from collections.abc import Iterator, Sequence

from core.text.widths import half_width
from gazette.reading.source import Finding, SourceDocument, Table

from .contents import is_number
from .entries import FigureRead
from .headings import plain_text
from .periods import OF_ISSUE, first_period
from .scope import is_forecast, may_be_release

# A day and a count of meetings are amounts too.
AMOUNT = re.compile(r"\d\s?(?:%|个?百分点|[万亿])")
# Numbers set side by side, or one alone on its line, as in a table that was not seen as one.
LOOSE = re.compile(
    r"\d[\d.,%]*\s{2,}[-−△]?\d|\d\s[-−△]?\d{1,6}\.\d|\A[-−]?\d+\.\d+%?\Z"
)
# Its year is in the text: 第七次全国人口普查公报.
SURVEY = re.compile(r"(?:统计|普查|调查).{0,8}公报")
# With its growth in the same cell: 88.1（9.9%）.
WITH_MORE = re.compile(r"\s?[\d.,]{1,20}\s?[（(/][^（()）]{0,10}[\d.]{1,12}%")
# Fewer numbers in a table may be its serials and a year.
LEAST = 3


def doubts(
    document: SourceDocument, entries: Sequence[FigureRead]
) -> Iterator[Finding]:
    """A doubt about every table of numbers that gave no figure, and about a release without any."""
    title = plain_text(document.title)
    if not may_be_release(title) or is_forecast(title):
        return
    lines = {entry.line for entry in entries}
    unread = [
        table
        for table in document.attachments
        if lines.isdisjoint(table.row_lines) and holds_numbers(table)
    ]
    for table in unread:
        text = f"“{table.title[:40]}”似有数据没有读出，请核对"
        yield Finding("figures-unread", text, table.line)
    dated = first_period(title) or OF_ISSUE.search(title) or SURVEY.search(title)
    if not entries and not unread and dated:
        said = (p for p in document.paragraphs if states(p.text))
        if first := next(said, None):
            text = f"“{first.text[:40]}”似有数据没有读出，请核对"
            yield Finding("figures-unread", text, first.line)


def states(text: str) -> bool:
    words = half_width(text).strip()
    return bool(AMOUNT.search(plain_text(text)) or LOOSE.search(words))


def holds_numbers(table: Table) -> bool:
    cells = (cell for row in table.rows for cell in row[1:] if cell.strip())
    return (
        sum(is_number(cell) or bool(WITH_MORE.match(cell)) for cell in cells) >= LEAST
    )
