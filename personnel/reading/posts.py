"""The words of a post: organization, title, rank and remark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.reading.source import Finding

LEVEL = r"(?:省部|厅局|县处|乡科|省|部|厅|局|县|处|乡|镇|科|股)级"
RANK = re.compile(
    rf"[正副]?{LEVEL}(?:[正副]职|职级)?|(?:正|副)(?:厅|处|科|股)"
    r"|[一二三四五六七八]级(?:巡视员|调研员|主任科员|科员|主办|警长|法官|检察官|高级\w{2,3})"
)
MODIFIER = (
    rf"(?:常务|专职|兼职|名誉|执行|首席|高级|助理|见习|候补|代理|主持工作的?|党组|[正副]{LEVEL}"
    r"|[一二三四]级|第[一二三]|[副代总正])"
)
CORE = (
    r"(?:(?:大|支|中|总|分|小)?队长|[局处科所站院校园馆县区市镇乡村部司厅会社台场厂行庭组班旗州盟店团连排室]长"
    r"|秘书长|检察长|董事长|理事长|监事长|审判长|行政长官|参谋长|主任|主席|书记|主任科员|科员|委员|审判员|检察员"
    r"|经理|董事|监事|理事|总监|工程师|会计师|经济师|农艺师|规划师|统计师|审计师|兽医师|设计师|教练"
    r"|调研员|巡视员|督[查察办]专员|专员|督学|教导员|指导员|政治?委员|政委|协理员|参事|馆员|顾问|领导干部|干部"
    r"|负责人|办事员|成员|组员|主编|总编辑|编辑|秘书|干事|仲裁员|陪审员|公证员|调解员|监察员|督导员|联络员|教授|主管)"
)
TITLE = re.compile(rf"{MODIFIER}*{CORE}(?:助理)?\Z")
BODY = r"(?:[局委办室心所站院校馆处科队司部厅会社台场厂园庭段团库区道镇乡村县市省府联店行网组署宫堂班学旗州]|”|[）)])"
ENDS_AS_BODY = re.compile(rf"{BODY}\Z")
WITHIN = re.compile(
    r"(?:委员会|办公室|办事处|联合会|协会|学会|工会|商会|中心|街道|公司|集团|银行|学校|学院|中学|小学|医院|法院"
    r"|检察院|大队|支队|中队|总队|政府|[局委办所站院馆处科部厅社台场厂园庭团镇乡市区县])(?!级)(?![长员任])\ue000*"
)
NOTE = re.compile(r"\s*[（(](?P<note>(?:[^（）()]|[（(][^（）()]*[）)])*)[）)]\Z")
BRACKET = re.compile(r"（[^（）()]*）|\([^（）()]*\)")
JOINT = re.compile(r"、|，?(?:并|同时)?兼任?(?=[^）)])")
LIMITS = {"organization": 150, "title": 100, "rank": 50, "remark": 200}


@dataclass(frozen=True)
class Post:
    """A post as printed; ``organization`` is "" where only the title is."""

    organization: str
    title: str
    rank: str = ""
    remark: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def position(self) -> str:
        return self.organization + self.title

    def fits(self) -> bool:
        return bool(self.title) and all(
            len(getattr(self, field)) <= limit for field, limit in LIMITS.items()
        )


def masked(text: str) -> str:
    """``text`` with its brackets, two deep, made unsearchable; as long as before."""
    for _ in range(2):
        text = BRACKET.sub(lambda bracket: "\ue000" * len(bracket[0]), text)
    return text


def split_outside(pattern: re.Pattern, text: str) -> list[str]:
    """``text`` parted where ``pattern`` stands outside brackets."""
    pieces, start = [], 0
    for match in pattern.finditer(masked(text)):
        pieces.append(text[start : match.start()])
        start = match.end()
    return [*pieces, text[start:]]


def posts_of(text: str) -> list[Post]:
    """The posts that ``text`` names, without 职务; a post without its own organization has the last."""
    text, notes = without_notes(text)
    posts: list[Post] = []
    for piece in joined(split_outside(JOINT, text)):
        piece, own = without_notes(piece)
        post = post_of(piece)
        if not post.organization and posts and posts[-1].organization:
            carried = Finding(
                "organization-carried", f"“{piece}”未写单位，按前一职务记"
            )
            post = replace(
                post, organization=posts[-1].organization, findings=(carried,)
            )
        rank, remark = rank_and_remark(own)
        posts.append(replace(post, rank=rank, remark=remark))
    rank, remark = rank_and_remark([posts[-1].rank, posts[-1].remark, *notes])
    posts[-1] = replace(posts[-1], rank=rank, remark=remark)
    return posts


def joined(pieces: list[str]) -> Iterator[str]:
    """``pieces``, each with what is no post by itself before it: 教育、体育局局长."""
    waiting = ""
    for place, piece in enumerate(pieces, 1):
        words = waiting + piece
        if TITLE.search(without_notes(words)[0]) or place == len(pieces):
            yield words
            waiting = ""
        else:
            waiting = words + "、"


def without_notes(text: str) -> tuple[str, list[str]]:
    """``text`` without 职务 and the brackets at its end, and what stood in these."""
    notes: list[str] = []
    while True:
        shorter = text.removesuffix("职务").rstrip()
        if match := NOTE.search(shorter):
            notes.insert(0, match["note"])
            shorter = shorter[: match.start()]
        if shorter == text:
            return text, notes
        text = shorter


def rank_and_remark(notes: list[str]) -> tuple[str, str]:
    """The rank among ``notes`` (副处级), and everything else as printed."""
    rank, remarks = "", []
    for note in filter(None, notes):
        first, _, rest = partition(note)
        if not rank and RANK.fullmatch(first):
            rank, note = first, rest
        if note:
            remarks.append(note)
    return rank, "；".join(remarks)


def partition(note: str) -> tuple[str, str, str]:
    match = re.search("[，,；;、]", note)
    if match is None:
        return note, "", ""
    return note[: match.start()], match[0], note[match.end() :]


def post_of(piece: str) -> Post:
    """Organization and title: the longest title that follows the name of a body."""
    match = TITLE.search(piece)
    if match is None:
        unknown = Finding("title-unknown", f"“{piece}”中没有认出职务名称")
        start = last_body(piece)
        return Post(piece[:start], piece[start:], findings=(unknown,))
    start, before = match.start(), piece[: match.start()]
    if not before:
        return Post("", piece)
    if ENDS_AS_BODY.search(before):
        return Post(before, piece[start:])
    start = last_body(before)
    if start:
        return Post(piece[:start], piece[start:])
    doubt = Finding("organization-doubtful", f"“{piece}”中单位与职务的分界不清楚")
    return Post(before, match[0], findings=(doubt,))


def last_body(text: str) -> int:
    """Where the last name of a body in ``text`` ends, short of all of it; 0 if nowhere."""
    ends = [match.end() for match in WITHIN.finditer(masked(text))]
    return next((end for end in reversed(ends) if end < len(text)), 0)
