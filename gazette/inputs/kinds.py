"""What kind of file some bytes are, by what they begin with; a name may not say otherwise."""

import re
from enum import Enum
from pathlib import PurePath

from gazette.reading.decoding import UnreadableFile

SIGNATURE_BYTES = 1024
END_OF_ARCHIVE = 70_000


class Kind(Enum):
    TEXT = "文本"
    PDF = "PDF"
    DOCX = "Word"
    OLD = "旧版 Word、WPS"
    RTF = "RTF"
    ZIP = "压缩包"


# A Word file is often named after another of its family, and opens all the same.
WORDS = {Kind.DOCX, Kind.OLD, Kind.RTF}
NAMED = {
    ".pdf": {Kind.PDF},
    ".docx": WORDS,
    ".doc": WORDS,
    ".wps": WORDS,
    ".rtf": WORDS,
    ".zip": {Kind.ZIP},
    ".txt": {Kind.TEXT},
}
SUFFIXES = tuple(NAMED)
REFUSED = {
    ".docm": "含宏的 Word 文件（.docm）不能读，请另存为 .docx 再读。",
    ".dotm": "含宏的 Word 模板（.dotm）不能读，请另存为 .docx 再读。",
    ".xls": "Excel 文件不是公报文本；表格请在“导入”里导入。",
    ".xlsx": "Excel 文件不是公报文本；表格请在“导入”里导入。",
    ".rar": "压缩包请用 .zip 格式。",
    ".7z": "压缩包请用 .zip 格式。",
    ".ofd": "OFD 文件不能读，请另存为 PDF 或 Word 再读。",
}
PROGRAMS = (b"MZ", b"\x7fELF", b"#!/")
WORD_PART = re.compile(rb"word/[^/]{1,80}\.xml", re.I)
OLD_PROTECTED = "EncryptedPackage".encode("utf-16-le")
PDF_MARK = b"%PDF-"


def kind_of(data: bytes, name: str = "") -> Kind:
    """The kind of a file. Raises UnreadableFile where its name says another."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in REFUSED:
        raise UnreadableFile(REFUSED[suffix])
    if not data:
        raise UnreadableFile("文件是空的。")
    kind = kind_by_content(data)
    if kind not in NAMED.get(suffix, {kind}):
        wanted = "、".join(sorted(one.value for one in NAMED[suffix]))
        raise UnreadableFile(
            f"文件名的后缀是 {suffix}（{wanted}），内容却是{kind.value}，不能读。"
        )
    return kind


def kind_by_content(data: bytes) -> Kind:
    if data.startswith(PROGRAMS):
        raise UnreadableFile("文件是程序，不是公报。")
    if data.startswith(b"PK\x05\x06"):
        return Kind.ZIP
    if data.startswith(b"PK\x03\x04"):
        return archive_kind(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if OLD_PROTECTED in data:
            raise UnreadableFile("Word 文件有密码，请去掉密码再读。")
        return Kind.OLD
    if data.startswith(b"{\\rtf"):
        return Kind.RTF
    start = data[:SIGNATURE_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if start.startswith(PDF_MARK):
        return Kind.PDF
    if PDF_MARK in start and b"\x00" in data[: 4 * SIGNATURE_BYTES]:
        raise UnreadableFile("文件开头不是 PDF，里面却藏有 PDF，不能读。")
    return Kind.TEXT


def archive_kind(data: bytes) -> Kind:
    """A Word file, an archive of files, or a reason why neither."""
    directory = data[-END_OF_ARCHIVE:]
    if b"[Content_Types].xml" not in data[:END_OF_ARCHIVE] + directory:
        return Kind.ZIP
    if WORD_PART.search(directory) or WORD_PART.search(data):
        return Kind.DOCX
    raise UnreadableFile(
        REFUSED[".xlsx"] if b"xl/" in directory else "压缩包不是 Word 文件。"
    )
