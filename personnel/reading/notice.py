"""A notice read from top to bottom: sentence by sentence, heading by heading."""

import re
from dataclasses import dataclass, field, replace

from core.text.widths import half_width, squeeze
from gazette.clauses import NUMBERING, numbering, shown
from gazette.reading.source import Finding

from . import grammar
from .clauses import (
    SLOTS,
    Context,
    Saying,
    direct,
    more_posts,
    named_alike,
    saying_of,
    successor,
)
from .entries import PersonnelChange, change_of, name_findings, remarked
from .leads import Lead, led_in
from .names import CHARACTER, SPACE, is_name
from .parting import apart, lapsing, parts_of
from .posts import ends_with_title, is_body, split_outside
from .spacing import GIVES, row, tidied
from .titles import RANK, TITLE_END, any_of
from .traditional import as_printed, simplified

HEADINGS = tuple(
    (wording.means, re.compile(rf"(?:{wording.pattern(SLOTS).pattern})(?:[：:]|\Z)"))
    for wording in grammar.HEADINGS
)
ACTS = rf"(?:{SLOTS['appoint']}|{SLOTS['remove']}|选举|补选|接受|晋升|给予|聘|由)"
OPENS = re.compile(
    rf"{SLOTS['also']}(?:{ACTS}|(?:任|兼|免)(?!职)|不再|{SLOTS['jointly']}|{SLOTS['seconded']})"
)
DECIDES = re.compile(
    rf".*?(?:决定|同意|批准|研究|通过|如下|会议(?:于[\d年月日]{4, 12})?)[，,：:]?(?=(?:同时|并)?(?:{ACTS}|(?:任|免)职|\Z))"
    r"|[^，,]*?(?:决定|同意|批准|如下|通过)[：:]"
)
ALLOWS = re.compile(r"[^，,]{0,40}?(?:决定|同意|批准)(?=.)")
PROPOSES = re.compile(
    r"[^为的]{0,30}?(?:提请|建议|提名|推荐|报请|拟(?:任|免|聘|提|同意)|历任|曾任|时任|曾担任|候选)"
)
TAIL = re.compile(rf"(?!以上|以下)(?:{any_of(grammar.REMARKS)})|(?:{RANK.pattern})\Z")
# The day from which a second act holds: 自2005年3月15日起不再担任….
SINCE = re.compile(
    r"(?:自|从|于)?(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:起|开始)?(?=(?:同时|并)?(?:不再|免去|解聘|辞去|任(?![期职])|担任|兼任|聘任))"
    r"|(?:自|从)(?:\d{4}年|[^，]{0,8}?之日|即日)(?:起|开始)(?=(?:同时|并)?(?:不再|免去|解聘|辞去|任(?![期职])|担任|兼任|聘任))"
)
INSTEAD = re.compile(
    rf"(?:同时|并)?(?:{any_of(grammar.INSTEAD)})(?:{RANK.pattern}|(?:副?(?:主任科员|调研员|巡视员)|(?:正|副)?[处科]级(?:干部|职员|非领导职务)|科员|办事员|非领导职务))(?:职务|职级)?"
)
THEY = re.compile("其|该同志|本人|不再|免去[^，]{0,4}[省市区县]")
# What says why and names nobody.
REASONS = re.compile(
    r"[^，]*(?:研究|决定|同意|批准|会议|考核|合格|推荐|需要|原因|改革|规定|精神|条例|程序|通过|考察|公示|如下)[^，]{0,8}"
    r"|(?:因|由于)?(?:工作|岗位|机构|年龄|到龄|职务|人事)[^，]{0,8}"
)
EARLIER = re.compile("(?:其)?原(?:任|担任)?(?:的)?职务")
SHARED = re.compile(
    r"(?:以上|上述|新任职|新提拔|被聘任|新任命|本次).{0,20}?"
    r"(?:(?P<remark>(?:试用期|任期|聘期)[均为统一皆]{0,3}[一二两三四五六半\d]+个?[年月].{0,30})|试用期|任期|聘期|任职时间)"
)
REMARK_UNUSUAL = ("remark-unusual", "逗号后的话少见，按备注记")
LAPSES = re.compile(rf"(?P<why>(?:因|由于|随).{{2,20}}?|)(?P<lapses>{SLOTS['lapses']})")
WHO_LISTED = re.compile("(?:等)?(?:同志)?\\Z")
# What speaks of people, posts and orders, and so may be more than a remark.
OF_OTHERS = re.compile(
    rf"{TITLE_END.pattern}|同志|请|各|应|须|要求|办理|通知|同意|批准|决定|研究|任职|正式|会议|[\d一二两三四五六七八九十]+人"
)
VERB = re.compile(
    rf"(任|免|聘|聘任|解聘){SPACE}+(?=({CHARACTER}{{3,4}}?)(?:同志|为|任|的))"
)
BODY_HEADING = re.compile("(?P<body>[^：:，,。；]{3,40}?)(?:[：:](?P<rest>.*))?")
CLOSING = re.compile(any_of(grammar.CLOSINGS))
ACTED = re.compile("任命|免去|聘任|不再担任|解聘|辞去|撤销其")
SENTENCES, COMMAS = re.compile("[；;。]"), re.compile("[，,]")
# Single characters with spaces round them: a name may end after any.
SINGLES = re.compile(
    rf"(?<!{CHARACTER}){CHARACTER}{SPACE}|{SPACE}{CHARACTER}(?!{CHARACTER})"
)
LONGEST = 600
NAME_DOUBTS = {"name-doubtful", "name-unusual", "names-parted", "earlier-post"}
# So short words may have been cut off what follows.
CUT_OFF = 12


@dataclass
class Notice:
    """任命： and 免去： hold until the next of them, and for the clauses below a heading."""

    places: tuple[str, ...] = ()
    named_in_title: frozenset[str] = frozenset()
    title_act: str = ""
    mode: str = ""
    path: list[str] = field(default_factory=list)
    who: tuple[str, ...] = ()
    is_here: bool = False
    is_doubtful: bool = False
    last: int = 0
    changes: list[PersonnelChange] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)

    def paragraph(self, text: str, line: int | None):
        clause, self.is_here = "", False
        for part in parts_of(text):
            for sentence in split_outside(SENTENCES, part):
                clause, words = self.numbered(clause, half_width(sentence).strip())
                self.sentence(words, sentence.strip(), clause, line)

    def numbered(self, clause: str, text: str) -> tuple[str, str]:
        """The clause that a sentence stands in, and the sentence without its number."""
        level, number = numbering(text)
        self.is_numbered = bool(level)
        if not level:
            return clause or self.heading(), text
        padding = [""] * (level - 1 - len(self.path))
        number = half_width(number)
        self.path = [*self.path[: level - 1], *padding, shown(level, number)]
        if level <= self.body_level:
            self.body = ""
        self.is_heading = False
        return "".join(self.path), NUMBERING[level - 1].sub("", text, count=1)

    is_heading = False
    is_numbered = False
    # The body that posts without one are in: the heading above them, and how deep it stands.
    body = ""
    body_level = 0
    # The post that all in a list are appointed to.
    listed = ""

    def heading(self) -> str:
        """The clause of a sentence without a number: that of the heading it stands under."""
        return "".join(self.path) if self.is_heading else ""

    def sentence(self, text: str, printed: str, clause: str, line: int | None):
        before = len(self.changes)
        self.read(text, {"clause": clause, "source_text": printed, "line": line})
        if clause and len(self.changes) == before and len(text) < 60:
            self.is_heading = True

    def read(self, text: str, place: dict):
        text = self.after_verb(simplified(text))
        bare = squeeze(text)
        shared = SHARED.match(bare)
        if shared:
            self.share(bare, shared["remark"] or "")
        elif len(bare) > LONGEST:
            self.doubt(bare, place["line"])
        else:
            words = self.after_heading(DECIDES.sub("", bare, count=1))
            words = self.after_body(words)
            if words and bare != text:
                words = self.spaced(text)
            self.item(words, place)

    def after_verb(self, text: str) -> str:
        """``text`` without 任 or 免 that a space parts from it: it holds of the lines below."""
        verb = VERB.match(text)
        if not verb or not is_name(verb[2]):
            return text
        self.mode = "remove" if verb[1] in ("免", "解聘") else "appoint"
        return text[verb.end() :]

    def spaced(self, text: str) -> str:
        """``text`` with what its spaces stand for."""
        tidy = tidied(text)
        if tidy.count("、") > text.count("、") and SINGLES.search(text):
            doubt = Finding("names-parted", f"“{text[:40]}”里的姓名按空格分开，请核对")
            self.doubts.append(doubt)
        words = self.after_heading(DECIDES.sub("", tidy, count=1))
        context = Context(self.mode, self.who, places=self.places)
        known = any(direct(clause, context) for clause in split_outside(COMMAS, words))
        return words if known else row(text, self.mode) or words

    def after_heading(self, text: str) -> str:
        for words in (text, text.rpartition("，")[2] if text.endswith("：") else ""):
            for means, form in HEADINGS:
                heading = form.match(words)
                listed = heading and heading.groupdict().get("listed", "")
                if heading and (not listed or ends_with_title(listed)):
                    self.mode, self.body, self.listed = means, "", listed
                    return words[heading.end() :]
        return text

    def after_body(self, text: str) -> str:
        """``text`` without the body that heads it: 区财政局, 区财政局：张三任局长."""
        match = BODY_HEADING.fullmatch(text)
        if not match or not is_body(match["body"], alone=self.is_numbered):
            return text
        self.body = match["body"]
        self.body_level = len(self.path) if self.is_heading or self.path else 0
        return match["rest"] or ""

    def item(self, text: str, place: dict):
        """One person or list of persons: clauses parted by commas, of which later ones lean on earlier."""
        saying, start = None, len(self.changes)
        text = self.named(text)
        proposed = unclear = False
        leads = ""
        for clause in lapsing_clauses(split_outside(COMMAS, text)):
            clause = self.undated(clause, place["line"])
            proposed = proposed or bool(PROPOSES.match(clause))
            if proposed:
                self.doubt(clause, place["line"])
                continue
            if saying and saying.kind == "remove" and INSTEAD.fullmatch(clause):
                self.trailing(clause, saying)
                continue
            lead = led_in(clause)
            sayings = [] if lead.is_earlier else self.understood(clause, saying)
            if unclear and THEY.search(clause):
                self.doubts.append(unclear)
            for again in sayings:
                again = again.with_body(self.body_for(again, saying))
                if self.is_doubtful and again.names == self.who:
                    self.doubts.append(Finding("who-carried", "前文的姓名不能确定"))
                self.add(again, place)
                saying, self.who, self.is_here = again, again.names, True
                leads = ""
            if sayings:
                continue
            if EARLIER.match(clause) and self.changes:
                self.earlier(clause, start)
            elif TAIL.match(clause) and self.changes and (saying or clause == text):
                self.trailing(clause, saying)
            elif lead.names:
                self.who, self.is_here = lead.names, True
                leads = clause
                self.led(lead, clause, place["line"])
            elif saying and is_remark(clause):
                self.trailing(clause, saying, Finding(*REMARK_UNUSUAL))
            elif clause:
                unclear = unclear or who_doubt(clause)
                self.doubt(clause, place["line"])
        if saying:
            self.last = start
        else:
            self.is_here = False
        if leads and not leads.endswith("："):
            self.doubt(leads, place["line"])

    def body_for(self, again: Saying, saying: Saying | None) -> str:
        """The body of a post without one: that of the clause before, else the heading's."""
        if saying and (saying.kind, again.kind) == ("remove", "appoint"):
            return ""
        return saying.body if saying else self.body

    def undated(self, clause: str, line: int | None) -> str:
        """``clause`` without the day that it opens with, which is kept in mind as a doubt."""
        since = SINCE.match(clause)
        if not since:
            return clause
        doubt = Finding("unread-words", f"“{since[0]}”没有记入备注，请核对", line)
        self.doubts.append(doubt)
        return clause[since.end() :]

    def named(self, text: str) -> str:
        """A line of a list with a comma for the word between name and post: 张三，某局局长."""
        if self.listed and all(map(is_name, WHO_LISTED.sub("", text).split("、"))):
            return WHO_LISTED.sub("", text) + GIVES[self.mode] + self.listed
        names, colon, words = text.partition("：")
        if colon and OPENS.match(words) and led_in(names).names:
            return f"{names}，{words}"
        names, comma, post = text.partition("，")
        named = self.mode and all(map(is_name, names.split("、")))
        titled = comma and ends_with_title(split_outside(COMMAS, post)[0])
        return f"{names}：{post}" if named and titled else text

    def understood(self, clause: str, saying: Saying | None) -> list[Saying]:
        """What a clause says, be it one thing or, without a comma, several."""
        whole = self.one(clause, saying)
        if whole and not whole.is_odd:
            return [whole]
        parts, found, who = [*lapsing(apart(clause))], [], self.who
        for part in parts if len(parts) > 1 else ():
            if said := self.one(part, saying):
                found.append(said)
                self.who = said.names
        self.who = who
        whole_found = found and len(found) == len(parts)
        return found if whole_found else [whole] if whole else []

    def one(self, clause: str, saying: Saying | None) -> Saying | None:
        near = saying is not None
        bodies = tuple(c.organization for c in self.changes if c.organization)
        bodies += (self.body,) if self.body else ()
        here = self.is_here or not self.changes
        known = self.named_in_title | {change.name for change in self.changes}
        context = Context(self.mode, self.who, near, self.places, here, bodies, known)
        shorter = ALLOWS.sub("", clause, count=1)
        for words in dict.fromkeys((shorter, clause)):
            if found := saying_of(words, context):
                return found
        if self.title_act and not self.mode and "：" in clause:
            listed = saying_of(clause, replace(context, mode=self.title_act))
            if listed and listed.is_likely:
                return listed
        if saying and (found := successor(clause, saying)):
            return found
        # …职务，李四某局副局长职务: what was said before the comma holds on.
        if saying and (
            found := named_alike(clause, replace(context, mode=saying.kind))
        ):
            return found
        return more_posts(saying, clause) if saying and not TAIL.match(clause) else None

    def led(self, lead: Lead, words: str, line: int | None):
        if lead.is_earlier:
            doubt = Finding("earlier-post", f"“{words[:60]}”的姓名前有职务，请核对姓名")
            self.doubts.append(doubt)
        if "挂职" in words:
            self.doubts.append(Finding("seconded", f"“{words[:60]}”，请核对备注", line))

    def add(self, saying: Saying, place: dict):
        for name, remark, post in saying.holders:
            change = change_of(saying.kind, name, post, remark)
            change = as_printed(change, place["source_text"])
            findings = (
                *self.doubts,
                *saying.findings,
                *change.findings,
                *name_findings(name, place["source_text"]),
            )
            self.changes.append(replace(change, **place, findings=findings))
        codes = {
            f.code for c in self.changes[-len(saying.holders) :] for f in c.findings
        }
        self.is_doubtful = bool(codes & NAME_DOUBTS)
        self.doubts = []
        self.last = len(self.changes) - len(saying.holders)

    def trailing(self, words: str, saying: Saying | None, *doubt: Finding):
        """A remark after a comma: of all that was said just before."""
        said = self.changes[self.last :]
        if len({(c.kind, c.position) for c in said}) > 1 or saying is None:
            doubt += (Finding("remark-of-which", f"“{words[:60]}”指哪些职务不能确定"),)
        for index, change in enumerate(said, self.last):
            of_last = said[-1].note and not change.note
            words_here = "" if of_last and change.name == said[-1].name else words
            self.changes[index] = remarked(change, words_here, *doubt)

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


def lapsing_clauses(clauses: list[str]) -> list[str]:
    """``clauses``, what lapses put together: 李四的某局局长职务，因退休自然免除."""
    found: list[str] = []
    for clause in clauses:
        ending = LAPSES.fullmatch(clause)
        if ending and found and found[-1].endswith(("职务", "职级")):
            found[-1] += ending["lapses"]
            found += [ending["why"]] if ending["why"] else []
        else:
            found.append(clause)
    return found


def is_remark(clause: str) -> bool:
    """Whether words after a post are said of it, if in no way that is known: 病休."""
    return len(clause) <= 24 and not (
        CLOSING.match(clause) or ACTED.search(clause) or OF_OTHERS.search(clause)
    )


def who_doubt(clause: str) -> Finding | None:
    """Words before 其 that were not understood may name whom it means."""
    if REASONS.fullmatch(clause):
        return None
    return Finding("who-carried", f"“其”指谁不能确定：前面有“{clause[:60]}”")
