"""Which rows and lines head a group of powers, and which only go on with the row above."""

import re

from core.text.widths import half_width, squeeze
from gazette.reading.lookalikes import number_meant
from gazette.reading.source import Paragraph, SourceDocument, Table

from .checks import balanced
from .groups import Group, group_of, named_group
from .names import names_act

# What numbers groups, and no parts of a name as （一） does.
CHINESE_NUMBER = re.compile("[第一二三四五六七八九十]")
# So many lines below its heading a table begins.
NEAR = 3
# The name of a list over that of whose powers its first part holds: 事项目录（第一批）县水利局.
OF_LIST = re.compile(r".*(?:目录|清单|一览表|汇总表|明细表)(?:[（(][^（）()]*[）)])*")
AREA = re.compile(r"[\u4e00-\u9fff、]{2,16}")


def group_in(
    row: tuple[str, ...], seq: str, last: Group | None, *, counted: bool
) -> Group | None:
    """The group that the row may head below the group ``last``; ``counted``: the powers have
    numbers in figures.
    """
    if group := group_of(row):
        return group
    filled = [cell for cell in row if cell.strip()]
    if len(filled) == 2 and seq:
        return numbered_group(seq, filled, counted=counted)
    words = squeeze(filled[0]) if len(filled) == 1 else ""
    topic = last and not seq and AREA.fullmatch(words)
    return named_group(words, None) if topic else None


def numbered_group(seq: str, filled: list[str], *, counted: bool) -> Group | None:
    """The group that a Chinese numeral and a word head: 一 行政许可."""
    words = next((cell for cell in filled if squeeze(cell) != seq), "")
    if not words or re.search(r"\d", half_width(seq)) or number_meant(seq) is not None:
        return None
    group = group_of((f"{seq.strip('、')}、{words}",))
    known = group and (group.category or group.department)
    return group if known or (counted and not names_act(words)) else None


def surely_heads(group: Group, last: Group | None, above: str) -> bool:
    """Whether words alone in a row head those below, though the name ``above`` might go on."""
    if group.heads or group.goes_on_from(last):
        return True
    told = group.known or CHINESE_NUMBER.match(group.number) or last
    whole = names_act(above) and balanced(above)
    return bool(told and whole and not names_act(group.words))


def headings_of(document: SourceDocument) -> dict[int, Paragraph]:
    """The numbered lines right above untitled tables, each by the line of its table."""
    found: dict[int, Paragraph] = {}
    for table in document.attachments:
        if table.title or table.line is None:
            continue
        above = [p for p in document.paragraphs if (p.line or 0) < table.line]
        last = above[-1] if above else None
        near = last and last.line and table.line - last.line <= NEAR
        group = group_of((last.text,)) if near else None
        heads = group and (group.heads or group.department == squeeze(last.text))
        if heads and is_heading(last.text, group):
            found[table.line] = last
    return found


def department_over(table: Table) -> Group | None:
    """The department whose name is the title of a table, or stands below it."""
    words = squeeze(table.title)
    named = OF_LIST.match(words)
    group = group_of((words[named.end() :] if named else words,))
    whole = group and group.department and group.department == group.words
    return group if whole else None


def is_heading(words: str, group: Group) -> bool:
    """Whether the words only head, and decide on no power themselves: 一、下放取水许可."""
    told = re.search("[，。；]", words) or names_act(group.words)
    return bool(group.category or not told)
