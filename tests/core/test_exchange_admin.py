"""Import and export in the admin: preview, confirm, permissions, and a strict CSP."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.urls import include, path, resolve, reverse

from core.audit.models import AuditRecord
from core.exchange import previews
from core.exchange.admin import SMALL_BYTES, SMALL_ROWS, ExchangeAdmin
from core.exchange.formats import FORMATS
from core.exchange.jobs import queue, watch
from core.exchange.jobs.models import ImportJob, RefusedFile, State
from core.exchange.jobs.refused import PlainColumn
from core.exchange.jobs.work import work_off
from core.exchange.registry import resource
from core.exchange.reports import Report
from core.exchange.tables import Fault, TableToWrite
from powers.models import Transfer
from powers.resources import TransferResource
from tests import factories
from tests.admin_pages import signed_in
from tests.exchange import csv_of, edited, exported, rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

site = admin.AdminSite(name="admin")


@admin.register(Transfer, site=site)
class TransferAdmin(ExchangeAdmin, admin.ModelAdmin):
    resource_classes = (TransferResource,)
    list_filter = ("category",)


urlpatterns = [
    path("admin/", site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("gazette.urls")),
]
LIST = "admin:powers_transfer_changelist"
IMPORT = "admin:powers_transfer_import"
CONFIRM = "admin:powers_transfer_process_import"
EXPORT = "admin:powers_transfer_export"
JOBS = "admin:powers_transfer_import_jobs"
JOB = "admin:powers_transfer_import_job"
REFUSED = "admin:powers_transfer_import_refused"
TEMPLATE = "admin:powers_transfer_import_template"


@pytest.fixture
def uploads(settings, tmp_path):
    """The files that wait for their confirmation."""
    waiting = settings.STORAGES["import_export"]
    options = waiting["OPTIONS"] | {"location": tmp_path}
    settings.STORAGES |= {"import_export": waiting | {"OPTIONS": options}}
    return lambda: [file for file in tmp_path.rglob("*") if file.is_file()]


@pytest.fixture
def staff(client, uploads):
    client.force_login(factories.administrator())
    return client


@pytest.fixture
def data():
    factories.transfer_list({"name": "食品经营许可"}, {"name": "药品经营许可"})
    return exported("powers")


def upload(client, data, name="清单.csv"):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse(IMPORT), {"import_file": file, "resource": "0"})


def confirm(client, preview):
    return client.post(reverse(CONFIRM), preview.context["confirm_form"].initial)


def test_a_preview_shows_old_and_new_and_stores_nothing(staff, data):
    preview = upload(staff, edited(data, 1, "承接部门", "<b>审批局</b>"))
    page = preview.content.decode()
    assert "<ins>&lt;b&gt;审批局&lt;/b&gt;</ins>" in page
    assert "食品经营许可" in page
    assert str(Transfer.objects.first().change_set) in page
    assert "药品经营许可" not in page
    assert exported("powers") == data


def test_a_preview_shows_the_cells_of_what_is_new(staff, data):
    rows = rows_of(data)
    new = [*rows[1]]
    new[rows[0].index("事项名称")] = "另一项许可"
    page = upload(staff, csv_of([*rows, new]))
    assert "<ins>另一项许可</ins>" in page.text
    assert f"<ins>{new[0]}</ins>" not in page.text


def test_confirming_takes_the_file_in_and_logs_who_did(staff, data, uploads):
    changed = edited(data, 1, "承接部门", "审批局")
    answer = confirm(staff, upload(staff, changed))
    assert answer.url == reverse(LIST)
    assert exported("powers") == changed
    transfer = Transfer.objects.get(to_department="审批局")
    assert transfer.change_set.updated_by == factories.administrator()
    assert LogEntry.objects.get().object_id == str(transfer.pk)
    assert not uploads()


def test_a_file_that_changes_nothing_needs_no_confirmation(staff, data, uploads):
    page = upload(staff, data)
    assert "confirm_form" not in page.context
    assert page.context["result"].counts()["unchanged"] == 2
    assert not uploads()


def test_bad_cells_are_listed_and_the_upload_is_forgotten(staff, data, uploads):
    bad = edited(edited(data, 1, "序号", "一点五"), 2, "事项名称", "")
    page = upload(staff, bad)
    assert "confirm_form" not in page.context
    shown = page.content.decode()
    assert "清单.csv" in shown and "序号" in shown and "一点五" in shown
    assert '<td class="number">3</td><td>事项名称</td>' in shown
    assert not uploads()


@pytest.mark.parametrize(
    ("name", "content"), [("清单.ods", b"x"), ("清单.xlsx", b"x"), ("清单.csv", b"\0")]
)
def test_what_is_no_table_is_refused_on_the_form(staff, uploads, name, content):
    page = upload(staff, content, name)
    assert page.status_code == 200
    assert page.context["form"].errors["import_file"]
    assert not uploads()


def test_a_confirmation_of_nothing_is_no_error(staff, data):
    sent = {
        "import_file_name": "gone",
        "original_file_name": "a.csv",
        "format": "0",
        "resource": "0",
    }
    assert staff.post(reverse(CONFIRM), sent).url == reverse(IMPORT)
    for wrong in ({"format": "9"}, {"format": "x"}, {"import_file_name": ""}):
        assert staff.post(reverse(CONFIRM), sent | wrong).status_code == 200


def test_what_was_published_since_the_preview_is_refused(staff, data):
    preview = upload(staff, edited(data, 1, "承接部门", "审批局"))
    factories.publish(Transfer.objects.first().change_set)
    assert confirm(staff, preview).url == reverse(IMPORT)
    assert exported("powers") == data


@pytest.mark.parametrize("place", [0, 1])
def test_an_export_holds_the_rows_of_the_filtered_list(staff, data, place):
    factories.transfer_list({"category": "行政确认", "name": "某项确认"})
    url = reverse(EXPORT, query={"category__exact": "行政确认"})
    answer = staff.post(url, {"format": place, "resource": "0"})
    suffix = ("csv", "xlsx")[place]
    assert re.search(rf"powers-[\d-]+\.{suffix}", answer["Content-Disposition"])
    if suffix == "csv":
        lines = answer.content.decode("utf-8-sig").splitlines()
        assert len(lines) == 2 and "某项确认" in lines[1]


def test_a_broken_query_is_no_error(staff, data):
    url = reverse(EXPORT, query={"change_set__id": "x"})
    assert staff.get(url).status_code == 302


def test_the_buttons_need_the_permissions(client, data):
    user = get_user_model().objects.create_user("viewer", is_staff=True)
    client.force_login(user)
    permissions = Permission.objects.filter(content_type__app_label="powers")

    def allowed(*codenames):
        user.user_permissions.set(permissions.filter(codename__in=codenames))
        client.force_login(user)  # whose rights are changed has to sign in again
        pages = reverse(EXPORT), reverse(IMPORT)
        return [client.get(page).status_code == 200 for page in pages]

    assert allowed() == [False, False]
    assert allowed("view_transfer") == [True, False]
    assert allowed("view_transfer", "change_transfer") == [True, False]
    assert allowed("add_transfer", "change_transfer") == [True, True]
    assert client.post(reverse(CONFIRM), {}).status_code == 200
    allowed("view_transfer")
    assert client.post(reverse(CONFIRM), {}).status_code == 403


def test_pages_keep_to_a_strict_csp(staff, data, in_one_thread):
    job = large_job(staff, data)
    pages = [
        staff.get(reverse(JOBS)),
        staff.get(job),
        staff.get(reverse(LIST)),
        staff.get(reverse(IMPORT)),
        staff.get(reverse(EXPORT)),
        upload(staff, edited(data, 1, "承接部门", "审批局")),
        upload(staff, edited(data, 1, "序号", "x")),
    ]
    for page in pages:
        shown = page.content.decode()
        assert not re.search(r"\sstyle=|\son\w+=|<style", shown)
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", shown)


# What takes longer.


@pytest.fixture
def in_one_thread(monkeypatch):
    """Nobody but the test is in its transaction: a worker in it is not heard of."""
    monkeypatch.setattr(watch, "BEAT", 3600)


def large(data, count=SMALL_ROWS):
    """The table of ``data`` with so many new rows behind."""
    heading, *lines = rows_of(data)
    number, kind = lines[0][0], lines[0][3]
    new = [[number, str(n + 9), f"第{n}项", kind, "", "", ""] for n in range(count)]
    return csv_of([heading, *lines, *new])


def large_job(client, data):
    answer = upload(client, large(data))
    assert answer.status_code == 302
    return answer.url


def test_a_large_file_is_checked_by_a_worker_then_confirmed_on_its_page(
    staff, data, in_one_thread
):
    url = large_job(staff, data)
    page = staff.get(url)
    assert f'http-equiv="refresh" content="2; url={url}watch/"' in page.text
    assert "<progress" in page.text and "/confirm/" not in page.text
    work_off()
    page = staff.get(url)
    assert "http-equiv" not in page.text and "<progress" not in page.text
    assert page.context["told"]["counts"]["new"] == SMALL_ROWS
    assert Transfer.objects.count() == 2
    for _press in range(2):
        assert staff.post(f"{url}confirm/").url == url
    work_off()
    page = staff.get(url)
    assert page.context["job"].state == State.DONE
    assert Transfer.objects.count() == 2 + SMALL_ROWS
    assert staff.get(reverse(JOBS)).context["rows"][0][1] == url
    assert AuditRecord.objects.filter(event="import.done").count() == 1


def test_what_is_large_in_bytes_is_not_even_read_by_the_request(staff, uploads):
    answer = upload(staff, b"x" * (SMALL_BYTES + 1))
    assert staff.get(answer.url).context["job"].state == State.WAITING
    assert len(uploads()) == 1


def test_an_import_is_cancelled_on_its_page(staff, data, uploads, in_one_thread):
    url = large_job(staff, data)
    work_off()
    page = staff.post(f"{url}cancel/", follow=True)
    assert page.context["job"].state == State.CANCELLED
    again = staff.post(f"{url}cancel/", follow=True)
    assert [str(one) for one in again.context["messages"]]
    staff.post(f"{url}confirm/")
    work_off()
    assert exported("powers") == data
    assert "told" in page.context and page.context["told"] is None


def test_who_has_too_much_on_the_way_is_told_so(staff, data, uploads, monkeypatch):
    monkeypatch.setattr(queue, "MOST_OPEN", 1)
    large_job(staff, data)
    answer = upload(staff, large(data, SMALL_ROWS + 5))
    assert answer.url == reverse(JOBS)
    assert (ImportJob.objects.count(), len(uploads())) == (1, 1)


def test_nobody_sees_or_moves_the_imports_of_others(staff, data, in_one_thread):
    url = large_job(staff, data)
    work_off()
    upload(staff, edited(data, 1, "序号", "x"))
    refused = reverse(REFUSED, args=[RefusedFile.objects.get().pk])
    other = signed_in(factories.reviewer())
    for address in (url, f"{url}watch/", refused):
        assert staff.get(address).status_code == 200
        assert other.get(address).status_code == 404
    for press in ("confirm/", "cancel/"):
        assert other.post(f"{url}{press}").status_code == 404
        assert staff.get(f"{url}{press}").status_code == 405
    assert ImportJob.objects.get().state == State.CHECKED
    assert other.get(reverse(JOBS)).context["rows"] == []
    assert staff.get(f"{reverse(JOBS)}{10**20}/").status_code == 404


def test_its_pages_need_the_permission_to_import(client, uploads):
    user = get_user_model().objects.create_user("viewer", is_staff=True)
    client.force_login(user)
    pages = [reverse(JOBS), reverse(JOB, args=[1]), reverse(REFUSED, args=[1])]
    pages += [reverse(TEMPLATE, args=["csv"]), f"{reverse(JOB, args=[1])}watch/"]
    assert {client.get(page).status_code for page in pages} == {403}
    for press in ("confirm/", "cancel/"):
        assert client.post(f"{reverse(JOB, args=[1])}{press}").status_code == 403


def test_the_page_that_looks_again_keeps_no_session_alive():
    url = reverse(JOB, args=[1])
    assert resolve(f"{url}watch/").func.is_background
    assert not getattr(resolve(url).func, "is_background", False)


# What the form offers, and what goes back.


def test_the_form_says_the_limits_and_offers_blank_tables(staff):
    page = staff.get(reverse(IMPORT))
    assert "50,000" in page.text
    for table_format in FORMATS:
        url = reverse(TEMPLATE, args=[table_format.extension])
        assert url in page.text
        blank = resource("powers").template()
        assert staff.get(url).content == table_format().export_data(blank)
    assert staff.get(reverse(TEMPLATE, args=["ods"])).status_code == 404


def test_the_preview_says_what_was_read_and_how(staff, data):
    text = edited(data, 1, "承接部门", "审批局").decode("utf-8-sig")
    page = upload(staff, text.encode("gb18030"))
    assert page.context["told"]["encoding"].upper() == "GB18030"
    assert "GB18030" in page.text and "清单.csv" in page.text
    book = FORMATS[1]().export_data(resource("powers").export())
    assert "数据" in upload(staff, book, "清单.xlsx").text


@pytest.mark.parametrize("place", [0, 1])
def test_what_is_refused_goes_back_with_its_reasons(staff, data, uploads, place):
    table_format = FORMATS[place]
    rows = rows_of(edited(edited(data, 1, "序号", "一点五"), 2, "事项名称", ""))
    sent = csv_of(rows) if place == 0 else workbook(rows)
    page = upload(staff, sent, f"清单.{table_format.extension}")
    answer = staff.get(page.context["answer_url"])
    assert answer["Content-Type"] == table_format.content_type
    back = table_format().create_dataset(answer.content)
    assert back.headings == [*rows[0], "原因"]
    reasons = [line.cells[-1] for line in back.lines]
    assert reasons[0].startswith("序号：") and reasons[1].startswith("事项名称：")
    assert not uploads()
    assert AuditRecord.objects.filter(event="file.downloaded").count() == 1


def workbook(rows):
    columns = [PlainColumn(heading) for heading in rows[0]]
    table = TableToWrite(columns, [list(zip(*rows[1:], strict=True))])
    return FORMATS[1]().export_data(table)


def test_what_the_confirmation_refuses_goes_back_as_well(staff, data):
    preview = upload(staff, edited(data, 1, "承接部门", "审批局"))
    factories.publish(Transfer.objects.first().change_set)
    page = staff.post(
        reverse(CONFIRM), preview.context["confirm_form"].initial, follow=True
    )
    assert reverse(REFUSED, args=[RefusedFile.objects.get().pk]) in page.text


def test_many_reasons_are_counted_and_the_first_are_shown():
    report = Report()
    report.faults = [Fault("表.csv", "", n, "列", "因") for n in range(700)]
    told = previews.told(report, "表.csv")
    assert (len(told["faults"]), told["fault_count"]) == (500, 700)
    page = render_to_string("admin/import_export/faults.html", {"told": told})
    assert page.count("<tr>") == 501 and "700" in page


def test_a_row_refused_as_published_leads_to_its_correction():
    fault = {"row": 2, "column": "", "reason": "已发布", "url": "/admin/x/1/change/"}
    told = {"faults": [fault], "fault_count": 1}
    page = render_to_string("admin/import_export/faults.html", {"told": told})
    assert '<a href="/admin/x/1/change/">' in page


def test_a_checked_import_waits_on_the_front_page(staff, data, rf, in_one_thread):
    url = large_job(staff, data)
    work_off()
    request = rf.get("/admin/")
    request.user = factories.administrator()
    (section,) = site._registry[Transfer].front_sections(request)
    assert [row.url for row in section.rows] == [url]
    assert section.count == 1
    request = rf.get("/admin/")
    request.user = factories.reviewer()
    assert not any(
        one.count for one in site._registry[Transfer].front_sections(request)
    )
