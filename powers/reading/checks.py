"""What is doubtful about a row of a list of powers: its number, its cells, what it does."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from core.text.numbers import parse_chinese_numeral
from gazette.reading.source import Finding

from .entries import SIDES, PowerTransfer
from .grammar import CATEGORIES

MERGED = ("category", *SIDES, "basis")
CATEGORY_WORDS = re.compile(
    r"行政|许可|权力|职权|事项|服务|确认|处罚|检查|强制|征收|给付|裁决|奖励|备案|审批|审核|其他|其它|公共|类"
)
DEPARTMENT = re.compile(
    r"[局委办部院厅处署站队社会所室馆校]|中心|政府|街道|[镇乡]|公司|单位|部门|机关|大队|支队|法院|银行|[残妇侨文]联|工商联|联合会|协会|总工会|团委|党委|区县|各[县区市]"
)
NO_NAME = re.compile(rf"{'|'.join(CATEGORIES)}|[\d.\-－—、]+|\W+")
# The rest of a name, and two names in one: 的处罚, 引发火灾的处罚对拒不缴存维修资金.
FRAGMENT = re.compile(r"[的、，,）)和及与或]|.*[的、，,（(和及与或]\Z")
GLUED = re.compile(
    r"(?:处罚|检查|许可|审批|核准|备案|登记|强制|确认)(?:对(?![象应外方])|的处罚)(?=.{4})"
)
ORGANIZATION = re.compile(r"[区市县省镇][\u4e00-\u9fff]{1,12}(?:局|委|委员会|办公室)")
SHORTEST_BASIS = 4
# A sign too much, or the number of a page or a note at the end of what is whole: …的处罚1.
STRAY = re.compile(
    r"[；;，,。、：:]+\Z|(?<=[罚可批准案认记定查验收制付励决发照证])(?:\d{1,3}|[①-⑳*＊※#]{1,3}|[\[［【]\d{1,2}[\]］】])\Z"
)
# The number of a page or of a note may be glued to a cell.
NUMBERED_END = re.compile(r"[\u4e00-\u9fff）)]\d{1,3}\Z")
# The head of the next record glued to a cell: …第五十条事项二序　号：2.
NEXT_RECORD = re.compile(
    r"(?:序\s*号|编\s*号|(?:事项|权力|职权|项目)名称)\s?[：:]|.(?:事项|项目|权力)[一二三四五六七八九十]{1,3}\Z"
)
NOTHING = re.compile(r"[-—–－─/／\\无略空*]+")
LABELS = {
    "category": "事项类型",
    "from_department": "划出部门",
    "to_department": "承接部门",
}
KINDS = {
    "cancel": ("power-cancelled", "清单所列事项可能是取消而不是划转，请核对"),
    "rename": ("power-renamed", "此事项是名称变更，不是划转，请核对"),
    "merge": ("power-merged", "此事项与其他事项合并，不是划转，请核对"),
    "add": ("power-added", "此事项是新增，不是划转，请核对"),
    "proof": ("power-proof", "此事项是办事人提交的证明，不是部门的权力，请核对"),
}


def parse_seq(text: str) -> int | None:
    # Numbers in a circle or in brackets of their own are numbers as well: ①, ⑴.
    words = unicodedata.normalize("NFKC", text).strip("()（）.、 ")
    if words.isascii() and words.isdigit() and len(words) < 10:
        return int(words)
    return parse_chinese_numeral(words)


def seq_findings(
    seq: int | None, printed: str | None, previous: int | None, *, first: bool
) -> Iterator[Finding]:
    """``previous`` is the number above; ``first``: the row begins the list or a group of it."""
    if printed is None:
        return
    if seq is None:
        yield Finding("seq-unreadable", f"序号“{printed}”不能识别")
    elif previous is None:
        if first and seq != 1:
            yield Finding("seq-gap", f"清单的序号从{seq}开始")
    elif seq > previous + 1:
        yield Finding("seq-gap", f"序号{previous}之后是{seq}，中间有缺号")
    elif first and seq == 1:
        return
    elif seq == previous:
        yield Finding("seq-repeat", f"序号{seq}重复")
    elif seq < previous:
        yield Finding("seq-order", f"序号{seq}排在{previous}之后")


def blank_findings(cells: dict[str, str], previous: PowerTransfer) -> Iterator[Finding]:
    for role in MERGED:
        if cells.get(role) == "" and getattr(previous, role):
            yield Finding(
                "blank-cell", f"“{getattr(previous, role)}”下一格空白，可能与上一行合并"
            )


def shape_findings(entry: PowerTransfer) -> Iterator[Finding]:
    """Cells that do not look like what their heading says: the row may be displaced."""
    if NO_NAME.fullmatch(entry.name) or ORGANIZATION.fullmatch(entry.name):
        yield unlikely("事项名称", entry.name)
    cut = FRAGMENT.match(entry.name) or NUMBERED_END.search(entry.name)
    if cut or GLUED.search(entry.name):
        text = f"“{entry.name[:40]}”可能不完整，或接有别的事项"
        yield Finding("name-cut", text)
    if entry.category and not is_category(entry.category):
        yield unlikely(LABELS["category"], entry.category)
    for field in SIDES:
        words = getattr(entry, field)
        unlike = NUMBERED_END.search(words) or not DEPARTMENT.search(words)
        if words and unlike:
            yield unlikely(LABELS[field], words)
    if entry.basis in CATEGORIES or ORGANIZATION.fullmatch(entry.basis):
        yield unlikely("依据", entry.basis)
    if 0 < len(entry.basis) < SHORTEST_BASIS and not NOTHING.fullmatch(entry.basis):
        yield unlikely("依据", entry.basis)
    for words in (entry.name, *(getattr(entry, field) for field in MERGED)):
        if not balanced(words):
            text = f"“{words[:40]}”的括号不成对，可能不完整"
            yield Finding("name-cut", text)
        if NEXT_RECORD.search(words):
            text = f"“{words[-40:]}”可能接有下一事项的文字"
            yield Finding("name-cut", text)


def is_category(words: str) -> bool:
    """Whether the words may be a category, and are no end of a name: 垃圾的处罚."""
    return bool(CATEGORY_WORDS.search(words)) and not re.search("[的对]", words)


def stray_findings(label: str, read: str, printed: str) -> Iterable[Finding]:
    if read != printed:
        text = f"{label}“{printed}”末尾有多余的标点或数字"
        yield Finding("stray-punctuation", text)


def unlikely(label: str, words: str) -> Finding:
    return Finding("cell-unlikely", f"“{words[:40]}”不像{label}，可能错列")


def balanced(text: str) -> bool:
    """Whether brackets of any width are closed."""
    return sum(map(text.count, "（(《")) == sum(map(text.count, "）)》"))


def kind_findings(kinds: Iterable[str]) -> Iterator[Finding]:
    """The register holds transfers: whatever else a list does is said."""
    kinds = set(kinds)
    for kind, (code, text) in KINDS.items():
        if kind in kinds:
            yield Finding(code, text)
    if not kinds:
        text = "清单没有写明是划转、下放还是其他调整，请核对"
        yield Finding("power-kind-unclear", text)


def not_read(words: str) -> Finding:
    return Finding("row-not-read", f"下一行未读入：“{words[:60]}”")
