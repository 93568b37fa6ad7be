"""Old Word, WPS and RTF files, by LibreOffice where it is installed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from gazette.inputs import office, opened, read_input
from gazette.reading import UnreadableFile, read_text
from tests.gazette.inputs.files import as_docx
from tests.gazette.test_reading_files import NOTICE

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = (
    r"{\rtf1\ansi\ansicpg936 "
    + "".join(
        r"\par " if character == "\n" else rf"\u{ord(character)}?"
        for character in NOTICE
    )
    + "}"
)


def has_writer():
    """Whether there is a LibreOffice with its word processor."""
    program = office.office()
    folder = Path(program).resolve().parent if program else Path()
    return program and any(folder.glob("libswlo*"))


needs_writer = pytest.mark.skipif(
    not has_writer() and "CI" not in os.environ, reason="LibreOffice Writer is missing"
)


@pytest.fixture(scope="module")
def doc(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    (folder / "a.docx").write_bytes(as_docx(NOTICE))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office.office(), profile, "--headless", "--convert-to", "doc"]
    command += ["--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


@needs_writer
@pytest.mark.parametrize("name", ["公报.doc", "公报.wps"])
def test_an_old_file_reads_as_the_new_one(doc, name):
    [document], [new] = read_input(doc, name).documents, read_text(NOTICE).documents
    assert (document.title, document.body) == (new.title, new.body)
    assert (document.number, document.signed_date) == (new.number, new.signed_date)


@needs_writer
def test_rtf_is_read():
    [document] = read_input(RTF.encode(), "公报.rtf").documents
    assert document.number == "甲政发〔2021〕3号"


@needs_writer
def test_what_is_no_document_is_refused_and_nothing_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(UnreadableFile, match="转换不成"):
        opened(OLD + bytes(2_000), "公报.doc")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["公报.doc", "公报.wps"])
def test_where_it_is_not_installed_the_message_says_what_to_do(monkeypatch, name):
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(UnreadableFile, match="没有安装.*另存为 .docx"):
        opened(OLD + bytes(600), name)


@needs_writer
def test_one_that_takes_too_long_is_ended(doc, monkeypatch):
    monkeypatch.setattr(office.limits, "OFFICE_SECONDS", 0.05)
    monkeypatch.setattr(office, "confined", list)
    with pytest.raises(UnreadableFile, match="时间限制"):
        opened(doc, "公报.doc")
