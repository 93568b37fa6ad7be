"""The words of a post: organization, title, rank and remark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.reading.source import Finding

from .brackets import (
    BRACKET,
    masked,
    rank_and_remark,
    split_with_marks,
    without_asides,
    without_notes,
)
from .titles import CORE, FUNCTION, HEADS, PARTY_TITLE, RANK, TITLE

BODY = (
    r"(?:[局委办室心所站院校馆处科股队司部厅会社台场厂园庭段团库区道镇乡村县市省府联店行网组署宫堂班学旗州协中矿狱]"
    r"|人大|基地|[”\]］】）)])"
)
ENDS_AS_BODY = re.compile(rf"{BODY}\Z")
WITHIN = re.compile(
    r"(?:委员会|办公室|办事处|联合会|协会|学会|工会|商会|中心|街道|公司|集团|银行|学校|学院|中学|小学|医院|法院"
    r"|检察院|大队|支队|中队|总队|政府|[局委办所站院馆处科部厅社台场厂园庭团镇乡市区县])(?!级)(?![长员任])\ue000*"
)
BODY_NAMED = re.compile(
    r"(?:[局委办室心所站院校馆处部厅社会队行]|政府|公司|集团|街道|中学|小学|大学|银行)(?:（[^（）]*）)?\Z"
)
JOINT = re.compile(
    r"[、/]|，?(?:并|同时)?兼(?!善|职)任?(?=[^）)])"
    rf"|(?<=[长任记席员理事])(?:和|及|以及|暨)(?=[^、]{{1,5}}[省市区县旗州][^、]{{2,}}|{FUNCTION}*{CORE}(?:\Z|、|\ue000))"
)
OTHERS = re.compile(r"等(?:职务)?(?:[（(][^（）()]*[）)])?\Z")
# What no name of an organization holds, and what it does not begin with.
NO_BODY = re.compile(
    r"免去|任命|聘任|担任|兼任|辞去|同志|职务|不再|[，；：,;。]|(?<!华)为(?!民|农|侨|企|老|先|中)|(?<![责主信])任(?![城丘县泽家庄店])"
    rf"|(?:[{HEADS}]长|主任|书记|主席)(?!办|室|会|助理|科|学|联)|\A(?:[的为及等、免]|和(?![平田县顺静政])|兼(?!善)|原(?![平阳州种])|任(?![城丘县泽家]))|的|[正副][厅处科股局县]级"
)
PLACED = re.compile("[省市区县旗乡镇州国盟]|街道|中共|省|社区|中央|公司|集团")
# 某局工会主席: the union is a body of its own, or part of the title.
INNER_BODY = re.compile(
    "[局委办院校司处所站社队团园厂】）)](?:工会|团委|团支部|妇委会|纪委|调解委员会|学术委员会|[理监]事会)\\Z"
)
# The party in a place is a body of its own: 某镇党委|书记, but 某局|党组书记.
COMMITTEE = re.compile(
    "(?:(?<=[乡镇县市区旗州])|(?<=街道))(?:党委|党工委)(?=.)"
    "|(?:(?<=[村区寨屯])|(?<=机关))(?:党委|党总支部?|党支部)(?=.)"
    "|机关(?:党委|党总支部?|党支部)(?=.)"
)
# A union in a body is part of the title: 某局|工会主席, but 某区总工会|主席.
UNION = re.compile("(?<=[局委办院校司处所站社队厂团园司行）)])工会\\Z")
LIMITS = {"organization": 150, "title": 100, "rank": 50, "remark": 200}
# Titles that are borne in any body, and what bodies the others head.
# A judge is one of the court, not of a division: 民事审判庭庭长、审判员.
OF_COURT = re.compile("审判员|检察员|审判委员会|检察委员会|审委会|检委会|法官|检察官")
COURT = re.compile(".+[法察]院(?=.)")
COURT_ITSELF = re.compile(".{1,40}?(?:法院|检察院)")
DIVISION = re.compile(
    r"(?!.*(?:街道|办事处|镇|乡))[\u4e00-\u9fff]{1,10}(?:庭|执行局|[部处科室队])"
)
ANYWHERE = re.compile(
    rf"调研员|科员|巡视员|{PARTY_TITLE.pattern}|领导干部|警长|督学|职员"
)
HEADED = (
    (re.compile("(?:主任)(?:助理)?\\Z"), re.compile("(?:[委办室心处社会站]|街道)\\Z")),
    (re.compile("(?:董事|监事|经理|总监|董事长|总裁|工程师|会计师|法律顾问|主席)(?:助理)?\\Z"), re.compile("公司|集团|行\\Z")),
    (re.compile("(?:检察长|检察员|审判员|委员|书记员|法官|检察官)\\Z"), re.compile("[法察]院\\Z")),
    (re.compile("主席\\Z"), re.compile("[会协联]\\Z")),
    (re.compile("校长\\Z"), re.compile("[校学]\\Z")),
    (re.compile("总?(?:工程|会计|经济|规划|农艺|统计|审计)师\\Z|成员\\Z"), re.compile("[局委办院会府心]\\Z")),
)  # fmt: skip


@dataclass(frozen=True)
class Post:
    """A post as printed; ``organization`` is "" where only the title is.

    ``notes`` are the brackets as printed; ``rank`` and ``remark`` are what they say.
    """

    organization: str
    title: str
    rank: str = ""
    remark: str = ""
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def position(self) -> str:
        return self.organization + self.title

    @property
    def is_known(self) -> bool:
        return bool(TITLE.fullmatch(self.title))

    @property
    def is_likely(self) -> bool:
        """Whether the title at least ends as one: 农业助理."""
        return self.is_known or (
            len(self.title) <= 10 and bool(TITLE.search(self.title))
        )

    def fits(self) -> bool:
        return bool(self.title) and all(
            len(getattr(self, field)) <= limit for field, limit in LIMITS.items()
        )

    def with_notes(self, notes: list[str]) -> "Post":
        notes = [*filter(None, (*self.notes, *notes))]
        rank, remark = rank_and_remark(notes)
        return replace(self, rank=rank, remark=remark, notes=tuple(notes))


def posts_of(text: str) -> list[Post]:
    """The posts that ``text`` names, without 职务; a post without its own organization has the last."""
    others = OTHERS.search(text)
    text, notes = without_notes(text)
    posts: list[Post] = []
    for piece in joined(*split_with_marks(JOINT, text)):
        piece, own = without_notes(piece)
        piece, asides = without_asides(piece)
        post = in_context(post_of(piece), posts)
        posts.append(second_title(post.with_notes([*asides, *own])))
    posts[-1] = second_title(posts[-1].with_notes(notes))
    if others:
        doubt = Finding("others-unnamed", "有“等”字，还有没有写出的职务")
        posts[-1] = doubted(posts[-1], doubt)
    return posts if len(posts) == 1 else [*remarked_alone(posts)]


def second_title(post: Post) -> Post:
    """A bracket that is a title of its own, 主任（局长）, may be more than a remark."""
    titles = [note for note in post.notes if TITLE.fullmatch(note) and note != "兼"]
    ranks = [note for note in titles if RANK.fullmatch(note)]
    if not titles or ranks == titles:
        return post
    doubt = Finding("second-title", f"“{titles[0]}”也像职务，记在备注里")
    return doubted(post, doubt) if doubt not in post.findings else post


def doubted(post: Post, *findings: Finding) -> Post:
    return replace(post, findings=(*post.findings, *findings))


def remarked_alone(posts: list[Post]) -> Iterator[Post]:
    """Posts of one person: what is remarked of the last alone may be said of all."""
    *others, last = posts
    alone = last.notes and not any(post.notes for post in others)
    words = "；".join(last.notes)
    doubt = Finding("remark-of-which", f"“{words}”指哪些职务不能确定")
    yield from (doubted(post, doubt) for post in posts) if alone else posts


def joined(pieces: list[str], marks: list[str]) -> Iterator[str]:
    """``pieces``, each with what is no post by itself before it: 教育、体育局局长."""
    waiting = ""
    for place, piece in enumerate(pieces, 1):
        words = waiting + piece
        if TITLE.search(without_notes(words)[0]) or place == len(pieces):
            yield words
            waiting = ""
        else:
            waiting = words + marks[place - 1]


def post_of(piece: str) -> Post:
    """Organization and title: the longest title that follows the name of a body."""
    start = title_start(piece)
    if start is None:
        return unknown_post(piece)
    party = COMMITTEE.match(piece, start)
    start = party.end() if party else start
    doubts = [*doubts_of(Post(piece[:start], piece[start:]))]
    if union := UNION.search(piece[:start]):
        start = union.start()
    return doubted(Post(piece[:start], piece[start:]), *doubts)


def title_start(piece: str) -> int | None:
    """Where the title begins: after the name of a body, or at once; ``None`` if nowhere."""
    match = TITLE.search(piece)
    while match:
        before = piece[: match.start()]
        if not before or ENDS_AS_BODY.search(before):
            return match.start()
        match = TITLE.search(piece, match.start() + 1)
    return None


def unknown_post(piece: str) -> Post:
    """A post whose title is not known, or does not follow the name of a body."""
    match = TITLE.search(piece)
    start = last_body(piece[: match.start()] if match else piece)
    code, text = ("organization-doubtful", f"“{piece}”中单位与职务的分界不清楚")
    if match is None:
        code, text = "title-unknown", f"“{piece}”中没有认出职务名称"
    elif not start:
        start = match.start()
    post = Post(piece[:start], piece[start:])
    return doubted(post, Finding(code, text), *doubts_of(post))


def last_body(text: str) -> int:
    """Where the last name of a body in ``text`` ends, short of all of it; 0 if nowhere."""
    ends = [match.end() for match in WITHIN.finditer(masked(text))]
    return next((end for end in reversed(ends) if end < len(text)), 0)


def doubts_of(post: Post) -> Iterator[Finding]:
    if post.organization and NO_BODY.search(BRACKET.sub("", post.organization)):
        yield Finding("organization-odd", f"“{post.organization}”不像单位名称")
    if INNER_BODY.search(post.organization) or post.title.endswith("委员会委员"):
        text = f"“{post.position}”中单位与职务的分界请核对"
        yield Finding("inner-body", text)
    of_party = post.organization.endswith(("党委", "党工委"))
    if (of_party or PARTY_TITLE.search(post.title)) and "党组" not in post.title:
        yield Finding(
            "party-post", f"“{post.position}”是党内职务，单位与职务的分界请核对"
        )


def in_context(post: Post, before: list[Post]) -> Post:
    """``post`` after others of one person: without its own organization it has theirs."""
    last = before[-1].organization if before else ""
    if not last:
        return post
    if not post.organization:
        court = OF_COURT.search(post.title) and COURT.match(last)
        post = replace(post, organization=court[0] if court else last)
        if not court and is_of(last, post.title):
            return post
        words = f"“{post.title}”未写单位，按前一职务记"
        return doubted(post, Finding("organization-carried", words))
    court = COURT_ITSELF.match(last)
    if court and post.organization.startswith(court[0]):
        return post
    if court and DIVISION.fullmatch(post.organization):
        words = f"“{post.position}”未写法院、检察院，按前一职务记"
        post = replace(post, organization=court[0] + post.organization)
        return doubted(post, Finding("organization-carried", words))
    if PLACED.search(last) and not PLACED.search(post.organization):
        words = f"“{post.organization}”未写全称，可能属于前一职务的单位"
        return doubted(post, Finding("organization-short", words))
    return post


def is_of(organization: str, title: str) -> bool:
    """Whether a bare title is plainly one of the body named before it: 财政局 for 局长."""
    body = BRACKET.sub("", organization)
    core = re.sub(rf"\A{FUNCTION}*", "", title)
    head = re.fullmatch(rf"([{HEADS}])长(?:助理)?", core)
    if ANYWHERE.search(title) or (head and body.endswith(head[1])):
        return True
    return any(t.search(title) and b.search(body) for t, b in HEADED)


def ends_with_title(text: str) -> bool:
    return bool(TITLE.search(without_notes(text)[0]))


def is_body(text: str, *, alone: bool = False) -> bool:
    """Whether the words are the name of a body in a place, and nothing else: 区财政局.

    ``alone``: they stand in a line of their own with a number, where 水利局 is one as well.
    """
    ends = BODY_NAMED.search(text)
    return bool(ends and (alone or PLACED.search(text[:-2]))) and not (
        NO_BODY.search(text) or ends_with_title(text)
    )
