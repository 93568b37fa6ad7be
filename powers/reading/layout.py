"""Which column of a list of powers holds what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.text.widths import half_width, squeeze
from gazette.reading.source import Finding, Table

from .entries import SIDES
from .grammar import CATEGORIES, role_of
from .groups import DEPARTMENT, OF_TOWNSHIP, group_of
from .names import is_power

CATEGORY_CELL = re.compile(rf"(?:{'|'.join(CATEGORIES)}|其他|其它)类?")
# What says that names of powers, or their categories, stand below: best first.
THING = "(?:事项|项目|权力|职权|权限|执法权|处罚权|审批权)"
LIKE = {
    "name": (
        re.compile(rf"{THING}的?(?:具体)?(?:名称|内容)\Z"),
        re.compile(r"(?:\A|[现新后的]|许可|审批|处罚|确认|检查|服务|证明)名称\Z"),
        re.compile(rf"{THING}\Z"),
    ),
    "category": (
        re.compile(
            r"(?:\A|[现新后的]|事项|项目|权力|职权|权限|审批|许可|执法|行政)(?:类型|类别|种类|性质|属性|分类)\Z"
        ),
    ),
}
NAMES = ("name", "sub_item", "main_item")
INFERRED = ("seq", "name", "category")
OF_LEVEL = "body_of_level"
# How far down a level is, by the sign that it begins with.
RANKS = {sign: at for at, signs in enumerate(("国", "省自", "市州盟地", "县区旗", "镇乡街")) for sign in signs}  # fmt: skip
TOWNSHIP = RANKS["镇"]
# A body whose heading does not say what it has to do with the powers.
BARE_BODY = re.compile("(?:部门|单位)(?:名称)?")
# A department that is called by its level: 县水利局, and no 市场监管局 or 城区.
OF_A_LEVEL = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8})?[省市县区州旗盟](?![场容划域]|政(?!府|务|协))[\u4e00-\u9fff（）()]{2,}"
)


@dataclass(frozen=True)
class Layout:
    """The columns of a table by field, and its rows from ``start`` on."""

    columns: dict[str, int]
    headings: tuple[str, ...]
    start: int
    findings: tuple[Finding, ...] = ()

    @property
    def names_powers(self) -> bool:
        return len(self.columns) > 1 and any(role in self.columns for role in NAMES)

    @property
    def over_rows(self) -> tuple[str, ...]:
        """The fields that a cell may say of several rows: a department only before the names."""
        names = min((self.columns[r] for r in NAMES if r in self.columns), default=0)
        before = (side for side in SIDES if self.columns.get(side, names) < names)
        return "category", *before

    def cells(self, row: tuple[str, ...]) -> dict[str, str]:
        return {
            role: squeeze(" ".join(row[index].split())) if index < len(row) else ""
            for role, index in self.columns.items()
        }

    def counts(self, rows: tuple[tuple[str, ...], ...]) -> bool:
        """Whether the rows are numbered in figures."""
        at = self.columns.get("seq", len(self.headings))
        cells = (half_width(row[at]).strip() for row in rows if at < len(row))
        return any(map(str.isdecimal, cells))

    def others(self, row: tuple[str, ...]) -> list[str]:
        """The cells under no heading that is read."""
        known = set(self.columns.values())
        return [cell for at, cell in enumerate(row) if at not in known and cell.strip()]


def layout_of(table: Table, *, down: bool = False) -> Layout:
    """Where ``table`` holds what; ``down``: it hands powers down."""
    layout = by_headings(table)
    sides = by_level(layout, down=down) or by_cells(layout, table, down=down)
    return replace(layout, columns=layout.columns | sides) if sides else layout


def by_level(layout: Layout, *, down: bool) -> dict[str, int]:
    """The columns of departments that are told by their level: the higher of two had the powers,
    and so had one alone beside whom they are handed to, or in a list that hands them ``down``.
    """
    places = [at for at, h in enumerate(layout.headings) if role_of(h) == OF_LEVEL]
    placed = {rank_of(layout.headings[at]): at for at in places}
    known = {*SIDES} & layout.columns.keys()
    if len(places) == len(placed) == 2 and not known:
        return dict(zip(SIDES, map(placed.get, sorted(placed)), strict=True))
    handed = known == {"to_department"} or (down and not known)
    above = len(places) == 1 and min(placed) < TOWNSHIP
    return {"from_department": places[0]} if handed and above else {}


def by_cells(layout: Layout, table: Table, *, down: bool) -> dict[str, int]:
    """The one column headed only 部门, in a list that hands powers ``down``: those that had them,
    where every cell names a department above the townships.
    """
    places = [
        at for at, h in enumerate(layout.headings) if BARE_BODY.fullmatch(squeeze(h))
    ]
    if not down or len(places) != 1 or "from_department" in layout.columns:
        return {}
    (place,) = places
    rows = table.rows[layout.start :]
    cells = [squeeze(row[place]) for row in rows if len(row) > place]
    said = [*filter(None, cells)]
    return {"from_department": place} if said and all(map(is_above, said)) else {}


def is_above(body: str) -> bool:
    """Whether a body is by its name a department of a county or of more."""
    named = DEPARTMENT.fullmatch(body) and OF_A_LEVEL.fullmatch(body)
    return bool(named) and not OF_TOWNSHIP.search(body)


def rank_of(heading: str) -> int:
    return next(RANKS[sign] for sign in heading if sign in RANKS)


def by_headings(table: Table) -> Layout:
    if table.rows and not any(heading.strip() for heading in table.columns):
        return inferred(table)
    below = table.rows[0] if table.rows else ()
    if group_of(table.columns) and Layout(roles(below), below, 1).names_powers:
        # The first part of the list has its name above the headings.
        return Layout(roles(below), below, 1)
    if not goes_on(table.columns, below):
        columns = roles(table.columns)
        doubts = unlikely_name(table.columns, columns)
        return Layout(columns, table.columns, 0, doubts)
    pairs = [*zip(table.columns, below, strict=False)]
    headings = tuple(under or over for over, under in pairs)
    # A heading over several columns is printed over each of them by some.
    fits = all(
        not (under.strip() and over.strip())
        or role_of(over) in NAMES
        or over == under
        or table.columns.count(over) > 1
        for over, under in pairs
    )
    doubt = Finding("heading-unclear", "表头有两行，各列对应不清楚，请核对")
    return Layout(roles(headings), headings, 1, () if fits else (doubt,))


def inferred(table: Table) -> Layout:
    """The columns of a table without headings, told by what stands in them."""
    rows = [row for row in table.rows if sum(map(bool, map(str.strip, row))) > 1]
    columns = [
        [half_width(cell.strip()) for cell in column if cell.strip()]
        for column in zip(*rows, strict=False)
    ]
    told = [*map(role_by_content, columns)]
    known = {role: told.index(role) for role in INFERRED if told.count(role) == 1}
    twice = any(told.count(role) > 1 for role in INFERRED)
    sure = not twice and {"seq", "name"} <= known.keys()
    if sure and "category" not in known:
        powers = sum(map(is_power, columns[known["name"]]))
        sure = "body" in told and 2 * powers >= len(rows)
    doubt = Finding("heading-inferred", "表没有表头，各列按内容推定，请核对")
    return Layout(known if sure else {}, table.columns, 0, (doubt,))


def role_by_content(cells: list[str]) -> str:
    if not cells:
        return ""
    if all(cell.isdecimal() for cell in cells):
        return "seq"
    kinds = [len(cell) < 9 and bool(CATEGORY_CELL.fullmatch(cell)) for cell in cells]
    if all(kinds):
        return "category"
    return "body" if all(map(DEPARTMENT.fullmatch, cells)) else "name"


def goes_on(columns: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether the row ``below`` the headings is of headings too."""
    filled = [cell for cell in below if cell.strip()]
    return bool(
        filled
        and len(below) == len(columns)
        and are_headings(filled)
        and not group_of(below)
        and roles(below) != roles(columns)
        and any(
            not under.strip() or under == over
            for over, under in zip(columns, below, strict=True)
        )
    )


def are_headings(cells: list[str]) -> bool:
    return bool(cells) and all(role_of(cell) for cell in cells)


def roles(headings: tuple[str, ...]) -> dict[str, int]:
    """Which column holds which field: of those that fit the first that says so best."""
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        role = role_of(heading)
        if role in (None, OF_LEVEL):
            continue
        if role not in found or likeness(role, heading) > likeness(
            role, headings[found[role]]
        ):
            found[role] = index
    return found


def likeness(role: str, heading: str) -> int:
    """How well a heading says that it stands over names of powers, or over their categories."""
    words = re.sub(r"[（(][^（）()]*[）)]", "", squeeze(heading))
    forms = LIKE.get(role, ())
    return next(
        (len(forms) - at for at, form in enumerate(forms) if form.search(words)), 0
    )


def unlikely_name(
    headings: tuple[str, ...], columns: dict[str, int]
) -> tuple[Finding, ...]:
    """A doubt where the only names may be of something else: 企业名称."""
    at = columns.get("name", -1)
    if at < 0 or likeness("name", headings[at]):
        return ()
    text = f"“{squeeze(headings[at])}”一栏不一定是事项名称，请核对"
    return (Finding("heading-unclear", text),)


def unread_columns(layout: Layout) -> Iterator[Finding]:
    read = {*layout.columns.values()}
    for at, heading in enumerate(layout.headings):
        if heading.strip() and at not in read:
            yield Finding("column-not-read", f"“{squeeze(heading)}”一栏未读入")
