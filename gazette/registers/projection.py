"""The registers' tables, kept at what the fold of the published entries says.

Publishing, withdrawing and rebuilding are one act: work out the rows of the subjects
concerned and bring the table there.
"""

import json
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import prefetch_related_objects

from core.derived import led_through
from core.search import index

from .fold import Effect, Row, canonical, rows_of

# So many subjects are folded at a time, that memory stays flat however large the register.
SUBJECTS_AT_A_TIME = 500


def effects_by_key(register, subjects):
    """The effects of all entries ever published about ``subjects``, in their order.

    A dict from key to effects; ``subjects`` are ids of what the keys name first.
    """
    model = register.entry_model
    entries = (
        model.objects.filter(change_set__published_at__isnull=False)
        .touching(subjects)
        .select_related("change_set__document")
        .prefetch_related(*model.PARTS)
        .defer("source_text", "change_set__document__body")
    )
    effects = defaultdict(list)
    for entry in sorted(entries, key=precedence):
        for key, values in entry.effects():
            effects[key].append(effect_of(entry, values))
    return {key: told for key, told in effects.items() if key[0] in subjects}


def effect_of(entry, values):
    change_set = entry.change_set
    ends = filter(None, (change_set.withdrawn_at, change_set.superseded_at))
    return Effect(
        change_set.published_at,
        min(ends, default=None),
        entry.effective_on,
        values,
        entry.pk,
    )


def precedence(entry):
    """Entries of one day take hold in the order of their documents' numbers."""
    document = entry.change_set.document
    return (
        entry.effective_on,
        document.year or 0,
        document.serial or 0,
        entry.change_set_id,
        entry.order,
        entry.pk,
    )


def folded(register, subjects):
    """The rows that the published entries about ``subjects`` amount to."""
    effects = effects_by_key(register, subjects)
    return {row for key, told in effects.items() for row in rows_of(key, told)}


def stored(register, subjects):
    """The rows in the table about ``subjects``, each with its id."""
    model = register.state_model
    states = model.objects.filter(**{f"{model.SUBJECT[0]}__in": subjects})
    return {row_of(state): state.pk for state in states}


def row_of(state):
    return Row(
        tuple(
            getattr(state, state._meta.get_field(name).attname)
            for name in state.SUBJECT
        ),
        state.valid_from,
        state.valid_to,
        state.known_from,
        state.known_to,
        canonical(
            {
                name: getattr(state, name)
                for name in state.VALUES
                if name in state.sources
            }
        ),
        canonical(state.sources),
    )


def state_of(model, row):
    values = json.loads(row.values)
    fields = {name: model._meta.get_field(name) for name in values}
    subject = {
        model._meta.get_field(name).attname: pk
        for name, pk in zip(model.SUBJECT, row.key, strict=True)
    }
    return model(
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        known_from=row.known_from,
        known_to=row.known_to,
        sources=json.loads(row.sources),
        **subject,
        **{name: fields[name].to_python(value) for name, value in values.items()},
    )


def differences(register, subjects):
    """(rows that are missing from the table, {row that should not be there: id})."""
    should, are = folded(register, subjects), stored(register, subjects)
    wrong = {row: pk for row, pk in are.items() if row not in should}
    return should - are.keys(), wrong


def all_subjects(register):
    """The ids of all the register is about, in sets that are worked on together."""
    model = register.state_model
    subject = model._meta.get_field(model.SUBJECT[0]).related_model
    ids = list(subject.objects.order_by("pk").values_list("pk", flat=True))
    starts = range(0, len(ids), SUBJECTS_AT_A_TIME)
    return [set(ids[start : start + SUBJECTS_AT_A_TIME]) for start in starts]


@transaction.atomic
def rebuild(register, subjects):
    """Bring the table to what the published entries say; returns how many rows changed."""
    lock(register)
    missing, wrong = differences(register, subjects)
    model = register.state_model
    model.objects.filter(pk__in=wrong.values()).delete()
    states = [state_of(model, row) for row in missing]
    prefetch_related_objects(states, *led_through(model))
    model.objects.bulk_create(states, batch_size=500)
    if missing or wrong:
        index.keep(model._meta.get_field(model.SUBJECT[0]).related_model, subjects)
    return len(missing) + len(wrong)


def lock(register):
    """Let one transaction at a time fold a register: it must see what the others publish."""
    model = register.change_set_model
    kind = ContentType.objects.get_for_model(model)
    ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)


def update(change_set):
    """Fold again whatever ``change_set`` touches."""
    register = change_set.register
    entries = change_set.entries.prefetch_related(*register.entry_model.PARTS)
    rebuild(register, {key[0] for entry in entries for key, _ in entry.effects()})
