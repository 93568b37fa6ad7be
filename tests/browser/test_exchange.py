"""Import and export in a real browser: what is refused, and how far a long import is."""

from functools import partial
from threading import Thread

import pytest
from django.db import connection
from django.urls import reverse

from core.exchange.jobs import files
from core.exchange.jobs.models import ImportJob, State
from core.exchange.jobs.work import work_off
from gazette.models import Organization
from tests import factories
from tests.exchange import csv_of, rows_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADINGS = ["全称", "简称", "曾用名", "类别", "上级单位"]
MANY = 2_500


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    waiting = settings.STORAGES["import_export"]
    options = waiting["OPTIONS"] | {"location": tmp_path / "imports"}
    settings.STORAGES |= {"import_export": waiting | {"OPTIONS": options}}


@pytest.fixture
def file(tmp_path):
    """A function: a table of organizations with this kind in each row, as a file."""

    def made(count, kind="部门"):
        path = tmp_path / "机关单位.csv"
        rows = [[f"青山区第{n}局", "", "", kind, ""] for n in range(count)]
        path.write_bytes(csv_of([HEADINGS, *rows]))
        return path

    return made


def upload(page, path):
    page.goto(reverse("admin:gazette_organization_import"))
    page.set_input_files("#id_import_file", path)
    with page.expect_navigation():
        page.click(".submit-row button")


def fits(page):
    """Whether nothing of the page is beyond the edge of the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_a_refused_file_says_why_and_goes_back(
    request, device, sign_in, file, screenshot
):
    page = request.getfixturevalue(device)
    sign_in(page, factories.administrator())
    page.goto(reverse("admin:gazette_organization_import"))
    assert fits(page)
    screenshot(page, f"import-upload-{device}")
    upload(page, file(3, "局"))
    assert page.locator(".import-faults tbody tr").count() == 3
    assert fits(page)
    screenshot(page, f"import-refused-{device}")
    with page.expect_download() as download:
        page.click(".exchange-buttons a.default")
    assert download.value.suggested_filename == "机关单位-原因.csv"
    with open(download.value.path(), "rb") as answer:
        assert rows_of(answer.read())[0][-1] == "原因"
    upload(page, file(3))
    assert page.locator(".import-preview tbody tr.new").count() >= 3
    assert fits(page)
    screenshot(page, f"import-preview-{device}")
    page.click("button[name=confirm]")
    page.wait_for_selector(".messagelist .success")
    assert Organization.objects.count() == 3


@pytest.mark.parametrize("device", ["phone", "no_javascript"])
def test_a_long_import_shows_how_far_it_is_until_it_is_confirmed(
    request, device, sign_in, file, screenshot
):
    page = request.getfixturevalue(device)
    sign_in(page, factories.administrator())
    upload(page, file(MANY))
    job = ImportJob.objects.get()
    assert page.locator("progress").is_visible() and fits(page)
    ImportJob.objects.update(
        state=State.CHECKING, worker="x", done=900, total=MANY, started_at=job.queued_at
    )
    page.wait_for_selector("progress[value='36']")
    screenshot(page, f"import-progress-{device}")
    ImportJob.objects.update(state=State.WAITING, worker="")
    in_a_thread(partial(work_off, 1))
    page.wait_for_selector("form[action$='/confirm/']")
    assert fits(page)
    screenshot(page, f"import-checked-{device}")
    with page.expect_navigation():
        page.click("form[action$='/confirm/'] button")
    page.wait_for_selector("progress")
    in_a_thread(partial(work_off, 1))
    page.wait_for_selector("progress", state="detached")
    screenshot(page, f"import-done-{device}")
    assert Organization.objects.count() == MANY
    page.goto(reverse("admin:gazette_organization_import_jobs"))
    assert page.locator("tbody tr").count() == 1
    assert not files.names_in(files.FOLDER)


def test_a_long_import_is_cancelled_by_a_press(desktop, sign_in, file):
    sign_in(desktop, factories.administrator())
    upload(desktop, file(MANY))
    desktop.click("form[action$='/cancel/'] button")
    desktop.wait_for_selector(".messagelist .success")
    in_a_thread(work_off)
    assert ImportJob.objects.get().state == State.CANCELLED
    assert not Organization.objects.exists()


def in_a_thread(act):
    """Do ``act`` as a worker would: with a connection of its own."""

    def run():
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()
