"""Appointments and removals that a notice decides, read from its clauses and tables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from core.text.widths import squeeze
from gazette.reading.source import Finding, SourceDocument
from gazette.reading.traditional import read_as_printed

from .cuts import whole
from .entries import PersonnelChange
from .leftover import doubts
from .minutes import RECORD, spoken, tables_of
from .notice import Notice
from .subject import decides, names_in, places_of, title_findings
from .tables import act_of, sayings_in

__all__ = ["PersonnelChange", "doubts", "read"]

# The sentence first: where it stands its words are looked for.
KEPT = (
    "source_text",
    "name",
    "organization",
    "title",
    "rank",
    "remark",
    "printed_notes",
)


def read(document: SourceDocument) -> list[PersonnelChange]:
    """The changes a notice decides, in the characters it prints them in."""
    return read_as_printed(document, read_plain, KEPT)


def read_plain(document: SourceDocument) -> list[PersonnelChange]:
    """The changes a notice decides: those of its clauses, then those of its tables."""
    if not decides(document):
        return []
    notice = Notice(
        places=places_of(document),
        names={*names_in(document.title)},
        title_act=act_of(document.title),
    )
    tables = [*tables_of(document)]
    for paragraph in whole(spoken(document)):
        while tables and is_before(tables[0], paragraph):
            read_table(notice, tables.pop(0), document)
        notice.paragraph(paragraph.text, paragraph.line)
    for table in tables:
        read_table(notice, table, document)
    return checked(document, notice.changes)


def is_before(table, paragraph) -> bool:
    return bool(table.line and paragraph.line and table.line < paragraph.line)


def read_table(notice: Notice, table, document: SourceDocument) -> None:
    for saying, place in sayings_in(table, document.title, notice.mode):
        notice.add(saying, place)


def checked(document: SourceDocument, changes: list[PersonnelChange]):
    """``changes`` with what is doubtful about them together."""
    changes = [change for change in changes if not is_said_again(change, changes)]
    recorded = [RECORD] if document.genre == "纪要" else []
    times = Counter((change.name, change.position, change.kind) for change in changes)
    found = [
        replace(
            change,
            findings=(*change.findings, *recorded, *post_findings(change, times)),
        )
        for change in changes
    ]
    if found:
        names = {change.name for change in found}
        about = title_findings(squeeze(document.title), names)
        found[0] = replace(found[0], findings=(*found[0].findings, *about))
    return found


def is_said_again(change: PersonnelChange, changes: list[PersonnelChange]) -> bool:
    """Whether 张三同志任某局局长试用期满 only leads to what is then said: 正式任某局局长."""
    confirmed = any(finding.code == "confirmed" for finding in change.findings)
    return confirmed and any(
        other is not change and other == replace(change, remark=other.remark)
        for other in changes
    )


def post_findings(change: PersonnelChange, times: Counter) -> Iterator[Finding]:
    post = change.name, change.position
    if times[*post, change.kind] > 1:
        yield Finding("repeated-change", f"{change.name}的“{change.position}”重复出现")
    if times[*post, "appoint"] and times[*post, "remove"]:
        yield Finding("same-post", f"{change.name}的“{change.position}”同时任命又免去")
    if not change.organization:
        yield Finding("organization-missing", f"“{change.title}”没有写明单位")
