"""The public pages of the gazette: the front page, issues and lists of documents."""

from operator import methodcaller

from django.conf import settings
from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView, TemplateView, View

from core.listing.columns import Column
from core.listing.views import ListView

from . import pages
from .filters import DocumentFilterSet, IssueFilterSet
from .models import Document, Issue, Validity


class HomeView(TemplateView):
    template_name = "gazette/home.html"

    def get_context_data(self, **kwargs):
        public = Document.objects.published().defer("body")
        issue = Issue.objects.published().first()
        return super().get_context_data(
            issue=issue,
            sections=pages.beginnings(issue) if issue else [],
            documents=public.exclude(issue=issue)[:6] if issue else public[:6],
            documents_count=public.count(),
            registers=pages.at_a_glance(),
            news=pages.news(),
            **kwargs,
        )


class IssueListView(ListView):
    queryset = Issue.objects.all()
    filterset_class = IssueFilterSet
    title = _("Issues")
    file_name = "issues"
    default_order = ("-year", "-number")
    columns = (
        Column("issue", _("issue"), str, link="self", sort=("year", "number")),
        Column("total_number", _("total number"), numeric=True),
        Column("date", _("date"), sort=("date",)),
        Column("documents", _("documents"), "documents_count", numeric=True),
    )

    def get_queryset(self):
        self.queryset = Issue.objects.published()
        return super().get_queryset()

    def prepare(self, rows):
        public = Document.objects.published().filter(issue__in=rows)
        counts = dict(public.order_by().values_list("issue").annotate(Count("pk")))
        for issue in rows:
            issue.documents_count = counts.get(issue.pk, 0)


class IssueView(DetailView):
    queryset = Issue.objects.all()
    template_name = "gazette/issue_detail.html"

    def get_object(self, queryset=None):
        issue = Issue.objects.published().filter(**self.kwargs).first()
        if issue is None:
            raise Http404
        return issue

    def get_documents(self):
        return Document.objects.published().filter(issue=self.object)

    def get_context_data(self, **kwargs):
        sections = pages.contents(self.get_documents())
        return super().get_context_data(sections=sections, **kwargs)


class DocumentListView(ListView):
    queryset = Document.objects.all()
    filterset_class = DocumentFilterSet
    title = _("Documents")
    file_name = "documents"
    default_order = ("-signed_date", "-pk")
    columns = (
        Column(
            "number",
            _("document number"),
            link="self",
            sort=("code", "year", "serial"),
        ),
        Column("title", _("title"), link="self", sort=("title",)),
        Column("genre", _("genre"), methodcaller("get_genre_display"), sort=("genre",)),
        Column("issuer", _("issuer"), sort=("issuer",)),
        Column("signed_date", _("signed on"), sort=("signed_date",)),
        Column("printed_date", _("printed on"), on_page=False),
        Column("addressee", _("addressee"), on_page=False),
        Column(
            "issue", _("issue"), link="issue", sort=("issue__year", "issue__number")
        ),
        Column("section", _("section"), "section.name", on_page=False),
        Column("page", _("page"), on_page=False),
        Column("validity", _("validity"), lambda row: Validity(row.validity).label),
    )

    def get_queryset(self):
        self.queryset = self.public()
        return super().get_queryset()

    def public(self):
        return (
            Document.objects.published()
            .with_validity()
            .annotate(issued_by=Coalesce("issuing_organization__full_name", "issuer"))
            .select_related("issue", "section")
            .defer("body")
        )


class SeriesView(DocumentListView):
    """The documents of one code and year, in the order of their numbers."""

    default_order = ("serial",)

    def get_queryset(self):
        series = super().get_queryset().filter(**self.kwargs)
        if not series.exists():
            raise Http404
        return series

    def get_title(self):
        return "{code}〔{year}〕".format(**self.kwargs)


class LanguageView(View):
    """Remembers the language to show pages in, and goes back to the page."""

    def get(self, request, code):
        target = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(
            target, {request.get_host()}, request.is_secure()
        ):
            target = "/"
        if code not in dict(settings.LANGUAGES) or not check_for_language(code):
            raise Http404
        response = HttpResponseRedirect(target)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=365 * 24 * 3600,
            samesite="Lax",
            secure=request.is_secure(),
        )
        return response
