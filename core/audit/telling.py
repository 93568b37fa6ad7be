"""The details of a row as people read them: facts, and tables of what was before and after."""

import json
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from core.history import in_words

ACTS = {
    "created": gettext_lazy("Record created"),
    "changed": gettext_lazy("Record changed"),
    "deleted": gettext_lazy("Record deleted"),
}
LABELS = {
    "act": gettext_lazy("act"),
    "address": gettext_lazy("network address"),
    "agent": gettext_lazy("browser"),
    "changed": gettext_lazy("changed"),
    "comment": gettext_lazy("comment"),
    "contents": gettext_lazy("Contents of the issue"),
    "count": gettext_lazy("count"),
    "deputy": gettext_lazy("deputy"),
    "ending": gettext_lazy("why it ended"),
    "faults": gettext_lazy("faults"),
    "file": gettext_lazy("file"),
    "filters": gettext_lazy("filters"),
    "finding": gettext_lazy("finding"),
    "first_day": gettext_lazy("first day"),
    "format": gettext_lazy("format"),
    "from": gettext_lazy("from"),
    "gates": gettext_lazy("gates"),
    "granted": gettext_lazy("granted"),
    "hash": gettext_lazy("hash of the row"),
    "head": gettext_lazy("head of the chain"),
    "ids": gettext_lazy("record numbers"),
    "inside": gettext_lazy("In the issue"),
    "is_staff": gettext_lazy("staff"),
    "is_superuser": gettext_lazy("sealed emergency account"),
    "items": gettext_lazy("documents"),
    "last_day": gettext_lazy("last day"),
    "length": gettext_lazy("characters"),
    "method": gettext_lazy("kind of request"),
    "migrations": gettext_lazy("migrations"),
    "more": gettext_lazy("more"),
    "must_change": gettext_lazy("new password required"),
    "new": pgettext_lazy("rows", "new"),
    "next_due": gettext_lazy("next re-review"),
    "note": gettext_lazy("reason"),
    "number": pgettext_lazy("audit", "number"),
    "order": gettext_lazy("order"),
    "outcome": gettext_lazy("outcome"),
    "page": gettext_lazy("page"),
    "path": gettext_lazy("address of the page"),
    "permissions": gettext_lazy("permissions"),
    "reason": gettext_lazy("reason"),
    "reasons": gettext_lazy("reasons"),
    "records": gettext_lazy("records"),
    "refused": pgettext_lazy("rows", "refused"),
    "require_otp": gettext_lazy("second factor required"),
    "revoked": gettext_lazy("revoked"),
    "roles": gettext_lazy("roles"),
    "rows": gettext_lazy("rows"),
    "rule": gettext_lazy("rule"),
    "seconds_late": gettext_lazy("seconds late"),
    "section": gettext_lazy("section"),
    "sessions": gettext_lazy("sessions"),
    "set": gettext_lazy("set to"),
    "sha256": gettext_lazy("SHA-256 of the content"),
    "table": gettext_lazy("table"),
    "to": gettext_lazy("to"),
    "transition": gettext_lazy("transition"),
    "unchanged": pgettext_lazy("rows", "unchanged"),
    "username": gettext_lazy("user name"),
    "version": gettext_lazy("version"),
}
# What is stored as one of the choices of a field is read as the field has it.
FIELDS = {
    "ending": ("core.SignIn", "ending"),
    "from": ("core.TransitionLog", "source_state"),
    "gates": ("core.Signoff", "gate"),
    "outcome": ("gazette.DisclosureReview", "outcome"),
    "to": ("core.TransitionLog", "target_state"),
    "transition": ("core.TransitionLog", "transition"),
}


@dataclass
class Changed:
    """What became of one record: rows of (field, before, after)."""

    title: str
    rows: list = field(default_factory=list)


@dataclass
class Told:
    facts: list
    changed: list


def told(record):
    """The details of an AuditRecord as Told."""
    details = loaded(record.details)
    changed = []
    if are_changes(details.get("fields")):
        rows = rows_of(record.target_kind, details.pop("fields"))
        changed.append(Changed(record.target_label, rows))
    if isinstance(details.get("parts"), list):
        changed += map(change_of_part, details.pop("parts"))
    facts = [
        (str(LABELS.get(name, name)), fact(name, value))
        for name, value in details.items()
    ]
    return Told(facts, changed)


def fact(name, value):
    """A value of the details that stands under ``name``."""
    if name == "records" and isinstance(value, list):
        value = [of_kind(*str(one).split(maxsplit=1)) for one in value]
    if name == "gates" and isinstance(value, str):
        value = value.split(",")
    return in_text(value, field_of(*FIELDS.get(name, ("", ""))))


def of_kind(kind, key=""):
    model = model_of(kind)
    return f"{model._meta.verbose_name if model else kind} {key}"


def loaded(text):
    try:
        details = json.loads(text)
    except ValueError:
        details = text
    return details if isinstance(details, dict) else {"": details}


def are_changes(fields):
    """Whether it is {field: [before, after]}."""
    return isinstance(fields, dict) and all(
        isinstance(pair, list) and len(pair) == 2 for pair in fields.values()
    )


def change_of_part(part):
    if "more" in part:
        return Changed(_("%(count)s more") % {"count": part["more"]})
    model = model_of(part.get("kind", ""))
    kind = model._meta.verbose_name if model else part.get("kind", "")
    act = ACTS.get(part.get("act"), "")
    fields = part.get("fields")
    return Changed(
        f"{act}{pgettext('list', ': ')}{kind} {part.get('id', '')} {part.get('label', '')}",
        rows_of(part.get("kind", ""), fields if are_changes(fields) else {}),
    )


def model_of(kind):
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def rows_of(kind, fields):
    """(name of the field, before, after) in the words of the model, if there still is one."""
    model = model_of(kind)
    return [row(model, name, *pair) for name, pair in fields.items()]


def row(model, name, before, after):
    field = field_of(model, name)
    label = str(getattr(field, "verbose_name", name))
    return label, in_text(before, field), in_text(after, field)


def field_of(model, name):
    """The field ``name`` of a model or of the kind that names one, or ``None``."""
    model = model_of(model) if isinstance(model, str) else model
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def in_text(value, field=None):
    if isinstance(value, dict):
        return in_words_of(value)
    if isinstance(value, list):
        return pgettext("list", ", ").join(in_text(one, field) for one in value) or "—"
    if field is not None and getattr(field, "choices", None):
        return str(in_words(field, value))
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def in_words_of(value):
    if set(value) == {"length", "sha256"}:
        return _("%(length)s characters, SHA-256 %(sha256)s") % value
    colon = pgettext("list", ": ")
    named = (
        f"{LABELS.get(name, name)}{colon}{in_text(each)}"
        for name, each in value.items()
    )
    return pgettext("list", ", ").join(named) or "—"
