"""Columns of cells as text: what holds of a whole column is looked for once."""

import re
from datetime import date
from decimal import Decimal
from types import NoneType

from core.exchange.cells import inert, plain, plain_number

# What text that runs in a spreadsheet can begin with; see RUNS in cells.py.
BEGINNINGS = re.compile(r"[\s=+\-@＝＋－＠']")


def written(cell):
    """``cell`` as text that nothing runs."""
    return inert(plain(cell)) if isinstance(cell, str) else plain(cell)


def as_texts(cells):
    """``cells`` of any kinds, each as ``written`` writes it."""
    kinds = set(map(type, cells)) - {NoneType}
    if len(kinds) == 1:
        return TEXTS.get(*kinds, other_texts)(cells)
    return other_texts(cells)


def inert_texts(cells):
    """Text or None as text that nothing runs, with newlines as \\n."""
    texts = cells if all(cells) else [cell or "" for cell in cells]
    if "\r" in "".join(texts):
        texts = list(map(plain, texts))
    if BEGINNINGS.search("".join({text[:1] for text in texts})):
        texts = list(map(inert, texts))
    return texts


def number_texts(cells):
    """Decimals or None, without noise."""
    texts = shown_texts(cells)
    joined = "".join(texts)
    if "E" in joined or "-0" in joined:
        return ["" if cell is None else plain_number(cell) for cell in cells]
    return [text.rstrip("0").rstrip(".") if "." in text else text for text in texts]


def shown_texts(cells):
    """Whole numbers, days or None, as Python shows them."""
    return ["" if cell is None else str(cell) for cell in cells]


def other_texts(cells):
    return list(map(written, cells))


TEXTS = {str: inert_texts, int: shown_texts, date: shown_texts, Decimal: number_texts}
