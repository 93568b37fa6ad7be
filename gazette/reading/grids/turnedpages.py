"""The name of a table printed again over its next page: 划转事项目录（续）."""

import re
from collections import Counter

from core.text.widths import squeeze

AGAIN = re.compile(
    r"(?P<name>.{2,40}?)[（(](?:续(?:完|[上前]?[表页])?|[接续][上前][表页]|第?[一二三四五六七八九十\d]{1,2}续|续[一二三四五六七八九十\d]{1,2})[)）]"
)


def without_names_again(lines: list[str]) -> list[str]:
    """``lines``, those blank that name once more a table which stands above, and the head printed
    over each page right above them.
    """
    found: list[str] = []
    seen: Counter[str] = Counter()
    for line in lines:
        bare = squeeze(line)
        match = AGAIN.fullmatch(bare) if len(bare) < 60 else None
        again = bool(match) and seen[match["name"]] > 0
        if again and found and seen[squeeze(found[-1])] > 1:
            found[-1] = ""
        found.append("" if again else line)
        seen[bare] += bool(bare)
    return found
