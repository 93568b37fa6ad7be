"""Files lose what they say of those who made them, and nothing else."""

import io
import zlib
from datetime import datetime

import openpyxl
import pytest
from docx import Document as Word
from hypothesis import given
from hypothesis import strategies as st

from core.metadata import JPEG, PNG, stripped

AUTHOR = "王小明"


def word():
    document, file = Word(), io.BytesIO()
    document.add_paragraph("现就有关事项通知如下。")
    document.core_properties.author = document.core_properties.last_modified_by = AUTHOR
    document.save(file)
    return file.getvalue()


def book():
    made, file = openpyxl.Workbook(), io.BytesIO()
    made.active["A1"] = "序号"
    made.properties.creator = AUTHOR
    made.properties.created = datetime(2020, 5, 26)
    made.save(file)
    return file.getvalue()


def chunk(kind, data):
    crc = zlib.crc32(kind + data).to_bytes(4)
    return len(data).to_bytes(4) + kind + data + crc


PICTURE = PNG + chunk(b"IHDR", b"\0" * 13) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def segment(marker, data):
    return b"\xff" + bytes([marker]) + (len(data) + 2).to_bytes(2) + data


def test_a_word_file_keeps_its_text_and_loses_its_author():
    document = Word(io.BytesIO(stripped(word())))
    assert [p.text for p in document.paragraphs] == ["现就有关事项通知如下。"]
    assert (
        document.core_properties.author,
        document.core_properties.last_modified_by,
    ) == ("", "")


def test_a_workbook_keeps_its_cells_and_loses_its_author():
    made = openpyxl.load_workbook(io.BytesIO(stripped(book())))
    assert made.active["A1"].value == "序号"
    assert made.properties.creator != AUTHOR


def test_words_of_a_pdf_are_blanked_where_they_stand():
    data = b"%PDF-1.7\n1 0 obj <</Author (Wang \\(x\\)) /Title (A) /Creator <feff738b>>> endobj\n<dc:creator><rdf:li>Wang</rdf:li></dc:creator>%%EOF"
    plain = stripped(data)
    assert len(plain) == len(data)
    assert b"Wang" not in plain and b"738b" not in plain and b"/Title (A)" in plain


def test_a_signed_pdf_stays_as_it_is():
    data = b"%PDF-1.7 /Author (Wang) /ByteRange [0 1 2 3] %%EOF"
    assert stripped(data) == data


def test_pictures_lose_their_texts():
    noted = PICTURE.replace(
        chunk(b"IDAT", b"x"), chunk(b"tEXt", b"Author\0W") + chunk(b"IDAT", b"x")
    )
    assert stripped(noted) == PICTURE
    scan = b"\xff\xda\x00\x02picture\xff\xd9"
    photograph = (
        JPEG[:2] + segment(0xE0, b"JFIF\0") + segment(0xE1, b"Exif\0GPS") + scan
    )
    assert stripped(photograph) == JPEG[:2] + segment(0xE0, b"JFIF\0") + scan


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"%PDF",
        PNG + b"\0",
        JPEG,
        b"text",
        word()[:-40],
        PICTURE[:-3],
    ],
)
def test_what_is_damaged_or_not_known_stays(data):
    assert stripped(data) == data


@given(st.sampled_from([b"PK\x03\x04", b"%PDF", PNG, JPEG]), st.binary(max_size=400))
def test_nothing_breaks_it(head, rest):
    assert isinstance(stripped(head + rest), bytes)
