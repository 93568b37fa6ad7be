"""A document's text with, beside each clause, the entries read from it."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import reverse

from gazette.clauses import Block, Places, blocks, row_anchor
from gazette.registers.config import registers

from .compare import may_read, newest_change_set

BOOKKEEPING = {"id", "change_set", "clause", "order", "source_text", "anchor"}


@dataclass
class Read:
    """One entry as the review shows it: its fields with their labels, and its parts."""

    label: str
    title: str
    url: str
    fields: list
    parts: list


@dataclass
class Piece:
    """A paragraph or a table row with what was read from it."""

    block: Block
    entries: list = field(default_factory=list)
    findings: list = field(default_factory=list)

    @property
    def is_stop(self):
        """Whether the reviewer stops here, going from clause to clause."""
        return bool(self.block.level or self.entries or self.findings)


def review(document, user, site_name):
    """The template context: pieces, tables, and what has no place in the text."""
    attachments = list(document.attachments.all())
    places = Places(
        document.body, [(attached.order, attached.rows) for attached in attachments]
    )
    entries = entries_by_anchor(document, places, user, site_name)
    findings = findings_by_anchor(document, places)

    def piece(block):
        return Piece(
            block, entries.pop(block.anchor, []), findings.pop(block.anchor, [])
        )

    counts = {
        "entries": sum(map(len, entries.values())),
        "findings": sum(map(len, findings.values())),
    }
    pieces = [piece(block) for block in blocks(document.body)]
    tables = [
        (
            attached,
            [
                piece(Block(row_anchor(attached.order, position), "\t".join(row)))
                for position, row in enumerate(attached.rows, 1)
            ],
        )
        for attached in attachments
    ]
    return {
        "counts": counts,
        "pieces": pieces,
        "tables": tables,
        "placeless": [entry for group in entries.values() for entry in group],
        "general": [finding for group in findings.values() for finding in group],
    }


def entries_by_anchor(document, places, user, site_name):
    found = defaultdict(list)
    for register in registers():
        if not may_read(register, user):
            continue
        parts = register.entry_model.CONTENT_PARTS
        newest = newest_change_set(register, document, user)
        entries = register.entry_model.objects.filter(change_set=newest)
        for entry in entries.prefetch_related(*parts):
            anchor = entry.anchor or entry.find_anchor(places)
            found[anchor].append(read(entry, parts, site_name))
    return found


def findings_by_anchor(document, places):
    found = defaultdict(list)
    for finding in document.findings.filter(resolved_at=None):
        anchor = finding.clause if finding.clause in places.anchors else ""
        found[anchor].append(finding)
    return found


def read(entry, parts, site_name):
    opts = entry._meta
    return Read(
        label=opts.verbose_name,
        title=str(entry),
        url=reverse(
            f"{site_name}:{opts.app_label}_{opts.model_name}_change", args=[entry.pk]
        ),
        fields=values(entry),
        parts=[values(part) for name in parts for part in getattr(entry, name).all()],
    )


def values(instance):
    """(label, value) of every field that says something of its own, as in its form."""
    return [
        (one.verbose_name, value)
        for one in sorted(instance._meta.concrete_fields, key=place_in_form(instance))
        if one.name not in BOOKKEEPING
        and one.editable
        and not one.is_relation
        and (value := shown(instance, one)) not in (None, "", False)
    ]


def place_in_form(instance):
    model_admin = admin.site._registry.get(type(instance))
    if model_admin is None:
        return lambda one: 0
    fieldsets = model_admin.fieldsets or ((None, {"fields": model_admin.fields or ()}),)
    names = flatten_fieldsets(fieldsets)
    return lambda one: names.index(one.name) if one.name in names else len(names)


def shown(instance, one):
    if one.choices:
        return getattr(instance, f"get_{one.name}_display")()
    value = getattr(instance, one.attname)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
