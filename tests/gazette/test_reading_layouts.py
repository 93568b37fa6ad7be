"""Gazettes of other layouts than the real one, all invented."""

from datetime import date

import pytest

from gazette.reading import read_text


def only(text):
    [document] = read_text(text).documents
    return document


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


RED_HEAD = """甲省人民政府文件

甲政发〔2021〕3号

甲省人民政府
关于公布第一批历史名镇的通知

各市人民政府，各县（市、区）人民政府，
省政府各部门：

　　经研究，同意将乙镇等3个镇列为历史名镇，现予公布。各级要加强保护，
按照有关规定管理。

　　附件：1.历史名镇名单
　　　　　2.保护工作要求

　　　　　　　　　　　甲省人民政府
　　　　　　　　　　　2021年2月3日

　　（此件公开发布）

附件1

历史名镇名单

序号\t名称\t所在市
1\t乙镇\t丙市
2\t丁镇\t戊市

附件2

保护工作要求

　　一、总体要求
　　各地要高度重视。

抄送：省委各部门。
甲省人民政府办公厅　　　　2021年2月4日印发
"""


def test_a_red_head_with_the_number_above_the_title():
    document = only(RED_HEAD)
    assert document.number == "甲政发〔2021〕3号"
    assert document.title == "甲省人民政府关于公布第一批历史名镇的通知"
    assert document.issuer == "甲省人民政府"
    assert document.addressee == "各市人民政府，各县（市、区）人民政府，省政府各部门"
    assert document.signed_date == date(2021, 2, 3)
    assert document.printed_date == date(2021, 2, 4)
    assert [table.title for table in document.attachments] == ["历史名镇名单"]
    assert texts(document) == [
        "经研究，同意将乙镇等3个镇列为历史名镇，现予公布。各级要加强保护，按照有关规定管理。",
        "附件：1.历史名镇名单",
        "2.保护工作要求",
        "（此件公开发布）",
        "附件2",
        "保护工作要求",
        "一、总体要求",
        "各地要高度重视。",
        "抄送：省委各部门。",
    ]
    assert document.findings == ()


def test_a_web_page_with_metadata():
    reading = read_text(
        """标题：甲市乙区人民政府关于废止部分文件的决定
索引号：123/2021-001
主题分类：综合政务
发文字号：乙政发[2021] 12 号
发文机关：甲市乙区人民政府
成文日期：2021-03-04
发布日期：2021-03-10

甲市乙区人民政府关于废止部分文件的决定

各镇人民政府、街道办事处，区政府各部门：
经研究，决定废止下列文件：
一、《关于甲事的通知》（乙政发〔2015〕3号）
二、《关于乙事的通知》（乙政发〔2016〕5号）
本决定自公布之日起施行。
"""
    )
    [document] = reading.documents
    assert document.number == "乙政发〔2021〕12号"
    assert (document.genre, document.issuer) == ("决定", "甲市乙区人民政府")
    assert (document.signed_date, document.printed_date) == (date(2021, 3, 4), None)
    assert document.addressee == "各镇人民政府、街道办事处，区政府各部门"
    assert (document.index_number, document.topic) == ("123/2021-001", "综合政务")
    assert len(document.paragraphs) == 4
    assert document.cites == ("乙政发〔2015〕3号", "乙政发〔2016〕5号")
    assert [line for line, _ in reading.unread] == [7]
    assert reading.unread_percent == pytest.approx(7.7)


def test_an_index_number_too_long_to_be_one_is_left_unread():
    reading = read_text(
        f"索引号：{'长' * 61}\n标题：甲市乙区人民政府关于甲事的通知\n发文字号：乙政发〔2021〕12号\n"
        "甲市乙区人民政府关于甲事的通知\n各街道办事处：\n请认真贯彻执行。\n"
        "甲市乙区人民政府\n2021年3月4日\n"
    )
    [document] = reading.documents
    assert document.index_number == ""
    assert [line for line, _ in reading.unread] == [1]


NARROW = """甲市丙区人民政府公报
2021年第2期（总第14期）
2021年6月30日出版

甲市丙区人民政府
关于加强河道管理的通告
丙政通〔2021〕1号

　　为加强辖区河道管理，保护水环境，根据有关规定，
结合本区实际，现就有关事项通告如下。
　　一、禁止在河道管理范围内倾倒垃圾。违者依法处理
。任何单位和个人都有权举报。
　　二、本通告自2021年5月1日起施行。
　　　　　　甲市丙区人民政府
　　　　　　2021年4月9日
- 3 -
甲市丙区人民政府办公室
关于印发丙区河长制工作方案的通知
丙政办发〔2021〕4号

各镇人民政府，各街道办事处：
　　现将《丙区河长制工作方案》印发给你们，请遵照执行。

　　　　　　甲市丙区人民政府办公室
　　　　　　二〇二一年四月二十日

丙区河长制
工作方案

　　为落实河长制，制定本方案。
　　一、总体目标
　　到2025年，全区河道水质
- 4 -
明显改善。
"""


def test_a_masthead_no_contents_narrow_lines_and_page_numbers():
    reading = read_text(NARROW)
    assert (reading.year, reading.number, reading.unread) == (2021, 2, ())
    notice, plan = reading.documents
    assert (notice.number, notice.genre) == ("丙政通〔2021〕1号", "通告")
    assert notice.addressee == ""
    assert texts(notice) == [
        "为加强辖区河道管理，保护水环境，根据有关规定，结合本区实际，现就有关事项通告如下。",
        "一、禁止在河道管理范围内倾倒垃圾。违者依法处理。任何单位和个人都有权举报。",
        "二、本通告自2021年5月1日起施行。",
    ]
    assert plan.signed_date == date(2021, 4, 20)
    assert texts(plan) == [
        "现将《丙区河长制工作方案》印发给你们，请遵照执行。",
        "丙区河长制工作方案",
        "为落实河长制，制定本方案。",
        "一、总体目标",
        "到2025年，全区河道水质明显改善。",
    ]


def test_an_order_of_the_government():
    document = only(
        "丁县人民政府令\n第 12 号\n\n"
        "《丁县烟花爆竹管理办法》已经县政府常务会议通过，现予公布。\n\n"
        "县长　王五\n2021年12月1日\n\n丁县烟花爆竹管理办法\n\n"
        "第一章　总则\n第一条　为了加强管理，制定本办法。\n"
    )
    assert document.title == "丁县人民政府令第12号"
    assert (document.genre, document.issuer) == ("命令", "丁县人民政府")
    assert document.signed_date == date(2021, 12, 1)
    assert texts(document)[-3:] == [
        "丁县烟花爆竹管理办法",
        "第一章　总则",
        "第一条　为了加强管理，制定本办法。",
    ]


def test_departments_that_sign_together():
    document = only(
        "庚区教育局 庚区财政局\n关于做好资助工作的通知\n庚教发〔2021〕5号\n各中小学校：\n"
        "请认真落实。\n庚区教育局\n庚区财政局\n2021年9月1日\n"
    )
    assert document.title == "庚区教育局庚区财政局关于做好资助工作的通知"
    assert document.issuer == "庚区教育局 庚区财政局"
    assert texts(document) == ["请认真落实。"]


CONTENTS = """戊区人民政府公报

2022 第1期

目  录

区政府文件
戊区人民政府关于表扬先进单位的通报…………………………………………3
戊区人民政府关于同意设立甲社区的批复　戊政字〔2022〕2号 ………… 5

统计资料统计数据
2022年一季度主要经济指标 ………… 7

戊区人民政府关于表扬先进单位的通报
戊政发〔2022〕1号
各街道办事处：
决定对甲局予以通报表扬。
戊区人民政府
2022年1月5日

戊区人民政府关于同意设立甲社区的批复
戊政字〔2022〕2号
甲街道办事处：
同意设立甲社区。
戊区人民政府　2022年1月6日
2022年一季度主要经济指标
单位：亿元
指标\t一季度\t同比±%
地区生产总值\t12.3\t4.5
　其中：第一产业\t1.0\t2.0
　　　　第二产业\t2.0\t3.0
注：数据为初步核算数。
"""


def test_contents_with_leaders_and_plain_section_names():
    reading = read_text(CONTENTS)
    assert (reading.year, reading.number) == (2022, 1)
    assert [(d.number, d.page, d.section) for d in reading.documents] == [
        ("戊政发〔2022〕1号", 3, "区政府文件"),
        ("戊政字〔2022〕2号", 5, "区政府文件"),
        ("", 7, "统计资料统计数据"),
    ]
    reply = reading.documents[1]
    assert (reply.issuer, reply.signed_date) == ("戊区人民政府", date(2022, 1, 6))


def test_indentation_of_names_in_a_table_is_kept():
    [*_, release] = read_text(CONTENTS).documents
    [table] = release.attachments
    assert [row[0] for row in table.rows] == [
        "地区生产总值",
        "\u3000其中：第一产业",
        "\u3000\u3000\u3000\u3000第二产业",
    ]
    assert texts(release) == ["单位：亿元", "注：数据为初步核算数。"]


def test_a_release_after_a_signature_is_a_document_without_contents_too():
    body = CONTENTS.partition("7\n")[2]
    *_, release = read_text(body).documents
    [table] = release.attachments
    assert release.title == table.title == "2022年一季度主要经济指标"


def test_contents_without_pages():
    body = CONTENTS.partition("7\n")[2]
    contents = (
        "目录\n戊区人民政府关于表扬先进单位的通报（戊政发〔2022〕1号）\n"
        "戊区人民政府关于同意设立甲社区的批复（戊政字〔2022〕2号）\n"
    )
    reading = read_text(contents + body)
    assert [entry.number for entry in reading.contents] == [
        "戊政发〔2022〕1号",
        "戊政字〔2022〕2号",
    ]
    assert len(reading.documents) == 3


NOTICE = """甲区人民政府
关于{subject}的通知

{number}

各街道办事处：

{body}

甲区人民政府

{signed}

（{printed}印发）
"""


def notice(number="甲政发〔2021〕3号", **parts):
    parts = {
        "subject": "做好防汛工作",
        "body": "请认真落实。",
        "signed": "2021年6月1日",
        "printed": "2021年6月2日",
    } | parts
    return NOTICE.format(number=number, **parts)


def codes(text):
    return [(f.code, f.document_index) for f in read_text(text).findings]


def test_a_clean_issue_has_no_findings():
    numbers = [f"甲政发〔2021〕{n}号" for n in (3, 4, 5)]
    entries = "\n".join(
        f"甲区人民政府关于做好防汛工作的通知（{n}）（{page}）"
        for page, n in enumerate(numbers, 1)
    )
    body = "\n".join(map(notice, numbers))
    assert codes(f"目录\n【文件】\n{entries}\n{body}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (notice() + notice("甲政发〔2021〕5号"), [("number-gap", 1)]),
        (notice() + notice(), [("number-repeat", 1)]),
        (notice(printed="2021年5月31日"), [("printed-before-signed", 0)]),
        (notice(signed="2021年6月31日"), [("date-invalid", 0), ("no-signed-date", 0)]),
        (notice(body="附件：防汛名单"), [("attachment-missing", 0)]),
        (notice(body="一、甲。\n\n三、乙。"), [("clause-gap", 0)]),
        (notice(body="做好 and 落实工作。"), [("english-residue", 0)]),
        (notice(body="建立督導制度。"), [("traditional-character", 0)]),
        (notice(body="<p>请落实。</p>"), [("html-residue", 0)]),
        (notice(body="**请落实。**"), [("markup-residue", 0)]),
        (
            notice(subject="印发防汛方案", body="现将《防汛工作方案》印发给你们。"),
            [("name-differs", 0)],
        ),
    ],
)
def test_each_defect_is_found_and_no_other(text, found):
    assert codes(text) == found


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (
            "甲区人民政府关于做好防洪工作的通知（甲政发〔2021〕3号）（1）",
            "contents-title",
        ),
        (
            "甲区人民政府关于做好防汛工作的通知（甲政发〔2021〕4号）（1）",
            "contents-number",
        ),
    ],
)
def test_contents_that_differ_from_the_body(entry, found):
    assert codes(f"目录\n{entry}\n-----\n{notice()}") == [(found, 0)]


def test_contents_that_list_too_much_and_too_little():
    entry = "甲区人民政府关于做好防火工作的通知（甲政发〔2021〕9号）（1）"
    assert codes(f"目录\n{entry}\n-----\n{notice()}") == [
        ("contents-missing", None),
        ("contents-unlisted", 0),
    ]


def test_contents_out_of_order():
    first = "甲区人民政府关于做好防汛工作的通知（甲政发〔2021〕3号）（5）"
    second = "甲区人民政府关于做好防汛工作的通知（甲政发〔2021〕4号）（2）"
    body = notice("甲政发〔2021〕4号") + notice()
    assert codes(f"目录\n{first}\n{second}\n-----\n{body}") == [
        ("contents-order", None),
        ("contents-page", None),
    ]


@pytest.mark.parametrize(
    ("rows", "expected", "found"),
    [
        ("序号\t名称\n1\t甲\n2\t乙\n", [("1", "甲"), ("2", "乙")], []),
        ("序号\t名称\n1\t甲\n\n序号\t名称\n2\t乙\n", [("1", "甲"), ("2", "乙")], []),
        ("序号\t名称\n1\t甲\n3\t乙\n", [("1", "甲"), ("3", "乙")], ["sequence-gap"]),
        ("序号\t名称\t类型\n1\t甲\n", [("1", "甲", "")], ["row-width"]),
        ("序号\t名称\t类型\n1\t甲的\n事项\t许可\n", [("1", "甲的事项", "许可")], []),
        ("|序号|名称|\n|---|---|\n|1|甲|\n", [("1", "甲")], []),
        (
            "序号\t名称\n一、许可\n1\t甲\n",
            [("一、许可", ""), ("1", "甲")],
            ["row-width"],
        ),
    ],
)
def test_tables_of_every_shape(rows, expected, found):
    body = f"附件：甲名单\n\n甲区人民政府\n\n2021年6月1日\n\n附件\n\n甲名单\n\n{rows}"
    document = only(notice(body=body))
    [table] = document.attachments
    assert table.title == "甲名单"
    assert list(table.rows) == expected
    assert [finding.code for finding in document.findings] == found


def test_what_stands_before_the_contents_is_listed_as_unread():
    reading = read_text(f"这是一句闲话。\n目录\n甲通知（1）\n-----\n{notice()}")
    assert reading.unread == ((1, "这是一句闲话。"),)


def test_a_copied_notice_is_attached_and_not_a_document():
    text = (
        "甲区人民政府\n关于转发乙局做好防汛工作意见的通知\n甲政发〔2021〕3号\n各街道办事处：\n"
        "现将乙局关于做好防汛工作的意见转发给你们。\n甲区人民政府\n2021年6月1日\n"
        "乙局关于做好防汛工作的意见\n为做好工作，提出以下意见。\n"
    )
    assert len(read_text(text).documents) == 1


def test_a_number_on_the_line_of_the_title():
    document = only(
        "甲区人民政府关于做好防汛工作的通知（甲政发〔2021〕3号）\n各街道办事处：\n请落实。\n"
        "甲区人民政府\n2021年6月1日\n"
    )
    assert document.number == "甲政发〔2021〕3号"
    assert document.title == "甲区人民政府关于做好防汛工作的通知"


def test_a_list_of_repealed_documents_is_text():
    repealed = "甲区人民政府关于{}的通知（甲政发〔2015〕{}号）"
    listed = "\n\n".join(repealed.format(*pair) for pair in [("植树", 3), ("防火", 5)])
    document = only(notice(body=f"废止下列文件：\n\n{listed}\n\n请落实。"))
    assert document.cites == ("甲政发〔2015〕3号", "甲政发〔2015〕5号")


def test_bare_page_numbers_go_and_numbers_in_a_column_stay():
    page = "各单位要加强河道管理。\n" * 6
    text = notice(body=f"{page}今年，河道\n12\n改善。\n{page}今后，责任\n13\n到人。")
    read = texts(only(text))
    assert "今年，河道改善。" in read and "今后，责任到人。" in read
    column = only(notice(body="序号：\n1\n企业登记；\n2\n企业备案。"))
    assert "1" in column.body and "2" in column.body


def test_notices_without_numbers_or_contents():
    one = "甲区人民政府\n关于{}的公告\n{}\n甲区人民政府\n2021年6月1日\n"
    text = one.format("停水", "今日停水。") + one.format("通水", "今日通水。")
    assert [d.title for d in read_text(text).documents] == [
        "甲区人民政府关于停水的公告",
        "甲区人民政府关于通水的公告",
    ]


CUT = """甲市乙区人民政府关于同意合并社区的批复
乙政复〔2019〕6号
丙街道办事处：
甲东社区的范围调整为东至甲路，南至乙
{between}路，西至丙路，北至丁路。
甲市乙区人民政府
2019年3月29日
"""


@pytest.mark.parametrize(
    "between",
    [
        "乙政复〔2019〕6号\n",
        "第 1 页 共 2 页\n乙政复（2019）6号\n",
        "— 1 —\n乙政复〔2019〕6号\n",
        "乙政复〔2019〕6号\n— 1 —\n",
    ],
)
def test_the_number_over_a_page_is_no_part_of_the_sentence_it_cuts(between):
    document = only(CUT.format(between=between))
    assert document.cites == ()
    assert texts(document) == [
        "甲东社区的范围调整为东至甲路，南至乙路，西至丙路，北至丁路。"
    ]


def test_spaces_before_marks_and_in_dates_and_addressees():
    document = only(
        "甲区管委会\n关于变更社区名称的批复\n甲管批[2020]8号\n华 韵 街 道 办 事 处 ：\n"
        "你街道请示 收悉 。同意 ：\n一 、 “甲社区”更名为“乙社区” 。\n"
        "甲区管委会\n2020年 5 月 1 8 日\n"
    )
    assert (document.addressee, document.signed_date) == (
        "华韵街道办事处",
        date(2020, 5, 18),
    )
    assert texts(document)[-1] == "一、 “甲社区”更名为“乙社区”。"


def test_a_tab_before_the_date_of_printing_makes_no_table():
    document = only(
        "甲区人民政府\n关于任免职务的通知\n甲政任〔2022〕5号\n各部门：\n任免如下：\n姓名\t职务\n王小明\t局长\n\n"
        "甲区人民政府\n2022年11月7日\n甲区人民政府办公室\t2022年11月8日印发\n"
    )
    assert document.printed_date == date(2022, 11, 8)
    assert len(document.attachments) == 1
