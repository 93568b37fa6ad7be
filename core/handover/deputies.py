"""Who stands in for whom on a day."""

from collections import defaultdict

from .models import Absence


def stands_in_for(user, day):
    """The people who are away on ``day`` and whose deputy ``user`` is."""
    away = Absence.objects.on(day).filter(deputy=user).select_related("user")
    return list(dict.fromkeys(absence.user for absence in away))


def deputies_of(people, day):
    """{person: their deputies} of those of ``people`` who are away on ``day``."""
    found = defaultdict(list)
    away = Absence.objects.on(day).filter(user__in=people, deputy__is_active=True)
    for absence in away.select_related("user", "deputy"):
        found[absence.user].append(absence.deputy)
    return found
