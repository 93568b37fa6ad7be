"""Spaces that part names or stand for a word: put right before all others are dropped.

张 三　李四 任… names two people; 张　三　　某局局长 leaves out 为 between a person and a post.
"""

import re
from collections.abc import Iterator

from core.text.widths import SPACES, squeeze

from .grammar import REMARKS
from .names import (
    CHARACTER,
    DOT,
    SPACE,
    grouped,
    is_likely,
    is_name,
    is_no_name,
    split_spaced,
)
from .posts import ends_with_title
from .titles import RANK, any_of, words

# One of a list, with what is remarked of him: 金艳秋（女）.
LISTED_PIECE = re.compile(
    rf"(?P<name>{CHARACTER}(?:{CHARACTER}|{DOT}){{0,11}})(?P<aside>(?:[（(][^（）()]{{1,12}}[）)])?)"
)
PIECE = rf"{CHARACTER}(?:{CHARACTER}|{DOT}){{0,11}}?"
VERBS = any_of(
    words("任命 聘任 免去 解聘 聘请 委派 续聘 决定 同意 批准 接受 ： ， ； 。 :")
)
AFTER = any_of(
    words("同志 等 为 任 担任 兼任 的 不再 分别 挂职 挂任 辞去 所任 原任 正式 试用期")
)
RUN = re.compile(
    rf"(?P<names>(?:(?<=[：，；。:])|(?:(?<=任命|聘任|免去|解聘|聘请|委派|续聘|决定|同意|批准|接受))|\A(?!{VERBS}))"
    rf"{SPACE}?{PIECE}(?:{SPACE}{PIECE}){{1,30}})(?={SPACE}?(?:{AFTER}))"
)
# 副局长：李四 王五, to the end of the line.
LISTED = re.compile(
    rf"(?<=[：:]){SPACE}*(?P<names>{PIECE}(?:{SPACE}{PIECE}){{1,30}})(?=[；;。]?\Z)"
)
ROW = re.compile(
    rf"(?P<names>{PIECE}(?:{SPACE}{PIECE}){{0,3}}?)(?P<aside>[（(][^（）()]{{1,12}}[）)])?"
    rf"{SPACE}(?P<post>{CHARACTER}{{3}}.+)"
)
# Who signs below a notice stands there as a list has it: 市长　纪广林.
SIGNER = re.compile(r"(?<!副)[省市区县旗州乡镇]长\Z|\A(?:主席|主任|会长|副?[^局]长)\Z")
# 张  凤  山 县旅游局局长: every character of a name set apart, then a word.
SET_WIDE = re.compile(
    rf"{CHARACTER}(?:{SPACE}+{CHARACTER}){{1,2}}{SPACE}+(?={CHARACTER}{{3}})"
)
# The terms on which a post is held, after it: 聘期三年, 试用期一年, 退休, 正科级.
REMARK = re.compile(rf"(?:{any_of(REMARKS)})|(?:{RANK.pattern})(?:[，,]|\Z)")
GIVES = {"appoint": "为", "remove": "的"}
NO_ROW = re.compile(
    r"为(?!民)|免去|不再|兼任|由|任(?![城丘县泽])|的|同志|担任|兼任|[：:]|第"
)


def tidied(printed: str) -> str:
    """``printed`` without typesetting spaces; 、 for those that part names."""
    return squeeze(LISTED.sub(part_names, RUN.sub(part_names, printed.strip())))


def row(text: str, mode: str) -> str:
    """A line of name and post under 任命 or 免去, with the word that is left out."""
    post, comma, remark = text.replace(",", "，").partition("，")
    found = whole_row(text, mode)
    if found or not comma or not REMARK.match(squeeze(remark)):
        return found
    # What is said after the post: 张三　某局局长，聘期三年.
    found = whole_row(post, mode)
    return f"{found}，{squeeze(remark)}" if found else ""


def whole_row(text: str, mode: str) -> str:
    """The same of a line in which nothing follows the post."""
    for match in rows(text.strip()) if mode in GIVES else ():
        names = grouped(split_spaced(match["names"]))
        sure = all(map(is_name, names)) or is_unusual(text, names)
        if sure and ends_with_title(squeeze(match["post"])):
            aside = match["aside"] or ""
            return "、".join(names) + aside + GIVES[mode] + squeeze(match["post"])
    return turned(text.strip("。；;，, \u3000"), mode) if mode in GIVES else ""


# A name may go on after a space, up to the word before a post: 申屠 海为某局局长.
JOINED = re.compile(".{0,2}(?:为(?!民)|任(?![城丘泽])|的|同志)")


def is_plain(text: str, listed: str) -> bool:
    """Whether the line is nothing but a name of one piece and a post: 张有为　县为民中心主任."""
    names, *posts = split_spaced(text)
    alone = bool(listed) and is_name(names) and len(posts) == 1
    return alone and not JOINED.match(posts[0])


def is_unusual(text: str, names: list[str]) -> bool:
    """Whether a wide gap sets off one name of no known family: 白音那木尔　　县委党校副校长."""
    wide = re.match(rf"{SPACE}*{CHARACTER}{{3,6}}{SPACE}{{2,}}{CHARACTER}", text)
    return bool(wide) and len(names) == 1 and not is_no_name(names[0])


def turned(text: str, mode: str) -> str:
    """The same of a line that has the post first: 县财政局局长　王小明."""
    for gap in SPACES.finditer(text):
        post, names = squeeze(text[: gap.start()]), text[gap.end() :]
        people = [n for part in names.split("、") for n in grouped(split_spaced(part))]
        named = ends_with_title(post) and not SIGNER.search(post)
        sure = all(map(is_name, people)) or (len(people) == 1 and is_likely(people[0]))
        if named and people and sure:
            return f"{post}：{'、'.join(people)}"
    return ""


def rows(text: str):
    """The ways to part a line in names and a post, the widest space first."""
    if NO_ROW.match(text) or len(text) > 120:
        return
    bare = text.rstrip("。；;，, ")
    gaps = [*SPACES.finditer(bare)]
    wide = SET_WIDE.match(bare)
    after = wide.end() if wide else -1
    for gap in sorted(
        gaps, key=lambda gap: (gap.end() != after, -len(gap[0]), -gap.start())
    ):
        before, after = bare[: gap.start()], bare[gap.end() :]
        match = ROW.fullmatch(before + "　" + after.replace(" ", ""))
        if match and match.start("post") == len(before) + 1 and not NO_ROW.match(after):
            yield match


def set_apart(text: str) -> str:
    """The names of a line that holds nothing else, parted by 、: 金艳秋（女）　麦小勇, or ""."""
    bare = re.sub(rf"{SPACE}+(?=[（(])", "", text.strip("。；; \u3000"))
    pieces = [*map(LISTED_PIECE.fullmatch, split_spaced(bare.replace("、", "　")))]
    if not all(pieces):
        return ""
    names = grouped([piece["name"] for piece in pieces])
    sure = all(map(is_name, names)) or (len(names) == 1 and is_likely(names[0]))
    return "、".join(with_asides(names, pieces)) if sure else ""


def with_asides(names: list[str], pieces: list[re.Match]) -> Iterator[str]:
    """The names, each with what is remarked behind the last piece that it was put together of."""
    rest = iter(pieces)
    for name in names:
        piece, length = next(rest), 0
        while (length := length + len(piece["name"])) < len(name):
            piece = next(rest)
        yield name + piece["aside"]


def part_names(match: re.Match) -> str:
    names = grouped(split_spaced(match["names"]))
    return "、".join(names) if all(map(is_name, names)) else match["names"]
