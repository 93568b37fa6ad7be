"""Texts in traditional characters, read by the simplified grammar; values stay as printed."""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from core.text.traditional import TRADITIONAL, simplified
from core.text.widths import half_width

from .lines import Line
from .source import Finding, SourceDocument, Table

Read = TypeVar("Read")
# What of a document is printed, in the usual order; the names of genres are ours.
IN_ORDER = (
    "number",
    "title",
    "addressee",
    "paragraphs",
    "issuer",
    "attachments",
    "section",
    "topic",
    "index_number",
    "cites",
)
SHORTEST = 4
# So many characters round the last place are looked at, and so often the whole text.
NEAR = 20_000
FARTHEST = 2_000


def is_traditional(document: SourceDocument) -> bool:
    """Whether characters are printed so, all of them or here and there."""
    return not TRADITIONAL.isdisjoint(document.title + document.body)


class Printed:
    """The characters that ``text`` prints, for values read from its simplified form.

    Most have one form in the text; of the others (后 and 後) that is taken which stands where
    the value does: ``onward``, one value behind the other, else the next within the one before.
    """

    def __init__(self, text: str, *, onward: bool = False):
        self.onward = onward
        self.text = half_width("".join(text.split()))
        self.plain = simplified(self.text)
        forms: dict[str, set[str]] = {}
        for plain, printed in set(zip(self.plain, self.text, strict=True)):
            forms.setdefault(plain, set()).add(printed)
        several = {plain for plain, printed in forms.items() if len(printed) > 1}
        self.several = several
        self.sure = {ord(p): min(forms[p]) for p in forms.keys() - several}
        self.last, self.far = 0, FARTHEST

    def of(self, value: str) -> str:
        """``value`` as printed; values are looked for in their order first."""
        if self.several.isdisjoint(value):
            return value.translate(self.sure)
        printed = iter(self.found(half_width("".join(value.split()))))
        return "".join(c if c.isspace() else form(c, next(printed)) for c in value)

    def found(self, words: str) -> str:
        """``words`` where they stand in the text, or each half of them where a page cut them."""
        at = self.place_of(words)
        if at >= 0:
            self.last = at + len(words) * self.onward
            return self.text[at : at + len(words)]
        if len(words) <= SHORTEST:
            return self.cut(words)
        half = len(words) // 2
        return self.found(words[:half]) + self.found(words[half:])

    def cut(self, words: str) -> str:
        """Few words that stand nowhere: as many as stand where the last ended, before a page that
        cuts them, and the others in the form that they surely have.
        """
        ends = range(len(words) - 1, 0, -1) if self.onward else ()
        begins = (end for end in ends if self.plain.startswith(words[:end], self.last))
        count = next(begins, 0)
        whole = self.text[self.last : self.last + count]
        self.last += count
        return whole + words[count:].translate(self.sure)

    def place_of(self, words: str) -> int:
        """Where the words stand next, or last before; -1: nowhere. Far searches are counted."""
        first, end = max(0, self.last - NEAR), self.last + NEAR
        at = self.plain.find(words, self.last, end)
        at = at if at >= 0 else self.plain.rfind(words, first, end)
        if at >= 0 or not self.far:
            return at
        self.far -= 1
        at = self.plain.find(words, self.last)
        return at if at >= 0 else self.plain.rfind(words)

    def restored(self, read: Read, only: Iterable[str] = ()) -> Read:
        """A value with every text in it as printed; ``only`` the fields of these names."""
        if isinstance(read, str):
            return self.of(read)
        if isinstance(read, tuple):
            return tuple(map(self.restored, read))
        if not is_dataclass(read) or isinstance(read, Finding):
            return read
        if isinstance(read, SourceDocument):
            only = IN_ORDER
        names = only or [field.name for field in fields(read)]
        values = {name: self.restored(getattr(read, name)) for name in names}
        return replace(read, **{n: with_plain_mark(n, v) for n, v in values.items()})

    def in_order(self, read: Read) -> Read:
        """``restored``, the values being looked for from the beginning of the text."""
        self.last = 0
        return self.restored(read)

    def lines(self, lines: Iterable[Line]) -> list[Line]:
        self.last = 0
        return [line._replace(text=self.of_cells(line.text)) for line in lines]

    def of_cells(self, row: str) -> str:
        """A row as printed, each cell by itself: markup may stand between them."""
        return "\t".join(map(self.of, row.split("\t")))


def with_plain_mark(name: str, value: Read) -> Read:
    """Document numbers are printed in one form, whatever the characters of their code."""
    if name == "cites":
        return tuple(with_plain_mark("number", number) for number in value)
    return value[:-1] + simplified(value[-1:]) if name == "number" else value


def form(plain: str, printed: str) -> str:
    return printed if simplified(printed) == plain else plain


def read_as_printed(
    document: SourceDocument,
    read: Callable[[SourceDocument], list[Read]],
    kept: Iterable[str],
) -> list[Read]:
    """What ``read`` gives for a document, its fields ``kept`` in the characters printed there."""
    if not is_traditional(document):
        return read(document)
    printed = Printed(printed_text(document))
    return [
        printed.restored(entry, kept) for entry in read(simplified_document(document))
    ]


def simplified_document(document: SourceDocument) -> SourceDocument:
    paragraphs = (replace(p, text=simplified(p.text)) for p in document.paragraphs)
    return replace(
        document,
        title=simplified(document.title),
        genre=simplified(document.genre),
        addressee=simplified(document.addressee),
        paragraphs=tuple(paragraphs),
        attachments=tuple(map(simplified_table, document.attachments)),
    )


def simplified_table(table: Table) -> Table:
    rows = tuple(tuple(map(simplified, row)) for row in table.rows)
    columns = tuple(map(simplified, table.columns))
    return replace(table, title=simplified(table.title), columns=columns, rows=rows)


def printed_text(document: SourceDocument) -> str:
    """All that a value can be of, a line each."""
    tables = document.attachments
    cells = (cell for table in tables for row in table.rows for cell in row)
    titles = (table.title for table in tables)
    parts = (*cells, document.body, document.addressee, *titles, document.title)
    return "\n".join(parts)
