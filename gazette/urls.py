from django.urls import path, register_converter

from core.exchange import public
from core.listing import feed_page
from core.listing.api import views as api

from . import document_views, issue_views, search_views, sitemaps, views
from .log import log_view
from .registers.config import registers


class CodeConverter:
    """The code of a document number: 济槐政字."""

    regex = r"[\u4e00-\u9fff]{1,20}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class NumberConverter:
    """A year or a serial number, never more digits than there can be."""

    regex = r"[0-9]{1,6}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


register_converter(CodeConverter, "code")
register_converter(NumberConverter, "number")

app_name = "gazette"
urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("issues/", views.IssueListView.as_view(), name="issues"),
    path(
        "issues/id/<int:pk>/",
        issue_views.IssueView.as_view(),
        name="issue_by_id",
    ),
    path(
        "issues/id/<int:pk>/full/",
        issue_views.WholeIssueView.as_view(),
        name="issue_full_by_id",
    ),
    path(
        "issues/id/<int:pk>/pdf/",
        issue_views.IssuePDFView.as_view(),
        name="issue_pdf_by_id",
    ),
    path(
        "issues/<number:year>/<number:number>/",
        issue_views.IssueView.as_view(),
        name="issue",
    ),
    path(
        "issues/<number:year>/<number:number>/full/",
        issue_views.WholeIssueView.as_view(),
        name="issue_full",
    ),
    path(
        "issues/<number:year>/<number:number>/pdf/",
        issue_views.IssuePDFView.as_view(),
        name="issue_pdf",
    ),
    path("documents/", views.DocumentListView.as_view(), name="documents"),
    path(
        "documents/id/<int:pk>/",
        document_views.DocumentView.as_view(),
        name="document_by_id",
    ),
    path(
        "documents/<code:code>/<number:year>/",
        views.SeriesView.as_view(),
        name="series",
    ),
    path(
        "documents/<code:code>/<number:year>/<number:serial>/",
        document_views.DocumentView.as_view(),
        name="document",
    ),
    path(
        "documents/<code:code>/<number:year>/<number:serial>/v<number:edition>/",
        document_views.DocumentView.as_view(),
        name="version",
    ),
    path(
        "documents/id/<int:pk>/pdf/",
        document_views.DocumentPDFView.as_view(),
        name="document_pdf_by_id",
    ),
    path(
        "documents/<code:code>/<number:year>/<number:serial>/pdf/",
        document_views.DocumentPDFView.as_view(),
        name="document_pdf",
    ),
    path(
        "documents/<code:code>/<number:year>/<number:serial>/v<number:edition>/pdf/",
        document_views.DocumentPDFView.as_view(),
        name="version_pdf",
    ),
    path(
        "documents/<code:code>/<number:year>/<number:serial>/compare/<number:old>-<number:new>/",
        document_views.ComparisonView.as_view(),
        name="comparison",
    ),
    path(
        "documents/id/<int:pk>/compare/<number:old>-<number:new>/",
        document_views.ComparisonView.as_view(),
        name="comparison_by_id",
    ),
    path(
        "documents/<code:code>/<number:year>/<number:serial>"
        "/compare/<slug:register>/<number:old>-<number:new>/",
        document_views.ChangeSetComparisonView.as_view(),
        name="change_set_comparison",
    ),
    path(
        "documents/id/<int:pk>/compare/<slug:register>/<number:old>-<number:new>/",
        document_views.ChangeSetComparisonView.as_view(),
        name="change_set_comparison_by_id",
    ),
    path("organizations/", views.OrganizationListView.as_view(), name="organizations"),
    *(
        path(
            f"changes/{register.label}/",
            log_view(register).as_view(),
            name=f"changes_{register.label}",
        )
        for register in registers()
    ),
    path("search/", search_views.SearchView.as_view(), name="search"),
    path("d/<path:number>", document_views.NumberView.as_view(), name="number"),
    path(
        "attachments/<int:pk>/",
        document_views.AttachmentView.as_view(),
        name="attachment",
    ),
    path("data/", public.TablesView.as_view(), name="data"),
    path(
        "data/<slug:name>.<slug:suffix>", public.TableView.as_view(), name="data_file"
    ),
    path("data/SHA256SUMS", public.ChecksumsView.as_view(), name="checksums"),
    path("feeds/", feed_page.FeedsView.as_view(), name="feeds"),
    path("api/", api.ApiView.as_view(), name="api"),
    path("api/openapi.json", api.DescriptionView.as_view(), name="openapi"),
    path("api/<path:rest>/", api.DataView.as_view(), name="api_data"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("accessibility/", views.AccessibilityView.as_view(), name="accessibility"),
    path("language/<slug:code>/", views.LanguageView.as_view(), name="language"),
]
