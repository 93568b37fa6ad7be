"""What stands above, below and beside a document, and is no part of its title or its text."""

import pytest

from gazette.reading import read_text

TEXT = "各镇人民政府：\n    请认真贯彻执行。\n    石门县人民政府\n    2020年7月9日\n"


def only(text):
    (document,) = read_text(text).documents
    return document


@pytest.mark.parametrize("serial", ["第3号", "（第3号）", "第三号"])
def test_the_serial_of_an_announcement_is_no_title_and_is_doubted(serial):
    text = f"石门县人民政府公告\n{serial}\n    城区禁放烟花爆竹。\n石门县人民政府\n2020年7月9日\n"
    document = only(text)
    assert document.title == "石门县人民政府公告"
    assert "number-form" in {finding.code for finding in document.findings}


@pytest.mark.parametrize("serial", ["第3号", "（第3号）"])
def test_an_order_is_called_by_its_number(serial):
    text = f"石门县人民政府令\n{serial}\n    《石门县供热办法》现予公布。\n县长：王民\n2020年7月9日\n"
    assert only(text).title == f"石门县人民政府令{serial}"


def test_a_number_of_another_form_above_is_no_title():
    document = only("〔1998〕任字第6号\n\n石门县人民政府任免令\n" + TEXT)
    assert document.title == "石门县人民政府任免令"


@pytest.mark.parametrize("brackets", ["〔〕", "［］", "﹙﹚", "〖〗"])
def test_a_number_in_chinese_digits_below_the_title_is_no_part_of_the_addressee(
    brackets,
):
    number = f"石府任{brackets[0]}二〇二〇{brackets[1]}十七号"
    document = only(f"石门县人民政府关于任职的通知\n\n{number}\n\n{TEXT}")
    assert (document.number, document.addressee) == (
        "石府任〔2020〕17号",
        "各镇人民政府",
    )


@pytest.mark.parametrize(
    "notes", ["", "（联系人：王敏，电话：8123456）\n", "抄送：县编办。\n"]
)
def test_a_number_below_the_remarks_at_the_end_is_the_documents_own(notes):
    title = "关于商请提供资料的函\n"
    document = only(title + TEXT + notes + "石政函〔2020〕6号\n")
    assert (document.number, document.cites) == ("石政函〔2020〕6号", ())


@pytest.mark.parametrize(
    "running", ["第 17 页          石门县年鉴资料", "石门县年鉴资料          第 18 页"]
)
def test_a_page_number_beside_a_running_head_begins_no_document(running):
    title = "石门县人民政府关于供热的通知"
    assert only(f"{running}\n{title}\n石政发〔2020〕7号\n{TEXT}").title == title


def test_issuers_above_and_below_the_line_of_the_title_are_all_of_it():
    head = "石门县财政局\n石门县民政局          关于下达资金的通知\n石门县教育局\n石财〔2020〕5号\n"
    expected = "石门县财政局石门县民政局石门县教育局关于下达资金的通知"
    assert only(head + TEXT).title == expected


@pytest.mark.parametrize("mark", ["等级  特急    ", "特急    ", "紧急程度：加急  "])
def test_what_stands_before_a_number_is_no_part_of_it(mark):
    text = f"{mark}石政办明电〔2020〕9号\n石门县人民政府关于防汛的紧急通知\n{TEXT}"
    assert only(text).number == "石政办明电〔2020〕9号"


@pytest.mark.parametrize("hour", ["19时", "8时30分"])
def test_a_telegram_is_dated_to_the_hour(hour):
    text = "石门县人民政府关于防汛的紧急通知\n" + TEXT.replace("9日", f"9日{hour}")
    assert only(text).signed_date.isoformat() == "2020-07-09"


def test_people_below_a_post_stand_on_lines_of_their_own():
    lines = "\n".join(
        (
            "县人民政府副县长",
            "李时珍、王阳明",
            "马  兰（女）  白居易",
            "县法院院长",
            "杜甫",
        )
    )
    text = (
        f"石门县人民政府公告\n\n会议选举：\n{lines}\n\n石门县人民政府\n2020年7月9日\n"
    )
    assert [p.text for p in only(text).paragraphs][1:] == lines.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "石政办字〔2020〕66号 2020年7月10日印发",
        "石门县人民政府办公室          石政办字〔2020〕66号",
        "石门县人民政府文件    石政办字〔2020〕66号",
    ],
)
def test_a_number_is_read_with_what_stands_beside_it(line):
    document = only(f"石门县人民政府关于供热的通知\n{line}\n{TEXT}")
    assert document.number == "石政办字〔2020〕66号"
    assert document.addressee == "各镇人民政府"
    assert document.signed_date.isoformat() == "2020-07-09"


def test_the_post_of_a_person_above_the_signature_is_no_part_of_it():
    text = "石门县人民政府关于任职的通知\n各部门：\n    免去\n    孙  楠  区体育局副局长\n    区政府\n    2015年7月1日\n"
    assert only(text).issuer == "区政府"


@pytest.mark.parametrize("act", ["任命", "免去", "决定免去：", "解聘人员"])
def test_what_is_done_with_the_people_below_stands_on_a_line_of_its_own(act):
    text = f"石门县人民政府关于任免的通知\n    审判庭庭长：苏童、王安忆\n{act}\n    书记员：毛毛\n    石门县人民政府\n    2020年7月9日\n"
    assert act in [paragraph.text for paragraph in only(text).paragraphs]


@pytest.mark.parametrize("act", ["任", "任命", "免", "免去", "聘任", "解聘"])
def test_what_is_done_may_stand_before_the_first_of_a_list(act):
    rows = [f"{act}：刘  备  县畜牧局局长", "庞  统  县畜牧局总畜牧师（试用期一年）"]
    lines = "\n".join(f"    {row}" for row in rows)
    text = f"石门县人民政府关于任免的通知\n各部门：\n    经研究决定\n{lines}\n\n石门县人民政府\n2020年7月9日\n"
    assert [p.text for p in only(text).paragraphs][1:] == rows


def test_a_line_of_a_title_and_those_who_bear_it_is_whole():
    lines = ["第一中学", "  校  长：贾  政", "  副校长：王熙凤、薛  蟠", "实验小学"]
    below = "\n  校  长：林黛玉\n石门县教育局\n2020年7月9日\n"
    text = "石门县教育局关于聘任的通知\n各学校：\n决定聘任：\n" + "\n".join(lines)
    assert "实验小学" in [p.text for p in only(text + below).paragraphs]


@pytest.mark.parametrize("gap", [" ", "　　", "          "])
def test_a_title_may_share_its_line_with_the_number(gap):
    document = only(f"石门县人民政府任职通知{gap}石政任〔2020〕5号\n{TEXT}")
    assert document.title == "石门县人民政府任职通知"
    assert document.number == "石政任〔2020〕5号"


@pytest.mark.parametrize("head", ["便函", "公函", "明传电报", "文件"])
def test_a_red_head_of_any_kind_is_no_title(head):
    text = f"石门县财政局{head}\n石财函〔2020〕7-2号\n关于拨付资金的函\n{TEXT}"
    assert only(text).title == "关于拨付资金的函"


def test_a_row_of_a_list_may_remark_of_the_person():
    rows = ["苗人凤（女）    县环境保护局副局长", "胡一刀（回族）    县中医院院长"]
    lines = "\n".join(f"    {row}" for row in rows)
    text = f"    石门县人民政府任免名单\n\n    任命：\n{lines}\n"
    assert [p.text for p in only(text).paragraphs][1:] == rows


def test_a_row_of_a_list_may_say_another_name_of_the_body():
    rows = [
        "苗人凤　　县文化局（县文物局）局长（试用期一年）",
        "木高·胡桑　县中医院（县骨伤医院）副院长",
        "胡一刀　　县农业局副局长（副科级）",
    ]
    lines = "\n".join(["任命", *rows])
    text = f"石门县人民政府任免通知\n石政任〔2020〕5号\n县人民政府决定：\n{lines}\n"
    assert [p.text for p in only(text).paragraphs][2:] == rows


def test_the_second_of_two_numbers_on_a_line_is_doubted_and_not_cited():
    document = only(f"关于联合采砂的通告\n石政〔2020〕40号　信府〔2020〕18号\n{TEXT}")
    assert (document.number, document.cites) == ("石政〔2020〕40号", ())
    assert "number-differs" in {finding.code for finding in document.findings}


@pytest.mark.parametrize("sign", ["－", "-", "～", "—"])
def test_the_signs_of_a_title_are_kept_as_they_are_printed(sign):
    title = f"石门县人民政府关于印发2020{sign}2022年规划的通知"
    assert only(f"{title}\n石政发〔2020〕7号\n{TEXT}").title == title


def test_a_title_in_wide_figures_has_its_signs_narrowed_with_them():
    title = "石门县人民政府关于印发２０２０－２０２２年规划的通知"
    document = only(f"{title}\n石政发〔2020〕7号\n{TEXT}")
    assert document.title == "石门县人民政府关于印发2020-2022年规划的通知"


@pytest.mark.parametrize(
    "mark",
    ["类别：B", "办理类别：A类", "是否公开：是", "类别：B　是否公开：是", "签批盖章：王民", "签批人：王民"],
)  # fmt: skip
def test_a_mark_between_title_and_addressee_is_of_neither(mark):
    document = only(f"石门县人民政府关于县城供热的通知\n{mark}\n{TEXT}")
    assert document.title == "石门县人民政府关于县城供热的通知"
    assert document.addressee == "各镇人民政府"


@pytest.mark.parametrize(
    "rest", ["2009年第6次常务会议纪要", "第十六次常务会议纪要", "2013年政府信息公开工作年度报告"]
)  # fmt: skip
def test_the_issuer_stands_before_the_year_or_the_meeting_in_a_title(rest):
    document = only(
        f"石门县人民政府{rest}\n（2020年7月9日）\n    会议研究了供热工作。\n"
    )
    assert document.issuer == "石门县人民政府"


def test_who_ordered_a_document_to_be_published_issues_it():
    title = "关于废止《石门县供热办法》的决定\n"
    note = "（2013年11月5日石门县人民政府令第45号公布　自公布之日起施行）\n"
    document = only(f"{title}{note}    经审议，决定废止《石门县供热办法》。\n")
    assert document.issuer == "石门县人民政府"
    assert only(title + "    决定废止。\n2013年11月5日\n").issuer == ""


def test_a_star_beside_a_number_is_no_part_of_it():
    assert (
        only("关于县城供热的通知\n石政发〔2020〕6号　　★\n" + TEXT).number
        == "石政发〔2020〕6号"
    )


def test_a_public_notice_of_the_old_kind_is_a_document_of_its_own():
    first = "石门县人民政府关于县城供热的通知\n" + TEXT
    second = "石门县人民政府\n关于草原防火的布告\n    严禁烟火。\n县长　王民\n2020年7月10日\n"
    documents = read_text(first + second).documents
    assert [d.genre for d in documents] == ["通知", "布告"]


@pytest.mark.parametrize("mark", ["（加急）", "[特急]", "【机密】", "　　特急"])
def test_how_urgent_a_document_is_may_stand_behind_its_number(mark):
    title = "石门县人民政府关于防汛的通知\n"
    document = only(f"{title}石政办传〔2011〕6号{mark}\n{TEXT}")
    assert (document.number, document.addressee) == (
        "石政办传〔2011〕6号",
        "各镇人民政府",
    )


def test_a_line_that_begins_with_a_number_begins_no_addressee():
    title = "石门县人民政府关于防汛的通知\n"
    document = only(f"{title}石政办传〔2011〕6号及其附件\n{TEXT}")
    assert "石政办传" not in document.addressee


def test_a_serial_that_begins_with_zero_is_asked_about():
    document = only("关于防汛的通知\n石政发〔2020〕06号\n" + TEXT)
    assert document.number == "石政发〔2020〕6号"
    assert "number-form" in {finding.code for finding in document.findings}


@pytest.mark.parametrize("verb", ["批转", "转发"])
def test_who_passes_on_the_paper_of_another_issues_the_document(verb):
    title = f"石门县人民政府{verb}县民政局关于加强居民委员会建设意见的通知\n"
    document = only(title + "    请执行。\n一九九七年四月十五日\n")
    assert document.issuer == "石门县人民政府"


@pytest.mark.parametrize(
    "title",
    [
        "甲县人民政府关 于表彰2010年先进集体的决 定",
        "甲县人民政府关于表彰2010年先进集体的决　定",
        "甲 县 人 民 政 府 关 于 表 彰 2 0 1 0 年 先 进 集 体 的 决 定",
    ],
)
def test_a_title_set_wide_is_the_same_title(title):
    [document] = read_text(
        f"{title}\n甲政发〔2011〕5号\n各乡镇人民政府：\n现决定如下。\n甲县人民政府\n2011年3月1日\n"
    ).documents
    assert document.title == "甲县人民政府关于表彰2010年先进集体的决定"
    assert document.number == "甲政发〔2011〕5号"


@pytest.mark.parametrize(
    "edition",
    [
        "（ 2 0 1 6 年 本 ）",
        "（2 0 1 6 年 本）",
        "（  2  0  1  6  年  本  ）",
        "( 2 0 1 6 年 本 )",
        "（ 2 0 1 6 年本）",
        "（2 0 1 6年本）",
    ],
)
def test_the_figures_of_a_line_set_wide_below_a_title_are_one_number(edition):
    document = only(f"石 门 县 水 利 局 权 力 清 单\n{edition}\n\n{TEXT}")
    title = document.title.translate(str.maketrans("()", "（）"))
    assert title == "石门县水利局权力清单（2016年本）"


def test_figures_that_stay_apart_in_a_title_are_doubted():
    document = only("石门县人民政府关于第1 2批示范村的通知\n石政发〔2020〕6号\n" + TEXT)
    assert "title-unclear" in {finding.code for finding in document.findings}


@pytest.mark.parametrize(
    "line",
    ["石门县统计局（石统〔2020〕6号）", "石门县统计局 石统〔2020〕6号 2020年7月9日", "石门县统计局文件（石统〔2020〕6号）"],
)  # fmt: skip
def test_who_issued_it_may_stand_beside_its_number(line):
    text = f"关于做好普查的通知\n{line}\n各乡镇统计站：\n    请认真贯彻执行。\n"
    document = only(text)
    assert (document.number, document.issuer) == ("石统〔2020〕6号", "石门县统计局")
    assert document.addressee == "各乡镇统计站"


def test_a_number_may_stand_in_square_brackets():
    assert only(f"【石政发〔2020〕6号】\n关于供水的通知\n{TEXT}").number == "石政发〔2020〕6号"  # fmt: skip


@pytest.mark.parametrize("order", ["森林防火命令", "禁火令", "嘉奖令"])
def test_an_order_that_says_of_what_is_not_called_by_its_number(order):
    assert (
        only(f"石门县人民政府{order}\n第3号\n{TEXT}").title == f"石门县人民政府{order}"
    )


@pytest.mark.parametrize(
    "serial", ["〔2020〕第4期", "第4期", "（第4期）", "〔2020〕4号"]
)
def test_minutes_with_a_serial_below_the_end_of_another_are_a_document(serial):
    order = "石门县人民政府森林防火命令\n第1号\n    严禁野外用火。\n    县长 王民\n    2020年2月18日\n"
    minutes = (
        f"石门县人民政府\n第二次常务会议纪要\n{serial}\n    会议同意春季造林计划。\n"
    )
    titles = [document.title for document in read_text(order + minutes).documents]
    assert titles[1:] == ["石门县人民政府第二次常务会议纪要"]


@pytest.mark.parametrize("about", ["主要产品产量", "财政收支情况"])
def test_the_period_in_brackets_below_a_title_is_of_the_title(about):
    table = "产品名称\t单位\t1-9月\n水泥\t吨\t120\n"
    document = only(f"石门县{about}\n（2016年1－9月）\n\n{table}\n石门县统计局\n")
    assert document.title == f"石门县{about}（2016年1－9月）"


def test_a_section_of_a_bureau_signs_too():
    table = "石门县财政收支情况\n\n项目\t1-9月\n收入\t120\n\n石门县财政局国库股\n2016年10月8日\n"
    assert only(table).issuer == "石门县财政局国库股"


@pytest.mark.parametrize(
    "below", ["\n石门县统计局编　　2016年10月8日\n", "\n（石门县统计局　2016年10月8日）\n", "\n{table}\n发布单位：石门县统计局\n2016年10月8日\n"]
)  # fmt: skip
def test_who_edits_or_publishes_figures_issues_them(below):
    table = "指标\t1-9月\n水泥\t120\n"
    text = "石门县2016年1-9月主要经济指标月报" + below.format(table=table)
    document = only(text + ("" if table in text else table))
    assert document.issuer == "石门县统计局"
    assert str(document.signed_date) == "2016-10-08"


def test_a_label_set_wide_is_one_word():
    text = "石门县人民政府关于设立居民委员会的批复\n石政发〔2020〕7号\n各镇人民政府：\n同意设立下列居民委员会。\n1. 名　　称：甲居民委员会\n户　　数：1540户\n石门县人民政府\n2020年7月9日\n"
    assert [p.text for p in only(text).paragraphs][1:] == [
        "1. 名称：甲居民委员会",
        "户数：1540户",
    ]


@pytest.mark.parametrize(
    ("titled", "doubted"),
    [
        ("石门县民政局　石门县公安局\n关于社区界线的公告", []),
        ("石门县公安局关于社区界线的公告", ["issuers-several"]),
    ],
)
def test_those_who_sign_together_are_doubted_where_the_title_names_but_one(titled, doubted):  # fmt: skip
    document = only(f"{titled}\n\n石民发〔2023〕18号\n\n    现予公告。\n\n    石门县民政局　　　石门县公安局\n    2023年4月10日\n")  # fmt: skip
    assert document.issuer == "石门县民政局 石门县公安局"
    assert [f.code for f in document.findings if f.code == "issuers-several"] == doubted


@pytest.mark.parametrize("mark", ["#", "##"])
def test_a_title_marked_as_a_heading_is_read_without_its_mark(mark):
    document = only(f"{mark} 石门县2018年1-6月主要经济指标\n\n石门县统计局\n2018年7月20日\n")  # fmt: skip
    assert document.title == "石门县2018年1-6月主要经济指标"
    assert "markup-residue" in [finding.code for finding in document.findings]


def test_the_issuer_of_a_release_may_stand_between_its_title_and_its_text():
    text = "石门县2012年主要经济指标\n\n石门县统计局\n\n    现将全县主要指标公布如下。\n指标\t单位\t数值\n用电量\t万度\t6\n"
    (document,) = read_text(text).documents
    assert document.issuer == "石门县统计局"
    assert document.title == "石门县2012年主要经济指标"


@pytest.mark.parametrize(
    ("cited", "doubted"), [("同槐政发", True), ("白塔政发", False), ("塔政发", False)]
)
def test_a_cited_number_that_may_begin_with_a_word_is_asked_about(cited, doubted):
    text = f"白塔区人民政府\n关于做好供水工作的通知\n白塔政发〔2015〕9号\n各街道办事处：\n继续适用{cited}〔2014〕8号。\n白塔区人民政府\n2015年3月2日\n"
    (document,) = read_text(text).documents
    assert document.cites == (f"{cited}〔2014〕8号",)
    codes = [finding.code for finding in document.findings]
    assert ("cite-doubtful" in codes) is doubted


def test_a_number_with_its_year_in_no_brackets_is_asked_about_and_no_title():
    text = "石门县人民政府\n关于王小明任职的通知\n石政任字1998年第6号\n各乡镇人民政府：\n任命王小明为县林业局副局长。\n石门县人民政府\n一九九八年三月二〇日\n"
    (document,) = read_text(text).documents
    assert document.title == "石门县人民政府关于王小明任职的通知"
    assert [finding.code for finding in document.findings] == ["number-form"]
    assert str(document.signed_date) == "1998-03-20"


def test_the_issuer_over_a_release_that_names_its_place_anew_is_no_part_of_the_title():
    text = "石门市东塘区统计局\n\n东塘区2022年一季度主要经济指标\n\n指标\t单位\t数值\n用电量\t万度\t6\n"
    (document,) = read_text(text).documents
    assert document.issuer == "石门市东塘区统计局"
    assert document.title == "东塘区2022年一季度主要经济指标"


def test_a_note_of_when_it_was_passed_over_two_lines_is_a_paragraph_of_its_own():
    text = (
        "石门县人民代表大会常务委员会\n任 免 名 单\n\n（1998年8月27日石门县第十届人民代表大会\n常务委员会第三次会议通过）\n\n"
        "    任命王小明为县教育委员会主任；\n    免去李大伟的县教育委员会主任职务。\n"
    )
    (document,) = read_text(text).documents
    first, second, *_ = [paragraph.text for paragraph in document.paragraphs]
    assert first.endswith("第三次会议通过）")
    assert second == "任命王小明为县教育委员会主任；"


def test_words_of_leave_above_the_issuer_are_no_part_of_its_name():
    text = "石门县民政局\n关于同意甲子社区更名的批复\n石民发〔2015〕9号\n甲镇人民政府：\n同意甲子社区更名为乙丑社区。\n此复\n石门县民政局\n2015年3月2日\n"
    (document,) = read_text(text).documents
    assert document.issuer == "石门县民政局"


def test_a_title_goes_on_below_a_blank_line_where_every_line_stands_by_itself():
    lines = ["石门县人民政府关于公布行政许可事项", "目录调整情况的公告", "    现将目录调整情况公告如下。", "石门县人民政府", "2017年11月30日"]  # fmt: skip
    (document,) = read_text("\n\n".join(lines)).documents
    assert document.title == "石门县人民政府关于公布行政许可事项目录调整情况的公告"


def test_several_issuers_below_the_title_of_a_release_stand_above_its_day():
    text = "东塘区2016年统计公报\n东塘区统计局\n国家统计局东塘调查队\n（2017年3月20日）\n\n2016年，全区经济保持平稳。\n"
    (document,) = read_text(text).documents
    assert document.issuer == "东塘区统计局 国家统计局东塘调查队"
    assert str(document.signed_date) == "2017-03-20"
