"""What supports a figure besides its own words: sums of parts, and what was known before."""

from collections import defaultdict

from .models import Observation

SAID = {}
CUES = {}
COMMON = {"unit", "period"}
# Parts that are printed rounded may differ from the whole by as much as this for each.
ROUNDED = 0.05


def witnesses(entries):
    """``{(entry's key, field): sentences}``: parts add up, the unit was the same before."""
    found = defaultdict(list)
    for whole, parts in with_parts(entries):
        if adds_up(whole, parts):
            for entry in (whole, *parts):
                found[entry.pk, "value"].append(f"“{whole.name}”等于各分项之和")
    units = set(
        Observation.objects.filter(
            indicator__name__in={entry.name for entry in entries}, known_to=None
        ).values_list("indicator__name", "indicator__unit")
    )
    for entry in entries:
        if (entry.name, entry.unit) in units:
            for field in ("name", "unit"):
                found[entry.pk, field].append("以前发布的同一指标也用这一单位")
    return found


def with_parts(entries):
    by_name = {(entry.period, entry.name): entry for entry in entries}
    parts = defaultdict(list)
    for entry in entries:
        if whole := by_name.get((entry.period, entry.parent)):
            parts[whole.pk].append(entry)
    return [(entry, parts[entry.pk]) for entry in entries if len(parts[entry.pk]) > 1]


def adds_up(whole, parts):
    values = [whole.value, *(part.value for part in parts)]
    units = {entry.unit for entry in (whole, *parts)}
    if None in values or len(units) > 1:
        return False
    return abs(values[0] - sum(values[1:])) <= ROUNDED * len(parts)


def remarks(entries):
    return {}
