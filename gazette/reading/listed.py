"""The entries of a contents page as far as they are read, and how the body is known by them."""

import re
from dataclasses import dataclass, replace

SHORTEST = 4
GOES_ON = re.compile(r"[的及和与]")
ABOUT = "关于"
# With a mark before it alone: ◆ 数据, ● 人事.
MARKED = re.compile(r"[█▌▍◆●■★▲○◇□☆△◎※]\s?([\u4e00-\u9fff]{2,8})")
ISSUES = re.compile("(?:印发|公布|发布)《([^《》]+)》")
# By a decree: 《…办法》已经…通过，现予公布.
DECREES = re.compile("《([^《》]+)》[已业]经[^。]{4,80}现予?(?:公布|发布)")
CHAPTER = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[章节编部条]|附则|附录")
# Over a page of a section, with its number: 统计公报　　　8.
PAGED = re.compile(r"(?P<section>[\u4e00-\u9fff]{2,14})\s{2,80}\d{1,3}")


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

    def is_open(self) -> bool:
        """Whether the last entry may go on: it has neither number nor page."""
        return bool(self) and not self[-1].number and self[-1].page is None

    def heads_page(self, text: str) -> bool:
        """Whether a section of the list stands over a page of the body, or again without one."""
        head = PAGED.fullmatch(text)
        name = head["section"] if head else text
        known = any(entry.section == name for entry in self)
        return known and bool(head or self[-1].section != name)

    def may_begin(self, words: str) -> bool:
        """Whether a line of the body may be of a title that is listed."""
        return words[:SHORTEST] in self.openings or ABOUT in words


def issued_by(text: str) -> set[str]:
    """What a text issues by its name: 关于印发《…办法》的通知, 《…办法》已经…通过，现予公布."""
    return {*ISSUES.findall(text), *DECREES.findall(text)}


def is_chapter(entry: ContentsEntry) -> bool:
    """Whether the entry is a part of one document, not a document."""
    return not entry.number and bool(CHAPTER.match(entry.title))


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
