"""What one clause of a notice says: who is appointed to, or removed from, which posts."""

import re
from dataclasses import dataclass, replace

from gazette.reading.source import Finding
from gazette.reading.wordings import Wording

from . import grammar
from .names import CHARACTER, DOT, LONGEST, is_name, is_no_name, name_lengths
from .people import COUNTED, NAMES, people_in
from .posts import NO_BODY, Post, doubted, ends_with_title, posts_of

# 任 and 为 also end given names (张有为任…, 王大任为…) and begin places (任城区).
POST = r"(?!为(?!民)|任(?![城丘县泽]|[家庄店河楼寨桥].{0,4}?[镇乡村街])|[职期免命用前现的]|试用期|同志|民服务|、|担任|兼任).+?"
SLOTS = {slot: grammar.slot(slot) for slot in grammar.WORDS}
SLOTS |= {
    "also": rf"(?:{SLOTS['also']})?",
    "who": NAMES,
    "known": rf"{CHARACTER}{{2,4}}?(?:同志)?",
    "comrade": rf"{NAMES}(?<=同志)",
    "post": POST,
    # 到东河区财政局任局长: the body and the title stand apart.
    "post_in": r"(?!整|到|往|回)[^，任]{2,40}?(?:任|担任|挂职任|挂任|出任)(?![期职免命]).{2,30}?",
    "their": "(?:其(?![其余他它原])|该同志|本人)",
    "earlier": r".{4,60}?[长任记员席理]",
    "dismiss": "免(?![去除职])",
    "hire": "聘(?![任请用])",
    "glued": rf"{CHARACTER}{{2}}.+?",
    "filler": rf"(?:{SLOTS['filler']})*",
    "more": rf"(?:{SLOTS['filler']})*",
    "origin": "[^，任]{2,30}?",
    "listed": r"[^：，]{4,60}?",
    "reason": ".{1,60}?",
}


def compiled(wordings: tuple[Wording, ...]) -> tuple:
    return tuple((w.means.split(), w.pattern(SLOTS)) for w in wordings)


SAYINGS, AGAIN = compiled(grammar.SAYINGS), compiled(grammar.AGAIN)
ELLIPTIC, RUN_ON = compiled(grammar.ELLIPTIC), compiled(grammar.RUN_ON)
HELD, GLUED = compiled(grammar.HELD), compiled(grammar.GLUED)
PLACED_BODY = re.compile(
    ".{1,4}?(?:[省市区县旗乡镇州]|街道|苏木)|某|中共|[省市区县旗乡镇州]"
)
SUCCESSOR = re.compile(
    rf"(?:同时|并)?由(?P<who>{NAMES})(?:接任|继任|接替|担任|兼任)(?:其|该|此)?(?:职务|职)?"
)
IN_BODY = re.compile("(?:挂职任|担任|挂任|出任|任)(?!.*(?:挂职任|担任|挂任|出任|任))")
FORMER = re.compile(r"\A原(?![平阳州种])")
NO_POST = re.compile(
    r"人选|领导小组(?!办公室)|指挥部(?!办公室)|专班(?!办公室)|联席会议(?!办公室)|先进|标兵|模范|荣誉|称号|代表\Z|责任人|联系人|\A(?:[现该所有]|一切|全部|各项|其他|上述|原(?![平阳州种]))|候选|期满|试用期|任期"
)
DOUBTS = {
    "jointly": ("held-jointly", "是兼任的职务"),
    "seconded": ("seconded", "是挂职，备注里的“挂职”取自任命的动词"),
    "acting": ("acting", "是代理职务，请核对职务名称"),
    "elected": ("elected", "是选举产生的，不是任命"),
    "confirmed": ("confirmed", "是试用期满正式任职"),
    "unusual": ("unusual-wording", "任免的写法少见，请核对"),
    "earlier": ("earlier-post", "姓名前写有原任职务，请核对姓名"),
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
    ``known``: the names that the title and what was read before have.
    """

    mode: str = ""
    who: tuple[str, ...] = ()
    near: bool = False
    places: tuple[str, ...] = ()
    here: bool = True
    bodies: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()


def saying_of(text: str, context: Context) -> Saying | None:
    """What ``text`` says in its context; ``None`` if it appoints and removes nobody."""
    return direct(text, context) or indirect(text, context)


def direct(text: str, context: Context) -> Saying | None:
    """What is said with the name and a word between name and post."""
    held = HELD if context.mode == "remove" else ()
    return likeliest(text, (*held, *SAYINGS), context)


def indirect(text: str, context: Context) -> Saying | None:
    """What leans on the one named before, or has nothing between name and post."""
    ways = (AGAIN, RUN_ON, ELLIPTIC) if context.who else (RUN_ON,)
    under = tuple(form for form in GLUED if form[0][0] == context.mode)
    found = (likeliest(text, forms, context) for forms in (*ways, under))
    return next(filter(None, found), None)


def likeliest(text: str, forms: tuple, context: Context) -> Saying | None:
    best: Saying | None = None
    for means, form in forms:
        match = form.fullmatch(text)
        found = said(means, match, context) if match else None
        if found and is_certain(text, found, context):
            best = better(best, found)
    return best


def better(best: Saying | None, found: Saying) -> Saying:
    """The likelier of two ways to read a clause, with a doubt where both are likely."""
    if best is None or found.likelihood > best.likelihood:
        return found
    if best.is_likely and found.is_likely and best.names != found.names:
        names = "、".join(found.names)
        doubt = Finding("name-doubtful", f"姓名也可能是“{names}”")
        shorter, _ = sorted(
            (best, found), key=lambda saying: len("".join(saying.names))
        )
        return replace(shorter, findings=(*shorter.findings, doubt))
    return best


def is_certain(text: str, saying: Saying, context: Context) -> bool:
    """Whether ``text`` speaks of posts beyond doubt, even if a title is not known."""
    known = [post.is_known for _, _, post in saying.holders]
    named = all(is_name(name) for name in saying.names)
    placed = all(is_placed(post) for _, _, post in saying.holders)
    if all(known) or (named and (any(known) or placed or "同志" in text)):
        return True
    if not named and not any(known):
        return False
    verb = re.match(rf"{SLOTS['also']}(?:{SLOTS['appoint']}|{SLOTS['remove']})", text)
    under = context.mode == saying.kind == "appoint"
    return "职务" in text or bool(verb) or (under and named)


def said(means: list[str], match: re.Match, context: Context) -> Saying | None:
    groups = match.groupdict()
    if "glued" in groups:
        return glued(means[0], groups["glued"], context)
    named = groups.get("who") or groups.get("comrade") or groups.get("known")
    people = [*people_in(named)] if named else [(name, "") for name in context.who]
    if not people or any(is_no_name(name) for name, _ in people):
        return None
    if "named" in means and not all(is_name(name) for name, _ in people):
        return None
    if "bare" in means and not all(follows_verb(name) for name, _ in people):
        return None
    becomes = not named and groups.get("becomes") == "任"
    if becomes and context.mode == "remove" and opens_with_name(match.string):
        return None
    explicit = context.mode or groups.keys() & {"appoint", "remove"}
    if "earlier" in groups and not ends_with_title(groups["earlier"]):
        return None
    words = words_of(groups)
    if means[0] == "remove":
        words = FORMER.sub("", words)
    posts = [p for p in posts_of(words) if not NO_POST.search(p.position)]
    called = "同志" in (named or "")
    if not (explicit or called) and any(is_long(name) for name, _ in people):
        posts = [post for post in posts if post.is_known and is_placed(post)]
    if "elliptic" in means and not all(post.is_known for post in posts):
        return None
    if not named and not all(post.is_likely for post in posts):
        return None
    found = doubts_of(means, groups, context)
    if named and "等" in COUNTED.search(named)[0]:
        found.append(Finding("others-unnamed", "有“等”字，还有没有写出的人"))
    if re.search("[和及]", named or "") and not all(is_name(n) for n, _ in people):
        found.append(Finding("name-doubtful", f"“{named}”里的姓名怎样分开不能确定"))
    each = "分别" in (groups.get("becomes") or "") or "分别" in (named or "")
    return saying(means, people, posts, found, each=each)


def follows_verb(name: str) -> bool:
    """Whether 任 before ``name`` is a word of its own and not the family name: 任王小明为."""
    return is_name(name) and not is_name(f"任{name}")


def words_of(groups: dict) -> str:
    """The words of the posts; 到某局任局长 without the word between body and title."""
    return groups.get("post") or IN_BODY.sub("", groups["post_in"], count=1)


def opens_with_name(text: str) -> bool:
    """Whether 任 begins a name and not the word for becoming: 任长霞某区财政局局长."""
    return any(PLACED_BODY.match(text[length:]) for length in name_lengths(text))


def is_long(name: str) -> bool:
    return len(name) > 4 and not re.search(DOT, name)


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


def seconded(means: list[str], post: Post) -> str:
    return "挂职" if "seconded" in means and "挂职" not in post.remark else ""


def doubts_of(means: list[str], groups: dict, context: Context) -> list[Finding]:
    found = [Finding(*DOUBTS[word]) for word in means[1:] if word in DOUBTS]
    if "兼" in (groups.get("holding") or ""):
        found.append(Finding(*DOUBTS["jointly"]))
    if groups.get("becomes") == "任" and re.match("[城丘泽县]", words_of(groups)):
        doubt = "“任”也可能是地名的第一个字，请核对姓名和单位"
        found.append(Finding("name-doubtful", doubt))
    unnamed = not groups.keys() & {"who", "them", "comrade", "known"}
    if unnamed and (not context.near or "elliptic" in means):
        text = f"没有写明是谁，按上文的“{'、'.join(context.who)}”记"
        found.append(Finding("who-carried", text))
    if not named_here(groups) and not context.here:
        text = f"按上一句的“{'、'.join(context.who)}”记，请核对"
        found.append(Finding("who-carried", text))
    if len(context.who) > 1 and groups.get("them"):
        found.append(Finding("who-carried", "“其”是否指上文的所有人不能确定"))
    return found


def named_here(groups: dict) -> bool:
    return bool(groups.keys() & {"who", "comrade", "known", "glued"})


def glued(kind: str, text: str, context: Context) -> Saying | None:
    """A name and a post with nothing between them: 免去张三某区某局局长职务."""
    people, _, rest = text.rpartition("、")
    if people and not all(map(is_name, people.split("、"))):
        people, rest = "", text
    length = glued_length(rest, context)
    name, post = rest[:length], rest[length:]
    post = FORMER.sub("", post) if kind == "remove" else post
    posts = posts_of(post) if post else []
    if is_no_name(name) or not posts or not all(p.is_likely for p in posts):
        return None
    former = name[0] in "原现" and rest[1:].startswith(context.places)
    if is_place_again(name, context) or former:
        return None
    known = posts[0].organization.startswith(tuple(filter(None, context.places)))
    alone = is_name(name) and (not context.near or name in context.known)
    placed = known or is_placed(posts[0]) or alone
    if NO_POST.search(posts[0].position) or not placed:
        return None
    doubt = Finding("name-doubtful", f"“{name}”是否为姓名不能确定")
    everybody = [(person, "") for person in [*filter(None, people.split("、")), name]]
    return saying([kind], everybody, posts, [doubt])


PLACES = tuple("区县市镇乡旗州")


def is_place_again(name: str, context: Context) -> bool:
    """Whether 区 begins the name of a body, as it did in the body before, and no person's."""
    return begins_alike(name, context)


def begins_alike(text: str, context: Context) -> bool:
    """Whether ``text`` begins with 区, as the name of the body before did."""
    return bool(context.bodies) and context.bodies[-1][:1] == text[:1] in PLACES


def is_placed(post: Post) -> bool:
    """Whether a body begins with a place, so that the name before it ends there."""
    body = post.organization
    return bool(PLACED_BODY.match(body)) and not NO_BODY.search(body)


def glued_length(text: str, context: Context) -> int:
    """How long the name before a post is: up to a place that is known, else as names are."""
    starts = [text.find(place, 2) for place in context.places]
    near = sorted(start for start in starts if 2 <= start <= LONGEST)
    lengths = [*name_lengths(text)]
    known = [start for start in near if start in lengths]
    known += [n for n in lengths if text[:n] in context.known]
    known += [n for n in lengths if text[n:].startswith(context.bodies)]
    placed = [n for n in lengths if PLACED_BODY.match(text[n:])]
    unusual = [n for n in (3, 2, 4) if may_be_named(text[:n], text[n:], context)]
    return next(iter([*known, *placed, *near, *lengths, *unusual]), LONGEST + 1)


def may_be_named(name: str, rest: str, context: Context) -> bool:
    """Whether words of no known family name may be a name, as a place follows."""
    placed = (name + rest).startswith(context.places) or name[-1:] in PLACES
    return bool(PLACED_BODY.match(rest)) and not (placed or context.near)


def named_alike(text: str, context: Context) -> Saying | None:
    """One more person after a comma, of whom the same is said: …职务，李四某县某局局长职务."""
    under = tuple(form for form in GLUED if form[0][0] == context.mode)
    found = likeliest(
        text, (*HELD, *under) if context.mode == "remove" else under, context
    )
    for name in found.names if found else ():
        rest = text.partition(name)[2].removeprefix("同志").removeprefix("的")
        starts = rest.startswith(context.places) or begins_alike(rest, context)
        if not (is_name(name) and (name in context.known or starts or "同志" in text)):
            return None
    sure = found and all(post.is_likely for _, _, post in found.holders)
    return found if sure else None


def successor(text: str, before: Saying) -> Saying | None:
    """Who takes over the post that another leaves: …职务，由李四接任."""
    match = SUCCESSOR.fullmatch(text)
    people = [*people_in(match["who"])] if match else []
    if not people or not all(is_name(name) for name, _ in people):
        return None
    posts = dict.fromkeys(
        replace(post, rank="", remark="", notes=()) for _, _, post in before.holders
    )
    doubt = [Finding(*DOUBTS["unusual"])]
    return saying(["appoint"], people, [*posts], doubt)


def more_posts(saying: Saying, text: str) -> Saying | None:
    """The same people and one more post after a comma: …局局长，…中心主任."""
    if not ends_with_title(text):
        return None
    doubt = Finding("who-carried", "这一职务前没有写明任免，按前文记")
    posts = [
        replace(post, findings=(*post.findings, doubt))
        for post in posts_of(text)
        if post.fits() and post.organization and not NO_BODY.search(post.organization)
    ]
    holders = tuple((name, "", post) for name in saying.names for post in posts)
    return Saying(saying.kind, holders) if holders else None
