"""What was read from a file: over all registers, and as ``read_gazette --json`` prints it."""

from dataclasses import replace

from gazette.registers.config import registers

from .documents import document_json


def entries_read(documents):
    """The entries of every register: ``{register: [(document index, entries), ...]}``."""
    return {
        register: [
            (index, entries)
            for index, document in enumerate(documents)
            if (entries := register.read(document))
        ]
        for register in registers()
    }


def all_findings(reading, entries):
    """(document index, clause, finding): of the file, of documents that decide and give no
    entry, then of the entries."""
    for placed in reading.findings:
        yield placed.document_index, "", placed
    for register, read in entries.items():
        given = dict(read)
        for index, document in enumerate(reading.documents):
            for finding in register.doubts(document, given.get(index, ())):
                yield index, "", finding
    for read in entries.values():
        for index, of_document in read:
            for entry in of_document:
                for finding in entry.findings:
                    place = finding.line or entry.line
                    yield index, entry.clause, replace(finding, line=place)


def as_json(reading, entries, year=None, number=None):
    return {
        "issue": {"year": year or reading.year, "number": number or reading.number},
        "documents": [document_json(document) for document in reading.documents],
        **{
            register.reading_key: [
                {
                    "document_number": reading.documents[index].number or None,
                    "document_index": index,
                    **entry.as_json(),
                }
                for index, of_document in read
                for entry in of_document
            ]
            for register, read in entries.items()
        },
        "findings": [
            {
                "place": {"document_index": index} | place_of(reading, finding.line),
                "code": finding.code,
                "text": finding.text,
            }
            for index, _, finding in all_findings(reading, entries)
        ],
        "unread": {
            "lines": len(reading.unread),
            "percent": reading.unread_percent,
            "items": [
                place_of(reading, line) | {"text": text}
                for line, text in reading.unread
            ],
        },
    }


def place_of(reading, line):
    """The line, and the page where the file has pages."""
    page = reading.page_of(line)
    return {"line": line, "page": page} if page else {"line": line}
