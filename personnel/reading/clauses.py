"""What one clause of a notice says: who is appointed to, or removed from, which posts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gazette.reading.source import Finding

from . import grammar
from .brackets import BRACKET
from .gluing import PLACED_BODY, glued, is_placed
from .names import DOT, is_name, is_no_name, name_lengths
from .people import COUNTED, people_in, unaddressed, without_body
from .posts import PLACED, Post, ends_with_title, posts_of
from .sayings import DOUBTS, FORMER, NO_POST, Context, Saying, saying
from .slots import SLOTS, compiled

SAYINGS, AGAIN = compiled(grammar.SAYINGS), compiled(grammar.AGAIN)
ELLIPTIC, RUN_ON = compiled(grammar.ELLIPTIC), compiled(grammar.RUN_ON)
HELD, GLUED = compiled(grammar.HELD), compiled(grammar.GLUED)
# 其所任的某局局长职务: whose it is, is said before.
HIS = re.compile(r"\A(?:其|该同志|本人)(?:所|原|现)?(?:任|担任|兼任)?的?(?![其余他它])")
# Who holds a post by another one is no person: 委员会由县长任主任.
BY_OFFICE = re.compile(rf"由(?:分管|主管)?{SLOTS['rank']}\Z")
NAMED = re.compile("同志|免去|任命|聘任|不再|：")
IN_BODY = re.compile("(?:挂职任|担任|挂任|出任|任)(?!.*(?:挂职任|担任|挂任|出任|任))")


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
    named = (
        groups.get("who")
        or groups.get("comrade")
        or groups.get("known")
        or groups.get("sent")
        or ""
    )
    people = [*people_in(named)] if named else [(name, "") for name in context.who]
    called = "同志" in named
    names = [unaddressed(name) for name, _ in people]
    sure = are_people(names, means, context, called=called)
    if not sure or is_refused(means, match, context):
        return None
    words, found = words_of(groups), []
    if longer := with_verb(people, words, named, groups):
        found.append(Finding("name-doubtful", f"姓名也可能是“{people[-1][0]}”"))
        people, words = longer, words[1:]
    posts = posts_said(words, means, named)
    if (own := without_bodies(people, posts)) != people:
        found.append(Finding(*DOUBTS["of-body"]))
        people = own
    explicit = context.mode or "同志" in named or groups.keys() & {"appoint", "remove"}
    if not explicit and any(is_long(name) for name, _ in people):
        posts = [post for post in posts if post.is_known and is_placed(post)]
    found += [*doubts_of(means, groups, context), *name_doubts(named, people)]
    each = "分别" in BRACKET.sub("", match.string)
    return saying(means, people, posts, found, each=each)


def without_bodies(people: list, posts: list[Post]) -> list:
    """``people`` without the bodies they come from, where the posts name bodies of their own."""
    placed = all(PLACED.search(post.organization) for post in posts)
    own = without_body if placed else unaddressed
    return [(own(unaddressed(name)), remark) for name, remark in people]


def are_people(names: list, means: list[str], context: Context, *, called: bool):
    if not names or any(is_no_name(name, called=called) for name in names):
        return False
    if "bare" in means:
        return all(follows_verb(name, context) for name in names)
    return "named" not in means or all(map(is_name, names))


def is_refused(means: list[str], match: re.Match, context: Context) -> bool:
    """Whether the words round the post speak against this way of reading the clause."""
    groups = match.groupdict()
    becomes, removes = groups.get("becomes"), context.mode == "remove"
    called = groups.get("who") or groups.get("comrade") or groups.get("known")
    # 王大任：某局局长: the verb is the last of the name.
    if (
        becomes
        and called
        and words_of(groups)[:1] in "：:"
        and is_name(called + becomes)
    ):
        return True
    if called and BY_OFFICE.search(called):
        return True
    if removes and becomes == "为" and not groups.keys() & {"appoint", "raise"}:
        return means[0] == "appoint"
    if removes and becomes == "任" and not called and opens_with_name(match.string):
        return True
    return "earlier" in groups and not ends_with_title(groups["earlier"])


def posts_said(words: str, means: list[str], named: str) -> list[Post]:
    """The posts in ``words``; none if what leans on other words names one that is not known."""
    words = words.lstrip("：:")
    if means[0] == "remove":
        words = FORMER.sub("", words)
    posts = [p for p in posts_of(words) if not NO_POST.search(p.position)]
    elliptic = "elliptic" in means and not all(post.is_known for post in posts)
    leaning = not named and not all(leans(post) for post in posts)
    return [] if elliptic or leaning else posts


def leans(post: Post) -> bool:
    """Whether the words are a post without doubt, and hold no one else's name: 吴将同志为某局局长."""
    return post.is_likely and not NAMED.search(post.organization)


def name_doubts(named: str, people: list) -> Iterator[Finding]:
    if named and "等" in COUNTED.search(named)[0]:
        yield Finding("others-unnamed", "有“等”字，还有没有写出的人")
    if re.search("[和及]", named) and not all(is_name(n) for n, _ in people):
        yield Finding("name-doubtful", f"“{named}”里的姓名怎样分开不能确定")


def follows_verb(name: str, context: Context) -> bool:
    """Whether 任 before ``name`` is a word of its own and not the family name: 任王小明为."""
    return is_name(name) and not (context.mode and is_name(f"任{name}"))


def with_verb(people: list, words: str, named: str, groups: dict) -> list:
    """张有为任县财政局局长, where 张有 might be all of the name and 任县 a place."""
    *others, (name, remark) = people
    if groups.get("becomes") != "为" or not named or "同志" in named:
        return []
    verb = re.match(
        "任(?!城(?!关)|[丘泽]|[家庄店河楼寨桥].{0,4}?[镇乡村街])|[：:]", words
    )
    taken = verb and is_name(f"{unaddressed(name)}为")
    return [*others, (f"{name}为", remark)] if taken else []


def words_of(groups: dict) -> str:
    """The words of the posts; 到某局任局长 without the word between body and title.

    Where none follow, they stand before the name: 免去某局局长张三的职务; the body alone may too:
    免去某校张三的校长职务.
    """
    within = IN_BODY.sub("", groups.get("post_in") or "", count=1)
    words = groups.get("post") or within or groups["earlier"]
    return (groups.get("body") or "") + HIS.sub("", words)


def opens_with_name(text: str) -> bool:
    """Whether 任 begins a name and not the word for becoming: 任长霞某区财政局局长."""
    return any(PLACED_BODY.match(text[length:]) for length in name_lengths(text))


def is_long(name: str) -> bool:
    return len(name) > 4 and not re.search(DOT, name)


def doubts_of(means: list[str], groups: dict, context: Context) -> list[Finding]:
    found = [Finding(*DOUBTS[word]) for word in means[1:] if word in DOUBTS]
    if "兼" in (groups.get("holding") or ""):
        found.append(Finding(*DOUBTS["jointly"]))
    if groups.get("becomes") == "任" and re.match("[城丘泽县]", words_of(groups)):
        doubt = "“任”也可能是地名的第一个字，请核对姓名和单位"
        found.append(Finding("name-doubtful", doubt))
    unnamed = not groups.keys() & {"who", "them", "comrade", "known", "sent"}
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
    return bool(groups.keys() & {"who", "comrade", "known", "sent", "glued"})
