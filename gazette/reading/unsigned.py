"""Where documents begin in an issue that no number tells: titles with an issuer below a signature,
releases of figures, reports and plans, chronicles (大事记), and whatever rules between them part.
"""

import re

from core.text.dates import CHINESE_YEAR
from core.text.document_numbers import find_all
from core.text.widths import half_width, squeeze

from .announced import is_before_imprint, is_promised, named_before
from .lines import Line, is_rule, title_of
from .openings import MARK_LINES, is_all_head
from .titles import ABOUT, PLACE_FIRST, TITLE_LINES, may_be_title
from .words import (
    GENRE,
    TITLED,
    ends_sentence,
    is_addressee,
    is_date,
    is_unit_note,
    organizations,
    signed_line,
)

# 5月12日　区政府批复…, 12日　…: the first words of each line of a chronicle.
DAY_FIRST = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:至\d{1,2}日)?[\s，、：:]{0,8}\S")
CHRONICLE = re.compile(
    r"[\u4e00-\u9fff\d“”（(）)、至—-]{0,30}大事记(?:[（(][^（()）]{2,20}[）)])?"
)
# A plan for a year, with the body below that has it: 2017年糖业发展工作计划 / （县糖办）.
OF_A_YEAR = re.compile(r"(?:[\u4e00-\u9fff]{1,6}[省市区县旗州])?(?:19|20)\d\d年.{4,40}")
# 在全区…大会上的讲话, and where a report was made: ——1998年5月20日在…会议上.
SPEECH = re.compile(
    r"\A在[^，。；]{4,60}上的(?:讲话|致辞|发言|报告)(?:[（(][^（()）]{1,6}[）)])?\Z"
)
MADE_AT = re.compile("[—-]{1,4}.{0,20}在.{4,60}上\\Z")
# A list of what was issued, with a number in each line: 五月份区政府发文目录.
ISSUED_LIST = re.compile(
    r"[^，。；]{2,40}(?:发文|文件|公文)[^，。；]{0,6}(?:目录|一览表?|清单)"
)
# What stands between gaps and says whose of which year it is: 甲县2010年十件民生实事（草案）.
OF_ITS_YEAR = re.compile(
    rf"(?:{PLACE_FIRST.pattern}|[\u4e00-\u9fff]{{2,20}}(?:政府|局|委|办)(?=(?:19|20)\d\d年))"
    r"(?:19|20)\d\d年[^，。；：]{2,30}?(?:总结|计划|要点|安排|实事|方案|打算|规划|报告|公报)(?:[（(][^（()）]{2,8}[）)])?"
)
# So many rules at least part documents from one another.
FEWEST_RULES = 3
YEAR = re.compile(rf"(?:\d{{4}}|{CHINESE_YEAR})年")
# Within what is itself of figures, a title over a table is the table's.
OF_FIGURES = re.compile("统计|经济|指标|财政|预算|决算|情况|公报|数据")
RELEASE = re.compile(
    rf"{PLACE_FIRST.pattern}.{{2,20}}(?:指标|统计|运行|完成|数据)[^，。；]{{0,6}}"
    rf"|(?:(?:19|20)\d\d|{CHINESE_YEAR})年[^，。；]{{1,12}}主要[^，。；]{{0,8}}指标(?:完成情况)?"
)
# Over one of several tables, and no title of a document: 表2　2019年主要工业产品产量.
TABLE = re.compile(r"附?表\s?[一二三四五六七八九十\d]{1,3}")


def unnumbered_starts(lines: list[Line], starts: set[int]) -> set[int]:
    """After a signature, a title with its issuer and an addressee or text below it, or a release
    after what nobody signed.
    """
    found = set()
    for at in range(1, len(lines)):
        above = at - 1 - (at > 1 and is_rule(lines[at - 1].text))
        signed = ends_signature(lines[above])
        figures = names_figures(lines, at)
        if at not in starts and (signed or figures or stands_apart(lines, at)):
            first = max((start for start in {*starts, *found} if start < at), default=0)
            title = issued_title(lines, at) or release_title(lines, at, first)
            title = title or (figures if is_unannounced(lines, at, first) else "")
            own = signed or not OF_FIGURES.search(title_of(lines[first : first + 4]))
            if title and own and not named_before(lines, at, title):
                found.add(at)
    return found


def stands_apart(lines: list[Line], at: int) -> bool:
    """Whether a line below a sentence and a gap is over a unit and a table: a release that follows
    what nobody signed.
    """
    above, line, *below = lines[at - 1 : at + 3]
    if len(below) < 2 or line.adjacent or line.row or not above.text.endswith("。"):
        return False
    return is_unit_note(below[0].text) and below[1].row


def names_figures(lines: list[Line], at: int) -> str:
    """A title with a year and figures, below a gap, over a table: a release that follows what was
    attached to another document, or what nobody signed.
    """
    above, line, *below = lines[at - 1 : at + 3]
    if line.row or line.adjacent or not may_be_title(line):
        return ""
    below = below[1:] if below and is_unit_note(below[0].text) else below
    title = half_width(title_of([line]))
    whole = above.row or above.text.endswith("。") or PLACE_FIRST.match(title)
    released = RELEASE.fullmatch(title) and below and below[0].row
    return title if released and whole and not goes_on(above) else ""


def goes_on(line: Line) -> bool:
    """Whether a line leads to what stands below it."""
    return line.text.endswith(("：", ":", "，", "、"))


def is_unannounced(lines: list[Line], at: int, first: int) -> bool:
    """Whether the document that begins at ``first`` has attached what it says it has, or says of
    nothing attached.
    """
    return lines[at - 1].row or not any("附" in line.text for line in lines[first:at])


def ends_signature(line: Line) -> bool:
    return not line.row and (is_date(line.text) or bool(signed_line(line.text)))


def release_title(lines: list[Line], at: int, first: int) -> str:
    """A title with a year right above a table that nothing in the document before announced."""
    end = at
    while end < len(lines) and end - at < 3 and may_be_title(lines[end]):
        end += 1
    below = lines[end + (end < len(lines) and is_unit_note(lines[end].text)) :]
    title = title_of(lines[at:end])
    above = lines[max(first, at - 60) : at]
    announced = any("附" in line.text for line in above) or is_promised(title, above)
    is_release = YEAR.search(title) and below and below[0].row
    if not is_release or announced or is_before_imprint(above, below):
        return ""
    return "" if TABLE.match(title) or is_head(lines[first:at]) else title


def is_head(lines: list[Line]) -> bool:
    """Whether the lines are a title with who issued it and when, and no text yet."""
    return len(lines) <= MARK_LINES and all(
        may_be_title(line) or is_date(line.text.strip("（()） ")) or is_all_head([line])
        for line in lines
    )


def issued_title(lines: list[Line], at: int) -> str:
    for end in range(at + 1, min(at + TITLE_LINES, len(lines)) + 1):
        if not may_be_title(lines[end - 1]):
            return ""
        title = title_of(lines[at:end])
        issuer, about, _ = title.partition(ABOUT)
        if about and GENRE.search(title):
            return title if organizations(issuer) else ""
    return ""


def unsigned_starts(lines: list[Line], starts: set[int]) -> set[int]:
    """The places, beside ``starts`` that are known already."""
    found: set[int] = set()
    for at in range(1, len(lines)):
        if at in starts or lines[at].row or not may_be_title(lines[at]):
            continue
        title = chronicle(lines, at) or titled(lines, at) or apart(lines, at)
        if title and not named_before(lines, at, title):
            found.add(at)
    return found | ruled_starts(lines, starts | found)


def ruled_starts(lines: list[Line], starts: set[int]) -> set[int]:
    """What stands below a rule, where most rules have a document below them."""
    below = [at + 1 for at, line in enumerate(lines[:-1]) if is_rule(line.text)]
    known = starts.intersection(below)
    if len(known) + 1 < FEWEST_RULES or 2 * len(known) < len(below):
        return set()
    return {at for at in below if may_be_title(lines[at]) and title_from(lines, at)}


def title_from(lines: list[Line], at: int) -> list[Line]:
    """The lines from ``at`` on that are a title, its issuer above it or not: of a genre or another kind."""
    for end in range(at + 1, min(at + TITLE_LINES, len(lines)) + 1):
        if not may_be_title(lines[end - 1]):
            return []
        title = title_of(lines[at:end])
        if GENRE.search(title) or TITLED.search(title):
            return lines[at:end]
    return []


def chronicle(lines: list[Line], at: int) -> str:
    """The title of a chronicle: the days follow right below it, or below its period in brackets."""
    named = "大事记" in squeeze(lines[at].text)
    for end in (at + 1, at + 2) if named else ():
        title = half_width(squeeze(title_of(lines[at:end])))
        days = end < len(lines) and DAY_FIRST.match(half_width(lines[end].text))
        if days and CHRONICLE.fullmatch(title):
            return title
    return ""


def apart(lines: list[Line], at: int) -> str:
    """A title below a gap: of a year and a body, with a gap or who issued it below, of a speech,
    or of a list of documents issued.
    """
    above, below = lines[at - 1], lines[at + 1 : at + 4]
    if (lines[at].adjacent and not above.turned) or not below or goes_on(above):
        return ""
    title = half_width(title_of([lines[at]]))
    if SPEECH.search(title):
        return title if ends_sentence(above.text) else ""
    if ISSUED_LIST.fullmatch(title):
        return title if sum(map(names_document, below)) > 1 else ""
    body = organizations(below[0].text.strip("（()） "))
    if title.startswith(ABOUT):
        return title if body and TITLED.search(title) else ""
    whole = not below[0].adjacent or body
    return title if OF_ITS_YEAR.fullmatch(title) and whole else ""


def names_document(line: Line) -> bool:
    """Whether a line begins with the number of a document and names it."""
    found = find_all(line.text[:30])
    return bool(found) and line.text.startswith(found[0].code)


def titled(lines: list[Line], at: int) -> str:
    """A title below a signature without an issuer: one with 关于 and an addressee below it, or of a
    year and with a body below it.
    """
    ruled = at > 1 and is_rule(lines[at - 1].text)
    signed = ends_signature(lines[at - 1 - ruled])
    if not signed or (lines[at].adjacent and not ruled):
        return ""
    own = title_from(lines, at)
    title, below = title_of(own), at + len(own)
    if not own or below >= len(lines):
        return ""
    text = lines[below].text
    if SPEECH.search(title):
        return title
    if title.startswith(ABOUT) and GENRE.search(title):
        return title if is_addressee(text) or MADE_AT.match(text) else ""
    body = organizations(text.strip("（()） "))
    return title if OF_A_YEAR.fullmatch(title) and body else ""
