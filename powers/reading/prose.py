"""Powers told in running text: counted below words that head them, or named in a sentence. Each
carries a finding.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.reading.rows import doubted
from gazette.reading.source import Finding, Paragraph

from .checks import kind_findings, not_read, seq_findings, shape_findings
from .entries import PowerTransfer
from .enumerations import enumerated
from .filled import of_words
from .grammar import kinds_in
from .groups import by_group, group_of
from .names import (
    ACT_END,
    DUTY,
    MOVES,
    NUMBERED,
    TITLE_LABEL,
    doubts_of,
    is_power,
    power_of,
)
from .outline import Piece, pieces
from .owners import moved_as
from .places import HEADED, Place, heading_above, heading_of
from .scope import said_of_all
from .sentences import QUOTED, told

LONGEST_LINE = 60

# A paragraph may decide and then say that more follows: …委托各镇实施，现将有关事项公告如下：.
TOLD_FIRST = re.compile(
    r"(?P<told>[^：]{8,400})(?:。|，(?=现?[就将把][^，。：]{0,6}(?:事项|事宜|问题|情况)))[^。：]{2,60}：\Z"
)

# An item may say itself what becomes of the power: 取消占用林地审批, 新增校车使用许可.
ENDS = re.compile(r"取消|停止(?:实施|执行|办理)|不再(?:实施|保留)|废止")
DECIDING = re.compile(
    rf"(?:{ENDS.pattern}|新增|增加|增列|增设|恢复|保留|下放)(?=[^“”]{{4}})"
)


def read_prose(paragraphs: tuple[Paragraph, ...], place: Place) -> list[PowerTransfer]:
    """The powers that the paragraphs of a document that decides tell, its title told in ``place``."""
    entries: list[PowerTransfer] = []
    last: dict[str, int | None] = {}
    for run in runs(pieces(paragraphs), place):
        previous = last.get(run[0].style) if (run[0].seq or 0) > 1 else None
        read = [*of_run(run, place, previous)]
        if read:
            last[run[0].style] = run[-1].seq
            entries += read
        else:
            for piece in run:
                entries += of_sentence(piece, place)
                if category := said_of_all(piece.words):
                    entries = [of_all(entry, category) for entry in entries]
    return unrepeated(entries)


def of_all(entry: PowerTransfer, category: str) -> PowerTransfer:
    """``entry`` with what a sentence below says of all powers above it."""
    return entry if entry.category else of_words(entry, category)


def runs(found: Iterable[Piece], place: Place) -> Iterator[list[Piece]]:
    """Pieces that count on in one style; headings between them are entered into ``place``."""
    run: list[Piece] = []
    ahead = deque(found)
    while ahead:
        piece = as_item(ahead.popleft(), place)
        below = ahead[0] if ahead else None
        listed = piece.style == "："
        heading = None if listed else heading_of(piece) or heading_above(piece, below)
        if run and (heading or not follows(run[-1], piece)):
            yield run
            run = []
        if heading:
            place.enter(heading)
            yield from told_before(piece)
            ahead.extendleft(reversed([*below_colon(piece)]))
            continue
        if not (run or listed):
            place.leave(piece.style)
        run.append(piece)
        if listed or not piece.style:
            yield run
            run = []
    if run:
        yield run


def told_before(piece: Piece) -> Iterator[list[Piece]]:
    """What a paragraph tells before the words in it that head others."""
    if match := TOLD_FIRST.match(piece.words):
        yield [Piece(match["told"], piece.line)]


def below_colon(piece: Piece) -> Iterator[Piece]:
    """What a heading heads in its own paragraph: groups parted by semicolons, or names."""
    match = HEADED.fullmatch(piece.words)
    if not match:
        return
    parts = [part for part in re.split("[；。]", match["rest"]) if part]
    if any(map(heads_group, parts)):
        for part in parts:
            yield Piece(part, piece.line, "" if heads_group(part) else "：")
    else:
        here, _, more = match["rest"].partition("。")
        yield Piece(here, piece.line, "：")
        if more:
            yield Piece(more, piece.line)


def heads_group(part: str) -> bool:
    head, colon, _ = part.partition("：")
    group = group_of((f"一、{head}",)) if colon else None
    return bool(group and (group.category or group.department or group.count))


def as_item(piece: Piece, place: Place) -> Piece:
    """A line that names a power below words that lead is an item, without a number."""
    name = piece.words.rstrip("；。，")
    bare = not piece.style and place.leads and len(name) < LONGEST_LINE
    if (
        bare
        and not re.search("[，：]", name)
        and ACT_END.search(name)
        and is_power(name)
    ):
        several = len(enumerated(name, None)) > 1
        return replace(piece, style="：" if several else "行")
    return piece


def follows(above: Piece, piece: Piece) -> bool:
    if above.style != piece.style or not piece.style:
        return False
    return piece.seq is None or piece.seq == (above.seq or 0) + 1


Read = list[tuple[PowerTransfer, set[str] | None]]


def of_run(run: list[Piece], place: Place, previous: int | None) -> list[PowerTransfer]:
    """The powers that a run counts; none where it is no list of powers."""
    if not place.leads or not run[0].style or run[0].style == "：":
        return []
    read = items_of(run)
    if not lists_powers(run, read, place):
        return []
    return entries_of(run, read, place, previous)


def lists_powers(run: list[Piece], read: list[Read], place: Place) -> bool:
    """Whether most of what a run counts is powers, or as much as the words above say."""
    duties = sum(is_duty(piece.words) for piece in run)
    several = any(len(found) > 1 for found in read)
    if place.count == len(run) and not (duties or several):
        return True
    if several and all(read):
        # Sentences, each of which tells the powers it decides on.
        return False
    powers = sum(power_of(None, p.words, None) is not None for p in run)
    powers = len(run) if all(len(found) == 1 for found in read) else powers
    return 2 * powers >= len(run) and 2 * duties <= powers


def entries_of(
    run: list[Piece], read: list[Read], place: Place, previous: int | None
) -> list[PowerTransfer]:
    """One entry for each piece that names a power; the others are said at the nearest one."""
    entries: list[PowerTransfer] = []
    left: list[Finding] = []
    whole = all(len(found) == 1 for found in read)
    for piece, found in zip(run, read, strict=True):
        entry = power_of(piece.seq, piece.words, piece.line, sure=True)
        kinds = None
        if whole:
            ((entry, kinds),) = found
        if entry is None:
            left.append(not_read(piece.words))
            continue
        text = "此事项由正文的编号条目读入，不是表格，请核对"
        printed = str(piece.seq) if piece.seq else None
        counted = seq_findings(piece.seq, printed, previous, first=previous is None)
        doubt = Finding("power-in-prose", text)
        entries.append(finished(entry, place, doubt, *counted, *left, kinds=kinds))
        previous, left = piece.seq, []
    return [*entries[:-1], doubted(entries[-1], *left)] if entries else []


def items_of(run: list[Piece]) -> list[Read]:
    """What each piece of a run gives: the power that it names, else those it decides on."""
    verbs = {match[0] for p in run if (match := DECIDING.match(p.words))}
    sure = len(verbs) > 1 or any(MOVES.match(p.words) for p in run)
    found = []
    for piece in run:
        verb = DECIDING.match(piece.words)
        told_so = verb and (sure or ENDS.fullmatch(verb[0]))
        words = piece.words[verb.end() :] if told_so else piece.words
        entry = power_of(piece.seq, words, piece.line)
        kinds = kinds_in(verb[0]) if told_so else None
        found.append([(entry, kinds)] if entry else decided(piece))
    return found


def decided(piece: Piece) -> list[tuple[PowerTransfer, set[str]]]:
    """What an item decides in a sentence of its own: 将“甲”更名为“乙”."""
    found = [
        (power_of(piece.seq, name, piece.line), kinds_in(sentence))
        for sentence, names, _ in told(piece.words, listed=False, count=None)
        for name in names
    ]
    return [(moved_as(entry, piece.words), kinds) for entry, kinds in found if entry]


def is_duty(words: str) -> bool:
    told = DUTY.search(words.rstrip("；。;"))
    return bool(told) and power_of(None, words, None) is None


def of_sentence(piece: Piece, place: Place) -> Iterator[PowerTransfer]:
    """The powers that one sentence names."""
    label = TITLE_LABEL.match(piece.words)
    listed = bool(piece.style == "：" or label) and place.leads
    words = piece.words[label.end() :] if label else piece.words
    for sentence, names, category in told(words, listed=listed, count=place.count):
        kinds = kinds_in(sentence) or (set() if "保留" in sentence else None)
        for name in names:
            sure = bool(NUMBERED.match(name)) or is_quoted(name, sentence)
            entry = power_of(None, name, piece.line, sure=sure)
            if entry is None:
                continue
            text = "此事项由正文的句子读入，没有序号，请核对"
            here = place
            if category and not listed:
                here = Place(kinds or place.kinds, category)
            doubt = Finding("power-in-prose", text)
            yield finished(moved_as(entry, sentence), here, doubt, kinds=kinds)


def is_quoted(name: str, sentence: str) -> bool:
    return any(match["name"] == name for match in QUOTED.finditer(sentence))


def finished(
    entry: PowerTransfer, place: Place, *findings, kinds=None
) -> PowerTransfer:
    """``entry`` with what the words above it say of all."""
    category, of_all, said = place.said()
    side, department = place.body()
    if side and not getattr(entry, side):
        entry = replace(entry, **{side: department})
        findings = (*findings, by_group(department))
    if not entry.category and category:
        entry = replace(entry, category=category)
    elif not entry.category and of_all:
        entry = of_words(entry, of_all)
    return doubted(
        entry,
        *findings,
        *doubts_of(entry),
        *shape_findings(entry),
        *kind_findings(said if kinds is None else kinds),
    )


def unrepeated(entries: list[PowerTransfer]) -> list[PowerTransfer]:
    """``entries`` without those that a sentence only mentions again."""
    seen: set[str] = set()
    kept = []
    for entry in entries:
        if entry.seq is None and entry.name in seen:
            continue
        seen.add(entry.name)
        kept.append(entry)
    return kept
