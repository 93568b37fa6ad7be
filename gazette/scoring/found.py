"""What the readers find in a text, as rows with their place and whether they are doubted."""

from dataclasses import dataclass, field

from gazette.inputs import read_input
from gazette.inputs.batches import in_turn, sources
from gazette.reading import UnreadableFile
from gazette.reading.shown import as_json, entries_read


@dataclass
class Row:
    """One row as read, or as the truth has it (then without line and findings)."""

    values: dict
    index: int | None = None
    line: int | None = None
    findings: list = field(default_factory=list)

    @property
    def is_doubted(self):
        return bool(self.findings)


def read_rows(path):
    """``{kind: rows}`` of the file, or the reason why it cannot be read."""
    try:
        [(source, data)] = in_turn(sources([path]))
        if isinstance(data, UnreadableFile):
            raise data
        reading = read_input(data, source.name)
    except UnreadableFile as error:
        return {}, str(error)
    entries = entries_read(reading.documents)
    shown = as_json(reading, entries)
    rows = {
        "issue": [Row(shown["issue"], None, None, codes_of(reading, None))],
        "documents": [
            Row(values, index, document.line, codes_of(reading, index))
            for index, (values, document) in enumerate(
                zip(shown["documents"], reading.documents, strict=True)
            )
        ],
    }
    for register, read in entries.items():
        key = register.reading_key
        rows[key] = list(entry_rows(read, shown[key], reading))
    return rows, ""


def entry_rows(read, shown, reading):
    """The rows of one register: a finding of the file counts where it names the row's line."""
    flat = [(index, entry) for index, entries in read for entry in entries]
    for (index, entry), values in zip(flat, shown, strict=True):
        placed = codes_of(reading, index, entry.line) if entry.line else []
        yield Row(values, index, entry.line, [*values["findings"], *placed])


def codes_of(reading, index, line=None):
    """Findings on a document, or on one line of it; those of its entries are their own."""
    return [
        finding.code
        for finding in reading.findings
        if finding.document_index == index and line in (None, finding.line)
    ]
