"""Documents in traditional characters, read by the simplified grammar; values stay as printed."""

from dataclasses import replace

from core.text.traditional import TRADITIONAL, simplified

from .source import SourceDocument, Table


def is_traditional(document: SourceDocument) -> bool:
    """Whether characters are printed so, all of them or here and there."""
    return not TRADITIONAL.isdisjoint(document.title + document.body)


def simplified_document(document: SourceDocument) -> SourceDocument:
    paragraphs = (replace(p, text=simplified(p.text)) for p in document.paragraphs)
    return replace(
        document,
        title=simplified(document.title),
        genre=simplified(document.genre),
        addressee=simplified(document.addressee),
        paragraphs=tuple(paragraphs),
        attachments=tuple(map(simplified_table, document.attachments)),
    )


def simplified_table(table: Table) -> Table:
    rows = tuple(tuple(map(simplified, row)) for row in table.rows)
    columns = tuple(map(simplified, table.columns))
    return replace(table, title=simplified(table.title), columns=columns, rows=rows)


def printed_text(document: SourceDocument) -> str:
    """All that a value can be of, a line each."""
    tables = document.attachments
    cells = (cell for table in tables for row in table.rows for cell in row)
    titles = (table.title for table in tables)
    parts = (*cells, document.body, document.addressee, *titles, document.title)
    return "\n".join(parts)
