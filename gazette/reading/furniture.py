"""What stands on every page and belongs to no text: page numbers, running heads."""

import re
from collections import Counter
from collections.abc import Iterable

from core.text.widths import squeeze

from .barenumbers import (
    HEAD_LENGTH,
    OF_ISSUE,
    bare_pages,
    counted_pages,
    cuts,
    inner_pages,
    is_issue_line,
)
from .buttons import is_button
from .lines import Line
from .lookalikes import mended
from .marks import is_head_mark
from .papers import pages_in
from .rejoined import completes
from .words import (
    TITLED,
    is_addressee,
    is_attachment_mark,
    is_date,
    letterhead,
    number_of,
    organizations,
)

# The dot that is set on both sides of a page number, in all the characters used for it.
DOT = "·•・･‧∙⋅"
DASHES = rf"[-—–－―─{DOT}.．~～\s]{{0,8}}"
PAGE_MARK = re.compile(
    rf"{DASHES}(?:(?:第|共)?\s{{0,3}}\d{{1,4}}\s{{0,3}}页?|[Pp](?:age|\.)?\s?\d{{1,4}}(?:\s?of\s?\d{{1,4}})?"
    rf"|第\s{{0,3}}\d{{1,4}}\s{{0,3}}页[\s，,/（(]{{0,8}}共\s{{0,3}}\d{{1,4}}\s{{0,3}}页[)）]?){DASHES}"
)
ROMAN_MARK = re.compile(
    rf"[-—–－{DOT}]\s{{0,3}}(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[ivxIVX]{{1,6}})\s{{0,3}}[-—–－{DOT}]"
)
# Below a red head the number and the title of a document stand, after few other marks.
HEAD_LINES = 5
# A mark with letters for digits has no more signs: - l2 -.
SHORT_MARK = 12
FIRST_NUMBER = re.compile(r"\d{1,4}")
# A page number set off beside a running head: · 28 ·　　人事任免.
SET_OFF = rf"(?:[{DOT}]\s{{0,3}}\d{{1,4}}\s{{0,3}}[{DOT}]|[-—–－]{{1,2}}\s{{0,3}}\d{{1,4}}\s{{0,3}}[-—–－]{{1,2}})"
HEAD_WORDS = r"(?!\S*(?:关于|年第))[^\s，。；：]{2,30}"
BESIDE_PAGE = re.compile(
    rf"{SET_OFF}\s{{2,80}}{HEAD_WORDS}|{HEAD_WORDS}\s{{2,80}}{SET_OFF}"
)
# As a contents page has it too: 第 28 页　　人事任免.
SAID_PAGE = re.compile(
    rf"第\s{{0,3}}\d{{1,4}}\s{{0,3}}页\s{{2,80}}(?P<after>{HEAD_WORDS})|(?P<before>{HEAD_WORDS})\s{{2,80}}第\s{{0,3}}\d{{1,4}}\s{{0,3}}页"
)
GAZETTE = r"[\u4e00-\u9fff·]{0,30}(?:政府|政务|政务公开|委员会|常委会|人大|管委会|[省市县区旗州])(?:公报|政报)|政报"
# The name of the gazette beside that of a section: 甲区人民政府公报　　人事任免.
WITH_SECTION = re.compile(
    rf"(?:{GAZETTE})\s{{2,80}}[^\s，。；：]{{2,16}}|[^\s，。；：]{{2,16}}\s{{2,80}}(?:{GAZETTE})"
)
# A gazette's name, its issue and the page on one line stand over a page, however often.
ISSUE_PAGE = re.compile(
    r"(?:\d{1,4}\s{1,60})?《?[\u4e00-\u9fff·]{2,24}(?:公报|政报)(?:》\s{0,60}|\s{1,60})(?:19|20)\d\d\s?(?:年第\s?\d{1,3}\s?[期号]|[.．·]\s?\d{1,2}期?)(?:\s?[（(]总第?\s?\d{1,4}\s?期?[）)])?"
    rf"(?:\s{{1,60}}(?:\d{{1,4}}|第\s?\d{{1,4}}\s?页|{SET_OFF}))"
)
EDGES = re.compile(
    rf"\A[\d\s{DOT}—－-]{{1,12}}(?=\D)|(?<=\D)[\s{DOT}—－-]{{0,80}}第\s?\d{{1,4}}\s?页\Z|(?<=\D)[\s{DOT}—－-]{{0,6}}\d{{0,4}}[\s{DOT}—－-]{{0,6}}\Z"
)


def part_furniture(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(text, furniture): page numbers and running heads cut paragraphs in two."""
    # Paragraphs of markup may have one number: here a line is known by its place.
    placed = [line._replace(number=at) for at, line in enumerate(lines)]
    marks = page_marks(placed)
    heads = running_heads(placed, marks) | repeated_within(placed, marks)
    text, furniture = [], []
    for at, line in enumerate(lines):
        of_page = at in marks or at in heads
        if of_page and text:
            text[-1] = text[-1]._replace(turned=True)
        (furniture if of_page or is_button(line) else text).append(line)
    return text, furniture


def page_marks(lines: list[Line]) -> set[int]:
    marks = {line.number for line in lines if not line.row and is_page_mark(line.text)}
    marks |= {line.number for line in lines if line.row and is_issue_page(line.text)}
    marks |= counted_pages(lines) | bare_pages(lines) | said_pages(lines)
    return marks | inner_pages(lines)


def is_page_mark(text: str) -> bool:
    if is_issue_page(text) or (len(text) < 120 and BESIDE_PAGE.fullmatch(text)):
        return True
    return (
        len(text) < 40
        # A bare number may be a cell, and a figure after a point the rest of one.
        and not text.removeprefix(".").isdecimal()
        and bool(PAGE_MARK.fullmatch(text) or ROMAN_MARK.fullmatch(text))
    )


def is_issue_page(text: str) -> bool:
    """Whether the line has the name of a paper, its issue and the page, and no more."""
    said = len(text) < 120 and ISSUE_PAGE.fullmatch(text)
    return bool(said or pages_in(text))


def is_set_off(line: str) -> bool:
    """Whether a raw line is the number of a page with its dashes, and so no cell or row."""
    text = line.strip()
    text = mended(text)[0] if len(text) < SHORT_MARK else text
    return is_page_mark(text) and not text.isdecimal()


def stands_on_page(line: str) -> bool:
    """Whether a raw line is the number of a page or a running head."""
    text = line.strip()
    said = len(text) < 120 and SAID_PAGE.fullmatch(text)
    return is_set_off(line) or is_issue_line(text) or bool(said)


def said_pages(lines: list[Line]) -> set[int]:
    """第 28 页 beside words that stand beside another page's number as well, above all, or between
    the rows of a table: no contents.
    """
    found: dict[str, set[int]] = {}
    sure = {line.number for line in lines[:1]}
    for at, line in enumerate(lines):
        match = SAID_PAGE.fullmatch(line.text) if len(line.text) < 120 else None
        if match:
            words = match["after"] or match["before"]
            found.setdefault(words, set()).add(line.number)
            within = 0 < at < len(lines) - 1
            cut = cuts_rows(lines, at) or (
                within and organizations(words) and cuts(lines, at)
            )
            sure |= {line.number} if cut else set()
    return set().union(*(ns for ns in found.values() if len(ns) > 1 or ns <= sure))


def cuts_rows(lines: list[Line], at: int) -> bool:
    return 0 < at < len(lines) - 1 and lines[at - 1].row and lines[at + 1].row


def printed_pages(furniture: Iterable[Line]) -> list[tuple[int, int]]:
    """(line, page) of each page number."""
    found = []
    for line in furniture:
        match = FIRST_NUMBER.search(" ".join(pages_in(line.text)) or line.text)
        if match and (
            is_page_mark(line.text) or line.text.strip(f" {DOT}-—").isdecimal()
        ):
            found.append((line.number, int(match[0])))
    return found


def running_heads(lines: list[Line], marks: set[int]) -> set[int]:
    """Lines that stand over the pages: printed often, or next to the page numbers again and again."""
    # A row may end in 1000.00 again and again: only one that names the gazette is a head.
    heads = [
        line
        for line in lines
        if (is_issue_line if line.row else is_running_head)(line.text)
    ]
    often = Counter(head_key(line.text) for line in heads)
    beside = beside_marks(lines, marks)
    near = Counter(head_key(line.text) for line in beside)
    found = {line.number for line in heads if is_often(line.text, often)}
    found |= {
        line.number
        for at, line in enumerate(lines)
        if cuts_rows(lines, at) and is_issue_line(line.text)
    }
    found |= {
        line.number
        for line in beside
        if near[head_key(line.text)] > 2
        or is_issue_line(line.text)
        or re.fullmatch(GAZETTE, squeeze(line.text).strip("《》"))
        or WITH_SECTION.fullmatch(line.text)
    }
    return found


def repeated_within(lines: list[Line], marks: set[int]) -> set[int]:
    """Lines that cut a sentence in two: a number or a running head that stood above already, or
    who issued it, beside the number of a page.
    """
    plain = [line for line in lines if line.number not in marks]
    near = Counter(head_key(line.text) for line in beside_marks(lines, marks))
    found, seen = set(), set()
    for at, line in enumerate(plain):
        key = repeated_key(line)
        within = 0 < at < len(plain) - 1 and cuts_text(plain, at)
        beside = {line.number - 1, line.number + 1} & marks
        known = key in seen or near[head_key(line.text)] > 1
        cut = within and (known or (beside and names_issuer(plain, at)))
        if cut or (beside and heads_nothing(plain, at)):
            found.add(line.number)
        seen |= {key} - {""}
    return found


def cuts_text(lines: list[Line], at: int) -> bool:
    """Whether a sentence, a date or a number goes on from the line above ``lines[at]`` to the one below."""
    return cuts(lines, at) or completes(lines[at - 1], lines[at + 1])


def heads_nothing(lines: list[Line], at: int) -> bool:
    """Whether a line is a red head amid a text, and nothing of a document begins below it."""
    below = lines[at + 1 : at + 1 + HEAD_LINES]
    amid = at > 0 and bool(letterhead(lines[at].text))
    return amid and len(below) > 1 and not any(map(begins_document, below))


def begins_document(line: Line) -> bool:
    text = line.text
    marked = number_of(text) or is_head_mark(text) or letterhead(text)
    return bool(marked or "关于" in text or TITLED.search(text) or is_addressee(text))


def names_issuer(lines: list[Line], at: int) -> bool:
    """Whether a line is a red head, or an organization alone, too short to be a line of the text."""
    text = lines[at].text
    full = max(len(beside.text) for beside in (lines[at - 1], lines[at + 1]))
    short = 3 * len(text) < 2 * full
    return bool(letterhead(text) or short and organizations(text))


def repeated_key(line: Line) -> str:
    """The number or the running head that a line is nothing but; empty where it is more."""
    if line.row or len(squeeze(line.text)) > HEAD_LENGTH:
        return ""
    # The page may stand beside it: ××人民政府文件　　2.
    head = is_running_head(line.text) or letterhead(EDGES.sub("", line.text))
    return number_of(line.text) or (head_key(line.text) if head else "")


def is_often(text: str, often: Counter) -> bool:
    count = often[head_key(text)]
    of_issue = OF_ISSUE.search(text) or is_issue_line(text)
    return count > 2 or (count > 1 and bool(of_issue))


def beside_marks(lines: list[Line], marks: set[int]) -> list[Line]:
    """Short lines right above or below a page number, and such as stand among rows."""
    found = {}
    for at, line in enumerate(lines):
        for beside in lines[max(0, at - 1) : at + 2] if line.number in marks else ():
            if beside.number not in marks and may_head(beside):
                found[beside.number] = beside
    return [*found.values()]


def may_head(line: Line) -> bool:
    text = line.text
    return (
        not line.row
        and len(text) < HEAD_LENGTH
        and len(squeeze(text)) > 1
        and not text.endswith(("。", "；", "：", ":", "，", "、"))
        and not (is_date(text) or organizations(text) or is_attachment_mark(text))
    )


def is_running_head(text: str) -> bool:
    return (
        len(squeeze(text)) < HEAD_LENGTH
        and ("公报" in text or bool(OF_ISSUE.search(text)))
        and not text.endswith(("。", "；", "："))
        and "《" not in text
    )


def head_key(text: str) -> str:
    """A running head without the number of the page beside it."""
    return squeeze(EDGES.sub("", text)).replace("\t", "")
