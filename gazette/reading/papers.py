"""The line over each page of a paper, whatever that is called: 和静区政务公开　2014年第3期　27."""

import re
from collections.abc import Iterable

from core.text.dates import CHINESE_YEAR

LONGEST = 120
# So many lines below the name of a paper its issue stands at most.
REACH = 2
ISSUE = re.compile(
    rf"[（(]?(?:(?:19|20)\d\d|{CHINESE_YEAR})\s?年\s?第\s?(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s?期[)）]?"
    r"(?:\s{0,4}[（(]?总\s?第?\s?\d{1,4}\s?期[）)]?)?"
)
# So a known paper alone counts, as an amount may be written so: 云溪县政讯·2018.6.
DOTTED = re.compile(r"(?<![\d.])(?:19|20)\d\d\s?[.．·]\s?\d{1,2}(?![\d.])期?")
NAME = re.compile(r"(?!.*(?:关于|印发))[\u4e00-\u9fff·]{3,24}(?<![的于])")
# What a paper of a government calls itself, where no page tells it from other words.
PAPER = re.compile(
    r"[\u4e00-\u9fff·]{0,20}(?:公报|政报|政务公开|政务通报|政府通报|政情通报|文件[汇选]编|资讯|政讯|政务信息|[月季旬]刊)"
)
PAGE = re.compile(r"[-—–－]{0,2}\d{1,4}[-—–－]{0,2}|[-—–－]{1,2}|第\d{1,4}页|第|页")
# What stands round a name or a number: 《甲县政讯》, | 27 |, · 27 ·.
EDGES = "《》|｜·•"


def issue_in(text: str) -> str:
    """The issue on a line of nothing but that, the name of the paper and at most a page, or ""."""
    parted = parts_of(text)
    return parted[0] if parted and (parted[1] or is_paper(text)) else ""


def pages_in(text: str) -> list[str]:
    """The number of the page on a line with the name of a paper and its issue."""
    parted = parts_of(text)
    return parted[1] if parted else []


def parts_of(text: str) -> tuple[str, list[str]] | None:
    """(issue, what is said of the page) of a line that names a paper beside them and no more."""
    if len(text) > LONGEST:
        return None
    form, known = (ISSUE, NAME) if ISSUE.search(text) else (DOTTED, PAPER)
    issues = form.findall(text)
    if len(issues) != 1:
        return None
    words = [word.strip(EDGES) for word in form.sub(" ", text).split()]
    pages = [word for word in words if PAGE.fullmatch(word)]
    names = [word for word in words if word and word not in pages]
    if len(names) != 1 or not known.fullmatch(names[0]):
        return None
    return issues[0], pages


def is_paper(text: str) -> bool:
    words = without_issue(text).split()
    return any(PAPER.fullmatch(word.strip(EDGES)) for word in words)


def without_issue(text: str) -> str:
    return DOTTED.sub(" ", ISSUE.sub(" ", text))


def is_named(name: str, below: Iterable[str], *, listed: bool) -> bool:
    """Whether a line names the paper whose issue stands below; what is ``listed`` follows it."""
    known = NAME if listed else PAPER
    bare = map(str.strip, below)
    return bool(known.fullmatch(name.strip())) and any(
        ISSUE.fullmatch(line) or DOTTED.fullmatch(line) for line in bare
    )
