"""The notice with the list that transfers powers, written from entries."""

from collections.abc import Sequence

from gazette.reading.source import SourceDocument, Table
from gazette.writing import checked

from .reading import PowerTransfer, read

HEADINGS = {
    "seq": "序号",
    "name": "事项名称",
    "category": "事项类型",
    "from_department": "划出部门",
    "to_department": "承接部门",
    "basis": "依据",
}
NOT_STATED = "—"
OPTIONAL = ("seq", "from_department", "to_department", "basis")
LIST_TITLE = "行政权力事项划转清单"
DECISION = f"现将《{LIST_TITLE}》予以公布。各有关部门、单位要按照清单做好事项划转和工作衔接，确保事项办理不断档。"


def write(entries: Sequence[PowerTransfer], *, issuer: str) -> SourceDocument:
    """A notice of ``issuer`` with the powers as an attached table, in the order given.

    The columns 序号, 划出部门, 承接部门 and 依据 stand only where an entry fills them.
    Raises ``ValueError`` where an entry would read back as another.
    """
    fields = [
        field
        for field in HEADINGS
        if field not in OPTIONAL
        or any(is_said(getattr(entry, field)) for entry in entries)
    ]
    document = SourceDocument(
        title=f"{issuer}关于公布{LIST_TITLE}的通知",
        genre="通知",
        issuer=issuer,
        addressee="各街道办事处，区政府各部门",
        paragraphs=SourceDocument.paragraphs_of(f"{DECISION}\n附件：{LIST_TITLE}"),
        attachments=(
            Table(
                title=LIST_TITLE,
                columns=tuple(HEADINGS[field] for field in fields),
                rows=tuple(row(entry, fields) for entry in entries),
            ),
        ),
    )
    return checked(document, entries, read)


def is_said(value) -> bool:
    return value not in (None, "")


def row(entry: PowerTransfer, fields: list[str]) -> tuple[str, ...]:
    """The cells of one entry; a blank 事项类型 would be read as the one above, so a dash stands there."""
    values = {field: getattr(entry, field) for field in fields}
    values["category"] = values["category"] or NOT_STATED
    return tuple("" if value is None else str(value) for value in values.values())
