"""The kinds of rows that are judged, and of each kind its fields.

A field has the weight it carries in telling rows apart; a list of parts has the fields of a part.
"""

from gazette.registers.config import registers

DOCUMENT = {
    "number": 3,
    "title": 5,
    "genre": 0,
    "issuer": 0,
    "addressee": 1,
    "signed_date": 1,
    "printed_date": 0,
    "page": 0,
    "section": 0,
    "cites": 0,
    "attachments": {"title": 1, "columns": 1, "rows": 1},
}
ISSUE = {"year": 1, "number": 1}

# Said of a row, but no value of it.
ASIDE = {"document_number", "document_index", "findings"}
TOLD = {"document_index"}


def kinds():
    """``{key in the JSON: fields of a row}``."""
    entries = {register.reading_key: register.judged for register in registers()}
    return {"issue": ISSUE, "documents": DOCUMENT, **entries}
