"""The note below a title that says when a meeting passed it."""

from .lines import Line, joined
from .marks import is_history

HISTORY_LINES = 4


def history_below(lines: list[Line]) -> str:
    """The bracketed note below the title that says when it was passed, over its lines."""
    for count in range(1, HISTORY_LINES + 1):
        text = joined(line.text for line in lines[:count])
        if is_history(text):
            return text
        if not text.startswith(("（", "(")):
            break
    return ""
