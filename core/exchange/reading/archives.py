"""The archive that a workbook is: looked over by its directory, and again byte by byte.

A directory can say what it likes, so every member is unpacked here, piece by piece, and
has to be what the directory said.
"""

import os
import re
import struct
import zlib
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from core.archives import BROKEN

from ..tables import Unreadable

CHUNK = 1 << 18
# How often a member may be larger than its compressed bytes, if it is large at all.
MAX_RATIO = 100
LARGE = 1_000_000
# A name and what belongs to it in the directory.
MAX_ENTRY = 512

END, LOCAL = struct.Struct("<4s4H2LH"), struct.Struct("<4s5H3L2H")
END_MARK, END64_MARK, LOCAL_MARK = b"PK\x05\x06", b"PK\x06\x07", b"PK\x03\x04"
OLD_MARK = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 1
# Nothing in a workbook needs a document type; with one, entities come and files are fetched.
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
XML_NAMES = (".xml", ".rels", ".vml")


def broken(sheet=""):
    return Unreadable(_("The workbook is broken."), sheet=sheet)


def too_large():
    return Unreadable(_("The workbook is too large when unpacked."))


@dataclass(frozen=True)
class Member:
    """A member of an archive; ``start`` is where its compressed bytes begin."""

    file: BinaryIO
    info: ZipInfo
    start: int

    @property
    def end(self):
        return self.start + self.info.compress_size

    @property
    def name(self):
        return self.info.filename

    def raw(self):
        """Its compressed bytes, in pieces."""
        place = self.start
        while place < self.end:
            self.file.seek(place)
            piece = self.file.read(min(CHUNK, self.end - place))
            if not piece:
                raise broken()
            place += len(piece)
            yield piece

    def chunks(self):
        """Its bytes, in pieces; raises Unreadable where they are not as was said."""
        size = crc = 0
        pieces = self.raw()
        for chunk in inflated(pieces) if self.info.compress_type else pieces:
            size, crc = size + len(chunk), zlib.crc32(chunk, crc)
            if size > self.info.file_size:
                raise too_large()
            yield chunk
        if size != self.info.file_size or crc != self.info.CRC:
            raise broken()

    def check(self):
        """Unpack all of it; raises Unreadable."""
        tail = b""
        is_xml = self.name.casefold().endswith(XML_NAMES)
        for chunk in self.chunks():
            if is_xml and DOCTYPE.search(tail + chunk):
                refuse_doctype()
            tail = chunk[-8:]


def inflated(pieces):
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in pieces:
            while piece:
                yield inflater.decompress(piece, CHUNK)
                piece = inflater.unconsumed_tail
            if inflater.unused_data:
                break
        while not inflater.eof:
            if not (chunk := inflater.decompress(inflater.unconsumed_tail, CHUNK)):
                break
            yield chunk
    except zlib.error as error:
        raise broken() from error
    if not inflater.eof or inflater.unused_data:
        raise broken()


def refuse_doctype():
    raise Unreadable(_("The workbook has a document type definition: save it again."))


def members_of(file, limits):
    """{name in lower case: Member} of the archive in ``file``; raises Unreadable."""
    head = file.read(8)
    if not head:
        raise Unreadable(_("The file is empty."))
    if head.startswith(OLD_MARK):
        raise Unreadable(_("Old or protected workbooks are not read: save as .xlsx."))
    if not head.startswith(LOCAL_MARK):
        raise Unreadable(_("This is not an Excel workbook (.xlsx)."))
    check_end(file, limits)
    try:
        infos = ZipFile(file).infolist()
    except BROKEN as error:
        raise Unreadable(_("This is not an Excel workbook (.xlsx).")) from error
    check_directory(infos, limits)
    found = [member_of(file, info) for info in infos]
    check_places(found)
    return {member.name.casefold(): member for member in found}


def check_end(file, limits):
    """Look at the end of the archive before its directory is read."""
    length = file.seek(0, os.SEEK_END)
    file.seek(max(0, length - END.size - (1 << 16)))
    tail = file.read()
    place = tail.rfind(END_MARK)
    if place < 0 or len(tail) - place < END.size:
        raise Unreadable(_("This is not an Excel workbook (.xlsx)."))
    _mark, _disk, _start, here, members, size, _offset, _comment = END.unpack_from(
        tail, place
    )
    if END64_MARK in tail[max(0, place - 20) : place]:
        raise too_large()
    if max(here, members) > limits.members or size > limits.members * MAX_ENTRY:
        raise too_large()
    file.seek(0)


def check_directory(infos, limits):
    """Refuse what is too large, and names that would lead elsewhere or stand twice."""
    if len(infos) > limits.members or total(infos) > limits.unpacked:
        raise too_large()
    for info in infos:
        if info.file_size > limits.member or is_bomb(info):
            raise too_large()
        if info.flag_bits & ENCRYPTED:
            raise Unreadable(
                _("Old or protected workbooks are not read: save as .xlsx.")
            )
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or leads_out(info):
            raise broken()
    if len({info.filename.casefold() for info in infos}) < len(infos):
        raise broken()


def total(infos):
    return sum(info.file_size for info in infos)


def is_bomb(info):
    return info.file_size > max(LARGE, MAX_RATIO * info.compress_size)


def leads_out(info):
    name = info.orig_filename.replace("\\", "/")
    return (
        name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/")
    )


def member_of(file, info):
    """The Member; what stands before its bytes has to agree with the directory."""
    try:
        file.seek(info.header_offset)
        head = file.read(LOCAL.size)
        mark, _version, flags, method, *_rest, name, extra = LOCAL.unpack(head)
        said = file.read(name)
    except (OSError, ValueError, struct.error) as error:
        raise broken() from error
    same_name = said in (
        info.orig_filename.encode("utf-8", "replace"),
        info.orig_filename.encode("cp437", "replace"),
    )
    if mark != LOCAL_MARK or not same_name or method != info.compress_type:
        raise broken()
    if flags & ENCRYPTED or (not method and info.file_size != info.compress_size):
        raise broken()
    return Member(file, info, info.header_offset + LOCAL.size + name + extra)


def check_places(members):
    """Refuse members whose bytes overlap."""
    end = 0
    for member in sorted(members, key=lambda member: member.info.header_offset):
        if member.info.header_offset < end:
            raise broken()
        end = member.end
