from django.urls import path, register_converter

from . import views


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
    path("issues/id/<int:pk>/", views.IssueView.as_view(), name="issue_by_id"),
    path(
        "issues/<number:year>/<number:number>/",
        views.IssueView.as_view(),
        name="issue",
    ),
    path("documents/", views.DocumentListView.as_view(), name="documents"),
    path("documents/id/<int:pk>/", views.DocumentView.as_view(), name="document_by_id"),
    path(
        "documents/<code:code>/<number:year>/",
        views.SeriesView.as_view(),
        name="series",
    ),
    path(
        "documents/<code:code>/<number:year>/<number:serial>/",
        views.DocumentView.as_view(),
        name="document",
    ),
    path("d/<path:number>", views.NumberView.as_view(), name="number"),
    path("attachments/<int:pk>/", views.AttachmentView.as_view(), name="attachment"),
    path("language/<slug:code>/", views.LanguageView.as_view(), name="language"),
]
