"""An import is about what its preview showed: what has changed since is not passed over."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from core.guard.authors import in_short, last_saves
from core.guard.versions import Shown, digest

SHOWN_ROWS = 200


def mark(touched):
    """All that the Records ``touched`` change, as one word, whose they are, and the time."""
    lines = (
        f"{one.number} {'' if one.is_new else one.instance.pk} {one.changes}"
        for one in touched
    )
    keys = [one.instance.pk for one in touched if not one.is_new]
    return Shown({"changes": digest("\n".join(lines)), "keys": keys[:SHOWN_ROWS]})


def is_as_shown(marked, shown):
    return marked.values["changes"] == shown.values.get("changes")


def news(model, marked, shown):
    """A sentence on why what was ``shown`` does not hold any more."""
    since = datetime.fromtimestamp(shown.at, timezone.get_current_timezone())
    keys = {*marked.values["keys"], *known_keys(shown)}
    for key, saved in last_saves(model, keys).items():
        if saved[1] > since:
            return _(
                "Since the preview %(user)s has saved %(object)s (%(time)s). Nothing is "
                "imported: choose the file again and look at the new preview."
            ) % {
                "user": saved[0],
                "object": model._base_manager.filter(pk=key).first() or key,
                "time": in_short(saved[1]),
            }
    return _(
        "What the file would change is not what the preview showed any more. Nothing is "
        "imported: choose the file again and look at the new preview."
    )


def known_keys(shown):
    keys = shown.values.get("keys", ())
    return [key for key in keys if isinstance(key, int)][:SHOWN_ROWS]


def name_savers(rows):
    """Note on each changed row that a preview shows who saved the record last, and when."""
    changed = [row for row in rows[:SHOWN_ROWS] if not row.is_new()]
    if not changed:
        return
    model = type(changed[0].instance)
    saves = last_saves(model, [row.instance.pk for row in changed])
    for row in changed:
        if saved := saves.get(row.instance.pk):
            row.row_values["saved"] = {"user": saved[0], "time": in_short(saved[1])}
