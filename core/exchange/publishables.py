"""Publishables in an import: drafts are changed, and say by whom; all else stays."""

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

STAMPS = ("version", "updated_by", "updated_at", "edited_by", "edited_at")


class Refusal(NamedTuple):
    """Why a record is not changed, and the ``url`` where something can be done about it."""

    reason: str
    url: str = ""


def not_a_draft(publishable):
    """The Refusal to change what is no draft; what is published can be corrected."""
    reason = _("%(record)s is “%(state)s”: an import changes drafts only.") % {
        "record": publishable,
        "state": publishable.get_state_display(),
    }
    if not publishable.is_public:
        return Refusal(reason)
    meta = publishable._meta
    page = f"admin:{meta.app_label}_{meta.model_name}_change"
    try:
        return Refusal(reason, reverse(page, args=[publishable.pk]))
    except NoReverseMatch:
        # A site that is served without the admin.
        return Refusal(reason)
