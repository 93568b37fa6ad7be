"""Sentences, words and names that the turn of a page cuts go on below it."""

import pytest

from gazette.reading import read_text

HEAD = "甲县人民政府关于社区调整的批复\n甲政函〔2021〕6号\n城关镇人民政府：\n"
FOOT = "\n甲县人民政府\n2021年6月1日\n"
TURNS = [
    "\n— 12 —\n",
    "\n\n·12·\n\n甲县人民政府公报　　2021年第3期\n\n",
    "\n第12页\n\f",
    "\n12\n甲县人民政府公报 2021年第3期（总第9期）\n",
    "\n第3期　甲县人民政府公报　2021年6月\n－12－\n",
]
CUT = {
    "within a word": ("二、同意设立金桥社", "区居民委员会。东至东路，南至南路。"),
    "within a bracket": ("二、同意你镇方案（城", "政发〔2021〕2号），请抓好落实。"),
    "after a first character": ("二、金", "桥社区居民委员会：东至东路，南至南路。"),
}


def paragraphs(text):
    [document] = read_text(text).documents
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("cut", CUT.values(), ids=CUT)
def test_what_a_page_cuts_within_goes_on_below(cut, turn):
    first = "一、同意撤销第一居委会。\n"
    assert paragraphs(HEAD + first + turn.join(cut) + FOOT)[1] == "".join(cut)


def test_an_indented_text_goes_on_where_the_page_begins_without_indentation():
    text = f"{HEAD}　　二、同意任命刁\n— 12 —\n淑芬为主任，试用期一年。\n　　三、此复。{FOOT}"
    assert paragraphs(text)[0] == "二、同意任命刁淑芬为主任，试用期一年。"


@pytest.mark.parametrize(
    "cut",
    [("2021年6月1", "5日"), ("２０２１年", "６月１５日"), ("二〇二一年六月十", "五日")],
)
def test_the_date_that_a_page_cuts_is_whole_below_the_red_head_with_its_page(cut):
    head = "甲县人民政府文件\n" + HEAD
    turn = "\n\n    甲县人民政府文件        ２\n\n"
    text = f"{head}    经研究，同意设立金桥社区居民委员会。\n甲县人民政府\n{turn.join(cut)}\n"
    [document] = read_text(text).documents
    assert str(document.signed_date) == "2021-06-15"


def test_a_heading_at_the_foot_of_a_page_stands_alone():
    text = f"{HEAD}一、总体要求\n— 12 —\n坚持依法办事，做好衔接。\n二、工作安排\n各单位抓好落实。{FOOT}"
    assert paragraphs(text)[:2] == ["一、总体要求", "坚持依法办事，做好衔接。"]


def test_a_bare_number_within_a_sentence_is_a_page_where_another_counts_on():
    above = "经研究，同意设立金桥社区居民委员会，管辖范围东至海"
    text = f"{HEAD}{above}\n9\n棠路，南至南路。{FOOT}10\n"
    assert paragraphs(text)[0] == f"{above}棠路，南至南路。"


def test_a_long_run_of_figures_is_no_number_of_a_page():
    assert read_text(f"{HEAD}请执行。{FOOT}{'1' * 5000}\n").documents


def test_a_number_with_its_unit_on_the_next_line_is_no_page():
    above = "经研究，同意设立金桥社区居民委员会，管辖范围东至东路，居民共有"
    text = f"{HEAD}{above}\n9\n户，办公用房建在东路。{FOOT}10\n"
    assert "9" in "".join(paragraphs(text))


@pytest.mark.parametrize(
    "head", ["甲县经济开发区管委会文件", "甲县人民政府文件", "甲县经济开发区管委会"]
)
def test_what_issued_a_document_is_no_word_of_a_sentence_that_a_page_cuts(head):
    cut = (
        "二、同意设立金桥社区居民委员会，东至东路，南至甲河（不包括",
        "甲河湿地公园），西至西路，北至北路。",
    )
    text = f"{HEAD}{cut[0]}\n      - 2 -\n   {head}\n{cut[1]}{FOOT}"
    assert paragraphs(text)[0] == "".join(cut)


def test_words_over_each_page_are_no_words_of_the_sentences_that_the_pages_cut():
    head = "甲县政务公开栏目文本"
    text = (
        f"{HEAD}一、同意设立金桥社区居民委员会，东至东路；办公用房\n第 1 页 共 3 页\n{head}\n位于金桥苑，面积200平方米。\n"
        f"二、请做好选举、交接等工作，\n第 2 页 共 3 页\n{head}\n于年底前完成。{FOOT}第 3 页 共 3 页\n"
    )
    assert paragraphs(text)[:2] == [
        "一、同意设立金桥社区居民委员会，东至东路；办公用房位于金桥苑，面积200平方米。",
        "二、请做好选举、交接等工作，于年底前完成。",
    ]


@pytest.mark.parametrize(
    "turn", ["－ 3 －\n甲县人民政府文件\n", "甲县人民政府文件\n－ 3 －\n"]
)
def test_a_red_head_that_heads_nothing_amid_a_list_is_of_the_page(turn):
    text = f"{HEAD}一、取水许可\n二、在河道内修建桥梁方案\n{turn}的审批\n三、排水许可\n四、工伤认定{FOOT}"
    assert "甲县人民政府文件" not in "".join(paragraphs(text))


def test_a_red_head_below_the_number_of_a_page_begins_the_next_document():
    more = "甲县人民政府文件\n甲政发〔2021〕7号\n甲县人民政府关于供水的通知\n各单位：\n请执行。"
    text = f"{HEAD}请执行。{FOOT}— 3 —\n{more}{FOOT}"
    assert [d.number for d in read_text(text).documents] == [
        "甲政函〔2021〕6号",
        "甲政发〔2021〕7号",
    ]


def test_the_spaces_round_every_word_and_mark_are_no_part_of_the_text():
    line = "一 、 同意设立 金桥 社区 居民 委员会 ， 东 至 东路 ， 共 有 居民 １ ２６０ 户 。"
    assert (
        paragraphs(f"{HEAD}{line}{FOOT}")[0]
        == "一、同意设立金桥社区居民委员会，东至东路，共有居民１２６０户。"
    )


@pytest.mark.parametrize(
    "line",
    [
        "任命 张三 李四 为 副主任 ， 任 职 一年 ， 请 执行。",
        "同意你镇使用 Red Hat Linux 系统 ，由 甲村 承担。",
    ],
)
def test_spaces_that_may_part_names_of_people_or_stand_by_one_mark_are_kept(line):
    assert paragraphs(f"{HEAD}{line}{FOOT}")[0] == line.replace(" ，", "，")


@pytest.mark.parametrize(
    "head",
    [
        "第3期　甲县人民政府公报　2021年6月",
        "2021年6月　　《甲县政报》　　第3期（总第9期）",
    ],
)
def test_a_head_over_the_whole_width_of_a_page_stands_between_no_list_and_its_heading(
    head,
):
    turned = f"一、撤销下列社区：\n{head}\n－3－\n东风社区居民委员会；\n金桥社区居民委员会。\n{head}\n－4－\n二、此复。"
    assert paragraphs(HEAD + turned + FOOT) == [
        "一、撤销下列社区：",
        "东风社区居民委员会；",
        "金桥社区居民委员会。",
        "二、此复。",
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("一、设立甲子社区，东至甲路，南至乙", "路，西至丙路，北至丁路。"),
        ("一、设立甲子社区，东至甲路，北至丁路", "二、设立乙丑社区，东至戊路。"),
    ],
)
def test_the_number_of_the_only_page_that_ends_is_known_by_the_gaps_around_it(above, below):  # fmt: skip
    text = f"石门县人民政府\n关于设立社区的批复\n石政函〔2015〕9号\n柳营街道办事处：\n    {above}\n\n                  1\n\n{below}\n石门县人民政府\n2015年3月2日\n"
    reading = read_text(text)
    assert "1" in [reading.texts[n].strip() for n, part in reading.parts.items() if part == "furniture"]  # fmt: skip


def test_a_number_of_households_between_gaps_is_no_page():
    text = "石门县人民政府\n关于设立社区的批复\n石政函〔2015〕9号\n柳营街道办事处：\n    一、设立甲子社区，东至甲路，现有居民共\n\n820\n\n户，办公用房位于甲路1号。\n石门县人民政府\n2015年3月2日\n"
    assert "furniture" not in read_text(text).parts.values()


def test_a_body_beside_the_number_of_a_page_within_a_sentence_is_of_the_page():
    text = "石门县人民政府关于设立社区的通知\n石政发〔2015〕9号\n各镇：\n一、设立甲子社区，共983户，办公地点设在\n石门县人民政府　　　　　第2页\n包河小学旧址，建筑面积约320平方米。\n石门县人民政府\n2015年7月2日\n"
    [document] = read_text(text).documents
    assert "第2页" not in document.body


def test_what_leads_to_a_list_below_a_page_goes_on_from_the_line_above():
    text = "甲旗人民政府\n关于设立城镇社区的通知\n甲政发〔2006〕21号\n\n各苏木乡镇人民政府：\n　　为适应城镇建设发展需要，经旗人民政府研究，决定在乌兰镇设立\n\n— 2 —\n\n如下城镇社区：\n　　１．设立甲子社区居民委员会，东至锡林大街。\n　　２．设立乙丑社区居民委员会，东至锡林大街。\n"
    [document] = read_text(text).documents
    assert "决定在乌兰镇设立如下城镇社区：" in document.body
