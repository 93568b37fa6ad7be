"""Whom a clause names that decides nothing: 王小明同志试用期满, 杨从林因工作调动."""

from dataclasses import dataclass

from . import grammar
from .names import is_name, is_no_name
from .people import people_in
from .posts import ends_with_title
from .slots import compiled

LED_IN = compiled(grammar.LED_IN)


@dataclass(frozen=True)
class Lead:
    """Who is named, and whether a post stands before the name."""

    names: tuple[str, ...] = ()
    is_earlier: bool = False


def led_in(text: str) -> Lead:
    for means, form in LED_IN:
        if match := form.fullmatch(text):
            groups = match.groupdict()
            if "earlier" in means and not ends_with_title(groups["earlier"]):
                continue
            if names := sure_names(groups):
                return Lead(names, "earlier" in means)
    return Lead()


def sure_names(groups: dict) -> tuple[str, ...]:
    """The names, where each is known by its shape or by 同志 after it."""
    called = groups.get("comrade")
    names = tuple(name for name, _ in people_in(groups.get("who") or called))
    unlikely = is_no_name if called and "earlier" not in groups else unknown
    return () if any(map(unlikely, names)) else names


def unknown(name: str) -> bool:
    return not is_name(name)
