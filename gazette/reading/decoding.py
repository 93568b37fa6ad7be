"""The bytes of a file become text, or a reason in Chinese why they cannot."""

import codecs
import re

from core.text.traditional import simplified

MAX_BYTES = 20_000_000
SAMPLE = 1_000_000

NOT_TEXT = {
    b"%PDF": "PDF 文件",
    b"PK\x03\x04": "压缩文件或 Word、Excel 文件",
    b"\xd0\xcf\x11\xe0": "旧版 Word、Excel 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"{\\rtf": "RTF 文件",
}
BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
# Without the dash of tables, which GB 2312 has as another character.
NON_ASCII = re.compile("[^\x00-\x7f—]")


class UnreadableFile(Exception):
    """The file cannot be read as a gazette; the message says why, in Chinese."""


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 with BOM or GB18030. Raises UnreadableFile."""
    refuse_at_sight(data)
    text = decoded(data).removesuffix("\x1a")
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise UnreadableFile(
            f"文件不是文本：第{line}行有控制字符 U+{ord(match[0]):04X}。"
        )
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\u00a0"):
        raise UnreadableFile("文件里没有文字。")
    return text


def refuse_at_sight(data: bytes) -> None:
    if not data:
        raise UnreadableFile("文件是空的。")
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"文件太大：一份公报的文本不超过 {MAX_BYTES:,} 字节。")
    for signature, kind in NOT_TEXT.items():
        if data.startswith(signature):
            raise UnreadableFile(f"文件不是文本，是{kind}；请另存为纯文本再读。")


def decoded(data: bytes) -> str:
    for bom, encoding in BOMS.items():
        if data.startswith(bom):
            return strictly(data, encoding)
    if (offset := data.find(b"\x00")) >= 0:
        raise UnreadableFile(f"文件不是文本：第 {offset + 1} 个字节是空字节。")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if mostly_utf8(data):
            raise undecodable("UTF-8", error) from error
    return chinese(strictly(data, "gb18030"))


def strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise undecodable(encoding.removesuffix("-sig").upper(), error) from error


def undecodable(encoding: str, error: UnicodeDecodeError) -> UnreadableFile:
    return UnreadableFile(
        f"文字编码有误：按 {encoding} 读，第 {error.start + 1} 个字节起不能解码。"
    )


def mostly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with some bytes damaged, which GB18030 would turn to nonsense."""
    text = data[:SAMPLE].decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return len(NON_ASCII.findall(text)) - damaged > 3 * damaged


def chinese(text: str) -> str:
    """``text`` if its characters are in common use, as nonsense from another encoding is not."""
    characters = simplified("".join(NON_ASCII.findall(text[:SAMPLE])))
    common = characters.encode("gb2312", errors="ignore").decode("gb2312")
    if len(common) < 0.8 * len(characters):
        raise UnreadableFile("文字编码不明：不是 UTF-8、UTF-16，也不像 GB18030。")
    return text
