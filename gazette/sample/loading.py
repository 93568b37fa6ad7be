"""The sample of a real gazette: its facts from tables, its texts written anew, published."""

import csv
from datetime import date
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from core.discussion.models import Notification
from core.exchange.formats import format_of
from core.exchange.registry import resource
from gazette.models import Document, Relation

from .people import people
from .way import LEAD, at_nine, enter, go

FOLDER = Path(__file__).parent
TABLES = (
    "organizations",
    "documents",
    "communities",
    "personnel",
    "powers",
    "figures",
)
# The release has no date of its own; statistics are out by the end of the next month.
UNDATED = date(2020, 10, 31)


def table(name):
    """The rows of one of the sample's tables, as dicts by heading."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def stored():
    """The documents of the sample that are in the database."""
    titles = [row["标题"] for row in table("documents")]
    return Document.objects.filter(title__in=titles)


@transaction.atomic
def load():
    """Publish the sample unless some of it is there; returns how many documents are new."""
    if stored().exists():
        return 0
    staff = people()
    for name in TABLES:
        take_in(name, staff.editor)
    documents = sorted(stored().order_by("order"), key=day_of)
    relate(documents, staff.editor)
    for document in documents:
        write(document, staff.editor)
        at = at_nine(day_of(document))
        for publishable in (document, *document.change_sets()):
            enter(publishable, at - LEAD)
        go(document, staff, at)
    nothing_waits(documents)
    return len(documents)


def nothing_waits(documents):
    """Whoever was told of a step of ``documents`` need not look: all is done."""
    told = Notification.objects.filter(
        content_type=ContentType.objects.get_for_model(Document),
        object_id__in=[document.pk for document in documents],
    )
    told.filter(read_at=None).update(read_at=timezone.now())


def take_in(name, editor):
    file = FOLDER / f"{name}.csv"
    read = format_of(file).create_dataset(file.read_bytes())
    report = resource(name).import_data(
        read, raise_errors=True, file_name=file.name, user=editor
    )
    if report.faults:
        raise ValueError("\n".join(map(str, report.faults)))


def relate(documents, editor):
    by_number = {document.number: document for document in documents}
    relations = [
        Relation(
            source=by_number[row["发文字号"]],
            kind=row["关系"],
            target_number=row["对方文号"],
        )
        for row in table("relations")
    ]
    bulk_create_with_history(relations, Relation, default_user=editor)


def write(document, editor):
    for change_set in document.change_sets():
        change_set.draft_text(editor, replace=True)
        document.refresh_from_db()


def day_of(document):
    return document.printed_date or document.signed_date or UNDATED
