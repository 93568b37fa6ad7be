"""What stands in the way of many documents, looked up at once.

The workflow judges one record at a time; for a page that shows many, each is told
beforehand what it would ask for. What changes something asks anew: a record that is locked
is read again and has forgotten it all.
"""

from collections import defaultdict

from django.db.models import prefetch_related_objects

from core.workflow import signatures
from gazette.duties import bearers, interpretations_of
from gazette.models import Document, Finding
from gazette.reach import reach_of
from gazette.registers.config import registers


def gathered(documents, user):
    """``documents``, which now know all that the workflow asks of them for ``user``."""
    found = with_interpretations(documents)
    prefetch_related_objects(found, *Document.CONTENT_PARTS)
    signatures.gather(found)
    tell_findings(found)
    by_number, reach = bearers({one.number for one in found}), reach_of(user)
    for document in found:
        document.know("bearers", by_number[document.number])
        document.know(("reach", user.pk), reach)
    for register in registers():
        gather_change_sets(register, found)
    return documents


def with_interpretations(documents):
    """``documents`` and all that interpret them; each knows its own."""
    found, new = {one.pk: one for one in documents}, documents
    while new:
        prefetch_related_objects(new, "supersedes")
        told = interpretations_of(new)
        others = {one.pk: one for ones in told.values() for one in ones}
        further = {pk: one for pk, one in others.items() if pk not in found}
        found |= further
        for document in new:
            own = [found[one.pk] for one in told[document.pk]]
            document.know("interpretations", own)
        new = list(further.values())
    return list(found.values())


def tell_findings(documents):
    told = defaultdict(list)
    for finding in Finding.objects.open().filter(document__in=documents):
        told[finding.document_id].append(finding)
    for document in documents:
        document.know("open_findings", told[document.pk])


def gather_change_sets(register, documents):
    name, parts = f"{register.label}_change_sets", register.entry_model.CONTENT_PARTS
    entries = f"{name}__entries"
    prefetch_related_objects(
        documents, entries, *(f"{entries}__{part}" for part in parts)
    )
    change_sets = [
        one for document in documents for one in getattr(document, name).all()
    ]
    signatures.gather(change_sets)
    told = register.change_set_model.of_entries(
        [entry for change_set in change_sets for entry in change_set.entries.all()]
    )
    for change_set in change_sets:
        change_set.know("of_entries", told)
