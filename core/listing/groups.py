"""A register counted: one row for each value that its rows share."""

from django.db.models import F
from django.urls import reverse
from django.utils.http import urlencode

from .columns import ADDRESS
from .parameters import clean_text, ordering
from .registers import RegisterListView


class Group:
    """What the rows of a register that share a value come to."""

    def __init__(self, address, values):
        self.__dict__.update(values)
        self.get_absolute_url = lambda: address


class GroupedListView(RegisterListView):
    """A register counted by ``group``, a field that its filters know by the same name.

    ``counts`` are aggregates by name. The groups stand in the order of pinyin.
    """

    moment = ""
    group = ""
    counts = {}

    def file_columns(self):
        return [*(column for column in self.columns if column.in_files), ADDRESS]

    def get_ordering(self):
        self.sort, fields = ordering(
            clean_text(self.request.GET.get("sort", "")), self.columns
        )
        self.order = [*(fields or [self.pinyin]), self.group]
        return ()

    @property
    def pinyin(self):
        return f"{self.group}_pinyin"

    def grouped(self, states):
        rows = states.order_by().values(self.group, self.pinyin)
        return rows.annotate(**self.counts).order_by(*map(empty_last, self.order))

    def paginate_queryset(self, queryset, page_size):
        paginator, page, rows, others = super().paginate_queryset(
            self.grouped(queryset), page_size
        )
        return paginator, page, [self.as_group(row) for row in rows], others

    def each(self, queryset):
        return map(self.as_group, self.grouped(queryset))

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
