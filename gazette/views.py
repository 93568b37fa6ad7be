"""The public pages of the gazette: the front page, issues and lists of documents."""

from operator import methodcaller
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from core.listing.columns import Column
from core.listing.remembering import count, remembered
from core.listing.views import ListView

from . import pages, series
from .filters import DocumentFilterSet, IssueFilterSet, OrganizationFilterSet
from .models import Document, Issue, Organization, Validity


class HomeView(TemplateView):
    template_name = "gazette/home.html"

    def get_context_data(self, **kwargs):
        public = Document.objects.published().defer("body")
        issue = Issue.objects.published().first()
        return super().get_context_data(
            issue=issue,
            sections=pages.beginnings(issue) if issue else [],
            documents=public.exclude(issue=issue)[:6] if issue else public[:6],
            documents_count=remembered(public, count),
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
    moment = "last_published"
    feed_note = _("Every issue, anew whenever a document of it is published.")
    columns = (
        Column("issue", _("issue"), str, link="self", sort=("year", "number")),
        Column("total_number", _("total number"), numeric=True),
        Column("date", _("date"), sort=("date",)),
        Column(
            "documents", _("documents"), "documents_count", numeric=True, type="integer"
        ),
    )

    def get_queryset(self):
        self.queryset = Issue.objects.published().with_last_published()
        return super().get_queryset()

    def prepare(self, rows):
        public = Document.objects.published().filter(issue__in=rows)
        counts = dict(public.order_by().values_list("issue").annotate(Count("pk")))
        for issue in rows:
            issue.documents_count = counts.get(issue.pk, 0)


class DocumentListView(ListView):
    queryset = Document.objects.all()
    filterset_class = DocumentFilterSet
    title = _("Documents")
    file_name = "documents"
    default_order = ("-signed_date", "-pk")
    moment = "published_at"
    feed_note = _("Every document as it is published, and as it is corrected.")
    columns = (
        Column(
            "number",
            _("document number"),
            link="self",
            sort=("code", "year", "serial"),
        ),
        Column("title", _("title"), link="self", sort=("title",)),
        Column(
            "genre",
            _("genre"),
            methodcaller("get_genre_display"),
            sort=("genre",),
            type="string",
        ),
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

    def entry_title(self, row):
        return f"{row.number} {row.title}".strip()

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

    template_name = "gazette/series.html"
    default_order = ("serial",)

    def get_queryset(self):
        of_series = super().get_queryset().filter(**self.kwargs)
        if not of_series.exists():
            raise Http404
        return of_series

    def get_title(self):
        return "{code}〔{year}〕".format(**self.kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            code=self.kwargs["code"],
            year=self.kwargs["year"],
            years=series.years(self.kwargs["code"]),
            numbers=series.standing(**self.kwargs),
            **kwargs,
        )


class OrganizationListView(ListView):
    """The authority file; an organization has no page but its own row."""

    queryset = Organization.objects.select_related("parent")
    filterset_class = OrganizationFilterSet
    title = _("Organizations")
    file_name = "organizations"
    default_order = ("full_name",)
    columns = (
        Column("full_name", _("full name"), sort=("full_name",)),
        Column("short_name", _("short name"), sort=("short_name",)),
        Column("former_names", _("former names")),
        Column(
            "kind",
            pgettext_lazy("organization", "kind"),
            methodcaller("get_kind_display"),
            sort=("kind", "full_name"),
            type="string",
        ),
        Column("parent", _("parent"), "parent.full_name"),
    )

    def page_of(self, row):
        return f"{reverse('gazette:organizations')}?{urlencode({'q': row.full_name})}"


class AccessibilityView(TemplateView):
    """What the site does for readers with disabilities, and how they reach it."""

    template_name = "gazette/accessibility.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=_("Accessibility"), contact=settings.SITE_CONTACT, **kwargs
        )


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
