"""The notice of appointments and removals, written from entries."""

import re
from collections.abc import Iterator, Sequence

from gazette.reading.source import SourceDocument
from gazette.writing import checked

from .reading import PersonnelChange, read

VERBS = {"appoint": "任命", "remove": "免去"}


def write(entries: Sequence[PersonnelChange], *, issuer: str) -> SourceDocument:
    """A notice of ``issuer``: appointments first, then removals, each in the order given.

    So it reads back as ``sorted(entries, key=lambda entry: entry.kind)``. Where entries carry a
    clause, every paragraph has its number and its own verb. Raises ``ValueError`` where an entry
    would read back as another.
    """
    entries = sorted(entries, key=lambda entry: entry.kind)
    numbered = any(entry.clause for entry in entries)
    lines = numbered_lines(entries) if numbered else grouped_lines(entries)
    document = SourceDocument(
        title=f"{issuer}关于{subject(entries)}职务的通知",
        genre="通知",
        issuer=issuer,
        addressee="各街道办事处，区政府各部门",
        paragraphs=SourceDocument.paragraphs_of("\n".join(lines)),
    )
    return checked(document, entries, read)


def subject(entries: list[PersonnelChange]) -> str:
    """任免甲等工作人员: what the notice does, and to whom first."""
    kinds = {entry.kind for entry in entries}
    names = dict.fromkeys(entry.name for entry in entries)
    act = "任免" if len(kinds) > 1 else VERBS.get("".join(kinds), "")
    return act + next(iter(names), "") + ("等工作人员" if len(names) > 1 else "")


def grouped_lines(entries: list[PersonnelChange]) -> Iterator[str]:
    decision = "经研究，决定"
    for kind, verb in VERBS.items():
        said = [one_line(entry) for entry in entries if entry.kind == kind]
        if said:
            yield f"{decision}{verb}："
            yield from (f"{line}；" for line in said[:-1])
            yield f"{said[-1]}。"
            decision = ""


def numbered_lines(entries: list[PersonnelChange]) -> Iterator[str]:
    yield "经研究，决定："
    for entry in entries:
        verb = VERBS.get(entry.kind, "")
        yield f"{numbering(entry.clause)}{verb}{one_line(entry)}。"


def numbering(clause: str) -> str:
    if re.fullmatch(r"\d+", clause):
        return f"{clause}."
    return clause if clause.endswith("）") or not clause else f"{clause}、"


def one_line(entry: PersonnelChange) -> str:
    if entry.kind == "appoint":
        notes = bracket("，".join(filter(None, (entry.rank, entry.remark))))
        return f"{entry.name}为{entry.position}{notes}"
    rank, remark = bracket(entry.rank), bracket(entry.remark)
    return f"{entry.name}的{entry.position}{rank}职务{remark}"


def bracket(words: str) -> str:
    return f"（{words}）" if words else ""
