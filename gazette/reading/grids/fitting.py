"""What may stand in a cell under the heading of its column."""

import re

from core.text.printed import is_not_stated, read_figure

PERSON = re.compile(
    r"[\u3400-\u9fff](?:\s*[\u3400-\u9fff]){1,3}|[\u3400-\u9fff]+[·•・．][\u3400-\u9fff·•・．]+"
)
NO_PERSON = re.compile(
    "退休|另有|任用|任职|任命|挂职|兼|调|免|聘|职|级|[正副][厅处科股]|辞|期|无"
)
COMMUNITY = re.compile(
    r"社区(?!.*(?:用房|地址|地点|场所|类))|居委会(?!.*(?:用房|地址|地点))|居民委员会"
)
TERRITORY = re.compile(r"四至|[东南西北][至界]|\A[东南西北]\Z|管辖|辖区|社区用房")
COUNTS = re.compile(r"户|面积|人口|人数")
SIDE_HEADING = re.compile(r"[东南西北][至界]?\Z")


def is_of_communities(headings: list[str]) -> bool:
    """Whether the first column is of communities: by its own name, or by the others."""
    told = any(map(TERRITORY.search, headings))
    return bool(COMMUNITY.search(headings[0])) or (headings[0] == "名称" and told)


def fits_column(heading: str, cell: str) -> bool:
    """Whether a cell may stand under ``heading``: a number under 户数, none under 东至."""
    if is_not_stated(cell):
        return True
    if COUNTS.search(heading):
        return (
            bool(re.search(r"[\d一二三四五六七八九十百千万]", cell)) and len(cell) < 16
        )
    if SIDE_HEADING.search(heading):
        return not read_figure(cell)
    if COMMUNITY.search(heading):
        return bool(re.search(r"[\u3400-\u9fff]", cell)) and not re.search(r"\d", cell)
    return True


def is_person(cell: str) -> bool:
    return bool(PERSON.fullmatch(cell)) and not NO_PERSON.search(cell)


def is_datum(line: str) -> bool:
    """Whether the line is a number, or a sign that none is stated."""
    text = line.strip().lstrip("▲▼▽")
    return is_not_stated(text) or read_figure(text) is not None
