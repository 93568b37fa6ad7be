"""The canonical content of what is published, and its hash.

A signature is bound to this hash. The content is what people write and choose: the fields
of the record and of the rows that are part of it, in their order. What is found or follows
from them later (subjects, links, the workflow's own fields) is not: models name it in
``CONTENT_OMITTED``, and the relations whose rows are parts in ``CONTENT_PARTS``.
"""

import hashlib
import json

from django.db import models

CHUNK = 65536


def sha256(instance):
    return hashlib.sha256(canonical(instance).encode()).hexdigest()


def canonical(instance):
    return json.dumps(
        described(instance), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def described(instance):
    """The content of ``instance`` as values of JSON, its parts as lists under their names."""
    fields = {
        field.name: plain(field, instance)
        for field in content_fields(type(instance))
        if getattr(instance, field.attname) is not None
    }
    parts = {
        name: [described(part) for part in parts_of(instance, name)]
        for name in getattr(instance, "CONTENT_PARTS", ())
    }
    return fields | parts


def content_fields(model):
    omitted = getattr(model, "CONTENT_OMITTED", ())
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and field.name not in omitted
        and (field.editable or not field.is_relation)
    ]


def parts_of(instance, name):
    rows = getattr(instance, name)
    prefetched = name in getattr(instance, "_prefetched_objects_cache", ())
    return rows.all() if prefetched else in_order(rows)


def in_order(related):
    ordering = related.model._meta.ordering
    return related.order_by(*ordering, "pk") if ordering else related.order_by("pk")


def plain(field, instance):
    if isinstance(field, models.FileField):
        return file_described(getattr(instance, field.name))
    if isinstance(field, models.ForeignKey):
        return getattr(instance, field.attname)
    if isinstance(field, models.JSONField):
        return getattr(instance, field.name)
    if isinstance(field, models.DecimalField):
        return decimal(field.to_python(getattr(instance, field.attname)))
    return field.value_to_string(instance)


def decimal(value):
    return f"{value.normalize():f}"


def file_described(file):
    """The name of a file with the hash of what is in it; a lost file is another content."""
    if not file:
        return ""
    digest = hashlib.sha256()
    try:
        with file.storage.open(file.name) as opened:
            for chunk in opened.chunks(CHUNK):
                digest.update(chunk)
    except OSError:
        return f"{file.name}:missing"
    return f"{file.name}:{digest.hexdigest()}"
