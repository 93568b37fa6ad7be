"""Powers listed as numbered lines and not as a table: read, but each with a finding."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.text.widths import half_width, squeeze
from gazette.reading.rows import doubted
from gazette.reading.source import Finding, Paragraph

from .checks import kind_findings, parse_seq, seq_findings, shape_findings
from .entries import PowerTransfer, fits
from .grammar import CATEGORIES, kinds_in
from .groups import Group, group_of

ITEM = re.compile(
    r"[（(]?(?P<seq>\d{1,3})[）)]?[.．、]?\s*(?P<words>\D.{1,120}?)[；;。，,、]?(?:以及|和|及)?"
)
# With its category in a bracket a line is a power whatever its number is written with.
NAMED_CATEGORY = rf"(?:{'|'.join(CATEGORIES)})(?:类|事项|类事项)?"
OF_CATEGORY = rf"[（(【\[]{NAMED_CATEGORY}[）)】\]]"
# Its category beside a name without a bracket, or before it: 取水许可——行政许可, 行政许可：取水许可.
BESIDE = re.compile(
    rf"\A[（(【\[]?(?P<before>{NAMED_CATEGORY})[）)】\]：:]+(?P<named>.+)\Z"
    rf"|\A(?P<name>.+?)(?:[—－-]{{1,2}}|[，,：:])(?P<after>{NAMED_CATEGORY})\Z"
)
NUMERAL = "[一二三四五六七八九十]{1,3}"
SEQ = rf"(?:[（(](?:\d{{1,3}}|{NUMERAL})[）)][、.]?|(?:\d{{1,3}}|{NUMERAL})[.．、)]|第{NUMERAL}项[、，：:]?|[①-⑳⑴-⒇])"
SURE_ITEM = re.compile(
    rf"(?P<seq>{SEQ})\s*(?P<words>[^（(].{{1,160}}?{OF_CATEGORY})[；;。，,、]?(?:以及|和|及)?"
)
NEXT_ITEM = re.compile(rf"(?<=[）)；;：:。，,、和及])(?={SEQ}[^（(]{{2,}})")
BRACKET = re.compile(r"[（(【\[](?P<inner>[^（）()【】\[\]]{2,60})[）)】\]]\Z")
CATEGORY = re.compile("|".join(CATEGORIES))
FROM = re.compile(
    r"(?:原(?:实施|审批|行使|主管)?|划出|下放|移交)(?:部门|单位|机关)?[:：为是]?(?P<body>[^，；、：:]{2,30})"
)
TO = re.compile(
    r"(?:承接|划入|接收|现(?:实施|审批|行使)?)(?:部门|单位|机关)[:：为是]?(?P<body>[^，；、：:]{2,30})"
)
ACTS = re.compile(
    r"许可|审批|核准|备案|确认|登记|认定|审查|审核|检验|检测|处罚|征收|检查|强制|给付|奖励|裁决|核发|批准|初审|年检|资格|注册|鉴定|验收|办理|发放|认证|考核|退还|证"
)
# What stands in a list of duties, not of powers.
SENTENCE = re.compile(
    r"[。；]|(?<![重主必需纲摘首])要(?![素件害塞])|应当|(?<![供对感适效相响反])应(?![急用])|负责(?!人)|加强|做好|确保|不得|按照"
    r"|(?<!会)(?<!济)(?<!作)(?<!善)(?<!构)(?<!间)组织(?!机构|形式|登记|考试|名称)|认真|严格|及时|落实|抓好"
)
LEAD = re.compile(
    r"(?:下列|以下|如下)?\s?\d*\s?项?[^，。]{0,12}(?:事项|权力|职权|许可|审批|权限|目录|清单)|行政(?:许可|确认|处罚|强制|征收|给付|检查|奖励|裁决)|其他行政权力"
)


ONE_TOLD = re.compile(
    rf"(?P<words>[^；;。]{{2,120}}?{OF_CATEGORY})[、，,；;和及与等。]*"
)
TOLD = re.compile(
    rf"(?:[：:]|将)(?P<powers>(?:[^：:；;。]{{2,120}}?{OF_CATEGORY}[、，,；;和及与]*){{2,60}})"
)
STOP = re.compile(r"[。；]")
LEAD_LENGTH = 100


@dataclass
class Heading:
    """What was said last above the numbered lines."""

    group: Group | None = None
    kinds: frozenset[str] = frozenset()


def read_lines(
    paragraphs: tuple[Paragraph, ...], kinds: set[str]
) -> list[PowerTransfer]:
    """The powers in runs of numbered lines below words that head them: from 1 on, or on from the
    run before, where groups are numbered through.
    """
    entries: list[PowerTransfer] = []
    for heading, run in runs(paragraphs):
        above = entries[-1].seq if entries and run[0][0] > 1 else None
        read = [*of_run(heading, run, kinds, above)]
        if read and len(read) == len(run):
            entries += read
    return entries


def read_sentences(
    paragraphs: tuple[Paragraph, ...], kinds: set[str]
) -> list[PowerTransfer]:
    """The powers that sentences name without a number, each with its category in a bracket."""
    entries: list[PowerTransfer] = []
    for paragraph in paragraphs:
        words = squeeze(half_width(paragraph.text))
        match = TOLD.search(words)
        told = [*ONE_TOLD.finditer(match["powers"])] if match else []
        if len(told) < 2 or not LEAD.search(words):
            continue
        named = [of_line(None, one["words"], paragraph.line) for one in told]
        text = "此事项由正文的句子读入，没有序号，请核对"
        doubts = (Finding("power-in-prose", text),)
        said = kinds_in(words[: match.start("powers")]) or kinds
        entries += [
            doubted(entry, *doubts, *shape_findings(entry), *kind_findings(said))
            for entry in named
            if entry
        ]
    return entries


def runs(paragraphs) -> Iterator[tuple[Heading, list[tuple[int, str, int | None]]]]:
    heading, run, last = Heading(), [], 0
    for words, line in pieces(paragraphs):
        match = SURE_ITEM.fullmatch(words) or ITEM.fullmatch(words)
        seq = seq_of(match["seq"]) if match else None
        if match and (seq == 1 or run or seq == last + 1 > 1):
            if seq == 1 and run:
                yield heading, run
                run = []
            run.append((seq, match["words"], line))
            last = seq
            continue
        if run:
            yield heading, run
        heading, run = heading_of(words), []
    if run:
        yield heading, run


def pieces(paragraphs) -> Iterator[tuple[str, int | None]]:
    """The paragraphs, those that tell several powers with their categories parted before each."""
    for paragraph in paragraphs:
        words = squeeze(plain(paragraph.text)).strip()
        parts = NEXT_ITEM.split(words)
        sure = sum(bool(SURE_ITEM.fullmatch(part)) for part in parts)
        for part in parts if sure > 1 else (words,):
            yield part, paragraph.line


def plain(text: str) -> str:
    """``text`` in one width, its circled numbers as they are."""
    return "".join(c if "①" <= c <= "⒇" else half_width(c) for c in text)


def seq_of(printed: str) -> int | None:
    words = unicodedata.normalize("NFKC", printed)
    return parse_seq(words.strip("第项，：:、."))


def heading_of(words: str) -> Heading:
    if words.endswith(("：", ":")):
        words = words[-LEAD_LENGTH:]
    group = group_of((words,)) if len(words) < 100 else None
    heads = group and (group.category or group.count is not None)
    if len(words) > 100 or not (heads or LEAD.search(words)):
        return Heading()
    return Heading(group or Group(words), frozenset(kinds_in(words)))


def of_run(heading: Heading, run, kinds, previous) -> Iterator[PowerTransfer]:
    """``previous`` is the number of the power above, where the run goes on from it."""
    if heading.group is None:
        return
    for seq, words, line in run:
        entry = of_line(seq, words, line)
        if entry is None:
            return
        category = entry.category or heading.group.category
        entry = replace(entry, category=category)
        text = "此事项由正文的编号条目读入，不是表格，请核对"
        said = heading.kinds or kinds
        yield doubted(
            entry,
            Finding("power-in-prose", text),
            *seq_findings(seq, str(seq), previous, first=previous is None),
            *shape_findings(entry),
            *kind_findings(said),
        )
        previous = seq


def is_power(name: str) -> bool:
    return bool(ACTS.search(name)) and not SENTENCE.search(name)


def bracketed(words: str) -> str:
    """``words`` with the category in a bracket behind the name, where it stands beside it."""
    match = BESIDE.fullmatch(words)
    if not match:
        return words
    category = match["before"] or match["after"]
    return f"{match['named'] or match['name']}（{category}）"


def of_line(seq: int | None, words: str, line: int | None) -> PowerTransfer | None:
    """The power on one line, its category and departments in a bracket at the end."""
    printed, words = words, bracketed(words)
    bracket = BRACKET.search(words)
    said = bracket["inner"] if bracket else ""
    category, before, after = CATEGORY.search(said), FROM.search(said), TO.search(said)
    known = category or before or after
    name = words[: bracket.start()] if known else words
    sure = bool(bracket and re.fullmatch(OF_CATEGORY, bracket[0]))
    if STOP.search(name) or not (sure or is_power(name)):
        return None
    entry = PowerTransfer(
        source_text=printed,
        line=line,
        seq=seq,
        name=name,
        category=category[0] if category else "",
        from_department=before["body"] if before else "",
        to_department=after["body"] if after else "",
    )
    return entry if fits(entry) else None


def read_prose(paragraphs, kinds, category):
    return read_lines(paragraphs, kinds) or read_sentences(paragraphs, kinds)
