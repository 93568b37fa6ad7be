"""Which entry of which document states a value of a register."""

from django.utils.translation import gettext as _


def attach(states, entry_model):
    """Give each state ``evidence``: for each of its values the entry that states it.

    Beside them ``since`` and ``until``, which began and ended it. One query for all.
    """
    ids = {pk for state in states for pk in state.sources.values()}
    entries = entry_model.objects.with_documents().in_bulk(ids)
    for state in states:
        state.evidence = {
            name: entries[pk] for name, pk in state.sources.items() if pk in entries
        }
        stated = [
            state.evidence[name] for name in state.VALUES if name in state.evidence
        ]
        state.stated_by = "；".join(dict.fromkeys(map(full_reference, stated)))


def short_reference(entry):
    """The clause as it fits beside a value: 7号·七."""
    document = entry.change_set.document
    number = f"{document.serial}号" if document.serial else _("document")
    return "·".join(filter(None, (number, entry.clause)))


def full_reference(entry):
    """The document and the clause: 济槐政字〔2020〕7号 七."""
    return f"{entry.change_set.document} {entry.clause}".strip()
