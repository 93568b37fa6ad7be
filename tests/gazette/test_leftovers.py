"""No file without a row after the nightly sweep, and no row without a file unsaid."""

import errno
import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from gazette import leftovers, uploads
from gazette.models import Attachment, Document, Reading
from tests import factories
from tests.admin_pages import form_data, url

pytestmark = pytest.mark.django_db
LONG_AGO = time.time() - 3 * 24 * 60 * 60


@pytest.fixture(autouse=True)
def places(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    backend = settings.STORAGES["import_export"]["BACKEND"]
    private = {"BACKEND": backend, "OPTIONS": {"location": tmp_path / "private"}}
    settings.STORAGES = settings.STORAGES | {"import_export": private}
    return tmp_path


def stored(name, *, old=True):
    name = leftovers.storage().save(f"attachments/2020/{name}", ContentFile(b"x"))
    if old:
        os.utime(leftovers.storage().path(name), (LONG_AGO, LONG_AGO))
    return name


def test_only_what_nothing_needs_goes(capsys):
    needed, orphan, young = (
        stored("附件.pdf"),
        stored("残留.pdf"),
        stored("新.pdf", old=False),
    )
    factories.attachment(factories.document(), file=needed)
    call_command("sweep_files", "--dry-run")
    assert leftovers.storage().exists(orphan)
    call_command("sweep_files")
    assert orphan in capsys.readouterr().out
    there = [leftovers.storage().exists(name) for name in (needed, orphan, young)]
    assert there == [True, False, True]


def test_the_file_of_an_earlier_version_stays():
    name = stored("原件.pdf")
    attachment = factories.attachment(factories.document(), file=name)
    attachment.file = ""
    attachment.save()
    call_command("sweep_files")
    assert leftovers.storage().exists(name)


def test_a_lost_file_is_said():
    factories.attachment(factories.document(), file="attachments/2020/没有.pdf")
    with pytest.raises(CommandError, match="没有.pdf"):
        call_command("sweep_files")


def test_a_full_disk_leaves_nothing_behind(administrator, monkeypatch, places):
    save = uploads.storage().save

    def full(name, content, **options):
        if name.endswith("/1"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return save(name, content, **options)

    monkeypatch.setattr(
        type(uploads.storage()), "save", lambda self, *a, **k: full(*a, **k)
    )
    files = [SimpleUploadedFile(f"{n}.txt", "文".encode()) for n in range(2)]
    answer = administrator.post(url(Reading, "read"), {"file": files})
    assert answer.status_code == 200 and "errorlist" in answer.text
    assert not any(path.is_file() for path in (places / "private").rglob("*"))
    assert (Reading.objects.count(), Document.objects.count()) == (0, 0)


def test_an_infected_upload_is_refused_and_nothing_kept(
    administrator, settings, places
):
    settings.VIRUS_SCANNER = "/nowhere/scanner"
    file = SimpleUploadedFile("公报.txt", "文".encode())
    answer = administrator.post(url(Reading, "read"), {"file": [file]})
    assert answer.status_code == 200 and "errorlist" in answer.text
    assert not (places / "private").exists()
    assert Reading.objects.count() == 0


def test_an_attachment_is_scanned_and_kept_without_its_author(administrator, settings):
    document = factories.document()
    data = form_data(administrator.get(url(document))) | {
        "attachments-TOTAL_FORMS": "1",
        "attachments-0-order": "1",
        "attachments-0-title": "附件",
    }
    settings.VIRUS_SCANNER = "/nowhere/scanner"
    upload = SimpleUploadedFile("附件.pdf", b"%PDF-1.7 /Author (Wang) %%EOF")
    administrator.post(url(document), data | {"attachments-0-file": upload})
    assert not Attachment.objects.exists()
    settings.VIRUS_SCANNER = ""
    upload.seek(0)
    administrator.post(url(document), data | {"attachments-0-file": upload})
    with Attachment.objects.get().file.open() as kept:
        assert kept.read() == b"%PDF-1.7 /Author (    ) %%EOF"
