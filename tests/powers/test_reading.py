import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.reading import read_file
from gazette.reading.source import Paragraph, SourceDocument, Table
from powers.reading import PowerTransfer, read

TITLE = "某区人民政府关于公布区级行政权力划转事项清单的通知"
COLUMNS = ("序号", "事项名称", "事项类型")
CHOSEN = {
    1: ("企业投资项目核准", "行政许可"),
    2: (
        "依法必须进行招标的相关工程建设项目招标范围、招标方式、招标组织形式核准",
        "行政许可",
    ),
    3: ("节能审查", "行政许可"),
    24: ("城镇污水排入排水管网许可", "行政许可"),
    25: ("市政设施建设类审批", "行政许可"),
    56: ("洪水影响评价（类）审批", "行政许可"),
    78: ("公司（企业）登记（限内资）", "行政许可"),
    107: ("计量授权", "行政许可"),
    116: (
        "农业机械（拖拉机、联合收割机）驾驶证核发、续展、增驾",
        "行政许可",
    ),
    123: ("森林防火期内林区用火审批（审核）", "行政许可"),
    141: ("个人独资企业及分支机构设立、变更、注销登记", "行政许可"),
    142: ("华侨、外籍华人、归侨、侨眷身份认定", "行政确认"),
    143: ("股权出质登记", "行政确认"),
    146: ("演出场所经营单位设立及变更备案", "其他事项"),
    147: ("个体演员、个体演出经纪人备案", "其他事项"),
}


def listing(*rows, columns=COLUMNS, title=TITLE, table_title="划转清单"):
    return SourceDocument(
        title=title, attachments=(Table(table_title, columns, rows, line=5),)
    )


def codes(entry):
    return [finding.code for finding in entry.findings]


@pytest.fixture(scope="module")
def powers(gazette_file):
    documents = read_file(gazette_file).documents
    lists = [document for document in documents if read(document)]
    assert [document.number for document in lists] == ["济槐政字〔2020〕17号"]
    return read(lists[0])


class TestTheGazette:
    def test_147_powers_of_three_categories(self, powers):
        assert [power.seq for power in powers] == list(range(1, 148))
        categories = [power.category for power in powers]
        assert categories.count("行政许可") == 141
        assert categories.count("行政确认") == 2
        assert categories.count("其他事项") == 4

    @pytest.mark.parametrize("seq", CHOSEN)
    def test_names_and_categories(self, powers, seq):
        power = powers[seq - 1]
        assert (power.name, power.category) == CHOSEN[seq]

    def test_departments_and_basis_are_not_stated(self, powers):
        assert {p.from_department + p.to_department + p.basis for p in powers} == {""}

    def test_the_stray_semicolon_is_the_only_doubt(self, powers):
        doubtful = {power.seq: codes(power) for power in powers if power.findings}
        assert doubtful == {146: ["stray-punctuation"]}


def test_json_has_null_for_what_the_list_does_not_say():
    (entry,) = read(listing(("1", "取水许可", "行政许可")))
    assert entry.as_json() == {
        "seq": 1,
        "name": "取水许可",
        "category": "行政许可",
        "from_department": None,
        "to_department": None,
        "basis": None,
        "findings": [],
    }
    assert entry.source_text == "1\t取水许可\t行政许可"
    assert entry.line == 5


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("划出部门", "from_department"),
        ("原实施部门", "from_department"),
        ("原实施机关", "from_department"),
        ("移交单位", "from_department"),
        ("下放部门", "from_department"),
        ("承接部门", "to_department"),
        ("划入部门（单位）", "to_department"),
        ("承 接 单 位", "to_department"),
        ("划转后实施部门", "to_department"),
        ("依据", "basis"),
        ("设定依据", "basis"),
        ("法律法规依据", "basis"),
    ],
)
def test_departments_and_basis_by_their_headings(heading, field):
    columns = (*COLUMNS, heading)
    (entry,) = read(listing(("1", "取水许可", "行政许可", "某水务局"), columns=columns))
    assert getattr(entry, field) == "某水务局"
    assert entry.findings == ()


@pytest.mark.parametrize(
    "columns",
    [
        ("序号", "权力名称", "权力类型"),
        ("编号", "行政权力事项名称", "权力类别"),
        ("序 号", "项目名称", "类别"),
        ("序号", "许可事项名称", "事项类别"),
    ],
)
def test_headings_in_other_words(columns):
    (entry,) = read(listing(("１．", "取水许可", "行政许可"), columns=columns))
    assert entry == PowerTransfer(seq=1, name="取水许可", category="行政许可")


@pytest.mark.parametrize(
    ("title", "table_title"),
    [
        ("某市人民政府关于下放一批市级行政权力事项的决定", ""),
        ("关于调整行政审批事项的通知", "调整事项清单"),
        ("某区人民政府关于公布镇街承接事项清单的通知", ""),
        ("某县人民政府关于公布权力清单的通知", "县级行政权力清单"),
        ("关于赋予街道行政执法权的公告", "赋权事项目录"),
        ("某区人民政府文件", "区级行政许可事项划转清单"),
    ],
)
def test_documents_that_publish_or_transfer_powers(title, table_title):
    row = ("1", "取水许可", "行政许可")
    assert len(read(listing(row, title=title, table_title=table_title))) == 1


@pytest.mark.parametrize(
    ("title", "table_title", "columns"),
    [
        ("关于印发职业教育实施方案的通知", "任务清单", ("序号", "重点工作", "时限")),
        ("关于印发工作要点的通知", "任务清单", COLUMNS),
        ("关于区级行政权力划转事项清单（征求意见稿）公开征求意见的公告", "", COLUMNS),
        ("关于划转区级行政权力事项的请示", "", COLUMNS),
        ("关于印发行政许可事项划转工作方案的通知", "", COLUMNS),
        ("关于公布民生实事项目清单的通知", "", ("序号", "项目名称", "类别")),
        ("关于公布告知承诺制证明事项的通知", "告知承诺制证明事项清单", COLUMNS),
        ("关于公布重大行政决策事项目录的通知", "", COLUMNS),
        ("关于公布保留的行政审批中介服务事项目录的通知", "", COLUMNS),
        ("关于公布轻微违法行为不予处罚事项清单的通知", "", COLUMNS),
        ("关于公布行政处罚裁量事项目录的通知", "", COLUMNS),
        ("关于加强取消下放行政审批事项事中事后监管的意见", "", COLUMNS),
        (TITLE, "联系人名单", ("序号", "姓名", "电话")),
    ],
)
def test_other_lists_transfer_nothing(title, table_title, columns):
    row = ("1", "取水许可", "行政许可")
    document = listing(row, title=title, table_title=table_title, columns=columns)
    assert read(document) == []


@pytest.mark.parametrize(
    "about", ["公布县级行政权力清单", "公布保留的行政许可事项目录"]
)
def test_a_list_of_the_powers_there_are_moves_none_for_sure(about):
    row = ("1", "取水许可", "行政许可")
    (entry,) = read(listing(row, title=f"关于{about}的通知", table_title=""))
    assert [finding.code for finding in entry.findings] == ["power-kind-unclear"]


def test_a_mention_in_the_text_transfers_nothing():
    text = "现将清单予以公布，取水许可划转至行政审批服务局后，各部门要加强监管。"
    assert read(SourceDocument(title=TITLE, paragraphs=(Paragraph(text),))) == []


def test_headings_repeated_on_every_page_are_no_powers():
    rows = (("1", "甲许可", "行政许可"), COLUMNS, ("2", "乙许可", "行政许可"))
    entries = read(listing(*rows))
    assert [entry.name for entry in entries] == ["甲许可", "乙许可"]
    assert not any(entry.findings for entry in entries)


def test_a_row_that_begins_as_headings_do_is_none_of_a_power():
    again = ("序号", "合并后事项名称", "事项类型", "实施主体")
    columns = ("序号", "事项名称", "事项类型", "实施主体")
    rows = [("1", "取水许可", "行政许可", "区水务局"), again, ("2", "排水许可", "行政许可", "区水务局")]  # fmt: skip
    entries = read(listing(*rows, columns=columns))
    assert [entry.name for entry in entries] == ["取水许可", "排水许可"]


def test_category_from_a_heading_row():
    rows = (
        ("一、行政许可（2项）", ""),
        ("1", "甲许可"),
        ("2", "乙许可"),
        ("（二）行政确认", ""),
        ("3", "丙确认"),
    )
    entries = read(listing(*rows, columns=("序号", "事项名称")))
    assert [entry.category for entry in entries] == ["行政许可", "行政许可", "行政确认"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "4"), ["seq-gap"]),
        (("1", "2", "2"), ["seq-repeat"]),
        (("1", "2", "1"), ["seq-order"]),
        (("1", "2", ""), ["seq-unreadable"]),
        (("1", "2", "3"), []),
    ],
)
def test_the_series_of_numbers_is_checked(numbers, expected):
    names = ("甲许可", "乙许可", "丙许可")
    rows = [(n, name, "行政许可") for n, name in zip(numbers, names, strict=True)]
    entries = read(listing(*rows))
    assert codes(entries[2]) == expected
    assert not entries[0].findings + entries[1].findings


def test_a_list_that_does_not_begin_at_one_is_doubtful():
    (entry,) = read(listing(("7", "甲许可", "行政许可")))
    assert codes(entry) == ["seq-gap"]


def test_spaces_of_typesetting_are_dropped():
    (entry,) = read(listing(("1", " 取 水\n许可 ", "行政 许可")))
    assert (entry.name, entry.category) == ("取水许可", "行政许可")


def test_a_column_not_understood_is_said_once():
    columns = (*COLUMNS, "实施部门")
    rows = [(str(n), f"{n}号许可", "行政许可", "某局") for n in (1, 2)]
    first, second = read(listing(*rows, columns=columns))
    assert (first.from_department, first.to_department) == ("", "")
    assert (codes(first), codes(second)) == (["column-not-read"], [])


def test_an_empty_cell_under_a_filled_one_stays_empty_and_doubtful():
    columns = (*COLUMNS, "划出部门")
    rows = [("1", "甲许可", "行政许可", "某局"), ("2", "乙许可", "行政许可", "")]
    _, second = read(listing(*rows, columns=columns))
    assert second.from_department == ""
    assert codes(second) == ["blank-cell"]


def test_a_row_without_a_name_is_said_with_the_row_before():
    rows = [("1", "甲许可", "行政许可"), ("2", "", "行政许可")]
    (entry,) = read(listing(*rows))
    assert codes(entry) == ["row-not-read"]


def test_a_cancelled_power_is_doubtful():
    title = "关于取消行政许可事项的决定"
    (entry,) = read(listing(("1", "甲许可", "行政许可"), title=title))
    assert codes(entry) == ["power-cancelled"]


cells = st.text(max_size=30) | st.sampled_from((*COLUMNS, "划出部门", "１", "行政许可"))


@given(
    st.text(max_size=60) | st.just(TITLE),
    st.lists(cells, max_size=5),
    st.lists(st.lists(cells, max_size=5), max_size=5),
)
def test_any_table_is_read_without_an_error(title, columns, rows):
    table = Table("", tuple(columns), tuple(map(tuple, rows)))
    for entry in read(SourceDocument(title=title, attachments=(table,))):
        assert entry.name
