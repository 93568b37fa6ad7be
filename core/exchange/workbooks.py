"""What is looked at in an Excel file before it is read: its size, and what reading hides."""

import re
import zlib
from io import BytesIO
from posixpath import normpath
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _

from .tables import Unreadable

MAX_UNPACKED = 100_000_000
MAX_MEMBERS = 1_000

ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d+)"')
# Column DA or beyond: reading makes room for everything up to the last cell.
FAR_COLUMN = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="(?:[A-Z]{3}|[D-Z][A-Z])\d')
FORMULA_OR_ERROR = re.compile(rb"<(?:\w+:)?f[\s/>]|\bt=[\"']e[\"']")
CELL = re.compile(
    rb'<(?:\w+:)?c\s(?P<attributes>[^>]*)>(?P<formula>\s*<(?:\w+:)?f[\s/>])?'
)  # fmt: skip
REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
# What reading a part of an archive raises where its bytes are not what they should be.
BROKEN = (
    BadZipFile,
    DefusedXmlException,
    EOFError,
    LookupError,
    OSError,
    ParseError,
    RuntimeError,
    ValueError,
    zlib.error,
)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def check_workbook(data):
    """The ZipFile in ``data``; raises Unreadable where it is no workbook, or too large."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(_("Old or protected workbooks are not read: save as .xlsx."))
    try:
        workbook = ZipFile(BytesIO(data))
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable(_("This is not an Excel workbook (.xlsx).")) from error
    members = workbook.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED:
        raise Unreadable(_("The workbook is too large when unpacked."))
    return workbook


def check_sheet(workbook, name, max_row):
    """Raises Unreadable where the sheet is too large, or has formulas or error values."""
    try:
        xml = workbook.read(part_of(workbook, name))
    except BROKEN as error:
        raise Unreadable(_("The workbook is broken."), sheet=name) from error
    if max((int(row) for row in ROW.findall(xml)), default=0) > max_row:
        raise Unreadable(
            _("There are more than %(limit)s rows.") % {"limit": max_row - 1},
            sheet=name,
        )
    if FAR_COLUMN.search(xml):
        raise Unreadable(_("There are too many columns."), sheet=name)
    if FORMULA_OR_ERROR.search(xml):
        refuse_computed(xml, name)


def part_of(workbook, name):
    """The path in the archive of the sheet called ``name``."""
    book = fromstring(workbook.read("xl/workbook.xml"))
    relations = fromstring(workbook.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet") and sheet.get("name") == name:
            target = targets[sheet.get(RELATION)]
            return target[1:] if target.startswith("/") else normpath(f"xl/{target}")
    raise KeyError(name)


def refuse_computed(xml, sheet):
    for cell in CELL.finditer(xml):
        reference = REFERENCE.search(cell["attributes"])
        if reference and (
            cell["formula"] or re.search(rb"\bt=[\"']e[\"']", cell["attributes"])
        ):
            column, row = reference.groups()
            raise Unreadable(
                _("A formula or an error value stands here: enter the value itself."),
                row=int(row),
                column=column.decode(),
                sheet=sheet,
            )
