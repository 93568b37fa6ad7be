"""The audit as CSV and Excel: all that is hashed, so that it can be proven from the file."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.listing.columns import Column
from core.listing.downloads import as_csv, as_xlsx

from .chain import COLUMNS as HASHED
from .models import AuditRecord

FORMATS = {"csv": as_csv, "xlsx": as_xlsx}
CHUNK = 2_000


def moment(row):
    return timezone.localtime(row.at).isoformat(timespec="microseconds")


def column(name):
    heading = AuditRecord._meta.get_field(name).verbose_name
    return Column(name, heading, {"at": moment}.get(name, ""))


COLUMNS = (
    *map(column, HASHED),
    column("hash"),
    Column("label", _("act, in words"), lambda row: row.get_event_display()),
)


def download(queryset, name):
    """The rows of ``queryset``, the first first, as the file format ``name``."""
    rows = queryset.order_by("number").iterator(chunk_size=CHUNK)
    return FORMATS[name](f"audit-{timezone.localdate()}", COLUMNS, rows, {})
