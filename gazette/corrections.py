"""Corrections: a new draft version of what is published."""

from django.db import models, transaction

from core.exchange.storing import create, in_batches
from core.workflow.content import in_order
from core.workflow.models import Publishable
from core.workflow.states import TRANSITIONS

BOOKKEEPING = {field.name for field in Publishable._meta.fields}


@transaction.atomic
def copy_of(publishable, user, note):
    """A new draft that corrects ``publishable``, with all that is part of it.

    Of a document, its published change sets come along, each correcting the old one.
    ``note`` tells the public what is corrected.
    """
    new = draft_of(publishable, user, note)
    for change_set in getattr(publishable, "change_sets", list)():
        if change_set.is_public:
            draft_of(change_set, user, note, document=new)
    return new


def draft_of(old, user, note, **values):
    new = twin(old, supersedes=old, edition=old.edition + 1, public_note=note, **values)
    new.stamp(user)
    reason = str(TRANSITIONS["correct"].label)
    create([new], type(old), user, reason)
    copy_parts({old.pk: new}, user, reason)
    return new


def copy_parts(new_by_old, user, reason):
    """Copy the rows that are parts of records; ``new_by_old`` has each's copy by its key."""
    if not new_by_old:
        return
    model = type(next(iter(new_by_old.values())))
    for name in getattr(model, "CONTENT_PARTS", ()):
        relation = model._meta.get_field(name)
        owner, copies = relation.field, {}
        for batch in in_batches(new_by_old):
            rows = relation.related_model._base_manager.filter(
                **{f"{owner.name}__in": batch}
            )
            for row in in_order(rows):
                new_owner = new_by_old[getattr(row, owner.attname)]
                copies[row.pk] = twin(row, **{owner.name: new_owner}, **link_to(row))
        create(list(copies.values()), relation.related_model, user, reason)
        copy_parts(copies, user, reason)


def link_to(row):
    """An entry says which one it corrects; nothing else does."""
    return {"corrects": row} if hasattr(row, "corrects_id") else {}


def twin(instance, **values):
    """An unsaved copy of what people have written and chosen."""
    copied = {
        field.attname: value_of(field, instance)
        for field in type(instance)._meta.concrete_fields
        if field.name not in values.keys() | not_copied(instance)
    }
    return type(instance)(**copied, **values)


def not_copied(instance):
    """The fields that the workflow fills, and those that are found on publishing."""
    primary_key = type(instance)._meta.pk.name
    found = {"anchor", *getattr(instance, "SUBJECTS", ())}
    bookkeeping = BOOKKEEPING if isinstance(instance, Publishable) else set()
    return {primary_key} | found | bookkeeping


def value_of(field, instance):
    value = field.value_from_object(instance)
    # By its name alone, the file of the old version is the file of the new one too.
    return value.name if isinstance(field, models.FileField) else value
