"""The clauses (一、 （一） 1.) of a document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.reading.source import Paragraph

NUMERAL = "[一二三四五六七八九十百]{1,5}"
NUMBERING = re.compile(
    rf"\s{{0,8}}(?:(?P<top>{NUMERAL}|\d{{1,3}})[、.．](?!\d)|(?P<sub>[（(](?:{NUMERAL}|\d{{1,3}})[）)])[、]?)\s{{0,4}}"
)
RUN_ON = re.compile(rf"(?<=[。；])(?={NUMERAL}、)")


@dataclass(frozen=True)
class Clause:
    """A numbered stretch of the text; ``label`` is 七, 七（二） or "" where it has no number."""

    label: str
    text: str
    line: int | None = None


def clauses(paragraphs: tuple[Paragraph, ...]) -> Iterator[Clause]:
    """The clauses in order; a paragraph without a number is a clause of the one above."""
    top = label = ""
    for paragraph in paragraphs:
        for text in RUN_ON.split(paragraph.text):
            numbering = NUMBERING.match(text)
            if numbering and numbering["top"]:
                top = label = numbering["top"]
            elif numbering:
                label = top + numbering["sub"]
            yield Clause(
                label, text[numbering.end() :] if numbering else text, paragraph.line
            )
