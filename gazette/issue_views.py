"""The public pages of an issue: its contents, the whole of it, and the whole as PDF."""

from django.http import Http404
from django.views.generic import DetailView

from core.pdf import why_not
from core.pdf.views import pdf_response

from . import pages, printing
from .models import Document, Issue


class IssueView(DetailView):
    """The contents of an issue by section."""

    queryset = Issue.objects.all()
    template_name = "gazette/issue_detail.html"
    api_view = "gazette.api.IssueApi"

    def get_object(self, queryset=None):
        issue = Issue.objects.published().filter(**self.kwargs).first()
        if issue is None:
            raise Http404
        return issue

    def get_documents(self):
        return Document.objects.published().filter(issue=self.object)

    def get_sections(self):
        return pages.contents(self.get_documents().defer("body"))

    def get_context_data(self, **kwargs):
        sections = self.get_sections()
        return super().get_context_data(
            sections=sections,
            total=sum(len(documents) for _section, documents in sections),
            has_pdf=not why_not(),
            **kwargs,
        )


class WholeIssueView(IssueView):
    """All documents of an issue on one page, in the order of its contents."""

    template_name = "gazette/issue_full.html"

    def get_sections(self):
        return pages.contents(self.get_documents().prefetch_related("attachments"))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "whole": [
                (section, [pages.Whole(document) for document in documents])
                for section, documents in context["sections"]
            ]
        }


class IssuePDFView(WholeIssueView):
    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return pdf_response(
            request,
            str(self.object),
            lambda: printing.pdf_of_issue(self.object, self.get_sections()),
        )
