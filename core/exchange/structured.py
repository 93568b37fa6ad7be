"""The whole tables, told to machines."""

from django.conf import settings
from django.urls import reverse

from core import structured

from .formats import FORMATS


def catalogue(request, tables, last):
    """All tables as a catalogue; ``last`` is the last change."""
    return structured.script(
        {
            "@type": "DataCatalog",
            "name": settings.GAZETTE_NAME,
            "url": request.build_absolute_uri(),
            "publisher": structured.publisher(),
            "license": structured.licence(),
            "dateModified": last and last.at.isoformat(),
            "dataset": [of_table(request, public, last) for public in tables],
        }
    )


def of_table(request, public, last):
    page = request.build_absolute_uri(reverse("gazette:data"))
    return structured.dataset(
        public.title,
        f"{page}#{public.name}",
        [of_file(request, public, one) for one in FORMATS],
        dateModified=last and last.at.isoformat(),
        size=f"{public.records}",
        variableMeasured=[
            {
                "@type": "PropertyValue",
                "name": column.column_name,
                "description": column.description,
            }
            for column in public.columns
        ],
    )


def of_file(request, public, table_format):
    suffix = table_format.extension
    address = reverse("gazette:data_file", args=[public.name, suffix])
    known = public.checksum if suffix == "csv" else None
    told = {"contentSize": f"{known.size} B", "sha256": known.sha256} if known else {}
    return structured.download(
        table_format.content_type.partition(";")[0],
        request.build_absolute_uri(address),
        **told,
    )
