"""The parts of a text by their numbering: what heads, what is counted below it, what is a sentence."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from core.text.widths import half_width, squeeze
from gazette.reading.source import Paragraph

from .checks import parse_seq
from .grammar import CATEGORIES
from .groups import group_of
from .names import names_act

NUMERAL = "[一二三四五六七八九十]{1,3}"
# Each way of numbering is a style of its own: what heads is numbered otherwise than what it heads.
STYLES = (
    ("(1)", r"[（(]\s*\d{1,3}\s*[）)][.、]?"),
    ("(一)", rf"[（(]\s*{NUMERAL}\s*[）)][.、]?"),
    ("①", "[①-⑳⑴-⒇]"),
    ("第", rf"第{NUMERAL}[项条][、，：:]?"),
    ("是", rf"{NUMERAL}是"),
    ("一", rf"{NUMERAL}[、.．]"),
    ("1.1.1", r"\d{1,2}(?:[.．]\d{1,3}){2}(?![\d.．%％])[、.．]?"),
    ("1.1", r"\d{1,2}[.．]\d{1,3}(?![\d.．%％万亿千公平米元倍个项年])[、]?"),
    ("1", r"\d{1,3}\s?[.．、)）:：](?!\d)"),
)
BULLET = re.compile(r"\s*(?P<mark>[●○•·◆◇■□▪▲△☆★※➤►√*]|[-—–－]{1,2})\s*(?=[^\d\s.])")
BARE = re.compile(
    r"\s*(?P<mark>\d{1,3})\s+(?=[^\d\s.．、)）])|\s*(?P<tight>\d{1,3})(?=[^\d\s年月日号时分项个名件次天家户人类批级号楼届%％.、，/])"
)
MARK = re.compile("|".join(f"(?P<s{at}>{form})" for at, (_, form) in enumerate(STYLES)))
BEFORE = re.compile(r"(?:\A|[：:；;。，,、和及与）)\s])\s*\Z")
PART_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,2}")
NEAR = 3
SQUARE = str.maketrans("［］", "【】")
# Typewriters had no Chinese punctuation: 市政府决定,授予你区下列权限:
NARROW = re.compile(
    r"(?<=[\u3400-\u9fff）)”])[,;:.](?![\w.])|(?<=[\u3400-\u9fff）)”])[,;:](?=[\u3400-\u9fff“])"
)
GAP = re.compile(
    rf"[ \u3000]{{2,}}|(?<=[\u3400-\u9fff）])[ \u3000](?=(?:{'|'.join(CATEGORIES)})\Z)"
)
# Dots lead from a name to what stands at the end of its line.
LEADERS = re.compile("[…·.．]{3,}|…")
LEAST = 3
# What is counted behind these is the object of one sentence: 原由县林业局实施的①…；②…，划转至….
RUNS_ON = re.compile(r"(?:[将把]|[^，。；：]的)\s*\Z")
WITHIN = ("(1)", "(一)", "1")
ENDED = re.compile(r"[。；;：:！？]\Z")
# A line that goes on is hardly longer than the one that was full.
SLACK = 6
BODY = re.compile(r"(?:局|委员会|办公室)[：:]?\Z")
FIELD = re.compile(
    r"(?!以上|上述|上列|前述|前列)[\u4e00-\u9fff]{0,6}(?:名称|类型|类别|部门|单位|机关|机构|主体|依据|期限|时限|方式|性质|种类|层级|对象|条件|备注)[：:]"
)


@dataclass(frozen=True)
class Piece:
    """What one mark numbers; ``style`` is empty where nothing does."""

    words: str
    line: int | None = None
    style: str = ""
    seq: int | None = None
    begins: bool = True


@dataclass(frozen=True)
class Found:
    style: str
    seq: int | None
    start: int
    end: int
    headed: bool = False


def pieces(paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """The parts of the paragraphs, with what lines of their own say of one: 事项类型：行政许可."""
    above = None
    for piece in parts(paragraphs):
        if above and above.style and not piece.style and FIELD.match(piece.words):
            above = replace(above, words=f"{above.words}；{piece.words}")
            continue
        if above and is_cut(above, piece):
            above = replace(above, words=above.words + piece.words)
            continue
        if above:
            yield above
        above = piece
    if above:
        yield above


def is_cut(above: Piece, piece: Piece) -> bool:
    """Whether a line ends the name that the numbered line above it began."""
    begun = above.style and not piece.style and not ENDED.search(above.words)
    short = len(piece.words) < len(above.words) + SLACK
    whole = above.words + piece.words.rstrip("；;。")
    open_name = names_act(whole) and not names_act(above.words)
    return bool(begun and short and open_name and not heads_group(above.words))


def heads_group(words: str) -> bool:
    """Whether numbered words head a group: of a category, of a body, of so many powers."""
    group = group_of((f"一、{words}",))
    return bool(group and (group.category or group.count or BODY.search(words)))


def parts(paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """The paragraphs, each parted before the marks in it that count on."""
    for paragraph in paragraphs:
        text = plain(paragraph.text)
        marks = counting([*marks_in(text)])
        if marks and RUNS_ON.search(text[: marks[0].start]):
            text, marks = in_one(marks, text), []
        ends = [*(mark.start for mark in marks[1:]), len(text)]
        if not marks or marks[0].start:
            head = text[: marks[0].start] if marks else text
            if head.strip():
                yield Piece(squeeze(head), paragraph.line)
        for mark, end in zip(marks, ends, strict=False):
            words, after = gapped(text[mark.end : end]), ""
            if mark.start:
                # The last that is counted within a sentence ends with it.
                words, _, after = words.partition("。")
            yield Piece(words, paragraph.line, mark.style, mark.seq, not mark.start)
            if after:
                yield Piece(after, paragraph.line)


def in_one(marks: list[Found], text: str) -> str:
    """``text`` with what is counted within one sentence parted alike: ①…；②… is ①…、②…."""
    bounds = [0, *(mark.start for mark in marks), len(text)]
    head, *counted = (text[a:b].strip() for a, b in pairwise(bounds))
    return head + "、".join(
        [*(p.rstrip("；;，,、") for p in counted[:-1]), counted[-1]]
    )


def gapped(text: str) -> str:
    """``text`` without spaces; wide gaps between words part them: 取水许可　　行政许可."""
    cells = [squeeze(cell).strip() for cell in GAP.split(text.strip())]
    wide = len(cells) > 1 and all(len(cell) >= LEAST for cell in cells)
    return "，".join(cells) if wide else squeeze(text).strip()


def plain(text: str) -> str:
    """``text`` in one width, its circled numbers as they are, and Chinese punctuation."""
    kept = (c if "①" <= c <= "⒇" else half_width(c) for c in text)
    text = LEADERS.sub("\u3000\u3000", "".join(kept))
    return NARROW.sub(chinese, text.translate(SQUARE).strip())


def chinese(sign: re.Match) -> str:
    return "，；：。"[",;:.".index(sign[0])]


def marks_in(text: str) -> Iterator[Found]:
    for form in (BULLET, BARE):
        if match := form.match(text):
            told = match.groupdict()
            mark = told.get("mark") or told["tight"]
            seq = int(mark) if mark.isdigit() else None
            yield Found("1" if seq else mark, seq, 0, match.end())
            break
    for match in MARK.finditer(text):
        style = STYLES[int(match.lastgroup[1:])][0]
        before = text[max(0, match.start() - NEAR) : match.start()]
        within = style in WITHIN and RUNS_ON.search(before)
        if style == "①" or within or BEFORE.search(before):
            headed = text[: match.start()].rstrip().endswith(("：", ":"))
            seq = seq_of(match[0])
            yield Found(style, seq, match.start(), match.end(), headed)


def seq_of(printed: str) -> int | None:
    words = unicodedata.normalize("NFKC", printed)
    if PART_NUMBER.fullmatch(words.strip(" 、.")):
        # Counted within the part above: the number in front is that part's.
        words = words.strip(" 、.").rpartition(".")[2]
    return parse_seq(words.strip("第项条是()，：:、. "))


def counting(marks: list[Found]) -> list[Found]:
    """The marks that number: the one a paragraph begins with, and those that count on from 1."""
    kept: list[Found] = []
    last: dict[str, int] = {}
    seconds = {mark.style: at for at, mark in enumerate(marks) if mark.seq == 2}
    for at, mark in enumerate(marks):
        if kept and mark.start < kept[-1].end:
            continue
        seq, above = mark.seq or 0, last.get(mark.style)
        goes_on = above is not None and seq == above + 1
        follows = seconds.get(mark.style, -1) > at
        if not mark.start or goes_on or (seq == 1 and (follows or mark.headed)):
            kept.append(mark)
            last[mark.style] = seq
    return kept
