"""One sentence of a notice: clauses parted by commas, of which later ones lean on earlier."""

from dataclasses import replace

from gazette.reading.source import Finding

from .brackets import split_outside
from .clauses import direct, saying_of
from .following import more_posts, named_alike, successor
from .leads import Lead, led_in
from .parting import apart, lapsing
from .sayings import DOUBTS, Context, Saying
from .signs import (
    ALLOWS,
    COMMAS,
    EARLIER,
    INSTEAD,
    PROPOSES,
    REMARK_UNUSUAL,
    SENT,
    SIGNS,
    SINCE,
    TAIL,
    TERM_AND_POST,
    TERM_BEGINS,
    THAT_POST,
    THEY,
    is_remark,
    lapsing_clauses,
    who_doubt,
)


class Item:
    """What one sentence adds to a notice.

    ``saying`` is what was said last in it, ``led`` the words that only said whom it is about.
    """

    def __init__(self, notice, place: dict):
        self.notice = notice
        self.place = place
        self.start = len(notice.changes)
        self.saying: Saying | None = None
        self.led = ""
        self.held = Lead()
        self.is_proposed = False
        self.unclear: Finding | None = None

    def read(self, text: str) -> None:
        clauses = lapsing_clauses(split_outside(COMMAS, text))
        for clause in clauses:
            clause = self.spelt_out(self.undated(clause))
            self.clause(clause, is_alone=len(clauses) == 1)
        if self.saying:
            self.notice.last = self.start
        else:
            self.notice.is_here = False
        if self.led and not self.led.endswith("："):
            self.doubt(self.led)

    def clause(self, clause: str, *, is_alone: bool) -> None:
        self.is_proposed = self.is_proposed or bool(PROPOSES.match(clause))
        removed = self.saying and self.saying.kind == "remove"
        if self.is_proposed:
            self.doubt(clause)
        elif removed and INSTEAD.fullmatch(clause):
            self.notice.trailing(clause, self.saying)
        elif not self.says(clause, lead := self.led_in(clause)):
            self.says_else(clause, lead, is_alone)

    def led_in(self, clause: str) -> Lead:
        known = self.notice.names
        lead = led_in(clause, known)
        return lead if lead.names else led_in(ALLOWS.sub("", clause), known)

    def says(self, clause: str, lead: Lead) -> bool:
        """Whether ``clause`` appoints or removes somebody."""
        sayings = self.understood(clause)
        if lead.is_earlier and not all(of_earlier(said, lead) for said in sayings):
            sayings = []
        if self.unclear and THEY.search(clause):
            self.notice.doubts.append(self.unclear)
        for saying in sayings:
            placed = saying.with_body(self.body_for(saying))
            self.add(placed.within(self.notice.body))
        return bool(sayings)

    def says_else(self, clause: str, lead: Lead, is_alone: bool) -> None:
        """A clause that decides nothing: a remark, whom it is about, or what nobody knows."""
        notice, saying = self.notice, self.saying
        if EARLIER.match(clause) and notice.changes:
            notice.earlier(clause, self.start)
        elif is_alone and not saying and is_of_appointed(clause, notice.changes):
            notice.share(clause, "")
        elif TAIL.match(clause) and notice.changes and (saying or is_alone):
            doubt = TERM_AND_POST.match(clause) and Finding(*REMARK_UNUSUAL)
            notice.trailing(clause, saying, *filter(None, [doubt]))
        elif lead.names:
            self.lead(lead, clause)
        elif saying and is_remark(clause):
            notice.trailing(clause, saying, Finding(*REMARK_UNUSUAL))
        elif clause:
            self.unclear = self.unclear or who_doubt(clause)
            self.doubt(clause)

    def add(self, saying: Saying) -> None:
        notice = self.notice
        if notice.is_doubtful and saying.names == notice.who:
            notice.doubts.append(Finding("who-carried", "前文的姓名不能确定"))
        notice.add(saying, self.place)
        notice.who, notice.is_here = saying.names, True
        self.saying, self.led = saying, ""

    def lead(self, lead: Lead, clause: str) -> None:
        notice, words = self.notice, clause[:60]
        notice.who, notice.is_here = lead.names, True
        self.led, self.held = clause, lead
        if lead.is_earlier:
            text = f"“{words}”的姓名前有职务，请核对姓名"
            notice.doubts.append(Finding("earlier-post", text))
        if lead.other:
            doubt = Finding("name-doubtful", f"姓名也可能是“{lead.other}”")
            notice.doubts.append(doubt)
        if "挂职" in clause:
            doubt = Finding("seconded", f"“{words}”，请核对备注", self.place["line"])
            notice.doubts.append(doubt)

    def body_for(self, saying: Saying) -> str:
        """The body of a post without one: that of the clause before, else the heading's."""
        before = self.saying
        sent = SENT.search(self.led)
        if sent and not before:
            return sent["body"]
        if before and (before.kind, saying.kind) == ("remove", "appoint"):
            return ""
        return before.body if before else self.notice.body

    def undated(self, clause: str) -> str:
        """``clause`` without the day that it opens with, which is kept in mind as a doubt."""
        since = SINCE.match(clause)
        if not since:
            return clause
        text = f"“{since[0]}”没有记入备注，请核对"
        self.notice.doubts.append(Finding("unread-words", text, self.place["line"]))
        return clause[since.end() :]

    def spelt_out(self, clause: str) -> str:
        """``clause`` with the post that 该职务 means: 原某局局长张三退休，不再担任该职务."""
        who, post = self.held.names, self.held.post
        if len(who) != 1 or not self.led or not THAT_POST.fullmatch(clause):
            return clause
        return f"免去{who[0]}的{post}职务"

    def understood(self, clause: str) -> list[Saying]:
        """What a clause says, be it one thing or, without a comma, several."""
        whole = self.one(clause)
        if whole and not whole.is_odd:
            return [whole]
        parts, found, who = [*lapsing(apart(clause))], [], self.notice.who
        for part in parts if len(parts) > 1 else ():
            held = replace(self.context(), mode=found[-1].kind if found else "")
            if said := self.one(part) or (found and named_alike(part, held)):
                found.append(said)
                self.notice.who = said.names
        self.notice.who = who
        whole_found = found and len(found) == len(parts)
        return found if whole_found else [whole] if whole else []

    def one(self, clause: str) -> Saying | None:
        context = self.context()
        if self.saying and (found := successor(clause, self.saying)):
            return found
        for words in dict.fromkeys((ALLOWS.sub("", clause, count=1), clause)):
            if found := saying_of(words, context):
                return found
        found = self.listed(clause, context) or self.alike(clause, context)
        return found or self.after_colon(clause, context)

    def after_colon(self, clause: str, context: Context) -> Saying | None:
        """What stands behind words that decide nothing: 杨逍同志对调：杨逍同志任…."""
        words, _, said = clause.rpartition("：")
        found = direct(said, context) if words else None
        if not found or not found.is_likely:
            return None
        return replace(found, findings=(*found.findings, Finding(*DOUBTS["unusual"])))

    def context(self) -> Context:
        notice = self.notice
        return Context(
            mode=notice.mode,
            who=notice.who,
            near=self.saying is not None,
            places=notice.places,
            here=notice.is_here or not notice.changes,
            bodies=(*notice.bodies, *filter(None, [notice.body])),
            heading=notice.body,
            known=notice.names,
        )

    def listed(self, clause: str, context: Context) -> Saying | None:
        """局长：王小明 under no heading does what the title says; 县长：王小明 below others signs it."""
        post, colon, _ = clause.partition("：")
        unheaded = self.notice.title_act and not context.mode
        signs = self.notice.changes and SIGNS.search(post)
        if not unheaded or not colon or signs:
            return None
        found = saying_of(clause, replace(context, mode=self.notice.title_act))
        return found if found and found.is_likely else None

    def alike(self, clause: str, context: Context) -> Saying | None:
        """What leans on the words before the comma: …职务，李四某局副局长职务."""
        if not self.saying:
            return None
        held = replace(context, mode=self.saying.kind)
        found = named_alike(clause, held)
        more = "" if TAIL.match(clause) else clause
        return found or (more_posts(self.saying, more) if more else None)

    def doubt(self, words: str) -> None:
        self.notice.doubt(words, self.place["line"])


def is_of_appointed(clause: str, changes: list) -> bool:
    """Whether a term that begins, below the removals, can only be that of those appointed."""
    kinds = [change.kind for change in changes]
    below = kinds[-1:] == ["remove"] and "appoint" in kinds
    return below and bool(TERM_BEGINS.fullmatch(clause))


def of_earlier(saying: Saying, lead: Lead) -> bool:
    """Whether a post before the name was read as such, or as the one that is taken away, and the
    name is the same either way.
    """
    codes = {finding.code for finding in saying.findings}
    removed = saying.kind == "remove" and all(lead.post.endswith(post.position) for _, _, post in saying.holders)  # fmt: skip
    return ("earlier-post" in codes or removed) and saying.names == lead.names
