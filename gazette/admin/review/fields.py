"""An entry as the review shows it: its fields with their labels, and the evidence for each."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import attrgetter

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import reverse

from gazette.reading.evidence import APPROXIMATE, DOUBTFUL, Evidence, Value, weigh

BOOKKEEPING = {"id", "change_set", "clause", "order", "source_text", "anchor"}
FLAGS = {"quarterly": ("*", "季度", "季")}


@dataclass
class Shown:
    """One field: its label and value, the evidence, and the mark its words have in the text."""

    label: str
    name: str
    value: object
    weighed: Value | None = None
    evidence: Evidence | None = None
    key: str = ""
    mark: str = ""
    remarks: list = field(default_factory=list)

    @property
    def is_doubtful(self):
        return bool(self.evidence) and self.evidence.grade == DOUBTFUL


@dataclass
class Read:
    """One entry as the review shows it: its fields with their labels, and its parts."""

    entry: object
    label: str
    title: str
    url: str
    fields: list
    parts: list
    findings: list = field(default_factory=list)
    mend_url: str = ""

    @property
    def all_fields(self):
        return [*self.fields, *(one for part in self.parts for one in part)]

    @property
    def is_doubtful(self):
        return any(one.is_doubtful for one in self.all_fields)


def read(entry, parts, site_name, evidence):
    """``evidence`` is the register's module of that name."""
    opts = entry._meta
    name = f"{site_name}:{opts.app_label}_{opts.model_name}_change"
    renamed = {own: read for read, own in entry.RENAMED.items()}
    return Read(
        entry=entry,
        label=opts.verbose_name,
        title=str(entry),
        url=reverse(name, args=[entry.pk]),
        fields=values(entry, evidence, renamed),
        parts=[
            values(part, evidence, {})
            for name in parts
            for part in getattr(entry, name).all()
        ],
    )


def values(instance, evidence, renamed):
    """Every field that says something of its own, in the order of its form."""
    found = []
    for one in sorted(instance._meta.concrete_fields, key=place_in_form(instance)):
        if one.name in BOOKKEEPING or not one.editable or one.is_relation:
            continue
        value = shown(instance, one)
        if value not in (None, "", False):
            weighed = as_value(instance, one, evidence, renamed)
            found.append(Shown(one.verbose_name, one.name, value, weighed))
    return found


def as_value(instance, one, evidence, renamed):
    """The field as evidence weighs it; ``None`` where nothing in a text could say it."""
    value = getattr(instance, one.attname)
    printed = getattr(instance, f"{one.name}_text", "")
    words, rivals, number = (), (), None
    if isinstance(value, bool):
        words = FLAGS.get(one.name, APPROXIMATE)
    elif one.choices:
        said = words_for(instance, evidence.SAID.get(one.name, {}))
        if value not in said:
            return None
        words = said.pop(value)
        rivals = tuple(word for other in said.values() for word in other)
    elif isinstance(value, int | Decimal):
        words, number = tuple(filter(None, [printed])), value
    else:
        words = (str(value),)
    doubts = tuple(filter(None, [renamed.get(one.name)]))
    return Value(
        one.name,
        words,
        number,
        evidence.CUES.get(one.name, ""),
        doubts=doubts,
        is_choice=bool(one.choices) or isinstance(value, bool),
        rivals=rivals,
        is_common=one.name in evidence.COMMON,
    )


def words_for(instance, said):
    """``{choice: words}``, the name of whom it is about put in where it belongs."""
    name = getattr(instance, "name", "")
    return {
        choice: tuple(word.replace("{name}", name) for word in words)
        for choice, words in said.items()
    }


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


def weigh_entry(read, passage, context, known):
    """Give every field of ``read`` its evidence; a part is looked for behind its label."""
    findings = [(finding.code, finding.text) for finding in read.findings]
    for shown in filter(attrgetter("weighed"), read.fields):
        sentences = known[read.entry.pk, shown.name]
        shown.evidence = weigh(shown.weighed, passage, context, findings, sentences)
    for part in read.parts:
        start = 0
        for shown in filter(attrgetter("weighed"), part):
            value = replace(shown.weighed, start=start)
            shown.evidence = weigh(value, passage, context, findings)
            if shown.name == "label" and shown.evidence.spans:
                start = shown.evidence.spans[0][0]


def known_of(register, entries):
    """What the register knew of ``entries`` before: ``{(key, field): sentences}``."""
    found = defaultdict(list)
    if entries:
        found.update(register.evidence.witnesses(entries))
    return found


def remark(register, reads):
    """Give the fields of ``reads`` what the register remarks on them."""
    remarks = register.evidence.remarks([one.entry for one in reads])
    for one in reads:
        for shown in one.fields:
            shown.remarks = remarks.get((one.entry.pk, shown.name), [])
