"""The numbers by which a contents page counts its entries, with spaces or a dot behind them."""

import re

from core.text.widths import half_width, squeeze

from .lines import Line

# 3 月份…, 2 季度…, 16 届…: there the number is the first word of the title.
COUNT = re.compile(
    r"\s*(\d{1,3})(?:\s+|\s?[.．、]\s?)(?=(?:19|20)\d\d\s?年|[《“（(〔]|[\u3400-\u9fff])(?![年月日季届次号期个项条件份])"
)
COLUMNS = re.compile(
    r"(?:序号|编号)?(?:文件|公文)?(?:标题|题目|题名|名称|篇名|目录)(?:(?:发文|文件)?(?:文号|字号|编号))?(?:所在)?(?:页码|页次|页数|页)?"
)


class Counted:
    """Takes the numbers off the lines of one list, as long as they count on."""

    def __init__(self) -> None:
        self.last = 0
        self.taken: set[int] = set()

    def bare(self, line: Line) -> Line:
        """``line`` without its number; the line itself where none goes on counting."""
        match = COUNT.match(half_width(line.text))
        if not (match and self.goes_on(int(match[1]))):
            return line
        self.last = int(match[1])
        self.taken.add(line.number)
        return line._replace(text=line.text[match.end() :])

    def goes_on(self, number: int) -> bool:
        """Whether the number is the next one, or the first of another section."""
        return number in (1, self.last + 1)


def is_columns(line: Line) -> bool:
    """Whether the line says what the columns of the contents are: 序号　标题　页码."""
    words = squeeze(line.text)
    return len(line.text.split()) > 1 and bool(COLUMNS.fullmatch(words))
