"""The changes read so far: rows are added, remarked and doubted as the notice goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gazette.reading.source import Finding

from .entries import PersonnelChange, change_of, name_findings, remarked
from .sayings import Saying
from .signs import ACTED, CLOSING

# What was taken for a body may hold a name.
NAME_DOUBTS = {"name-doubtful", "name-unusual", "names-parted", "earlier-post", "organization-odd"}  # fmt: skip
# Said of some of those appointed together: 其中张三、李四试用期一年.
OF_ONE = re.compile(
    r"其中[，：]?(?P<names>[^，。；]{2,20}?)(?:同志)?(?P<remark>(?:试用期|任期|聘期|聘任期|挂职|试用).{2,20})"
)
# So short words may have been cut off what follows.
CUT_OFF = 12


@dataclass
class Gathered:
    """``last`` is where the rows of the latest sentence begin; ``doubts`` wait for the next row.

    ``names`` and ``bodies``: who is known, and which organizations, the one named last at the end.
    """

    mode: str = ""
    is_doubtful: bool = False
    last: int = 0
    changes: list[PersonnelChange] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    bodies: dict[str, None] = field(default_factory=dict)

    def add(self, saying: Saying, place: dict):
        for name, remark, post in saying.holders:
            change = change_of(saying.kind, name, post, remark)
            findings = (
                *self.doubts,
                *saying.findings,
                *change.findings,
                *name_findings(name, place["source_text"]),
                *note_findings(change.note),
            )
            self.changes.append(replace(change, **place, findings=findings))
            self.learn(change)
        codes = {
            f.code for c in self.changes[-len(saying.holders) :] for f in c.findings
        }
        self.is_doubtful = bool(codes & NAME_DOUBTS)
        self.doubts = []
        self.last = len(self.changes) - len(saying.holders)

    def learn(self, change: PersonnelChange):
        self.names.add(change.name)
        if change.organization:
            self.bodies.pop(change.organization, None)
            self.bodies[change.organization] = None

    def trailing(self, words: str, saying: Saying | None, *doubt: Finding):
        """A remark after a comma: of all that was said just before."""
        said = self.changes[self.last :]
        if (of_one := OF_ONE.fullmatch(words)) and self.of_some(of_one):
            return
        if len({(c.kind, c.position) for c in said}) > 1 or saying is None:
            doubt += (Finding("remark-of-which", f"“{words[:60]}”指哪些职务不能确定"),)
        for index, change in enumerate(said, self.last):
            of_last = said[-1].note and not change.note
            words_here = "" if of_last and change.name == said[-1].name else words
            self.changes[index] = remarked(change, words_here, *doubt)

    def of_some(self, remark: re.Match) -> bool:
        """Give a remark to those just appointed whom it names alone: 其中张三试用期一年."""
        named = set(re.split("[、和及]", remark["names"].replace("同志", "")))
        found = [at for at in range(self.last, len(self.changes)) if self.changes[at].name in named]  # fmt: skip
        if named != {self.changes[at].name for at in found}:
            return False
        for at in found:
            self.changes[at] = remarked(self.changes[at], remark["remark"])
        return True

    def earlier(self, words: str, start: int):
        """其原任职务自然免除 names no post: those are to be found elsewhere."""
        doubt = Finding("earlier-posts", f"“{words[:60]}”没有写明是哪些职务，未读入")
        for index in range(min(start, len(self.changes) - 1), len(self.changes)):
            change = self.changes[index]
            self.changes[index] = replace(change, findings=(*change.findings, doubt))

    def share(self, sentence: str, words: str):
        """Give every appointment above the remark that is made of them all."""
        doubt = Finding("shared-remark", f"“{sentence[:60]}”是对以上人员一并写的")
        for index, change in enumerate(self.changes):
            if change.kind == "appoint":
                words = "" if words in change.note else words
                self.changes[index] = remarked(change, words, doubt)

    def doubt(self, words: str, line: int | None):
        """Keep in mind ``words`` that were not understood, with the change next to them."""
        if CLOSING.match(words) and not ACTED.search(words):
            return
        if not (self.mode or self.changes or ACTED.search(words)):
            return
        finding = Finding("unread-words", f"“{words[:60]}”没有读成任免", line)
        if self.changes:
            last = self.changes[-1]
            self.changes[-1] = replace(last, findings=(*last.findings, finding))
        if not self.changes or len(words) <= CUT_OFF:
            self.doubts.append(finding)


def note_findings(note: str) -> Iterator[Finding]:
    """A remark that itself appoints or removes: 任某局局长（免去其某局副局长职务）."""
    if ACTED.search(note):
        yield Finding("unread-words", f"备注“{note[:60]}”里也有任免，没有另录")
