"""Defects planted one by one in a clean issue: exactly each is found, and the clean one has none."""

import pytest

from gazette.reading import read_text
from gazette.reading.shown import all_findings, entries_read

CLEAN = """青河县人民政府公报
2021年第3期（总第21期）

目录

【县政府文件】
青河县人民政府关于同意新建柳园、桃园两个社区居民委员会的批复（青政字〔2021〕5号）（1）
青河县人民政府关于公布县级行政权力划转事项清单的通知（青政字〔2021〕6号）（2）
青河县人民政府关于印发青河县河道管护实施方案的通知（青政字〔2021〕7号）（3）
【人事任免】
青河县人民政府关于任免郑文海等工作人员职务的通知（青政任〔2021〕2号）（5）

— 1 —

青河县人民政府
关于同意新建柳园、桃园两个社区居民委员会的批复

青政字〔2021〕5号

城关街道办事处：

你办《关于新建社区居民委员会的请示》（青城办〔2021〕9号）收悉。经研究，现批复如下：

一、同意新建柳园社区居民委员会。其辖区范围东起柳园路，西至青河东路，南起人民路，北至建设路。辖区总户数为612户。

二、同意新建桃园社区居民委员会。其辖区范围东起桃园路，西至柳园路，南起人民路，北至建设路。辖区总户数为587户。

青河县人民政府

2021年6月8日

（2021年6月9日印发）

— 2 —

青河县人民政府
关于公布县级行政权力划转事项清单的通知

青政字〔2021〕6号

各乡镇人民政府，各街道办事处，县政府各部门：

现将县级行政权力划转事项清单予以公布。

附件：县级行政权力划转事项清单

青河县人民政府

2021年6月10日

附件

县级行政权力划转事项清单

序号\t事项名称\t事项类型
1\t取水许可\t行政许可
2\t河道采砂许可\t行政许可
3\t公共场所卫生许可\t行政许可

— 3 —

青河县人民政府
关于印发青河县河道管护实施方案的通知

青政字〔2021〕7号

各乡镇人民政府，各街道办事处，县政府各部门：

现将《青河县河道管护实施方案》印发给你们，请认真贯彻执行。

青河县人民政府

2021年6月15日

青河县河道管护实施方案

为加强河道管护，制定本方案。

一、主要任务

（一）健全河长体系。建立县乡村三级河长名录，逐条河流明确责任人，每季度公布一次巡河情况和问题整改结果。

（二）整治河道环境。全面清理河道内垃圾和违法建筑，年底前完成青河干流两岸的绿化和护坡工程并组织验收。

（三）严格监督考核。把河道管护列入年度目标考核，对工作不力、问题突出的单位予以通报并限期整改到位。

附件：河道管护任务分工表

工作任务\t具体要求\t责任单位
健全河长体系\t建立县乡村三级河长名录，逐条河流明确责任人，每季度公布一次巡河情况和问题整改结果。\t县水利局
整治河道环境\t全面清理河道内垃圾和违法建筑，年底前完成青河干流两岸的绿化和护坡工程并组织验收。\t县生态环境局
严格监督考核\t把河道管护列入年度目标考核，对工作不力、问题突出的单位予以通报并限期整改到位。\t县政府办公室

— 5 —

青河县人民政府
关于任免郑文海等工作人员职务的通知

青政任〔2021〕2号

各乡镇人民政府，各街道办事处，县政府各部门：

经县政府研究，决定：

任命郑文海为县水利局副局长；

免去田国平的县审计局副局长职务。

青河县人民政府

2021年6月18日
"""


def codes(text):
    reading = read_text(text)
    entries = entries_read(reading.documents)
    return [finding.code for *_, finding in all_findings(reading, entries)]


def test_the_clean_issue_is_read_whole_and_has_no_finding():
    reading = read_text(CLEAN)
    assert (reading.year, reading.number, len(reading.documents)) == (2021, 3, 4)
    assert reading.unread == ()
    entries = entries_read(reading.documents)
    read = [len(found) for each in entries.values() for _, found in each]
    assert sum(read) == 2 + 3 + 2
    assert [f.text for *_, f in all_findings(reading, entries)] == []


# What is replaced by what, everywhere, and the findings that are due.
PLANTED = [
    ("青政字〔2021〕7号", "青政字〔2021〕8号", "number-gap"),
    ("青政字〔2021〕7号", "青政字〔2021〕6号", "number-repeat"),
    ("河道管护实施方案的通知（青", "河道养护实施方案的通知（青", "contents-title"),
    ("通知（青政任〔2021〕2号）", "通知（青政任〔2021〕3号）", "contents-number"),
    ("7号）（3）", "7号）（1）", "contents-page contents-page-differs"),
    ("9号）收悉", "9号）收悉。柳园小区 and 桃园小区均已建成", "english-residue"),
    ("（2021年6月9日印发）", "（2021年6月7日印发）", "printed-before-signed"),
    ("2021年6月18日", "2021年6月31日", "date-invalid no-signed-date"),
    ("2021年6月18日", "", "no-signed-date"),
    ("两个社区居民委员会", "三个社区居民委员会", "count-differs"),
    ("3\t公共", "4\t公共", "sequence-gap seq-gap"),
    ("3\t公共场所卫生许可\t行政许可", "3\t公共场所卫生许可", "row-width blank-cell"),
    ("附件\n\n县级行政权力划转事项清单\n\n序号", "序号", ""),
    ("请认真贯彻执行。", "请认真贯彻执行。\n\n附件：河道名录", "attachment-missing"),
    ("现将《青河县河道管护实施方案》", "现将《青河县河道管护方案》", "name-differs"),
    ("二、同意新建桃园", "三、同意新建桃园", "clause-gap"),
    ("管护，制定本方案。", "管護，制定本方案。", "traditional-character"),
    ("为加强河道管护，制定本方案。", "<p>为加强河道管护，制定本方案。</p>", "html-residue"),
    ("为加强河道管护，制定本方案。", "**为加强河道管护，制定本方案。**", "markup-residue"),
    ("为加强河道管护，制定本方案。", "为加强河道管\ufffd，制定本方案。", "damaged-character"),
    ("严格监督考核\t", "严格监管考核\t", "task-label"),
    ("清理河道内垃圾和违法建筑，年底前完成青河干流两岸的绿化和护坡工程并组织验收。\t", "清理河道内垃圾和违法建筑，年底前完成青河干流两岸绿化和护坡工程并组织验收。\t", "task-wording"),
    ("任命郑文海", "任命郑 文海", "inner-space"),
    ("612户", "61O户", "look-alike"),
    ("青政任〔2021〕2号\n", "机密★1年\n青政任〔2021〕2号\n", "secrecy-mark"),
    ("青河县人民政府\n\n2021年6月18日", "2021年6月18日", "issuer-guessed"),
    ("青政任〔2021〕2号\n", "青政任〔2021〕2号\n\n2021年6月17日\n", "dates-differ"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("was", "planted", "due"), PLANTED, ids=lambda value: str(value)[-20:]
)
def test_each_defect_is_found_and_no_other(was, planted, due):
    assert was in CLEAN
    found = set(codes(CLEAN.replace(was, planted)))
    assert found == set(due.split())


@pytest.mark.parametrize("lost", [0, 1, 2, 3])
def test_a_document_that_is_lost_or_not_listed_is_found(lost):
    entries = [
        line for line in CLEAN.splitlines() if line.endswith("）") and "号）（" in line
    ]
    unlisted = CLEAN.replace(entries[lost] + "\n", "", 1)
    assert set(codes(unlisted)) == {"contents-unlisted"}


def test_a_task_under_the_wrong_label_is_found():
    first, second = "健全河长体系\t", "严格监督考核\t"
    swapped = CLEAN.replace(first, "@").replace(second, first).replace("@", second)
    assert set(codes(swapped)) == {"task-slid"}


HEADS = [
    ("甲县人民政府公告\n2021年第3号\n甲县人民政府关于停水的公告\n今日停水。", "number-form"),
    ("甲县人民政府令\n第12号\n现予公布。", "number-form"),
    ("文号：甲政发〔2021〕3号\n甲县人民政府关于停水的公告\n甲政发〔2021〕4号\n今日停水。", "number-differs"),
    ("标题：甲县人民政府关于停电的公告\n甲县人民政府关于停水的公告\n今日停水。", "title-differs"),
    ("甲县人民政府关于停水事\n甲政发〔2021〕3号\n今日停水。", "title-unclear"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "due"), HEADS)
def test_a_doubtful_head_has_its_finding(head, due):
    text = f"{head}\n甲县人民政府\n2021年6月1日\n"
    assert codes(text) == [due]


def test_documents_out_of_order_are_found():
    first, second = "（青政字〔2021〕5号）（1）", "（青政字〔2021〕6号）（2）"
    lines = CLEAN.splitlines()
    at = next(n for n, line in enumerate(lines) if line.endswith(first))
    lines[at], lines[at + 1] = (
        lines[at + 1].replace(second, "（青政字〔2021〕6号）（1）"),
        lines[at].replace(first, "（青政字〔2021〕5号）（2）"),
    )
    assert "contents-order" in codes("\n".join(lines))
