"""What supports an appointment or a removal besides its own words."""

from .models import Tenure

SAID = {
    "kind": {
        "appoint": ("任命", "聘任", "聘用", "{name}任", "{name}同志任", "{name}担任"),
        "remove": ("免去", "免职", "不再担任", "解聘", "辞去", "{name}免"),
    }
}
CUES = {}
COMMON = {"title", "rank", "remark"}
HELD = ("name", "organization", "title")


def witnesses(entries):
    """Who is removed was known to hold the post: ``{(entry's key, field): sentences}``."""
    removed = [entry for entry in entries if entry.kind == "remove"]
    held = set(
        Tenure.objects.filter(
            person__name__in={entry.name for entry in removed}, known_to=None
        ).values_list("person__name", "post__organization", "post__title")
    )
    return {
        (entry.pk, name): ["登记中此前担任这一职务"]
        for entry in removed
        if (entry.name, entry.organization, entry.title) in held
        for name in HELD
    }


def remarks(entries):
    return {}
