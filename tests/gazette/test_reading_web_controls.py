"""What a web page prints between a title and its text: sizes of letters, buttons, fields of any make."""

import pytest

from core.text.document_numbers import find_all
from gazette.reading.lines import Line
from gazette.reading.web.site import is_site_line

from .test_web_pages import only

TITLE = "沙湾县人民政府关于修缮文物的通知"
TEXT = "各乡镇人民政府，县直各单位：\n为保护文物，现就有关事项通知如下。\n一、落实责任，按沙政发〔2018〕3号执行。\n沙湾县人民政府\n2019年3月5日"


def page(above="", below="", after=""):
    pieces = (above, TITLE, below, TEXT, after)
    return "\n".join(piece for piece in pieces if piece) + "\n"


@pytest.mark.parametrize(
    "controls",
    (
        "A＋ A－",
        "A | A | A",
        "A-\nA\nA+",
        "字号：\n大\n中\n小",
        "字体：【小】【中】【大】",
        "字体大小：[大] [中] [小]",
        "字号 T T T | 我要打印",
        "发布：2019-03-06 09:30",
        "浏览 45 次　听全文",
        "阅读次数：1,024人次 [收藏此页]",
        "沙湾县政府门户网站 www.shawan.gov.cn 时间：2019-03-06 来源：县政府办",
    ),
)
def test_what_sets_or_counts_a_text_is_neither_title_nor_addressee(controls):
    document = only(page(below=controls))
    assert (document.title, document.addressee) == (TITLE, "各乡镇人民政府，县直各单位")
    assert document.body == only(page()).body


@pytest.mark.parametrize("line", ("大中小学", "AA-", "A", "次", "大、中、小企业", "时间：2019年3月5日 15:00"))  # fmt: skip
def test_words_that_look_like_sizes_or_counters_are_text(line):
    assert not is_site_line(Line(1, line))


def test_an_unknown_line_over_the_addressee_is_doubted_and_not_added_to_it():
    document = only(page(below="简明版　原版"))
    assert document.addressee == "各乡镇人民政府，县直各单位"
    assert "title-unclear" in {finding.code for finding in document.findings}


@pytest.mark.parametrize(
    "addressee", ("各乡镇人民政\n府，县直各单位", "各乡镇人民政府，\n县直各单位")
)  # fmt: skip
def test_an_addressee_that_a_line_cut_is_whole(addressee):
    text = page().replace("各乡镇人民政府，县直各单位", addressee)
    assert only(text).addressee == addressee.replace("\n", "")


@pytest.mark.parametrize(
    "addressee",
    ("各镇人民政府，经济开发区管委会", "各镇人民政府，现代农业园区管委会"),
)
def test_a_zone_that_begins_as_a_phrase_of_the_text_is_addressed(addressee):
    text = page().replace("各乡镇人民政府，县直各单位", addressee)
    assert only(text).addressee == addressee


@pytest.mark.parametrize(
    "block",
    (
        "索引号：SW-2019-7\n文号：沙政发〔2019〕9号\n公文时效：有效",
        "索引号：SW-2019-7\n文号：沙政发〔2019〕9号\n存放处：档案室\n是否有效：是",
        "公开目录\t文件\n索引号\tSW-2019-7\n文号\t沙政发〔2019〕9号\n面向对象\t社会",
        "索引号 SW-2019-7 文号 沙政发〔2019〕9号\n发布机构 沙湾县人民政府 发布日期 2019-03-06",
        "索引号：SW-2019-7\n文号：沙政发〔2019〕9号\n内容摘要：要求修缮文物。\n有效期：长期",
        "公文种类：通知\n公文编号：沙政发〔2019〕9号\n行文日期：2019-03-05",
        "信息索引号  SW-2019-7\n发布机构    沙湾县人民政府\n文    号    沙政发〔2019〕9号\n分    类    文物\n效力状态    有效",
        f"文　　号　　沙政发〔2019〕9号\n发布日期　　2019年3月6日\n名　　称　　{TITLE}",
    ),
)
@pytest.mark.parametrize("below", ("", "【字体：大 中 小】 【打印】 【关闭】"))
def test_a_field_with_a_label_of_no_known_make_ends_no_block(block, below):
    document = only(page(above=block, below=below))
    assert (document.title, document.number) == (TITLE, "沙政发〔2019〕9号")
    assert document.cites == ("沙政发〔2018〕3号",)
    assert document.addressee == "各乡镇人民政府，县直各单位"


def test_a_number_below_a_label_without_a_value_is_the_document_s():
    below = "作者：\n来源：\n点击数：\n沙政发〔2019〕9号"
    assert only(page(below=below)).number == "沙政发〔2019〕9号"


def test_the_columns_of_a_site_above_all_are_no_title():
    title = "2019年1-5月沙湾县主要经济指标完成情况"
    text = f"统计信息 > 月度数据\n\n{title}\n\n日期：2019-06-20　阅读：9次\n\n上半年，全县经济平稳。\n打印　关闭\n"
    assert only(text).title == title


def test_a_title_above_the_buttons_of_its_text_is_no_banner():
    text = "2019年沙湾县主要经济指标完成情况\n【字体：大 中 小】 【打印】 【关闭】\n上半年，全县经济平稳。\n完成投资12亿元。\n"
    assert only(text).title == "2019年沙湾县主要经济指标完成情况"


def test_the_column_of_a_site_and_a_day_are_no_document():
    document = only(page(above="人事任免\n2019-03-06"))
    assert (document.title, str(document.signed_date)) == (TITLE, "2019-03-05")


@pytest.mark.parametrize(
    "foot",
    (
        "【上一条】关于停水的公告\n【下一条】关于停电的公告",
        "相关链接：\n沙湾县人民政府关于修路的通知",
        "主办单位：沙湾县人民政府 承办单位：县融媒体中心\n联系电话：0999-1234567",
        "□ 打印本页\n□ 关闭",
        "本文链接：http://www.shawan.gov.cn/c/1.html\n转载请注明来源",
        "编辑：小李 | 校对：小王\n【TOP】",
        "附件：无",
    ),
)
def test_what_stands_below_the_signature_of_a_page_is_of_the_site(foot):
    document = only(page(after=foot))
    assert document.paragraphs[-1].text.startswith("一、落实责任") or foot == "附件：无"
    assert not {"attachment-missing"} & {finding.code for finding in document.findings}


def test_the_office_before_the_code_of_another_is_none_of_its_number():
    text = "根据东川市人民政府、东川军分区川政〔1999〕12号文件精神"
    assert [str(number) for number in find_all(text)] == ["川政〔1999〕12号"]
