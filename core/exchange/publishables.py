"""Publishables in an import: drafts are changed, and say by whom; all else stays."""

from django.utils import timezone
from django.utils.translation import gettext as _

STAMPS = ("version", "updated_by", "updated_at")


def stamp(publishable, user):
    """Note that ``user`` makes or changes ``publishable``."""
    if publishable.pk is None:
        publishable.created_by = user
    else:
        publishable.version += 1
        publishable.updated_at = timezone.now()
    publishable.updated_by = user


def not_a_draft(publishable):
    return _("%(record)s is “%(state)s”: an import changes drafts only.") % {
        "record": publishable,
        "state": publishable.get_state_display(),
    }
