"""The names of sections over the entries of contents: 【区政府文件】, · 统计公报 ·, ◆ 数据."""

import re

from core.text.widths import half_width, squeeze

from .entrylines import page_of
from .lines import Line, title_of
from .listed import MARKED
from .words import GENRES, TITLED

SECTION = re.compile(
    r"[【\[〖［〔<《/／]([^【】\[\]〖〗［］〔〕<>《》/／]{2,20})[】\]〗］〕>》/／]"
)
# Marks that stand after the name as they stand before it: · 市政府文件 ·
SET_OFF = re.compile(
    r"\A[—–=~～\-〓＊]{0,9}(.+?)[\s〓＊：:◆●■★▲○※☆◇□▼△◎·•▪*—–=~～\-]{1,9}\Z"
)
PLAIN_SECTION = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:任免事项|文件|任免|数据|统计|解读|大事记|规章|会议|人事|公告栏|选登|其他|政策|要闻|任命|文件选登|资料|信息|动态|公告|通告|决议|决定|批复|函件|讲话|法规)"
)
SIGNS = "█▌─━◆●■★▲○※☆◇□▼△◎·•▪*—–=~-【】[]〖〗"
BULLET = re.compile(
    # The page may stand before a title as its number does: （4）.
    r"\A\s*(?:[（(]\s?\d{1,3}\s?[）)]\s*|[◆●■★▲○※☆◇□▼△◎·•▪*]\s*|\d{1,3}\s?[.．、](?!\d(?!\d{3}\s?年))\s*|[一二三四五六七八九十]{1,3}、\s*|[（(][一二三四五六七八九十]{1,3}[）)]\s*)"
)
# A name of a kind, and of no document: it says neither whose nor of which year.
KIND = re.compile(rf"[\u4e00-\u9fff]{{2,6}}(?:{GENRES})")
LONGEST_KIND = 8
# What stands further left than the entries below it names their section: 政策问答.
SHORT = re.compile("[\u4e00-\u9fff]{2,8}")


def section_name(line: Line, pending: list[Line]) -> str:
    text = BULLET.sub("", squeeze(line.text.strip("\t")))
    if len(text) > 24:
        return ""
    if match := SECTION.fullmatch(text) or MARKED.fullmatch(squeeze(line.text)):
        return match[1]
    text = SET_OFF.sub(r"\1", text)
    plain = not pending and "关于" not in text and PLAIN_SECTION.fullmatch(text)
    return text if plain else ""


def kind_above(lines: list[Line], at: int, pending: list[Line]) -> str:
    """A kind of documents that stands without a page above an entry that has one, 统计公报, or
    whatever stands further left than the entries above and below it, 政策问答.
    """
    text = BULLET.sub("", squeeze(lines[at].text)).strip(SIGNS)
    below = lines[at + 1 : at + 2]
    if not below or len(text) > LONGEST_KIND:
        return ""
    title, page = page_of(half_width(below[0].text).strip())
    if len(squeeze(title)) <= LONGEST_KIND:
        return ""
    set_out = below[0].indented and not lines[at].indented and SHORT.fullmatch(text)
    if set_out and (not pending or TITLED.search(title_of(pending))):
        return text
    return text if page and not pending and KIND.fullmatch(text) else ""
