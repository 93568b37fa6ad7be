"""Writing what an import changes: in bulk, with history."""

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

BATCH = 500


def in_batches(values):
    """``values``, each once, in lists no query is too short for."""
    values = sorted(set(values))
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))


def create(instances, model, user, reason):
    if instances:
        bulk_create_with_history(
            instances,
            model,
            batch_size=BATCH,
            default_user=user,
            default_change_reason=reason,
        )


def update(instances, model, fields, user, reason):
    if instances:
        bulk_update_with_history(
            instances,
            model,
            sorted(fields),
            batch_size=BATCH,
            default_user=user,
            default_change_reason=reason,
        )


def store(resource, records, user, reason):
    """Write the ``records`` of ``resource``, and the rows that are parts of them."""
    model = resource._meta.model
    new = [record for record in records if record.is_new]
    changed = [record for record in records if not record.is_new and record.columns]
    create([record.instance for record in new], model, user, reason)
    fields = {name for record in changed for name in fields_of(record.columns)}
    update(
        [record.instance for record in changed],
        model,
        fields | set(resource.derived),
        user,
        reason,
    )
    if resource.parts:
        store_parts(resource, records, user, reason)


def fields_of(columns):
    for column in columns:
        yield from getattr(column, "model_fields", (column.attribute,))


def store_parts(resource, records, user, reason):
    """Put the parts of the file in the place of those stored."""
    relation = resource._meta.model._meta.get_field(resource.parts)
    model, owner = relation.related_model, relation.field.name
    changed = [record for record in records if record.parts is not None]
    kept = [record.instance.pk for record in changed if not record.is_new]
    for batch in in_batches(kept):
        model.objects.filter(**{f"{owner}__in": batch}).delete()
    parts = [
        model(**{owner: record.instance, resource.part_order: order}, **values)
        for record in changed
        for order, values in enumerate(record.parts)
    ]
    create(parts, model, user, reason)
