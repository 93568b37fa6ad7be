"""Whole tables for everyone: what is published of them, as files."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from core.freshness.models import LastChange

from . import checksums, structured
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
    def columns(self):
        return self.table.columns

    @cached_property
    def records(self):
        return self.table.published().count()

    @cached_property
    def checksum(self):
        """Of the CSV file; ``None`` where it takes long, and is to be asked for by itself."""
        if self.records > checksums.AT_A_GLANCE:
            return None
        return checksums.checksum_of(self.name, self.table)


def public_tables():
    """All tables of which something is public, in the order of their names."""
    tables = (PublicTable(name, resource(name)) for name in sorted(table_names()))
    return [public for public in tables if public.table.published() is not None]


class TablesView(TemplateView):
    template_name = "generic/data.html"
    extra_context = {
        "title": gettext_lazy("All tables as files"),
        "formats": [(suffix, each.title) for suffix, each in BY_SUFFIX.items()],
        "licence": settings.DATA_LICENCE,
        "licence_url": settings.DATA_LICENCE_URL,
    }

    def get_context_data(self, **kwargs):
        last, tables = LastChange.objects.first(), public_tables()
        return super().get_context_data(
            tables=tables,
            updated=last and last.at,
            catalogue=structured.catalogue(self.request, tables, last),
            **kwargs,
        )


class ChecksumsView(View):
    """The checksums of all CSV files, as ``sha256sum --check`` reads them."""

    def get(self, request):
        return StreamingHttpResponse(
            self.lines(), content_type="text/plain; charset=utf-8"
        )

    def lines(self):
        for public in public_tables():
            known = checksums.checksum_of(public.name, public.table)
            yield f"{known.sha256}  {public.name}.csv\n"


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
