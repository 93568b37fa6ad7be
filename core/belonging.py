"""Which rows belong to a publishable: entries, their parts, attachments, relations.

A row belongs to what its foreign key names where the key may not be empty and deleting
the one deletes the other. A finding, whose document may be empty, is about it and no part.
"""

from functools import cache

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import CASCADE

from core.workflow.models import Publishable


def publishables():
    """Every kind of publishable."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Publishable) and not model._meta.proxy
    ]


def parts():
    """{model: the foreign keys by which its rows belong}, of all that belong."""
    models = apps.get_models(include_auto_created=True)
    return {model: keys for model in models if (keys := owner_keys(model))}


@cache
def owner_keys(model):
    """The foreign keys that lead, at once or over other parts, to a publishable."""
    if issubclass(model, Publishable):
        return ()
    return tuple(
        field
        for field in model._meta.concrete_fields
        if (field.many_to_one or field.one_to_one)
        and field.remote_field.on_delete is CASCADE
        and not field.null
        and field.related_model is not model
        and (
            issubclass(field.related_model, Publishable)
            or owner_keys(field.related_model)
        )
    )


def owner(record):
    """The publishable that ``record`` belongs to; the record itself where there is none."""
    found = record
    while keys := owner_keys(type(found)):
        try:
            found = getattr(found, keys[0].name)
        except ObjectDoesNotExist:
            return record
    return found
