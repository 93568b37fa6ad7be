"""Files without what they say of those who made them: authors, offices, places, programs.

What is published is the file as it was uploaded but for this. A kind of file that is not known, a
signed PDF file, and anything damaged stay as they are.
"""

import io
import re
import zipfile

from .archives import BROKEN

OFFICE = re.compile(r"docProps/(?:core|app|custom)\.xml", re.I)
EMPTY = {
    "core": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "app": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "custom": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MOST_MEMBERS, MOST_UNPACKED = 10_000, 200_000_000

INFO = re.compile(
    rb"/(?:Author|Creator|Company|Manager|LastModifiedBy|SourceModified)\s{0,8}(?:\((?P<text>(?:\\.|[^\\()]){0,2000})\)|<(?P<hex>[0-9A-Fa-f\s]{0,4000})>)",
    re.DOTALL,
)
XMP = re.compile(
    rb"<(?P<tag>dc:creator|xmp:CreatorTool|pdfx:Company)>(?P<text>.{0,4000}?)</(?P=tag)>",
    re.DOTALL,
)
SIGNED = re.compile(rb"/ByteRange\s{0,8}\[")

PNG = b"\x89PNG\r\n\x1a\n"
PNG_TEXTS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
JPEG = b"\xff\xd8\xff"
# APP1 (Exif, XMP), APP13 (IPTC) and comments; 0xDA begins the picture itself.
JPEG_TEXTS = {0xE1, 0xED, 0xFE}
PICTURE = 0xDA


def stripped(data: bytes) -> bytes:
    """``data`` without its metadata; the same where there are none, or none that can go."""
    try:
        if data.startswith(b"PK\x03\x04"):
            return office(data)
        if data.startswith(b"%PDF"):
            return pdf(data)
        if data.startswith(PNG):
            return png(data)
        if data.startswith(JPEG):
            return jpeg(data)
    except BROKEN:
        return data
    return data


def office(data: bytes) -> bytes:
    """A Word, Excel or PowerPoint file with empty properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members = source.infolist()
        size = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS or size > MOST_UNPACKED:
            raise ValueError
        if not any(OFFICE.fullmatch(member.filename) for member in members):
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
            for member in members:
                target.writestr(member, content(source, member))
    return written.getvalue()


def content(source: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if not OFFICE.fullmatch(member.filename):
        return source.read(member)
    name = member.filename.rpartition("/")[2].partition(".")[0].lower()
    return (XML + EMPTY[name]).encode()


def pdf(data: bytes) -> bytes:
    """The words blanked where they stand, so that every place in the file stays what it is."""
    if SIGNED.search(data):
        return data
    return XMP.sub(blanked, INFO.sub(blanked, data))


def blanked(match: re.Match) -> bytes:
    whole = bytearray(match[0])
    group = "text" if match["text"] is not None else "hex"
    start = match.start(group) - match.start()
    whole[start : start + len(match[group])] = b" " * len(match[group])
    return bytes(whole)


def png(data: bytes) -> bytes:
    kept, at = [PNG], len(PNG)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        end = at + 12 + length
        if end > len(data):
            raise ValueError
        if data[at + 4 : at + 8] not in PNG_TEXTS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != PICTURE:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] not in JPEG_TEXTS:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])
