"""Chinese numbers, dates, widths, names and document numbers."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.dates import chinese_date, parse_date
from core.text.document_numbers import DocumentNumber, find_all
from core.text.names import without_inner_spaces
from core.text.numbers import (
    chinese_numeral,
    parse_chinese_numeral,
    parse_number,
    parse_quantity,
)
from core.text.traditional import TRADITIONAL, simplified
from core.text.widths import half_width, squeeze


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("２０２０年５月２６日", "2020年5月26日"),
        ("１，０５７．２６", "1,057.26"),
        ("甲，乙：丙（丁）", "甲，乙：丙（丁）"),
        ("Ａ４地块", "A4地块"),
        ("１，２，３号楼", "1，2，3号楼"),
        ("－１２％", "-12%"),
    ],
)
def test_half_width_changes_numbers_and_letters_only(printed, expected):
    assert half_width(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("某区人民政府 关于同意 的 批 复", "某区人民政府关于同意的批复"),
        ("同比 (±%)", "同比(±%)"),
        ("培养 1-3名教师", "培养1-3名教师"),
        ("甲\u3000乙\t丙 丁", "甲乙\t丙丁"),
        ("Li Wei and Wang", "Li Wei and Wang"),
        ("  ", ""),
    ],
)
def test_squeeze_drops_spaces_beside_chinese(printed, expected):
    assert squeeze(printed) == expected


@given(st.text(alphabet="甲乙 \u3000\tab1，", max_size=30))
def test_squeeze_is_idempotent_and_keeps_all_but_spaces(text):
    squeezed = squeeze(text)
    assert squeeze(squeezed) == squeezed
    assert [c for c in squeezed if c not in " \u3000"] == [
        c for c in text if c not in " \u3000"
    ]


def test_squeeze_takes_a_long_run_of_spaces_in_its_stride():
    assert squeeze("甲" + " " * 1_000_000 + "乙") == "甲乙"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1,057.26", "1057.26"),
        ("１０５７", "1057"),
        ("4.2万", "42000"),
        ("1.5亿", "150000000"),
        ("3千", "3000"),
        ("1.2万亿", "1200000000000"),
        ("3千万", "30000000"),
        ("﹣0.9", "-0.9"),
        ("-0.9", "-0.9"),
        ("－12.0", "-12.0"),
        ("△3", "-3"),
        ("三千", "3000"),
        ("0", "0"),
    ],
)
def test_numbers_are_read_exactly(printed, expected):
    assert parse_number(printed) == Decimal(expected)


@pytest.mark.parametrize(
    "printed", ["", " ", "1,05", "12户", "—", "1.2.3", "abc", "٣", "3千米"]
)
def test_what_is_no_number_is_none(printed):
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1006, "一千零六"),
        (10000, "一万"),
        (120_003, "十二万零三"),
    ],
)
def test_chinese_numerals(number, numeral):
    assert chinese_numeral(number) == numeral
    assert parse_chinese_numeral(numeral) == number


@given(st.integers(min_value=0, max_value=99_999_999))
def test_chinese_numerals_come_back(number):
    assert parse_chinese_numeral(chinese_numeral(number)) == number


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_numbers_without_a_numeral_are_refused(number):
    with pytest.raises(ValueError, match="no Chinese numeral"):
        chinese_numeral(number)


def test_digits_one_by_one_and_other_words():
    assert parse_chinese_numeral("二〇二〇") == 2020
    assert parse_chinese_numeral("两") == 2
    assert parse_chinese_numeral("甲") is None
    assert parse_chinese_numeral("") is None


@pytest.mark.parametrize(
    ("printed", "value", "approximate"),
    [
        ("约4000余户", 4000, True),
        ("3100余户", 3100, True),
        ("约3600户", 3600, True),
        ("近3000户", 3000, True),
        ("2000户左右", 2000, True),
        ("约1.2万平方米", 12000, True),
        ("4000余万元", 40_000_000, True),
        ("约三千户", 3000, True),
        ("3千户", 3000, False),
        ("4千余户", 4000, True),
        ("66 万户", 660_000, False),
        ("万户左右", 10_000, True),
        ("3000户以上", 3000, True),
        ("1200m2左右", 1200, True),
        ("2991户", 2991, False),
        ("1,057.26平方米", "1057.26", False),
        ("附近300米", 300, False),
        ("节约300元", 300, False),
        ("３９８５户", 3985, False),
    ],
)
def test_quantities_keep_value_and_approximation(printed, value, approximate):
    quantity = parse_quantity(printed)
    assert (quantity.value, quantity.approximate) == (Decimal(value), approximate)
    assert quantity.text == printed


@pytest.mark.parametrize(
    "printed", ["", "不变", "3000-4000户", "户数", "数百户", "几千户"]
)
def test_no_single_quantity_is_none(printed):
    assert parse_quantity(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "2020年5月26日",
        "２０２０年５月２６日",
        "2020 年 5 月 26 日",
        "二〇二〇年五月二十六日",
        "二○二○年五月二十六日",
        "2020-05-26",
        "2020.5.26",
        "2020/5/26",
        "2020 - 5 - 26",
    ],
)
def test_every_way_to_print_a_date(printed):
    assert parse_date(printed) == date(2020, 5, 26)


@pytest.mark.parametrize(
    "printed",
    ["", "2020年6月31日", "2020年13月1日", "2020年5月", "2020-05/26", "五月"]
    + ["2020年5月26日" + " " * 50 + "前", "2020-05-2 6", "٢٠٢٠-٠٥-٢٦"],
)
def test_no_date_is_none(printed):
    assert parse_date(printed) is None


@given(st.dates(min_value=date(1949, 10, 1), max_value=date(2100, 1, 1)))
def test_dates_come_back(day):
    assert parse_date(chinese_date(day)) == day
    assert parse_date(day.isoformat()) == day


def test_dates_are_printed_unpadded():
    assert chinese_date(date(2020, 5, 6)) == "2020年5月6日"


@pytest.mark.parametrize("name", ["高 申", "高\u3000申", " 高  申 "])
def test_names_lose_the_spaces_that_fill_them(name):
    assert without_inner_spaces(name) == "高申"


def test_latin_names_keep_their_spaces():
    assert without_inner_spaces("Li Wei") == "Li Wei"


@pytest.mark.parametrize(
    "typed",
    [
        "济槐政字〔2020〕7号",
        "济槐政字[2020]7号",
        "济槐政字（2020）7号",
        "济槐政字(2020)7",
        "济槐政字【2020】07号",
        "济槐政字［２０２０］第７号",
        "济槐政字﹝2020﹞7",
        "济槐政字《2020》7号",
        "济槐政字｛2020｝7号",
        "济槐政字〖2020年〗7号",
        "济槐政字❲2020❳7号",
        "济槐政字〔二〇二〇〕7号",
        "济槐政字［二〇二〇］七号",
        "济槐政字﹙2020﹚7号",
        "济槐政字﹛2020﹜7号",
        "济槐政字（二零二○年）7号",
        " 济槐政字 〔 2020 〕 7 号 ",
    ],
)
def test_a_document_number_in_any_bracket_or_width(typed):
    assert DocumentNumber.parse(typed) == DocumentNumber("济槐政字", 2020, 7)
    assert str(DocumentNumber.parse(typed)) == "济槐政字〔2020〕7号"


@pytest.mark.parametrize(
    "typed", ["", "7号", "济槐政字", "济槐政字〔20〕7号", "〔2020〕7号", "政" * 5000]
)
def test_what_is_no_document_number_is_none(typed):
    assert DocumentNumber.parse(typed) is None


@pytest.mark.parametrize("typed", ["莆政〔1998〕综207号", "莆政(1998)综 第207号"])
def test_a_document_number_may_say_behind_the_year_what_it_is_about(typed):
    number = DocumentNumber.parse(typed)
    assert number == DocumentNumber("莆政", 1998, 207, "综")
    assert str(number) == "莆政〔1998〕综207号"
    assert number.series == "莆政综" != DocumentNumber.parse("莆政〔1998〕207号").series
    assert find_all(f"根据{typed}的要求") == (number,)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_document_number_in_any_form_of_unicode(form):
    # The first character has a double among the compatibility ideographs.
    for typed in ("益政发（２０２０）１０号", "\ufa17政发〔2020〕10号"):
        number = DocumentNumber.parse(unicodedata.normalize(form, typed))
        assert str(number) == "益政发〔2020〕10号"


def test_a_code_right_behind_a_title_begins_with_no_word_that_leads_to_it():
    text = "根据《安市下放事项的决定》（自安府发〔2014〕8号）"
    assert [str(one) for one in find_all(text)] == ["自安府发〔2014〕8号"]
    assert [str(one) for one in find_all("自安府发〔2014〕8号")] == [
        "安府发〔2014〕8号"
    ]


def test_a_document_number_may_have_rare_characters():
    assert str(DocumentNumber.parse("𠮷䶮政发[2020]1")) == "𠮷䶮政发〔2020〕1号"
    assert [str(one) for one in find_all("根据䶮政发〔2020〕1号")] == [
        "䶮政发〔2020〕1号"
    ]


@given(
    st.sampled_from(["国办发", "鲁政办字", "济槐政任"]),
    st.integers(1950, 2099),
    st.integers(1, 9999),
)
def test_document_numbers_come_back(code, year, serial):
    number = DocumentNumber(code, year, serial)
    assert DocumentNumber.parse(str(number)) == number
    assert find_all(f"根据{number}") == (number,)


def test_numbers_in_running_text_in_order_and_once():
    text = (
        "根据《甲意见》（国发〔2019〕4号）、鲁政发[2020]3号和济政发（2020）10 号的要求，"
        "按照济槐政字〔2020〕7号及国发〔2019〕4号，位于中心（2020）5号楼。"
    )
    assert [str(number) for number in find_all(text)] == [
        "国发〔2019〕4号",
        "鲁政发〔2020〕3号",
        "济政发〔2020〕10号",
        "济槐政字〔2020〕7号",
    ]
    [number] = find_all("按照济槐政字〔二〇二〇〕７号的要求")
    assert str(number) == "济槐政字〔2020〕7号"


@pytest.mark.parametrize(
    "brackets",
    ["〔〕", "[]", "（）", "()", "【】", "［］", "﹝﹞", "〈〉", "<>", "《》", "{}", "｛｝", "〖〗", "﹙﹚", "﹛﹜", "〘〙", "「」", "『』", "❲❳"],
)  # fmt: skip
def test_a_number_in_running_text_may_have_brackets_of_any_style(brackets):
    text = f"废止《供水办法》（济槐政字{brackets[0]}2020{brackets[1]} 7 号）。"
    assert [str(number) for number in find_all(text)] == ["济槐政字〔2020〕7号"]


@pytest.mark.parametrize(
    ("printed", "serial"),
    [
        ("〔二〇二〇〕七号", 7),
        ("〔二〇二〇〕第十号", 10),
        ("〔二〇二〇〕二十三号", 23),
        ("〔二〇二〇〕一百零五号", 105),
        ("〔二〇二〇〕一〇五号", 105),
        ("〔2020〕4 2号", 42),
        ("[ 2 0 2 0 ] 1 0 5 号", 105),
    ],
)
def test_a_number_in_running_text_may_have_chinese_digits_or_digits_set_apart(
    printed, serial
):
    expected = DocumentNumber("济槐政字", 2020, serial)
    assert find_all(f"根据济槐政字{printed}文件") == (expected,)
    assert DocumentNumber.parse(f"济槐政字{printed}") == expected


@pytest.mark.parametrize("serial", ["十十", "二十一〇", "百", "〇七", "4  2", "4、2"])
def test_what_is_no_number_in_any_way_is_no_serial(serial):
    assert not find_all(f"根据济槐政字〔2020〕{serial}号文件")


@pytest.mark.parametrize(
    "text",
    [
        "《组织法》办法》和槐北政发〔2015〕9号",
        "《条例》（第3号）与槐北政发〔2015〕9号",
        "按照上级要求和槐北政发〔2015〕9号",
        "会议精神与槐北政发〔2015〕9号",
        "《办法》及槐北政发〔2015〕9号",
        "南以槐北政发〔2015〕9号",
        "由槐北政发〔2015〕9号",
        "以槐北政发〔2015〕9号为准",
        "为加强对槐北政发〔2015〕9号文件",
        "继续推进槐北政发〔2015〕9号落实",
        "围绕槐北政发〔2015〕9号",
        "修改后的槐北政发〔2015〕9号",
        "清单以外槐北政发〔2015〕9号",
        "开展对槐北政发〔2015〕9号的评估",
        "遵照规定并槐北政发〔2015〕9号",
        "市里先后印发了槐北政发〔2015〕9号",
        "去年下达的槐北政发〔2015〕9号",
        "现行有效的是槐北政发〔2015〕9号",
        "省里又有槐北政发〔2015〕9号",
        "其要求载于槐北政发〔2015〕9号",
        "有关规定在槐北政发〔2015〕9号中",
        "省政府文件和槐北政发〔2015〕9号",
    ],
)
def test_a_number_does_not_begin_with_the_words_that_lead_to_it(text):
    assert [str(number) for number in find_all(text)] == ["槐北政发〔2015〕9号"]


@pytest.mark.parametrize("lead", ["印发了", "以", "自", "依", "和", "文件和", "为"])
@pytest.mark.parametrize("code", ["国发", "国办发", "国函"])
def test_the_short_codes_of_the_state_council_begin_with_none_of_them(lead, code):
    assert [one.code for one in find_all(f"，{lead}{code}〔2015〕9号")] == [code]


@pytest.mark.parametrize(
    "code",
    [
        "和政发",
        "津和平政发",
        "云和政发",
        "东至政发",
        "并政发",
        "并政办函",
        "宁国发",
        "于府发",
    ],
)
def test_a_code_may_have_the_words_that_lead_to_others(code):
    assert [str(number) for number in find_all(f"根据{code}〔2019〕3号")] == [
        f"{code}〔2019〕3号"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("根据法律和省政府冀政发〔1997〕40号文件", "冀政发"),
        ("按照市政府办公室青政办发〔1997〕40号", "青政办发"),
        ("依据国务院国发〔1997〕40号文件", "国发"),
        ("原槐政〔1997〕40号文件同时废止", "槐政"),
        ("原州政发〔1997〕40号", "原州政发"),
        ("经鲁编〔1997〕40号文批准", "鲁编"),
        ("经信字〔1997〕40号文批准", "经信字"),
        ("省水利厅鲁水发〔1997〕40号文件", "鲁水发"),
        ("区委组织部槐组发〔1997〕40号文件", "槐组发"),
        ("市委、市人民政府青发〔1997〕40号", "青发"),
        ("你镇城政发〔1997〕40号请示收悉", "城政发"),
        ("市政府办发〔1997〕40号", "市政府办发"),
        ("镇政府白镇政〔1997〕40号文件", "白镇政"),
        ("镇党委白镇发〔1997〕40号", "白镇发"),
        ("县府办白政办发〔1997〕40号", "白政办发"),
        ("县府办发〔1997〕40号", "县府办发"),
        ("原镇人民政府白镇政〔1997〕40号", "白镇政"),
        ("盟行署锡署发〔1997〕40号", "锡署发"),
        ("白杨镇人民政府白镇政〔1997〕40号", "白镇政"),
        ("镇政府发〔1997〕40号", "镇政府发"),
        ("县委发〔1997〕40号", "县委发"),
        ("和政发〔1997〕40号", "和政发"),
    ],
)
def test_whose_a_number_is_does_not_begin_it(text, code):
    assert [one.code for one in find_all(text)] == [code]


def test_traditional_characters_are_simplified_one_for_one():
    assert (
        simplified("區人民政府關於撤銷行政處罰的決定")
        == "区人民政府关于撤销行政处罚的决定"
    )
    assert not TRADITIONAL.intersection(simplified("".join(TRADITIONAL)))
