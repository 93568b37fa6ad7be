"""Whole tables for everyone: what is published of them, as files."""

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from .formats import FORMATS
from .registry import resource, table_names
from .resources import TableResource
from .writing.responses import table_download

BY_SUFFIX = {file_format.extension: file_format for file_format in FORMATS}


@dataclass(frozen=True)
class PublicTable:
    """A table of which something is public, under its ``name``."""

    name: str
    table: TableResource

    @property
    def title(self):
        return self.table.get_display_name()

    @property
    def headings(self):
        return [column.column_name for column in self.table.columns]


def public_tables():
    """All tables of which something is public, in the order of their names."""
    tables = (PublicTable(name, resource(name)) for name in sorted(table_names()))
    return [public for public in tables if public.table.published() is not None]


class TablesView(TemplateView):
    template_name = "generic/data.html"
    extra_context = {
        "title": gettext_lazy("All tables as files"),
        "formats": [(suffix, each.title) for suffix, each in BY_SUFFIX.items()],
    }

    def get_context_data(self, **kwargs):
        return super().get_context_data(tables=public_tables(), **kwargs)


class TableView(View):
    """The published rows of a table as a file."""

    def get(self, request, name, suffix):
        if name not in table_names() or suffix not in BY_SUFFIX:
            raise Http404(_("There is no such file."))
        table = resource(name)
        if (records := table.published()) is None:
            raise Http404(_("There is no such file."))
        return table_download(
            table.export(records),
            BY_SUFFIX[suffix](),
            f"{name}-{timezone.localdate()}",
        )

    def head(self, request, **kwargs):
        """The headers alone: servers may go through what they do not send."""
        response = self.get(request, **kwargs)
        response.streaming_content = ()
        return response
