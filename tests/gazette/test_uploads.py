"""Files that are uploaded together, archives of back issues, pasted texts."""

import io
import zipfile
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from core import scanner
from core.accounts.roles import Role
from core.text.characters import unseen
from gazette import uploads
from gazette.inputs.batches import name_of
from gazette.models import Document, Reading
from tests.admin_pages import url
from tests.gazette.inputs.files import as_docx, as_pdf
from tests.roles import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private(settings, tmp_path):
    place = {"location": tmp_path / "private"}
    backend = settings.STORAGES["import_export"]["BACKEND"]
    settings.STORAGES = settings.STORAGES | {
        "import_export": {"BACKEND": backend, "OPTIONS": place}
    }
    return tmp_path / "private"


def notice(serial):
    return (
        f"甲区人民政府\n关于第{serial}号工作的通知\n\n甲政发〔2021〕{serial}号\n\n"
        "各街道办事处：\n\n现就有关事项通知如下，请认真落实。\n\n甲区人民政府\n\n2021年6月1日\n"
    )


MEMBERS = {
    "第2期.txt": notice(2).encode(),
    "第10期.docx": as_docx(notice(10)),
    "子目录/第1期.pdf": as_pdf(notice(1)),
    "说明.xlsx": b"PK\x03\x04",
    "__MACOSX/._a.txt": b"\x00",
}


def archive(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


def upload(client, *files, **fields):
    found = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(url(Reading, "read"), {"file": found, **fields})


def read_to_the_end(client, page):
    for _ in range(20):
        if "goes-on" not in client.get(page).content.decode():
            return client.get(page)
        client.post(page)
    raise AssertionError("It never ends.")


def serials():
    numbers = Document.objects.values_list("number", flat=True)
    return sorted(int(number.split("〕")[1][:-1]) for number in numbers)


def test_an_archive_is_read_file_by_file_and_says_what_it_could_not(administrator):
    answer = upload(administrator, ("往期.zip", archive(MEMBERS)))
    page = read_to_the_end(administrator, answer.url)
    assert serials() == [1, 2, 10]
    names = set(Reading.objects.values_list("file_name", flat=True))
    assert names == {
        "往期.zip/第2期.txt",
        "往期.zip/第10期.docx",
        "往期.zip/子目录/第1期.pdf",
    }
    assert "说明.xlsx：Excel" in page.content.decode()
    assert Reading.objects.get(file_name__endswith=".pdf").pages == [1]


def test_several_files_at_once_and_the_same_again_add_nothing(administrator):
    files = [("同名.txt", notice(n).encode()) for n in (1, 2, 3)]
    for new in (1, 0):
        page = read_to_the_end(administrator, upload(administrator, *files).url)
        assert serials() == [1, 2, 3]
        batch = page.context["batch"]
        assert [outcome.new for outcome in batch.outcomes] == 3 * [new]


def test_what_was_broken_off_goes_on_where_it_stopped(administrator, monkeypatch):
    monkeypatch.setattr(uploads, "SPELL", -1)
    page = upload(administrator, ("往期.zip", archive(MEMBERS))).url
    administrator.post(page)
    assert len(serials()) == 1
    assert "goes-on" in administrator.get(page).content.decode()
    administrator.post(page)
    assert len(serials()) == 2


def test_a_pasted_text_is_read(administrator):
    answer = upload(administrator, text=notice(5))
    assert "/change/" in answer.url
    assert serials() == [5]


@pytest.mark.parametrize("fields", [{"year": 2021}, {"text": "  "}])
def test_neither_a_file_nor_a_text_is_an_error(administrator, fields):
    answer = upload(administrator, **fields)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Reading.objects.exists()


def test_one_file_that_is_refused_says_why_and_leaves_nothing(administrator, private):
    answer = upload(administrator, ("坏.pdf", b"%PDF-1.7\n"))
    assert "损坏" in answer.content.decode()
    assert not Reading.objects.exists()
    assert not [path for path in private.rglob("[0-9]") if path.is_file()]


def test_a_batch_is_of_who_began_it(administrator):
    page = upload(administrator, ("往期.zip", archive(MEMBERS))).url
    other = Client()
    other.force_login(person("other", Role.EDITOR))
    assert other.get(page).status_code == 403
    missing = page.replace(page.rstrip("/").rpartition("/")[2], str(uuid4()))
    assert administrator.get(missing).status_code == 403


def test_what_nobody_looked_at_for_a_day_is_swept(administrator, private, monkeypatch):
    upload(administrator, ("往期.zip", archive(MEMBERS)))
    assert list(private.rglob("*state.json"))
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(uploads.timezone, "now", lambda: later)
    uploads.sweep()
    assert not [path for path in private.rglob("*") if path.is_file()]


def test_a_token_is_no_path():
    assert uploads.find(UUID(int=0), person("other", Role.EDITOR)) is None


def test_names_lose_what_nobody_sees(administrator):
    name = "字" * 300 + "\u202etxt.\u0007txt"
    upload(administrator, (name, notice(1).encode()))
    assert not unseen(Reading.objects.get().file_name)


# The command


def run(capsys, *paths, **options):
    call_command("read_gazette", *map(str, paths), **options)
    return capsys.readouterr().out


def test_a_folder_and_an_archive_are_read_and_the_second_run_skips_them(
    tmp_path, capsys
):
    folder = tmp_path / "往期"
    folder.mkdir()
    (folder / "第3期.txt").write_text(notice(3), encoding="gb18030")
    (folder / "往期.zip").write_bytes(archive(MEMBERS))
    (folder / "~$第3期.docx").write_bytes(b"\x00")
    for _ in range(2):
        with pytest.raises(CommandError, match="说明.xlsx：Excel"):
            run(capsys, folder)
        assert serials() == [1, 2, 3, 10]
    assert Reading.objects.count() == 4


def test_the_scanner_for_viruses_is_asked_of_each_file_first(
    tmp_path, capsys, settings, monkeypatch
):
    settings.VIRUS_SCANNER = "grep"
    monkeypatch.setattr(scanner, "is_infected", lambda file: "第2期" in file.name)
    for serial in (1, 2):
        (tmp_path / f"第{serial}期.txt").write_text(notice(serial))
    with pytest.raises(CommandError, match=r"第2期.txt：.*未通过病毒扫描"):
        run(capsys, tmp_path)
    assert serials() == [1]


def test_names_that_a_chinese_system_wrote_are_read():
    info = zipfile.ZipInfo("第1期.txt".encode("gb18030").decode("cp437"))
    assert name_of(info) == "第1期.txt"


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({}, "没有文件"),
        ({"a.zip": b"PK\x03\x04"}, "还有压缩包"),
        ({"a.txt": bytes(30_000_000)}, "太大"),
    ],
)
def test_archives_that_are_refused(tmp_path, capsys, members, reason):
    file = tmp_path / "a.zip"
    file.write_bytes(
        archive(members | {"b.txt": notice(1).encode()} if members else {})
    )
    with pytest.raises(CommandError, match=reason):
        run(capsys, file)
