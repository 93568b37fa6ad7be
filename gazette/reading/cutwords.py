"""What tells, from the characters round the end of a line, that it cut a sentence."""

import re

PAIRS = {"（": "）", "(": ")", "《": "》"}
OPENED = re.compile(r"(?<=[\u3400-\u9fff》”\d，、])([（(《])[^（）()《》]{0,40}\Z")
CLOSED = re.compile(r"[^（）()《》]{1,40}([）)》])")
# Marks that no line begins with.
NEVER_FIRST = tuple("·•，。；：、）》”")
# Words of decisions: where a line ends within one, it goes on below.
WORDS = (
    "社区居民委员会",
    "居民委员会",
    "村民委员会",
    "管理委员会",
    "社区居委会",
    "居委会",
    "村委会",
    "社区",
    "街道办事处",
    "办公室",
    "人民政府",
    "管辖范围",
    "办公用房",
    "建筑面积",
    "任命",
    "免去",
    "聘任",
    "解聘",
    "同志",
    "职务",
    "主任",
    "局长",
    "调研员",
    "试用期",
)
HALVES = frozenset(
    (word[:at], word[at:]) for word in WORDS for at in range(1, len(word))
)
LONGEST = max(map(len, WORDS))


def is_within_brackets(above: str, below: str) -> bool:
    """Whether a bracket is opened in a line and closed in the one below: no paragraph ends so."""
    opened, closed = OPENED.search(above[-50:]), CLOSED.match(below)
    return bool(opened and closed) and PAIRS[opened[1]] == closed[1]


def parts_word(above: str, below: str) -> bool:
    """Whether the line above ends, and the one below begins, within a word."""
    if below.startswith(NEVER_FIRST):
        return True
    ends = [above[-size:] for size in range(1, LONGEST) if size <= len(above)]
    starts = [below[:size] for size in range(1, LONGEST)]
    return any((end, start) in HALVES for end in ends for start in starts)
