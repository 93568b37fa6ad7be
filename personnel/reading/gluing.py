"""A name and a post with nothing between them: where the one ends and the other begins."""

import re

from gazette.reading.source import Finding

from .brackets import BRACKET
from .names import CHARACTER, DOT, DOTS, LONGEST, is_name, is_no_name, name_lengths
from .posts import NO_BODY, Post, posts_of
from .sayings import FORMER, NO_POST, Context, Saying, saying

PLACED_BODY = re.compile(
    ".{1,4}?(?:[省市区县旗乡镇州]|街道|苏木)|某|中共|[省市区县旗乡镇州]"
)
PLACES = tuple("区县市镇乡旗州")


def glued(kind: str, text: str, context: Context) -> Saying | None:
    """A name and a post with nothing between them: 免去张三某区某局局长职务."""
    people, _, rest = text.rpartition("、")
    if people and not all(map(is_name, people.split("、"))):
        people, rest = "", text
    length = glued_length(rest, context)
    name, post = rest[:length], rest[length:]
    post = FORMER.sub("", post) if kind == "remove" else post
    posts = posts_of(post) if post else []
    cut = post[:1] in DOTS or name[:1] == "其"
    if cut or is_no_name(name) or not posts or not all(p.is_likely for p in posts):
        return None
    former = name[0] in "原现" and rest[1:].startswith(context.places)
    if is_place_again(name, context) or former:
        return None
    if context.near and not begins_as_known(name, post, context):
        return None
    known = posts[0].organization.startswith(tuple(filter(None, context.places)))
    alone = is_name(name) and len(posts[0].organization) > 2
    placed = known or is_placed(posts[0]) or alone
    odd = NO_BODY.search(BRACKET.sub("", posts[0].organization))
    if odd or NO_POST.search(posts[0].position) or not placed:
        return None
    doubt = Finding("name-doubtful", f"“{name}”是否为姓名不能确定")
    everybody = [(person, "") for person in [*filter(None, people.split("、")), name]]
    return saying([kind], everybody, posts, [doubt])


def is_place_again(name: str, context: Context) -> bool:
    """Whether 区 begins the name of a body, as it did in the body before, and no person's."""
    return begins_alike(name, context)


def begins_alike(text: str, context: Context) -> bool:
    """Whether ``text`` begins with 区, as the name of the body before did."""
    return bool(context.bodies) and context.bodies[-1][:1] == text[:1] in PLACES


def begins_as_known(name: str, post: str, context: Context) -> bool:
    """Whether the name is known, or the post begins as bodies in the notice do.

    Else 平原 before 县审计局 is a place: 任某局局长，免去平原县审计局副局长职务.
    """
    starts = (*context.places, *context.bodies)
    if name in context.known or post.startswith(starts) or begins_alike(post, context):
        return True
    placed = (name + post).startswith((*PLACES, *starts)) or post.startswith(PLACES)
    return is_name(name) and not placed


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
    known = dotted(text, context) or known
    return next(iter([*known, *placed, *near, *lengths, *unusual]), LONGEST + 1)


def dotted(text: str, context: Context) -> list[int]:
    """How long a name with a dot in it may be: up to where a body begins as others do."""
    starts = (*PLACES, *context.places, *context.bodies)
    match = re.match(rf"{CHARACTER}{{1,9}}{DOT}", text)
    ends = range(match.end() + 1, match.end() + 10) if match else ()
    return [n for n in ends if text[n:].startswith(starts)][:1]


def may_be_named(name: str, rest: str, context: Context) -> bool:
    """Whether words of no known family name may be a name, as a place follows."""
    placed = (name + rest).startswith(context.places) or name[-1:] in PLACES
    return bool(PLACED_BODY.match(rest)) and not (placed or context.near)
