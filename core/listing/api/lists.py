"""Lists: the rows of a page of the site, in pages that stay what they are."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.listing.keysets import BadCursor, Keyset
from core.listing.problems import problem

from . import schemas
from .base import PREFIX, ApiMixin

ROWS, MOST = 100, 1000
UNREADABLE = gettext_lazy("What was asked for cannot be read.")


class ListApi(ApiMixin):
    """For a ListView: ``limit`` rows behind ``cursor``, with the total and what follows."""

    EXAMPLES = ("limit=2",)

    @classmethod
    def summary(cls):
        return cls.title

    @classmethod
    def query_parameters(cls):
        view = cls()
        sorts = [column.name for column in view.columns if column.sort]
        return [
            *schemas.of_filters(view.get_filterset_class()),
            schemas.query(
                "sort",
                {"type": "string", "enum": [*sorts, *(f"-{one}" for one in sorts)]},
                _("The column to sort by; with “-” before it the other way round."),
            ),
            *cls.paging_parameters(),
        ]

    @classmethod
    def paging_parameters(cls):
        limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": ROWS}
        return [
            schemas.query("limit", limit, _("The number of rows.")),
            schemas.query("cursor", {"type": "string"}, _("From the address “next”.")),
        ]

    @classmethod
    def schema(cls):
        columns, model = cls().file_columns(), cls.row_model()
        more = {"api": schemas.URI}
        if any(column.source for column in columns):
            more["clauses"] = schemas.clauses(columns)
        return schemas.closed(
            cls.about_schema()
            | {
                "total": {"type": "integer", "description": _("All rows there are.")},
                "page": schemas.URI | {"description": _("The same rows as a page.")},
                "next": {
                    "type": ["string", "null"],
                    "format": "uri",
                    "description": _("The rows that follow; null where none do."),
                },
                "rows": schemas.of_rows(schemas.of_row(columns, model, more)),
            }
        )

    @classmethod
    def about_schema(cls):
        return {"title": {"type": "string"}}

    @classmethod
    def row_model(cls):
        return cls.model if cls.queryset is None else cls.queryset.model

    def get(self, request, *args, **kwargs):
        rows = self.asked_for()
        if [*self.faults()]:
            return self.refuse_all(self.faults)
        try:
            return self.answer(self.page(rows))
        except BadCursor as error:
            reason = error
            return self.refuse_all(lambda: [("cursor", reason)])

    def refuse_all(self, faults):
        """``faults()`` are pairs of (parameter, what is wrong with it)."""

        def told():
            return [{"parameter": name, "detail": str(text)} for name, text in faults()]

        return problem(self.request, 400, UNREADABLE, errors=told)

    def faults(self):
        for name, errors in self.filterset.form.errors.as_data().items():
            yield from ((name, text) for error in errors for text in error.messages)
        for name in self.unreadable():
            yield name, _("This is no day and no moment.")
        for name in self.request.GET.keys() - self.parameters():
            yield name, _("There is no such parameter.")
        if self.request.GET.get("sort") and not self.sort:
            yield "sort", _("The list cannot be sorted by this.")
        if self.limit() is None:
            most = {"most": MOST}
            yield "limit", _("This is no number of rows from 1 to %(most)s.") % most

    def parameters(self):
        return {*self.filterset.filters, *self.own_parameters()}

    def own_parameters(self):
        return super().own_parameters() - {"per_page"} | {"limit", "cursor"}

    def limit(self):
        text = self.request.GET.get("limit", str(ROWS))
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST))
        return int(text) if is_number and 1 <= int(text) <= MOST else None

    def page(self, rows):
        limit, keyset = self.limit(), Keyset(self.get_ordering())
        behind = keyset.after(rows, self.request.GET.get("cursor", ""))
        page = list(behind[: limit + 1])
        following = keyset.cursor(page[limit - 1]) if len(page) > limit else ""
        return self.told(self.complete(page[:limit]), rows.count(), following)

    def told(self, page, total, following):
        return self.about() | {
            "total": total,
            "page": self.address(self.request.path.removeprefix(PREFIX), limit=None),
            "next": self.following(following) if following else None,
            "rows": [self.listed(row) for row in page],
        }

    def listed(self, row):
        data = {"api": self.full(PREFIX + self.data_of(row))}
        return self.row(self.file_columns(), row) | data

    def data_of(self, row):
        """The page whose data tell more of a row."""
        return self.page_of(row)

    def following(self, cursor):
        return self.address(self.request.path, cursor=cursor, **self.pinned())

    def pinned(self):
        """The parameters that keep the pages that follow at what this one shows."""
        return {}

    def address(self, path, **changes):
        """The address of ``path`` with what was asked for and ``changes``."""
        query = self.kept()
        for name, value in {"cursor": None, **changes}.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return self.full(path + (f"?{query.urlencode()}" if query else ""))
