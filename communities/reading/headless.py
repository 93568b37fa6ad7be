"""Tables without headings: what each column holds is told by its cells."""

import re
from dataclasses import replace

from gazette.reading.source import Finding, Table

from .naming import SUFFIX
from .offices import BEFORE_NAMES

NAMES_ONE = re.compile(rf"(?!原|现|新|拟|社区|居|所属|名称)[^，。；：]{{2,20}}{SUFFIX}")
SIDE = re.compile(r"(?P<side>[东南西北])[面侧]?[至到起临靠邻抵].+")
SIDES = re.compile("[东南西北][面侧]?[至到起临靠邻抵]")
KIND = re.compile("新[设建增]立?|增设|设立|调整|撤[销并]|更名|合并|拆分")
OFFICE = re.compile(
    rf"(?P<name>(?!所属|街道|乡镇|镇)[^，。；：、]{{1,8}}{BEFORE_NAMES})(?:[（(]共?[^（()）]{{1,3}}个?(?:社区)?[）)])?[：:]?"
)
NUMBERING = re.compile(r"\A(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")  # fmt: skip
HOUSEHOLDS = re.compile(r"约?[\d,，]+余?户")
HEADLESS = Finding("heading-inferred", "表没有表头，各列按内容推定，请核对")


def with_headings(table: Table) -> Table:
    """``table``, with headings where what stands in their place is a community itself."""
    columns = tuple(map(heading_of, table.columns))
    if columns.count("社区名称") != 1 or not columns_told(columns):
        return table
    rows = (table.columns, *table.rows)
    lines = (table.line, *table.row_lines) if table.row_lines else ()
    doubts = table.doubts or ((),) * len(table.rows)
    doubts = tuple((*told, HEADLESS) for told in ((), *doubts))
    return replace(table, columns=columns, rows=rows, row_lines=lines, doubts=doubts)


def columns_told(columns: tuple[str, ...]) -> bool:
    return any(column not in ("", "社区名称") for column in columns)


def heading_of(cell: str) -> str:
    """What would stand above a cell: 东至 above 东至甲路, 户数 above 1820户."""
    cell = re.sub(r"\s", "", cell)
    if KIND.fullmatch(cell):
        return "调整方式"
    if OFFICE.fullmatch(cell):
        return "所属街道"
    if len(SIDES.findall(cell)) > 1:
        return "四至范围"
    if side := SIDE.fullmatch(cell):
        return f"{side['side']}至"
    if HOUSEHOLDS.fullmatch(cell):
        return "户数"
    return "社区名称" if NAMES_ONE.fullmatch(cell) else ""


def office_alone(row: tuple[str, ...]) -> str:
    """The subdistrict that a row, or the title of a table, names alone for the rows below it."""
    filled = [cell.strip() for cell in row if cell.strip()]
    alone = NUMBERING.sub("", filled[0], count=1) if len(filled) == 1 else ""
    office = OFFICE.fullmatch(alone)
    return office["name"] if office else ""
