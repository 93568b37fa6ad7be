"""Rows side by side: the paragraphs of a text, the rows of a table, each cell by cell."""

import re
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import itemgetter

from .align import align, of_characters
from .spans import ADDED, REMOVED, SAME, spans, whole

CHANGED = "changed"
# A row that is the same but for its number in sequence.
RENUMBERED = "renumbered"
# 一、 （一） 1. （1）: what a new clause moves on in all that follow.
NUMBERING = re.compile(r"\s*[（(]?[一二三四五六七八九十百\d]{1,5}(?:[）)、.．]+|\t)")
UNREMARKABLE = {SAME, RENUMBERED}
# Unchanged rows beside a change that stay in sight, and how many are worth hiding.
CONTEXT, WORTH_FOLDING = 1, 3


@dataclass(frozen=True)
class Row:
    """A paragraph or a table row: ``cells`` are lists of Spans, one for a paragraph."""

    kind: str
    cells: list

    @property
    def is_paragraph(self):
        return len(self.cells) == 1


@dataclass(frozen=True)
class Stretch:
    """Neighbouring rows; those of a ``folded`` one are unchanged, but for their number."""

    folded: bool
    rows: list

    @property
    def renumbered(self):
        return any(row.kind == RENUMBERED for row in self.rows)


def row_of(old, new):
    """One row of what two rows of cells, or one and ``None``, make."""
    if new is None or old is None:
        kind, cells = (REMOVED, old) if new is None else (ADDED, new)
        return Row(kind, [whole(kind, cell) for cell in cells])
    cells = [spans(*pair) for pair in zip_longest(old, new, fillvalue="")]
    return Row(what_became(list(old), list(new)), cells)


def what_became(old, new):
    if old == new:
        return SAME
    moved_on = old[1:] == new[1:] != [] and is_number(old[0]) and is_number(new[0])
    return RENUMBERED if moved_on else CHANGED


def is_number(cell):
    return cell.strip().isdecimal()


def text_rows(old, new):
    """The paragraphs of two texts as Rows; a line with tabs is a row of a table."""
    pairs = align(paragraphs(old), paragraphs(new), (str, unnumbered), of_characters)
    return [row_of(*(cells_of(one) for one in pair)) for pair in pairs]


def paragraphs(text):
    return [line for line in text.split("\n") if line.strip()]


def unnumbered(paragraph):
    return NUMBERING.sub("", paragraph, count=1)


def cells_of(paragraph):
    return None if paragraph is None else paragraph.split("\t")


@dataclass(frozen=True)
class Table:
    """Two tables in one: its heading is a Row too."""

    heading: Row
    rows: list

    @property
    def is_changed(self):
        return is_changed([self.heading, *self.rows])


def table(old_columns, old_rows, new_columns, new_rows):
    """The Table of two tables; a column that only one of them has is empty in the other."""
    places = columns_together(old_columns, new_columns)
    (old_heading, *olds), (new_heading, *news) = (
        laid_out([columns, *rows], places, side)
        for side, columns, rows in (
            (0, old_columns, old_rows),
            (1, new_columns, new_rows),
        )
    )
    return Table(row_of(old_heading, new_heading), table_rows(olds, news))


def table_rows(old, new):
    """The rows of two tables as Rows; ``old`` and ``new`` are lists of lists of text.

    Rows belong together that are the same, that are the same but for their first cell
    (a number in sequence moves on), or whose longest cells are.
    """
    old, new = list(map(tuple, old)), list(map(tuple, new))
    pairs = align(old, new, (tuple, numbered_anew, longest), likeness)
    return [row_of(*pair) for pair in pairs]


def numbered_anew(row):
    return row[1:] or row


def longest(row):
    return max(row, key=len, default="")


def likeness(one, other):
    equal = sum(a == b for a, b in zip(one, other, strict=False))
    share = equal / max(len(one), len(other), 1)
    return max(share, of_characters("".join(one), "".join(other)))


def columns_together(old, new):
    """Pairs of positions of columns that belong together; ``None`` where one is alone."""
    if len(old) == len(new):
        return [(place, place) for place in range(len(old))]
    pairs = align(
        list(enumerate(old)),
        list(enumerate(new)),
        (itemgetter(1),),
        lambda one, other: of_characters(one[1], other[1]),
    )
    return [tuple(one and one[0] for one in pair) for pair in pairs]


def laid_out(rows, places, side):
    """The rows of one table under the columns of both; ``side`` is 0 or 1."""
    columns = [pair[side] for pair in places]
    return [
        ["" if at is None or at >= len(row) else row[at] for at in columns]
        for row in rows
    ]


def folded(rows):
    """The rows in Stretches: what is unchanged and far from any change is folded."""
    changed = [place for place, row in enumerate(rows) if row.kind not in UNREMARKABLE]
    near = {
        place + distance
        for place in changed
        for distance in range(-CONTEXT, CONTEXT + 1)
    }
    stretches = []
    for in_sight, run in groupby(range(len(rows)), key=near.__contains__):
        run = [rows[place] for place in run]
        stretches.append(Stretch(not in_sight and len(run) >= WORTH_FOLDING, run))
    return stretches


def is_changed(rows):
    return any(row.kind != SAME for row in rows)
