"""Communities listed in a table: each row is read as sentences made of its headings and cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.reading.source import Finding, Table

from .cells import (
    COLUMN_OF_REMARKS,
    bound_in,
    sentence_of,
    sentences_of_remark,
    side_of,
)
from .deedcells import (
    GONE_HEADING,
    INTO_HEADING,
    deed_of,
    deed_of_headings,
    kind_in,
)
from .headless import office_alone, with_headings
from .naming import SUFFIX, short_name
from .villages import is_village

OLD = re.compile(
    r"原|撤销|(?:调整|变更|更名|合并|整合|改名|拆分)前|现有(?!户)|拟(?!更|用|定|名|设)"
)
# 现名称 is the old one beside 拟更名称, and the new one beside 原名称.
TO_BE, NOW = re.compile("拟(?!撤)|更名后|变更后|新名"), re.compile("现|目前")
SET_UP = re.compile("新?设立|新设|成立|新建|组建|增设|改设")
NEW = re.compile(r"调整后|变更后|更名后|新|现")
COLUMNS = (
    ("side", re.compile(r"(?:四至|范围|边界|界线)?[（(:：-]?(?P<side>[东南西北])[）)]?(?:[至到界面侧起临]|边界)?[）)]?\Z")),
    ("subdistrict", re.compile(r"(?:所属|所在|隶属)?(?:街道|乡镇|镇街|街镇|镇|乡)(?:办事处|[（(].*|名称|、.*|/.*)?\Z|所属.*|隶属.*")),
    ("former", re.compile(r"(?:拟|已)?(?:撤销|撤并|取消|撤)的?原?(?:行政)?村(?:民委员会|委会|居)?(?:的?名称)?\Z")),
    ("kind", re.compile(r".*(?:类别|类型|方式|事项|性质|调整情况|变动情况|变更情况)\Z")),
    ("area_of_land", re.compile(r".*(?:平方公里|km|公顷|亩|辖区面积|占地面积|区域面积|总面积[（(]?平方公里)")),
    ("bounds", re.compile(r".*(?:四[至界]|范围|界[线限址]|边界|区域|小区|辖区).*")),
    ("floor_area", re.compile(r".*(?:面积|平方米|㎡).*")),
    ("people", re.compile(r".*(?:人口|人数|居民数|口数).*")),
    ("households", re.compile(r".*户.*|(?:社区)?规模")),
    ("premises", re.compile(r".*(?:办公|用房|场所|地址|地点|驻地).*")),
    ("name", re.compile(r".*(?:社区|居委会|居民委员会|名称).*")),
)  # fmt: skip
# Where no column says 社区, these hold the names: 调整前, 调整后.
BARE = re.compile(r"\s*(?:调整|变更|更名)\s?[前后]\s*")
NAME_HEADING = re.compile(
    r"(?:原|现|新|拟)?(?:社区|居委会|居民委员会){1,2}(?:的?名称)?|名称"
)
# What stands below 户数 or 面积, and is no name wherever it stands.
# 千户营社区 and 万户村 are names, whatever stands in them.
NO_NAME = re.compile(
    rf"(?!.*(?:{SUFFIX}|村)(?:[（(].*)?\Z).*[\d万千百][余多]?(?:户|人|平方米|㎡).*|规模|面积|户数|人口"
)
NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]")
EMPTY = re.compile(r"\s*(?:[-—–－/／\\]{1,3}|无|空|略)\s*")
STAYS = re.compile(
    "[^新设撤合并更改调扩缩拆析]*(?:保留|不变|维持|保持|沿用|无变[化动]|无调整|未调整)[^新设撤合并更改调扩缩拆析]*"
)
ROW_UNREAD = Finding("decision-unread", "表中下面一行只有原名称，未读入")
MAKES_WAY = Finding(
    "change-unclear", "表中撤销与设立写在一行，是撤销、合并还是更名请核对"
)


@dataclass
class Listed:
    """A community of a table: its name as printed, what it was, and sentences that tell of it.

    ``fresh``: the table has a column for what communities were, and nothing stands there.
    """

    name: str
    former: str
    kind: str
    subdistrict: str
    text: str
    line: int | None
    doubts: tuple[Finding, ...] = ()
    clause: str = ""
    fresh: bool = False


def listed(table: Table, above: str = "") -> list[Listed]:
    """The communities of a table; none where no column names any. ``above`` is a line over it."""
    table = with_headings(table)
    columns, kinds = table.columns, columns_of(table.columns)
    kinds = with_remarks(table, kinds)
    if "name" not in kinds or len(set(kinds)) < 2:
        return []
    found, kind, clause = [], "", ""
    office = office_alone((table.title,)) or office_alone((above,))
    for row, line, doubts in table.placed_rows():
        if heads_group(row):
            kind, clause = kind_in("".join(row)), clause_of("".join(row))
            office = office_alone(row) or office
        elif below := office_alone(row):
            office = below
        elif heads_columns(row):
            columns, kinds = row, columns_of(row)
        elif left_out(kinds, row) and found:
            found[-1].doubts += (ROW_UNREAD,)
        else:
            for entry in entries_of(columns, kinds, row):
                entry.kind = entry.kind or kind
                entry.line, entry.clause = line, clause
                entry.subdistrict = entry.subdistrict or office
                entry.doubts += doubts
                if "subdistrict" in kinds and found:
                    carry_subdistrict(found[-1], entry)
                found.append(entry)
    return found


def carry_subdistrict(above: Listed, entry: Listed) -> None:
    """A blank cell below a subdistrict is of the same."""
    if above.subdistrict and not entry.subdistrict:
        entry.subdistrict = above.subdistrict
        text = f"“{above.subdistrict}”下一格空白，可能与上一行合并"
        entry.doubts += (Finding("blank-cell", text),)


def with_remarks(table: Table, kinds: list[str]) -> list[str]:
    """``kinds``, where a column of remarks says what is done (新增, 区域调整) and no other does."""
    for at, column in enumerate(table.columns):
        cells = [row[at].strip() for row in table.rows if row[at].strip()]
        told = cells and all(len(cell) < 9 and kind_in(cell) for cell in cells)
        if (
            "kind" not in kinds
            and told
            and re.search(r"备\s?注|说\s?明|情\s?况", column)
        ):
            return [*kinds[:at], "kind", *kinds[at + 1 :]]
    return kinds


def left_out(kinds: list[str], row: tuple[str, ...]) -> bool:
    """Whether a row has a community's old name alone, and does not say that it is abolished."""
    cells = {kind: cell.strip() for kind, cell in zip(kinds, row, strict=True)}
    alone = "former" in cells and cells["former"] and not cells.get("name")
    return bool(alone) and kind_in(cells.get("kind", "")) != "abolish"


def heads_columns(row: tuple[str, ...]) -> bool:
    """Whether a row names the columns anew: 社区名称, 原辖区范围."""
    filled = [cell.strip() for cell in row if cell.strip()]
    named = any(NAME_HEADING.fullmatch(cell) for cell in filled)
    return len(filled) > 1 and named and all(map(may_be_column, filled))


def may_be_column(cell: str) -> bool:
    return cell == "序号" or any(pattern.match(cell) for _, pattern in COLUMNS)


def heads_group(row: tuple[str, ...]) -> bool:
    """Whether a row is a heading inside the table: 二、撤销社区居民委员会."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) == 1 and bool(NUMBERED.match(filled[0]))


def clause_of(words: str) -> str:
    """The clause that a heading inside a table opens: 二、撤销社区."""
    number = re.match(r"\s*([一二三四五六七八九十]{1,3})、", words)
    return number[1] if number else ""


def columns_of(columns: tuple[str, ...]) -> list[str]:
    kinds = [kind_of(column) for column in columns]
    if "name" not in kinds:
        kinds = ["name" if BARE.fullmatch(column) else kind for kind, column in zip(kinds, columns, strict=True)]  # fmt: skip
    named = [at for at, kind in enumerate(kinds) if kind == "name"]
    into = [at for at in named if INTO_HEADING.search(columns[at])]
    to_be = [at for at in named if TO_BE.search(columns[at])]
    for at in named:
        if to_be and at not in to_be and NOW.search(columns[at]):
            kinds[at] = "former"
        elif (at not in into) if len(into) == 1 else OLD.search(columns[at]):
            kinds[at] = "former" if len(named) > 1 else "name"
    for first, kind in enumerate(kinds):
        if kind == "name" and kind in kinds[:first]:
            kinds[first] = ""
    return kinds


def kind_of(column: str) -> str:
    column = re.sub(r"\s", "", column)
    kind = next((kind for kind, pattern in COLUMNS if pattern.match(column)), "")
    told = kind in ("bounds", "households", "premises", "floor_area", "side")
    return "" if told and OLD.search(column) else kind


def entries_of(
    columns: tuple[str, ...], kinds: list[str], row: tuple[str, ...]
) -> Iterator[Listed]:
    """The community of a row, and before it those that one column says go to make way for it."""
    entry = entry_of(columns, kinds, row)
    cells = {kind: at for at, kind in enumerate(kinds)}
    gone, new = cells.get("former"), cells.get("name")
    if entry and entry.former and is_pair(columns, gone, new):
        doubts = () if is_village(entry.former) else (MAKES_WAY,)
        for name in entry.former.split("、"):
            yield Listed(name, "", "abolish", entry.subdistrict, "", None, doubts)
        entry.former, entry.kind, entry.doubts = "", "establish", doubts
    if entry:
        yield entry


def is_pair(columns: tuple[str, ...], gone: int | None, new: int | None) -> bool:
    """Whether one column says whom it abolishes and another whom it sets up."""
    if gone is None or new is None:
        return False
    return bool(GONE_HEADING.search(columns[gone]) and SET_UP.search(columns[new]))


def entry_of(
    columns: tuple[str, ...], kinds: list[str], row: tuple[str, ...]
) -> Listed | None:
    row = tuple("" if EMPTY.fullmatch(cell) else cell for cell in row)
    cells = list(zip(kinds, columns, row, strict=True))
    by_kind = {kind: cell.strip() for kind, _, cell in cells if kind and cell.strip()}
    if STAYS.fullmatch(by_kind.get("kind", "")):
        return None
    said, unclear = deed_of_headings(cells)
    by_kind |= {"kind": by_kind.get("kind") or said}
    remark = "，".join(cell for k, column, cell in cells if not k and COLUMN_OF_REMARKS.search(column))  # fmt: skip
    kind, doubts = deed_of(by_kind, remark)
    doubts = (*unclear, *(doubt for doubt in doubts if doubt not in unclear))
    name, former = by_kind.get("name", ""), whole_names(by_kind.get("former", ""))
    if not name or name in columns or name.isdecimal() or NO_NAME.fullmatch(name) or sums_up(row):  # fmt: skip
        return None
    sentences = [sentence for cell in cells if (sentence := sentence_of(*cell))]
    sentences += [said for k, column, cell in cells if not k for said in sentences_of_remark(column, cell, by_kind)]  # fmt: skip
    sides = [f"{side_of(column)}至{bound_in(cell, side_of(column))}" for k, column, cell in cells if k == "side" and cell]  # fmt: skip
    if sides:
        sentences.insert(0, f"四至范围：{'，'.join(sides)}")
    return Listed(name, former, kind, by_kind.get("subdistrict", ""), "".join(f"{said}。\n" for said in sentences).rstrip(), None, doubts, fresh="former" in kinds and "former" not in by_kind)  # fmt: skip


def whole_names(names: str) -> str:
    """东街、南街社区 as the two names that they are."""
    *others, last = re.split("[、，]", names)
    suffix = re.search(rf"{SUFFIX}\Z", last)
    if not (others and suffix):
        return names
    return "、".join(
        [*(o if short_name(o) != o else o + suffix[0] for o in others), last]
    )


def sums_up(row: tuple[str, ...]) -> bool:
    return any(re.fullmatch(r"[合总小共]\s*计[:：]?", cell.strip()) for cell in row[:2])
