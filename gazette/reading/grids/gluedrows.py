"""Tables whose cells a conversion ran together, parted by what their columns are called:
序号事项名称事项类别下放部门, and below it 1取水许可行政许可区水利局.
"""

import re

from ..furniture import stands_on_page
from ..lines import PARTED

DEED = (
    "划出|划入|下放|承接|实施|原实施|审批|原审批|责任|主管|委托|受委托|移交|接收|行使"
)
# What a column may be called, by what its cells look like.
HEADING = re.compile(
    r"(?P<serial>序号|编号)"
    r"|(?P<name>(?:行政许可|事项|项目|权力|职权|指标){1,2}名称|指标|项目)"
    r"|(?P<category>(?:事项|项目|权力|职权|许可)?(?:类别|类型|种类|性质))"
    rf"|(?P<body>(?:{DEED})(?:部门|单位|机关|主体))"
    r"|(?P<unit>计量单位|单位)"
    r"|(?P<growth>(?:比上年同期|比去年同期|比上年|同比)(?:增长|增减|增幅|增速|±)?(?:[（(][±%％]+[）)])?|增[长减幅速](?:[（(]?[±%％]+[）)]?)?)"
    r"|(?P<value>(?:(?:19|20)\d\d年)?\d{1,2}[-—–~至]\d{1,2}月(?:份)?(?:累计|完成)*|(?:本月|累计)(?:完成)?|绝对[数额值量]|完成[数额]?|数值)"
    r"|(?P<basis>(?:设定|法律|实施)?依据)"
)
UNITS = "万美元|亿美元|美元|亿元|万元|元|万吨|吨|亿千瓦时|万千瓦时|千瓦时|万平方米|平方米|万立方米|立方米|万人次|人次|万人|人|万户|户|万件|件|万头|头|万只|只|万台|台|万亩|亩|公顷|公里|辆|张|个|家|%|％"
SIGN = r"[-−－—△▽+＋]?"
NUMBER = rf"{SIGN}\d[\d,]*(?:\.\d+)?"
CELLS = {
    "serial": r"\d{1,4}[.、．]?",
    "name": r"(?:其中：)?[^\s，。；][^，。；]{1,80}?",
    "category": r"行政(?:许可|审批|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其他(?:行政权力|权力|类)?|非行政许可审批|公共服务",
    "body": r"[省市县区州旗镇乡各][\u4e00-\u9fff]{1,16}?(?:局|委|办|委员会|办公室|中心|厅|部|队|政府|办事处|街道|乡镇|镇)",
    "unit": UNITS,
    "value": rf"{NUMBER}|[—－-]{{1,2}}",
    "growth": rf"{NUMBER}[%％]?|[（(]\d[\d.]*[）)]|持平|[—－-]{{1,2}}",
    "basis": "《.+",
}
FEWEST_COLUMNS, FEWEST_ROWS = 3, 2
LONGEST = 200


def with_glued_rows(lines: list[str]) -> list[str]:
    """``lines`` with tabs between the cells of such tables, each row marked as parted."""
    lines, at = list(lines), 0
    while at < len(lines):
        heads = headings_in(lines[at])
        rows = rows_below(lines, at, heads) if heads else {}
        if len(rows) >= FEWEST_ROWS:
            heading = lines[at].strip()
            for place in range(at, max(rows) + 1):
                if place in rows:
                    lines[place] = "\t".join(rows[place]) + PARTED
                elif lines[place].strip() == heading:
                    lines[place] = "\t".join(words for _, words in heads)
            at = max(rows)
        at += 1
    return lines


def headings_in(line: str) -> list[tuple[str, str]]:
    """(the kind of column, its words) of each heading of a line that is nothing else, or []."""
    text = line.strip()
    if not 8 <= len(text) <= LONGEST or re.search(r"[\s|，。；：]", text):
        return []
    found = [*HEADING.finditer(text)]
    whole = "".join(match[0] for match in found) == text
    named = found and found[0].lastgroup in ("serial", "name")
    kinds = [match.lastgroup for match in found]
    once = len(set(kinds)) == len(kinds) and "name" in kinds
    sure = whole and named and once and len(found) >= FEWEST_COLUMNS
    return [(match.lastgroup, match[0]) for match in found] if sure else []


def rows_below(lines: list[str], at: int, heads: list[tuple[str, str]]) -> dict[int, list[str]]:  # fmt: skip
    """{place: cells} of the lines below the headings, as far as all of them are rows."""
    row = row_of([kind for kind, _ in heads])
    rows: dict[int, list[str]] = {}
    for place in range(at + 1, len(lines)):
        text = lines[place].strip()
        if not text or stands_on_page(text) or text == lines[at].strip():
            continue
        match = row.fullmatch(text) if len(text) <= LONGEST else None
        if not match:
            break
        rows[place] = [cell.strip() for cell in match.groups()]
    return rows


def row_of(kinds: list[str]) -> re.Pattern:
    """The cells of a row one after the other; between two numbers there must be a space."""
    numbers = ("value", "growth")
    parts = [f"({CELLS[kinds[0]]})"]
    for above, kind in zip(kinds, kinds[1:], strict=False):
        between = r"\s{1,8}" if above in numbers and kind in numbers else r"\s{0,8}"
        parts.append(f"{between}({CELLS[kind]})")
    return re.compile("".join(parts))
