"""What supports a transfer of a power besides its own words."""

from .models import PowerState

SAID = {}
CUES = {}
COMMON = {"category"}


def witnesses(entries):
    """The register knows the power: ``{(entry's key, field): sentences}``."""
    names = {entry.name for entry in entries}
    known = dict(
        PowerState.objects.filter(power__name__in=names, known_to=None).values_list(
            "power__name", "power__category"
        )
    )
    return {
        (entry.pk, field): ["登记中已有这一事项"]
        for entry in entries
        for field in ("name", "category")
        if entry.name in known and known[entry.name] == entry.category
    }


def remarks(entries):
    return {}
