"""One row of a notice: what a person becomes or ceases to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gazette.reading.source import Finding, ReadEntry

from .brackets import rank_and_remark
from .names import is_name
from .posts import LIMITS, Post


@dataclass(frozen=True)
class PersonnelChange(ReadEntry):
    """One person appointed to (``appoint``) or removed from (``remove``) one post.

    ``printed_notes`` are rank and remark together as the text has them.
    """

    kind: str = ""
    name: str = ""
    organization: str = ""
    title: str = ""
    rank: str = ""
    remark: str = ""
    printed_notes: str = field(default="", compare=False)

    @property
    def position(self) -> str:
        return self.organization + self.title

    @property
    def note(self) -> str:
        """Rank and remark as printed, without their brackets."""
        return self.printed_notes or "；".join(filter(None, (self.rank, self.remark)))

    def as_json(self) -> dict:
        entry = super().as_json()
        return {
            "clause": entry["clause"],
            "kind": self.kind,
            "name": self.name,
            "position": self.position,
            "organization": entry["organization"],
            "title": entry["title"],
            "note": self.note or None,
            "findings": entry["findings"],
        }


def change_of(kind: str, name: str, post: Post, remark: str = "") -> PersonnelChange:
    notes = [*filter(None, (remark, *post.notes))]
    return PersonnelChange(
        kind=kind,
        name=name,
        organization=post.organization,
        title=post.title,
        rank=post.rank,
        remark="；".join(filter(None, (remark, post.remark))),
        printed_notes="；".join(notes),
        findings=post.findings,
    )


def remarked(change: PersonnelChange, words: str, *findings) -> PersonnelChange:
    """``change`` with what is said of it after a comma."""
    if change.note == "挂职" in words and "（挂职" not in change.source_text:
        change = replace(change, remark="", printed_notes="")
    rank, remark = rank_and_remark([change.rank, change.remark, words])
    if len(remark) > LIMITS["remark"]:
        doubt = Finding("unread-words", f"备注过长，未读入：“{words[:60]}”")
        return replace(change, findings=(*change.findings, doubt))
    return replace(
        change,
        rank=rank,
        remark=remark,
        printed_notes="，".join(filter(None, (change.note, words))),
        findings=(*change.findings, *findings),
    )


def name_findings(name: str, printed: str) -> Iterator[Finding]:
    if name not in printed and re.search(r"\s*".join(map(re.escape, name)), printed):
        yield Finding("inner-space", f"姓名“{name}”中间有排版空格")
    if not is_name(name):
        yield Finding("name-unusual", f"“{name}”不像常见的姓名，请核对")
