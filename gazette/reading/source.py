"""What a gazette file becomes before anything is stored: documents, and entries read from them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import cached_property


@dataclass(frozen=True)
class Finding:
    """A doubt about what was read: ``code`` for machines, ``text`` for people (Chinese).

    ``line`` is the line of the file, counted from 1, where one is known.
    """

    code: str
    text: str
    line: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph or one table row (cells parted by tabs), joined over cut lines."""

    text: str
    line: int | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(self.text.split("\t")) if "\t" in self.text else ()


@dataclass(frozen=True)
class Table:
    """An attachment or a table in the body; every row is as long as ``columns``.

    ``row_lines`` are the lines of the rows in the file and ``doubts`` what is doubtful about the
    shape of each, where the table was read from one.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line: int | None = None
    row_lines: tuple[int, ...] = field(default=(), compare=False)
    doubts: tuple[tuple[Finding, ...], ...] = field(default=(), compare=False)

    def placed_rows(self) -> Iterator[tuple[tuple[str, ...], int | None, tuple]]:
        """(row, its line, its doubts) of every row."""
        for at, row in enumerate(self.rows):
            line = self.row_lines[at] if self.row_lines else self.line
            yield row, line, self.doubts[at] if self.doubts else ()


@dataclass(frozen=True)
class SourceDocument:
    """One dated item of a gazette as read, or as written from entries.

    ``paragraphs`` is the text between addressee and signature, then what is attached as text;
    tables stand in ``attachments`` only.
    """

    title: str = ""
    number: str = ""
    genre: str = ""
    issuer: str = ""
    addressee: str = ""
    signed_date: date | None = None
    printed_date: date | None = None
    page: int | None = None
    section: str = ""
    index_number: str = ""
    topic: str = ""
    cites: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    attachments: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
    line: int | None = None

    @cached_property
    def body(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @staticmethod
    def paragraphs_of(body: str) -> tuple[Paragraph, ...]:
        """The paragraphs of a stored body, one a line, numbered from 1."""
        return tuple(
            Paragraph(text, number)
            for number, text in enumerate(body.split("\n"), 1)
            if text.strip()
        )


@dataclass(frozen=True)
class ReadEntry:
    """One row of a change set as read; each register adds its own fields.

    Where the words were found, how they were printed and what is doubtful about them take
    no part in equality, so that ``read(write(entries)) == entries`` can be said.
    """

    clause: str = ""
    source_text: str = field(default="", compare=False)
    line: int | None = field(default=None, compare=False)
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    def as_json(self) -> dict:
        """The entry as ``read_gazette --json`` prints it: ``null`` is "the text does not say"."""
        entry = {
            field.name: plain(getattr(self, field.name))
            for field in fields(self)
            if field.compare
        }
        return entry | {"findings": [finding.code for finding in self.findings]}


def plain(value):
    """A value as JSON shows it: numbers as numbers, the empty string as ``None``."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list) and not isinstance(value, str):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value
