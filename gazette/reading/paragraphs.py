"""Paragraphs put together again after lines and pages cut them."""

import re
from collections.abc import Iterable
from itertools import zip_longest

from core.text.widths import squeeze

from .cutwords import is_within_brackets, parts_word
from .fieldlines import OFFICE_FIELD, is_field, record_heads
from .lines import CELL_BREAK, Line, joined, name_of, title_of
from .marks import is_history
from .numbered import bare_numbers, part_numbers
from .people import POST_ABOVE, is_act, is_people, is_person_row
from .source import Paragraph
from .spacing import whole_labels
from .words import (
    ATTACHED_NAME,
    ATTACHMENT_NOTE,
    LONGEST_MARK,
    NOTE,
    ends_sentence,
    is_attachment_mark,
    is_unit_note,
    numbering,
)

BOOK_TITLE = re.compile(r"《([^《》]{2,120})》")
NOTED = re.compile(r"(?:\d{1,2}\s?[.．、])?\s?(.+?)[。；;]?")
PUNCTUATION = re.compile(r"[，。；：、！？,;:]")
HEADING_LENGTH = 20
# A label stands within so many characters.
LABEL_LENGTH = 16
# What goes on behind a stop or a colon is no heading: 一、行政许可（2项）：1.取水许可；2.节
RUNS_ON = re.compile(r"[。；]|[：:]\s*[（(]?\d{1,2}[.．、)）]")
LEADS_LIST = re.compile(r"(?:如下|下列|以下)[^，。；]{0,20}[：:]\s*\Z")
NAMED = r"[\u3400-\u9fff]{2,16}(?:社区|居民委员会|居委会)"
COMMUNITY = re.compile(
    r"(?!.*(?:同意|决定|设立|成立|新[设建增]|增设|调整|变更|更名|撤[销消并]|合并|拆分|[将把对从由至]))"
    rf"{NAMED}[：:]?"
)
# 三、三个社区的户数: what the lines below tell of.
TOPIC = re.compile(
    r"[^，。；：、]{0,12}(?:户数|四至|范围|界线|用房|场所|地点)(?:情况)?"
)
# A line that is a community alone, a bound alone, or takes leave: 甲社区居民委员会, 东：甲路, 此复.
APART = re.compile(
    rf"(?![如以]下|下列){NAMED}(?:(?:——?|→)[\u3400-\u9fff]{{2,16}})?[：:]?\Z|[东南西北][面侧]?[：:]|(?:四至|管辖|辖区|居民|总|办公|服务|社区|用房|建筑){{1,2}}(?:范围|区域|户数|地[点址]|用房|场所|面积)\Z|(?:居民|住户|规模|人口|用房|办公|驻地|地址|位置|面积|建筑面积)[：:]|(?:特此(?:批复|通知|公告|决定)|此复)[。！]?\Z"
)
BULLET = re.compile(r"[●○•◆◇■□▪▲△★☆➤►√]|[【［\[]\d{1,3}[】］\]]|[-—–－*]{1,2}[ \u3000]")
# Powers of one kind, on the lines of a notice without final stops: 行政检查：①安全生产检查
KIND = re.compile(
    r"(?:行政(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其他(?:行政)?权力|公共服务)(?:类|事项)?(?:[（(][^（）()]{1,12}[）)])?[：:]"
)
TITLE_LINES = 4
INNER = re.compile("[，。；]")
# No heading is so short.
SHORTEST = 1


def paragraphs(lines: list[Line], names: frozenset[str]) -> list[Paragraph]:
    """The paragraphs of running text; ``names`` are titles that stand for themselves."""
    return Joiner(lines, names).paragraphs()


class Joiner:
    """Decides line by line whether a paragraph goes on."""

    def __init__(self, lines: list[Line], names: frozenset[str]):
        self.lines = lines
        self.names = names
        self.indents = len({line.indented for line in lines}) == 2
        self.headings = self.heading_styles()
        self.ordinals: dict[str, int] = {}
        self.groups: list[list[Line]] = []
        self.counted = bare_numbers(lines) | part_numbers(lines) | record_heads(lines)

    def heading_styles(self) -> set[str]:
        """The styles of numbering that number headings here, and not sentences."""
        counts: dict[str, int] = {}
        for line, below in zip_longest(self.lines, self.lines[1:]):
            if (number := numbering(line.text)) and not line.full:
                clause = is_clause(line.text) or self.is_cut(line, below)
                counts[number[0]] = counts.get(number[0], 0) + (-1 if clause else 1)
        return {style for style, count in counts.items() if count > 0}

    def is_cut(self, line: Line, below: Line | None) -> bool:
        """Whether first lines are indented here, and a line longer than a heading goes on below."""
        return (
            self.indents
            and below is not None
            and line.indented
            and below.adjacent
            and not below.indented
            and len(line.text) > HEADING_LENGTH
        )

    def paragraphs(self) -> list[Paragraph]:
        at = 0
        while at < len(self.lines):
            count = self.title_lines(at)
            if count:
                self.groups.append(self.lines[at : at + count])
            elif self.goes_on(self.lines[at]):
                self.groups[-1].append(self.lines[at])
            else:
                self.begin(self.lines[at])
            at += count or 1
        return [self.paragraph(group) for group in self.groups]

    def paragraph(self, group: list[Line]) -> Paragraph:
        text = joined(line.text for line in group)
        text = squeeze(text) if self.is_name(text) else label_closed_up(text)
        return Paragraph(
            text.replace(CELL_BREAK, "").replace("\t", " "), group[0].number
        )

    def begin(self, line: Line) -> None:
        self.groups.append([line])
        if number := numbering(line.text):
            self.ordinals[number[0]] = number[1]

    def goes_on(self, line: Line) -> bool:
        if self.groups and self.is_cut_through(self.groups[-1][-1], line):
            return True
        if not self.groups or self.begins_clause(line) or begins_anew(line.text):
            return False
        if line.number in self.counted:
            return False
        previous = self.groups[-1][-1]
        if is_person_row(line) and is_person_row(self.groups[-1][0]):
            return False
        above = self.groups[-1][0].text
        if (
            is_act(previous.text)
            and len(self.groups[-1]) == 1
            or LEADS_LIST.search(previous.text)
            or (begins_apart(line.text, above) and not previous.full)
        ):
            return False
        if self.indents and line.adjacent and not self.is_closed(self.groups[-1]):
            return not line.indented
        return not (ends_sentence(previous.text) or self.is_closed(self.groups[-1]))

    def is_cut_through(self, above: Line, line: Line) -> bool:
        """Whether the end of a line or of a page surely stands within a paragraph."""
        if is_within_brackets(above.text, line.text):
            return True
        if not above.turned or ends_sentence(above.text) or numbering(line.text):
            return False
        number = numbering(above.text)
        if number and len(above.text) - number[2] <= SHORTEST:
            return True
        flush = self.indents and not line.indented and bool(INNER.search(line.text))
        return flush or parts_word(above.text, line.text)

    def begins_clause(self, line: Line) -> bool:
        """A numbering opens a clause, unless a cut sentence merely goes on with a number."""
        if BULLET.match(line.text):
            return True
        number = numbering(line.text)
        if not number:
            return False
        expected = self.ordinals.get(number[0], 0) + 1
        cut = self.groups and not ends_sentence(self.groups[-1][-1].text)
        cut = cut and not self.is_closed(self.groups[-1])
        return not cut or number[1] in (1, expected)

    def is_closed(self, group: list[Line]) -> bool:
        """Whether a group without a final stop is whole: a heading, a title, a note."""
        text = group[0].text
        if len(group) == 1 and (stands_alone(text) or self.is_heading(group[0])):
            return True
        if BULLET.match(text) and not group[-1].full:
            return True
        if len(group) == 1 and self.is_people(group[0]):
            return True
        if text[:1] in "（(" and is_history(joined(line.text for line in group)):
            return True
        return len(group) <= TITLE_LINES and self.is_name(title_of(group))

    def is_heading(self, line: Line) -> bool:
        text = line.text
        if line.full:
            return False
        if number := numbering(text):
            rest = text[number[2] :].strip()
            if number[0] == "chapter" or COMMUNITY.fullmatch(rest):
                return True
            if TOPIC.fullmatch(rest):
                return True
            return number[0] in self.headings and not RUNS_ON.search(text)
        return len(text) <= HEADING_LENGTH and not PUNCTUATION.search(text)

    def is_people(self, line: Line) -> bool:
        """Whether the line begun last is one of people below a post, or below more of them."""
        if line.turned and numbering(line.text):
            return False
        above = self.groups[-2][-1].text if len(self.groups) > 1 else ""
        titled = "：" in line.text or ":" in line.text
        return is_people(line.text) and bool(
            titled or POST_ABOVE.fullmatch(above) or is_people(above)
        )

    def is_name(self, text: str) -> bool:
        return len(text) < 130 and name_of(text) in self.names

    def title_lines(self, at: int) -> int:
        """How many lines from ``at`` on are the title of something attached."""
        for count in range(1, TITLE_LINES + 1):
            if at + count <= len(self.lines) and self.is_name(
                title_of(self.lines[at : at + count])
            ):
                return count
        return 0


def label_closed_up(text: str) -> str:
    """``text`` with the label that it begins with as one word: 1. 名　　称：甲社区."""
    return whole_labels(text[:LABEL_LENGTH]) + text[LABEL_LENGTH:]


def stands_alone(text: str) -> bool:
    """Whether the line is whole without a final stop: 附件, 附件：名称, 单位：亿元, 所属街道：甲街道."""
    short = len(text) < LONGEST_MARK
    noted = short and (ATTACHMENT_NOTE.fullmatch(text) or OFFICE_FIELD.fullmatch(text))
    return bool(noted) or is_attachment_mark(text) or is_unit_note(text)


def begins_anew(text: str) -> bool:
    if stands_alone(text) or is_act(text):
        return True
    return any(form.match(text) for form in (NOTE, BULLET, KIND))


def begins_apart(text: str, above: str) -> bool:
    """Whether a line is a thing of its own: a field, whatever its label below another."""
    return is_field(text, above) or bool(APART.match(text.strip()))


def is_clause(text: str) -> bool:
    return bool(RUNS_ON.search(text)) or ends_sentence(text)


def names_in(lines: Iterable[Line]) -> frozenset[str]:
    """The titles a document names: in 《》 and after 附件：."""
    names = set()
    for line in lines:
        names.update(name_of(name) for name in BOOK_TITLE.findall(line.text))
        note = ATTACHMENT_NOTE.fullmatch(line.text[:200])
        if note and (match := NOTED.fullmatch(note[1])):
            names.add(name_of(match[1].strip("《》")))
    return frozenset(names)


def attached_title(lines: list[Line], at: int) -> int:
    """How many lines from ``at`` on are a title by their last word; 0: none."""
    if is_attachment_mark(lines[at].text):
        return 0
    for count in range(1, TITLE_LINES + 1):
        piece = lines[at : at + count]
        if len(piece) < count or any(not may_entitle(line) for line in piece):
            return 0
        if ATTACHED_NAME.search(title_of(piece)):
            return count
    return 0


def may_entitle(line: Line) -> bool:
    text = line.text
    return not (
        line.row or len(text) > 80 or ends_sentence(text) or numbering(text)
    ) and not PUNCTUATION.search(text)
