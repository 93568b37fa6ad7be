"""The parts of a workbook that say what is in it: its sheets, and where they are."""

from dataclasses import dataclass
from posixpath import normpath
from xml.parsers import expat

from django.utils.translation import gettext as _

from ..tables import Unreadable
from .archives import Member, broken, refuse_doctype

# More elements than this are not in the parts that say what is in a workbook.
MOST_TAGS = 200_000
# What all sheets share, by the kinds of their relations.
SHARED = ("styles", "sharedStrings")
TRUE = ("1", "true", "on")


def parse(member, most=MOST_TAGS, **handlers):
    """Parse the XML in ``member``; raises Unreadable where it is broken or a bomb."""
    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = lambda *declared: refuse_doctype()
    parser.StartCdataSectionHandler = refuse_cdata
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    tags = 0
    try:
        for chunk in member.chunks():
            tags += chunk.count(b"<")
            if tags > most:
                raise Unreadable(_("The workbook is too large when unpacked."))
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise broken() from error


def refuse_cdata():
    """What the library that reads the cells would pass over, as if nothing were there."""
    raise broken()


class LocalNames(dict):
    """The name of a tag without the prefix of its namespace."""

    def __missing__(self, tag):
        self[tag] = tag.rpartition(":")[2]
        return self[tag]


def elements(member, *names):
    """[(name, attributes)] of the elements called so, whatever their namespace."""
    local, found = LocalNames(), []

    def start(tag, attributes):
        if local[tag] in names:
            found.append((local[tag], attributes))

    parse(member, StartElementHandler=start)
    return found


@dataclass(frozen=True)
class Sheet:
    name: str
    part: Member
    is_visible: bool


@dataclass(frozen=True)
class Contents:
    """What a workbook says of itself."""

    sheets: list[Sheet]
    parts: dict[str, Member]
    from_1904: bool

    def first_visible(self):
        for sheet in self.sheets:
            if sheet.is_visible:
                return sheet
        raise Unreadable(_("The workbook has no visible sheet."))

    def called(self, name):
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def contents_of(members):
    """The Contents of the workbook with these ``members``; raises Unreadable."""
    refuse_macros(members)
    relations = relations_of(members, "_rels/.rels", "")
    path = next(
        (target for kind, target in relations.values() if kind == "officeDocument"), ""
    )
    if path not in members or "[content_types].xml" not in members:
        raise Unreadable(_("This is not an Excel workbook (.xlsx)."))
    folder, _slash, file = path.rpartition("/")
    relations = relations_of(members, f"{folder}/_rels/{file}.rels", folder)

    found = elements(members[path], "sheet", "workbookPr")
    return Contents(
        sheets=sheets_of(found, relations, members),
        parts={
            kind: members[target]
            for kind, target in relations.values()
            if kind in SHARED and target in members
        },
        from_1904=any(
            attributes.get("date1904", "").strip().lower() in TRUE
            for name, attributes in found
            if name == "workbookPr"
        ),
    )


def sheets_of(found, relations, members):
    sheets, names = [], set()
    for kind, attributes in found:
        if kind != "sheet":
            continue
        of_sheet, target = relations.get(relation_id(attributes), ("", ""))
        name = attributes.get("name", "")
        if of_sheet == "worksheet":
            if target not in members or name in names:
                raise broken()
            is_visible = attributes.get("state", "visible") == "visible"
            sheets.append(Sheet(name, members[target], is_visible))
            names.add(name)
    return sheets


def relation_id(attributes):
    return next(
        (value for name, value in attributes.items() if name.endswith(":id")), ""
    )


def relations_of(members, path, folder):
    """{id: (kind, path)} of what ``path`` relates to inside the workbook."""
    member = members.get(path.casefold())
    if member is None:
        raise Unreadable(_("This is not an Excel workbook (.xlsx)."))
    relations = {}
    for _name, attributes in elements(member, "Relationship"):
        if attributes.get("TargetMode") == "External":
            continue
        identity, target = attributes.get("Id", ""), attributes.get("Target", "")
        if identity in relations:
            raise broken()
        if not target.startswith("/"):
            target = f"/{folder}/{target}"
        kind = attributes.get("Type", "").rpartition("/")[2]
        relations[identity] = kind, normpath(target).lstrip("/").casefold()
    return relations


def refuse_macros(members):
    for name in members:
        if name.endswith("vbaproject.bin") or "macrosheets/" in name:
            raise Unreadable(_("Workbooks with macros are not read: save as .xlsx."))
