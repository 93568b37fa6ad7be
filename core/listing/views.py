"""The generic public list: filters, search, order, pages, and the same rows as files."""

from itertools import islice

from django.http import QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.views import FilterView

from . import feeds
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
from .remembering import RememberingPaginator
from .tables import Table

CHUNK = 1000


class ListView(FilterView):
    """A public list.

    A subclass says ``queryset`` (what is public), ``filterset_class``, ``columns``,
    ``default_order`` (fields), ``title`` and ``file_name``. ``?sort`` is the name of a
    column, ``?format`` one of csv, xlsx and json: always all rows, from the same query;
    or atom: the rows newest by ``moment``, a field, where the list has one.
    """

    template_name = "generic/list.html"
    paginator_class = RememberingPaginator
    columns = ()
    default_order = ()
    title = ""
    file_name = "list"
    moment = ""
    feed_note = gettext_lazy("Each row with the moment at which it became public.")

    def get(self, request, *args, **kwargs):
        asked = request.GET.get("format", "html")
        if asked == "html":
            return super().get(request, *args, **kwargs)
        if asked not in self.formats():
            return self.refuse(
                _("There is no such format. There are %(formats)s.")
                % {"formats": _(", ").join(map(str.upper, self.formats()))}
            )
        if (rows := self.asked_for()) is None:
            return self.refuse(
                _("What was asked for cannot be read, so there are no rows.")
            )
        if asked == "atom":
            return feeds.answer(self, rows)
        return self.download(FORMATS[asked], rows)

    def formats(self):
        return [*FORMATS, "atom"] if self.moment else [*FORMATS]

    def refuse(self, reason):
        return TemplateResponse(
            self.request, "400.html", {"reason": reason}, status=400
        )

    def asked_for(self):
        """The rows that were asked for; ``None`` where it cannot be read what was."""
        self.filterset = self.get_filterset(self.get_filterset_class())
        readable = self.filterset.is_valid() or not self.filterset.is_bound
        readable = readable and not self.unreadable()
        return self.filterset.qs if readable else None

    def unreadable(self):
        """The names of parameters beside the filters that cannot be read."""
        return []

    def download(self, file_format, rows):
        return file_format(
            self.get_file_name(), self.file_columns(), self.all_rows(rows), self.about()
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
        rows = self.each(queryset)
        while chunk := list(islice(rows, CHUNK)):
            yield from self.complete(chunk)

    def each(self, queryset):
        return queryset.iterator(chunk_size=CHUNK)

    def complete(self, rows):
        """``rows`` with all that files and feeds have of them."""
        self.prepare(rows)
        site = self.site_address()
        for row in rows:
            row.address = site + self.page_of(row)
        return rows

    def page_of(self, row):
        """The address of the page of a row."""
        return row.get_absolute_url()

    def entry_title(self, row):
        """What a row is called where it stands for itself."""
        return str(row)

    def permalink(self, row):
        """The address that names a row, and no other, for ever."""
        return row.address

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
            "feed": bool(self.moment),
        }
