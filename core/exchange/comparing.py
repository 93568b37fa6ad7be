"""What a record of a file says, beside what is stored."""

from django.utils.translation import gettext as _

from .cells import plain, same
from .columns import Bad


def text_at(line, place):
    return plain(line.cells[place])


def keep_stored_texts(record, resource, places):
    """Take for the stored value each cell that, as text, is how it was shown."""
    if record.is_new:
        return
    line, columns = record.lines[0], resource.own_columns
    record.values = tuple(
        stored
        if value == stored or same(text_at(line, places[column]), column.text(stored))
        else value
        for column, value, stored in zip(
            columns, record.values, record.stored, strict=True
        )
    )
    if record.parts_differ:
        keep_stored_parts(record, resource, places)


def keep_stored_parts(record, resource, places):
    columns = resource.part_columns
    texts = [
        tuple(text_at(line, places[column]) for column in columns)
        for line in record.lines
    ]
    if [text for text in texts if any(text)] == shown_parts(
        record.stored_parts, columns
    ):
        record.parts = record.stored_parts


def shown_parts(parts, columns):
    return [
        tuple(column.text(value) for column, value in zip(columns, part, strict=True))
        for part in parts or ()
    ]


def compare(record, resource):
    """Put what the record says into its instance; yields the (heading, reason) against it."""
    if record.instance is None:
        yield "", _("It has been deleted just now.")
        return
    stored = record.stored or len(record.values) * (None,)
    for column, value, before in zip(
        resource.own_columns, record.values, stored, strict=True
    ):
        if type(value) is not Bad and (record.is_new or value != before):
            try:
                put(record, column, value)
            except ValueError as error:
                yield column.column_name, error
    if record.parts_differ and not record.is_new:
        columns = resource.part_columns
        record.changes.append(
            (
                " ".join(column.column_name for column in columns),
                told(shown_parts(record.stored_parts, columns)),
                told(shown_parts(record.parts, columns)),
            )
        )


def put(record, column, value):
    instance = record.instance
    before = None if record.is_new else column.get(instance)
    column.set(instance, value)
    if record.is_new or column.get(instance) != before:
        if column.printed in record.texts:
            setattr(instance, column.printed, record.texts[column.printed])
        record.columns.append(column)
        if not record.is_new:
            change = column.column_name, column.text(before), column.text(value)
            record.changes.append(change)


def describe(record, resource):
    """Note of a new record what stands in its cells."""
    for column, value in zip(resource.own_columns, record.values, strict=True):
        if shown := column.text(value):
            record.changes.append((column.column_name, "", shown))
    if record.parts:
        columns = resource.part_columns
        heading = " ".join(column.column_name for column in columns)
        parts = told(shown_parts(record.parts, columns))
        record.changes.append((heading, "", parts))


def told(parts):
    return "；".join(" ".join(filter(None, texts)) for texts in parts)
