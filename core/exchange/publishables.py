"""Publishables in an import: drafts are changed, and say by whom; all else stays."""

from django.utils.translation import gettext as _

STAMPS = ("version", "updated_by", "updated_at", "edited_by", "edited_at")


def not_a_draft(publishable):
    return _("%(record)s is “%(state)s”: an import changes drafts only.") % {
        "record": publishable,
        "state": publishable.get_state_display(),
    }
