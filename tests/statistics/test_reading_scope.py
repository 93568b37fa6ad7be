"""Which titles are of releases, and what is asked about where a title leaves a doubt."""

import pytest

from gazette.reading import read_text
from statistics.reading import doubts, read
from tests.statistics.test_reading_texts import codes, rows

SAID = "上半年，全县先进装备制造业产值12.5亿元，同比增长8.2%。"


def text(title, body):
    return f"{title}\n　　{body}\n石门县统计局\n2021年7月20日\n"


def doubted(words):
    (document,) = read_text(words).documents
    return [finding.code for finding in doubts(document, read(document))]


@pytest.mark.parametrize(
    "title",
    [
        "石门县2021年上半年先进装备制造业生产情况",
        "石门县2021年上半年先进产业运行情况",
        "石门县2021年上半年先进材料工业运行情况",
    ],
)
def test_industries_that_are_called_advanced_are_those_of_a_release(title):
    found = rows(SAID, title=title + "\n　　", below="\n石门县统计局\n2021年7月20日\n")
    assert [row[0] for row in found] == ["先进装备制造业产值"]


@pytest.mark.parametrize(
    "title",
    [
        "石门县2021年表彰统计数据工作先进集体名单",
        "石门县2021年统计数据先进个人情况",
        "石门县2021年统计数据先进工作者情况",
    ],
)
def test_who_is_honoured_is_of_no_release(title):
    words = text(title, "发放奖金12.5亿元，同比增长8.2%。")
    assert not [*read(read_text(words).documents[0])]
    assert doubted(words) == []


@pytest.mark.parametrize(
    "title",
    [
        "石门县2021年上半年行政执法统计数据",
        "石门县2021年上半年道路交通事故统计情况",
        "石门县2021年上半年信访统计分析",
        "石门县2021年上半年环境检查统计结果",
    ],
)
def test_amounts_of_what_may_be_statistics_are_asked_about(title):
    words = text(title, "上半年，全县处理件数1.2万件，同比下降8.2%。")
    assert doubted(words) == ["figures-unread"]


@pytest.mark.parametrize(
    "title",
    [
        "石门县2021年油料补贴统计表\n",
        "石门县2021年耕地地力补贴资金统计表\n",
        "石门县2021年种粮农户户数\n",
    ],
)
def test_a_measure_is_doubted_as_the_amount_where_the_title_is_of_no_release(title):
    found = codes("项目\t面积（亩）\n水稻\t120.5\n小麦\t80.2", title=title)
    assert len(found) == 2
    assert all("heading-inferred" in each for each in found)


def test_a_measure_is_surely_the_amount_in_a_release():
    title = "石门县2021年主要农产品统计数据\n"
    found = codes("项目\t面积（亩）\n水稻\t120.5\n小麦\t80.2", title=title)
    assert found and not any("heading-inferred" in each for each in found)


def test_from_how_much_on_something_counts_is_no_figure():
    note = "注：1.增速按可比价格计算。\n2.规模以上工业为年主营业务收入2000万元及以上的工业企业。\n"
    table = "指标\t单位\t1-9月\n用电量\t万度\t31.4\n"
    [document] = read_text(f"临泉港区2022年1-9月主要经济指标\n{table}{note}").documents
    assert [figure.indicator for figure in read(document)] == ["用电量"]
