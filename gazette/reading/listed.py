"""The entries of a contents page as far as they are read, and how the body is known by them."""

from dataclasses import dataclass

SHORTEST = 4
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
