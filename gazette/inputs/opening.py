"""A file of any kind, or a pasted text, read as a gazette."""

from bisect import bisect_right
from dataclasses import fields, replace

from gazette.reading.decoding import UnreadableFile, decode
from gazette.reading.issue import GazetteReading, PlacedFinding, read_text

from . import limits
from .child import parsed
from .kinds import Kind, kind_of
from .office import as_docx
from .text import Text


def read_input(data: bytes, name: str = "") -> GazetteReading:
    """The gazette in the content of a file of any kind. Raises UnreadableFile."""
    return read_opened(opened(data, name))


def read_pasted(text: str) -> GazetteReading:
    """The gazette in a text that somebody pasted. Raises UnreadableFile."""
    return read_input(text.encode("utf-8", "replace"), "")


def opened(data: bytes, name: str = "") -> Text:
    """The text of a file of any kind but an archive. Raises UnreadableFile."""
    if len(data) > limits.FILE_BYTES:
        raise UnreadableFile(f"文件太大：一个文件不超过 {limits.FILE_BYTES:,} 字节。")
    kind = kind_of(data, name)
    if kind is Kind.ZIP:
        raise UnreadableFile("这是压缩包，不是一份公报：里面的文件要一份一份地读。")
    if kind is Kind.TEXT:
        return Text(tuple(decode(data).split("\n")))
    if kind in (Kind.OLD, Kind.RTF):
        data, kind = as_docx(data, kind), Kind.DOCX
    return parsed(data, kind)


def read_opened(text: Text) -> GazetteReading:
    reading = read_text(text.content)
    found = tuple(placed(finding, reading) for finding in text.findings)
    return replace(reading, pages=text.pages, findings=found + reading.findings)


def placed(finding, reading: GazetteReading) -> PlacedFinding:
    """A finding of the file with the document that its line is in."""
    starts = [document.line or 0 for document in reading.documents]
    index = bisect_right(starts, finding.line or 0) - 1
    values = (getattr(finding, field.name) for field in fields(finding))
    return PlacedFinding(*values, index if index >= 0 else None)
