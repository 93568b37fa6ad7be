"""Layouts that lists of powers are printed in, each read to the same three powers."""

import pytest

from gazette.reading.issue import read_text
from powers.reading import read
from tests.powers.test_reading_texts import codes

HEAD = """海棠县人民政府关于下放一批行政权力事项的决定
海政发〔2018〕4号
各镇人民政府，县政府各部门：
    现将下放各镇的行政权力事项予以公布，自公布之日起施行。
                          海棠县人民政府
                          2018年5月4日
下放事项目录
"""
POWERS = [
    (1, "取水许可", "行政许可"),
    (2, "对车辆遗撒物料污染城市道路的处罚", "行政处罚"),
    (3, "林木采伐许可", "行政许可"),
]
LAYOUTS = {
    "rows cut inside a cell, between rules": """序号｜事项名称｜类别｜依据
１｜取水许可｜行政许可｜《水法》第四十八条
２｜对车辆遗撒物料污染城市道
路的处罚｜行政处罚｜《市容条
例》第三条
３｜林木采伐许可｜行政许可｜
""",
    "rows cut inside a cell, between tabs": """序号\t事项名称\t类别\t依据
1\t取水许可\t行政许可\t《水法》第四十八条
2\t对车辆遗撒物料污染城市道
路的处罚\t行政处罚\t《市容条
例》第三条
3\t林木采伐许可\t行政许可\t《森林法》
""",
    "side by side, counted downwards": """序号\t事项名称\t类别\t序号\t事项名称\t类别
1\t取水许可\t行政许可\t3\t林木采伐许可\t行政许可
2\t对车辆遗撒物料污染城市道路的处罚\t行政处罚
""",
    "side by side, counted across": """|序号|事项名称|类别|序号|事项名称|类别|
|1|取水许可|行政许可|2|对车辆遗撒物料污染城市道路的处罚|行政处罚|
|3|林木采伐许可|行政许可||||
""",
    "stops left at the end of rows set with spaces": """序号   事项名称                                类别
1      取水许可                                行政许可；
2      对车辆遗撒物料污染城市道路的处罚        行政处罚；
3      林木采伐许可                            行政许可。
""",
    "one cell a line, a name of the last row on two before its type": """序号
类别
事项名称
依据
1
行政许可
取水许可
水法
2
行政处罚
对车辆遗撒物料污染
城市道路的处罚
市容条例
3
行政许可
林木采伐许可
森林法
""",
    "the name of the list again over the next page": """编号    事项名称                      类别
1       取水许可                      行政许可
2       对车辆遗撒物料污染      行政处罚
        城市道路的处罚
                ・ 1 ・
        下放事项目录（续）
编号    事项名称                      类别
3       林木采伐许可    行政许可
""",
    "a heading over two columns told over each": """|序号|事项|事项|
|序号|名称|类别|
|1|取水许可|行政许可|
|2|对车辆遗撒物料污染城市道路的处罚|行政处罚|
|3|林木采伐许可|行政许可|
""",
}


def powers(text: str) -> list:
    return [entry for document in read_text(text).documents for entry in read(document)]


def rows(text: str) -> list[tuple]:
    return [(entry.seq, entry.name, entry.category) for entry in powers(text)]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_powers(layout):
    assert rows(HEAD + layout) == POWERS


@pytest.mark.parametrize("glued", ["1", "①", "*", "［2］"])
def test_a_number_glued_to_a_name_is_taken_off_and_said(glued):
    table = (
        f"序号\t事项名称\t类别\n1\t取水许可{glued}\t行政许可\n2\t采砂许可\t行政许可\n"
    )
    first, second = powers(HEAD + table)
    assert first.name == "取水许可"
    assert "stray-punctuation" in {finding.code for finding in first.findings}
    assert second.name == "采砂许可" and not second.findings


def test_a_title_below_the_last_row_is_no_rest_of_its_cell():
    table = (
        "序号\t事项名称\t类别\n1\t取水许可\t行政许可\n2\t非行政许可的采砂审批\t其他\n"
    )
    below = "海棠县人民政府关于李芳任职的通知\n海政任〔2018〕1号\n各镇：\n任命李芳为县水利局局长。\n"
    assert [name for _, name, _ in rows(HEAD + table + below)] == [
        "取水许可",
        "非行政许可的采砂审批",
    ]


def test_a_list_in_traditional_characters_is_read_as_printed():
    text = """榕溪區人民政府關於下放一批行政審批事項的決定
榕政發〔2013〕12號
各鄉鎮人民政府：
    現將下放的行政審批事項予以公布。
榕溪區人民政府
2013年8月19日
下放事項目錄
序號\t事項名稱\t類別\t原實施部門
1\t臨時佔用林地審批\t行政許可\t區林業局
2\t對無證經營煙草製品的處罰\t行政處罰\t區煙草局
"""
    assert rows(text) == [
        (1, "臨時佔用林地審批", "行政許可"),
        (2, "對無證經營煙草製品的處罰", "行政處罰"),
    ]
    assert [entry.from_department for entry in powers(text)] == ["區林業局", "區煙草局"]


def test_a_sentence_in_traditional_characters_is_read_as_printed():
    text = """榕溪區人民政府關於將部分行政處罰權交由鄉鎮行使的決定
榕政發〔2014〕2號
各鄉鎮人民政府：
    區政府決定將對擅自傾倒建築垃圾的處罰、對亂搭亂建的處罰劃轉至各鄉鎮人民政府行使。
榕溪區人民政府
2014年1月20日
"""
    assert [name for _, name, _ in rows(text)] == [
        "對擅自傾倒建築垃圾的處罰",
        "對亂搭亂建的處罰",
    ]


def test_a_number_in_the_cell_of_a_name_is_no_part_of_it():
    table = "事项名称\t类别\n1.取水许可\t行政许可\n（2）采砂许可\t行政许可\n"
    assert rows(HEAD + table) == [
        (1, "取水许可", "行政许可"),
        (2, "采砂许可", "行政许可"),
    ]


def test_groups_between_rows_that_lines_cut_count_anew():
    table = """序号｜事项名称｜类别
一、县水利局（1项）
1｜对在河道管理范围内建设妨碍行洪的构
筑物的处罚｜行政处罚
二、县林业局（1项）
1｜林木采伐许可｜行政许可
"""
    assert rows(HEAD + table) == [
        (1, "对在河道管理范围内建设妨碍行洪的构筑物的处罚", "行政处罚"),
        (1, "林木采伐许可", "行政许可"),
    ]


def test_a_name_on_two_lines_leaves_the_type_below_it_in_its_column():
    table = """序号
事项名称
类别
1
取水许可
行政许可
2
林木采伐许可
行政许可
3
对车辆遗撒物料污染
城市道路的处罚
行政处罚
"""
    assert rows(HEAD + table)[-1] == (3, POWERS[1][1], "行政处罚")


def test_the_end_of_a_name_in_the_column_of_categories_is_doubted():
    table = "序号\t事项名称\t类别\n1\t对车辆遗撒污染\t道路的处罚\n"
    (entry,) = powers(HEAD + table)
    assert "cell-unlikely" in {finding.code for finding in entry.findings}


def test_one_cell_a_line_where_few_rows_have_a_remark():
    cells = "序号 事项名称 类别 原部门 备注 1 取水许可 行政许可 区水利局 2 生育登记 公共服务 区卫健局 3 临时救助审核 行政给付 区民政局 试行"
    text = HEAD + "\n".join(cells.split()) + "\n"
    assert rows(text) == [
        (1, "取水许可", "行政许可"),
        (2, "生育登记", "公共服务"),
        (3, "临时救助审核", "行政给付"),
    ]
    assert "row-width" in codes(text)[0]


def test_a_list_within_a_table_tells_the_category_of_its_rows():
    table = (
        "取消行政处罚事项目录（2项）\n序号｜事项名称｜实施部门\n"
        "1｜对未按期办理行政许可延续手续的处罚｜县行政审批局\n2｜对拒绝接受行政检查的处罚｜县应急局\n"
        "取消行政检查事项目录（1项）\n序号｜事项名称｜实施部门\n1｜对被许可人的检查｜县市场监管局\n"
    )
    text = HEAD.replace("下放事项目录\n", "") + table
    categories = [category for _, _, category in rows(text)]
    assert categories == ["行政处罚", "行政处罚", "行政检查"]
    assert "category-from-title" in codes(text)[2]


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("1\t取水许可\t县水利局\n2\t林木采伐许可\t县林业局\n", 2),
        ("1\t制定监管细则\t县水利局\n2\t公布责任清单\t县编办\n", 0),
    ],
)
def test_a_table_without_headings_needs_powers_and_whose_they_are(table, count):
    text = HEAD + table
    assert len(rows(text)) == count
    assert all("heading-inferred" in found for found in codes(text))


NUMBERED = "{}\t取水许可\t行政许可\n{}\t采砂许可\t行政许可\n{}\t采矿许可\t行政许可\n"


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        (("l", "2", "3"), [1, 2, 3]),
        (("1", "2", "I"), [1, 2, None]),
        (("l", "l", "3"), [None, None, 3]),
        (("8", "l", "lO"), [8, None, None]),
        (("9", "lO", "ll"), [9, 10, 11]),
        (("l", "甲", "3"), [None, None, 3]),
    ],
)
def test_letters_for_figures_are_numbers_where_the_rows_count_so(printed, read_as):
    text = HEAD + "序号\t事项名称\t类别\n" + NUMBERED.format(*printed)
    assert [seq for seq, _, _ in rows(text)] == read_as
    for cell, number, found in zip(printed, read_as, codes(text), strict=True):
        plain = cell == str(number)
        assert plain or {"look-alike", "seq-unreadable"} & {*found}


def test_a_numbered_heading_over_a_list_of_one_cell_a_line_is_no_column():
    cells = "序号\n事项名称\n事项类型\n责任部门\n"
    text = (
        "甲市人民政府关于调整权责清单的通知\n甲政发〔2026〕19号\n各区人民政府：\n    决定新增2项，取消1项。\n甲市人民政府\n2026年1月15日\n\n附件\n权责清单调整目录\n\n"
        f"一、新增事项（2项）\n{cells}1\n起降场地备案\n其他行政权力\n市交通局\n2\n临时用海许可\n行政许可\n市自然资源局\n\n"
        f"二、取消事项（1项）\n{cells}1\n苗种场验收\n行政确认\n市农业农村局\n"
    )
    found = [(one.seq, one.name, one.category) for one in powers(text)]
    assert found == [(1, "起降场地备案", "其他行政权力"), (2, "临时用海许可", "行政许可"), (1, "苗种场验收", "行政确认")]  # fmt: skip
