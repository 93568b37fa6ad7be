"""Keeping note of who has which record open."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.text.people import called

from .models import Presence

# A page is heard of every half minute; who has not been for so long is taken as gone.
GONE = timedelta(minutes=2)
FORGOTTEN = timedelta(hours=1)


def of(record):
    kind = ContentType.objects.get_for_model(record)
    return Presence.objects.filter(content_type=kind, object_id=record.pk)


def come(record, user):
    """Note that ``user`` has ``record`` open; since when stays while they do."""
    now = timezone.now()
    mine = of(record).filter(user=user)
    if mine.filter(seen_at__gte=now - GONE).update(seen_at=now):
        return
    Presence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
    kind = ContentType.objects.get_for_model(record)
    Presence.objects.bulk_create(
        [Presence(content_type=kind, object_id=record.pk, user=user, seen_at=now)],
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "user"],
        update_fields=["since", "seen_at"],
    )


def leave(record, user):
    of(record).filter(user=user).delete()


def others(record, user):
    """The Presences of others at ``record``, who came first in front."""
    here = of(record).filter(seen_at__gte=timezone.now() - GONE).exclude(user=user)
    return here.select_related("user").order_by("since", "pk")


def notice(record, user):
    """A sentence on who else has ``record`` open, or ``""``."""
    people = [
        _("%(name)s (since %(time)s)")
        % {
            "name": called(one.user),
            "time": date_format(timezone.localtime(one.since), "TIME_FORMAT"),
        }
        for one in others(record, user)
    ]
    if not people:
        return ""
    return _(
        "Open for editing by others too: %(people)s. Agree on who saves; nothing is "
        "overwritten unseen."
    ) % {"people": pgettext("list", ", ").join(people)}
