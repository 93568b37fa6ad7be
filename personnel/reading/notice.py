"""A notice read from top to bottom: sentence by sentence, heading by heading."""

import re
from dataclasses import dataclass, field

from core.text.widths import half_width, squeeze
from gazette.clauses import CIRCLED, NUMBERING, numbering, shown, written_out
from gazette.reading.source import Finding

from .brackets import BRACKET, split_outside
from .clauses import direct
from .gathered import Gathered
from .items import Item
from .leads import decided, led_in
from .names import are_names, is_likely, is_name
from .parting import parts_of
from .posts import ends_with_title, is_body, posts_of
from .sayings import DOUBTS, Context
from .signs import (
    BODY_HEADING,
    COMMAS,
    FIELD,
    HEADINGS,
    IN_ORDER,
    LONGEST,
    OPENS,
    SENTENCES,
    SHARED,
    SINGLES,
    VERB,
    WHO_LISTED,
)
from .spacing import GIVES, is_plain, row, set_apart, tidied

# 聘任下列同志为区政府法律顾问，聘期三年：
TERM_OF_ALL = re.compile(
    r"，(?:聘期|任期|试用期|挂职期限?|挂职时间)[^，。：；]{1,10}(?=：\Z)"
)


def of_all(term: str) -> Finding:
    return Finding("shared-remark", f"“{term.strip('，')}”是对以下人员一并写的")


def is_act(text: str) -> bool:
    """Whether the words say what is done with the people below, and nothing else."""
    bare = squeeze(text)
    return bare.endswith("：") and any(form.fullmatch(bare) for _, form in HEADINGS)


@dataclass
class Notice(Gathered):
    """任命： and 免去： hold until the next of them, and for the clauses below a heading.

    ``body`` is the organization of posts without one, which stands as a heading ``body_level``
    deep; ``listed`` the post that all in a list are appointed to; ``fielded`` who is named in a
    field of its own.
    """

    places: tuple[str, ...] = ()
    title_act: str = ""
    path: list[str] = field(default_factory=list)
    who: tuple[str, ...] = ()
    body: str = ""
    body_level: int = 0
    listed: str = ""
    elects: bool = False
    fielded: str = ""
    is_here: bool = False
    is_heading: bool = False
    is_numbered: bool = False

    def paragraph(self, text: str, line: int | None):
        clause, self.is_here = "", False
        for part in parts_of(text):
            for sentence in split_outside(SENTENCES, part):
                clause, words = self.numbered(clause, half_width(sentence).strip())
                self.sentence(words, sentence.strip(), clause, line)

    def numbered(self, clause: str, text: str) -> tuple[str, str]:
        """The clause that a sentence stands in, and the sentence without its number."""
        text = CIRCLED.sub("", written_out(text), count=1)
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

    def heading(self) -> str:
        """The clause of a sentence without a number: that of the heading it stands under."""
        return "".join(self.path) if self.is_heading else ""

    def sentence(self, text: str, printed: str, clause: str, line: int | None):
        before = len(self.changes)
        self.read(text, {"clause": clause, "source_text": printed, "line": line})
        if clause and len(self.changes) == before and len(text) < 60:
            self.is_heading = True

    def read(self, text: str, place: dict):
        text = self.out_of_field(IN_ORDER.sub("", text))
        text = self.after_verb(text)
        said, _, heading = text.rpartition("，")
        # Nothing but a comma before the next heading: 张三任某局局长，免去：
        if said and is_act(heading) and direct(squeeze(said), Context(self.mode)):
            self.read(said, place)
            text = heading
        bare = squeeze(text)
        shared = SHARED.match(bare)
        if shared:
            self.share(bare, shared["remark"] or "")
        elif len(bare) > LONGEST:
            self.doubt(bare, place["line"])
        else:
            words = self.after_heading(decided(bare))
            words = self.after_post(self.after_body(words))
            if words and bare != text:
                words = (self.listed and set_apart(text)) or self.spaced(text)
            Item(self, place).read(self.named(words))

    def out_of_field(self, text: str) -> str:
        """What a field says of the one named in the field above: 任命职务：某局局长."""
        field = FIELD.fullmatch(squeeze(text))
        if not field or not (field["name"] or self.fielded):
            return text
        if field["name"]:
            sure = is_name(field["name"]) or is_likely(field["name"])
            self.fielded = field["name"] if sure else ""
            return ""
        if not ends_with_title(field["post"]):
            return "" if field["post"] in ("无", "—", "/") else text
        self.doubts.append(Finding(*DOUBTS["unusual"]))
        verb, gives = ("免去", "的") if field["removes"] else ("任命", "为")
        return f"{verb}{self.fielded}{gives}{field['post']}"

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
        words = self.after_heading(decided(tidy))
        listed = row(text, self.mode or self.title_act)
        context = Context(self.mode, self.who, places=self.places)
        known = any(direct(clause, context) for clause in split_outside(COMMAS, words))
        return words if known and not is_plain(text, listed) else listed or words

    def after_heading(self, text: str) -> str:
        last = text.rpartition("，")[2] if text.endswith("：") else ""
        term = TERM_OF_ALL.search(text)
        bare = text[: term.start()] + text[term.end() :] if term else ""
        for words in (text, last, bare):
            for means, form in HEADINGS:
                heading = form.match(words)
                listed = heading and heading.groupdict().get("listed", "")
                if heading and (not listed or ends_with_title(listed)):
                    self.mode, *how = means.split()
                    self.body, self.listed, self.elects = "", listed, bool(how)
                    self.who = ()
                    self.doubts += [Finding(*DOUBTS[word]) for word in how]
                    if words is bare:
                        self.doubts.append(of_all(term[0]))
                    return words[heading.end() :]
        return text

    def after_body(self, text: str) -> str:
        """``text`` without the body that heads it: 区财政局, 区财政局：张三任局长."""
        match = BODY_HEADING.fullmatch(text)
        if not match or not is_body(match["body"], alone=self.is_numbered):
            return text
        self.body, self.who = match["body"], ()
        self.body_level = len(self.path) if self.is_heading or self.path else 0
        return match["rest"] or ""

    def after_post(self, text: str) -> str:
        """``text`` without the post that those below were elected to: 县人民政府副县长."""
        post = text.removesuffix("：")
        if not self.elects or not ends_with_title(post) or len(posts_of(post)) > 1:
            return text
        if not posts_of(post)[0].organization or self.named(post) != post:
            return text
        self.listed = post
        return ""

    def named(self, text: str) -> str:
        """A line of a list with a comma for the word between name and post: 张三，某局局长."""
        bare = WHO_LISTED.sub("", text)
        if self.listed and are_names(BRACKET.sub("", bare).split("、")):
            return bare + GIVES[self.mode] + self.listed
        names, colon, words = text.partition("：")
        if colon and OPENS.match(words) and led_in(names).names:
            return f"{names}，{words}"
        if colon and OPENS.match(words) and is_likely(names):
            return f"{names}同志，{words}"
        names, comma, post = text.partition("，")
        named = self.mode and (is_likely(names) or all(map(is_name, names.split("、"))))
        titled = comma and ends_with_title(split_outside(COMMAS, post)[0])
        return f"{names}：{post}" if named and titled else text
