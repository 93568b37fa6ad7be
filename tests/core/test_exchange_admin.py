"""Import and export in the admin: preview, confirm, permissions, and a strict CSP."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import include, path, reverse

from core.exchange.admin import ExchangeAdmin
from powers.models import Transfer
from powers.resources import TransferResource
from tests import factories
from tests.exchange import edited, exported

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


def test_pages_keep_to_a_strict_csp(staff, data):
    pages = [
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
