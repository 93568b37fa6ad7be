"""What one clause of a notice says: who is appointed to, or removed from, which posts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.reading.source import Finding

from .posts import TITLE, Post, posts_of, split_outside

CHARACTER = "[\u3400-\u9fff\U00020000-\U0003ffff〇]"
REMARK = r"[（(][^（）()]*[）)]"
NAME = (
    rf"(?:{CHARACTER}{{1,12}}(?:[·•・]{CHARACTER}{{1,12}}?){{1,4}}?|{CHARACTER}{{2,4}}?)"
    rf"(?:{REMARK})?(?:同志)?(?:{REMARK})?"
)
# One name first: 和 in 欧阳和平 parts no names.
NAMES = rf"(?:{NAME}|{NAME}(?:[、和及]{NAME}){{1,30}}?)"
WHOLE_NAME = re.compile(
    rf"(?P<name>.+?)(?P<before>{REMARK})?(?:同志)?(?P<after>{REMARK})?"
)
NO_NAME = re.compile(
    r".*(?:领导|同志|人员|干部|负责|单位|部门|机关|下列|以下|上述|有关|研究|决定|政府|委员|书记|主任|局长"
    r"|[曾历现拟]\Z)"
)
# 任 and 为 also end given names (张有为任…, 王大任为…) and begin places (任城区).
POST = r"(?!为|任(?![城丘县泽])|[职期免命用])(?P<post>.+)"
BECOMES = (
    r"(?P<each>分别)?(?:(?P<seconded>挂职担?任|挂任|挂职为)|兼任|担任|试任|代理|任|为)"
)
APPOINT = r"(?:任命|聘任|聘用|聘请|委任|委派|任用)"
REMOVE = r"(?:免去|免除|撤销|解聘|解除)"
ALSO = r"(?:同时|并|一并|另)?"
HOLDING = r"(?:所任|担任|兼任|原任)?"
WHO = rf"(?P<who>其|{NAMES})"

FORMS = [
    (kind, re.compile(form))
    for kind, form in (
        ("remove", rf"{ALSO}{REMOVE}{WHO}{HOLDING}的(?P<post>.+)"),
        ("remove", rf"{ALSO}{REMOVE}(?P<who>其){HOLDING}(?P<post>.+)"),
        ("remove", rf"{ALSO}{REMOVE}(?P<who>{NAMES})(?<=同志)(?P<post>.+)"),
        ("remove", rf"{ALSO}(?:{WHO})?不再(?:担任|兼任|任)(?P<post>.+)"),
        ("remove", rf"(?:接受)?{WHO}辞去(?:其|所任|担任)*的?(?P<post>.+?)(?:的?请求)?"),
        ("appoint", rf"{ALSO}{APPOINT}{WHO}{BECOMES}{POST}"),
        ("appoint", rf"{ALSO}{WHO}{BECOMES}{POST}"),
        (
            "appoint",
            rf"{ALSO}(?:{APPOINT}为|(?P<seconded>挂职任|挂任)|兼任|担任|兼|任){POST}",
        ),
    )
]
HELD = re.compile(rf"{WHO}{HOLDING}的(?P<post>.+)")
RUN_ON = re.compile(rf"{ALSO}{REMOVE}(?P<rest>{CHARACTER}{{3}}.+)")
PLACE = re.compile(r".{0,4}[省市区县]")
NO_POST = re.compile(
    r"人选|领导小组|指挥部|专班|联席会议|先进|标兵|模范|荣誉|称号|代表\Z"
)


@dataclass(frozen=True)
class Saying:
    """One clause: each of ``holders`` is a name, what is remarked of it, and a post."""

    kind: str
    holders: tuple[tuple[str, str, Post], ...]
    findings: tuple[Finding, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name, _, _ in self.holders))


def saying_of(text: str, mode: str, who: tuple[str, ...]) -> Saying | None:
    """What ``text`` says under the heading ``mode``; ``who`` is meant by 其. ``None`` if nothing."""
    for kind, form in [("remove", HELD), *FORMS] if mode == "remove" else FORMS:
        match = form.fullmatch(text)
        saying = match and said(kind, match, who)
        if saying and (mode == kind == "appoint" or is_certain(text, saying)):
            return saying
    match = RUN_ON.fullmatch(text)
    return run_on(match["rest"]) if match else None


def is_certain(text: str, saying: Saying) -> bool:
    """Whether ``text`` speaks of posts beyond doubt, even if a title is not known."""
    known = all(TITLE.search(post.title) for _, _, post in saying.holders)
    return known or "职务" in text or re.match(APPOINT, text) is not None


def said(kind: str, match: re.Match, who: tuple[str, ...]) -> Saying | None:
    groups = match.groupdict()
    people = [(name, "") for name in who]
    if groups.get("who") not in (None, "其"):
        people = [*people_in(groups["who"])]
    if not people or any(NO_NAME.match(name) for name, _ in people):
        return None
    posts = [
        post for post in posts_of(groups["post"]) if not NO_POST.search(post.position)
    ]
    if groups.get("each") and len(posts) == len(people):
        pairs = zip(people, posts, strict=True)
    else:
        pairs = ((person, post) for person in people for post in posts)
    seconded = "挂职" if groups.get("seconded") else ""
    holders = tuple(
        (name, remark or ("" if "挂职" in post.remark else seconded), post)
        for (name, remark), post in pairs
        if post.fits() and len(name) <= 50 and len(remark + post.remark) < 200
    )
    return Saying(kind, holders) if holders else None


def people_in(text: str) -> Iterator[tuple[str, str]]:
    """(name, remark) of each person in a list: 和 and 及 part names only where they must."""
    for piece in split_outside(re.compile("、"), text):
        single = re.fullmatch(NAME, piece)
        for name in [piece] if single else split_outside(re.compile("[和及]"), piece):
            match = WHOLE_NAME.fullmatch(name)
            if match:
                remarks = (match["before"], match["after"])
                yield match["name"], "；".join(r[1:-1] for r in remarks if r)


def run_on(text: str) -> Saying | None:
    """A removal that does not part name and post: 免去张三某区某局局长职务."""
    length = next((n for n in (2, 3, 4) if PLACE.match(text[n : n + 3])), 3)
    posts = posts_of(text[length:])
    if not TITLE.search(posts[0].title) or NO_NAME.match(text[:length]):
        return None
    doubt = Finding("name-doubtful", f"“{text[:length]}”是否为姓名不能确定")
    holders = tuple((text[:length], "", post) for post in posts if post.fits())
    return Saying("remove", holders, (doubt,)) if holders else None
