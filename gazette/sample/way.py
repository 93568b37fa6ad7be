"""The way of the sample through the workflow, and the traces it leaves.

What is loaded goes this way step by step. What is made by rule is given the rows at once
that the steps would leave: the same people, log, and signatures of what is stored.
"""

import hashlib
import json
from collections import defaultdict
from datetime import datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from core.belonging import owner
from core.workflow.content import content_fields, plain
from core.workflow.perform import perform
from core.workflow.records import Signoff, TransitionLog
from core.workflow.states import TRANSITIONS, Gate, State

# Each step with the one of the People who makes it.
WAY = {
    "submit": "editor",
    "sign": "reviewer",
    "approve": "reviewer",
    "publish": "publisher",
}
GATES = {"gates": [gate.value for gate in Gate]}
CHANGING = [name for name in WAY if TRANSITIONS[name].target]
VERSIONS = {name: 2 + place for place, name in enumerate(CHANGING)}
# A signature changes nothing: it is given for the version that was submitted.
VERSIONS["sign"] = VERSIONS["submit"]
# What is published was entered before.
LEAD = timedelta(hours=1)


def at_nine(day):
    return datetime.combine(day, time(9), timezone.get_default_timezone())


def enter(publishable, at):
    """Let a stored ``publishable``, with all that is part of it, have been entered ``at``."""
    entered = {"created_at": at, "edited_at": at, "updated_at": at}
    rows = {type(publishable): [publishable.pk]}
    type(publishable)._base_manager.filter(pk=publishable.pk).update(**entered)
    type(publishable).history.filter(id=publishable.pk).update(**entered)
    for model, key in owners(type(publishable)):
        whole = key.related_model
        parts = model._base_manager.filter(**{f"{key.name}__in": rows[whole]})
        rows[model] = list(parts.values_list("pk", flat=True))
    for model, keys in rows.items():
        model.history.filter(id__in=keys).update(history_date=at)


def entered_at(row):
    """When a made ``row`` was entered, which is part of a publishable or one itself."""
    return owner(row).published_at - LEAD


def go(publishable, people, at):
    for name, who in WAY.items():
        given = GATES if name == "sign" else None
        perform(publishable, name, getattr(people, who), at=at, given=given)


def published(model, day, people, **values):
    """An unsaved publishable that was published on ``day`` at nine."""
    at, editor = at_nine(day), people.editor.pk
    return model(
        state=State.PUBLISHED,
        version=VERSIONS["publish"],
        published_at=at,
        created_by_id=editor,
        responsible_id=editor,
        edited_by_id=editor,
        edited_at=at - LEAD,
        submitted_by_id=editor,
        submitted_version=VERSIONS["submit"],
        updated_by_id=people.publisher.pk,
        **values,
    )


def leave_traces(publishables, parts, people):
    """The log and the signatures of stored ``publishables``; ``parts`` are all their rows."""
    model = type(publishables[0])
    target = ContentType.objects.get_for_model(model)
    TransitionLog.objects.bulk_create(
        step(publishable, name, target, people)
        for publishable in publishables
        for name in WAY
    )
    rows = by_owner(parts, dict(owners(model)))
    Signoff.objects.bulk_create(
        signature
        for publishable in publishables
        for signature in signatures(
            publishable, content_hash(publishable, rows), target, people
        )
    )


def step(publishable, name, target, people):
    source = TRANSITIONS[name].source[0]
    return TransitionLog(
        content_type=target,
        object_id=publishable.pk,
        transition=name,
        source_state=source,
        target_state=TRANSITIONS[name].target or source,
        version=VERSIONS[name],
        gates=",".join(GATES["gates"]) if name == "sign" else "",
        user_id=getattr(people, WAY[name]).pk,
        at=publishable.published_at,
    )


def signatures(publishable, digest, target, people):
    for gate in Gate:
        yield Signoff(
            content_type=target,
            object_id=publishable.pk,
            gate=gate,
            user_id=people.reviewer.pk,
            at=publishable.published_at,
            version=VERSIONS["sign"],
            sha256=digest,
        )


def owners(model):
    """Pairs of (model, key that names the owner) of all that is part of the content."""
    for name in getattr(model, "CONTENT_PARTS", ()):
        relation = model._meta.get_field(name)
        yield relation.related_model, relation.field
        yield from owners(relation.related_model)


def by_owner(parts, keys):
    """The rows by their model and the key of what they are part of, in their order."""
    found = defaultdict(list)
    for row in parts:
        found[type(row), getattr(row, keys[type(row)].attname)].append(row)
    return found


def content_hash(publishable, rows):
    """As ``Publishable.content_hash``, without reading the rows again."""
    text = json.dumps(
        described(publishable, rows),
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(text.encode()).hexdigest()


def described(instance, rows):
    fields = {
        field.name: plain(field, instance)
        for field in content_fields(type(instance))
        if getattr(instance, field.attname) is not None
    }
    parts = {}
    for name in getattr(instance, "CONTENT_PARTS", ()):
        model = instance._meta.get_field(name).related_model
        parts[name] = [described(row, rows) for row in rows[model, instance.pk]]
    return fields | parts
