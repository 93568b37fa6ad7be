"""The structure of a document's text, and where words stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.clauses import Places, blocks, written_out

BODY = """经研究，现批复如下：
一、同意新建幸福社区居民委员会。其管辖区域为幸福里小区。
（一）范围
1. 东起甲路。
（1）含绿化带。
（二）户数
二、你办要进一步加强组织领导，切实抓好社区居民委员会规范化建设和管理工作，不断提升服务用房配置水平。
一、附则
序号\t事项
1.5万户不是编号。"""


def test_each_numbered_paragraph_has_its_path_as_anchor():
    assert [(block.anchor, block.level) for block in blocks(BODY)] == [
        ("p1", 0),
        ("一", 1),
        ("一（一）", 2),
        ("一（一）1", 3),
        ("一（一）1（1）", 4),
        ("一（二）", 2),
        ("二", 1),
        ("一-2", 1),
        ("p9", 0),
        ("p10", 0),
    ]


def test_a_short_first_sentence_is_the_heading_and_a_long_one_is_none():
    headings = {block.anchor: (block.heading, block.rest) for block in blocks(BODY)}
    assert headings["一"] == (
        "一、同意新建幸福社区居民委员会。",
        "其管辖区域为幸福里小区。",
    )
    assert headings["一（一）"] == ("（一）范围", "")
    assert headings["二"][0] == ""


def test_words_are_found_as_a_paragraph_then_within_one_then_in_a_table():
    places = Places(BODY, [(1, [["1", "校车使用许可", "行政许可"]])])
    assert places.find("（二）户数") == "一（二）"
    assert places.find("", "没有的话", "幸福里小区") == "一"
    assert places.find("1\t校车使用许可\t") == "t1r1"
    assert places.find("没有的话") == ""


@given(st.text())
def test_anchors_are_unique_and_no_text_is_lost(body):
    found = list(blocks(body))
    assert len({block.anchor for block in found}) == len(found)
    assert [block.text for block in found] == [
        line for line in body.split("\n") if line.strip()
    ]


@pytest.mark.parametrize(
    ("sign", "number"),
    [
        ("㈠", "（一）"),
        ("⑵", "（2）"),
        ("⒊", "3."),
        ("十一是", "（十一）"),
        ("贰、", "二、"),
        ("第三，", "（三）"),
    ],
)
def test_a_number_is_written_out_however_it_is_printed(sign, number):
    assert written_out(f"　{sign}新建社区") == f"{number}新建社区"
    assert written_out(f"新建{sign}社区") == f"新建{sign}社区"
