"""The note below a title that says when a meeting passed it."""

import re

from .lines import Line, joined
from .marks import is_history
from .words import DAY, organizations

HISTORY_LINES = 4
# （2013年11月5日凤城市人民政府令第45号公布）
BY_ORDER = re.compile(rf"{DAY}(?P<issuer>[\u4e00-\u9fff]{{3,40}}?)令第.{{1,8}}号")


def history_below(lines: list[Line]) -> str:
    """The bracketed note below the title that says when it was passed, over its lines."""
    for count in range(1, HISTORY_LINES + 1):
        text = joined(line.text for line in lines[:count])
        if is_history(text):
            return text
        if not text.startswith(("（", "(")):
            break
    return ""


def published_by(note: str) -> str:
    """Whose order published the document, as such a note says, or ""."""
    order = BY_ORDER.search(note)
    return " ".join(organizations(order["issuer"])) if order else ""
