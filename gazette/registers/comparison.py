"""What is different between two change sets of a register, entry by entry."""

import dataclasses
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from core.compare.align import of_characters
from core.compare.records import RecordChange, compare_fields, pair_records
from core.compare.rows import CHANGED, unnumbered
from core.compare.spans import SAME
from core.workflow.content import content_fields
from core.workflow.states import State

# These are compared in ways of their own, or are no news.
APART = {"body", "public_note", "document", "order", "columns", "rows"}


@dataclass(frozen=True)
class ChangeSetChange:
    """What two change sets of a register state differently."""

    register: str
    record: RecordChange
    entries: list

    @property
    def changed_entries(self):
        return [entry for entry in self.entries if entry.kind != SAME]

    @property
    def told_entries(self):
        return [one for one in self.changed_entries if not is_renumbered(one)]

    @property
    def renumbered(self):
        return len(self.changed_entries) - len(self.told_entries)

    @property
    def unchanged(self):
        return len(self.entries) - len(self.changed_entries)

    @property
    def is_changed(self):
        return bool(self.changed_entries or self.record.kind != SAME)


def is_renumbered(change):
    """Whether nothing but its place moved on: the clause, or the number in sequence."""
    if change.kind != CHANGED or change.changed_parts:
        return False
    return all(
        one.name in {"clause", "sequence"}
        or (one.name == "source_text" and unnumbered(one.old) == unnumbered(one.new))
        for one in change.changed_fields
    )


def besides_apart(fields):
    return [one for one in fields if one.name not in APART]


def record_change(old, new, fields, parts=()):
    return RecordChange(old, new, compare_fields(old, new, fields), list(parts))


def compare_change_sets(triples):
    """A ChangeSetChange for each of ``triples`` in which there is anything to compare."""
    return [
        compare_change_set(register, old, new)
        for register, old, new in triples
        if old or new
    ]


def compare_change_set(register, old, new):
    fields = besides_apart(content_fields(register.change_set_model))
    return ChangeSetChange(
        register.verbose_name,
        record_change(old, new, fields),
        compare_entries(register.entry_model, old, new),
    )


def compare_entries(model, old, new):
    news = entries_of(model, new)
    olds = entries_of(model, old)
    origins = origins_of(model, news, {entry.pk for entry in olds})
    pairs = pair_records(
        olds,
        news,
        lambda entry: origins.get(entry.pk),
        (lambda entry: (entry.clause, str(entry)), str, lambda entry: entry.name),
        lambda one, other: of_characters(str(one), str(other)),
    )
    fields = entry_fields(model)
    return [compare_entry(one, other, fields) for one, other in pairs]


def entries_of(model, change_set):
    if change_set is None:
        return []
    entries = model.objects.filter(change_set=change_set)
    related = [name for name in model.SUBJECTS if model._meta.get_field(name).editable]
    return list(entries.select_related(*related).prefetch_related(*model.CONTENT_PARTS))


def origins_of(model, entries, wanted):
    """{entry's key: the key in ``wanted`` that it corrects, over however many versions}."""
    reached = {entry.pk: entry.corrects_id for entry in entries if entry.corrects_id}
    while further := {key for key in reached.values() if key and key not in wanted}:
        links = dict(
            model.objects.filter(pk__in=further).values_list("pk", "corrects_id")
        )
        reached = {pk: links.get(key, key) for pk, key in reached.items()}
    return reached


def compare_entry(old, new, fields):
    model = type(new or old)
    changes = compare_fields(old, new, fields)
    said = [change for change in changes if is_told(change, model)]
    return RecordChange(old, new, said, list(compare_parts(old, new)))


def is_told(change, model):
    """What is filled in on publishing, or emptied by editing, is no news of itself."""
    by_hand = model._meta.get_field(change.name).editable
    return bool(
        (by_hand and change.name not in model.SUBJECTS) or (change.old and change.new)
    )


def entry_fields(model):
    """The fields of an entry in the order in which they are read from a document."""
    read = dataclasses.fields(model.READ_AS)
    names = [model.RENAMED.get(one.name, one.name) for one in read]
    places = {name: place for place, name in enumerate(names)} | {
        "source_text": len(names)
    }
    fields = besides_apart(content_fields(model))
    return sorted(fields, key=lambda one: places.get(one.name, len(names)))


def corrections(entries):
    """``entries`` of one register, each with ``correction``: its last change, or ``None``.

    That is a RecordChange; where there were several, of the last that changed anything.
    """
    newest = [entry for entry in entries if entry.corrects_id]
    for entry in entries:
        entry.correction = None
    if newest:
        model = type(newest[0])
        prefetch_related_objects(newest, *model.CONTENT_PARTS)
        find_changes([(entry, entry) for entry in newest], model)
    return entries


def find_changes(pairs, model):
    """Go back from each entry until a correction is found that changed something."""
    fields = [one for one in entry_fields(model) if one.name not in model.SUBJECTS]
    while pairs:
        older = (
            model.objects.select_related("change_set")
            .prefetch_related(*model.CONTENT_PARTS)
            .in_bulk({newer.corrects_id for _, newer in pairs})
        )
        further = []
        for entry, newer in pairs:
            old = older[newer.corrects_id]
            if old.change_set.state != State.SUPERSEDED:
                # Published in error: nothing of it is shown.
                continue
            change = compare_entry(old, newer, fields)
            if change.kind != SAME:
                entry.correction = change
            elif old.corrects_id:
                further.append((entry, old))
        pairs = further


def compare_parts(old, new):
    """The rows that belong to an entry, such as areas, each beside what became of it."""
    model = type(new or old)
    for name in model.CONTENT_PARTS:
        olds, news = (
            list(getattr(one, name).all()) if one else [] for one in (old, new)
        )
        part = model._meta.get_field(name).related_model
        fields = besides_apart(content_fields(part))

        def words(row, fields=fields):
            return "".join(str(one.value_from_object(row)) for one in fields)

        pairs = pair_records(
            olds,
            news,
            lambda row: None,
            (words, str),
            lambda one, other, words=words: of_characters(words(one), words(other)),
        )
        yield from (record_change(one, other, fields) for one, other in pairs)
