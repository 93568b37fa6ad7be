"""A written document as some office would print it: tables in another layout, cut by pages."""

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from hypothesis import strategies as st

from gazette.reading import read_bytes

WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
LAYOUTS = ("tabs", "pipes", "bare pipes", "wide pipes", "aligned", "wide", "stacked")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
PAGE = ("— {} —", "- {} -", "第{}页", "－{}－", "·{}·")


@dataclass(frozen=True)
class Noise:
    """How a table is printed; ``cuts`` say after which rows a page ends."""

    layout: str
    page: str
    cuts: frozenset[int]
    spaced: bool
    wide_numbers: bool
    blank: str
    gap: int
    blank_lines: bool
    newline: str
    encoding: str


def can_say(noise: Noise) -> bool:
    """One cell a line cannot say that a cell is blank, save by a dash."""
    return noise.layout != "stacked" or bool(noise.blank)


noises = st.builds(
    Noise,
    layout=st.sampled_from(LAYOUTS),
    page=st.sampled_from(PAGE),
    cuts=st.frozensets(st.integers(1, 8), max_size=3),
    spaced=st.booleans(),
    wide_numbers=st.booleans(),
    blank=st.sampled_from(("—", "－", "…", "--", "/", "")),
    gap=st.integers(2, 5),
    blank_lines=st.booleans(),
    newline=st.sampled_from(("\n", "\r\n")),
    encoding=st.sampled_from(ENCODINGS),
).filter(can_say)


@st.composite
def damages(draw, text: str, without: str = "", first: int = 0) -> str:
    """``text`` with one thing wrong in one row of a table, as copying and scanning do it.

    ``without`` is a kind of damage not done; no cell before ``first`` is harmed.
    """
    lines = text.split("\n")
    rows = [at for at, line in enumerate(lines) if "\t" in line][1:]
    at = draw(st.sampled_from(rows))
    cells = lines[at].split("\t")
    cell = draw(st.integers(first, len(cells) - 1))
    middle = draw(st.integers(1, max(1, len(cells[cell]) - 1)))
    head, tail = cells[cell][:middle], cells[cell][middle:]
    damaged = {
        "cell lost": cells[:cell] + cells[cell + 1 :],
        "cell twice": cells[: cell + 1] + cells[cell:],
        "cells glued": cells[:cell]
        + ["".join(cells[cell : cell + 2])]
        + cells[cell + 2 :],
        "cell parted": [*cells[:cell], head, tail, *cells[cell + 1 :]],
        "cell blank": [*cells[:cell], "", *cells[cell + 1 :]],
        "cells swapped": [*cells[:2][::-1], *cells[2:]],
        "line cut": [*cells[:cell], f"{head}\n{tail}", *cells[cell + 1 :]],
        "page cut": [*cells[:cell], f"{head}\n\n— 7 —\n\n{tail}", *cells[cell + 1 :]],
        "rest below": [*cells[:cell], head, *cells[cell + 1 :]],
        "row lost": [],
    }
    kind = draw(st.sampled_from(sorted({*damaged} - {without})))
    lines[at] = "\t".join(damaged[kind])
    if kind == "rest below":
        lines[at] += "\n" + "\t" * cell + tail + "\t" * (len(cells) - 1 - cell)
    return "\n".join(lines)


def reread(text: str, noise: Noise):
    """The documents read from ``text`` as printed with ``noise``."""
    printed = noise.newline.join(printed_lines(text, noise))
    return read_bytes(printed.encode(noise.encoding)).documents


def printed_lines(text: str, noise: Noise):
    for is_table, lines in groupby(text.split("\n"), key=lambda line: "\t" in line):
        if not is_table:
            yield from lines
            continue
        rows = [line.split("\t") for line in lines]
        yield from table_lines([spaced(rows[0], noise), *rows[1:]], noise)


def spaced(cells, noise: Noise):
    """Headings of Chinese words alone may be set wide."""
    if not noise.spaced or noise.layout == "stacked":
        return cells
    return [" ".join(cell) if cell.isalpha() else cell for cell in cells]


def table_lines(rows, noise: Noise):
    layout = noise.layout
    rows = [rows[0], *(numbers(row, noise) for row in rows[1:])]
    rows = [[cell or noise.blank for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    heading = [*rendered(rows[0], layout, widths, noise)]
    yield from heading
    for number, row in enumerate(rows[1:], 1):
        yield from rendered(row, layout, widths, noise)
        if number in noise.cuts and number < len(rows) - 1:
            yield from page_turn(noise, number, heading)


def page_turn(noise: Noise, number: int, heading):
    yield from [""] * noise.blank_lines
    yield noise.page.format(number + 11)
    yield from [""] * noise.blank_lines
    yield from heading


def numbers(row, noise: Noise):
    if not noise.wide_numbers:
        return row
    plain = (cell.replace(".", "").lstrip("-").isdecimal() for cell in row)
    return [
        cell.translate(WIDE_DIGITS) if is_number else cell
        for cell, is_number in zip(row, plain, strict=True)
    ]


def rendered(cells, layout: str, widths, noise: Noise):
    if layout == "stacked":
        return cells
    if layout == "aligned":
        return [padded(cells, widths, noise.gap, " ").rstrip()]
    if layout == "wide":
        return [padded(cells, widths, 2 * noise.gap, "\u3000").rstrip()]
    line = {
        "tabs": "\t".join(cells),
        "pipes": "| " + " | ".join(cells) + " |",
        "bare pipes": " | ".join(cells),
        "wide pipes": "｜".join(cells),
    }[layout]
    return [line]


def padded(cells, widths, gap: int, space: str) -> str:
    texts = []
    for cell, size in zip(cells, widths, strict=True):
        short = size + gap - width(cell)
        fill = space * (short // width(space)) + " " * (short % width(space))
        texts.append(cell + fill)
    return "".join(texts)


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
