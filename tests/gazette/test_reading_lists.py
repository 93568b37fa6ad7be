"""Lists that an organization decides on, and what tells one document of an issue from the next."""

import pytest

from gazette.reading import read_text
from tests.pace import within

FIRST = """石门县人民代表大会常务委员会
关于接受王小明辞去副县长职务请求的决定
石人常〔2015〕14号
石门县第十六届人民代表大会常务委员会第六次会议决定：接受王小明辞去副县长职务的请求。
2015年7月22日
"""
LIST = """石门县人民代表大会常务委员会
{title}
石人常〔2015〕15号
任命李伟为县监察局局长。
2015年7月22日
"""


@pytest.mark.parametrize(
    "title",
    ["任免名单", "决定任免名单", "决定任命人员名单", "通过的任免名单", "任免人员名单", "任命名单", "人事任免名单"],
)  # fmt: skip
def test_a_list_of_an_organization_with_a_number_is_a_document_of_its_own(title):
    first, second = read_text(f"{FIRST}\n{LIST.format(title=title)}").documents
    assert second.number == "石人常〔2015〕15号"
    assert second.title == f"石门县人民代表大会常务委员会{title}"
    assert first.cites == ()


def test_a_number_alone_in_the_text_is_asked_about():
    [document] = read_text(f"{FIRST.rstrip()}\n附件\n石人常〔2015〕15号\n").documents
    assert "document-inside" in [finding.code for finding in document.findings]


@pytest.mark.parametrize(
    "meeting",
    ["石门县第十六届人大常委会第六次会议于2015年7月22日表决通过：", "县人大常委会2015年7月22日审议决定：", "县人大常委会第六次会议通过："],
)  # fmt: skip
def test_what_a_meeting_passes_is_no_addressee(meeting):
    text = LIST.format(title="任免名单").replace("任命李伟", f"{meeting}\n任命李伟")
    [document] = read_text(text).documents
    assert document.addressee == ""


def test_a_title_that_the_contents_list_may_have_its_period_in_brackets_below_it():
    titles = "石门镇人民政府关于王小明任职的通知", "大事记（2003年3月）"
    reading = read_text(
        f"石门镇政务公报\n2003年第1期\n目录\n{titles[0]} (1)\n{titles[1]} (2)\n\n{titles[0]}\n石政发〔2003〕9号\n"
        "各村：\n任命王小明为镇财政所所长。\n2003年3月10日\n大事记\n（2003年3月）\n3日　召开春耕会议。\n"
    )
    assert tuple(document.title for document in reading.documents) == titles


@pytest.mark.parametrize("page", ["", " …… 1"])
@pytest.mark.parametrize("count", ["{}  ", "{}. ", "{}、"])
def test_the_last_entry_of_numbered_contents_needs_no_page(count, page):
    titles = "石门镇人民政府关于王小明任职的通知", "石门镇2003年1-3月主要指标"
    first, last = (count.format(n) + title for n, title in enumerate(titles, 1))
    reading = read_text(
        f"石门镇政务公报\n2003年第1期\n要目\n{first}{page}\n{last}\n\n石政发〔2003〕9号\n石门镇人民政府\n关于王小明任职的通知\n"
        "各村：\n任命王小明为镇财政所所长。\n石门镇人民政府\n2003年3月10日\n\n"
        "石门镇2003年1-3月主要指标\n指标\t单位\t数值\n财政收入\t万元\t517.6\n"
    )
    assert tuple(entry.title for entry in reading.contents) == titles
    assert tuple(document.title for document in reading.documents) == titles


def test_the_name_of_a_gazette_beside_a_page_number_is_no_text():
    [document] = read_text(
        "石门县人民政府关于做好防汛工作的通知\n石政发〔2020〕7号\n各乡镇人民政府：\n各乡镇要抓好落实，\n"
        "        石门县政府公报\n            － 17 －\n确保安全。\n石门县人民政府\n2020年7月9日\n"
    ).documents
    assert "公报" not in document.body


@pytest.mark.parametrize("name", ["人大常委会", "人民代表大会常务委员会", "人民政府"])
def test_a_gazette_of_whatever_body_is_the_masthead(name):
    reading = read_text(f"石门县{name}公报\n2015年第4号    第21页\n\n{FIRST}")
    assert [document.number for document in reading.documents] == ["石人常〔2015〕14号"]
    assert (reading.year, reading.number) == (2015, 4)


CONTENTS = """临泽政报
2008年第4期
目录
{above}
石门县人大常委会关于接受王小明辞去职务请求的决定{page}
石门县人民代表大会常务委员会
关于接受王小明辞去职务请求的决定
石人常〔2015〕14号
县人大常委会决定：接受王小明辞去副县长职务的请求。
2015年7月22日
"""


@pytest.mark.parametrize(
    "above",
    ["· 市政府文件 ·", "★市政府文件★", "—— 市政府文件 ——", "〓市政府文件〓", "＊＊市政府文件＊＊", "▲ 市政府文件", "市政府文件："],
)  # fmt: skip
@pytest.mark.parametrize("page", [" / 5", "→5", "【5】", "……5"])
def test_a_section_of_the_contents_is_named_without_the_marks_round_it(above, page):
    text = CONTENTS.format(above=above, page=page).replace("县人大常委会关", "县人民代表大会常务委员会关")  # fmt: skip
    [document] = read_text(text).documents
    assert (document.section, document.page) == ("市政府文件", 5)


@pytest.mark.parametrize(
    "issuer",
    ["县“放管服”改革协调小组办公室", "县创建“全国文明城市”指挥部", "县“12345”热线服务中心", '县"双拥"工作领导小组', "县「一河一策」办公室"],
)  # fmt: skip
def test_an_organization_with_a_quotation_in_its_name_signs(issuer):
    text = f"关于征求意见的函\n石人常〔2015〕15号\n各镇：\n请反馈意见。\n{issuer}\n2015年7月22日\n"
    [document] = read_text(text).documents
    assert document.issuer == issuer


@pytest.mark.parametrize(
    "text",
    ["2015年7月，全县实现产值14.27亿元，降幅比上月", "全县实现产值14.27亿元、同比下降5.8%、降幅比上月", "今年以来，全县工业生产平稳，降幅比上月"],
)  # fmt: skip
def test_the_first_line_of_a_text_is_no_rest_of_a_short_title(text):
    file = (
        f"7月份工业经济运行简析\n{text}\n收窄1.1个百分点。\n县统计局\n2015年8月16日\n"
    )
    [document] = read_text(file).documents
    assert document.title == "7月份工业经济运行简析"


@pytest.mark.parametrize(
    "masthead",
    [
        "古 柳 区\n人民政府公报\n2023年第9期",
        "古柳区\n人民政府\n公　报\n2023\n第9期",
        "古柳区人民政府公报\n2023\n9\n（总第204期）",
        "GULIU QU RENMIN ZHENGFU GONGBAO\n古柳区人民政府公报\n2023.9",
    ],
)
def test_a_masthead_may_be_set_over_several_lines(masthead):
    text = "古柳区人民政府\n关于停水的通知\n古政发〔2023〕6号\n各街道办事处：\n今日停水。\n古柳区人民政府\n2023年9月1日\n"
    reading = read_text(f"{masthead}\n{text}")
    assert (reading.year, reading.number) == (2023, 9)
    assert [d.title for d in reading.documents] == ["古柳区人民政府关于停水的通知"]


SIGNED = "石门县人民政府\n2021年3月4日\n"


def plain_document(body, *, number="石政发〔2021〕3号\n"):
    head = f"石门县人民政府关于命名示范学校的决定\n{number}各乡镇人民政府：\n"
    (document,) = read_text(head + body).documents
    return document


def test_schools_listed_above_the_date_sign_nothing():
    document = plain_document("决定命名下列学校：\n石门县第一小学\n石门县第二小学\n2021年3月4日\n")  # fmt: skip
    assert document.issuer == "石门县人民政府"
    assert "issuer-guessed" in {finding.code for finding in document.findings}
    document = plain_document(f"决定命名下列单位：\n石门县国营林场\n{SIGNED}")
    assert (document.issuer, document.findings) == ("石门县人民政府", ())


@pytest.mark.parametrize(
    "end",
    [
        f"下列文件同时废止：\n石政发〔2015〕8号\n{SIGNED}",
        f"今日停水。\n{SIGNED}（联系人：王小明。）\n石政发〔2015〕8号\n",
    ],
)
def test_a_number_of_another_document_at_the_end_is_not_taken(end):
    document = plain_document(end, number="")
    assert (document.number, document.cites) == ("", ("石政发〔2015〕8号",))


def test_the_last_item_of_a_list_is_no_link_of_a_page():
    items = "附件：废止文件目录\n● 石门县食堂办法\n● 石门县宿舍规定\n● 石门县关于加强食堂管理的通知\n"
    document = plain_document(f"今日停水。\n{SIGNED}{items}")
    assert "关于加强食堂管理的通知" in document.body


def test_a_page_said_beside_words_is_one_where_the_words_stand_again():
    lines = "石门县2020年财政决算    第15页\n石门县2020年统计公报    第12页\n"
    assert "第12页" in plain_document(f"今日停水。\n{lines}{SIGNED}").body
    heads = "第15页    石门年鉴\n再停一日。\n第16页    石门年鉴\n"
    assert "年鉴" not in plain_document(f"今日停水。\n{heads}{SIGNED}").body


SIGNED_TABLE = """石门县人民政府关于通报上半年经济运行情况的通知
石政发〔2018〕20号
各乡镇人民政府：
　　现将上半年主要指标完成情况通报如下，请认真分析。
石门县人民政府
2018年7月20日
{above}全县主要经济指标完成情况表（2018年1-6月）
指标\t单位\t绝对值
地区生产总值\t亿元\t40.5
社会消费品零售总额\t亿元\t12.6
{below}
"""


@pytest.mark.parametrize("notes", ["", "抄送：县委办公室，县人大常委会办公室。\n"])
def test_a_bare_table_between_a_signature_and_its_imprint_is_attached(notes):
    below = f"{notes}石门县人民政府办公室　　2018年7月23日印发"
    text = SIGNED_TABLE.format(above="", below=below)
    (document,) = read_text(text).documents
    assert str(document.printed_date) == "2018-07-23"
    assert [len(table.rows) for table in document.attachments] == [2]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("", "石门县统计局　　2018年7月23日印发"),
        ("", "石门县人民政府办公室　　2018年10月8日印发"),
        ("石门县人民政府办公室　2018年7月21日印发\n", "石门县人民政府办公室　2018年7月23日印发"),
    ],
    ids=["no imprint", "of another body", "much later", "a second imprint"],
)  # fmt: skip
def test_a_table_with_a_year_after_a_signature_is_else_of_its_own(above, below):
    documents = read_text(SIGNED_TABLE.format(above=above, below=below)).documents
    assert len(documents) == 2
    assert documents[1].title == "全县主要经济指标完成情况表（2018年1-6月）"


BODY = "{title}\n石政发〔2003〕{number}号\n各村：\n现将有关事项通知如下。\n石门镇人民政府\n2003年3月{number}日\n\n"


@pytest.mark.parametrize(
    "listed",
    [
        "【镇政府文件】\n{0}（石政发〔2003〕8号）\n{1}（石政发〔2003〕9号）\n【大事记】\n{2}\n\n",
        "目录\n/ 镇政府文件 /\n{0}\n　石政发〔2003〕8号 …… 3\n{1}\n　石政发〔2003〕9号 …… 5\n/ 大事记 /\n{2} …… 6\n\n",
        "目　录\n（1）{0}\n（4）{1}\n（5）{2}\n\n",
        "本 期 目 录\n◎ 镇政府文件\n石政发〔2003〕8号\n{0} …… 3\n石政发〔2003〕9号\n{1} …… 5\n◎ 大事记\n{2} …… 6\n\n",
        "目　录\n镇政府文件\n(2) {0}\n(4) {1}\n大事记\n(8) {2}\n\n",
    ],
)
def test_contents_without_a_heading_with_slashes_or_with_pages_first(listed):
    titles = (
        "石门镇人民政府关于供水的通知",
        "石门镇人民政府关于供电的通知",
        "2003年一季度大事记",
    )
    bodies = [BODY.format(title=t, number=n) for t, n in zip(titles, (8, 9), strict=False)]  # fmt: skip
    reading = read_text(f"石门镇政务公报\n2003年第1期\n\n{listed.format(*titles)}{''.join(bodies)}{titles[2]}\n3日　召开春耕会议。\n")  # fmt: skip
    assert tuple(entry.title for entry in reading.contents) == titles
    assert tuple(document.title for document in reading.documents) == titles


@pytest.mark.parametrize(
    ("about", "titles"),
    [("做好小额贷款工作的意见", 2), ("经济运行情况的通报", 1)],
)
def test_a_release_after_what_nobody_signed_is_a_document_unless_that_is_of_figures(about, titles):  # fmt: skip
    text = (
        f"石门县人民政府\n关于{about}\n石政发〔2005〕9号\n各乡镇人民政府：\n    一、贷款期限不超过2年。\n    二、各乡镇要抓好落实。\n\n"
        "2005年1-9月全县主要经济指标\n\n单位：万元\n项目\t累计\t增减%\n生产总值\t286400\t14.4\n"
    )
    assert len(read_text(text).documents) == titles


def test_the_issuer_above_a_title_that_the_contents_list_without_it_is_of_the_title():
    title = "关于一九九五年国民经济和社会发展的统计公报"
    minutes = "县长办公会议纪要\n（一九九六年四月二十二日）\n会议研究了防汛工作。\n出席：严光祖、田绍棠。\n"
    release = f"石门县统计局\n{title}\n（一九九六年二月二十六日）\n一九九五年，全县经济平稳。\n"
    contents = f"要目\n县长办公会议纪要………3\n{title}………5\n"
    *_, document = read_text(f"{contents}\n{minutes}\n{release}").documents
    assert document.title == f"石门县统计局{title}"


def test_a_release_below_the_table_attached_to_another_document_is_a_document():
    moved = "石门县人民政府关于划转行政权力事项的通知\n石政发〔2018〕47号\n各镇人民政府：\n现予划转。\n附件：划转清单\n石门县人民政府\n2018年6月27日\n附件\n划转清单\n序号\t事项名称\n1\t取水许可\n"
    release = "石门县2018年1-6月主要经济指标\n指标\t单位\t1-6月\n产值\t亿元\t5\n石门县统计局\n2018年7月20日\n"
    first, second = read_text(f"{moved}\n{release}").documents
    assert [table.title for table in first.attachments] == ["划转清单"]
    assert (second.title, second.issuer) == (
        "石门县2018年1-6月主要经济指标",
        "石门县统计局",
    )


@pytest.mark.parametrize(
    ("body", "issuer"), [("石门县统计局", "石门县统计局"), ("石门县人民政府办公室", "")]
)
def test_who_prints_what_nobody_signed_issues_it_unless_it_is_an_office(body, issuer):
    release = "经济运行监测表（2018年1-6月）\n指标\t单位\t1-6月\n产值\t亿元\t5\n"
    [document] = read_text(f"{release}\n{body}\n2018年7月20日印发\n").documents
    assert document.issuer == issuer


def test_what_a_notice_issues_that_the_contents_list_by_its_name_alone_is_of_the_notice():
    contents = "目录\n· 规范性文件 ·\n石门县装修垃圾管理办法　　　　3\n· 统计公报 ·\n2009年1-5月主要指标　　　　8\n"
    notice = "石门县人民政府\n关于印发《石门县装修垃圾管理办法》的通知\n石政规〔2009〕2号\n各镇人民政府：\n现印发给你们。\n石门县人民政府\n2009年5月11日\n"
    rules = "\n石门县装修垃圾管理办法\n第一条　制定本办法。\n第二条　本办法自公布之日起施行。\n"
    release = (
        "\n统计公报　　　　8\n\n2009年1-5月主要指标\n指标\t单位\t累计\n产值\t亿元\t5\n"
    )
    first, second = read_text(f"{contents}\n规范性文件　　　　3\n\n{notice}{rules}{release}").documents  # fmt: skip
    assert (first.number, first.page, first.section) == ("石政规〔2009〕2号", 3, "规范性文件")  # fmt: skip
    assert (second.title, second.section) == ("2009年1-5月主要指标", "统计公报")


@pytest.mark.parametrize(
    "imprint", ["编印单位：石门县人民政府办公室　　网址：www.example.cn　　免费赠阅", "石门县人民政府公报编辑部 电话：0776-1234 印数：300册"]
)  # fmt: skip
def test_an_imprint_below_the_last_table_is_no_row_of_it(imprint):
    release = "2009年1-5月主要指标\n指标　　　　单位　　　　累计\n产值　　　　亿元　　　　5\n税收　　　　亿元　　　　6\n"
    *_, document = read_text(f"{FIRST}\n{release}\n{imprint}\n").documents
    assert [len(table.rows) for table in document.attachments] == [2]
    assert imprint[:6] not in document.body


def test_the_number_of_the_issue_may_stand_above_its_name():
    read = read_text(f"2020·1\n石门县人民政府公报\n\n{FIRST}")
    assert (read.year, read.number, len(read.documents)) == (2020, 1, 1)


REPORT = """关于全县殡葬改革情况的报告

市人民政府：
现将情况报告如下。
石门县人民政府
2015年8月9日
"""
PLAN = "2016年糖业发展工作计划\n{of}\n一、稳定面积。\n二、推进基地建设。\n"
CHRONICLE = "{title}\n7月1日　召开会议。\n7月22日　王小明任副县长。\n"


@pytest.mark.parametrize("of", ["县糖业发展办公室", "（县糖业发展办公室）"])
def test_a_report_and_a_plan_without_issuer_and_number_below_a_signature_are_documents(of):  # fmt: skip
    documents = read_text(f"{FIRST}\n{REPORT}\n{PLAN.format(of=of)}").documents
    assert [document.title for document in documents[1:]] == ["关于全县殡葬改革情况的报告", "2016年糖业发展工作计划"]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "read"),
    [("石门县2015年7月大事记", "石门县2015年7月大事记"), ("大 事 记\n（2015年7月）", "大事记（2015年7月）")],
)  # fmt: skip
def test_a_chronicle_is_a_document_that_decides_nothing(title, read):
    *_, document = read_text(f"{FIRST}\n各镇要做好工作。\n\n{CHRONICLE.format(title=title)}").documents  # fmt: skip
    assert document.title == read
    assert "王小明任副县长" in document.body


def test_a_line_above_a_chronicle_is_none_of_its_title():
    text = f"{FIRST}\n免去：\n麦少芬的县民政局副局长职务\n\n{CHRONICLE.format(title='2015年7月大事记')}"
    *_, document = read_text(text).documents
    assert document.title == "2015年7月大事记"


def test_rules_part_documents_where_most_have_one_below_them():
    rule = "————————————————"
    release = "2015年1-5月全县主要指标\n指标\t单位\t累计\n产值\t亿元\t5\n"
    pieces = (FIRST, LIST.format(title="任免名单"), REPORT, "2015年社区建设情况\n一、已建12处。\n", release)  # fmt: skip
    documents = read_text(f"\n{rule}\n".join(pieces)).documents
    assert [document.title for document in documents[2:]] == ["关于全县殡葬改革情况的报告", "2015年社区建设情况", "2015年1-5月全县主要指标"]  # fmt: skip


def test_a_release_below_a_gap_after_what_nobody_signed_is_a_document():
    plan = PLAN.format(of="县糖业发展办公室")
    release = "2015年1-5月全县主要指标\n指标\t单位\t累计\n产值\t亿元\t5\n"
    *_, document = read_text(f"{FIRST}\n{plan}\n{release}").documents
    assert document.title == "2015年1-5月全县主要指标"


CONTENTS_ALONE = """县人民政府文件

石门县人民代表大会常务委员会关于接受王小明辞去副县长职务请求的决定
（石人常〔2015〕14号）
关于任免的名单（石人常〔2015〕15号）
其他

关于全县殡葬改革情况的报告
2016年糖业发展工作计划
============
"""


def test_contents_without_a_heading_have_plain_sections_and_numbers_on_lines_of_their_own():
    body = f"{FIRST}\n{LIST.format(title='任免名单')}\n{REPORT}\n{PLAN.format(of='（县糖办）')}"
    read = read_text(CONTENTS_ALONE + body)
    assert [(entry.number, entry.section) for entry in read.contents] == [
        ("石人常〔2015〕14号", "县人民政府文件"),
        ("石人常〔2015〕15号", "县人民政府文件"),
        ("", "其他"),
        ("", "其他"),
    ]
    assert len(read.documents) == 4


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("目　录", "◆ 人大文件", "◆ 会议与记事"),
        ("卷首目录（页码）", "人大文件", "政务要览"),
    ],
)
def test_sections_of_any_name_are_marked_or_stand_further_left(heading, first, second):
    listed = f"{heading}\n{first}\n　　1. {FIRST.splitlines()[0]}{FIRST.splitlines()[1]}（2）\n{second}\n　　2. 2015年第三季度大事记（5）\n\n"
    read = read_text(listed + FIRST + "\n" + CHRONICLE.format(title="2015年第三季度大事记"))  # fmt: skip
    sections = [section.lstrip("◆ ") for section in (first, second)]
    assert [document.section for document in read.documents] == sections
    assert [document.page for document in read.documents] == [2, 5]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("关于2014年区级财政决算的报告", "——2015年5月20日在区人大常委会第二次会议上\n区财政局局长　岑国梁\n\n主任、各位委员：\n现报告如下。"),
        ("在全县环境整治总结表彰大会上的讲话", "县长　崔玉章\n\n同志们：\n今天总结前段工作。"),
    ],
)  # fmt: skip
def test_what_was_said_at_a_meeting_is_a_document_below_a_signature(title, body):
    *_, document = read_text(f"{FIRST}\n{title}\n{body}\n").documents
    assert document.title == title


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("石门县2016年十件民生实事（草案）", "1．新建敬老院5所。\n2．硬化村道120公里。"),
        ("石门县人民政府2015年上半年工作总结", "今年以来，各项工作平稳。\n一、主要工作"),
        ("二〇一五年五月份县政府发文目录", "石政〔2015〕8号　关于表彰先进的决定\n石政〔2015〕9号　关于防汛的通知"),
    ],
)  # fmt: skip
def test_a_title_between_gaps_that_says_whose_of_which_year_is_one_of_a_document(title, body):  # fmt: skip
    gap = "" if title.endswith("目录") else "\n"
    text = f"{FIRST}\n{REPORT}\n在大会上的报告\n一、机构精简。\n二、撤销机构9个。\n\n{title}\n{gap}{body}\n"
    *_, document = read_text(text).documents
    assert (document.title, document.cites) in [(title, ()), (title, ("石政〔2015〕8号", "石政〔2015〕9号"))]  # fmt: skip


def test_a_line_that_leads_to_a_title_between_gaps_attaches_it():
    text = f"{FIRST}\n关于印发工作要点的通知\n石政发〔2015〕20号\n各镇：\n现将要点印发如下：\n\n石门县2015年工作要点\n\n一、抓好落实。\n石门县人民政府\n2015年8月9日\n"
    assert len(read_text(text).documents) == 2


def test_contents_count_their_sections_and_end_where_the_first_one_stands_again():
    contents = "目次\n（一）人大文件\n　　石门县人民代表大会常务委员会关于接受王小明辞去副县长职务请求的决定\n（二）计划报告\n　　石门县2016年糖业发展工作计划\n　　关于全县殡葬改革情况的报告\n\n人大文件\n\n"
    plan = "计划报告\n\n石门县2016年糖业发展工作计划\n\n一、稳定面积。\n\n"
    read = read_text(f"{contents}{FIRST}\n{plan}{REPORT}")
    assert [(entry.title[-4:], entry.section) for entry in read.contents] == [
        ("求的决定", "人大文件"),
        ("工作计划", "计划报告"),
        ("况的报告", "计划报告"),
    ]
    assert [document.section for document in read.documents] == ["人大文件", "计划报告", "计划报告"]  # fmt: skip


def test_a_number_that_only_the_contents_print_is_the_document_s_and_asked_about():
    title = "石门县人民政府关于加强防汛工作的通知"
    contents = (
        f"目录\n{title}（石政发〔2015〕17号）……1\n区政府第三十一次常务会议……3\n\n"
    )
    notice = f"{title}\n各镇：\n请抓好防汛。\n石门县人民政府\n2015年7月2日\n"
    meeting = "\n区政府第三十一次常务会议\n\n8月15日，召开常务会议，研究了有关事项。\n"
    read = read_text(contents + notice + meeting)
    assert [document.number for document in read.documents] == [
        "石政发〔2015〕17号",
        "",
    ]
    assert "contents-number" in {finding.code for finding in read.findings}


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("石门县2015年国民经济和社会发展统计公报", "石门县统计局\n2016年3月11日\n\n2015年，经济平稳。"),
        ("石门县人民政府2015年2月份发文目录", "\n文号　　　　　　标题\n石政〔2015〕8号　　　关于表彰先进的决定\n石政〔2015〕9号　　　关于防汛的通知"),
        ("在全县防汛工作会议上的讲话", "副县长　梁正奎\n（2015年5月28日）\n\n同志们：\n我讲三点。"),
        ("二〇一五年一至四月全县国民经济主要指标完成情况", "\n指标　　　　　单位　　　累计\n产值　　　　　亿元　　　5\n税收　　　　　亿元　　　6"),
    ],
)  # fmt: skip
def test_below_what_nobody_signed_a_document_begins_with_its_title(title, below):
    text = f"{FIRST}\n{PLAN.format(of='（县糖办）')}\n{title}\n{below}\n"
    *_, document = read_text(text).documents
    assert document.title == title


RULES = "石门县烟花爆竹燃放管理规定"
DECREE = f"石门县人民政府令\n第6号\n《{RULES}》已经2015年7月2日县人民政府第4次常务会议通过，现予公布。\n县长　艾志坚\n2015年7月3日\n\n{RULES}\n第一条　制定本规定。\n第二条　自公布之日起施行。\n"


def test_what_a_decree_issues_that_the_contents_list_is_of_the_decree():
    contents = f"────────── 目 录 ──────────\n【县政府令】\n{RULES}……（3）\n【人大文件】\n{FIRST.splitlines()[0]}{FIRST.splitlines()[1]}……（5）\n\n"
    first, second = read_text(f"{contents}{DECREE}\n{FIRST}").documents
    assert (first.title, first.page, first.section) == ("石门县人民政府令第6号", 3, "县政府令")  # fmt: skip
    assert second.page == 5


def test_rules_without_a_signature_begin_above_their_number():
    text = f"{FIRST}\n各镇要抓好落实。\n\n石门县出租屋管理暂行规定\n石府规〔2015〕4号\n第一条　制定本规定。\n第二条　自公布之日起施行。\n"
    *_, document = read_text(text).documents
    assert (document.title, document.number) == ("石门县出租屋管理暂行规定", "石府规〔2015〕4号")  # fmt: skip


def test_entries_counted_in_brackets_and_a_title_below_one_of_a_year_begin_anew():
    contents = "本期目录\n石门县人民政府关于加强水源井管理的通告\n（一）石门县2015年主要经济指标表\n（二）关于2014年审计整改情况\n石门县2016年工作计划\n石门县人民政府常务会议纪要\n全县劳动模范名单\n\n石门县人民政府\n关于加强水源井管理的通告\n石政发〔2015〕6号\n特通告如下。\n"
    body = (
        "\n关于2014年审计整改情况\n县审计局\n已整改10个。\n\n全县劳动模范名单\n张铁\n\n"
    )
    read = read_text(contents + body)
    assert [entry.title for entry in read.contents] == [
        "石门县人民政府关于加强水源井管理的通告",
        "石门县2015年主要经济指标表",
        "关于2014年审计整改情况",
        "石门县2016年工作计划",
        "石门县人民政府常务会议纪要",
        "全县劳动模范名单",
    ]


def test_a_report_with_its_body_below_a_gap_is_a_document():
    text = f"{FIRST}\n工作交流\n\n关于社区换届情况的汇报\n县民政局\n今年上半年，完成换届选举。\n"
    *_, document = read_text(text).documents
    assert document.title == "关于社区换届情况的汇报"


def test_a_page_in_brackets_on_a_line_of_its_own_is_of_the_entry_above_it():
    text = f"目录\n【人事任免】\n{FIRST.splitlines()[0]}{FIRST.splitlines()[1]}（石人常〔2015〕14号）\n（5）\n\n{FIRST}"
    [document] = read_text(text).documents
    assert document.page == 5


def test_what_stands_below_each_of_very_many_signatures_is_looked_at_once():
    notice = "石门县人民政府\n关于防汛的通知\n石政发〔2015〕{}号\n各镇：\n请抓好防汛。\n石门县人民政府\n2015年7月2日\n\n此件发至乡镇一级\n\n"
    text = "".join(notice.format(number) for number in range(1, 801))
    with within(12):
        assert len(read_text(text).documents) == 800
