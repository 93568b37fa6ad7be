"""What a clause was found to say, and what it may lean on."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from gazette.reading.source import Finding

from .names import is_name
from .posts import PLACED, Post, doubted

FORMER = re.compile(r"\A原(?![平阳州种])")
NO_POST = re.compile(
    r"人选|领导小组(?!办公室)|指挥部(?!办公室)|专班(?!办公室)|联席会议(?!办公室)|先进|标兵|模范|荣誉|称号|代表\Z|责任人|联系人|\A(?:[现该所有]|一切|全部|各项|其他|上述|原(?![平阳州种]))|候选|期满|试用期|任期|\A(?:申请|请求|要求|提出)|(?:一事|事宜)\Z"
)
# A part of a body that has no name without it: 政治处, 城关派出所, 执法大队.
INNER = re.compile("[所队科股室处庭]\\Z")
DOUBTS = {
    "jointly": ("held-jointly", "是兼任的职务"),
    "seconded": ("seconded", "是挂职，备注里的“挂职”取自任命的动词"),
    "acting": ("acting", "是代理职务，请核对职务名称"),
    "elected": ("elected", "是选举产生的，不是任命"),
    "confirmed": ("confirmed", "是试用期满正式任职"),
    "unusual": ("unusual-wording", "任免的写法少见，请核对"),
    "earlier": ("earlier-post", "姓名前写有原任职务，请核对姓名"),
    "of-body": ("earlier-post", "姓名前写有单位，请核对姓名"),
    "dismissed": ("dismissed", "是处分中的撤职"),
}


@dataclass(frozen=True)
class Saying:
    """One clause: each of ``holders`` is a name, what is remarked of it, and a post."""

    kind: str
    holders: tuple[tuple[str, str, Post], ...]
    findings: tuple[Finding, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name, _, _ in self.holders))

    @property
    def body(self) -> str:
        """The organization named last."""
        bodies = [post.organization for _, _, post in self.holders]
        return next(filter(None, reversed(bodies)), "")

    def with_body(self, body: str) -> "Saying":
        """The same of posts in ``body``, where they name none: 张三为某局局长，李四为副局长."""
        if not body or self.body:
            return self
        doubt = Finding("organization-carried", f"未写单位，按前一职务的“{body}”记")
        carried = tuple(
            (name, remark, doubted(replace(post, organization=body), doubt))
            for name, remark, post in self.holders
        )
        return replace(self, holders=carried)

    def within(self, heading: str) -> "Saying":
        """The same of posts below the body that is their ``heading``: 市公安局, then 政治处主任."""
        holders = tuple(
            (name, note, within(post, heading)) for name, note, post in self.holders
        )
        return replace(self, holders=holders) if heading else self

    @property
    def is_odd(self) -> bool:
        """Whether a body holds words that no name of a body does: two things may be said."""
        codes = {f.code for _, _, post in self.holders for f in post.findings}
        return bool(codes & {"organization-odd", "title-unknown"})

    @property
    def is_likely(self) -> bool:
        """Whether all of it is known by its shape: the names and the titles."""
        return all(is_name(n) and p.is_known for n, _, p in self.holders)

    @property
    def likelihood(self) -> tuple:
        known = [p.is_known and not p.findings for _, _, p in self.holders]
        return (self.is_likely, all(map(is_name, self.names)), all(known))


@dataclass(frozen=True)
class Context:
    """What a clause may lean on: the heading above it, who was named last, known places.

    ``here``: who was named in the same sentence; ``bodies``: the organizations named before;
    ``known``: the names that the title and what was read before have; ``heading``: the body
    that stands above as one.
    """

    mode: str = ""
    who: tuple[str, ...] = ()
    near: bool = False
    places: tuple[str, ...] = ()
    here: bool = True
    bodies: tuple[str, ...] = ()
    known: Collection[str] = ()
    heading: str = ""


def saying(means, people, posts, found, *, each=False) -> Saying | None:
    if each and len(posts) == len(people):
        pairs = [*zip(people, posts, strict=True)]
    else:
        pairs = [(person, post) for person in people for post in posts]
        if each and pairs:
            found.append(Finding("each-doubtful", "“分别”的人数与职务数不同"))
    holders = tuple(
        (name, remark or seconded(means, post), post)
        for (name, remark), post in pairs
        if post.fits() and len(name) <= 50 and len(remark + post.remark) < 200
    )
    return Saying(means[0], holders, tuple(found)) if holders else None


def within(post: Post, heading: str) -> Post:
    """``post`` in the part of the body above that its own words name; a doubt if it may be none."""
    own = post.organization
    if not own or own == heading or PLACED.search(own) or own.startswith(heading[:2]):
        return post
    if not INNER.search(own):
        words = f"“{own}”未写全称，可能属于上面的“{heading}”"
        return doubted(post, Finding("organization-short", words))
    doubt = Finding("organization-carried", f"未写单位，按上面的“{heading}”记")
    return doubted(replace(post, organization=heading + own), doubt)


def seconded(means: list[str], post: Post) -> str:
    return "挂职" if "seconded" in means and "挂职" not in post.remark else ""
