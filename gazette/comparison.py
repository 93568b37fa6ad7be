"""What is different between two versions of a document, and of what it does."""

from dataclasses import dataclass, field

from core.compare import rows
from core.compare.align import of_characters
from core.compare.records import RecordChange, compare_fields, pair_records
from core.compare.rows import Row, Table
from core.compare.spans import SAME
from core.workflow.content import content_fields

from .registers.comparison import (
    ChangeSetChange,
    besides_apart,
    compare_change_sets,
    record_change,
)

# What the public page of a document says of it, in its order.
PUBLIC_FIELDS = (
    "number",
    "title",
    "genre",
    "issuer",
    "addressee",
    "signed_date",
    "printed_date",
    "issue",
    "section",
    "page",
    "index_number",
    "topic",
)


@dataclass(frozen=True)
class AttachmentChange:
    """An attachment beside what became of it, its table row by row."""

    record: RecordChange
    table: Table

    @property
    def is_changed(self):
        return self.record.kind != SAME or self.table.is_changed


@dataclass(frozen=True)
class Comparison:
    """Two versions of a document: fields, text, attachments, relations, change sets."""

    fields: list
    text: list[Row]
    attachments: list[AttachmentChange] = field(default_factory=list)
    relations: list[RecordChange] = field(default_factory=list)
    change_sets: list[ChangeSetChange] = field(default_factory=list)

    @property
    def changed_fields(self):
        return [one for one in self.fields if one.is_changed]

    @property
    def changed_attachments(self):
        return [one for one in self.attachments if one.is_changed]

    @property
    def changed_relations(self):
        return [one for one in self.relations if one.kind != SAME]

    @property
    def changed_change_sets(self):
        return [one for one in self.change_sets if one.is_changed]

    @property
    def text_is_changed(self):
        return rows.is_changed(self.text)

    @property
    def is_changed(self):
        return bool(
            self.text_is_changed
            or self.changed_fields
            or self.changed_attachments
            or self.changed_relations
            or self.changed_change_sets
        )


def compare_documents(old, new, change_sets=(), names=None):
    """The Comparison of two versions.

    ``change_sets`` are triples (register, the old one or ``None``, the new one or
    ``None``); ``names`` are the fields of the document to compare, else all of its form.
    """
    fields = content_fields(type(new))
    if names is not None:
        fields = [type(new)._meta.get_field(name) for name in names]
    return Comparison(
        fields=compare_fields(old, new, besides_apart(fields)),
        text=rows.text_rows(old.body, new.body),
        attachments=compare_attachments(old, new),
        relations=compare_relations(old, new),
        change_sets=compare_change_sets(change_sets),
    )


def compare_attachments(old, new):
    olds, news = list(old.attachments.all()), list(new.attachments.all())
    pairs = pair_records(
        olds,
        news,
        lambda one: None,
        (str,),
        lambda a, b: of_characters(a.title, b.title),
    )
    return [compare_attachment(*pair) for pair in pairs]


def compare_attachment(old, new):
    fields = besides_apart(content_fields(type(new or old)))
    tables = [(one.columns, one.rows) if one else ([], []) for one in (old, new)]
    return AttachmentChange(
        record_change(old, new, fields), rows.table(*tables[0], *tables[1])
    )


def compare_relations(old, new):
    pairs = pair_records(
        list(old.relations.all()),
        list(new.relations.all()),
        lambda one: None,
        (lambda one: (one.kind, one.target_number), lambda one: one.target_number),
        lambda one, other: 0,
    )
    return [
        record_change(one, other, content_fields(type(other or one)))
        for one, other in pairs
    ]
