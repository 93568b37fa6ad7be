"""Powers that a published list transfers, read from its tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.text.numbers import parse_chinese_numeral
from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding, ReadEntry, SourceDocument, Table

POWER = r"(?:行政(?:审批|许可|处罚|确认|执法)|权力|权责|职权|执法权|许可|审批)"
LISTS_POWERS = re.compile(
    rf"{POWER}[^，。]{{0,15}}(?:事项|清单|目录|权限)|执法权"
    r"|(?:划转|划入|划出|下放|承接|移交|赋权|赋予|收回|委托|取消|调整)[^，。]{0,12}(?<!实)事项"
    r"|(?<!实)事项[^，。]{0,6}(?:划转|下放|承接|移交)"
)
DECIDES = re.compile(
    r"划转|划入|划出|下放|承接|取消|调整|移交|委托|赋权|赋予|收回|公布|发布|集中行使"
)
DECIDES_NOTHING = re.compile(
    r"任务|征求意见|草案|送审稿|建议稿|请示|报告|方案|计划|规划|要点|纪要|解读"
    r"|证明|决策|抽查|督[查办]|实事|收费|议[事题]|会议|研究"
)
CANCELS = re.compile(r"取消|废止")
COLUMNS = {
    "seq": re.compile(r"序号|编号|项次"),
    "basis": re.compile(r".*依据"),
    "from_department": re.compile(
        r"(?:划出|移交|下放|委托|转出)(?:部门|单位|机关|方)"
        r"|(?:原|划转前|调整前|划出前)的?(?:实施|行使|审批|主管|承办|责任)?(?:部门|单位|机关|主体)"
    ),
    "to_department": re.compile(
        r"(?:承接|划入|接收|受委托|转入)(?:部门|单位|机关|主体|方)"
        r"|(?:现|划转后|调整后|划入后)的?(?:实施|行使|审批|主管|承办|责任)?(?:部门|单位|机关|主体)"
    ),
    "category": re.compile(r"(?:事项|权力|职权|行政权力)?(?:类型|类别|种类)"),
    "name": re.compile(
        r"(?:行政)?(?:权力|职权|许可|审批|处罚|确认|备案|划转|下放|取消|调整|承接|服务)?(?:事项|项目)(?:名称)?"
        r"|(?:行政)?(?:权力|职权)名称|名称"
    ),
}
CATEGORY = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]+[）)]?、?)?"
    r"(?P<category>行政(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)|其他行政权力|其他(?:权力|事项)|公共服务)"
    r"(?:类|事项)?(?:[（(]?共?\d+[项个][）)]?)?"
)
STRAY = re.compile(r"[；;，,。、：:]+\Z")
MERGED = ("category", "from_department", "to_department", "basis")
CANCELLED = Finding("power-cancelled", "清单所列事项可能是取消而不是划转，请核对")


@dataclass(frozen=True)
class PowerTransfer(ReadEntry):
    """One power a list transfers; the list says nothing of what is empty."""

    seq: int | None = None
    name: str = ""
    category: str = ""
    from_department: str = ""
    to_department: str = ""
    basis: str = ""

    def as_json(self) -> dict:
        """The entry without a clause: in a list the number is the place."""
        entry = super().as_json()
        del entry["clause"]
        return entry


def read(document: SourceDocument) -> list[PowerTransfer]:
    """The rows of every list of powers attached to ``document``; other tables give none."""
    return [
        entry
        for table in document.attachments
        if decides_powers(document.title, table)
        for entry in read_table(table, cancels=bool(CANCELS.search(document.title)))
    ]


def decides_powers(title: str, table: Table) -> bool:
    words = squeeze(title) + "，" + squeeze(table.title)
    columns = roles(table.columns)
    return bool(
        "name" in columns
        and len(columns) > 1
        and LISTS_POWERS.search(words)
        and DECIDES.search(words)
        and not DECIDES_NOTHING.search(words)
    )


def roles(headings: tuple[str, ...]) -> dict[str, int]:
    """Which column holds which field; the first fitting column of a field is taken."""
    found = {}
    for index, heading in enumerate(headings):
        role = role_of(heading)
        if role and role not in found:
            found[role] = index
    return found


def role_of(heading: str) -> str | None:
    words = re.sub(r"[（(][^（）()]*[）)]|\s", "", heading)
    return next((role for role, form in COLUMNS.items() if form.fullmatch(words)), None)


def read_table(table: Table, *, cancels: bool) -> list[PowerTransfer]:
    columns = roles(table.columns)
    entries, category = [], ""
    for row in table.rows:
        if group := group_category(row):
            category = group
        elif "".join(row).strip() and roles(row) != columns:
            previous = entries[-1] if entries else None
            entry = read_row(row, columns, category, previous)
            if fits(entry):
                entries.append(replace(entry, line=table.line))
            elif entries:
                entries[-1] = doubted(entries[-1], not_read(row))
    if entries:
        entries[0] = doubted(entries[0], *unread_columns(table.columns))
    return [doubted(entry, CANCELLED) for entry in entries] if cancels else entries


def doubted(entry: PowerTransfer, *findings: Finding) -> PowerTransfer:
    return replace(entry, findings=(*entry.findings, *findings))


def fits(entry: PowerTransfer) -> bool:
    """Whether the row can be a power at all: named, and no cell a treatise."""
    limits = {"name": 500, "category": 30, "from_department": 150, "to_department": 150}
    return bool(entry.name) and all(
        len(getattr(entry, field)) <= limit for field, limit in limits.items()
    )


def not_read(row: tuple[str, ...]) -> Finding:
    words = "　".join(filter(None, map(str.strip, row)))
    return Finding("row-not-read", f"下一行未读入：“{words[:60]}”")


def unread_columns(headings: tuple[str, ...]) -> Iterator[Finding]:
    for heading in headings:
        if heading.strip() and role_of(heading) is None:
            yield Finding("column-not-read", f"“{squeeze(heading)}”一栏未读入")


def group_category(row: tuple[str, ...]) -> str:
    """The category a heading row over several rows names: 一、行政许可（141项）."""
    said = {squeeze(cell) for cell in row if cell.strip()}
    match = CATEGORY.fullmatch(half_width(said.pop())) if len(said) == 1 else None
    return match["category"] if match else ""


def read_row(row, columns, category, previous) -> PowerTransfer:
    cells = {
        role: squeeze(" ".join(row[index].split())) if index < len(row) else ""
        for role, index in columns.items()
    }
    name = STRAY.sub("", cells["name"])
    seq = parse_seq(cells.get("seq", ""))
    said = {role: cells.get(role, "") for role in MERGED}
    return PowerTransfer(
        source_text="\t".join(row),
        findings=(
            *seq_findings(seq, cells.get("seq"), previous),
            *name_findings(name, cells["name"]),
            *merged_findings(cells, previous),
        ),
        seq=seq,
        name=name,
        **said | {"category": said["category"] or category},
    )


def parse_seq(text: str) -> int | None:
    words = half_width(text).strip("()（）.、 ")
    if words.isascii() and words.isdigit() and len(words) < 10:
        return int(words)
    return parse_chinese_numeral(words)


def seq_findings(seq, printed, previous) -> Iterator[Finding]:
    if printed is None:
        return
    if seq is None:
        yield Finding("seq-unreadable", f"序号“{printed}”不能识别")
    elif previous is None and seq != 1:
        yield Finding("seq-gap", f"清单的序号从{seq}开始")
    elif previous is not None and previous.seq is not None:
        if seq > previous.seq + 1:
            yield Finding("seq-gap", f"序号{previous.seq}之后是{seq}，中间有缺号")
        elif seq == previous.seq:
            yield Finding("seq-repeat", f"序号{seq}重复")
        elif seq < previous.seq:
            yield Finding("seq-order", f"序号{seq}排在{previous.seq}之后")


def name_findings(name: str, printed: str) -> Iterator[Finding]:
    if name != printed:
        yield Finding("stray-punctuation", f"事项名称“{printed}”末尾有多余的标点")


def merged_findings(cells: dict[str, str], previous) -> Iterator[Finding]:
    if previous is None:
        return
    for role in MERGED:
        if cells.get(role) == "" and getattr(previous, role):
            yield Finding(
                "blank-cell", f"“{getattr(previous, role)}”下一格空白，可能与上一行合并"
            )
