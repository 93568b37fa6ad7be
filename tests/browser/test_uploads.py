"""Back issues, uploaded together: the page reads on by itself and says what it could not."""

import pytest
from django.urls import reverse

from gazette.models import Document, Reading
from tests.browser.test_staff import Desk
from tests.gazette.test_uploads import MEMBERS, archive, notice, private

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

__all__ = ["private"]


@pytest.fixture
def editor(open_page):
    with open_page(viewport={"width": 1366, "height": 768}) as page:
        yield Desk(page, "editor")


def test_an_archive_of_back_issues(editor, tmp_path, screenshot):
    page, file = editor.page, tmp_path / "往期.zip"
    file.write_bytes(archive(MEMBERS))
    page.goto(reverse("admin:gazette_reading_read"))
    screenshot(page, "staff-upload")
    page.set_input_files("#id_file", file)
    page.click(".submit-row button")
    page.wait_for_url("**/read/*/")
    page.wait_for_selector("#content-main table tbody tr:nth-child(3)")
    page.wait_for_selector("#goes-on", state="detached")
    screenshot(page, "staff-upload-done")
    assert Document.objects.count() == Reading.objects.count() == 3
    assert "说明.xlsx" in page.locator(".errorlist").inner_text()
    page.click("text=第1期.pdf")
    page.wait_for_url("**/change/")
    screenshot(page, "staff-upload-reading")


def test_a_pasted_text(editor):
    page = editor.page
    page.goto(reverse("admin:gazette_reading_read"))
    page.fill("#id_text", notice(7))
    page.click(".submit-row button")
    page.wait_for_url("**/change/")
    assert Document.objects.get().number == "甲政发〔2021〕7号"


def test_what_is_refused_is_said_at_its_field(editor, tmp_path, screenshot):
    page, file = editor.page, tmp_path / "坏.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    page.goto(reverse("admin:gazette_reading_read"))
    page.set_input_files("#id_file", file)
    page.click(".submit-row button")
    page.wait_for_selector(".errorlist")
    screenshot(page, "staff-upload-refused")
    assert "PDF 文件损坏" in page.locator(".errorlist").first.inner_text()
    assert not Reading.objects.exists()
