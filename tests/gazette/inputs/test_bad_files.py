"""Files that are broken, hostile or none: a reason in Chinese, soon, and nothing written."""

import io
import os
import resource
import struct
import subprocess
import sys
import time
import zipfile
import zlib

import docx
import pytest

from gazette.inputs import child, limits, opened, parser
from gazette.inputs.kinds import Kind
from gazette.reading import UnreadableFile
from tests.gazette.inputs.files import as_docx, as_pdf, saved
from tests.gazette.inputs.pdfs import pdf
from tests.gazette.test_reading_files import NOTICE
from tests.pace import within

SECONDS = 5
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = zipfile.ZipFile(io.BytesIO(as_docx(NOTICE)))
ON_DISK = "file:" + 3 * "/"
DOCTYPE = (
    f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "{ON_DISK}etc/passwd">]>'
)
DTD = DOCTYPE.encode()


def refused(data, name="公报"):
    """The reason, once it is clear that it came soon."""
    with within(SECONDS, spent), pytest.raises(UnreadableFile) as error:
        opened(data, name)
    return str(error.value)


def spent():
    """Seconds of the processor, whatever else the machine does."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def repacked(changes, **options):
    """The Word file with members changed ({name: bytes}) or added."""
    file = io.BytesIO()
    members = {info.filename: PACKAGE.read(info) for info in PACKAGE.infolist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in (members | changes).items():
            archive.writestr(name, data)
    return file.getvalue()


def related(kind, target, mode="External"):
    """The Word file with one more relation."""
    relation = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    relations = PACKAGE.read(RELATIONS).decode()
    relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
    return repacked({RELATIONS: relations.encode()})


def with_body(xml):
    body = PACKAGE.read("word/document.xml").replace(b"<w:sectPr", xml + b"<w:sectPr")
    return repacked({"word/document.xml": body})


# 42: not what its name says, or more than one thing at once


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"MZ\x90\x00" + bytes(200), "公报.pdf", "程序"),
        (b"\x7fELF" + bytes(200), "公报.docx", "程序"),
        (NOTICE.encode(), "公报.pdf", "内容却是文本"),
        (as_docx(NOTICE), "公报.pdf", "内容却是Word"),
        (b"%PDF-1.7\n", "公报.docx", "内容却是PDF"),
        (b"<html>\x00<script>" + b"%PDF-1.7\n", "公报.pdf", "藏有 PDF"),
        (b"", "公报.docx", "空的"),
        (NOTICE.encode(), "公报.docm", "宏"),
        (b"PK\x03\x04", "公报.xlsx", "Excel"),
        (b"\x89PNG\r\n\x1a\n\x00", "公报.png", "图片"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(data, name, reason):
    assert reason in refused(data, name)


@pytest.mark.parametrize("action", ["/JavaScript /JS (app.alert(1))", "/Launch /F (a)"])
def test_what_a_pdf_would_do_is_not_done_and_told(action):
    data = pdf(["Text"], extra=f"/OpenAction << /S {action} >>")
    [finding] = [f for f in opened(data).findings if f.code == "active-content"]
    assert "没有执行" in finding.text


# 43: PDF files without pages, with too many, in circles, or locked


def test_a_pdf_without_pages():
    assert "一页也没有" in refused(pdf([])) or "损坏" in refused(pdf([]))


def test_a_pdf_of_a_hundred_thousand_pages():
    assert "100,000 页" in refused(pdf(["A"], count=100_000))


@pytest.mark.parametrize("loop", ["kids", "content"])
def test_a_pdf_that_goes_in_circles(loop):
    assert refused(pdf(["A"], loop=loop))


def test_a_pdf_whose_table_of_places_points_at_itself_is_read_all_the_same():
    assert opened(pdf(["A"], loop="xref")).lines == ("\u3000\u3000A",)


@pytest.mark.parametrize("cut", [20, 200, 5_000])
def test_a_pdf_that_is_cut_off(cut):
    assert refused(as_pdf(NOTICE)[:cut])


def test_a_locked_pdf():
    assert "密码" in refused(pdf(["A"], locked=True))


# 44: nothing but pictures


def test_a_scanned_pdf_has_no_text():
    assert "没有文字层" in refused(pdf([""], picture=True))


# 45: Word files that would fetch, run or swell


def test_a_zip_bomb():
    assert "太大" in refused(repacked({"word/media/a.bin": bytes(50_000_000)}))


def test_a_member_that_lies_about_its_size():
    data = bytearray(repacked({"word/a.xml": b"<a>" + b" " * 900_000 + b"</a>"}))
    place = data.rfind(struct.pack("<L", 900_007))
    data[place : place + 4] = struct.pack("<L", 1_000)
    assert "损坏" in refused(bytes(data)) or "太大" in refused(bytes(data))


def test_too_many_members():
    many = {f"word/{n}.txt": b"" for n in range(limits.DOCX_MEMBERS)}
    assert "部件超过" in refused(repacked(many))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", RELATIONS])
def test_an_entity_is_never_resolved(part):
    xml = DTD + b"<a>&e;</a>"
    assert "XXE" in refused(repacked({part: xml}))


def test_a_billion_laughs():
    lol = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    xml = b'<!DOCTYPE a [<!ENTITY l0 "lol">' + lol + b"]><a>&l9;</a>"
    assert "XXE" in refused(repacked({"word/settings.xml": xml}))


def test_tags_within_tags_within_tags():
    deep = b"<w:p>" * 3_000 + b"</w:p>" * 3_000
    assert "嵌套" in refused(with_body(deep))


@pytest.mark.parametrize(
    ("kind", "target", "reason"),
    [
        ("attachedTemplate", "http://203.0.113.1/a.dotm", "远程模板"),
        ("attachedTemplate", r"\\203.0.113.1\a.dotm", "远程模板"),
        ("attachedTemplate", ON_DISK + "/203.0.113.1/a.dotm", "远程模板"),
        ("frame", "https://203.0.113.1/a", "远程框架"),
        ("oleObject", "http://203.0.113.1/a", "外部对象"),
        ("aFChunk", "a.html", "altChunk"),
    ],
)
def test_what_would_be_fetched_is_refused(kind, target, reason):
    assert reason in refused(related(kind, target))


def test_an_alt_chunk_is_refused():
    assert "altChunk" in refused(with_body(b'<w:altChunk r:id="rId1"/>'))


def test_macros_are_refused():
    assert "宏" in refused(repacked({"word/vbaProject.bin": b"\x00"}))
    types = PACKAGE.read("[Content_Types].xml").replace(
        b"wordprocessingml.document.main+xml", b"macroEnabled.main+xml"
    )
    assert "宏" in refused(repacked({"[Content_Types].xml": types}))


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", f"{ON_DISK}C:/a/Normal.dotm"),
        ("hyperlink", "http://203.0.113.1/"),
        ("image", "http://203.0.113.1/a.png"),
    ],
)
def test_what_nobody_fetches_does_no_harm(kind, target):
    assert "请认真落实" in opened(related(kind, target), "公报.docx").content


@pytest.mark.parametrize("at", [30, 400, 3_000, -30])
def test_a_damaged_word_file(at):
    data = bytearray(as_docx(NOTICE))
    data[at : at + 8] = b"\xff" * 8
    try:
        opened(bytes(data), "公报.docx")
    except UnreadableFile as error:
        assert str(error)


def test_a_locked_word_file():
    data = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "密码" in refused(data, "公报.docx")


# 46: what a Word file holds besides its words is told


def test_an_author_is_not_in_the_text():
    document = docx.Document()
    document.core_properties.author = "张某某"
    document.add_paragraph("正文。")
    text = opened(saved(document), "公报.docx")
    assert "张某某" not in text.content


# 47: texts


def test_a_text_of_fifty_megabytes_in_one_line():
    assert "太大" in refused("字".encode() * 17_000_000, "公报.txt")


# 48: names


@pytest.mark.parametrize(
    "name",
    ["../../a.txt", "a\0.txt", "CON.txt", ".htaccess", "a.pdf.txt", "\u202etxt.exe"]
    + ["字" * 100 + ".txt", "a'\"\r\nb.txt", ""],
)
def test_a_name_leads_nowhere(name):
    assert "请认真落实" in opened(NOTICE.encode(), name).content


# 43 and 45: the process that parses


def test_the_parser_can_open_nothing_and_knows_nothing(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    assert "SECRET_KEY" not in child.environment()
    script = (
        "from gazette.inputs.parser import close_up; close_up(); import socket\n"
        "for act in (lambda: open('/etc/passwd'), socket.socket):\n"
        "    try: act(); print('open')\n"
        "    except OSError as error: print(error.errno)"
    )
    assert output_of(script).split() == ["24", "24"]


def output_of(script):
    done = subprocess.run(
        [sys.executable, "-c", f"import socket\n{script}"],
        capture_output=True,
        cwd=child.ROOT,
        env=child.environment(),
        text=True,
        check=False,
    )
    return done.stdout


def test_a_parser_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(child, "run", lambda kind, data: (-24, b""))
    assert "时间限制" in refused(as_pdf(NOTICE), "公报.pdf")


def test_a_parser_that_takes_too_much_memory_is_ended(monkeypatch):
    monkeypatch.setattr(child, "run", lambda kind, data: (os.EX_SOFTWARE, b""))
    assert "内存限制" in refused(as_pdf(NOTICE), "公报.pdf")


def test_limits_hold_in_the_process(tmp_path):
    script = (
        "from gazette.inputs import limits, parser\n"
        "limits.SECONDS_TO_OPEN = 1\nparser.close_up()\n"
        "while True: pass"
    )
    with within(SECONDS, spent):
        assert output_of(script) == ""
    script = (
        "from gazette.inputs import parser\nparser.close_up()\n"
        "try: bytearray(2_000_000_000)\nexcept MemoryError: print('no memory')"
    )
    assert output_of(script).strip() == "no memory"


def test_every_kind_that_is_parsed_has_a_parser():
    assert set(parser.PARSERS) <= {kind.name for kind in Kind}


def test_crc_of_members_is_looked_at():
    data = bytearray(as_docx(NOTICE))
    crc = struct.pack("<L", zlib.crc32(PACKAGE.read("word/document.xml")))
    place = data.rfind(crc)
    data[place : place + 4] = b"\0\0\0\0"
    assert "损坏" in refused(bytes(data), "公报.docx")
