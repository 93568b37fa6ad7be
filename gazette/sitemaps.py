"""What search engines are told: every page that stays, and when it changed."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.db.models import ForeignKey, Max, OuterRef, Subquery
from django.http import HttpResponse
from django.urls import reverse

from .models import Document, Issue
from .registers.config import registers

PAGES = ("home", "issues", "documents", "organizations", "data", "api", "feeds")
ADDRESS = ("code", "year", "serial", "superseded_at", "edition")


class Changing(Sitemap):
    """Pages of the ``rows``, which changed at ``moment``."""

    limit = 10_000

    def __init__(self, rows, moment):
        self.rows, self.moment = rows, moment

    def items(self):
        return self.rows.order_by("pk")

    def lastmod(self, row):
        return getattr(row, self.moment)

    # Django would go through all the rows.
    def get_latest_lastmod(self):
        return self.rows.order_by().aggregate(last=Max(self.moment))["last"]


class Lists(Sitemap):
    def items(self):
        lists = [f"{register.label}:list" for register in registers()]
        changes = [f"gazette:changes_{register.label}" for register in registers()]
        return [*(f"gazette:{name}" for name in PAGES), *lists, *changes]

    def location(self, name):
        return reverse(name)


def sitemaps():
    documents = Document.objects.published().only(*ADDRESS, "published_at")
    maps = {
        "lists": Lists(),
        "documents": Changing(documents, "published_at"),
        "issues": Changing(
            Issue.objects.published().with_last_published(), "last_published"
        ),
    }
    for register in registers():
        states = register.state_model
        for key in map(states._meta.get_field, states.SUBJECT):
            if isinstance(key, ForeignKey):
                maps[key.name] = Changing(subjects(states, key), "told_from")
    return maps


def subjects(states, key):
    """What a register says anything of, by one of its keys."""
    told = states.objects.ever().filter(**{key.name: OuterRef("pk")})
    last = told.order_by("-known_from").values("known_from")[:1]
    rows = key.related_model.objects.annotate(told_from=Subquery(last))
    return rows.exclude(told_from=None)


def index(request):
    return sitemap_views.index(
        request, sitemaps(), sitemap_url_name="gazette:sitemap_section"
    )


def section(request, section):
    return sitemap_views.sitemap(request, sitemaps(), section)


def robots(request):
    sitemap = request.build_absolute_uri(reverse("gazette:sitemap"))
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /language/",
        f"Sitemap: {sitemap}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
