"""The real gazette, read: every number, title, date, page, table, finding and line."""

import re
from datetime import date

import pytest

from core.text.widths import squeeze
from gazette.reading import read_file, read_text
from gazette.reading.documents import document_json
from gazette.writing import typeset_issue
from tests.pace import within

GOVERNMENT = "济南市槐荫区人民政府"
OFFICE = "槐荫区人民政府办公室"
ALL = "各街道办事处，区政府各部门"
MAY_26 = date(2020, 5, 26)
JULY_30 = date(2020, 7, 30)

# number, title after the issuer, genre, issuer, addressee, signed and printed, page, section
DOCUMENTS = [
    ("济槐政字〔2020〕7号", "关于同意新建济水上苑北区等五个社区居民委员会及调整金科世界城等六个社区居民委员会辖区范围的批复", "批复", GOVERNMENT, "兴福街道办事处", MAY_26, 1, "区政府文件"),
    ("济槐政字〔2020〕8号", "关于同意调整清河源社区居民委员会辖区范围的批复", "批复", GOVERNMENT, "吴家堡街道办事处", MAY_26, 3, "区政府文件"),
    ("济槐政字〔2020〕9号", "关于同意调整发祥巷等五个社区居民委员会辖区范围的批复", "批复", GOVERNMENT, "五里沟街道办事处", MAY_26, 4, "区政府文件"),
    ("济槐政字〔2020〕10号", "关于同意新建辛西路社区居民委员会及调整济微路社区居民委员会辖区范围的批复", "批复", GOVERNMENT, "南辛庄街道办事处", MAY_26, 5, "区政府文件"),
    ("济槐政字〔2020〕11号", "关于同意新建财富壹号花园社区居民委员会的批复", "批复", GOVERNMENT, "段店北路街道办事处", MAY_26, 6, "区政府文件"),
    ("济槐政字〔2020〕13号", "关于同意新建嘉瑞社区居民委员会及调整御景社区居民委员会辖区范围的批复", "批复", GOVERNMENT, "中大槐树街道办事处", JULY_30, 7, "区政府文件"),
    ("济槐政字〔2020〕14号", "关于同意新建鑫苑世家社区居民委员会的批复", "批复", GOVERNMENT, "张庄路街道办事处", JULY_30, 8, "区政府文件"),
    ("济槐政字〔2020〕15号", "关于同意新建龙腾国际花园社区居民委员会及调整老屯东路社区居民委员会辖区范围的批复", "批复", GOVERNMENT, "匡山街道办事处", JULY_30, 9, "区政府文件"),
    ("济槐政字〔2020〕16号", "关于同意调整华联等社区居民委员会管辖范围的批复", "批复", GOVERNMENT, "西市场街道办事处", JULY_30, 10, "区政府文件"),
    ("济槐政字〔2020〕17号", "关于公布区级行政权力划转事项清单的通知", "通知", GOVERNMENT, ALL, date(2020, 7, 31), 11, "区政府文件"),
    ("济槐政字〔2020〕18号", "关于同意调整北大槐树街等社区居民委员会管辖范围的批复", "批复", GOVERNMENT, "西市场街道办事处", date(2020, 9, 23), 19, "区政府文件"),
    ("济槐政字〔2020〕20号", "关于印发槐荫区职业教育创新发展实施方案的通知", "通知", GOVERNMENT, ALL, date(2020, 9, 25), 20, "区政府文件"),
    ("槐政办发〔2020〕1号", "关于印发2020年槐荫区政务公开工作要点的通知", "通知", OFFICE, ALL, date(2020, 8, 27), 30, "区政府办公室文件"),
    ("槐政办字〔2020〕1号", "关于印发槐荫保障农民工工资支付工作实施方案的通知", "通知", OFFICE, ALL, date(2020, 4, 30), 44, "区政府办公室文件"),
    ("济槐政任〔2020〕3号", "关于任免董忠等工作人员职务的通知", "通知", GOVERNMENT, ALL, date(2020, 4, 21), 47, "人事任免"),
    ("济槐政任〔2020〕4号", "关于任免王建刚等工作人员职务的通知", "通知", GOVERNMENT, ALL, date(2020, 5, 9), 48, "人事任免"),
    ("济槐政任〔2020〕5号", "关于免去吕红艳等工作人员职务的通知", "通知", GOVERNMENT, ALL, date(2020, 6, 9), 49, "人事任免"),
    ("济槐政任〔2020〕6号", "关于免去肖军职务的通知", "通知", GOVERNMENT, ALL, date(2020, 7, 15), 49, "人事任免"),
]  # fmt: skip
CITES = {
    0: ["济槐兴办〔2020〕3号"],
    1: ["济槐吴办发〔2020〕8号"],
    2: ["济槐五办发〔2020〕5号"],
    3: ["济槐南政字〔2020〕3号"],
    4: ["济槐段北办〔2020〕1号"],
    5: ["槐中大办呈〔2020〕7号"],
    6: ["槐张办呈〔2020〕1号"],
    7: ["济槐匡办〔2020〕7号"],
    8: ["济槐西政发〔2020〕1号"],
    9: ["鲁政办字〔2020〕85号"],
    10: ["济槐西政发〔2020〕5号"],
    11: ["国发〔2019〕4号", "鲁政发〔2020〕3号", "济政字〔2019〕75号", "济政发〔2020〕10号"],
}  # fmt: skip
PARAGRAPHS = [13, 3, 7, 4, 3, 4, 3, 4, 4, 2, 4, 45, 27, 14, 12, 11, 3, 2, 1]


@pytest.fixture(scope="module")
def reading(gazette_file):
    return read_file(gazette_file)


def test_the_issue_has_a_year_and_no_number(reading):
    assert (reading.year, reading.number) == (2020, None)
    assert len(reading.documents) == 19


@pytest.mark.parametrize("index", range(18))
def test_each_numbered_document(reading, index):
    number, subject, genre, issuer, addressee, day, page, section = DOCUMENTS[index]
    document = reading.documents[index]
    assert document.number == number
    assert document.title == issuer + subject
    assert (document.genre, document.issuer) == (genre, issuer)
    assert document.addressee == addressee
    assert (document.signed_date, document.printed_date) == (day, day)
    assert (document.page, document.section) == (page, section)
    assert list(document.cites) == CITES.get(index, [])


def test_the_release(reading):
    release = reading.documents[18]
    assert release.title == "2020年1-9月全区主要经济指标完成情况"
    assert (release.number, release.genre, release.issuer) == ("", "", "")
    assert (release.signed_date, release.printed_date) == (None, None)
    assert (release.page, release.section) == (50, "统计数据")
    [table] = release.attachments
    assert table.title == release.title
    assert table.columns == ("指标名称", "单位", "累计完成", "同比(±%)")
    assert len(table.rows) == 12
    assert table.rows[0] == ("地区生产总值*", "亿元", "443.6", "-0.9")
    assert table.rows[1] == ("规模以上工业增加值", "亿元", "", "-12.0")
    assert table.rows[8] == ("#出口总额", "亿元", "", "")
    assert [paragraph.line for paragraph in release.paragraphs] == [938]


def test_cut_paragraphs_are_whole_again(reading):
    assert [len(d.paragraphs) for d in reading.documents] == PARAGRAPHS
    texts = [p for d in reading.documents[:11] for p in d.paragraphs]
    clauses = {p.line: p.text for p in texts}
    assert clauses[59].startswith("二、") and clauses[59].endswith("2503户。社区综合服务用房位于龙湖水晶郛城小区内，建筑面积约1000平方米。")  # fmt: skip
    assert "同意调整和平里社区居民委员会管辖范围" in clauses[127]
    assert "包括两个区域：区域一" in clauses[153]
    assert "北至北大槐树街；纬十一路以西" in clauses[466]


def test_headings_without_a_stop_stand_alone(reading):
    plan = {p.line: p.text for p in reading.documents[11].paragraphs}
    assert plan[490] == "槐荫区职业教育创新发展实施方案"
    assert plan[496] == "一、指导思想"
    assert plan[530].startswith("1. 强化职业教育教师培养培训。实施")


def test_the_power_list_is_one_table(reading):
    [table] = reading.documents[9].attachments
    assert table.title == "区级行政权力事项划转清单"
    assert table.columns == ("序号", "事项名称", "事项类型")
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 148)]
    categories = [row[2] for row in table.rows]
    assert {c: categories.count(c) for c in categories} == {
        "行政许可": 141,
        "行政确认": 2,
        "其他事项": 4,
    }
    assert table.rows[0][1] == "企业投资项目核准"
    assert table.rows[146] == ("147", "个体演员、个体演出经纪人备案", "其他事项")


def test_the_vocational_task_list(reading):
    [table] = reading.documents[11].attachments
    assert table.title == "槐荫区职业教育发展任务清单"
    assert table.columns == (
        "序号",
        "重点工作",
        "任务目标",
        "量化指标",
        "责任部门",
        "完成时限",
    )
    assert len(table.rows) == 17 and {len(row) for row in table.rows} == {6}
    assert [row[1] == "" for row in table.rows].count(True) == 10
    assert table.rows[2][2] == "深化学校管理体制改革，推进学校治理能力现代化。"
    assert table.rows[4][1] == "加强师资队伍建设，培养名师梯队。"
    assert table.rows[16][3].endswith("教学资源 and 办学模式。")
    assert [row[5] for row in table.rows].count("持续推进") == 2


def test_the_table_of_open_government_tasks_is_aligned(reading):
    [table] = reading.documents[12].attachments
    assert table.title == "2020年槐荫区政务公开重点工作任务分解表"
    assert table.columns == ("工作任务", "", "具体要求", "责任单位")
    assert len(table.rows) == 35 and {len(row) for row in table.rows} == {4}
    assert all("<" not in cell for row in table.rows for cell in row)
    assert all(row[2] and row[3] for row in table.rows)
    assert table.rows[7][:2] == ("", "") and table.rows[7][2].startswith("多渠道公开")
    assert table.rows[24][:2] == ("", "加强政府网站集约化建设")
    assert table.rows[32][1] == "完善制度规范"
    assert table.rows[32][2].startswith("高质量做好")


def test_the_contents(reading):
    assert len(reading.contents) == 19
    titles = [(e.title, e.number, e.page, e.section) for e in reading.contents]
    bodies = [(d.title, d.number, d.page, d.section) for d in reading.documents]
    assert titles == bodies
    assert reading.contents[8].line == 23


def test_every_doubt_is_found_in_its_place(reading):
    found = [(f.code, f.line, f.document_index) for f in reading.findings]
    assert found == [
        ("number-gap", 183, 5),
        ("number-gap", 478, 11),
        ("name-differs", 277, 9),
        ("markup-residue", 530, 11),
        ("english-residue", 578, 11),
        ("english-residue", 621, 11),
        ("row-shifted", 725, 12),
        ("row-shifted", 739, 12),
        ("row-shifted", 761, 12),
        ("traditional-character", 709, 12),
        ("html-residue", 726, 12),
        ("task-slid", 730, 12),
        ("task-wording", 735, 12),
        ("task-label", 740, 12),
        ("task-wording", 747, 12),
        ("task-wording", 748, 12),
        ("name-differs", 774, 13),
        ("english-residue", 800, 13),
    ]
    gaps = [f.text for f in reading.findings if f.code == "number-gap"]
    assert ["12号" in gaps[0], "19号" in gaps[1]] == [True, True]


def test_no_line_is_unread(reading):
    assert reading.unread == () and reading.unread_percent == 0.0
    assert reading.total_lines == 577


def test_no_word_of_the_file_is_dropped(reading, gazette_file):
    kept = bare("".join(texts(reading)))
    for line in gazette_file.read_text(encoding="utf-8").splitlines():
        for cell in bare(line).split("\t"):
            assert shown(cell) in kept or not cell, line


def texts(reading):
    yield from ("目录", "附件", "〔〕号印发")
    for entry in reading.contents:
        yield f"【{entry.section}】{entry.title}({entry.number})"
    for document in reading.documents:
        yield f"{document.title}{document.number}{document.issuer}{document.addressee}："
        for day in (document.signed_date, document.printed_date):
            yield f"({day.year}年{day.month}月{day.day}日印发)" if day else ""
            yield f"{day.year}年{day.month}月{day.day}日" if day else ""
        yield from (paragraph.text for paragraph in document.paragraphs)
        for table in document.attachments:
            yield table.title
            yield from ("".join(row) for row in (table.columns, *table.rows))


def bare(text):
    text = re.sub(r"</?p>|\*\*|-{6,}|\.{3,}", "", text).replace("（", "(")
    return squeeze(text.replace("）", ")")).replace(" ", "")


def shown(cell):
    """A cell of the contents without its page, which is compared as a number above."""
    return re.sub(r"\(\d{1,2}\)$", "", cell)


def test_the_json_of_a_document(reading):
    shown = document_json(reading.documents[0])
    assert list(shown) == [
        "number",
        "title",
        "genre",
        "issuer",
        "addressee",
        "signed_date",
        "printed_date",
        "page",
        "section",
        "cites",
        "attachments",
    ]
    assert shown["signed_date"] == "2020-05-26"
    assert shown["cites"] == ["济槐兴办〔2020〕3号"]
    release = document_json(reading.documents[18])
    assert release["number"] is release["issuer"] is release["signed_date"] is None
    [table] = release["attachments"]
    assert list(table) == ["title", "columns", "rows"]
    assert table["rows"][1] == ["规模以上工业增加值", "亿元", "", "-12.0"]


def test_what_is_typeset_from_the_reading_reads_the_same(reading):
    again = read_text(typeset_issue(reading.documents))
    assert [facts(d) for d in again.documents] == [facts(d) for d in reading.documents]


def facts(document):
    tables = [(t.title, t.columns, t.rows) for t in document.attachments]
    return document_json(document), document.body, tables


def test_reading_is_fast(gazette_file):
    with within(0.5):
        read_file(gazette_file)
