"""Whom a clause names that decides nothing: 王小明同志试用期满, 杨从林因工作调动."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from . import grammar
from .names import is_name, is_no_name
from .people import people_in
from .posts import ends_with_title
from .sayings import FORMER
from .signs import COMMAS, DECIDES
from .slots import SLOTS, compiled

LED_IN = compiled(grammar.LED_IN)
NOW = re.compile(r"\A(?:[原现时曾]任|现(?=[省市区县旗]))")
HAPPENS = re.compile(SLOTS["happens"])
# Who decides is not said in more words.
LONGEST = 200


@dataclass(frozen=True)
class Lead:
    """Who is named, the post that stands before the name, and what the name may be besides."""

    names: tuple[str, ...] = ()
    post: str = ""
    other: str = ""

    @property
    def is_earlier(self) -> bool:
        return bool(self.post)


def led_in(text: str, known: Collection[str] = ()) -> Lead:
    for means, form in LED_IN:
        if match := form.fullmatch(text):
            groups = match.groupdict()
            if "earlier" in means and not ends_with_title(groups["earlier"]):
                continue
            # 局长由王小明担任 says who becomes it.
            if (
                "earlier" in means
                and (groups.get("who") or groups["comrade"])[0] == "由"
            ):
                continue
            if names := sure_names(groups, known):
                longer = longer_name(text, names[-1]) if "happens" in groups else ""
                if longer in known:
                    names, longer = (*names[:-1], longer), ""
                return Lead(names, post_before(match), longer)
    return Lead()


def decided(text: str) -> str:
    """``text`` without the words that say who decides it; whom they are about stays.

    王小明同志因病，经研究，免去其…: who is meant stands before the words that say so.
    """
    match = DECIDES.match(text)
    if not match:
        return text
    clauses = COMMAS.split(match[0]) if len(match[0]) < LONGEST else []
    leads = [clause for clause in clauses if led_in(clause).names]
    return "，".join([*leads, text[match.end() :]])


def post_before(match: re.Match) -> str:
    """The post that stands before the name, without 原, 现任 and the like before it."""
    post = match.groupdict().get("earlier") or ""
    before = match.string[: match.start("earlier")] if post else ""
    held = post[:1] == "任" and before.endswith(tuple("原现时曾"))
    return FORMER.sub("", NOW.sub("", post[held:]))


def longer_name(text: str, name: str) -> str:
    """The name with one more character, where that leaves a sense: 张小|达到龄, 张小达|到龄."""
    end = text.find(name) + len(name)
    longer = text[end - len(name) : end + 1]
    return longer if is_name(longer) and HAPPENS.match(text, end + 1) else ""


def sure_names(groups: dict, known: Collection[str]) -> tuple[str, ...]:
    """The names, where each is known by its shape, by 同志 after it, or from elsewhere."""
    called = groups.get("comrade")
    names = tuple(name for name, _ in people_in(groups.get("who") or called))
    named = bool(called) and "earlier" not in groups
    sure = (is_name(n) or n in known or (named and not is_no_name(n)) for n in names)
    return names if all(sure) else ()
