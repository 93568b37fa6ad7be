"""The file formats of tables, for the admin, the command line and the public alike."""

from pathlib import Path

from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format

from . import writing
from .reading.limits import UPLOAD
from .reading.text import read_csv
from .reading.workbooks import read_workbook
from .tables import Unreadable


class TableFormat(Format):
    """A format that reads bytes to a TableRead and writes a TableToWrite."""

    title = extension = content_type = ""
    # The function that reads it, and the module that writes it.
    read = writer = None

    def __init__(self, encoding=None):
        """``encoding`` is what import-export passes on; a file tells its own."""

    def get_title(self):
        return self.title

    def get_extension(self):
        return self.extension

    def get_content_type(self):
        return self.content_type

    def can_import(self):
        return True

    def can_export(self):
        return True

    def create_dataset(self, data, limits=UPLOAD):
        """The TableRead in ``data``: bytes, a path, or a binary file that can be sought in.

        Raises Unreadable.
        """
        return self.read(data, limits)

    def stream(self, table):
        """The bytes of ``table``, part by part as its blocks come."""
        return self.writer.stream(table)

    def write(self, table, file):
        file.writelines(self.stream(table))

    def export_data(self, table):
        return b"".join(self.stream(table))


class CSV(TableFormat):
    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"
    read = staticmethod(read_csv)
    writer = writing.csv


class XLSX(TableFormat):
    title = "Excel"
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    read = staticmethod(read_workbook)
    writer = writing.xlsx


FORMATS = (CSV, XLSX)


def format_of(path):
    """The format that the suffix of ``path`` names; raises Unreadable."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    for table_format in FORMATS:
        if table_format.extension == suffix:
            return table_format()
    raise Unreadable(
        _("“%(name)s” is neither a .csv nor an .xlsx file.") % {"name": Path(path).name}
    )
