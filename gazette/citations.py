"""How a document is cited, in the forms that people use."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .clauses import blocks

CLAUSES_SHOWN = 300
# The four levels of an anchor: 七（二）3（4）.
LEVELS = re.compile(
    r"([一二三四五六七八九十百]+)?(（[一二三四五六七八九十百]+）)?(\d+)?(（\d+）)?"
)
CALLED = ("条", "项", "目", "点")


@dataclass(frozen=True)
class Citation:
    """One way to cite: what it is called, and the words."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class Clause:
    """A numbered clause to choose: its anchor, and its first words."""

    anchor: str
    words: str


def citations(document, address, today, clause=""):
    """The Citations of ``document``, which is read at ``address`` on ``today``."""
    forms = [
        Citation("plain", _("In running text"), plain(document, clause)),
        Citation("online", _("GB/T 7714, read online"), online(document, address, today)),
    ]  # fmt: skip
    if document.issue and document.issue.number:
        in_print = Citation("print", _("GB/T 7714, in print"), printed(document))
        forms.append(in_print)
    return forms


def plain(document, clause=""):
    number = f"（{document.number}）" if document.number else ""
    return f"《{document.title}》{number}{in_words(clause)}"


def in_words(clause):
    """The clause with this anchor as it is spoken of: 七（二） is 第七条第（二）项."""
    found = LEVELS.match(clause)
    return "".join(
        f"第{number}{called}"
        for number, called in zip(found.groups(), CALLED, strict=True)
        if number
    )


# GB/T 7714-2015 has no type for official documents. Read at its own address, a document is
# an electronic bulletin, [EB/OL], with the day it was put up and the day it was read. In
# print it is part of a serial, but no article of a journal, [J]: the standard leaves [Z],
# other, and the serial's year, number and page. The document number is part of the title,
# as the standard has it for the numbers of patents.


def online(document, address, today):
    published = timezone.localdate(document.published_at)
    return f"{begun(document)}[EB/OL]. ({published:%Y-%m-%d})[{today:%Y-%m-%d}]. {address}."


def printed(document):
    issue = document.issue
    page = f": {document.page}" if document.page else ""
    return f"{begun(document)}[Z]. {settings.GAZETTE_NAME}, {issue.year}({issue.number}){page}."


def begun(document):
    """Who issued it, its title and its number."""
    issuer = f"{document.issuer}. " if document.issuer else ""
    number = f": {document.number}" if document.number else ""
    return f"{issuer}{document.title}{number}"


def clauses(document):
    """The numbered clauses of a document that a citation may name."""
    numbered = [block for block in blocks(document.body) if block.level]
    return [Clause(one.anchor, one.text[:24]) for one in numbered[:CLAUSES_SHOWN]]
