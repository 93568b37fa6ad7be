"""The signs of a title as printed - 1－2月, 2020～2022年 -, which it is compared without."""

import re
from dataclasses import replace

from core.text.widths import NARROW_SIGNS, WIDE_SIGNS, half_width, squeeze

from .source import SourceDocument

SIGNS = frozenset(NARROW_SIGNS.strip())
# All but signs, and signs beside figures that are printed wide as well: １－２月 is 1-2月.
NARROWED = re.compile(
    rf"[^{WIDE_SIGNS.strip()}]+|(?<=[０-９])[{WIDE_SIGNS.strip()}]|[{WIDE_SIGNS.strip()}](?=[０-９])"
)
# So many lines from its first on hold the title of a document.
HEAD_LINES = 20


def with_signs(document: SourceDocument, texts: dict[int, str]) -> SourceDocument:
    """``document`` with the signs of its title in the width that its lines print them in."""
    title, first = document.title, document.line or 0
    if SIGNS.isdisjoint(title):
        return document
    head = (texts.get(number, "") for number in range(first, first + HEAD_LINES))
    printed = "".join(map(squeeze, head))
    at = half_width(printed).find(title)
    if at < 0:
        return document
    return replace(
        document, title=NARROWED.sub(narrowed, printed[at : at + len(title)])
    )


def narrowed(match: re.Match) -> str:
    return half_width(match[0])
