"""Files of every kind and condition: encodings, line ends, what is no gazette."""

import codecs
import resource

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.characters import unseen
from gazette.reading import UnreadableFile, read_bytes, read_file, read_text
from gazette.reading.decoding import MAX_BYTES
from tests.pace import within

NOTICE = """甲区人民政府
关于做好防汛工作的通知

甲政发〔2021〕3号

各街道办事处：

现就有关事项通知如下，请认真落实。

甲区人民政府

2021年6月1日
"""


@pytest.mark.parametrize(
    "data",
    [
        NOTICE.encode(),
        codecs.BOM_UTF8 + NOTICE.encode(),
        NOTICE.encode("utf-16"),
        NOTICE.encode("gb18030"),
        codecs.BOM_UTF8 + NOTICE.replace("\n", "\r\n").encode(),
        NOTICE.replace("\n", "\r\n").encode("gb18030"),
        NOTICE.replace("\n", "\r").encode(),
        NOTICE.encode() + b"\x1a",
    ],
)
def test_every_encoding_and_line_end_reads_the_same(data):
    assert read_bytes(data) == read_text(NOTICE)


def test_a_whole_gazette_reads_the_same_in_gb18030_with_crlf(gazette_file):
    text = gazette_file.read_text(encoding="utf-8")
    again = read_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    assert again == read_file(gazette_file)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        (b" \r\n\t\n\xe3\x80\x80\n", "没有文字"),
        (codecs.BOM_UTF8, "没有文字"),
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版 Word"),
        (bytes(range(256)), "第 1 个字节"),
        (NOTICE.encode("utf-16-le"), "空字节"),
        (NOTICE.encode() + b"\x07", "控制字符 U\\+0007"),
        (NOTICE.encode("gb18030") + b"\xff\xff", "第 \\d+ 个字节起不能解码"),
        ("從前有座山，山裡有座廟。".encode("big5"), "编码"),
        ("从前有座山。\n山里有座庙。\n".encode(), "没有找到公文"),
        (b"name,value\n1,2\n", "没有找到公文"),
    ],
)
def test_what_cannot_be_read_says_why(data, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read_bytes(data)


def test_a_damaged_byte_is_named_and_never_turned_to_nonsense():
    data = bytearray(NOTICE.encode())
    data[28] = 0xFF
    with pytest.raises(UnreadableFile, match="UTF-8 读，第 29 个字节"):
        read_bytes(bytes(data))


def test_a_cut_file_is_refused_by_its_place():
    data = NOTICE.strip().encode()[:-1]
    with pytest.raises(UnreadableFile, match=f"第 {len(data) - 1} 个字节"):
        read_bytes(data)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(UnreadableFile, match="打不开"):
        read_file(tmp_path / "没有.txt")


def test_fifty_megabytes_in_one_line_are_refused_at_once(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes("字".encode() * 17_000_000)
    before = memory()
    with within(1), pytest.raises(UnreadableFile, match="文件太大"):
        read_file(path)
    assert memory() - before < 3 * MAX_BYTES / 1e6


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_too_many_lines_are_refused():
    text = "甲\n" * 300_001
    with within(0.5), pytest.raises(UnreadableFile, match="300,000 行"):
        read_text(text)


HEAD, TAIL = NOTICE.split("现就有关事项通知如下，请认真落实。")


PIECES = [
    *"字，〔（《1-.：&\t|",
    "附件：",
    "一、",
    "2021年",
    "甲政字〔2020〕",
    "<p",
    "**",
    "</p><p>",
    "王\u3000五的",
    "字 and ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_more_than_linear_time(piece):
    """One line and many, of the same piece: quadratic work would take minutes."""
    lines = "\n".join([piece * (40 // len(piece))] * 5_000)
    with within(5):
        read_text(f"{HEAD}{piece * (200_000 // len(piece))}{TAIL}")
        read_text(f"{HEAD}{lines}{TAIL}")


def test_a_long_line_inside_a_document_is_kept_whole():
    line = "路" * 1_000_000 + "。"
    [document] = read_text(f"{HEAD}{line}{TAIL}").documents
    assert document.body == line


SCRAPS = [
    *"\n\n\t 一、（）《》：。；|<>*&-附件1",
    "目录\n",
    "甲区人民政府",
    "关于防汛的通知",
    "甲政发〔2021〕3号",
    "2021年6月1日",
    "2021年6月31日",
    "印发",
    "各街道办事处：",
    "序号\t名称\n1\t甲\n",
    "（5）\n",
    "【文件】\n",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join))
def test_any_text_is_read_or_refused_and_every_line_counted(text):
    try:
        reading = read_text(text)
    except UnreadableFile as error:
        assert str(error)
    else:
        assert reading.documents
        assert len(reading.unread) <= reading.total_lines
        for document in reading.documents:
            for table in document.attachments:
                assert {len(row) for row in table.rows} <= {len(table.columns)}


@pytest.mark.parametrize(
    "characters",
    ["\u200b", "\u200e", "\u202e", "\u2066", "\ufdd0", "&#8203;", "&#8206;"],
)
def test_characters_that_nobody_sees_are_left_behind(characters):
    text = NOTICE.replace("防汛", f"防{characters}汛").replace(
        "事项", f"事{characters}项"
    )
    document = read_text(text).documents[0]
    assert document.title == "甲区人民政府关于做好防汛工作的通知"
    assert not any(map(unseen, [document.title, document.body]))


@pytest.mark.parametrize("end", ["\f", "\v", "\x85"])
def test_an_end_of_a_line_within_one_is_a_space(end):
    document = read_text(NOTICE.replace("通知如下", f"通知{end}如下")).documents[0]
    assert "通知如下" in document.body.replace(" ", "")
    assert not unseen(document.body)
