"""Records with a history: each that is made, changed or deleted is noted with its fields."""

from contextlib import contextmanager

from django.db import models, transaction
from simple_history.signals import post_create_historical_record

from core.belonging import owner

from . import harmless
from .acts import Act, described, note, within_an_act
from .events import Event

ACTS = {
    "+": Event.RECORD_CREATED,
    "~": Event.RECORD_CHANGED,
    "-": Event.RECORD_DELETED,
}
# Who and when stands in every row of the audit already.
UNTOLD = {
    "created_at",
    "created_by",
    "edited_at",
    "edited_by",
    "updated_at",
    "updated_by",
}
MOST_NAMED = 200


def connect():
    post_create_historical_record.connect(noticed, dispatch_uid="audit")


def noticed(sender, instance, history_instance, history_user=None, **kwargs):
    if within_an_act.get():
        return
    whole = owner(instance)
    event = ACTS[history_instance.history_type]
    fields = differences(history_instance)
    if whole is instance:
        details = {"fields": fields}
    else:
        details = {"parts": [part(instance, event, fields)]}
        event = Event.RECORD_CHANGED
    note(
        Act(
            event,
            user=history_user,
            target=described(whole),
            details=details,
            follows=True,
        )
    )


def part(instance, event, fields):
    kind, key, label = described(instance)
    act = event.value.partition(".")[2]
    return {"act": act, "kind": kind, "id": key, "label": label, "fields": fields}


def differences(historical):
    """{field: (before, after)} of what is new in ``historical``, a row of a history."""
    if historical.history_type == "-":
        return {}
    before = row_before(historical) if historical.history_type == "~" else None
    if historical.history_type == "~" and before is None:
        return {}
    return {
        field.name: (shown(field, before) if before else None, shown(field, historical))
        for field in historical.tracked_fields
        if field.name not in UNTOLD
        and not field.primary_key
        and value_of(field, before) != value_of(field, historical)
    }


def row_before(historical):
    pk = historical.instance_type._meta.pk.attname
    return (
        type(historical)
        .objects.filter(**{pk: getattr(historical, pk)}, pk__lt=historical.pk)
        .order_by("pk")
        .last()
    )


def value_of(field, historical):
    """The value of ``field``; where there is no row, the one of an empty record."""
    if historical is None:
        return field.get_default()
    return getattr(historical, field.attname)


def shown(field, historical):
    """A value as the audit keeps it: of long texts no word."""
    value = value_of(field, historical)
    if value in (None, ""):
        return value
    if isinstance(field, models.TextField):
        return harmless.sealed(str(value))
    if isinstance(value, list | dict):
        return harmless.sealed(harmless.compact(value))
    return value


@contextmanager
def bulk_change(queryset, values):
    """Notes that ``values`` are set in all rows of ``queryset``, which follows inside.

    The rows are looked at before: afterwards they may not be those any more.
    """
    if within_an_act.get() or queryset.query.is_sliced:
        yield
        return
    with transaction.atomic(using=queryset.db):
        rows = queryset.order_by().values_list("pk", flat=True)
        keys = list(rows[: MOST_NAMED + 1])
        count = len(keys) if len(keys) <= MOST_NAMED else rows.count()
        yield
        if keys:
            note(bulk(queryset.model, keys[:MOST_NAMED], count, values))


def bulk(model, keys, count, values):
    set_to = {
        name: shown_in_bulk(model._meta.get_field(name), value)
        for name, value in values.items()
        if name not in UNTOLD
    }
    if count == 1:
        kind, key = model._meta.label_lower, str(keys[0])
        target = (kind, key, str(model._base_manager.get(pk=keys[0])))
    else:
        target = described(model)
    return Act(
        Event.RECORD_BULK_CHANGED,
        target=target,
        details={"count": count, "ids": sorted(map(str, keys)), "set": set_to},
    )


def shown_in_bulk(field, value):
    if isinstance(value, models.Model):
        return value.pk
    if hasattr(value, "resolve_expression"):
        return str(value)
    if isinstance(field, models.TextField) and value:
        return harmless.sealed(str(value))
    return value
