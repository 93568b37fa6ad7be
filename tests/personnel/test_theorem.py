"""read(write(x)) = x through the whole path, with what typesetting and conversion do to a text."""

import dataclasses
import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.reading import read_bytes
from gazette.writing import typeset
from personnel.reading import PersonnelChange, read
from personnel.writing import write

ISSUER = "云溪市东河区人民政府"
NAMES = (
    "张伟",
    "王小明",
    "欧阳文娟",
    "司马光",
    "任建新",
    "李有为",
    "阿迪力·买买提",
    "古丽巴哈尔·吐尔逊江",
    "区志超",
    "和平",
)
ORGANIZATIONS = (
    "东河区财政局",
    "东河区人民政府办公室",
    "东河区人民政府南关街道办事处",
    "东河区西关街道便民服务中心（退役军人服务站）",
    "任城区教育和体育局",
    "东河区第101中学",
    "东河城市建设有限责任公司",
    "东河区市场监督管理局（区知识产权局）",
)
TITLES = ("主任", "副局长", "一级主任科员", "副处级领导干部", "党组成员", "总经理")
RANKS = ("", "副处级", "正科级")
REMARKS = ("", "试用期一年", "保留原职级待遇", "挂职，时间自2021年3月至2023年3月")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

entries = st.lists(
    st.builds(
        PersonnelChange,
        kind=st.sampled_from(("appoint", "remove")),
        name=st.sampled_from(NAMES),
        organization=st.sampled_from(ORGANIZATIONS),
        title=st.sampled_from(TITLES),
        rank=st.sampled_from(RANKS),
        remark=st.sampled_from(REMARKS),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=2000, deadline=None)
@given(entries, st.booleans(), st.sampled_from(ENCODINGS), st.randoms())
def test_a_notice_reads_back_from_a_file_with_noise(entries, numbered, encoding, dice):
    entries = with_clauses(entries) if numbered else entries
    document = dataclasses.replace(
        write(entries, issuer=ISSUER),
        number="东政任〔2021〕3号",
        signed_date=date(2021, 3, 5),
    )
    reading = read_bytes(noisy(typeset(document), dice).encode(encoding))
    found = [entry for document in reading.documents for entry in read(document)]
    assert found == sorted(entries, key=lambda entry: entry.kind)


def with_clauses(entries):
    ordered = sorted(entries, key=lambda entry: entry.kind)
    return [
        dataclasses.replace(entry, clause=str(position))
        for position, entry in enumerate(ordered, 1)
    ]


def noisy(text: str, dice: random.Random) -> str:
    """``text`` with page cuts, hard wraps, padded names, other widths and brackets."""
    if dice.random() < 0.5:
        number = dice.choice(
            ("东政任[2021]3号", "东政任（２０２１）３号", "东政任〔2021〕3 号")
        )
        text = text.replace("东政任〔2021〕3号", number)
    head, lines = text.split("\n")[:6], text.split("\n")[6:]
    wrapped = dice.random() < 0.3
    lines = [noisy_line(line, dice) for line in lines]
    cut = wrap if wrapped else page_cut
    lines = [part for line in lines for part in cut(line, dice)]
    return dice.choice(("\n", "\r\n")).join([*head, *lines])


def noisy_line(line: str, dice: random.Random) -> str:
    for name in NAMES:
        if line.startswith(name) and "·" not in name and dice.random() < 0.5:
            line = line.replace(name, dice.choice(" \u3000").join(name), 1)
    if "中学" in line and dice.random() < 0.5:
        line = line.translate(WIDE)
    if dice.random() < 0.3:
        line = line.replace("（保留原职级待遇）", "(保留原职级待遇)")
    if dice.random() < 0.3:
        line = line.replace("职务", "职 务").replace("；", ";")
    return line


def page_cut(line: str, dice: random.Random) -> list[str]:
    if not line.endswith(("；", "。")) or len(line) < 24 or dice.random() < 0.6:
        return [line]
    cut = dice.randrange(6, len(line) - 6)
    mark = dice.choice(("— {} —", "-{}-", "第 {} 页")).format(dice.randrange(2, 90))
    return [line[:cut], "", mark, "", line[cut:]]


def wrap(line: str, dice: random.Random) -> list[str]:
    """Lines as wide as a page, the first indented."""
    if not line.endswith(("；", "。", "：", ";")):
        return [line]
    line, width = "\u3000\u3000" + line, 30
    return [line[at : at + width] for at in range(0, len(line), width)]
