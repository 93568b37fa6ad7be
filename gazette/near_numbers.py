"""Which documents may be meant by a number that none has, or that is written loosely."""

import re
from difflib import SequenceMatcher
from itertools import islice

from core.text.document_numbers import HAN, LONGEST, DocumentNumber
from core.text.widths import half_width

from .models import Document

LOOSE = re.compile(
    rf"([{HAN}]{{1,20}}?)[^\d{HAN}]{{0,3}}((?:19|20)\d\d)\D{{1,4}}(\d{{1,6}})\D{{0,2}}"
)
SPACES_OF_TEXT = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
SHOWN, ALIKE = 5, 0.5


def number_within(text):
    """The DocumentNumber that ``text`` is meant as, however it is bracketed, or ``None``."""
    if number := DocumentNumber.parse(text):
        return number
    match = LOOSE.fullmatch(SPACES_OF_TEXT.sub("", half_width(text[:LONGEST])))
    return match and DocumentNumber(match[1], int(match[2]), int(match[3]))


def near(number):
    """The published documents whose numbers are like ``number``, the likest first."""
    public = Document.objects.published().exclude(code="").defer("body")
    same = public.filter(code=number.series, year=number.year, serial=number.serial)
    if found := list(same):
        return found
    near_ones = [
        *public.filter(year=number.year, serial=number.serial),
        *public.filter(code=number.series, serial=number.serial),
        *public.filter(code=number.series, year=number.year, serial__in=slips(number)),
    ]
    likest = sorted(
        {document.pk: document for document in near_ones}.values(),
        key=lambda document: (-likeness(document, number), document.number),
    )
    alike = (one for one in likest if likeness(one, number) >= ALIKE)
    return list(islice(alike, SHOWN))


def likeness(document, number):
    return SequenceMatcher(None, document.number, str(number)).ratio()


def slips(number):
    """The serials one slip of the hand away: a neighbour, or a figure more, less or swapped."""
    digits = str(number.serial)
    swapped = (
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        for i in range(len(digits) - 1)
    )
    fewer = (digits[:i] + digits[i + 1 :] for i in range(len(digits)))
    more = (digits[:i] + d + digits[i:] for i in range(len(digits) + 1) for d in "0123456789")  # fmt: skip
    written = {int(one) for one in (*swapped, *fewer, *more) if one}
    return {number.serial - 1, number.serial + 1, *written} - {number.serial}
