"""Running heads and page numbers: what stands at the same place on page after page."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from gazette.reading.words import ends_sentence, is_attachment_mark

from .lines import Line
from .measures import median

EDGE_LINES, LONGEST, OFTEN = 2, 60, 3
PLACE = 8.0
# A file of so few pages has no line three times that left pages have, or right ones.
FEW_PAGES, HAIR = 5, 1.0
DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十〇零]+")
NUMBER = re.compile(
    r"[-—–－·.\s~]{0,6}(?:第\s?)?(\d{1,4})(?:\s?页)?(?:\s?[/／]\s?\d{1,4}|\s?共\s?\d{1,4}\s?页)?[-—–－·.\s~]{0,6}"
)
COUNTS = re.compile(r"公报|第.{1,5}[期页卷号]|^\D{0,6}\d{1,4}\D{0,6}$")
DRESSED = re.compile(r".*[-—–－页/／·~].*")


@dataclass
class Edge:
    """A line near the top or the bottom of a page that may be no part of its text."""

    page: int
    line: Line
    text: str
    is_top: bool
    # How far it stands from its neighbour, in the usual distance of lines.
    apart: float

    @property
    def key(self) -> tuple:
        """What is the same on each page; only a head that counts may have other figures."""
        text = "".join(self.text.split())
        return self.is_top, DIGITS.sub("#", text) if COUNTS.search(text) else text


def distance(above, below) -> float:
    """From a line or table to the next, as from line to line."""
    size = below.size if isinstance(below, Line) else getattr(above, "size", 0.0)
    return above.bottom - below.top + size


@dataclass
class Furniture:
    """Gathers the edges of all pages; then says which lines are not text."""

    edges: list[Edge] = field(default_factory=list)

    def add(self, page: int, items: list) -> None:
        """``items`` are the lines and tables of one page from the top."""
        gaps = [distance(*pair) for pair in pairwise(items)]
        usual = median((gap for gap in gaps if gap > 2), 1.0)
        for at, item in enumerate(items):
            is_top, is_bottom = at < EDGE_LINES, at >= len(items) - EDGE_LINES
            if isinstance(item, Line) and is_top:
                after = gaps[at] if at < len(gaps) else 2 * usual
                self.edges.append(Edge(page, item, item.text, True, after / usual))
            if isinstance(item, Line) and is_bottom:
                before = gaps[at - 1] if at else 2 * usual
                self.edges.append(Edge(page, item, item.text, False, before / usual))

    def lines(self) -> set[int]:
        """The ids of the lines that are furniture."""
        heads = self.repeated()
        return {
            id(edge.line)
            for edge in self.edges
            if id(edge.line) in heads or self.is_page_number(edge)
        }

    def repeated(self) -> set[int]:
        groups: dict[tuple, list[Edge]] = {}
        for edge in self.edges:
            if len(edge.text) <= LONGEST and not ends_sentence(edge.text):
                groups.setdefault(edge.key, []).append(edge)
        found: set[int] = set()
        for group in groups.values():
            places = Counter(round(edge.line.middle / PLACE) for edge in group)
            for edge in group:
                at = round(edge.line.middle / PLACE)
                here = places[at - 1] + places[at] + places[at + 1]
                often = here >= OFTEN or self.is_twice(edge, group)
                if often and self.is_set_off(edge):
                    found.add(id(edge.line))
        return found

    def is_twice(self, edge: Edge, group: list[Edge]) -> bool:
        """Whether few pages have the line, at the very same place; it names the gazette or counts."""
        if max(other.page for other in self.edges) >= FEW_PAGES:
            return False
        same = [e for e in group if abs(e.line.middle - edge.line.middle) < HAIR]
        is_known = bool(COUNTS.search(edge.text)) and not is_attachment_mark(edge.text)
        return is_known and len({other.page for other in same}) > 1

    def is_set_off(self, edge: Edge) -> bool:
        named = "公报" in edge.text or bool(NUMBER.fullmatch(edge.text))
        return named or edge.apart > 1.25

    @staticmethod
    def is_page_number(edge: Edge) -> bool:
        match = NUMBER.fullmatch(edge.text.strip())
        if not match:
            return False
        return edge.apart > 1.4 or bool(DRESSED.fullmatch(edge.text))
