"""What a release seems to state and no figure was read of is doubted; what states nothing is not."""

import pytest

from gazette.reading import read_text
from statistics.reading import doubts, read


def doubted(text):
    (document,) = read_text(text).documents
    return [
        (finding.code, finding.line) for finding in doubts(document, read(document))
    ]


HEAD = "临泉县2021年1-9月主要经济指标完成情况\n"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("    多个行业共同作用，税收约为前两年之和的5%多。\n", 2),
        ("甲乙\t丙丁\t戊己\n东\t12\t3\n西\t5\t6\n", 2),
    ],
)
def test_a_release_without_a_figure_is_asked_about(body, line):
    assert doubted(HEAD + body) == [("figures-unread", line)]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "    各项数据于每月十五日公布。\n",
        HEAD + "指标\t单位\t累计\n生产总值\t亿元\t12\n出口总额\t亿元\t3\n",
        "临泉县2022年主要经济指标计划\n    生产总值增长6%。\n",
        "关于成立经济普查领导小组的通知\n    经费增加5%。\n",
    ],
)
def test_what_states_no_figure_is_not(text):
    assert doubted(text) == []
