"""The entries of a contents page as far as they are read, and how the body is known by them."""

import re
from dataclasses import dataclass, replace

SHORTEST = 4
GOES_ON = re.compile(r"[的及和与]")
ABOUT = "关于"


@dataclass(frozen=True)
class ContentsEntry:
    """One line of the contents: what it promises and where."""

    title: str
    number: str = ""
    page: int | None = None
    section: str = ""
    line: int | None = None


class Listed(list[ContentsEntry]):
    """Entries of one list; ``titles`` are theirs, whole and from 关于 on, ``openings`` their first characters."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: set[str] = set()
        self.openings: set[str] = set()

    def append(self, entry: ContentsEntry) -> None:
        super().append(entry)
        if len(entry.title) >= SHORTEST:
            names = {entry.title, subject_of(entry.title)}
            self.titles |= names
            self.openings |= {name[:length] for name in names for length in range(SHORTEST + 1)}  # fmt: skip

    def may_begin(self, words: str) -> bool:
        """Whether a line of the body may be of a title that is listed."""
        return words[:SHORTEST] in self.openings or ABOUT in words


def subject_of(title: str) -> str:
    """A title from 关于 on."""
    return title[max(0, title.find(ABOUT)) :]


def merged(entries: list[ContentsEntry]) -> tuple[ContentsEntry, ...]:
    """``entries`` with those put together whose number or last words stand a line below."""
    whole: list[ContentsEntry] = []
    for entry in entries:
        above = whole[-1] if whole else None
        closing = not (entry.title.strip("（）()") or entry.number)
        if above and closing and above.page is None:
            whole[-1] = replace(above, page=entry.page)
            continue
        open_above = above and not above.number and above.page is None
        if open_above and (not entry.title or GOES_ON.match(entry.title)):
            title = above.title + entry.title
            whole[-1] = replace(
                entry, title=title, section=above.section, line=above.line
            )
        else:
            whole.append(entry)
    return tuple(entry for entry in whole if entry.title)
