"""The sample of a real gazette: its facts from tables, its texts written anew, published."""

import csv
from datetime import datetime, time
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from core.workflow.perform import perform
from gazette.models import Document, Relation

from .bulk import WAY, create

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
UNDATED = datetime(2020, 10, 31).date()


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
    for name in TABLES:
        call_command(
            "exchange", "import", name, FOLDER / f"{name}.csv", stdout=StringIO()
        )
    documents = sorted(stored().order_by("order"), key=day_of)
    relate(documents)
    for document in documents:
        write(document)
        publish(document)
    return len(documents)


def relate(documents):
    by_number = {document.number: document for document in documents}
    create(
        Relation(
            source=by_number[row["发文字号"]],
            kind=row["关系"],
            target_number=row["对方文号"],
        )
        for row in table("relations")
    )


def write(document):
    for change_set in document.change_sets():
        change_set.draft_text(None, replace=True)
        document.refresh_from_db()


def publish(document):
    at = datetime.combine(day_of(document), time(9), timezone.get_default_timezone())
    for name in WAY:
        perform(document, name, None, at=at)


def day_of(document):
    return document.printed_date or document.signed_date or UNDATED
