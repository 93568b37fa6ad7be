"""Who signed a document, and the day: the lines under its text."""

import re
from dataclasses import dataclass
from datetime import date

from .lines import Line
from .words import date_of, is_date, organizations, printed_date, signed_line

SIGNATURE_LINES = 6
# They sign what is theirs; else they are rather the last of a list.
LISTED = re.compile(r"(?:[小中大]学|幼儿园|[林农]场)\Z")
PERSON = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:省\s?长|市\s?长|县\s?长|区\s?长|旗\s?长|乡\s?长|镇\s?长|州\s?长|主\s?任|主\s?席|局\s?长|部\s?长|秘书长)"
    r"[：:\s]\s{0,20}[\u4e00-\u9fff·]\s{0,3}[\u4e00-\u9fff·\s]{1,12}"
)
# 发布单位：甲县统计局, above the date.
LABEL = re.compile(r"\A(?:发布|编[制印]|制发|发文)(?:单位|机关|机构)[：:]\s{0,4}")


@dataclass
class Signature:
    """Where the signature stands: ``lines[start:end]``; ``person``: a head of government signed."""

    start: int
    end: int
    issuer: str = ""
    day: date | None = None
    line: Line | None = None
    person: bool = False


def find_signature(lines: list[Line], own: set[str]) -> Signature:
    """The first date under the name of an organization, else the first date alone."""
    alone = None
    for at, line in enumerate(lines):
        if line.row or printed_date(line.text):
            continue
        if is_date(line.text):
            found = signature_at(lines, at, own)
        elif signed := signed_line(line.text):
            issuers = issuers_above(lines, at, own)
            issuer = " ".join([*issuers, signed[0]])
            found = Signature(at - len(issuers), at + 1, issuer, signed[1], line)
        else:
            continue
        if found.issuer and not (alone and is_of_another(found.issuer, own)):
            return found
        alone = alone or found
    return alone or undated_signature(lines, own)


def is_of_another(issuer: str, own: set[str]) -> bool:
    """Whether somebody else signed: then it is what is attached, below the date of the document."""
    names = issuer.split(" ")
    return bool(own) and not any(
        one.endswith(name) or name.endswith(one) for name in names for one in own
    )


def signature_at(lines: list[Line], at: int, own: set[str]) -> Signature:
    """The signature that ends in the date ``lines[at]``."""
    issuers = issuers_above(lines, at, own)
    person = at > 0 and bool(PERSON.fullmatch(lines[at - 1].text[:60]))
    day = date_of(lines[at].text)
    start = at - len(issuers)
    return Signature(start, at + 1, " ".join(issuers), day, lines[at], person)


def undated_signature(lines: list[Line], own: set[str]) -> Signature:
    """The name of the issuer on a line of its own, where no date follows."""
    for at, line in enumerate(lines):
        if not line.row and " ".join(organizations(line.text)) in own:
            return Signature(at, at + 1, " ".join(organizations(line.text)))
    return Signature(len(lines), len(lines))


def issuers_above(lines: list[Line], at: int, own: set[str]) -> list[str]:
    """Who signs on the lines above a date; ``own``: of whom the head says the document is."""
    names: list[str] = []
    for line in reversed(lines[max(0, at - SIGNATURE_LINES) : at]):
        found = () if line.row else organizations(LABEL.sub("", line.text))
        listed = own and any(LISTED.search(n) and n not in own for n in found)
        if not found or listed:
            break
        names[:0] = [" ".join(found)]
    return names
