"""What the rows of a table with names and posts say."""

import re
from collections.abc import Iterator

from core.text.widths import squeeze
from gazette.reading.source import Finding, Table

from .columns import ACTS, COLUMNS, HELD_LEFT, POSTS, column_sets, role_of
from .gluing import PLACED_BODY
from .names import is_name, is_no_name
from .people import people_in
from .posts import Post, doubted, posts_of
from .sayings import NO_POST, Saying

NOTHING = re.compile(r"[-—–－/\\／×\s]*|[（(]?(?:暂|均)?无[）)]?[。；]?|空|没有")
PARTS = re.compile("[；;\n]|[，,](?=.{2,}[省市区县局委办院校司])")
JOINTLY = re.compile(r"\A(?:并|同时)?兼任?")
HELD_JOINTLY = Finding("held-jointly", "是兼任的职务")
KIND_DOUBTFUL = Finding("kind-doubtful", "表中没有写明是任命还是免去")
REMARK_DOUBTFUL = Finding("remark-of-which", "备注指任职还是免职不能确定")
TERM_DOUBTFUL = Finding("remark-short", "期限按表格所印记入备注，请核对")
OF_ONE = {
    "appoint": re.compile("试用|任期|聘期|挂职(?!期满)"),
    "remove": re.compile("退休|另有任用|期满|自然免除|辞职|调出|调离|机构改革|撤并"),
}
# 任某局局长, 免去某局局长职务 in a cell of its own.
ACT_IN_CELL = re.compile(
    r"\A(?:任命?为?|聘任为?|聘为|免去?|解聘|不再担任)(?=[省市区县旗州乡镇某])"
)
LEAVES = re.compile(
    "(?:免去|免职|不再担任|解聘)(?:原|现|所|该|以前)?任?(?:的)?(?:职务|职)?[，、；。]?"
)
LEFT = Finding("kind-doubtful", "按备注所写，现任的职务记为免去")
LEFT_BY_LIST = Finding("kind-doubtful", "按名单所写，原任的职务记为免去")
NAME_CARRIED = Finding("name-carried", "这一行没有姓名，按上一行的人记")
UNIT_CARRIED = Finding("unit-carried", "这一行没有单位，按上一行的单位记")
# What may be printed once over several rows, the posts beside which it is, and what is said then.
CARRIED = (
    ("name", {*POSTS}, NAME_CARRIED),
    ("unit", {*POSTS}, UNIT_CARRIED),
    ("unit_left", {"remove", "post"}, UNIT_CARRIED),
    ("unit_given", {"appoint", "post"}, UNIT_CARRIED),
)


def sayings_in(
    table: Table, title: str, mode: str = ""
) -> Iterator[tuple[Saying, dict]]:
    """What each row says, and where it stands; a table without names and posts says nothing."""
    mode = mode_of(squeeze(table.title), mode, title)
    for number, columns in enumerate(column_sets(table.columns, mode)):
        yield from Rows(columns, mode, number).sayings(table)


def mode_of(caption: str, mode: str, title: str) -> str:
    """appoint or remove: as the caption says, else the heading above, else the title."""
    for words in (caption, mode, title):
        if act := act_of(words):
            return act
    return ""


def act_of(words: str) -> str:
    if words in ACTS:
        return words
    appoints, removes = re.search("任(?!免)|聘", words), "免" in words
    if "任免" in words or bool(appoints) == removes:
        return ""
    return "appoint" if appoints else "remove"


class Rows:
    """The rows of one table in order: blank cells are read with what stands above.

    ``number`` is which of the names side by side they are of.
    """

    def __init__(self, columns: dict[str, int], mode: str, number: int = 0):
        self.columns = columns
        self.mode = mode
        self.number = number
        self.above: dict[str, str] = {}

    def sayings(self, table: Table) -> Iterator[tuple[Saying, dict]]:
        for row, line, doubts in table.placed_rows():
            if act := group_act(row):
                self.group(act)
                continue
            if are_headings(row):
                sets = dict(enumerate(column_sets(row, self.mode)))
                self.columns = sets.get(self.number, {})
                continue
            cells, carried = self.completed(self.cells(row))
            place = {"source_text": "\t".join(row), "line": line}
            # 曾 and 原 begin headings and names alike.
            heading = role_of(cells["name"]) and not is_name(cells["name"])
            if cells["name"] and not heading:
                findings = (*doubts, *carried)
                for saying in row_sayings(cells, self.mode, findings):
                    yield saying, place

    def group(self, act: str) -> None:
        """What is done in the rows below, be it that the headings say otherwise: 免去职务."""
        self.mode, self.above = act, {}
        acts = [role for role in ACTS if role in self.columns]
        if acts and act not in acts and "post" not in self.columns:
            at = self.columns.pop(acts[0])
            self.columns = self.columns | {"post": at}

    def cells(self, row: tuple[str, ...]) -> dict[str, str]:
        return dict.fromkeys(COLUMNS, "") | {
            role: squeeze(row[index]).strip()
            for role, index in self.columns.items()
            if index < len(row) and not NOTHING.fullmatch(row[index].strip())
        }

    def completed(self, cells: dict[str, str]) -> tuple[dict, tuple[Finding, ...]]:
        findings = ()
        posts = {role for role in POSTS if cells[role]}
        for role, beside, finding in CARRIED:
            blank = role in self.columns and not cells[role]
            if blank and posts & beside and role in self.above:
                cells = cells | {role: self.above[role]}
                findings += (finding,)
        self.above |= {role: cells[role] for role, *_ in CARRIED if cells[role]}
        return cells, findings


def are_headings(row: tuple[str, ...]) -> bool:
    """Whether the headings stand again, perhaps others, over a further part of the table."""
    roles = [role_of(cell) for cell in row if cell.strip()]
    return "name" in roles and all(roles) and bool(POSTS & {*roles})


def group_act(row: tuple[str, ...]) -> str:
    """What a row says that is a heading inside the table: 任命, 二、免职."""
    filled = {squeeze(cell).strip() for cell in row if cell.strip()}
    words = re.sub(r"\A[（(]?[一二三四五六七八九十\d]+[、.．）)]", "", "".join(filled))
    whole = len(filled) == 1 and re.fullmatch(
        r"(?:任命|免去|任职|免职|聘任|解聘)(?:人员|名单|职务|的)*[：:]?", words
    )
    return act_of(words) if whole else ""


def row_sayings(cells: dict[str, str], mode: str, found: tuple) -> Iterator[Saying]:
    people = [*people_in(cells["name"])]
    if any(is_no_name(name.replace("的", "")) for name, _ in people):
        return
    cells, left = with_left(cells)
    for kind, words, doubts in row_posts(cells, mode):
        noted_cells, doubt = of_kind(cells, kind)
        posts = [noted(post, noted_cells) for post in posts_in(words)]
        holders = tuple(
            (name, remark, post)
            for name, remark in people
            for post in posts
            if post.fits() and len(name) <= 50 and not NO_POST.search(post.position)
        )
        if holders:
            yield Saying(kind, holders, (*found, *left, *doubts, *doubt))


def with_left(cells: dict[str, str]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The post held before as one that is left, where the remark says so: 免去原任职务."""
    held = cells["held"] or cells["now"]
    if cells["remove"] or not (held and LEAVES.match(cells["remark"])):
        return cells, ()
    remark = LEAVES.sub("", cells["remark"], count=1)
    return cells | {"remove": held, "remark": remark}, (LEFT,)


def of_kind(cells: dict[str, str], kind: str) -> tuple[dict[str, str], tuple]:
    """The cells with the remark only where it fits, if a row both appoints and removes."""
    if not (
        cells["appoint"] and cells["remove"] and (cells["remark"] or cells["term"])
    ):
        return cells, ((TERM_DOUBTFUL,) if cells["term"] else ())
    if kind == "remove" and cells["term"]:
        cells = cells | {"term": ""}
    fits = {act for act, form in OF_ONE.items() if form.search(cells["remark"])}
    if cells["remark"] and len(fits) != 1:
        return cells, (REMARK_DOUBTFUL,)
    return (cells if kind in fits else cells | {"remark": ""}), ()


def posts_in(words: str) -> Iterator[Post]:
    for part in filter(None, PARTS.split(words)):
        alone = JOINTLY.sub("", part)
        for post in posts_of(alone):
            yield post if alone == part else doubted(post, HELD_JOINTLY)


def row_posts(cells: dict[str, str], mode: str) -> Iterator[tuple]:
    """(kind, words of the post, findings) for every post in a row."""
    general = act_of(cells["kind"]) or ("" if cells["kind"] else mode)
    doubtful = () if general else (KIND_DOUBTFUL,)
    general = general or "appoint"
    left = (LEFT_BY_LIST,) if cells.get(HELD_LEFT) else ()
    columns = (("appoint", "appoint", ()), ("remove", "remove", left), ("post", general, doubtful))  # fmt: skip
    for role, kind, findings in columns:
        for words in filter(None, PARTS.split(cells[role])):
            act = ACT_IN_CELL.match(words)
            if act and role == "post":
                kind, findings = (
                    (
                        "remove"
                        if "免" in act[0] or "不" in act[0] or "解" in act[0]
                        else "appoint"
                    ),
                    (),
                )
            words = ACT_IN_CELL.sub("", words) if act else words
            yield kind, in_unit(unit_beside(cells, kind), words), findings


def unit_beside(cells: dict[str, str], kind: str) -> str:
    """The body in which the row gives, or takes, a post."""
    own = cells["unit_left" if kind == "remove" else "unit_given"]
    return own or cells["unit"]


def in_unit(unit: str, words: str) -> str:
    """The words of a post with the body of the row, unless they begin with one of their own."""
    if unit in words or (begins_in_place(words) and words[0] == unit[0]):
        return words
    return unit + words


def begins_in_place(words: str) -> bool:
    return bool(PLACED_BODY.match(posts_of(words)[0].organization))


def noted(post: Post, cells: dict[str, str]) -> Post:
    notes = [note for note in (cells["rank"], cells["term"], cells["remark"]) if note]
    return post.with_notes(notes) if notes else post
