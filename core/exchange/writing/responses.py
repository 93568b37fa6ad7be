"""Files as answers to requests, sent as they are made."""

from contextlib import closing

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from core.databases.reads import long_read


def download(parts, content_type, name):
    """The file ``name`` of ``parts``, a generator that may read the database."""
    return StreamingHttpResponse(
        in_one_read(parts),
        content_type=content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


def in_one_read(parts):
    with long_read(), closing(parts):
        yield from parts


def table_download(table, table_format, name):
    """``table`` as the file ``name`` in ``table_format``; its suffix is added."""
    return download(
        table_format.stream(table),
        table_format.get_content_type(),
        f"{name}.{table_format.get_extension()}",
    )
