"""Each bad input of the list, by the command and in the admin: refused in Chinese, nothing left."""

import json
import re
import tempfile
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse

from core.exchange.registry import resource, table_names
from tests import factories
from tests.exchange_bad import CELLS, FILES, NUMBER, PUBLISHED, csv_of, data_of, powers
from tests.exchange_bad_books import BOOKS
from tests.exchange_books import sound
from tests.pace import within

pytestmark = pytest.mark.django_db

ADMINS = {
    "powers": "powers_transfer",
    "documents": "gazette_document",
    "holidays": "gazette_holiday",
}
# Names that people know by their letters, and what is said of a cell or column itself.
NAMES = re.compile(r"Excel|CSV|UTF-8|UTF-16|GB18030|BOM|MB|\.xlsx|\.csv|U\+[0-9A-F]{4}")
QUOTED = re.compile("“[^”]*”|单元格 [A-Z0-9:]+ ")
SECONDS = 5


@pytest.fixture
def left(settings, tmp_path, monkeypatch):
    """The files that stay behind: those that wait for a confirmation, and temporary ones."""
    waiting, passing = tmp_path / "waiting", tmp_path / "passing"
    passing.mkdir()
    storage = settings.STORAGES["import_export"]
    options = storage["OPTIONS"] | {"location": waiting}
    settings.STORAGES |= {"import_export": storage | {"OPTIONS": options}}
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    return lambda: [
        file
        for folder in (waiting, passing)
        for file in folder.rglob("*")
        if file.is_file()
    ]


@pytest.fixture
def district(request):
    """The document that the files name; and a public one, with its power, where they do."""
    factories.document(number=NUMBER)
    if request.getfixturevalue("bad").what == "published":
        made = factories.transfer_list(
            {"sequence": 1, "name": "食品经营许可"},
            document=factories.document(number=PUBLISHED),
        )
        factories.publish(made.document)


@pytest.fixture
def quick(bad):
    data_of(bad)  # Making it is not what is measured.
    with within(SECONDS):
        yield


def rows():
    """How many records there are, and what they went through."""
    models = [resource(name)._meta.model for name in table_names()]
    return [
        (
            model.objects.count(),
            model.history.count() if hasattr(model, "history") else 0,
        )
        for model in models
    ]


def assert_chinese(reason):
    words = NAMES.sub("", QUOTED.sub("", reason))
    assert re.search("[\u4e00-\u9fff]", words), reason
    assert not re.search("[A-Za-z]", words), reason


def told_by_command(bad, file):
    out = StringIO()
    try:
        call_command(
            "exchange",
            "import",
            bad.table,
            file,
            json=True,
            stdout=out,
            stderr=StringIO(),
        )
    except SystemExit as end:
        assert end.code == 1
    return json.loads(out.getvalue().splitlines()[-1])


def upload(client, bad, data):
    file = SimpleUploadedFile(f"表.{bad.suffix}", data)
    url = reverse(f"admin:{ADMINS[bad.table]}_import")
    return client.post(url, {"import_file": file, "resource": "0"})


def confirm(client, bad, preview):
    url = reverse(f"admin:{ADMINS[bad.table]}_process_import")
    return client.post(url, preview.context["confirm_form"].initial, follow=True)


def worked_off(client, url):
    """The page of the job that a large file is."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("run_jobs", once=True)
    page = client.get(url)
    assert page.status_code == 200
    return page


def assert_refused(bad, faults):
    """``faults`` are those of a report, as JSON."""
    places = [(fault["row"], fault["column"]) for fault in faults]
    if bad.refused is None:
        assert not faults
        return
    assert bad.refused in places, faults
    for fault in faults:
        if not fault["reason"].startswith("应有："):
            assert_chinese(fault["reason"])
    if bad.told:
        assert any(bad.told in fault["reason"] for fault in faults), faults


def reasons_shown(page):
    """What the page of a preview says against the file."""
    result = page.context.get("result")
    faults = [fault.as_json() for fault in getattr(result, "faults", ())]
    errors = page.context["form"].errors.get("import_file", ())
    return faults, errors


@pytest.mark.parametrize(
    "bad", [bad for bad in CELLS + FILES + BOOKS if not bad.only_web], ids=str
)
def test_the_command_refuses_it_with_its_place_or_reads_it(
    bad, district, left, tmp_path, quick
):
    file = tmp_path / f"表.{bad.suffix}"
    file.write_bytes(data_of(bad))
    before = rows()
    said = told_by_command(bad, file)
    assert_refused(bad, said["errors"])
    if bad.refused:
        assert rows() == before
    else:
        assert said["new"] == 1
    assert not left()


@pytest.mark.parametrize("bad", CELLS + FILES + BOOKS, ids=str)
def test_the_preview_refuses_it_with_its_place_or_shows_it(
    bad, district, left, administrator, quick
):
    before = rows()
    page = upload(administrator, bad, data_of(bad))
    if page.status_code == 302:
        page = worked_off(administrator, page.url)
        assert rows() == before
        assert bad.refused and bad.told in page.content.decode()
        assert not left()
        return
    assert page.status_code == 200
    assert rows() == before
    faults, errors = reasons_shown(page)
    if bad.refused is None:
        assert not faults and not errors
        assert page.context["result"].counts()["new"] == 1
        return
    assert "confirm_form" not in page.context
    if errors:
        [error] = errors
        assert_chinese(error.rpartition(" · ")[2])
        assert bad.told in error
        assert bad.refused[0] is None or f"第{bad.refused[0]}行" in error
    else:
        assert_refused(bad, faults)
    assert not left()


@pytest.mark.parametrize(
    "bad", [bad for bad in FILES + BOOKS if bad.table == "powers"], ids=str
)
def test_what_takes_the_place_of_a_previewed_file_is_refused_on_confirming(
    bad, district, left, administrator, quick
):
    good = sound() if bad.suffix == "xlsx" else csv_of(powers())
    preview = upload(administrator, bad, good)
    before = rows()
    [waiting] = left()
    waiting.write_bytes(data_of(bad))
    answer = confirm(administrator, bad, preview)
    assert answer.status_code == 200
    assert [str(message) for message in answer.context["messages"]]
    if bad.refused:
        assert rows() == before
    assert not left()
