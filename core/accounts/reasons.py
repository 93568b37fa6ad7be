"""Why the sign-in page is shown, in the words of that page."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Ending


def reason(ending):
    """A sentence for one of ``Ending``; ``""`` for anything else."""
    if ending not in Ending.values:
        return ""
    return TEXTS[Ending(ending)]()


def idle():
    minutes = settings.SESSION_IDLE_MINUTES
    return ngettext(
        "You were signed out because nothing was done for %(count)d minute.",
        "You were signed out because nothing was done for %(count)d minutes.",
        minutes,
    ) % {"count": minutes}


def longest():
    hours = settings.SESSION_HOURS
    return ngettext(
        "You were signed out: a session lasts %(count)d hour at most.",
        "You were signed out: a session lasts %(count)d hours at most.",
        hours,
    ) % {"count": hours}


TEXTS = {
    Ending.LOGOUT: lambda: _("You have signed out."),
    Ending.IDLE: idle,
    Ending.LIMIT: longest,
    Ending.OWN: lambda: _("You ended this session from another one."),
    Ending.ADMINISTRATOR: lambda: _("An administrator ended this session."),
    Ending.PASSWORD: lambda: _("The password of this account was changed."),
    Ending.FACTOR: lambda: _("The second factor of this account was changed."),
    Ending.ROLES: lambda: _("The rights of this account were changed."),
    Ending.INACTIVE: lambda: _("This session was ended."),
    Ending.MOST: lambda: _(
        "You signed in elsewhere too often; the oldest session ended."
    ),
}
