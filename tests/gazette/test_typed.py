"""Marks typed in half width, zeros typed round, first lines that are set in."""

from gazette.reading import read_text
from gazette.reading.lines import numbered_lines
from gazette.reading.typed import with_wide_marks
from gazette.reading.wrapped import wrap_width

HALF = """经研究,区政府决定设立下列社区,自7月1日起运行.
所属街道:滨江街道
东至莘朱路,北至春申路.1480户,面积800㎡.本公告即日施行.
"""
STACK = "序号\n社区名称\n户数（户）\n1\n城东社区居民委员会\n1206\n2\n城西社区居民委员会\n988\n"
WRAPPED = """　　一、将鹭江社区、文屏社区合并为文屏湾
社区。合并后，东至湖滨西路，西至鹭江道，
南至厦禾路，北至西堤路，共有居民二千户，
由文屏街道管理。
　　二、将大埕社区、港仔口社区、美仁社区
合并为埕美社区，东至美仁宫，西至海岸线。
　　甲区人民政府办公室　　　　　　2013年8月20日印发
"""


def widened(text):
    return [line.text for line in with_wide_marks(numbered_lines(text))]


def test_labels_and_stops_before_figures_are_typed_in_half_width_too():
    assert widened(HALF) == [
        "经研究，区政府决定设立下列社区，自7月1日起运行。",
        "所属街道：滨江街道",
        "东至莘朱路，北至春申路。1480户，面积800㎡。本公告即日施行。",
    ]


def test_a_point_before_a_decimal_is_no_stop():
    text = "经研究,总体良好,增长.5%,税收稳定.价格为.25元,特此通报.\n"
    assert "增长.5%，税收稳定。价格为.25元，" in widened(text)[0]


def test_the_last_stop_of_a_line_is_a_stop_among_wide_marks():
    assert widened("经研究，现批复如下：\n免去其县政府副县长职务.\n")[1][-1] == "。"


def test_a_sentence_with_a_half_width_stop_ends_a_table_printed_one_cell_a_line():
    text = f"甲县人民政府关于设立社区的批复\n甲政函〔2017〕1号\n城关镇人民政府:\n同意设立下列社区:\n\n{STACK}\n请尽快配齐社区工作力量.\n\n甲县人民政府\n2017年9月4日\n"
    [document] = read_text(text).documents
    [table] = document.attachments
    assert table.rows == (("1", "城东社区居民委员会", "1206"), ("2", "城西社区居民委员会", "988"))  # fmt: skip


def test_a_round_zero_in_a_decimal_is_read_and_told():
    [line] = numbered_lines("税收收入\t12.3〇\t〇.6\n")
    assert line.text == "税收收入\t12.30\t0.6"
    assert [was for was, _ in line.mended] == ["12.3〇", "〇.6"]


def test_the_width_of_a_text_is_told_by_first_lines_with_their_indentation():
    assert wrap_width(numbered_lines(WRAPPED)) in range(38, 43)
