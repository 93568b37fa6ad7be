"""The fold: from published entries to what the registers say, in both times.

A register's projection holds, for every key, rows of (effective time × known time), which
follow from the published entries about the key alone. Nothing here asks the database.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter


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
    and leaves the others as they were; ``None`` ends the state. Beside the values,
    ``sources`` say which entry began the stretch (``since``) and ended it (``until``).
    """
    values, sources, states = None, {}, []
    for day, of_day in groupby(effects, key=attrgetter("valid_from")):
        for effect in of_day:
            if effect.values is None:
                values, sources = None, {}
            else:
                values = (values or {}) | effect.values
                sources = sources | dict.fromkeys(effect.values, effect.entry)
        states.append((day, values, sources, effect.entry))
    for here, (end, _, _, until) in pairwise([*states, (None, None, {}, None)]):
        day, state, told, since = here
        if state is not None:
            ended = {"until": until} if end else {}
            yield day, end, state, told | {"since": since} | ended


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
