"""Rows and lines that head the powers below them, and are no part of the name above."""

import pytest

from .test_reading_items import told
from .test_reading_texts import TRANSFER, codes, rows

TOPICS = {
    "numbered topics": ("一、农业农村领域", "二、应急管理领域"),
    "topics in brackets": ("（一）农业农村", "（二）应急管理"),
    "topics without a number": ("农业农村领域", "应急管理领域"),
    "a word where topics stand": ("农业农村领域", "应急管理"),
    "bodies": ("县农业农村局", "县应急管理局"),
}
TABLE = """序号\t事项名称\t类别
{first}
1\t农药经营许可（限制使用农药除外）\t行政许可
2\t动物诊疗许可\t行政许可
{second}
3\t烟花爆竹零售点布点确认\t行政确认
"""
THREE = [
    (1, "农药经营许可（限制使用农药除外）", "行政许可"),
    (2, "动物诊疗许可", "行政许可"),
    (3, "烟花爆竹零售点布点确认", "行政确认"),
]


@pytest.mark.parametrize("topics", TOPICS.values(), ids=TOPICS)
@pytest.mark.parametrize("form", ["\t{}\t", "{}\t\t"], ids=["names", "numbers"])
def test_words_alone_below_a_whole_name_head_a_group(form, topics):
    first, second = map(form.format, topics)
    assert rows(TRANSFER + TABLE.format(first=first, second=second)) == THREE


def test_a_chinese_numeral_among_figures_heads_a_group():
    table = TABLE.format(first="一\t农业农村\t", second="二\t应急管理\t")
    assert rows(TRANSFER + table) == THREE


def test_the_rest_of_a_name_is_no_heading_of_a_group():
    table = TABLE.format(first="\t农业农村领域\t", second="\t及审批\t")
    assert rows(TRANSFER + table)[1] == (2, "动物诊疗许可及审批", "行政许可")
    assert "row-joined" in codes(TRANSFER + table)[1]


@pytest.mark.parametrize(
    "items",
    [
        ("1.水务领域：取水许可；采砂许可；", "2.林业领域：林木采伐许可。"),
        ("水务方面：1.取水许可；2.采砂许可。", "林业方面：3.林木采伐许可。"),
        ("一、水务领域", "1.取水许可", "2.采砂许可", "二、林业领域", "3.林木采伐许可"),
        (
            "一、区水务局（2项）",
            "取水许可",
            "采砂许可",
            "二、区林业局（1项）",
            "林木采伐许可",
        ),  # fmt: skip
    ],
)
def test_topics_in_running_text_head_the_powers_behind_them(items):
    text = told("决定下放以下行政许可事项：", *items, about="下放行政许可事项")
    names = [name for _, name, _ in rows(text)]
    assert names == ["取水许可", "采砂许可", "林木采伐许可"]


@pytest.mark.parametrize(
    "counted",
    [
        "①取水许可；②采砂许可，共2项",
        "（1）取水许可、（2）采砂许可等2项",
        "1.取水许可；2.采砂许可2项",
    ],
)
def test_what_is_counted_within_a_sentence_has_its_numbers(counted):
    text = told(
        f"将{counted}行政许可事项下放至各街道办事处实施。", about="下放行政许可事项"
    )
    assert [row[:2] for row in rows(text)] == [(1, "取水许可"), (2, "采砂许可")]


def test_one_of_several_decisions_says_its_own_category_only():
    text = told(
        "一、将取水许可、采砂许可2项行政许可事项划转至区审批局。",
        "二、将食品小作坊登记下放至各街道办事处，事项类型为其他权力。",
        "三、取消区民政局“社会团体筹备成立审批”。",
        about="调整行政权力事项",
    )
    categories = ["行政许可", "行政许可", "其他权力", ""]
    assert [category for _, _, category in rows(text)] == categories
