"""Bounds and places said the other way round or without a verb, in the usual order: 以甲路为东界."""

import re

from .masking import GONE, Masked

# 以甲路为东界; once it is said so, 以 may be left out: 、乙路为南界.
BY_LINE = re.compile(
    r"(?:以|(?<=[，。；、：:\n])|(?<=界)(?P<and>[和及与])以?|(?<=范围)|(?<=区域)|(?<=四至)|\A)"
    r"(?P<line>(?:(?!范围|区域|四至|以(?![东南西北上下内外]))[^，。；、：:\n]){1,40}?)"
    r"(?:为|作为?)(?P<side>[东南西北])[面侧边]?部?边?界线?(?=[，。；、\n和及与]|\Z)"
)
# 以甲村区域为管辖区域; 管辖区域以甲村区域为准.
GENERAL = "(?:管辖|所辖|辖区|服务)的?(?:区域|范围)"
BY_PLACES = (
    re.compile(rf"以(?P<places>[^，。；：\n]{{2,80}}?)(?:为|作为)(?:其|该|新)?(?:社区|居委会)?的?{GENERAL}(?=[，。；\n]|\Z)"),
    re.compile(rf"(?<=[，。；\n])(?!上述|以上|前述|[该此其])(?P<places>[^，。；：\n]{{2,40}}?(?:区域|范围))(?:为|作为)(?:其|该|新)?(?:社区|居委会)?的?{GENERAL}(?=[，。；\n]|\Z)"),
    re.compile(rf"(?:其|该社区)?{GENERAL}以(?P<places>[^，。；：\n图]{{2,60}}?(?:村|区域|范围|小区|辖区))为准"),
)  # fmt: skip
BARE = re.compile(
    r"(?:四至|四界|范围|界线|边界)(?:范围|界线|界限)?(?:为|是)?[：:]?(?P<sides>[东南西北][^，。；\n]{2,30}(?:[，；、][东南西北][^，。；、\n]{2,30}){3})(?=[。；\n，]|\Z)"
)
# 甲路（东）、乙路（南）、丙路（西）、丁路（北）
SIDE_BEHIND = r"[^，。；、：:（()）\n为是]{1,30}[（(][东南西北][至界侧面边]?[）)]"
SIDES_BEHIND = re.compile(rf"{SIDE_BEHIND}(?:[、，；]{SIDE_BEHIND}){{3}}")
PIECE = re.compile(
    r"(?:\A|(?<=[，；、]))(?P<side>[东南西北])(?![至起到迄临邻靠倚依抵以与接连为：:—面侧边部]|界线?[为是至以：:])"
)
SPACED = re.compile(
    r"(?:[\u4e00-\u9fff](?:\s|(?=[，。；、：]))|[，。；、：]\s?){6,}[\u4e00-\u9fff]"
)
STRETCH = re.compile(rf"{GONE}+|[^{GONE}]+")


def turned(details: Masked) -> Masked:
    """``details`` with 东以甲路为界 for 以甲路为东界, and 东至甲路 for 东甲路 after 四至."""
    stretches = [details.part(*each.span()) for each in STRETCH.finditer(details.mask)]
    parts = [each if each.mask[0] == GONE else in_order(each) for each in stretches]
    return Masked("".join(p.text for p in parts), "".join(p.mask for p in parts))


def is_bare(details: Masked) -> bool:
    """Whether the sides are told without a word between: 东江畔路 may be 江畔路 or 东江."""
    return any(with_verbs(said) != said[0] for said in BARE.finditer(details.text))


def in_order(stretch: Masked) -> Masked:
    text = SPACED.sub(lambda spaced: re.sub(r"\s", "", spaced[0]), stretch.text)
    if BY_LINE.search(stretch.mask):
        text = BY_LINE.sub(by_line, text)
    for pattern in BY_PLACES:
        text = pattern.sub(r"管辖区域为\g<places>", text)
    text = BARE.sub(with_verbs, SIDES_BEHIND.sub(sides_before, text))
    return stretch if text == stretch.text else Masked.of(text)


def by_line(said: re.Match) -> str:
    mark = "、" if said["and"] else ""
    return f"{mark}{said['side']}以{said['line']}为界"


def sides_before(said: re.Match) -> str:
    told = re.findall("[（(]([东南西北])", said[0])
    if sorted(told) != sorted("东南西北"):
        return said[0]
    return re.sub(r"([^、，；]+)[（(]([东南西北])[^）)]?[）)]", r"\2至\1", said[0])


def with_verbs(said: re.Match) -> str:
    sides = [piece["side"] for piece in PIECE.finditer(said["sides"])]
    if sorted(sides) != sorted("东南西北"):
        return said[0]
    told = PIECE.sub(lambda piece: f"{piece['side']}至", said["sides"])
    return said[0].replace(said["sides"], told)
