"""Our workbooks in LibreOffice: it opens them as they are, and what it saves comes in."""

import csv
import io

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from core.exchange.formats import XLSX
from core.exchange.registry import resource, table_names
from gazette.models import Document, Relation
from powers.models import Transfer
from tests import factories
from tests.exchange import NASTY, counts
from tests.office import CSV, Office

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NUMBER = "济槐政字〔2020〕7号"


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


@pytest.fixture
def stored():
    factories.organization()
    document = factories.document(
        body="\n".join(NASTY), title="关于 <甲> & “乙” 的通知"
    )
    factories.decision({"areas": [{"label": "东"}, {"label": "西"}]}, document=document)
    factories.notice({}, document=document)
    factories.transfer_list(
        *({"name": f"{text}　"} for text in NASTY), document=document
    )
    factories.release({}, document=document)
    Relation.objects.create(source=document, target_number="青山政字〔2001〕1号")


def written(table, file):
    file.write_bytes(XLSX().export_data(table))
    return file


def read(file):
    table = XLSX().create_dataset(file.read_bytes())
    return table.headings, [(line.number, list(line.cells)) for line in table.lines]


def cells_of(file):
    """All cells of the sheet of the rows, a table without any included."""
    book = CalamineWorkbook.from_path(str(file))
    return book.get_sheet_by_index(0).to_python()


def lists_of(file):
    """{(where it begins, what it offers)}; LibreOffice lets lists end sooner."""
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return {
        (str(one.sqref).partition(":")[0], one.formula1)
        for one in sheet.data_validations.dataValidation
    }


def test_every_table_opens_with_all_it_has_and_without_repair(office, stored, tmp_path):
    files = [
        written(make(), tmp_path / f"{name}-{kind}.xlsx")
        for name in table_names()
        for kind, make in (
            ("export", resource(name).export),
            ("template", resource(name).template),
        )
    ]
    saved, said = office.convert("xlsx", *files)
    assert "Error" not in said
    for ours, theirs in zip(files, saved, strict=True):
        assert cells_of(theirs) == cells_of(ours), ours.name
        assert lists_of(theirs) == lists_of(ours)
        assert openpyxl.load_workbook(theirs).sheetnames == ["数据", "说明"]
    shown, _said = office.convert(CSV, *files)
    for ours, file in zip(files, shown, strict=True):
        text = io.StringIO(file.read_text("utf-8"), newline="")
        assert next(csv.reader(text)) == cells_of(ours)[0]


def test_a_workbook_in_need_of_repair_would_not_open(office, tmp_path):
    broken = tmp_path / "broken.xlsx"
    data = XLSX().export_data(resource("powers").template())
    broken.write_bytes(data[: len(data) // 2])
    [saved], said = office.convert("xlsx", broken)
    assert "Error" in said
    assert not saved.exists()


def typed(office, name, rows):
    """The template of ``name`` with ``rows``, {heading: text}, typed in, as saved."""
    table = resource(name).template()
    file = written(table, office.folder / f"{name}.xlsx")
    return office.type_into(
        file,
        {
            f"{chr(ord('A') + table.headings.index(heading))}{number}": text
            for number, row in enumerate(rows, 2)
            for heading, text in row.items()
        },
    )


def taken(name, file):
    table = XLSX().create_dataset(file.read_bytes())
    return resource(name).import_data(table, raise_errors=True, file_name=file.name)


def test_documents_typed_into_the_template_come_in(office):
    rows = [
        {
            "发文字号": NUMBER,
            "标题": "关于𠮷屋的通知",
            "文种": "通知",
            "发文机关": "济南市槐荫区人民政府",
            "成文日期": "2020-05-26",
            "公报期号": "2020-4",
            "页码": "12",
            "公开属性": "主动公开",
            "正文": "007",
        },
        {"标题": "=1+1", "成文日期": "2020年5月27日", "公开属性": "主动公开"},
    ]
    report = taken("documents", typed(office, "documents", rows))
    assert [str(fault) for fault in report.faults] == []
    assert counts(report) == (2, 0, 0, 0)
    first, second = Document.objects.order_by("signed_date")
    assert (first.number, first.body, first.page) == (NUMBER, "007", 12)
    assert first.title == "关于𠮷屋的通知"
    assert str(first.signed_date) == "2020-05-26"
    assert (second.title, str(second.signed_date)) == ("=1+1", "2020-05-27")


def test_an_export_changed_in_one_cell_comes_in_with_one_change(
    office, stored, tmp_path
):
    file = written(resource("powers").export(), tmp_path / "powers.xlsx")
    headings, lines = read(file)
    column = chr(ord("A") + headings.index("承接部门"))
    copy = office.type_into(file, {f"{column}2": "区行政审批局"})
    report = taken("powers", copy)
    assert [str(fault) for fault in report.faults] == []
    assert counts(report) == (0, 1, len(lines) - 1, 0)
    assert Transfer.objects.filter(to_department="区行政审批局").count() == 1
