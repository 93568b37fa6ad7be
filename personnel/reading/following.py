"""What is said after a comma with the words before it: one more person, one more post, who follows."""

import re
from dataclasses import replace

from gazette.reading.source import Finding

from .clauses import GLUED, HELD, likeliest
from .gluing import begins_alike
from .names import is_name, is_no_name, is_unknown
from .people import NAMES, people_in
from .posts import NO_BODY, ends_with_title, posts_of
from .sayings import DOUBTS, Context, Saying, saying

HELD_BY = ("的", "所任", "原任", "现任", "兼任", "担任", "所兼")
SUCCESSOR = re.compile(
    rf"(?:同时|并)?由(?P<who>{NAMES})(?:接任|继任|接替|担任|兼任)(?:其|该|此)?(?:职务|职)?"
)


def named_alike(text: str, context: Context) -> Saying | None:
    """One more person after a comma, of whom the same is said: …职务，李四某县某局局长职务."""
    under = tuple(form for form in GLUED if form[0][0] == context.mode)
    found = likeliest(
        text, (*HELD, *under) if context.mode == "remove" else under, context
    )
    for name in found.names if found else ():
        rest = text.partition(name)[2]
        bare = rest.removeprefix("同志").removeprefix("的")
        starts = rest.startswith((*context.places, *HELD_BY))
        starts = starts or begins_alike(bare, context)
        called = "同志" in text and not is_no_name(name)
        if not (called or (is_name(name) and (name in context.known or starts))):
            return None
    sure = found and all(post.is_likely for _, _, post in found.holders)
    return found if sure else None


def successor(text: str, before: Saying) -> Saying | None:
    """Who takes over the post that another leaves: …职务，由李四接任."""
    match = SUCCESSOR.fullmatch(text)
    people = [*people_in(match["who"])] if match else []
    unlikely = is_no_name if "同志" in text else is_unknown
    if not people or any(unlikely(name) for name, _ in people):
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
