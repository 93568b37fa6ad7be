"""Tables without headings: what each column holds is told by its cells."""

import re
from dataclasses import replace

from gazette.reading.source import Finding, Table

from .naming import SUFFIX

NAMES_ONE = re.compile(rf"(?!原|现|新|拟|社区|居|所属|名称)[^，。；：]{{2,20}}{SUFFIX}")
SIDE = re.compile(r"(?P<side>[东南西北])[面侧]?[至到起临靠邻抵].+")
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
    if side := SIDE.fullmatch(cell):
        return f"{side['side']}至" if len(re.findall("[，、；]", cell)) == 0 else "四至范围"  # fmt: skip
    if HOUSEHOLDS.fullmatch(cell):
        return "户数"
    return "社区名称" if NAMES_ONE.fullmatch(cell) else ""
