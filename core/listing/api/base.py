"""What all answers of the API have in common."""

from django.http import Http404, JsonResponse
from django.utils.translation import gettext_lazy as _

from core.listing.columns import as_data
from core.listing.evidence import full_reference
from core.listing.problems import problem

from . import schemas

PREFIX = "/api"
NOTHING = _("There is nothing at this address.")


class ApiMixin:
    """For the view of a page: answers with data, and to faults with a problem."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            return problem(request, 404, NOTHING)

    def answer(self, data):
        return JsonResponse(data, json_dumps_params={"ensure_ascii": False})

    def full(self, address):
        return self.request.build_absolute_uri(address)

    def api_address(self, target):
        """Where the data of ``target`` is."""
        return self.full(PREFIX + target.get_absolute_url())

    def row(self, columns, row):
        """The values of a row, and the clause that states each of those that have one."""
        values = {column.name: as_data(column.of(row)) for column in columns}
        evidence = getattr(row, "evidence", None)
        if evidence is not None:
            values["clauses"] = {
                column.name: self.clause(evidence[column.source])
                for column in columns
                if column.source in evidence and values[column.name] is not None
            }
        return values

    def clause(self, entry):
        return {
            "reference": full_reference(entry),
            "url": self.full(entry.get_absolute_url()),
        }


class Part:
    """Rows that belong to a record: ``columns`` of what ``rows(view)`` gives.

    Where there may be more than are given, what it gives has ``total``.
    """

    def __init__(self, title, columns, rows, model=None):
        self.title, self.columns = title, tuple(columns)
        self.rows, self.model = rows, model

    def schema(self):
        """Rows of registers, whose columns have sources, have their clauses beside them."""
        is_stated = any(column.source for column in self.columns)
        more = {"clauses": schemas.clauses(self.columns)} if is_stated else {}
        return schemas.closed(
            {
                "total": {"type": "integer"},
                "rows": schemas.of_rows(schemas.of_row(self.columns, self.model, more)),
            },
            description=str(self.title),
        )


class RecordApi(ApiMixin):
    """A record: the values of ``own_columns``, and the rows of its ``parts`` by name."""

    record_model = None
    own_columns = ()
    parts = {}

    @classmethod
    def summary(cls):
        return cls.record_model._meta.verbose_name

    @classmethod
    def query_parameters(cls):
        return []

    @classmethod
    def schema(cls):
        own = {c.name: schemas.of_column(c, cls.record_model) for c in cls.own_columns}
        parts = {name: part.schema() for name, part in cls.get_parts().items()}
        return schemas.closed(
            {**cls.about_schema(), **own, "url": schemas.URI, **parts}
        )

    @classmethod
    def about_schema(cls):
        return {}

    @classmethod
    def example(cls):
        """A record whose data there is."""
        return cls.record_model.objects.published().first()

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return self.answer(self.record())

    def record(self):
        record = self.row(self.own_columns, self.object)
        record |= {"url": self.full(self.object.get_absolute_url())}
        return record | {
            name: self.rows_of(part) for name, part in self.get_parts().items()
        }

    @classmethod
    def get_parts(cls):
        return cls.parts

    def rows_of(self, part):
        rows = part.rows(self)
        rows = rows if hasattr(rows, "total") else list(rows)
        return {
            "total": getattr(rows, "total", len(rows)),
            "rows": [self.row(part.columns, row) for row in rows],
        }
