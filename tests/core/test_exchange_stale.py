"""A file that was exported before somebody changed its rows does not undo their work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communities.models import Area
from core.exchange.formats import CSV, XLSX
from personnel.models import Change
from powers.models import Transfer
from tests import factories
from tests.exchange import counts, edited, exported, imported, reasons, rows_of
from tests.samples import person

pytestmark = pytest.mark.django_db


def saved_by(user, record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record._history_user = user
    record.save()


@pytest.fixture
def transfer():
    list_ = factories.transfer_list({"name": "甲证"}, {"name": "乙证"})
    return list_.entries.get(name="甲证")


@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_a_row_changed_since_the_export_is_refused_with_who_and_when(
    transfer, table_format
):
    old = exported("powers", table_format)
    saved_by(person("li", "李", "四"), transfer, to_department="审批局")
    report = imported("powers", old, table_format)
    assert reasons(report) == [(2, "")]
    assert "李四" in report.faults[0].reason
    assert Transfer.objects.get(pk=transfer.pk).to_department == "审批局"
    assert report.counts()["unchanged"] == 1


def test_work_on_another_cell_of_the_row_is_not_undone(transfer):
    old = exported("powers")
    saved_by(person("li"), transfer, to_department="审批局")
    mine = edited(old, 1, "依据", "某条例")
    assert reasons(imported("powers", mine)) == [(2, "")]
    transfer.refresh_from_db()
    assert (transfer.to_department, transfer.basis) == ("审批局", "")


def test_rows_that_nobody_changed_since_are_taken(transfer):
    old = exported("powers", XLSX)
    saved_by(person("li"), transfer, to_department="审批局")
    fresh = exported("powers", XLSX)
    assert counts(imported("powers", fresh, XLSX)) == (0, 0, 2, 0)
    assert reasons(imported("powers", old, XLSX)) == [(2, "")]


def test_a_fresh_export_may_set_an_old_value_again(transfer):
    before = transfer.to_department
    saved_by(person("li"), transfer, to_department="审批局")
    table = XLSX().create_dataset(exported("powers", XLSX))
    assert table.exported_at > timezone.now() - timedelta(minutes=1)
    place = table.headings.index("承接部门")
    for line in table.lines:
        assert line.cells[place] in {"审批局", before}
    undone = changed_in_excel(exported("powers", XLSX), "承接部门", before)
    assert counts(imported("powers", undone, XLSX)) == (0, 1, 1, 0)


def changed_in_excel(data, heading, value):
    """The workbook with ``value`` in the first row under ``heading``, saved again."""
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    column = [cell.value for cell in sheet[1]].index(heading) + 1
    sheet.cell(2, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_who_goes_on_working_in_one_file_is_not_held_up_by_the_own_imports(
    transfer, table_format
):
    user = person("wang")
    data = exported("powers", table_format)
    change = edited if table_format is CSV else None
    for value in ("某条例", "另一条例", "某条例"):
        data = (
            change(data, 1, "依据", value)
            if change
            else changed_in_excel(data, "依据", value)
        )
        report = imported("powers", data, table_format, user=user)
        assert counts(report) == (0, 1, 1, 0)
    assert reasons(imported("powers", exported("powers"), user=user)) == []


def test_the_import_of_somebody_else_counts_as_theirs(transfer):
    old = exported("powers")
    mine = edited(old, 1, "承接部门", "审批局")
    imported("powers", mine, user=person("wang"))
    assert reasons(imported("powers", old, user=person("li"))) == [(2, "")]


def test_areas_changed_since_the_export_are_not_replaced():
    decision = factories.decision({"name": "甲社区", "areas": [{"label": "东"}]})
    old = exported("communities", XLSX)
    area = Area.objects.get(change__change_set=decision)
    saved_by(person("li"), area, east="经十路")
    assert reasons(imported("communities", old, XLSX)) == [(2, "")]
    area.refresh_from_db()
    assert area.east == "经十路"


def test_a_row_that_was_renamed_since_does_not_come_back_beside_itself():
    notice = factories.notice({"name": "王一"})
    old = exported("personnel")
    saved_by(person("li", "李", "四"), notice.entries.get(), name="王乙")
    report = imported("personnel", old)
    assert reasons(report) == [(2, "")]
    assert "李四" in report.faults[0].reason
    assert Change.objects.get().name == "王乙"


def test_a_row_that_was_deleted_may_be_put_in_again():
    notice = factories.notice({"name": "王一"}, {"name": "王二"})
    old = exported("personnel")
    notice.entries.get(name="王一").delete()
    assert counts(imported("personnel", old)) == (1, 0, 1, 0)
    assert len(rows_of(exported("personnel"))) == 3
