"""The full text of official documents in the order of GB/T 9704, and of a whole issue."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from django.utils.translation import gettext as _

from core.text.dates import chinese_date
from gazette.reading.source import ReadEntry, SourceDocument, Table

NOT_SAID = ("", "None", "False")


def typeset(document: SourceDocument) -> str:
    """The document as a gazette prints it; what is attached as tables follows the signature."""
    return "\n\n".join(blocks(document)) + "\n"


def typeset_issue(documents: Iterable[SourceDocument], contents: bool = True) -> str:
    """All documents in order, after a contents page (目录) by section."""
    documents = tuple(documents)
    texts = [contents_of(documents)] if contents else []
    return "\n".join([*texts, *map(typeset, documents)])


def blocks(document: SourceDocument) -> Iterator[str]:
    yield title_lines(document)
    if document.number:
        yield document.number
    if document.addressee:
        yield f"{document.addressee}："
    own = [table for table in document.attachments if table.title == document.title]
    yield from map(rows_of, own)
    yield from (paragraph.text for paragraph in document.paragraphs)
    if document.signed_date:
        yield from filter(None, (document.issuer, chinese_date(document.signed_date)))
    for table in document.attachments:
        if table not in own:
            yield from filter(None, ("附件", table.title, rows_of(table)))
    if document.printed_date:
        yield f"（{chinese_date(document.printed_date)}印发）"


def title_lines(document: SourceDocument) -> str:
    """The title, with the issuer on a line of its own where it begins with it."""
    subject = document.title.removeprefix(document.issuer)
    if document.issuer and subject.startswith("关于"):
        return f"{document.issuer}\n{subject}"
    return document.title


def rows_of(table: Table) -> str:
    return "\n".join("\t".join(row) for row in (table.columns, *table.rows))


def contents_of(documents: Iterable[SourceDocument]) -> str:
    lines, section = ["目录"], ""
    for document in documents:
        if document.section and document.section != section:
            section = document.section
            lines.append(f"【{section}】")
        number = f"（{document.number}）" if document.number else ""
        page = f"（{document.page}）" if document.page else ""
        lines.append(f"{document.title}{number}{page}")
    return "\n\n".join(lines) + "\n"


def checked(
    document: SourceDocument, entries: Sequence[ReadEntry], read
) -> SourceDocument:
    """``document``, if ``read`` finds exactly ``entries`` in it.

    Raises ``ValueError`` naming the first entry that would read back as another, or where there
    are no entries at all.
    """
    if not entries:
        raise ValueError(_("There are no entries to write a document from."))
    found = read(document)
    for position, entry in enumerate(entries):
        if found[position : position + 1] != [entry]:
            raise ValueError(
                _(
                    "Entry %(position)s cannot be written so that it reads back: %(entry)s"
                )
                % {"position": position + 1, "entry": said(entry)}
            )
    if len(found) > len(entries):
        raise ValueError(
            _("What is written would read as more entries, among them %(entry)s")
            % {"entry": said(found[len(entries)])}
        )
    return document


def said(entry: ReadEntry) -> str:
    values = (getattr(entry, field.name) for field in fields(entry) if field.compare)
    return "，".join(word for word in map(str, values) if word not in NOT_SAID)
