"""Releases as they are set by machines: markup, columns of one space, one cell a line."""

import pytest

from gazette.reading import read_text
from gazette.reading.grids.stacked import with_rows
from statistics.reading import doubts, read
from tests.statistics.test_reading_texts import PERIOD, codes, figures_in, rows
from tests.statistics.test_reading_wider import amounts

WHOLE = [("税收收入", "亿元", "20", "5"), ("增值税", "亿元", "8", "-1.5")]
PARTS = {
    "markup, one row a line": "<table>\n<tr><td>指标</td><td>单位</td><td>累计</td><td>同比%</td></tr>\n<tr><td>税收收入</td><td>亿元</td><td>20</td><td>5</td></tr>\n<tr><td>&emsp;增值税</td><td>亿元</td><td>8</td><td>-1.5</td></tr>\n</table>\n",
    "markup, one cell a line": "<table>\n<tr>\n  <td>指标</td>\n  <td>单位</td>\n  <td>累计</td>\n  <td>同比%</td>\n</tr>\n<tr>\n  <td>税收收入</td>\n  <td>亿元</td>\n  <td>20</td>\n  <td>5</td>\n</tr>\n<tr>\n  <td>　增值税</td>\n  <td>亿元</td>\n  <td>8</td>\n  <td>-1.5</td>\n</tr>\n</table>\n",
    "one cell a line": "指标\n单位\n累计\n同比%\n税收收入\n亿元\n20\n5\n　　增值税\n亿元\n8\n-1.5\n",
    "rules with spaces": "指标 | 单位 | 累计 | 同比%\n税收收入 | 亿元 | 20 | 5\n　增值税 | 亿元 | 8 | -1.5\n",
    "commas": "指标,单位,累计,同比%\n税收收入,亿元,20,5\n　　增值税,亿元,8,-1.5\n",
}


@pytest.mark.parametrize("table", PARTS.values(), ids=PARTS)
def test_what_a_name_is_set_in_by_makes_it_a_part_in_every_setting(table):
    assert amounts(table) == WHOLE
    assert [figure.parent for figure in figures_in(table)] == ["", "税收收入"]


@pytest.mark.parametrize(
    "heading",
    ["1-9 月累计", "2021 年 1-9 月", "1-9 月", "1 至 9 月累计", "前 3 季度"],
)
def test_one_space_parts_no_number_from_the_words_of_its_period(heading):
    table = f"指标名称 单位 {heading} 同比增长\n税收收入 亿元 20 5%\n增值税 亿元 8 下降 1.5%\n"
    assert amounts(table) == WHOLE


def test_one_space_parts_a_serial_from_a_name_that_begins_with_a_period():
    table = (
        "序号 指标 单位 累计 同比%\n7 税收收入 亿元 20 5\n8 年末存款余额 亿元 8 -1.5\n"
    )
    assert [row[0] for row in rows(table)] == ["税收收入", "年末存款余额"]


def test_one_space_parts_the_cells_below_headings_that_no_list_knows():
    table = "产品名称 单位 产量 比上年同期增长（%）\n原煤 万吨 20 5\n水泥 万吨 8 -1.5\n"
    assert [row[0] for row in rows(table)] == ["原煤", "水泥"]


ONE_CELL = {
    "headings of two rows": "指标\n单位\n9月\n1-9月\n绝对值\n增长%\n绝对值\n增长%\n税收收入\n亿元\n2\n1\n20\n5\n增值税\n亿元\n1\n2\n8\n-1.5\n",
    "a long heading": "指标\n单位\n2021年1-9月\n2021年1-9月比2020年增减(±%)\n税收收入\n亿元\n20\n5\n增值税\n亿元\n8\n-1.5\n",
    "a page turned": "指标\n单位\n累计\n同比%\n税收收入\n亿元\n20\n5\n2\n临泉县人民政府公报　2021年第9期\n增值税\n亿元\n8\n-1.5\n",
    "an imprint": "指标\n单位\n累计\n同比%\n税收收入\n亿元\n20\n5\n增值税\n亿元\n8\n-1.5\n临泉县统计局\n-5-\n主办单位：临泉县人民政府办公室\n编辑：公报编辑室\n本刊所登文件与正式文件具有同等效力\n",
}


@pytest.mark.parametrize("table", ONE_CELL.values(), ids=ONE_CELL)
def test_rows_one_cell_a_line_begin_and_end_where_their_cells_tell(table):
    found = [(f.indicator, str(f.value), str(f.yoy)) for f in figures_in(table) if f.period == PERIOD]  # fmt: skip
    assert found == [("税收收入", "20", "5"), ("增值税", "8", "-1.5")]


def test_the_first_name_of_a_stack_is_no_heading_for_the_word_of_time_in_it():
    table = (
        "指标\n单位\n2020年\n2021年\n年末总人口\n万人\n41\n42\n税收收入\n亿元\n8\n20\n"
    )
    assert [row[0] for row in rows(table)[::2]] == ["年末总人口", "税收收入"]


def test_tables_side_by_side_one_cell_a_line_are_read_one_below_the_other():
    headings = "指标\n单位\n累计\n同比%\n" * 2
    table = headings + (
        "税收收入\n亿元\n20\n5\n出口总额\n亿元\n3\n4\n"
        "　其中：增值税\n亿元\n8\n-1.5\n进口总额\n亿元\n2\n1\n"
    )
    parents = {figure.indicator: figure.parent for figure in figures_in(table)}
    assert parents == {"税收收入": "", "增值税": "税收收入", "出口总额": "", "进口总额": ""}  # fmt: skip


def test_a_blank_line_is_a_cell_that_states_nothing():
    table = "指标\n单位\n累计\n同比%\n税收收入\n亿元\n\n5\n增值税\n亿元\n8\n-1.5\n"
    assert amounts(table) == [("税收收入", "亿元", None, "5"), WHOLE[1]]


def test_growth_of_the_last_year_alone_is_growth_against_it_and_asked_about():
    table = "指标\t单位\t累计\t去年同期增长（%）\n税收收入\t亿元\t20\t5\n增值税\t亿元\t8\t-1.5\n"
    assert amounts(table) == WHOLE
    assert codes(table) == [["heading-unclear"]] * 2


def test_growth_that_is_not_read_is_doubted_on_every_row():
    table = "指标\t单位\t累计\t上年同期增速（%）\n税收收入\t亿元\t20\t5\n增值税\t亿元\t8\t-1.5\n"
    assert [row[-1] for row in rows(table)] == [None, None]
    assert codes(table) == [["column-not-read"]] * 2


def test_the_heading_of_a_group_gives_its_unit_to_that_group_alone():
    table = "指标\t累计\t同比%\n一、财政（亿元）\t\t\n税收收入\t20\t5\n二、用电\t\t\n用电量\t3\t4\n三、外贸（万美元）\t\t\n出口总额\t8\t1\n"
    assert [row[:2] for row in rows(table)] == [
        ("税收收入", "亿元"),
        ("用电量", ""),
        ("出口总额", "万美元"),
    ]


def test_growth_alone_has_no_unit_of_another_table():
    table = "单位：亿元\n指标\t累计\t同比%\n税收收入\t20\t5\n\n表二　增速\n指标\t累计增速（%）\n投资额\t4\n"
    assert [row[:2] for row in rows(table)] == [("税收收入", "亿元"), ("投资额", "")]


def test_a_measure_below_a_period_is_its_amount():
    table = "产品名称\t单位\t9月\t\t1-9月\t\n\t\t产量\t增长%\t产量\t增长%\n原煤\t万吨\t1\t2\t3\t4\n"
    assert [row[2:] for row in rows(table)] == [
        ("2021年9月", "1", "2"),
        (PERIOD, "3", "4"),
    ]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("税收收入9月份完成2亿元，增长1%。", [("税收收入", "2021年9月", "2", "1")]),
        (
            "9月份，税收收入完成2亿元，增长1%；1—9月累计完成20亿元，增长5%。",
            [("税收收入", "2021年9月", "2", "1"), ("税收收入", PERIOD, "20", "5")],
        ),
        ("税收收入：完成20亿元，增长5%。", [("税收收入", PERIOD, "20", "5")]),
        ("税收收入完成20亿元，与去年同期相比增长5%。", [("税收收入", PERIOD, "20", "5")]),
        ("进出口总额20亿元，同比下降1成。", [("进出口总额", PERIOD, "20", "-10")]),
        ("税收收入完成20亿元，可比价增长5%。", [("税收收入", PERIOD, "20", "5")]),
        ("税收收入增长5%，增速较1—8月加快0.8个百分点。", [("税收收入", PERIOD, None, "5")]),
    ],
)  # fmt: skip
def test_sentences_that_state_an_amount_in_other_orders(sentence, stated):
    found = [(name, *more) for name, _, *more in rows("　　" + sentence)]
    assert found == stated


@pytest.mark.parametrize(
    "imprint",
    [
        "责任编辑：白音仓    校对：赵春梅\n印数：300份\n发至：各苏木、镇\n1999年4月印刷\n",
        "主办：临泉县人民政府办公室\n电话：6512345\n共印80份\n",
        "编辑：党政办    核稿：徐州平    共印80份\n",
    ],
)
def test_an_imprint_states_no_figure(imprint):
    table = "指标\t单位\t累计\t同比%\n税收收入\t亿元\t20\t5\n"
    assert [row[0] for row in rows(table, below=imprint)] == ["税收收入"]


def test_a_census_of_which_nothing_was_read_is_asked_about():
    text = "临泉县第七次全国人口普查公报（第一号）\n　　全县常住人口为31.2万人，增长11.55%。\n"
    (document,) = read_text(text).documents
    assert [doubt.code for doubt in doubts(document, read(document))] == [
        "figures-unread"
    ]


def test_words_that_head_no_table_stay_as_printed():
    text = "指标\n本月\n累计\n绝对值\n增长%\n绝对值\n增长%\n见上期，不再印出。\n"
    assert with_rows(text.splitlines()) == text.splitlines()
