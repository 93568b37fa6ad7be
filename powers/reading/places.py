"""What heads the powers that running text tells, and what the headings above one say of it."""

import re
from dataclasses import dataclass, field

from core.text.traditional import simplified

from .enumerations import enumerated
from .grammar import kinds_in, one_category
from .groups import Group, group_of
from .names import BESIDE, is_power, names_act
from .outline import Piece
from .scope import decides, uncited

LEAD = re.compile(
    "事项|权力|职权|许可|审批|权限|目录|清单|处罚权|执法权|项目|行政(?:确认|处罚|强制|征收|给付|检查|奖励|裁决)"
)
HEADED = re.compile(r"(?P<head>[^：:。；]{2,60})[：:](?P<rest>.+)", re.DOTALL)
COLON = ("：", ":")
# What one body does with the powers below it stands below what leads them all.
OF_BODY = re.compile(
    r"(?![^：]*(?:如下|以下|下列))由?[\u4e00-\u9fff]{2,20}(?:局|委(?!托)|办(?!理)|委员会|办公室|中心|政府)[^，。；]{0,16}[：:]"
)
# 现将下列行政处罚权交由各镇行使。 leads the numbered lines below as a colon would.
LISTED_BELOW = re.compile(
    r"(?:如下|附后)[。，]?|(?:\A|[，。；将把对])(?:下列|以下|下述)"
)
LEAD_LENGTH = 100
TITLE_LENGTH = 60
SHORT = 30
# What is done with the powers behind the colon: 审批改为备案：公共场所卫生许可.
HOW = re.compile(
    r"(?:直接|予以)?(?:取消|停止|暂停|下放|委托|新增|增加|合并|划转|保留|改为|转为|实行|优化|审批改为)[^，。；：“”]{0,12}"
)
# The last category, told by the powers behind the colon only: 其他：房屋租赁登记备案.
OTHERS = re.compile("其[他它](?:类|项)?")
OTHER = "其他"
# The style of a line without a number that heads a group, and that of the name of a body alone,
# which stands below the heading of what all of them have: 行政许可项目（8项）, then 县水利局.
GROUPED = "组"
BODY_ALONE = "部门"


@dataclass(frozen=True)
class Heading:
    """Words that head others, numbered in a ``style`` of their own."""

    words: str
    style: str = ""
    group: Group | None = None

    @property
    def leads(self) -> bool:
        group = self.group
        counted = group and (group.category or group.count is not None)
        return bool(counted or LEAD.search(simplified(self.words)))


@dataclass
class Place:
    """What was said last above: the words that lead, and the headings below them; ``titled``: the
    title of the document decides, ``listed``: it is that of a list, which needs no other lead,
    ``down``: it hands powers of departments down.
    """

    kinds: set[str]
    category: str
    titled: bool = True
    listed: bool = False
    down: bool = False
    headings: list[Heading] = field(default_factory=list)

    def enter(self, heading: Heading) -> None:
        styles = [above.style for above in self.headings]
        if heading.style in styles:
            del self.headings[styles.index(heading.style) :]
        if not heading.style:
            self.headings.clear()
        self.headings.append(heading)

    def leave(self, style: str) -> None:
        """Something that heads nothing stands below no heading of its own style."""
        styles = [above.style for above in self.headings]
        if style in styles:
            del self.headings[styles.index(style) :]

    @property
    def leads(self) -> bool:
        """Whether what stands here is listed; where no title decides, a heading has to."""
        if self.listed:
            return True
        decided = self.titled or any(decides(above.words) for above in self.headings)
        return decided and any(above.leads for above in self.headings)

    @property
    def count(self) -> int | None:
        group = self.headings[-1].group if self.headings else None
        return group.count if group else None

    def body(self) -> tuple[str, str]:
        """(the side, the department) of the nearest heading that names one, where it is plain."""
        groups = (above.group for above in reversed(self.headings) if above.group)
        group = next((group for group in groups if group.department), None)
        side = group.side_of_list(down=self.down) if group else ""
        return (side, group.department) if group and side else ("", "")

    def said(self) -> tuple[str, str, set[str]]:
        """(category, whether from words only, kinds) that the nearest heading tells."""
        category, of_words_only, kinds = "", "", set()
        for heading in reversed(self.headings):
            group = heading.group
            category = category or (group.category if group else "")
            words = uncited(heading.words)
            of_words_only = of_words_only or one_category(words)
            kinds = kinds or kinds_in(words)
        return category, of_words_only or self.category, kinds or self.kinds


def heading_of(piece: Piece) -> Heading | None:
    """What the piece heads; ``None`` where it is a power or a sentence itself."""
    words, match = piece.words, HEADED.fullmatch(piece.words)
    head = match["head"] if match else words
    if words.endswith(COLON):
        head = words[-LEAD_LENGTH:]
    group = group_headed(piece, head)
    if group and not (match and is_beside(piece, group)):
        if group.category or group.count is not None:
            return Heading(head, piece.style or GROUPED, group)
        body = not is_power(head) or (words.endswith(COLON) and not names_act(head))
        if group.department and body:
            return Heading(head, piece.style or BODY_ALONE, group)
    other = Group(head, category=OTHER) if OTHERS.fullmatch(head) else group
    topic = bool(group and group.topic)
    named = topic or HOW.fullmatch(head) or other is not group
    if match and named and enumerated(match["rest"], None):
        return Heading(head, piece.style or GROUPED, other)
    if words.endswith(COLON):
        grouped = GROUPED if topic or OF_BODY.fullmatch(words) else ""
        return Heading(head, piece.style or grouped, group)
    return None if piece.style else lead_of(words, group)


def group_headed(piece: Piece, head: str) -> Group | None:
    numbered = ("一、" if piece.style else "") + head.rstrip("：:")
    return group_of((numbered,)) if len(head) < LEAD_LENGTH else None


def is_beside(piece: Piece, group: Group) -> bool:
    """Whether the words before a colon are the category of the one power behind it."""
    alone = piece.style and group.count is None
    match = BESIDE.fullmatch(piece.words.rstrip("；。，"))
    several = match and len(enumerated(match["named"] or "", None)) > 1
    return bool(alone and match and not several)


def lead_of(words: str, group: Group | None) -> Heading | None:
    """A title without a number, or a sentence that says that something is listed below."""
    if not LEAD.search(words):
        return None
    title = len(words) < TITLE_LENGTH and not re.search("[。；，]", words)
    if title or LISTED_BELOW.search(words):
        return Heading(words[-LEAD_LENGTH:], "", group)
    return None


def heading_above(piece: Piece, below: Piece | None) -> Heading | None:
    """A short line heads what is counted anew below it in another style."""
    if not (piece.style and below and below.style):
        return None
    anew = below.style != piece.style and below.seq in (1, None)
    if not anew or len(piece.words) > SHORT or is_power(piece.words):
        return None
    return Heading(piece.words, piece.style, group_of((f"一、{piece.words}",)))
