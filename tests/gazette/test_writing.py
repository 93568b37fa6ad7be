"""Documents typeset in full read back as they were."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.widths import half_width
from gazette.reading import read_bytes, read_text
from gazette.reading.source import Paragraph, SourceDocument, Table
from gazette.writing import typeset, typeset_issue
from tests.gazette.noise import YEAR_IN_BRACKETS, noisy

PLACES = ["甲", "乙", "丙", "槐树", "河西"]
SUBJECTS = [
    "加强河道管理",
    "做好防汛工作",
    "同意设立花园社区",
    "2021年植树",
    "停止供水",
]
GENRES = ["通知", "批复", "通告", "意见", "决定", "通报"]
SENTENCES = [
    "请认真贯彻执行。",
    "同意设立花园社区居民委员会，辖区东起纬一路，西至纬二路；",
    "各单位要按照“谁主管谁负责”的原则落实责任，到2022年建成3处。",
    "经研究，现就有关事项通知如下：",
    "根据《防汛条例》（国发〔2019〕4号），制定措施。",
    "为进一步加强全区河道管理工作，切实保障行洪安全和水环境质量，根据《防汛条例》（国发〔2019〕4号）和市政府有关会议精神，结合本区实际，现将有关事项明确如下。",
    "各街道办事处、区政府各部门要高度重视，明确责任分工，健全工作机制，于2021年6月30日前将落实情况报区政府办公室，联系人、联系电话一并报送；",
]
CELLS = ["河道", "区水务局", "2021年6月", "行政许可", "1,057.26", "", "完善制度。"]
NUMERALS = "一二三四五六七八九"


@st.composite
def tables(draw, title):
    columns = tuple(draw(st.permutations(["名称", "单位", "类型", "时限"])))
    columns = ("序号", *columns[: draw(st.integers(1, 4))])
    cells = st.lists(
        st.sampled_from(CELLS), min_size=len(columns) - 1, max_size=len(columns) - 1
    )
    rows = draw(st.lists(cells, min_size=1, max_size=5))
    numbered = tuple((str(n), *row) for n, row in enumerate(rows, 1))
    return Table(title, columns, numbered)


@st.composite
def bodies(draw):
    opening = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
    clauses = draw(st.lists(st.sampled_from(SENTENCES), max_size=4))
    numbered = [f"{NUMERALS[n]}、{text}" for n, text in enumerate(clauses)]
    return tuple(Paragraph(text) for text in [*opening, *numbered])


@st.composite
def documents(draw, serial):
    place = draw(st.sampled_from(PLACES))
    issuer = f"{place}区人民政府{draw(st.sampled_from(['', '办公室']))}"
    subject = draw(st.sampled_from(SUBJECTS))
    signed = draw(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
    titles = draw(st.sampled_from([(), ("任务表",), ("任务表", "河道名单")]))
    return SourceDocument(
        title=f"{issuer}关于{subject}的{draw(st.sampled_from(GENRES))}",
        number=f"{place}政发〔2021〕{serial}号",
        issuer=issuer,
        addressee=draw(
            st.sampled_from(["", "各街道办事处，区政府各部门", "甲街道办事处"])
        ),
        signed_date=signed,
        printed_date=draw(st.sampled_from([None, signed])),
        page=draw(st.integers(serial * 5, serial * 5 + 4)),
        section=draw(st.sampled_from(["区政府文件", "人事任免"])),
        paragraphs=draw(bodies()),
        attachments=tuple(draw(tables(title)) for title in titles),
    )


@st.composite
def issues(draw):
    count = draw(st.integers(1, 4))
    return [draw(documents(serial)) for serial in range(1, count + 1)]


def facts(document):
    return (
        document.title,
        document.number,
        document.issuer,
        document.addressee,
        document.signed_date,
        document.printed_date,
        document.body,
        [(table.title, table.columns, table.rows) for table in document.attachments],
    )


def place_in_issue(document):
    return document.page, document.section


@given(issues())
def test_an_issue_with_contents_reads_back(written):
    reading = read_text(typeset_issue(written))
    assert [facts(d) for d in reading.documents] == [facts(d) for d in written]
    assert [place_in_issue(d) for d in reading.documents] == [
        place_in_issue(d) for d in written
    ]
    assert reading.unread == ()


@given(issues())
def test_an_issue_without_contents_reads_back(written):
    reading = read_text(typeset_issue(written, contents=False))
    assert [facts(d) for d in reading.documents] == [facts(d) for d in written]


@given(issues())
def test_what_is_read_does_not_depend_on_blank_lines(written):
    text = typeset_issue(written)
    spaced = text.replace("\n\n", "\n\n\n\n")
    assert [facts(d) for d in read_text(spaced).documents] == [
        facts(d) for d in read_text(text).documents
    ]


@given(documents(serial=7))
def test_a_single_document_reads_back(written):
    [document] = read_text(typeset(written)).documents
    assert facts(document) == facts(written)


def said(document):
    """What a document says, in one width and with the brackets of the norm."""
    return (
        normal(facts(document)[:4]),
        facts(document)[4:6],
        normal(facts(document)[6:]),
    )


def normal(values):
    return YEAR_IN_BRACKETS.sub(r"〔\1〕", half_width(repr(values)))


@settings(max_examples=2000)
@given(st.data())
def test_an_issue_reads_back_through_noise(data):
    written = data.draw(issues())
    contents = data.draw(st.booleans())
    text = typeset_issue(written, contents=contents)
    reading = read_bytes(data.draw(noisy(text)))
    assert [said(d) for d in reading.documents] == [said(d) for d in written]
    if contents:
        assert [place_in_issue(d) for d in reading.documents] == [
            place_in_issue(d) for d in written
        ]
    assert reading.unread == ()


def test_the_order_is_that_of_the_norm():
    document = SourceDocument(
        title="甲区人民政府关于公布河道名单的通知",
        number="甲政发〔2021〕3号",
        issuer="甲区人民政府",
        addressee="各街道办事处",
        signed_date=date(2021, 5, 6),
        printed_date=date(2021, 5, 7),
        paragraphs=(Paragraph("现予公布。"), Paragraph("附件：河道名单")),
        attachments=(Table("河道名单", ("序号", "名称"), (("1", "小清河"),)),),
    )
    assert typeset(document) == (
        "甲区人民政府\n关于公布河道名单的通知\n\n甲政发〔2021〕3号\n\n各街道办事处：\n\n"
        "现予公布。\n\n附件：河道名单\n\n甲区人民政府\n\n2021年5月6日\n\n附件\n\n河道名单\n\n"
        "序号\t名称\n1\t小清河\n\n（2021年5月7日印发）\n"
    )


def test_a_release_is_its_table():
    table = Table("2021年主要指标", ("指标", "单位"), (("甲", "亿元"), ("乙", "")))
    release = SourceDocument(title=table.title, attachments=(table,))
    release = replace(release, paragraphs=(Paragraph("注：乙未公布"),))
    [document] = read_text(typeset(release)).documents
    assert facts(document) == facts(release)
