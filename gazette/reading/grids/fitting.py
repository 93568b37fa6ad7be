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
    r"(?:社区|居委会|居民委员会)(?!.*(?:用房|地址|地点|场所|类|[驻住所]地|位置|所在|面积|办公))"
)
TERRITORY = re.compile(r"四至|[东南西北][至界]|\A[东南西北]\Z|管辖|辖区|社区用房")
COUNTS = re.compile(r"户|面积|人口|人数")
SIDE_HEADING = re.compile(r"[东南西北][至界]?\Z")
# What may stand before the names: what is done, or the subdistrict.
DEED_HEADING = re.compile("(?:调整|变更|变动)?(?:类别|类型|方式|事项|性质|情况)")
DEED = re.compile("[拟已]?(?:新[设建增]|设立|成立|增设|调整|撤[销并]|合并|更名|改名|拆分|析置|变更|扩大|缩小)[\u3400-\u9fff]{0,6}")  # fmt: skip
OFFICE_HEADING = re.compile("(?:所属|所在|隶属)?(?:街道|乡镇|镇街|街镇|镇|乡)(?:办事处|名称)?")  # fmt: skip
OFFICE = re.compile(r"[\u3400-\u9fff]{1,12}(?:街道|办事处|街道办|镇|乡)")
LEADING = ((DEED_HEADING, DEED), (OFFICE_HEADING, OFFICE))


def is_of_communities(headings: list[str]) -> bool:
    """Whether the first column is of communities: by its own name, by the others, or after one of
    what is done to each or of the subdistrict.
    """
    told = any(map(TERRITORY.search, headings))
    led = any(heading.fullmatch(headings[0]) for heading, _ in LEADING)
    named = headings[1 if led and len(headings) > 2 else 0]
    return bool(COMMUNITY.search(named)) or (named == "名称" and told)


def fits_column(heading: str, cell: str) -> bool:
    """Whether a cell may stand under ``heading``: a number under 户数, none under 东至."""
    if is_not_stated(cell):
        return True
    for leading, words in LEADING:
        if leading.fullmatch(heading):
            return bool(words.fullmatch(cell))
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
