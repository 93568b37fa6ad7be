"""A register counted: one row for each value that its rows share."""

from itertools import islice

from django.db.models import F
from django.urls import reverse
from django.utils.http import urlencode

from .columns import ADDRESS
from .parameters import clean_text, ordering
from .registers import RegisterListView
from .views import CHUNK


class Group:
    """What the rows of a register that share a value come to."""

    def __init__(self, address, values):
        self.__dict__.update(values)
        self.get_absolute_url = lambda: address


class GroupedListView(RegisterListView):
    """A register counted by ``group``, a field that its filters know by the same name.

    ``counts`` are aggregates by name, ``default_order`` names of them or of fields that
    are ``grouped_by`` beside ``group``.
    """

    moment = ""
    group = ""
    grouped_by = ()
    counts = {}

    def file_columns(self):
        return [*(column for column in self.columns if column.in_files), ADDRESS]

    def get_ordering(self):
        self.sort, fields = ordering(
            clean_text(self.request.GET.get("sort", "")), self.columns
        )
        self.order = [*(fields or self.default_order), self.group]
        return ()

    def grouped(self, states):
        rows = states.order_by().values(self.group, *self.grouped_by)
        return rows.annotate(**self.counts).order_by(*map(empty_last, self.order))

    def paginate_queryset(self, queryset, page_size):
        paginator, page, rows, others = super().paginate_queryset(
            self.grouped(queryset), page_size
        )
        return paginator, page, [self.as_group(row) for row in rows], others

    def all_rows(self, queryset):
        rows, site = map(self.as_group, self.grouped(queryset)), self.site_address()
        while chunk := list(islice(rows, CHUNK)):
            self.prepare(chunk)
            for row in chunk:
                row.address = site + row.get_absolute_url()
            yield from chunk

    def prepare(self, rows):
        """A group is stated by no single entry."""

    def as_group(self, values):
        address = reverse(f"{self.model._meta.app_label}:list")
        if value := values[self.group]:
            address += f"?{urlencode({self.group: value})}"
        return Group(address, values)


def empty_last(field):
    name = field.removeprefix("-")
    order = F(name).asc if name == field else F(name).desc
    return order(nulls_last=True)
