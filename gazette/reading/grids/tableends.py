"""Which lines can be no row of a table without rules, and so end it."""

import re

from ..lookalikes import mended
from ..spacing import WIDE_GAP, cells_of
from ..words import (
    ATTACHMENT_NOTE,
    NOTE,
    is_attachment_mark,
    is_date,
    organizations,
    printed_date,
    signed_line,
)

# The number of a table before its name: 表二　2007年1-11月固定资产投资.
CAPTION = re.compile(
    r"(?:附?表)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[\s：:]{1,4}(?=.{4})"
)
FOOT = re.compile(
    r"主\s?题\s?词|(?:抄\s?[送报]|分\s?送|发\s?送|[报送发]|主办|督办|校对|打字|(?:主办|编印|编辑|出版|印刷)(?:单位|部门|机关|日期)|制表(?:人|单位)?|填[报表](?:人|单位)?|审核(?:人)?|(?:统计|单位)?负责人|(?:资料|数据|信息)来源|联系人|联系电话)[：:]|[（(](?:此件|共印)|[\u4e00-\u9fff]{2,24}(?:编印|编发|印制)(?:\s|\Z)"
)
LABELLED = re.compile(r"(?!其中)[\u3400-\u9fff]{2,8}[：:]")
# 附件2　撤销的社区一览表: a mark with the name of what is attached beside it.
ATTACHED = re.compile(
    r"附\s?[件表]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[ \u3000]{1,8}[^\s\d][^\s]{3,40}"
)
SENTENCE = re.compile(r"(?:[。；：:]|(?<=[\u4e00-\u9fff”）》])\.)\s*\Z")
LONGEST_DAY = 100
STOP = "。；; \u3000"
NUMBERED = re.compile(r"\s*\d{1,4}[.、]?[ \u3000\u00a0]{2,}(?=\S)")


def ends_table(line: str) -> bool:
    # A stop that was left at the end of a row's last cell ends no sentence.
    text = line.strip(STOP) if is_numbered(line) else line.strip()
    # A scan may have letters in a day: 2O15年9月ll日印发.
    text = mended(text)[0] if len(text) < LONGEST_DAY else text
    return bool(
        "\t" in line
        or SENTENCE.search(text)
        or NOTE.match(text)
        or is_attachment_mark(text)
        or ATTACHED.fullmatch(text)
        or ATTACHMENT_NOTE.fullmatch(text[:200])
        or is_date(text)
        or signed_line(text)
        or printed_date(text)
        or is_labelled(text)
        or FOOT.match(text)
        or CAPTION.match(text)
    )


def is_numbered(line: str) -> bool:
    """Whether a number and a cell or more stand on the line: 6   行政许可   取水许可；."""
    return bool(NUMBERED.match(line)) and len(cells_of(line, WIDE_GAP)) > 1


def is_signed(lines: list[str], at: int) -> bool:
    """Whether an organization stands alone on the line, and the day below or nothing above."""
    cells = [cell.text for cell in cells_of(lines[at], WIDE_GAP)]
    if not cells or not all(map(organizations, cells)):
        return False
    below = next(filter(str.strip, lines[at + 1 : at + 4]), "")
    apart = at > 0 and not lines[at - 1].strip() and len(lines[at].strip()) > 4
    return apart or is_date(below.strip()) or bool(organizations(below.strip()))


def is_labelled(text: str) -> bool:
    """Whether every cell says itself what it is, as below a table: 主办：县编办　督办：秘书科."""
    cells = [cell.text for cell in cells_of(text, WIDE_GAP)]
    return len(cells) > 1 and all(map(LABELLED.match, cells))
