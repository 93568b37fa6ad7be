"""The four gates: which are signed for what stands there now, and whom they wait for."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .records import Signoff
from .states import Gate


@dataclass(frozen=True)
class SignedGate:
    """One gate of one publishable; ``signoff`` is ``None`` while it is not signed."""

    gate: Gate
    signoff: Signoff | None


def signoffs_of(obj):
    """Every signature ever given for ``obj``, oldest first."""
    kind = ContentType.objects.get_for_model(obj)
    return Signoff.objects.filter(content_type=kind, object_id=obj.pk)


def with_users(signoffs):
    return signoffs.select_related("user")


def gather(objects):
    """Let each of ``objects``, all of one kind, know the signatures given for it."""
    if not objects:
        return
    kind = ContentType.objects.get_for_model(objects[0])
    found = defaultdict(list)
    signoffs = Signoff.objects.filter(
        content_type=kind, object_id__in=[obj.pk for obj in objects]
    )
    for one in with_users(signoffs):
        found[one.object_id].append(one)
    for obj in objects:
        obj.know("signoffs", found[obj.pk])


def valid_signoffs(obj):
    """{gate: Signoff} of those given since ``obj`` was last submitted, for its content.

    What is signed by somebody who has since become its author counts for nothing.
    """
    found = [
        one
        for one in obj.known("signoffs", lambda: with_users(signoffs_of(obj)))
        if one.version >= obj.submitted_version and one.user_id not in obj.authors
    ]
    present = obj.content_hash() if found else ""
    return {one.gate: one for one in found if one.sha256 == present}


def void_signoffs(obj):
    """The signatures that no longer count, newest first."""
    valid = {signoff.pk for signoff in valid_signoffs(obj).values()}
    return [
        one
        for one in signoffs_of(obj).select_related("user").order_by("-at", "-pk")
        if one.pk not in valid
    ]


def gates_of(obj):
    valid = valid_signoffs(obj)
    return [SignedGate(gate, valid.get(gate)) for gate in Gate]


def missing(obj):
    """A sentence on the gates of ``obj`` that are not signed for its present content."""
    labels = [str(one.gate.label) for one in gates_of(obj) if one.signoff is None]
    if labels:
        yield _("%(object)s: not signed yet: %(gates)s.") % {
            "object": obj,
            "gates": pgettext("list", ", ").join(labels),
        }


def gates_for(user):
    """The gates that ``user`` has the right to sign."""
    return [gate for gate in Gate if user.has_perm(f"core.sign_{gate.value}")]


def sign(obj, act):
    """Sign the gates of the Act for ``obj`` as it stands."""
    digest = obj.content_hash()
    Signoff.objects.bulk_create(
        Signoff(
            target=obj,
            gate=gate,
            user=act.user,
            at=act.at,
            remark=act.note,
            version=obj.version,
            sha256=digest,
        )
        for gate in act.given["gates"]
    )
