"""What stands above the text of a document: title, number, metadata."""

import re
from dataclasses import dataclass, field
from datetime import date

from .lines import Line, title_of

# 表2　…完成情况: the number of a table in its gazette is no part of what it is called.
TABLE_NUMBER = re.compile(
    r"\A(?:附?[表件]|表格)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-－—.]\d{1,2})?(?:[：:、]\s*|\s+)(?=.{4})"
)
# What is longer is no index number, and no field would hold it.
LONGEST_OF = {"index_number": 60, "topic": 60}


@dataclass
class Head:
    """What stands above the text.

    ``stated`` are the values of metadata by field; ``marks`` are 份号, 密级, 紧急程度 and 签发人,
    which are known and not kept; ``unread`` are lines no field holds, and those of them that
    stand ``beside`` the title may have been part of it.
    """

    title: list[Line] = field(default_factory=list)
    number: str = ""
    number_line: Line | None = None
    issuer: str = ""
    letterhead: str = ""
    signed_date: date | None = None
    dated: Line | None = None
    serial: Line | None = None
    history: str = ""
    stated: dict[str, str] = field(default_factory=dict)
    marks: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    beside: list[Line] = field(default_factory=list)
    taken: list[Line] = field(default_factory=list)
    length: int = 0

    @property
    def whole_title(self) -> str:
        printed = [
            line._replace(text=TABLE_NUMBER.sub("", line.text, count=1))
            for line in self.title[:1]
        ]
        title = title_of([*printed, *self.title[1:]])
        issuer = title_of(self.title[:1])
        # The issuer above a title that begins with it is the one issuer.
        title = title.removeprefix(issuer) if title.startswith(2 * issuer) else title
        return title or self.stated.get("title", "")


def fits(name: str, value: str) -> bool:
    return len(value) <= LONGEST_OF.get(name, len(value))
