"""One row an act: what was noticed of a record in a transaction becomes one.

Where somebody has reported an act on the record (a transition, an import), what was noticed
of it joins that; else a page saved with all its rows is one change of its record.
"""

from .events import Event

# What a record that was made, changed and deleted in one go was, in the end.
RANK = (Event.RECORD_CHANGED, Event.RECORD_CREATED, Event.RECORD_DELETED)


def merged(acts):
    """``acts`` in their order, those that follow from others joined to them."""
    reported = {}
    for act in acts:
        if not act.follows:
            reported.setdefault(act.place, act)
            reported.setdefault((act.event, act.place), act)
    kept, noticed = [], {}
    for act in acts:
        key = key_of(act)
        if not act.follows:
            kept.append(act)
        elif into := reported.get(
            act.place if key[0] in RANK else (act.event, act.place)
        ):
            join(into, act)
        elif key in noticed:
            join(noticed[key], act)
        else:
            noticed[key] = act
            kept.append(act)
    return kept


def key_of(act):
    event = RANK[0] if act.event in RANK else act.event
    return event, act.place, act.user


def join(into, act):
    into.details = combined(into.details, act.details)
    if into.follows and into.event in RANK:
        into.event = max(into.event, act.event, key=RANK.index)


def combined(first, second):
    """Two details as one; of a pair (before, after) the first before and the last after."""
    both = dict(first)
    for name, value in second.items():
        if name not in both:
            both[name] = value
        elif isinstance(value, dict) and isinstance(both[name], dict):
            both[name] = combined(both[name], value)
        elif isinstance(value, list) and isinstance(both[name], list):
            both[name] = both[name] + value
        elif isinstance(value, tuple) and isinstance(both[name], tuple):
            both[name] = both[name][0], value[1]
        else:
            both[name] = value
    return both
