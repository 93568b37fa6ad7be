"""The data of documents and issues."""

from operator import methodcaller
from types import SimpleNamespace

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.listing.api.base import PREFIX, Part, RecordApi
from core.listing.columns import ADDRESS, Column
from core.listing.problems import problem

from . import relating, versions
from .clauses import blocks
from .document_views import DocumentView, standing_in_words
from .issue_views import IssueView
from .models import Document, Issue
from .registers.config import registers
from .views import DocumentListView, IssueListView

GONE = _("This document has been withdrawn.")
DATA = Column("api", _("address of the data"), "data", type="uri")
RELATED = (
    Column("kind", _("relation"), type="string"),
    Column("number", _("document number"), type="string"),
    Column("title", _("title"), type="string"),
    ADDRESS,
    DATA,
)


def text(view):
    """The paragraphs and table rows of a document."""
    for block in blocks(view.object.body):
        yield SimpleNamespace(
            anchor=block.anchor, text=block.text, address=view.place(block.anchor)
        )


def attachments(view):
    for attachment in view.object.attachments.all():
        attachment.file_address = (
            view.full(reverse("gazette:attachment", args=[attachment.pk]))
            if attachment.file
            else None
        )
        attachment.address = view.place(f"t{attachment.order}")
        yield attachment


class Rows(list):
    """Rows of which there may be more: ``total`` is how many there are."""

    total = 0


def names(view):
    groups = relating.outgoing(view.object, list(view.object.attachments.all()))
    return related(view, groups)


def named_by(view):
    groups = relating.incoming(view.object)
    rows = Rows(related(view, groups))
    rows.total = groups.total
    return rows


def related(view, groups):
    for words, of_kind in groups:
        for one in of_kind:
            document = one.document
            yield SimpleNamespace(
                kind=str(words),
                number=one.number,
                title=document and document.title,
                address=document and view.full(document.get_absolute_url()),
                data=document and view.api_address(document),
            )


def changes(view):
    """What the document changed in the registers, entry by entry."""
    for register in registers():
        subject = register.state_model.SUBJECT[0]
        entries = register.entry_model.objects.published().select_related(subject)
        entries = entries.filter(change_set__document=view.object)
        for entry in entries.order_by("order", "pk"):
            about = getattr(entry, subject)
            yield SimpleNamespace(
                register=register.verbose_name,
                entry=str(entry),
                clause=entry.clause,
                address=view.place(entry.anchor),
                about=view.full(about.get_absolute_url()),
                data=view.api_address(about),
            )


def all_versions(view):
    for version in versions.versions(view.object):
        document = version.document
        document.address = version.is_readable and view.full(version.address) or None
        yield document


class DocumentApi(RecordApi, DocumentView):
    own_columns = (
        *(c for c in DocumentListView.columns if c.name != "validity"),
        Column("index_number", _("index number")),
        Column("topic", _("topic")),
        Column("validity", _("validity"), standing_in_words, type="string"),
        Column("published_at", _("published at")),
        Column("edition", _("edition")),
        Column("public_note", _("public note")),
    )
    parts = {
        "text": Part(
            _("Text"),
            (
                Column("anchor", _("anchor"), type="string"),
                Column("text", _("text"), type="string"),
                ADDRESS,
            ),
            text,
        ),
        "attachments": Part(
            _("Attachments"),
            (
                Column("title", _("title"), type="string"),
                Column("columns", _("columns"), type="array"),
                Column("rows", _("rows"), type="array"),
                Column("file", _("file"), "file_address", type="uri"),
                ADDRESS,
            ),
            attachments,
        ),
        "names": Part(_("Documents it names"), RELATED, names),
        "named_by": Part(_("Documents that name it"), RELATED, named_by),
        "changes": Part(
            _("What it changed"),
            (
                Column("register", _("register"), type="string"),
                Column("entry", _("entry"), type="string"),
                Column("clause", _("clause"), type="string"),
                ADDRESS,
                Column("about", _("page of what it is about"), type="uri"),
                DATA,
            ),
            changes,
        ),
        "versions": Part(
            _("Versions"),
            (
                Column("edition", _("edition"), type="integer"),
                Column("published_at", _("published at"), type="date-time"),
                Column("superseded_at", _("corrected at"), type="date-time"),
                Column("public_note", _("public note"), type="string"),
                ADDRESS,
            ),
            all_versions,
        ),
    }
    record_model = Document

    def get(self, request, *args, **kwargs):
        return self.as_data(DocumentView.get(self, request, *args, **kwargs))

    def get_context_data(self, **kwargs):
        return self.record()

    def render_to_response(self, context, **kwargs):
        return self.answer(context)

    def as_data(self, response):
        """The answer of the page, where it is not the page, as an answer of the API."""
        if response.status_code == 410:
            note = self.object.public_note
            return problem(self.request, 410, GONE, detail=lambda: note)
        if response.status_code in {301, 302}:
            return HttpResponseRedirect(PREFIX + response.url)
        return response

    def place(self, anchor):
        address = self.full(self.object.get_absolute_url())
        return f"{address}#{anchor}" if anchor else address


def of_issue(view):
    documents = view.get_documents().select_related("section").defer("body")
    for document in documents.order_by(*Issue.CONTENTS_ORDER):
        document.address = view.full(document.get_absolute_url())
        document.data = view.api_address(document)
        yield document


class IssueApi(RecordApi, IssueView):
    own_columns = tuple(c for c in IssueListView.columns if c.name != "documents")
    parts = {
        "documents": Part(
            _("Documents"),
            (
                Column("section", _("section"), "section.name", type="string"),
                Column("page", _("page"), type="integer"),
                Column("number", _("document number"), type="string"),
                Column("title", _("title"), type="string"),
                Column(
                    "genre",
                    _("genre"),
                    methodcaller("get_genre_display"),
                    type="string",
                ),
                Column("signed_date", _("signed on"), type="date"),
                ADDRESS,
                DATA,
            ),
            of_issue,
        )
    }
    record_model = Issue
