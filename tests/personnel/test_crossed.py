"""Every wording with every name and post: nothing wrong is read without a finding, little is missed.

A line of ``crossed.txt`` is a sentence and what it says: ``+n p`` appoints the first person to the
first post, ``-m q`` removes the second from the second.
"""

import random
from pathlib import Path

import pytest

from gazette.reading.source import SourceDocument
from personnel.reading import read

SENTENCES = Path(__file__).with_name("crossed.txt").read_text(encoding="utf-8")
NAMES = [
    "王小明",
    "李伟",
    "任建新",
    "张有为",
    "区少萍",
    "党文博",
    "和平",
    "由佳",
    "欧阳文娟",
    "司马光",
    "令狐冲霄",
    "买买提·艾力",
    "古丽巴哈尔·吐尔逊",
    "扎西次仁",
    "白音那木尔",
    "乌云",
    "普阿三",
    "岩温罕",
    "刀正华",
    "何任之",
    "于为民",
    "解放",
    "高飞",
    "成果",
    "田到来",
    "方向明",
    "程序",
    "蓝天",
    "林长青",
    "石经纬",
    "向导",
    "陈为国",
    "周任之",
    "江山",
    "苗木森",
    "余波",
    "管仲",
    "路桥",
    "房产生",
    "廖任发",
    "谢氏华",
]
POSTS = (
    ("县财政局", "局长"),
    ("区人民政府办公室", "副主任"),
    ("东河区教育和体育局", "总工程师"),
    ("县城市管理局（县综合行政执法局）", "一级主任科员"),
    ("石桥镇人民政府", "副镇长"),
    ("城关街道办事处", "主任"),
    ("县第一中学", "校长"),
    ("县人民法院", "副院长"),
    ("东河城市建设投资集团有限公司", "董事长"),
    ("县公安局交通警察大队", "教导员"),
    ("县任家庄镇财政所", "所长"),
    ("县妇联", "主席"),
    ("任城区民政局", "党组成员"),
    ("平原县审计局", "局长"),
    ("县为民服务中心", "主任"),
    ("区和平街道办事处", "副主任"),
)
ISSUER = "东河区人民政府"
TIMES = 25


@pytest.mark.parametrize("line", SENTENCES.splitlines())
def test_a_wording_with_any_name_and_post(line):
    sentence, _, said = line.partition(" @ ")
    dice = random.Random(sentence)
    missed = sum(missing(sentence, said, dice) for _ in range(TIMES))
    assert missed <= TIMES * len(said.split(",")) * 0.4


def missing(sentence, said, dice):
    """How many rows were missed; none may be wrong and carry no finding."""
    (n, m), (p, q) = dice.sample(NAMES, 2), dice.sample(POSTS, 2)
    text = sentence.replace("\\n", "\n").format(n=n, m=m, p="".join(p), q="".join(q))
    words = {"n": n, "m": m, "p": p, "q": q}
    expected = {(s[0], words[s[1]], *words[s[3]]) for s in said.split(",")}
    document = SourceDocument(
        title=f"{ISSUER}关于人员职务任免的通知",
        issuer=ISSUER,
        paragraphs=SourceDocument.paragraphs_of(text),
    )
    found = {row_of(change): change for change in read(document)}
    unsaid = [row for row in found.keys() - expected if not found[row].findings]
    assert not unsaid, text
    return len(expected - found.keys())


def row_of(change):
    kind = "+" if change.kind == "appoint" else "-"
    return kind, change.name, change.organization, change.title
