"""Powers that a published list transfers, read from its tables."""

import re

from core.text.widths import squeeze
from gazette.reading.rows import doubted
from gazette.reading.source import Finding, SourceDocument, Table

from .entries import PowerTransfer
from .grammar import kinds_in
from .layout import layout_of
from .prose import read_lines, read_sentences
from .table import TableReading

__all__ = ["PowerTransfer", "read"]

POWER = r"(?:行政(?:审批|许可|处罚|确认|执法|职权|权力)|权力|权责|职权|执法权|许可|审批|政务服务)"
LISTS_POWERS = re.compile(
    rf"{POWER}[^，。]{{0,15}}(?:事项|清单|目录|权限|项目)|执法权|{POWER}{{2}}"
    r"|(?:划转|划入|划出|下放|承接|移交|赋权|赋予|收回|委托|取消|调整)[^，。]{0,12}(?<!实)事项"
    r"|(?:行政|社会|经济)管理(?:权限|事项|权)|管理事项"
    r"|(?<!实)事项[^，。]{0,6}(?:划转|下放|承接|移交)"
    r"|(?:划转|划入|下放|承接|移交|赋予|收回|委托|取消|调整)[^，。]{0,15}(?:行政|县级|市级|区级|省级)(?:权力|职权|许可|审批|处罚权?|执法权)(?!运行|监督|责任|公开|改革|制度|工作)"
)
DECIDES = re.compile(
    r"划转|划入|划出|下放|承接|取消|调整|移交|委托|赋权|赋予|收回|公布|发布|集中行使|新增|合并|变更|更名|废止|印发[^，。]{0,20}(?:目录|清单)"
)
DECIDES_NOTHING = re.compile(
    r"任务|征求意见|草案|送审稿|建议稿|讨论稿|请示|报告|方案|计划|规划|要点|纪要|解读"
    r"|证明|决策|抽查|督[查办]|实事|收费|议[事题]|会议|研究|拟(?:取消|下放|划转|承接|调整|新增|移交)|办事指南|服务指南|调研|征集"
)
STATED_COUNT = re.compile(
    r"(\d{1,5})\s?[项个](?:区级|市级|县级|省级|镇级)?[^，。；、\d]{0,12}?(?:事项|权力|职权|许可|审批|权限|项目)"
    r"|(?:事项|权力|职权|许可|审批|项目|共|计)(?:等|共|计|合计)?\s?(\d{1,5})\s?[项个]"
)


def read(document: SourceDocument) -> list[PowerTransfer]:
    """The rows of every list of powers attached to ``document``; other tables give none."""
    entries: list[PowerTransfer] = []
    for table in document.attachments:
        if not decides_powers(document.title, table):
            continue
        read_here = TableReading(table, kinds_of(document.title, table)).entries()
        entries += counted(read_here, table.title)
    if not entries and decides(document.title):
        kinds = kinds_of(document.title, Table("", (), ()))
        paragraphs = document.paragraphs
        entries = read_lines(paragraphs, kinds) or read_sentences(paragraphs, kinds)
    return counted(entries, document.body)


def decides(words: str) -> bool:
    """Whether words name powers and what is decided of them."""
    return bool(
        LISTS_POWERS.search(words)
        and DECIDES.search(words)
        and not DECIDES_NOTHING.search(words)
    )


def decides_powers(title: str, table: Table) -> bool:
    words = squeeze(title) + "，" + squeeze(table.title)
    layout = layout_of(table)
    return bool(layout.names_powers and decides(words))


def kinds_of(title: str, table: Table) -> set[str]:
    """What the list does: its own title tells, unless that of the document tells other things."""
    own, of_document = kinds_in(squeeze(table.title)), kinds_in(squeeze(title))
    kinds = own if own & of_document else own | of_document
    adjusts = "调整" in title or "调整" in table.title
    # A list of the powers that there are need not say what becomes of them.
    return kinds or (set() if adjusts else {"transfer"})


def counted(entries: list[PowerTransfer], words: str) -> list[PowerTransfer]:
    """``entries``, the last doubtful where the words state another number of them."""
    stated = {int(a or b) for a, b in STATED_COUNT.findall(squeeze(words))}
    if len(stated) != 1 or not entries:
        return entries
    (count,) = stated
    if count == len(entries):
        return entries
    text = f"文中说共{count}项，读到{len(entries)}项"
    return [*entries[:-1], doubted(entries[-1], Finding("count-differs", text))]
