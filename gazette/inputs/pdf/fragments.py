"""The characters of a page as pieces of lines, upright and with their places."""

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as raw

from gazette.reading.decoding import UnreadableFile

from .. import limits

# Fractions of the size of the letters: where a piece of a line ends.
GAP, DRIFT, TYPED, DESCENT = 0.9, 0.25, 0.15, 0.2
SAMPLE = 200
SPACES = " \t\u00a0\u3000\u2002\u2003\u2009\u200b"


@dataclass(slots=True)
class Fragment:
    """Characters in a row: ``chars`` has (character, left, right) of each."""

    chars: list[tuple[str, float, float]]
    bottom: float
    top: float
    # A space was typed before the first of its characters.
    spaced: bool = False
    text: str = field(init=False, default="")
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self):
        self.left, self.right = self.chars[0][1], self.chars[-1][2]

    @property
    def size(self) -> float:
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def part(self, chars) -> "Fragment":
        part = Fragment(chars, self.bottom, self.top, self.spaced)
        part.close()
        part.forget()
        return part

    def close(self) -> None:
        """Nothing comes to it any more."""
        self.text = "".join(char[0] for char in self.chars)
        self.right = self.chars[-1][2]

    def forget(self) -> None:
        """Where its single characters stand is not asked any more."""
        self.chars = []


class Glyph(NamedTuple):
    """One character as it is printed; rows of them are sorted by where they stand."""

    bottom: float
    left: float
    right: float
    top: float
    character: str


@dataclass
class Characters:
    """What the text layer of one page holds."""

    fragments: list[Fragment] = field(default_factory=list)
    angle: int = 0
    unmapped: int = 0
    outside: str = ""


def read_characters(textpage, box: tuple[float, ...]) -> Characters:
    """The characters within ``box`` (left, bottom, right, top) and those beside it."""
    count = raw.FPDFText_CountChars(textpage)
    if count > limits.PAGE_CHARACTERS:
        raise UnreadableFile("PDF 有一页的文字太多，不像一份公报。")
    found = Characters(angle=angle_of(textpage, count))
    reader = Reader(textpage, found, box)
    for index in range(count):
        reader.read(index)
    found.fragments = fragments_of(reader.glyphs)
    return found


def angle_of(textpage, count: int) -> int:
    """How many quarter turns most characters of the page are turned."""
    step = max(1, count // SAMPLE)
    turns = Counter(
        round(raw.FPDFText_GetCharAngle(textpage, index) / (math.pi / 2)) % 4
        for index in range(0, count, step)
        if not raw.FPDFText_IsGenerated(textpage, index)
    )
    return turns.most_common(1)[0][0] if turns else 0


class Reader:
    def __init__(self, textpage, found: Characters, box: tuple[float, ...]):
        self.textpage, self.found, self.box = textpage, found, box
        self.rect = raw.FS_RECTF()
        self.at = ctypes.byref(self.rect)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.origin = ctypes.byref(self.x), ctypes.byref(self.y)
        self.glyphs: list[Glyph] = []
        self.high = 0
        _, _, self.width, self.height = turned(found.angle, box, box)

    def read(self, index: int) -> None:
        code = raw.FPDFText_GetUnicode(self.textpage, index)
        if raw.FPDFText_IsGenerated(self.textpage, index) == 1:
            return
        character = self.character(code, index)
        if character is None:
            return
        if not raw.FPDFText_GetLooseCharBox(self.textpage, index, self.at):
            return
        raw.FPDFText_GetCharOrigin(self.textpage, index, *self.origin)
        self.add(character, *self.upright())

    def character(self, code: int, index: int) -> str | None:
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return None
        if 0xDC00 <= code < 0xE000 and self.high:
            code, self.high = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00, 0
        if raw.FPDFText_HasUnicodeMapError(self.textpage, index) == 1 or code == 0:
            self.found.unmapped += 1
            return "\ufffd"
        if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
            return None
        return unified(chr(code)) if code < 0x110000 else None

    def upright(self) -> tuple[float, float, float, float]:
        """(left, bottom, right, top) of the character on the page turned upright.

        Fonts differ in how far their letters reach down; the line they stand on is one.
        """
        rect, angle = self.rect, self.found.angle
        sides = rect.left, rect.bottom, rect.right, rect.top
        left, bottom, right, top = turned(angle, self.box, sides)
        origin = (self.x.value, self.y.value) * 2
        base, size = turned(angle, self.box, origin)[1], top - bottom
        return left, base - DESCENT * size, right, base + (1 - DESCENT) * size

    def add(self, character, left, bottom, right, top) -> None:
        if self.is_outside(left, bottom, right, top):
            self.found.outside += character
        else:
            self.glyphs.append(Glyph(bottom, left, right, top, character))

    def is_outside(self, left, bottom, right, top) -> bool:
        """Whether nobody sees the character since it stands beside the page."""
        across, up = (left + right) / 2, (bottom + top) / 2
        return not (0 <= across <= self.width and 0 <= up <= self.height)


def turned(angle: int, box, sides):
    """The rectangle ``sides`` on the page ``box`` turned back by ``angle`` quarters."""
    left, bottom = sides[0] - box[0], sides[1] - box[1]
    right, top = sides[2] - box[0], sides[3] - box[1]
    if not angle:
        return left, bottom, right, top
    width, height = box[2] - box[0], box[3] - box[1]
    if angle == 1:
        return height - top, left, height - bottom, right
    if angle == 2:
        return width - right, height - top, width - left, height - bottom
    return bottom, width - right, top, width - left


def fragments_of(glyphs: list[Glyph]) -> list[Fragment]:
    """The glyphs in rows from left to right, whatever the order the file has them in."""
    row: list[Glyph] = []
    found: list[Fragment] = []
    for glyph in sorted(glyphs, reverse=True):
        size = glyph.top - glyph.bottom
        if row and row[0].bottom - glyph.bottom > DRIFT * size:
            found += parted(row)
            row = []
        row.append(glyph)
    return found + parted(row)


def parted(row: list[Glyph]) -> list[Fragment]:
    """One row, cut where it has a gap."""
    found: list[Fragment] = []
    spaced = False
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if glyph.character in SPACES:
            spaced = True
            continue
        last = found[-1] if found else None
        if last and glyph.left - last.right < GAP * (glyph.top - glyph.bottom):
            append(last, glyph, spaced)
        else:
            char = (glyph.character, glyph.left, glyph.right)
            found.append(Fragment([char], glyph.bottom, glyph.top, spaced))
        spaced = False
    for fragment in found:
        fragment.close()
    return found


def append(fragment: Fragment, glyph: Glyph, spaced: bool) -> None:
    character, left, right = fragment.chars[-1]
    size = glyph.top - glyph.bottom
    # Some print bold by printing twice, a hair apart.
    if glyph.character == character and glyph.left - left < 0.3 * (right - left):
        return
    if spaced and glyph.left - right > TYPED * size:
        fragment.chars.append((" ", right, glyph.left))
    fragment.chars.append((glyph.character, glyph.left, glyph.right))
    fragment.right = glyph.right


FIRST_RADICAL, LAST_RADICAL = "\u2e80", "\u2fdf"


def unified(character: str) -> str:
    if FIRST_RADICAL <= character <= LAST_RADICAL:
        return unicodedata.normalize("NFKC", character)
    return character
