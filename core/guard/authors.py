"""Who last saved or deleted a record, and when, as far as anything remembers it."""

from datetime import datetime, timedelta

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.text.people import called

# What was shown may be a little older than the note of when it was shown.
GRACE = timedelta(seconds=5)


def last_saved(record):
    """(name, time) of the newest save that is remembered, or ``None``."""
    if hasattr(record, "history"):
        return of_history(record.history.first())
    return of_log(log_of(type(record), record.pk).exclude(action_flag=DELETION))


def last_saves(model, keys):
    """{key: (name, time)} of those records whose newest save the history remembers."""
    if not hasattr(model, "history"):
        return {}
    entries = model.history.filter(**{f"{model._meta.pk.attname}__in": keys})
    entries = entries.select_related("history_user").order_by("history_date", "pk")
    key = model._meta.pk.attname
    return {getattr(entry, key): of_history(entry) for entry in entries}


def last_deleted(model, key):
    """(name, time) of the deletion of the record ``key``, or ``None``."""
    if hasattr(model, "history"):
        gone = model.history.filter(**{model._meta.pk.attname: key})
        return of_history(gone.filter(history_type="-").first())
    return of_log(log_of(model, key).filter(action_flag=DELETION))


def log_of(model, key):
    kind = ContentType.objects.get_for_model(model)
    return LogEntry.objects.filter(content_type=kind, object_id=str(key))


def of_history(entry):
    return entry and (name_of(entry.history_user), entry.history_date)


def of_log(entries):
    entry = entries.select_related("user").order_by("-action_time", "-pk").first()
    return entry and (name_of(entry.user), entry.action_time)


def name_of(user):
    return called(user) if user else _("The system")


def in_short(time):
    return date_format(timezone.localtime(time), "DATETIME_FORMAT")


def who_saved(record, since=0.0):
    """A sentence: who saved ``record`` and when; ``since`` is when it was shown."""
    return sentence(
        last_saved(record),
        since,
        _("%(user)s saved this at %(time)s, after you opened it."),
        _("Somebody has changed this since you opened it."),
    )


def who_deleted(model, key):
    return sentence(
        last_deleted(model, key),
        0.0,
        _("%(user)s deleted this at %(time)s, after you opened it."),
        _("Somebody has deleted this since you opened it."),
    )


def sentence(found, since, known, unknown):
    opened = datetime.fromtimestamp(since, timezone.get_current_timezone())
    if found is None or found[1] < opened - GRACE:
        return unknown
    return known % {"user": found[0], "time": in_short(found[1])}


def changed_since(record):
    """A sentence on why nothing is done with ``record``: who saved it, and when."""
    saved = last_saved(record)
    if saved is None:
        return _("%(object)s: not done. It has changed since you saw it.") % {
            "object": record
        }
    return _(
        "%(object)s: not done. It has changed since you saw it; %(user)s saved it at "
        "%(time)s."
    ) % {"object": record, "user": saved[0], "time": in_short(saved[1])}
