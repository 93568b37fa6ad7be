"""Which paragraphs belong to a decision, and which of its words to which community."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gazette.reading.source import Paragraph

from .clauses import Clause, clauses
from .decisions import FOLLOWED, Decision, decisions
from .masking import Masked
from .naming import NAME, plain_name, short_name

SUBSTANCE = re.compile(r"[东南西北][起至到临邻靠倚]|\d户|户数|平方米|㎡")
LISTED = re.compile(rf"\s{{0,4}}(?P<name>{NAME})")


@dataclass
class Block:
    """A clause, what it decides, and the texts of its paragraphs."""

    clause: Clause
    found: list[Decision]
    texts: list[str] = field(default_factory=list)

    @property
    def only_heads(self) -> bool:
        """Whether it decides on communities that are named below it."""
        return bool(self.found) and not any(d.affects for d in self.found)


def decided_clauses(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple[Clause, list[Decision]]]:  # fmt: skip
    """Each clause that decides, with the paragraphs that go on with it."""
    blocks, heading = [], None
    for clause in clauses(paragraphs):
        found = decisions(Masked.of(clause.text))
        listed = [] if found or not heading else listed_name(clause, heading.found[0])
        if not (found or listed) and blocks and clause.label == blocks[-1].clause.label:
            blocks[-1].texts.append(clause.text)
            continue
        blocks.append(Block(clause, found or listed, [clause.text]))
        if listed and heading in blocks[-2:]:
            blocks.remove(heading)
        if found:
            heading = blocks[-1] if blocks[-1].only_heads else None
    for block in blocks:
        if block.found:
            yield replace(block.clause, text="\n".join(block.texts)), block.found


def listed_name(clause: Clause, heading: Decision) -> list[Decision]:
    """The decision of a heading (新建下列社区：) on the community that a paragraph opens with."""
    masked = Masked.of(clause.text)
    name = LISTED.match(masked.mask)
    if not name or not FOLLOWED["listed"].match(masked.mask, name.end()):
        return []
    words = plain_name(masked.text[name.start("name") : name.end("name")])
    return [Decision(heading.kind, (words,), "", name.start("name"), name.end("name"))]


def shares(decided: list[Decision], details: Masked) -> Iterator[tuple[Decision, str, Masked | None]]:  # fmt: skip
    """Each community of a clause with its details; ``None`` where they cannot be told apart."""
    carriers = [d for d in decided if d.kind != "abolish"] or decided
    whole = len(carriers) == 1 and len(carriers[0].names) <= 1
    ends = [d.start for d in carriers[1:]] + [len(details.mask)]
    parts = dict(zip((id(d) for d in carriers), ends, strict=True))
    for decision in decided:
        if id(decision) not in parts:
            part = Masked("", "")
        elif whole:
            part = details
        else:
            part = details.part(decision.end, parts[id(decision)])
        yield from ((decision, *share) for share in among(decision.names, part))


def among(names: tuple[str, ...], details: Masked) -> Iterator[tuple[str, Masked | None]]:  # fmt: skip
    """The details of each of several communities, which begin with its name."""
    if len(names) <= 1:
        yield (names or ("",))[0], details
        return
    starts = [mention(name, details) for name in names]
    if None in starts:
        empty = not SUBSTANCE.search(details.mask)
        yield from ((name, details if empty else None) for name in names)
        return
    for name, start in zip(names, starts, strict=True):
        end = min((other for other in starts if other > start), default=len(details.mask))  # fmt: skip
        yield name, details.part(start, end)


def mention(name: str, details: Masked) -> int | None:
    """Where the details of a community begin with its name, whole or short."""
    short = short_name(name)
    forms = "|".join(re.escape(form) for form in (name, f"{short}社区", short) if form)
    found = re.search(rf"(?<![^。；，：、,;\s\ue003])(?:{forms})", details.mask)
    return found.start() if found else None
