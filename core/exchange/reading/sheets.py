"""A sheet, gone through tag by tag before its cells are read.

The library that reads the cells makes room for every row and column up to the furthest
cell, copies a shared string for each cell that shows it, trusts the counts it is told,
and passes over formulas and error values: so all of these are looked at here.
"""

from array import array

from django.utils.translation import gettext as _

from ..tables import Unreadable
from .archives import broken, too_large
from .limits import LONGEST_CELL, MAX_COLUMNS
from .lines import letters, refuse_cell, refuse_columns
from .parts import LocalNames, parse

# A tag takes at least some bytes; fewer are no cells, but a burden.
BYTES_OF_TAG = 6
# Room for cells that nothing stands in, and how many times the others.
ROOM, SPARSE = 5_000_000, 20
# Programs count strings wrongly at times, but not by so many.
ROOM_OF_COUNT = 100_000
PLAIN = frozenset(("v", "is", "t", "r"))


class Columns(dict):
    """The index of a column from 0 by its letters; raises Unreadable."""

    def __missing__(self, name):
        index = 0
        for letter in name:
            if not "A" <= letter <= "Z" or len(name) > 3:
                raise broken()
            index = index * 26 + ord(letter) - 64
        if not index:
            raise broken()
        self[name] = index - 1
        return index - 1


class SheetCheck:
    """What stands in the sheet called ``name``: refuses what would not be read rightly."""

    def __init__(self, name, limits):
        self.name, self.limits = name, limits
        self.local, self.columns = LocalNames(), Columns()
        self.row, self.digits, self.column = 0, "0", -1
        self.in_cell = False
        self.cells = self.shared = 0
        self.furthest = -1
        self.last_row = 0

    def run(self, member):
        most = self.limits.member // BYTES_OF_TAG
        parse(member, most, StartElementHandler=self.start)
        area = self.last_row * (self.furthest + 1)
        if area > ROOM + SPARSE * self.cells:
            raise too_large()
        return self

    def start(self, tag, attributes):
        kind = self.local[tag]
        if kind == "c":
            self.start_cell(attributes)
        elif kind == "v" or kind == "is":
            if self.in_cell:
                self.note_value()
        elif kind == "row":
            self.start_row(attributes.get("r"))
        elif kind == "f":
            if self.in_cell:
                self.refuse_computed()
        elif kind == "mergeCell":
            self.refuse_merged(attributes.get("ref", ""))
        elif kind not in PLAIN:
            self.in_cell = False

    def start_row(self, number):
        before, self.column = self.row, -1
        if number is None:
            self.row = before + 1
        elif len(number) > 7 or not number.isdecimal():
            raise broken(self.name)
        else:
            self.row = int(number)
        if self.row <= before:
            raise broken(self.name)
        self.digits = str(self.row)

    def start_cell(self, attributes):
        before, reference = self.column, attributes.get("r")
        if reference is None:
            self.column = before + 1
        elif reference.endswith(self.digits):
            self.column = self.columns[reference[: -len(self.digits)]]
        else:
            raise broken(self.name)
        if self.column <= before or not self.row:
            raise broken(self.name)
        self.in_cell = True
        kind = attributes.get("t")
        if kind == "s":
            self.shared += 1
        elif kind == "e":
            self.refuse_computed()

    def note_value(self):
        self.cells += 1
        self.last_row = self.row
        if self.column > self.furthest:
            self.furthest = self.column
            if self.furthest >= MAX_COLUMNS:
                refuse_columns(self.row, self.name)
        if self.row > self.limits.rows + 1:
            self.limits.check_rows(self.row - 1, self.name)

    def refuse_computed(self):
        raise Unreadable(
            _("A formula or an error value stands here: enter the value itself."),
            row=self.row,
            column=letters(self.column),
            sheet=self.name,
        )

    def refuse_merged(self, cells):
        raise Unreadable(
            _("The cells %(cells)s are merged: split them.") % {"cells": cells[:20]},
            sheet=self.name,
        )


def lengths_of(member, limits):
    """The length of each shared string; refuses a count of more than there are."""
    local, lengths, counts = LocalNames(), array("L"), []

    def start(tag, attributes):
        kind = local[tag]
        if kind == "si":
            lengths.append(0)
        elif kind == "sst":
            counts.append(attributes.get("uniqueCount"))

    def text(data):
        if lengths:
            lengths[-1] += len(data)
            if lengths[-1] > LONGEST_CELL:
                refuse_cell(None)

    most = limits.member // BYTES_OF_TAG
    parse(member, most, StartElementHandler=start, CharacterDataHandler=text)
    refuse_count(counts, len(lengths))
    return lengths


def refuse_count(counts, strings):
    """Refuse a count that room would be made for, though there are no such strings."""
    for count in filter(None, counts):
        if not count.isdecimal() or int(count[:10]) > strings + ROOM_OF_COUNT:
            raise broken()


def check_shown(member, check, lengths, limits):
    """Refuse a sheet that shows long shared strings so often that they fill the memory."""
    most = limits.unpacked // 3
    if check.shared * max(lengths, default=0) <= most:
        return
    shown, is_shared, in_value, number = 0, False, False, ""
    local = LocalNames()

    def start(tag, attributes):
        nonlocal is_shared, in_value, number
        kind = local[tag]
        if kind == "c":
            is_shared = attributes.get("t") == "s"
        in_value, number = kind == "v" and is_shared, ""

    def text(data):
        nonlocal number
        number += data if in_value else ""

    def end(tag):
        nonlocal shown, in_value
        if in_value:
            shown += length(number)
            in_value = False
            if shown > most:
                raise too_large()

    def length(number):
        try:
            return lengths[int(number)]
        except (IndexError, ValueError):
            raise broken(check.name) from None

    parse(
        member,
        limits.member // BYTES_OF_TAG,
        StartElementHandler=start,
        CharacterDataHandler=text,
        EndElementHandler=end,
    )
