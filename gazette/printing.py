"""Documents and issues as data for the template that prints them, which is in Chinese."""

from django.conf import settings
from django.utils import timezone

from core.pdf import pdf_of
from core.workflow.states import State

from . import pages

TEMPLATE = "gazette.typ"
IN_A_FILE = "（本附件为文件，请在本文网页下载。）"
CORRECTED = "本版已于{}更正，不再有效。"
LAPSED = "本文自{}起不再有效。"
OWN_PAGES = "页码为本电子版的页码。"
UNSORTED = "其他文件"


def pdf_of_document(document):
    return pdf_of(TEMPLATE, whole([document], document.title, document.issuer))


def pdf_of_issue(issue, sections):
    """``sections`` are pairs of (section, its documents)."""
    documents = [one for _section, of_section in sections for one in of_section]
    title = f"{settings.GAZETTE_NAME} {named(issue)}"
    data = whole(documents, title, settings.DISTRICT_NAME)
    return pdf_of(TEMPLATE, data | {"issue": front(issue, sections)})


def whole(documents, title, author):
    """Everything the template wants, but for the front page of an issue."""
    latest = timezone.localdate(max(one.published_at for one in documents))
    return {
        "title": title,
        "author": author or settings.DISTRICT_NAME,
        "keywords": [one.number for one in documents if one.number],
        "date": [latest.year, latest.month, latest.day],
        "running": settings.GAZETTE_NAME,
        "issue": None,
        "documents": [printed(one) for one in documents],
    }


def front(issue, sections):
    total = f"（总第{issue.total_number}期）" if issue.total_number else ""
    return {
        "gazette": settings.GAZETTE_NAME,
        "named": "　".join(filter(None, [named(issue) + total, in_words(issue.date)])),
        "running": named(issue),
        "note": OWN_PAGES,
        "sections": [
            {
                "name": str(section or UNSORTED),
                "documents": [
                    {"title": one.title, "number": one.number, "label": label(one)}
                    for one in of_section
                ],
            }
            for section, of_section in sections
        ],
    }


def named(issue):
    number = f"第{issue.number}期" if issue.number else ""
    return f"{issue.year}年{number}"


def in_words(day):
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def label(document):
    return f"document-{document.pk}"


def printed(document):
    text, enclosed = pages.text_of(document, {})
    return {
        "label": label(document),
        "issuer": document.issuer,
        "number": document.number,
        "title": document.title,
        "addressee": document.addressee,
        "signature": [*filter(None, [document.issuer, in_words(document.signed_date)])],
        "notice": notice(document),
        "text": list(pieces(text)),
        "enclosed": list(pieces(enclosed)),
        "attachments": [attached(one) for one in document.attachments.all()],
    }


def notice(document):
    """What a reader of this version must know first."""
    if document.state == State.SUPERSEDED:
        return CORRECTED.format(in_words(timezone.localdate(document.superseded_at)))
    if document.state == State.WITHDRAWN:
        return LAPSED.format(in_words(timezone.localdate(document.withdrawn_at)))
    return ""


def pieces(parts):
    for is_table, passages in parts:
        if is_table:
            yield {"kind": "table", "rows": even([one.cells for one in passages])}
        else:
            yield from map(paragraph, passages)


def paragraph(passage):
    block = passage.block
    if passage.depth:
        return {"kind": "heading", "level": passage.depth + 1, "text": block.text}
    if passage.is_inner_title:
        return {"kind": "title", "text": block.text}
    return {
        "kind": "paragraph",
        "level": block.level,
        "heading": block.heading,
        "rest": block.rest,
    }


def even(rows):
    """The rows of a table, all of the same length, as Typst wants them."""
    longest = max(map(len, rows))
    return [[*row, *[""] * (longest - len(row))] for row in rows]


def attached(attachment):
    rows = [attachment.columns, *attachment.rows] if attachment.columns else []
    return {
        "title": attachment.title,
        "note": IN_A_FILE if attachment.file else "",
        "rows": even(rows) if rows else [],
    }
