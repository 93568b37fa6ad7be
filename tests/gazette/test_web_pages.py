"""Documents as copied from the pages of web sites, and as pasted into one line."""

import pytest

from core.text.widths import squeeze
from gazette.reading import read_text
from gazette.reading.lines import Line
from gazette.reading.web import without_site
from gazette.reading.web.glued import unglued
from gazette.reading.web.site import is_site_line
from tests.gazette.accounting import lost_lines

DOCUMENT = """{above}
梅岭县人民政府关于加强农村公路养护的通知
{below}
各乡镇人民政府，县政府各部门：
为加强农村公路养护，现就有关事项通知如下。
一、落实责任。
梅岭县人民政府
2020年6月10日
{after}
"""
GLUED = (
    "首页 > 公文 > 正文 沧河市人民政府关于做好防汛工作的通知 发布时间：2018-07-05 16:20 来源：市政府办 字体：[大 中 小]"
    " 沧政发〔2018〕21号 各县（市、区）人民政府： 为做好防汛工作，现通知如下： 一、落实责任。 二、备足物资，按沧政发〔2017〕3号执行。"
    " 沧河市人民政府 2018年7月2日 分享到： 【打印】【关闭】"
)
UNSPACED = (
    "东屏区人民政府关于调整部门职权的决定东政〔2018〕9号各乡人民政府，区直有关单位：机构改革后，一些职权换了实施部门。"
    "经研究，决定调整3项：一、工程备案由区住建局实施。二、广告登记由区城管局实施。三、户外活动由区文旅局备案。东屏区人民政府2018年5月22日"
)


def only(text):
    (document,) = read_text(text).documents
    return document


@pytest.mark.parametrize(
    "line",
    (
        "您的位置：网站首页>>政务公开>>规范性文件",
        "> 政务公开 > 法规文件 > 行政规范性文件",
        "沅江区人民政府门户网站 2022-09-14 来源：区司法局 阅读人次：-",
        "2019-12-02 10:20:31我要评论",
        "首页 | 乡镇部门 | 长者模式 | 智能问答 | 繁體",
        "区司法局门户网站 2023-03-24 09:12 浏览次数: 字号【",
    ),
)
def test_a_line_of_words_of_the_site_alone_is_none_of_the_document(line):
    assert is_site_line(Line(1, line))


@pytest.mark.parametrize(
    "line",
    (
        "2020年6月10日",
        "各街道办事处：",
        "> 各街道办事处，区政府各部门：",
        "时间：2020年6月10日",
        "来源于群众的意见，打印后张贴。",
        "区政府门户网站",
    ),
)
def test_a_line_that_a_document_may_hold_is_none_of_the_site(line):
    assert not is_site_line(Line(1, line))


@pytest.mark.parametrize("above", ("", "当前位置：首页 > 政务公开", "【通知公告】梅岭县人民政府关于加强农村公路养护的通知"))  # fmt: skip
@pytest.mark.parametrize("below", ("", "梅岭县政府门户网站 2020-06-12 09:30 来源：县政府办 浏览：134", "【字体：", "梅岭县人民政府 关于加强农村公路养护的通知"))  # fmt: skip
@pytest.mark.parametrize("after", ("", "上一篇：没有了", "标签：\n网友评论(0)\n验证码：", "主办：梅岭县人民政府\n赣ICP备05001234号 网站标识码：3607230001"))  # fmt: skip
def test_what_the_page_prints_round_a_document_changes_nothing(above, below, after):
    document = only(DOCUMENT.format(above=above, below=below, after=after))
    plain = only(DOCUMENT.format(above="", below="", after=""))
    assert (document.title, document.addressee) == (plain.title, plain.addressee)
    assert (document.issuer, document.signed_date) == (plain.issuer, plain.signed_date)
    assert document.body == plain.body and document.number == plain.number == ""


@pytest.mark.parametrize(
    "block",
    (
        "文    号:梅政发〔2020〕14号成文日期:2020-06-10发布日期:2020-06-11",
        "  • 索引号:\n\n    0143/2020-31\n  • 发文字号:\n\n    梅政发〔2020〕14号\n  • 有效性:",
        "索引号：0143/2020-31 公开形式：主动公开\n文件字号：梅政发〔2020〕14号 公开时限：长期",
    ),
)
def test_a_number_in_a_block_of_metadata_is_the_document_s_own(block):
    document = only(DOCUMENT.format(above=block, below="", after=""))
    assert (document.number, document.cites) == ("梅政发〔2020〕14号", ())
    assert document.addressee == "各乡镇人民政府，县政府各部门"


@pytest.mark.parametrize(
    "block",
    (
        "颁布单位：梅岭县人民政府　　颁布文号：梅政发〔2020〕14号　　颁布日期：2020-06-11　　状态：有效",
        "【法规标题】梅岭县人民政府关于加强农村公路养护的通知\n【发布文号】梅政发〔2020〕14号\n【所属地区】梅岭\n【全文】",
        "索 引 号\t0143/2020-31\t信息分类\t文件\n文　　号\t梅政发〔2020〕14号\t效力状态\t",
        "公文字号： 梅政发〔2020〕14号 阅览人次： 12 征集时间： 2020-06-11至2020-06-15",
        "公开目录：文件\n发布机构：县政府办\n内容描述：\n文件编号：梅政发〔2020〕14号",
        "发文单位：梅岭县人民政府 | 公文文号：梅政发〔2020〕14号 | 所属栏目：文件 |",
    ),
)
def test_fields_are_known_by_how_their_labels_are_made(block):
    document = only(DOCUMENT.format(above="", below=block, after=""))
    assert (document.number, document.cites) == ("梅政发〔2020〕14号", ())
    assert document.title == "梅岭县人民政府关于加强农村公路养护的通知"
    assert document.addressee == "各乡镇人民政府，县政府各部门"
    assert document.body == only(DOCUMENT.format(above="", below="", after="")).body


def test_fields_of_a_meeting_are_text():
    text = "青田镇人民政府会议纪要\n会议时间：2020年5月1日\n参会单位：党政办\n会议研究了修路。\n青田镇人民政府\n2020年5月3日\n"
    assert "会议时间" in only(text).body


@pytest.mark.parametrize(
    "banner",
    (
        "梅岭县人民政府\n政府信息公开",
        "梅岭县人民政府 www.meiling-demo.gov.cn",
        "中 共 梅 岭 县 委　梅 岭 县 人 民 政 府",
        "网站首页\t走进梅岭\t政务公开",
        "梅岭县政府门户网站 - 梅岭县人民政府关于加强农村公路养护的通知",
    ),
)
def test_what_stands_above_the_trail_is_of_the_site(banner):
    page = DOCUMENT.format(
        above=f"{banner}\n首页 > 政务公开 > 文件", below="", after=""
    )
    assert only(page).title == "梅岭县人民政府关于加强农村公路养护的通知"
    assert only(page).issuer == "梅岭县人民政府"


def test_two_pages_pasted_one_after_the_other_are_two_documents():
    page = DOCUMENT.format(
        above="梅岭县人民政府\n首页 > 政务公开", below="发布单位：县政府办　颁布文号：梅政发〔2020〕{}号", after="往期推荐\n关于春耕的倡议"
    )  # fmt: skip
    documents = read_text(page.format(14) + page.format(15)).documents
    assert [d.number for d in documents] == ["梅政发〔2020〕14号", "梅政发〔2020〕15号"]
    assert len({d.title for d in documents}) == len({d.body for d in documents}) == 1


def test_an_article_of_an_account_is_the_document_in_it():
    above = "点击蓝字 关注我们\n关于加强农村公路养护的通知\n原创 梅岭发布 2020-06-12 17:30 发表于江南"
    after = (
        "编辑：小宋　终审：卫东\n往期推荐\n▶ 我县召开会议\n阅读 1.1万　赞 36　在看 12"
    )
    document = only(DOCUMENT.format(above=above, below="", after=after))
    assert document.title == "梅岭县人民政府关于加强农村公路养护的通知"
    assert document.addressee == "各乡镇人民政府，县政府各部门"


def test_an_issue_without_a_trace_of_a_site_is_left_alone():
    lines = [Line(n, "信息分类：文件") for n in range(1, 400)]
    assert without_site(lines, []) == (lines, [])


def test_marks_typed_in_half_width_end_sentences_and_numberings():
    text = DOCUMENT.format(above="", below="", after="").replace("。", ".").replace("一、", "一,").replace("，现", ",现")  # fmt: skip
    bodies = [only(one).body for one in (text, DOCUMENT.format(above="", below="", after=""))]  # fmt: skip
    assert bodies[0] == bodies[1]
    assert only(text).addressee == "各乡镇人民政府，县政府各部门"


def test_a_title_and_a_date_with_every_character_apart_are_read():
    text = (
        "镜 湖 区 教 育 局\n关 于 2 0 0 9 年 收 费 检 查 情 况 的 通 报\n"
        "各 中 小 学 校 ：\n现将检查情况通报如下。\n镜 湖 区 教 育 局\n二 ○ ○ 九 年 十 二 月 三 十 一 日\n"
    )
    assert only(text).title == "镜湖区教育局关于2009年收费检查情况的通报"
    assert str(only(text).signed_date) == "2009-12-31"


def test_a_document_in_one_line_is_parted_and_doubted():
    document = only(GLUED)
    assert document.title == "沧河市人民政府关于做好防汛工作的通知"
    assert document.number == "沧政发〔2018〕21号"
    assert document.addressee == "各县（市、区）人民政府"
    assert document.issuer == "沧河市人民政府"
    assert str(document.signed_date) == "2018-07-02"
    assert document.cites == ("沧政发〔2017〕3号",)
    assert "line-parted" in {finding.code for finding in document.findings}
    assert {paragraph.line for paragraph in document.paragraphs} == {1}


def test_a_document_in_one_line_without_spaces_is_parted_too():
    document = only(UNSPACED)
    assert document.title == "东屏区人民政府关于调整部门职权的决定"
    assert document.number == "东政〔2018〕9号"
    assert document.addressee == "各乡人民政府，区直有关单位"
    assert [paragraph.text[:2] for paragraph in document.paragraphs][1:] == ["一、", "二、", "三、"]  # fmt: skip


def test_in_one_line_only_organizations_sign():
    text = GLUED.replace("执行。 沧河市", "执行。 联系人：李 明 沧河市")
    document = only(text)
    assert document.issuer == "沧河市人民政府"
    assert squeeze(document.body).endswith("联系人：李明")


def test_a_title_right_after_an_arrow_is_none_of_the_trail():
    text = "当前位置:首页>公告公示>正文" + UNSPACED.replace("决定东政", "决定发布时间:2018-05-23 10:00 来源:区编办 东政")  # fmt: skip
    assert only(text).title == "东屏区人民政府关于调整部门职权的决定"
    assert only(text).number == "东政〔2018〕9号"


def test_a_long_paragraph_is_left_whole():
    text = (
        "根据《区人民政府关于做好工作的通知》（区政发〔2018〕1号）要求，各街道办事处："
        + "要落实责任。" * 30
    )
    assert unglued(Line(7, text)) == [Line(7, text)]


def test_contents_headed_in_two_languages_are_no_document():
    text = (
        "桂溪区人民政府公报\n2024年第1期\nCONTENTS 目录\n统计公报\n桂溪区2023年国民经济和社会发展统计公报（节选） ........ 1\n"
        "桂溪区2023年国民经济和社会发展统计公报（节选）\n桂溪区统计局\n2024年3月18日\n全年增长6.2%。\n"
    )
    document = only(text)
    assert document.title == "桂溪区2023年国民经济和社会发展统计公报（节选）"
    assert (document.page, document.section) == (1, "统计公报")


def test_an_answer_without_about_below_its_fields_is_a_document():
    fields = "索引号：lyxzf0100/2024-00050\n公开目录：建议提案办理\n"
    above = f"{fields}《办法》政策解读\n一、出台背景。\n解读机关：梅岭县审批局\n"
    answer = "梅岭县人民政府\n对县人大三次会议第27号建议的答复\n梅政复字〔2020〕27号\n李明代表：\n现答复如下：同意。\n"
    first, second = read_text(f"{above}\n{fields}\n{answer}").documents
    assert (first.title, first.cites) == ("《办法》政策解读", ())
    assert second.title == "梅岭县人民政府对县人大三次会议第27号建议的答复"
    assert (second.number, second.addressee) == ("梅政复字〔2020〕27号", "李明代表")


def test_several_fields_on_one_line_are_a_block_that_begins_a_document():
    page = "索引号：0152-{n}　　公开目录：机构职能　　发布日期：2020-07-14　　有效性：有效\n梅岭县人民政府关于设立社区的批复\n文号：梅政复〔2020〕{n}号\n城东镇：\n同意设立。\n梅岭县人民政府\n2020年7月10日\n"
    documents = read_text(page.format(n=5) + "\n" + page.format(n=6)).documents
    assert [one.number for one in documents] == [
        "梅政复〔2020〕5号",
        "梅政复〔2020〕6号",
    ]
    assert {one.cites for one in documents} == {()}


def test_tags_of_the_head_of_a_page_are_no_text():
    meta = '<meta name="ArticleTitle" content="梅岭县2025年一季度主要指标"/>\n<title>梅岭县2025年一季度主要指标</title>\n'
    table = "<table><tr><td>指标</td><td>单位</td><td>一季度</td></tr><tr><td>产值</td><td>亿元</td><td>61.2</td></tr></table>\n"
    [document] = read_text(
        f"{meta}<h1>梅岭县2025年一季度主要指标</h1>\n{table}"
    ).documents
    assert document.title == "梅岭县2025年一季度主要指标"


TITLE = "梅岭县人民政府关于加强农村公路养护的通知"
BLOCKS = (
    "索引号：11/2020-7　主题分类：交通\n发文机关：梅岭县人民政府\n标题：{title}\n文号：{number}\n",
    "【索引号】11/2020-7\n【发文机关】梅岭县人民政府\n【标题】{title}\n【发文字号】{number}\n",
    "索引号\t11/2020-7\t主题分类\t交通\n发文字号\t{number}\t发布日期\t2020-06-12\n",
    "信息索取号 11/2020-7    公文种类 通知\n发文文号 {number}    信息公布日期 2020-06-12\n",
    "索引号 11/2020-7\n发布机构 梅岭县人民政府\n发文字号 {number}\n",
)


def page(block, number, after=""):
    above = block.format(title=TITLE, number=number).rstrip("\n")
    text = DOCUMENT.format(above=above, below="", after=after)
    return text.replace("\n\n", "\n").rstrip("\n") + "\n"


@pytest.mark.parametrize("block", BLOCKS[:3])
@pytest.mark.parametrize(
    "after",
    ("附件\n公路养护表\n序号\t名称\n1\t梅岭路", "附件：公路养护表", "抄送：县委办公室", "联系人：张三", "（此件公开发布）", ""),
)  # fmt: skip
def test_the_fields_over_a_document_are_not_of_the_document_above(block, after):
    numbers = ["梅政发〔2020〕7号", "梅政发〔2020〕8号"]
    first, second = read_text("".join(page(block, number, after) for number in numbers)).documents  # fmt: skip
    assert [first.number, second.number] == numbers
    assert first.cites == second.cites == ()


@pytest.mark.parametrize("block", BLOCKS[:2])
def test_contents_end_at_the_fields_over_a_document(block):
    contents = f"目录\n一、县政府文件\n{TITLE}\n二、统计信息\n2020年主要经济指标\n"
    release = "2020年主要经济指标\n指标\t单位\t数值\n产值\t亿元\t5\n"
    first, second = read_text(f"{contents}{page(block, '梅政发〔2020〕7号')}{release}").documents  # fmt: skip
    assert (first.number, first.section) == ("梅政发〔2020〕7号", "县政府文件")
    assert (second.title, second.section) == ("2020年主要经济指标", "统计信息")


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize(
    "above",
    ("", "首页 | 县情 | 政务公开 | 网上办事\n", "请输入关键字  搜索   热搜：公积金 积分\n", "梅岭县人民政府\n今天是：2020年6月12日 星期五 多云 17℃\n首页 > 公文\n"),
)  # fmt: skip
def test_a_number_among_fields_of_any_form_is_the_document_s_own(block, above):
    document = only(above + page(block, "梅政发〔2020〕7号"))
    assert (document.number, document.title) == ("梅政发〔2020〕7号", TITLE)
    assert document.addressee == "各乡镇人民政府，县政府各部门"


@pytest.mark.parametrize(
    "menu",
    ("网站首页 走进沧河 政务公开 互动交流 您的位置：", "沧河市人民政府 要闻 公开 服务 当前位置：", "走进沧河 营商环境 所在位置："),
)  # fmt: skip
def test_the_menu_before_the_trail_of_a_document_in_one_line_is_of_the_site(menu):
    reading = read_text(menu + GLUED)
    (document,) = reading.documents
    assert document.title == "沧河市人民政府关于做好防汛工作的通知"
    assert lost_lines(reading) == []


@pytest.mark.parametrize(
    "link",
    (
        "相关阅读：梅岭县人民政府关于同意调整保和社区管辖范围的批复（梅政函〔2019〕50号）",
        "【相关链接】梅岭县人民政府关于同意调整保和社区管辖范围的批复",
        "· 梅岭县人民政府关于同意调整保和社区管辖范围的批复（梅政函〔2019〕50号）",
    ),
)
def test_a_link_to_another_document_below_the_page_is_none_of_this_one(link):
    reading = read_text(DOCUMENT.format(above="", below="", after=link))
    (document,) = reading.documents
    assert document.paragraphs[-1].text == "一、落实责任。"
    assert document.cites == ()
    assert not lost_lines(reading)


@pytest.mark.parametrize(
    "beside", ["2025-02-20 10:11　　[我要纠错]", "2025-02-20 10:11", "来源：县府办　浏览次数：12", "【打印】【关闭】"]
)  # fmt: skip
def test_a_number_is_freed_from_what_the_page_prints_beside_it(beside):
    text = DOCUMENT.format(
        above="首页 > 公文 > 正文", below=f"梅政发〔2020〕4号　　{beside}", after=""
    )
    [document] = read_text(text).documents
    assert document.number == "梅政发〔2020〕4号"
    assert document.addressee == "各乡镇人民政府，县政府各部门"


@pytest.mark.parametrize("space", ["&emsp;", "&ensp;", "\u2003", "\u2009", "&nbsp;"])
def test_the_wide_spaces_of_a_page_stand_before_no_paragraph(space):
    text = DOCUMENT.format(above="", below="", after="").replace(
        "为加强农村", f"{space}{space}为加强农村<o:p></o:p>"
    )
    [document] = read_text(text).documents
    assert any(p.text.startswith("为加强农村公路") for p in document.paragraphs)
