"""The public pages of a document: its versions, what is different in them, its files."""

from urllib.parse import quote, unquote

from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import DetailView, View

from core.listing.parameters import clean_text
from core.pdf import why_not
from core.pdf.views import pdf_response
from core.workflow.states import State, WithdrawalKind

from . import citations, pages, printing, relating, versions, written_numbers
from .comparison import PUBLIC_FIELDS, compare_documents
from .models import Attachment, Disclosure, Document, Validity
from .near_numbers import near
from .registers.comparison import compare_change_set
from .registers.config import registers


def ever_public(**place):
    """The version that an address means: what is in force, else what was public last."""
    documents = (
        Document.objects.filter(
            state__in=versions.EVER_PUBLIC, disclosure=Disclosure.ACTIVE, **place
        )
        .with_validity()
        .select_related("issue", "section")
        .order_by("-published_at", "-pk")
    )
    if not documents:
        raise Http404
    return next((d for d in documents if d.is_public), documents[0])


class VersionsMixin:
    """Answers for what the public may not read any more."""

    def gone(self, document):
        """The answer at the address of a version that nobody may read."""
        newest = versions.current(document)
        if not versions.was_public(newest):
            raise Http404
        if newest.withdrawal_kind == WithdrawalKind.REPLACED:
            successor = successor_of(newest)
            if successor:
                return redirect(successor)
        context = {
            "object": document if document.withdrawn_at else newest,
            "in_force": newest if versions.is_readable(newest) else None,
        }
        return render(self.request, "410.html", context, status=410)


class DocumentView(VersionsMixin, DetailView):
    """A document with its text, and what it does; or why it is no longer there.

    At the address of its number it is the version in force.
    """

    template_name = "gazette/document_detail.html"
    api_view = "gazette.api.DocumentApi"

    def get(self, request, *args, **kwargs):
        document = self.object = self.get_object()
        if document.superseded_at and "edition" not in kwargs and "pk" not in kwargs:
            # The number itself was corrected.
            return redirect(versions.current(document))
        if versions.is_readable(document):
            return self.shown(document)
        return self.gone(document)

    def shown(self, document):
        return self.render_to_response(self.get_context_data(object=document))

    def get_object(self, queryset=None):
        return ever_public(**self.kwargs)

    def get_context_data(self, **kwargs):
        document = self.object
        changes = pages.changes_by_anchor(document)
        text, enclosed = pages.text_of(document, changes)
        tables = pages.tables(document, changes)
        names = relating.outgoing(document, [table for table, _rows in tables])
        named_by = relating.incoming(document)
        before, after = pages.neighbours(document)
        return super().get_context_data(
            text=text,
            enclosed=enclosed,
            tables=tables,
            unplaced=pages.unplaced(changes),
            names=names,
            named_by=named_by,
            links=relating.links(names),
            validity=standing_in_words(document),
            today=timezone.localdate(),
            causes=relating.causes(document, named_by),
            interpretations=relating.interpretations(named_by),
            interpreted=relating.interpretations(names),
            successor=successor_of(document),
            before=before,
            after=after,
            has_pdf=not why_not(),
            **self.citing(),
            **standing(document),
            **kwargs,
        )

    def citing(self):
        """How to cite the document, or the clause of it that was chosen."""
        document = self.object
        clauses = citations.clauses(document)
        asked = clean_text(self.request.GET.get("clause", ""))
        clause = asked if any(one.anchor == asked for one in clauses) else ""
        address = self.request.build_absolute_uri(document.get_absolute_url())
        permalink = address + (f"#{quote(clause)}" if clause else "")
        today = timezone.localdate()
        return {
            "permalink": permalink,
            "clauses": clauses,
            "clause": clause,
            # In a citation people read the address, and type it from paper.
            "citations": citations.citations(
                document, unquote(permalink), today, clause
            ),
        }


class DocumentPDFView(DocumentView):
    """The same as PDF, on sheets as it was sent out."""

    def shown(self, document):
        return pdf_response(
            self.request, str(document), lambda: printing.pdf_of_document(document)
        )


def standing_in_words(document):
    if document.superseded_at:
        return document.get_state_display()
    return Validity(document.validity).label


def standing(document):
    """Which version a document is, and where the others are read."""
    known = versions.versions(document)
    newest = known[-1].document
    return {
        "newest": newest,
        "version": next(one for one in known if one.document == document),
        "versions": known,
        "to_newest": versions.comparison_address(document, newest)
        if newest != document
        else "",
        "corrected_alone": list(versions.corrected_alone(document)),
    }


class ComparisonView(VersionsMixin, View):
    """What is different between two versions that the public may read."""

    def get(self, request, old, new, **place):
        old, new = self.two_versions(old, new, place)
        for document in (new, old):
            if not versions.is_readable(document):
                return self.gone(document)
        newest = versions.current(new)
        change_sets = [
            (register, *(versions.change_set_of(register, one) for one in (old, new)))
            for register in registers()
        ]
        context = {
            "old": versions.Version(old),
            "new": versions.Version(new),
            "newest": newest,
            "comparison": compare_documents(old, new, change_sets, PUBLIC_FIELDS),
        }
        return render(request, "gazette/comparison.html", context)

    def two_versions(self, old, new, place):
        if old >= new:
            raise Http404
        at_place = ever_public(**place) if "pk" in place else None
        document = at_place or ever_public(**place, edition=new)
        editions = {v.document.edition: v.document for v in versions.versions(document)}
        if not {old, new} <= editions.keys():
            raise Http404
        return editions[old], editions[new]


class ChangeSetComparisonView(VersionsMixin, View):
    """What is different between two change sets of one document, which stayed as it was."""

    def get(self, request, register, old, new, **place):
        document = ever_public(**place)
        if not versions.is_readable(document):
            return self.gone(document)
        config = next((one for one in registers() if one.label == register), None)
        if config is None or old >= new:
            raise Http404
        shown = config.change_set_model.objects.filter(
            document=document, state__in=(State.PUBLISHED, State.SUPERSEDED)
        )
        editions = {change_set.edition: change_set for change_set in shown}
        if not {old, new} <= editions.keys():
            raise Http404
        triple = (config, editions[old], editions[new])
        context = {
            "document": document,
            "register": config,
            "old": editions[old],
            "new": editions[new],
            "change": compare_change_set(*triple),
        }
        return render(request, "gazette/change_set_comparison.html", context)


def successor_of(document):
    """The document with a page that replaces this one, if there is one."""
    return (
        pages.with_a_page()
        .filter(relations__kind="replaces", relations__target=document)
        .exclude(pk=document.pk)
        .first()
    )


class NumberView(View):
    """Leads any way to write a document's number to the document, and to its clause."""

    def get(self, request, number):
        text, fragment = written_numbers.written(number)
        meant = written_numbers.read(text)
        if meant is None:
            return self.not_found(text)
        try:
            document = ever_public(number=str(meant))
        except Http404:
            return self.not_found(text, meant)
        address = versions.current(document).get_absolute_url()
        return redirect(f"{address}#{quote(fragment)}" if fragment else address)

    def not_found(self, text, meant=None):
        """A page that says which numbers may be meant."""
        context = {
            "text": str(meant or text),
            "meant": meant,
            "near": near(meant) if meant else [],
        }
        return render(self.request, "gazette/number.html", context, status=404)


class AttachmentView(View):
    """A file that belongs to a document with a page, always as a download."""

    def get(self, request, pk):
        attachments = Attachment.objects.select_related("document").exclude(file="")
        attachment = attachments.filter(pk=pk).first()
        if attachment is None or not versions.is_readable(attachment.document):
            raise Http404
        try:
            file = attachment.file.open()
        except OSError as error:
            raise Http404 from error
        return FileResponse(file, as_attachment=True)
