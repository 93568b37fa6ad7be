"""Appointments and removals that a notice decides, read from its clauses and tables."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.text.widths import squeeze
from gazette.clauses import NUMBERING, numbering, shown
from gazette.reading.source import Finding, Paragraph, ReadEntry, SourceDocument

from .clauses import APPOINT, REMOVE, Saying, saying_of
from .posts import LIMITS, TITLE, Post, posts_of, rank_and_remark, split_outside
from .tables import sayings_in

HEADER = re.compile(
    rf"(?:同时|并|一并|另)?(?:(?P<appoint>{APPOINT}|任职)|(?P<remove>{REMOVE}|免职))"
    r"(?:下列|以下)?(?:同志|人员)?的?(?:名单|职务|如下){0,2}(?:[：:]|\Z)"
)
DECIDES = re.compile(
    r".*?(?:决定|同意|批准|研究|通过)[，,：:]?"
    rf"(?=(?:同时|并)?(?:{APPOINT}|{REMOVE}|(?:任|免)职|接受|\Z))"
)
PROPOSES = re.compile(
    r"[^为的]{0,30}?(?:提请|建议|提名|推荐|报请|拟(?:任|免|聘|提)|历任|曾任|现任)"
)
TAIL = re.compile(
    r"试用期|任期|聘期|任职时间|任职期|挂职|保留|享受|列|按|自\d|自[一二]|从\d|时间|原|其原|职级|级别"
)
SHARED = re.compile(
    r"(?:以上|上述|新任职|新提拔).{0,20}?(?P<remark>(?:试用期|任期|聘期).{1,40})"
)
CLOSING = re.compile(r"特此|此[文件通]|请|望|希|根据|按照|经|因|各|现|附件")
ABOUT_POSTS = re.compile(
    r"任免|任命|任职|免职|免去|聘任|解聘|辞去|挂职|职务|免除|撤销.*职"
)
NO_NOTICE = re.compile(
    r"提名|推荐|人选|公示|拟[任聘]|领导小组|指挥部|专班|表彰|嘉奖|征求意见|请示|报告|草案|议案|提请|建议|办法|规定"
    r"|细则|方案|意见|计划|要点|纪要|分工|招聘|考试|选拔|竞争|遴选|资格|回避|联席会议|成员名单|解读"
)
DECISION = re.compile(rf"[^，。；]{{0,30}}(?:决定|批准)[，,：:]?(?:{APPOINT}|{REMOVE})")
SENTENCES, COMMAS = re.compile("[；;。]"), re.compile("[，,]")
LONGEST = 600


@dataclass(frozen=True)
class PersonnelChange(ReadEntry):
    """One person appointed to (``appoint``) or removed from (``remove``) one post."""

    kind: str = ""
    name: str = ""
    organization: str = ""
    title: str = ""
    rank: str = ""
    remark: str = ""

    @property
    def position(self) -> str:
        return self.organization + self.title

    @property
    def note(self) -> str:
        """Rank and remark as printed, without their brackets."""
        return "；".join(filter(None, (self.rank, self.remark)))

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


def read(document: SourceDocument) -> list[PersonnelChange]:
    """The changes a notice decides: those of its clauses, then those of its tables."""
    if not decides(document):
        return []
    notice = Notice()
    for clause, text, line in numbered(document.paragraphs):
        notice.paragraph(clause, text, line)
    for table in document.attachments:
        for saying, row in sayings_in(table, document.title):
            notice.add(saying, {"source_text": row, "line": table.line})
    return checked(notice.changes)


def decides(document: SourceDocument) -> bool:
    subject = squeeze(document.title).partition("关于")
    subject = subject[2] or subject[0]
    if NO_NOTICE.search(subject):
        return False
    return bool(ABOUT_POSTS.search(subject)) or any(
        DECISION.match(squeeze(paragraph.text)) for paragraph in document.paragraphs
    )


def numbered(paragraphs: tuple[Paragraph, ...]) -> Iterator[tuple]:
    """(clause, text, line) of each paragraph; the clause of an unnumbered one is ""."""
    path: list[str] = []
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        level, number = numbering(text)
        if level:
            padding = [""] * (level - 1 - len(path))
            path = [*path[: level - 1], *padding, shown(level, number)]
            text = NUMBERING[level - 1].sub("", text, count=1)
        yield "".join(path) if level else "", text, paragraph.line


@dataclass
class Notice:
    """Reading a notice from top to bottom: 任命： and 免去： hold until the next of them."""

    mode: str = ""
    heading: str = ""
    who: tuple[str, ...] = ()
    last: int = 0
    changes: list[PersonnelChange] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)

    def paragraph(self, clause: str, text: str, line: int | None):
        before = len(self.changes)
        for sentence in split_outside(SENTENCES, text):
            self.sentence(sentence.strip(), clause or self.heading, line)
        if clause:
            self.heading = clause if len(self.changes) == before else ""

    def sentence(self, printed: str, clause: str, line: int | None):
        text = squeeze(printed)
        shared = SHARED.match(text)
        if shared:
            self.share(shared["remark"])
        elif len(text) > LONGEST or PROPOSES.match(text):
            self.doubt(text, line)
        else:
            place = {"clause": clause, "source_text": printed, "line": line}
            self.item(self.after_heading(DECIDES.sub("", text, count=1)), place)

    def after_heading(self, text: str) -> str:
        header = HEADER.match(text)
        if not header:
            return text
        self.mode = "appoint" if header["appoint"] else "remove"
        return text[header.end() :]

    def item(self, text: str, place: dict):
        """One person or list of persons: clauses parted by commas, of which later ones lean on earlier."""
        start, saying = len(self.changes), None
        for clause in split_outside(COMMAS, text):
            again = saying_of(clause, self.mode, self.who)
            if again is None and saying and TITLE.search(posts_of(clause)[-1].title):
                again = saying_more(saying, clause)
            if TAIL.match(clause) and self.changes:
                self.remark(clause, start if saying else self.last)
            elif again:
                self.add(again, place)
                saying, self.who = again, again.names
            elif clause:
                self.doubt(clause, place["line"])
        if saying:
            self.last = start

    def add(self, saying: Saying, place: dict):
        for name, remark, post in saying.holders:
            change = change_of(saying.kind, name, post, remark)
            findings = (
                *self.doubts,
                *saying.findings,
                *change.findings,
                *name_findings(name, place["source_text"]),
            )
            self.changes.append(replace(change, **place, findings=findings))
            self.doubts = []

    def remark(self, words: str, start: int):
        for index in range(start, len(self.changes)):
            self.changes[index] = remarked(self.changes[index], words)

    def share(self, words: str):
        """Give every appointment above the remark that is made of them all."""
        doubt = Finding("shared-remark", f"“{words}”是对以上人员一并写的")
        for index, change in enumerate(self.changes):
            if change.kind == "appoint":
                self.changes[index] = remarked(change, words, doubt)

    def doubt(self, words: str, line: int | None):
        """Keep in mind ``words`` that were not understood, with the change next to them."""
        if CLOSING.match(words) or not (self.mode or self.changes):
            return
        finding = Finding("unread-words", f"“{words[:60]}”没有读成任免", line)
        if self.changes:
            last = self.changes[-1]
            self.changes[-1] = replace(last, findings=(*last.findings, finding))
        else:
            self.doubts.append(finding)


def remarked(change: PersonnelChange, words: str, *findings) -> PersonnelChange:
    rank, remark = rank_and_remark([change.rank, change.remark, words])
    if len(remark) > LIMITS["remark"]:
        findings = (Finding("unread-words", f"备注过长，未读入：“{words[:60]}”"),)
        rank, remark = change.rank, change.remark
    return replace(
        change, rank=rank, remark=remark, findings=(*change.findings, *findings)
    )


def saying_more(saying: Saying, text: str) -> Saying:
    """The same people and one more post after a comma: …局局长，…中心主任."""
    posts = [post for post in posts_of(text) if post.fits()]
    holders = tuple((name, "", post) for name in saying.names for post in posts)
    return Saying(saying.kind, holders)


def change_of(kind: str, name: str, post: Post, remark: str = "") -> PersonnelChange:
    return PersonnelChange(
        kind=kind,
        name=name,
        organization=post.organization,
        title=post.title,
        rank=post.rank,
        remark="；".join(filter(None, (remark, post.remark))),
        findings=post.findings,
    )


def name_findings(name: str, printed: str) -> Iterator[Finding]:
    if name not in printed and re.search(r"\s*".join(map(re.escape, name)), printed):
        yield Finding("inner-space", f"姓名“{name}”中间有排版空格")


def checked(changes: list[PersonnelChange]) -> list[PersonnelChange]:
    """``changes`` with what is doubtful about them together."""
    times = Counter((change.name, change.position, change.kind) for change in changes)
    return [
        replace(change, findings=(*change.findings, *post_findings(change, times)))
        for change in changes
    ]


def post_findings(change: PersonnelChange, times: Counter) -> Iterator[Finding]:
    post = change.name, change.position
    if times[*post, change.kind] > 1:
        yield Finding("repeated-change", f"{change.name}的“{change.position}”重复出现")
    if times[*post, "appoint"] and times[*post, "remove"]:
        yield Finding("same-post", f"{change.name}的“{change.position}”同时任命又免去")
    if not change.organization:
        yield Finding("organization-missing", f"“{change.title}”没有写明单位")
