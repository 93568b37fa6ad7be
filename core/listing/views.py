"""The generic public list: filters, search, order, pages, and the same rows as files."""

from itertools import islice

from django.core.paginator import Paginator
from django.http import QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django_filters.views import FilterView

from .columns import ADDRESS
from .downloads import FORMATS
from .parameters import (
    MAX_CHARACTERS,
    PAGE_SIZES,
    clean_text,
    empty_last,
    ordering,
    page_size,
)
from .tables import Table

CHUNK = 1000


class ListView(FilterView):
    """A public list.

    A subclass says ``queryset`` (what is public), ``filterset_class``, ``columns``,
    ``default_order`` (fields), ``title`` and ``file_name``. ``?sort`` is the name of a
    column, ``?format`` one of csv, xlsx and json: always all rows, from the same query.
    """

    template_name = "generic/list.html"
    paginator_class = Paginator
    columns = ()
    default_order = ()
    title = ""
    file_name = "list"

    def get(self, request, *args, **kwargs):
        asked = request.GET.get("format", "html")
        if asked == "html":
            return super().get(request, *args, **kwargs)
        if asked not in FORMATS:
            return self.refuse(
                _("There is no such format. There are CSV, XLSX and JSON.")
            )
        return self.download(FORMATS[asked])

    def refuse(self, reason):
        return TemplateResponse(
            self.request, "400.html", {"reason": reason}, status=400
        )

    def download(self, file_format):
        filterset = self.get_filterset(self.get_filterset_class())
        if not filterset.is_valid():
            return self.refuse(_("The filters cannot be read, so there are no rows."))
        return file_format(
            self.get_file_name(),
            self.file_columns(),
            self.all_rows(filterset.qs),
            self.about(),
        )

    def get_file_name(self):
        return self.file_name

    def file_columns(self):
        return [*(column for column in self.columns if column.in_files), ADDRESS]

    def about(self):
        """What a JSON file says of itself before its rows."""
        return {"title": str(self.get_title())}

    def get_title(self):
        return self.title

    def all_rows(self, queryset):
        rows, site = queryset.iterator(chunk_size=CHUNK), self.site_address()
        while chunk := list(islice(rows, CHUNK)):
            self.prepare(chunk)
            for row in chunk:
                row.address = site + row.get_absolute_url()
            yield from chunk

    def site_address(self):
        return self.request.build_absolute_uri("/").removesuffix("/")

    def prepare(self, rows):
        """Fetch, in a constant number of queries, what the columns need beside ``rows``."""

    def get_ordering(self):
        asked = clean_text(self.request.GET.get("sort", ""))
        self.sort, fields = ordering(asked, self.columns)
        order = fields or self.default_order
        order = order if order[-1:] == ("-pk",) else (*order, "pk")
        return [empty_last(self.queryset.model, field) for field in order]

    def get_paginate_by(self, queryset):
        return page_size(self.request.GET.get("per_page"))

    def paginate_queryset(self, queryset, page_size):
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def kept(self):
        """The parameters that links on the page go on with."""
        names = {*self.filterset.filters, *self.own_parameters()}
        query = QueryDict(mutable=True)
        for name, value in self.request.GET.items():
            if name in names and value:
                query[name] = clean_text(value)[:MAX_CHARACTERS]
        return query

    def own_parameters(self):
        return {"sort", "per_page"}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows, page = list(context["object_list"]), context["page_obj"]
        self.prepare(rows)
        return context | {
            "title": self.get_title(),
            "rows": rows,
            "table": Table(self.columns, rows, self.sort),
            "sort": self.sort,
            "kept": self.kept(),
            "pages": page.paginator.get_elided_page_range(
                page.number, on_each_side=2, on_ends=1
            ),
            "page_sizes": PAGE_SIZES,
            "formats": [name.upper() for name in FORMATS],
        }
