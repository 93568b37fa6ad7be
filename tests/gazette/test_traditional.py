"""Texts in traditional characters: read as the simplified ones are, and kept as printed."""

import pytest

from core.text.traditional import simplified
from gazette.reading import read_bytes, read_text
from gazette.reading.shown import as_json, entries_read
from gazette.reading.traditional import Printed

NOTICE = """臨泉縣人民政府關於張偉等同志職務任免的通知
臨政任〔2019〕3號

各鄉鎮人民政府，縣直各部門：
　　經研究，決定任命：
　　張偉爲縣財政局局長；
　　劉遠同志任縣體育運動中心主任，試用期一年。

臨泉縣人民政府
2019年5月6日
"""
TABLE = """2019年1-5月全縣主要經濟指標
指標名稱\t單位\t本月止累計\t同比增長（%）
地區生產總值\t億元\t120.5\t6.1
財政總收入\t萬元\t9800\t3.2
"""


def shown(text):
    reading = read_text(text)
    return as_json(reading, entries_read(reading.documents))


def test_a_notice_in_traditional_characters_is_read_and_its_words_stay_as_printed():
    read = shown(NOTICE)
    [document] = read["documents"]
    assert document["number"] == "臨政任〔2019〕3号"
    assert document["genre"] == "通知"
    assert document["issuer"] == "臨泉縣人民政府"
    assert document["addressee"] == "各鄉鎮人民政府，縣直各部門"
    assert [
        (change["name"], change["position"], change["note"])
        for change in read["personnel_changes"]
    ] == [
        ("張偉", "縣財政局局長", None),
        ("劉遠", "縣體育運動中心主任", "試用期一年"),
    ]
    assert "traditional-text" in {finding["code"] for finding in read["findings"]}


def test_a_table_in_traditional_characters_has_units_and_growth():
    figures = shown(TABLE)["figures"]
    assert [(f["indicator"], f["unit"], f["value"], f["yoy"]) for f in figures] == [
        ("地區生產總值", "億元", 120.5, 6.1),
        ("財政總收入", "萬元", 9800, 3.2),
    ]


def test_of_two_forms_of_a_character_each_stays_where_it_is_printed():
    printed = Printed("后街社区在前，後浦社區在後。后街社区又在后", onward=True)
    assert printed.of("后浦社区") == "後浦社區"
    assert printed.of("后街社区") == "后街社区"


def test_words_that_a_page_cut_are_found_by_their_halves():
    printed = Printed("后街与後浦社區— 3 —居民委員會")
    assert printed.of("后浦社区居民委员会") == "後浦社區居民委員會"


@pytest.mark.parametrize("text", [NOTICE, TABLE])
def test_a_text_in_traditional_characters_may_be_in_gb18030(text):
    assert read_bytes(text.encode("gb18030")).documents == read_text(text).documents


def test_a_table_with_more_dashes_than_words_is_text():
    text = TABLE + "其中：税收\t————————————\t————————————————————\t—\n" * 20
    assert read_bytes(text.encode("gb18030")).documents


def test_forms_that_differ_by_country_mean_the_same():
    assert simplified("爲群眾核准，羣衆覈準") == "为群众核准，群众核准"


def test_of_a_row_in_markup_each_cell_is_as_printed():
    table = "<table><tr><td>序号</td><td>名称</td><td>类别</td></tr>\n<tr><td>1</td><td>農藥经营許可</td><td>行政许可</td></tr>\n<tr><td>2</td><td>种子许可</td><td>行政许可</td></tr></table>\n"
    reading = read_text(f"甲县权力事项划转清单\n{table}")
    assert "1\t農藥经营許可\t行政许可" in reading.texts.values()


def test_words_right_before_a_page_that_cuts_them_keep_the_form_that_is_printed_there():
    printed = Printed("设立，甲乙設在\n县政府　第2頁\n包河小学旧址丙丁", onward=True)
    words = ("设立", "，甲乙设在包河小学旧址丙丁")
    assert printed.in_order(words) == ("设立", "，甲乙設在包河小学旧址丙丁")
