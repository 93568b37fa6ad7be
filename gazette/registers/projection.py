"""The fold: from published entries to what the registers say, in both times.

A register's projection holds, for every key, rows of (effective time × known time). The
rows of a key follow from its published entries alone, so publishing, withdrawing and
rebuilding are one act: work out the rows of the keys concerned and bring the table there.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter

from django.db import transaction


@dataclass(frozen=True)
class Effect:
    """What one entry does to one key, and when the public knew of it."""

    known_from: datetime
    known_to: datetime | None
    valid_from: date
    values: dict | None
    entry: int


@dataclass(frozen=True)
class Row:
    """One row of a projection, comparable whether folded or stored."""

    key: tuple
    valid_from: date
    valid_to: date | None
    known_from: datetime
    known_to: datetime | None
    values: str
    sources: str


def fold(effects):
    """The stretches of effective time that ``effects``, in their order, amount to.

    Yields (valid_from, valid_to, values, sources). An effect sets the values it states
    and leaves the others as they were; ``None`` ends the state.
    """
    values, sources, states = None, {}, []
    for day, of_day in groupby(effects, key=attrgetter("valid_from")):
        for effect in of_day:
            if effect.values is None:
                values, sources = None, {}
            else:
                values = (values or {}) | effect.values
                sources = sources | dict.fromkeys(effect.values, effect.entry)
        states.append((day, values, sources))
    for position, (day, state, state_sources) in enumerate(states, 1):
        if state is not None:
            end = states[position][0] if position < len(states) else None
            yield day, end, state, state_sources


def rows_of(key, effects):
    """All rows of ``key``: at each moment of publishing or withdrawing, the fold anew."""
    moments = sorted(
        {e.known_from for e in effects} | {e.known_to for e in effects if e.known_to}
    )
    open_since, rows = {}, []
    for moment in moments:
        visible = [
            e
            for e in effects
            if e.known_from <= moment and (e.known_to is None or e.known_to > moment)
        ]
        now = {
            (day, end, canonical(values), canonical(sources))
            for day, end, values, sources in fold(visible)
        }
        rows += closed(key, open_since, now, moment)
        open_since |= dict.fromkeys(now - open_since.keys(), moment)
    return rows + closed(key, open_since, set(), None)


def closed(key, open_since, now, moment):
    """The rows that are no longer said at ``moment``, taken out of ``open_since``."""
    gone = [state for state in open_since if state not in now]
    return [
        Row(
            key,
            day,
            end,
            open_since.pop((day, end, values, sources)),
            moment,
            values,
            sources,
        )
        for day, end, values, sources in gone
    ]


def canonical(values):
    return json.dumps(values, sort_keys=True, ensure_ascii=False, default=plain)


def plain(value):
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def effects_by_key(register, keys=None):
    """The effects of all entries ever published, by key, in the order they take hold."""
    model = register.entry_model
    entries = (
        model.objects.filter(change_set__published_at__isnull=False)
        .select_related("change_set__document")
        .prefetch_related(*model.PARTS)
    )
    if keys is not None:
        entries = entries.touching(keys)
    effects = defaultdict(list)
    for entry in sorted(
        entries.defer("source_text", "change_set__document__body"), key=precedence
    ):
        change_set = entry.change_set
        for key, values in entry.effects():
            effects[key].append(
                Effect(
                    change_set.published_at,
                    min(
                        filter(
                            None, (change_set.withdrawn_at, change_set.superseded_at)
                        ),
                        default=None,
                    ),
                    entry.effective_on,
                    values,
                    entry.pk,
                )
            )
    return effects if keys is None else {key: effects.get(key, []) for key in keys}


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


def folded(register, keys=None):
    return {
        row
        for key, effects in effects_by_key(register, keys).items()
        for row in rows_of(key, effects)
    }


def stored(register, keys=None):
    """The rows in the table, each with its id."""
    states = register.state_model.objects.all()
    if keys is not None:
        first = register.state_model.SUBJECT[0]
        states = states.filter(**{f"{first}__in": {key[0] for key in keys}})
    rows = {}
    for state in states:
        row = row_of(state)
        if keys is None or row.key in keys:
            rows[row] = state.pk
    return rows


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


def differences(register, keys=None):
    """(rows that are missing from the table, {row that should not be there: id})."""
    should, are = folded(register, keys), stored(register, keys)
    return should - are.keys(), {
        row: pk for row, pk in are.items() if row not in should
    }


@transaction.atomic
def rebuild(register, keys=None):
    """Bring the table to what the published entries say; returns how many rows changed."""
    missing, wrong = differences(register, keys)
    model = register.state_model
    for pks in batches(sorted(wrong.values())):
        model.objects.filter(pk__in=pks).delete()
    model.objects.bulk_create([state_of(model, row) for row in missing], batch_size=500)
    return len(missing) + len(wrong)


def batches(items, size=500):
    bounds = [*range(0, len(items), size), len(items)]
    return (items[start:end] for start, end in pairwise(bounds))


def update(change_set):
    """Fold again whatever ``change_set`` touches."""
    entries = change_set.entries.prefetch_related(
        *change_set.register.entry_model.PARTS
    )
    keys = {key for entry in entries for key, _ in entry.effects()}
    rebuild(change_set.register, keys)
