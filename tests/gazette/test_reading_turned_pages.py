"""What stands at the turn of a page within a table, and rows that nothing but their shape parts."""

import pytest

from gazette.reading import read_text

HEAD = """石门县人民政府文件
石政发〔2019〕8号
关于向开发区下放行政权力事项的决定
开发区管委会，县政府各部门：
    县政府决定将下列事项下放开发区管委会实施。
    石门县人民政府
    2019年3月5日

附件
下放事项清单
"""
COLUMNS = ("序号", "事项名称", "事项类型", "原实施部门")
ROWS = (
    ("1", "取水许可", "行政许可", "县水务局"),
    ("2", "排水许可", "行政许可", "县住建局"),
    ("3", "工伤认定", "行政确认", "县人社局"),
)
GAPS = "      ".join
LAYOUTS = {"tabs": "\t".join, "spaces": GAPS, "stack": "\n".join, "rules": "|".join}
# What a page has above or below its text, where the headings do not stand there again.
TURNS = {
    "red head and page": "    石门县人民政府文件\n    ·2·\n",
    "page and red head": "— 2 —\n石门县人民政府文件\n",
    "gazette and page": "石门县人民政府公报\n— 2 —\n",
    "gazette, section and page": "石门县人民政府公报    区政府文件\n— 2 —\n",
    "a quoted name below a page set wide": "第  2  页\n《石门县人民政府公报》\n",
    "the issue before the name": "2 / 9\n2019年第3期　石门县人民政府公报\n",
    "a quoted name, the issue and a number": "《石门县人民政府公报》2019年第3期        2\n",
    "a paper by another name": "石门县政务公开  2019年第3期            27\n",
    "the page before a paper's name": "·27·    石门通讯    2019年第3期\n",
    "parted as its cells are": "石门县政务资讯 | 2019年第3期 | 第2页\n",
    "the issue with a point": "石门县政讯·2019.3            27\n",
    "a paper without a page": "《石门县政府文件汇编》 2019年第3期\n",
    "all on one line": "    ·人事任免·        石门县人民政府公报    4\n",
}
# Where a number by itself might be a cell, the headings below tell.
AGAIN = {
    "number and gazette": "4\n石门县人民政府公报\n",
    "gazette, section and number": "石门县人民政府公报    区政府文件\n4\n",
    "any paper and its issue": "石门通讯    2019年第3期\n",
}


def table_of(text):
    tables = [table for d in read_text(text).documents for table in d.attachments]
    return [(table.columns, *table.rows) for table in tables]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("turn", TURNS)
def test_a_running_head_between_the_rows_is_no_cell(layout, turn):
    set_in = LAYOUTS[layout]
    rows = [set_in(row) + "\n" for row in (COLUMNS, *ROWS)]
    text = HEAD + "".join(rows[:3]) + TURNS[turn] + rows[3]
    assert table_of(text) == [(COLUMNS, *ROWS)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("turn", AGAIN)
def test_a_number_over_headings_printed_again_is_that_of_the_page(layout, turn):
    set_in = LAYOUTS[layout]
    rows = [set_in(row) + "\n" for row in (COLUMNS, *ROWS)]
    text = HEAD + "".join(rows[:3]) + AGAIN[turn] + rows[0] + rows[3]
    assert table_of(text) == [(COLUMNS, *ROWS)]


def test_a_red_head_over_a_number_begins_the_next_document():
    notice = "石门县人民政府文件\n石政发〔2019〕{n}号\n关于供水的通知\n    请执行。\n石门县人民政府\n2019年3月5日\n— {n} —\n"
    documents = read_text(notice.format(n=1) + notice.format(n=2)).documents
    assert [d.number for d in documents] == ["石政发〔2019〕1号", "石政发〔2019〕2号"]


def test_a_red_head_that_cuts_a_sentence_is_of_the_page():
    head, begun, rest = (
        "石门县人民政府文件\n",
        "东至迎宾路，北至滏\n",
        "阳河，长两里。\n",
    )
    text = f"{head}石政发〔2019〕8号\n关于供水的通知\n    {begun}{head}{rest}石门县人民政府\n2019年3月5日\n"
    assert "北至滏阳河" in read_text(text).documents[0].body


def test_who_printed_it_and_when_is_no_row_be_there_letters_in_the_day():
    printed = "石门县人民政府办公室          2O19年3月ll日印发\n"
    text = HEAD + "".join(GAPS(row) + "\n" for row in (COLUMNS, *ROWS)) + printed
    assert table_of(text) == [(COLUMNS, *ROWS)]


@pytest.mark.parametrize("below", ["", "石门县人民政府\n2019年3月5日\n"])
@pytest.mark.parametrize("last", ["办公地点", "居委会驻地", "社区办公位置"])
def test_numbers_before_the_last_column_part_the_rows_of_a_stack(below, last):
    columns = ("类别", "社区名称", "管辖范围", "户数", last)
    rows = (
        ("新设", "百花社区", "百花苑", "1480", "百花新村21栋"),
        ("调整", "桃源社区", "桃源居", "1733", "桃源小区"),
    )
    title = "石门县人民政府\n关于设立和调整社区的通知\n石政发〔2019〕9号\n    现予公布。\n附件\n社区情况表\n"
    cells = "\n".join(cell for row in (columns, *rows) for cell in row)
    assert table_of(f"{title}{cells}\n{below}") == [(columns, *rows)]


@pytest.mark.parametrize("turn", [*TURNS.values(), "石门县人民政府公报 2019年第3期\n"])
def test_the_number_of_a_row_above_the_turn_of_a_page_is_no_page(turn):
    cells = "\n".join(cell for row in (COLUMNS, *ROWS) for cell in row)
    text = HEAD + cells.replace("\n2\n", f"\n2\n{turn}") + "\n"
    assert table_of(text) == [(COLUMNS, *ROWS)]


@pytest.mark.parametrize("turn", TURNS.values())
def test_the_turn_of_a_page_stands_for_no_blank_cells(turn):
    columns = ("指标", "单位", "累计", "同比（%）")
    rows = [("地区生产总值", "亿元", "205.7", "2.9"), ("社会消费品零售额", "亿元", "33.09", "-4.4"), ("进出口总额", "亿元", "127.5", "10.8")]  # fmt: skip
    cells = "\n".join(cell for row in (columns, *rows) for cell in row)
    title = "石门县人民政府文件\n石政发〔2019〕8号\n石门县2019年1-9月主要经济指标\n"
    text = title + cells.replace("亿元\n33.09", f"亿元\n{turn}33.09") + "\n"
    assert table_of(text) == [(columns, *rows)]


def test_a_paper_known_from_the_front_is_told_by_its_name_and_the_page():
    front = "石门县政务资讯\n（内部资料）\n2019年第3期　总第30期\n石门县人民政府办公室主办\n"
    rows = ["\t".join(row) + "\n" for row in (COLUMNS, *ROWS)]
    text = front + HEAD + "".join(rows[:3]) + "石门县政务资讯    27\n" + rows[3]
    reading = read_text(text)
    assert (reading.year, reading.number, reading.unread) == (2019, 3, ())
    assert table_of(text) == [(COLUMNS, *ROWS)]


def test_a_stop_ends_a_numbered_row_of_two_columns_and_no_table():
    text = HEAD + "序号  事项名称\n1  取水许可\n2  排水许可；\n3  工伤认定。\n"
    [table] = read_text(text).documents[0].attachments
    assert [row[1].rstrip("；。") for row in table.rows] == [row[1] for row in ROWS]


def test_the_line_over_a_page_has_the_issue_where_the_front_has_half_of_it():
    front = "石门县政务信息  第3期\n编辑：县政府信息科\n"
    rows = ["\t".join(row) + "\n" for row in (COLUMNS, *ROWS)]
    turn = "石门县政务信息  2019年第3期    - 2 -\n"
    reading = read_text(front + HEAD + "".join(rows[:3]) + turn + rows[3])
    assert (reading.year, reading.number) == (2019, 3)
