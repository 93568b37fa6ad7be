"""Which encoding a text file is in; one that is in two, or cut short, is refused."""

import codecs
import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..tables import Unreadable
from .sources import blocks


class Encoding(NamedTuple):
    codec: str
    name: str
    mark: bytes = b""


UTF8, GB18030 = Encoding("utf-8", "UTF-8"), Encoding("gb18030", "GB18030")
MARKED = (
    Encoding("utf-8", "UTF-8", codecs.BOM_UTF8),
    Encoding("utf-16-le", "UTF-16", codecs.BOM_UTF16_LE),
    Encoding("utf-16-be", "UTF-16", codecs.BOM_UTF16_BE),
    Encoding("gb18030", "GB18030", "\ufeff".encode("gb18030")),
)
ASCII = bytes(range(128))
LONGEST_LINE = 16_000_000

# A Chinese character takes three bytes of UTF-8, a rare one four.
WIDE = rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
WIDE_SEQUENCE = re.compile(WIDE)
# No byte of a character of several is one of these ends of a cell.
ENDS = rb",;\t\"\r\n"
NARROW = rb"[\xc2-\xdf][\x80-\xbf]"


def cells(first, further):
    """The cells of ``first`` and ``further`` characters, and of ASCII, as a pattern."""
    return re.compile(
        rb"(?:(?<=[%(ends)s])|^)[^%(ends)s\x80-\xff]*(?:%(first)s)"
        rb"(?:%(further)s|[^%(ends)s\x80-\xff])*(?=[%(ends)s]|\Z)"
        % {b"ends": ENDS, b"first": first, b"further": further}
    )


UTF8_CELL = cells(WIDE, WIDE + b"|" + NARROW)
NARROW_CELL = cells(NARROW, NARROW)
NO_NARROW = bytes({*range(256)} - {*range(0xC2, 0xE0)})
# Latin with the tones of pinyin, Greek and Cyrillic, as far as Chinese texts have them.
LIKELY = re.compile("[\0-\u017f\u01cd-\u01dc\u0391-\u03c9\u0410-\u0451]+")


def encoding_of(file):
    """The Encoding of all of ``file``; raises Unreadable, naming the byte."""
    head = file.read(4)
    for encoding in MARKED:
        if head.startswith(encoding.mark):
            refuse_broken(encoding, wrong_byte(file, encoding))
            return encoding
    wrong = wrong_byte(file, UTF8)
    if wrong is None:
        refuse_ambiguous(file)
        refuse_cells(file, UTF8, has_narrow, NARROW_CELL, is_gb)
        return UTF8
    if share_of_utf8(file) >= 0.5:
        refuse_broken(UTF8, wrong)
    refuse_broken(GB18030, wrong_byte(file, GB18030))
    refuse_cells(file, GB18030, bool, UTF8_CELL, is_utf8)
    return GB18030


def wrong_byte(file, encoding):
    """The offset of the first byte that ``encoding`` does not know, or None."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    start = len(encoding.mark)
    file.seek(start)
    for block in blocks(file):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            return start - held + error.start
        start += len(block)
    held = len(decoder.getstate()[0])
    return start - held if held else None


def refuse_broken(encoding, offset):
    if offset is not None:
        raise Unreadable(
            _(
                "The file is not wholly in %(encoding)s, it breaks off at byte "
                "%(offset)s: save it again as UTF-8."
            )
            % {"encoding": encoding.name, "offset": offset}
        )


def share_of_utf8(file):
    """How much of what is not ASCII belongs to Chinese characters in UTF-8."""
    file.seek(0)
    wide = foreign = 0
    for block in blocks(file):
        wide += sum(map(len, WIDE_SEQUENCE.findall(block)))
        foreign += len(block.translate(None, ASCII))
    return wide / foreign


def refuse_ambiguous(file):
    """Refuse UTF-8 that has only characters of two bytes: they may be GB18030 as well."""
    file.seek(0)
    narrow = b"".join(block.translate(None, ASCII) for block in narrow_blocks(file))
    if not narrow:
        return
    try:
        narrow.decode("gb2312")
    except UnicodeDecodeError:
        return
    raise Unreadable(
        _(
            "The file may be in UTF-8 or in GB18030, which cannot be told: save it "
            "again as UTF-8 with BOM."
        )
    )


def narrow_blocks(file):
    """The blocks of a UTF-8 file; none once there is a character of three bytes."""
    kept = []
    for block in blocks(file):
        if not block.isascii():
            if re.search(rb"[\xe0-\xef]", block):
                return []
            kept.append(block)
    return kept


def refuse_cells(file, encoding, may_have, pattern, is_other):
    """Refuse a file in ``encoding`` that has a cell in another one."""
    for start, part in whole_lines(file):
        for cell in pattern.finditer(part) if may_have(part) else ():
            if is_other(cell[0]):
                raise Unreadable(
                    _(
                        "The file is in %(encoding)s, but the cell at byte %(offset)s "
                        "is not: save it again as UTF-8."
                    )
                    % {"encoding": encoding.name, "offset": start + cell.start()}
                )


def has_narrow(part):
    return part.translate(None, NO_NARROW)


def whole_lines(file):
    """(offset, bytes) of parts of ``file`` that end with a line."""
    file.seek(0)
    start, rest = 0, b""
    for block in blocks(file):
        rest += block
        cut = max(rest.rfind(b"\n"), rest.rfind(b"\r")) + 1
        if cut or len(rest) > LONGEST_LINE:
            yield start, rest[:cut]
            start, rest = start + cut, rest[cut:]
    yield start, rest


def is_utf8(cell):
    """Whether the bytes, right in both encodings, are common characters in UTF-8 alone.

    Short words of GB18030 look like UTF-8 at times, but not like common characters.
    """
    if is_common(cell):
        return False
    return is_common(cell.decode().encode("gb18030"))


def is_gb(cell):
    """Whether what is right in both encodings makes letters of far scripts in UTF-8."""
    return is_common(cell) and not LIKELY.fullmatch(cell.decode())


def is_common(text):
    """Whether bytes of GB18030 keep to the characters of 1980, which nearly all do."""
    try:
        text.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True
