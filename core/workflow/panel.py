"""What the page of a publishable says of its way to the public."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from . import signatures
from .forms import transition_form
from .people import may
from .perform import moving
from .records import TransitionLog
from .states import TRANSITIONS, UNPUBLISHED, State

# These ask for something before they are made; the others are a button each.
ASKING = ("return", "sign", "schedule", "emergency", "correct", "withdraw")


def panel(obj, user, url):
    """The template context for ``obj`` and ``user``; ``url(name)`` makes a transition."""
    under_way = obj.state in UNPUBLISHED
    return {
        "transitions": [
            button(obj, name, user, url(name))
            for name in obj.transitions()
            if may(user, obj, name)
        ],
        "blockers": why_not_public(obj) if under_way else [],
        "gates": signatures.gates_of(obj) if obj.state in UNPUBLISHED[1:] else [],
        "void_signoffs": signatures.void_signoffs(obj) if under_way else [],
        "correction": getattr(obj, "superseded_by", None),
        "log": TransitionLog.objects.filter(
            content_type=ContentType.objects.get_for_model(obj), object_id=obj.pk
        ).select_related("user"),
    }


def button(obj, name, user, url):
    form = transition_form(name)(initial={"version": obj.version}, auto_id=f"{name}_%s")
    if name == "sign":
        form.fields["gates"].choices = open_gates(obj, user)
    return {
        "name": name,
        "step": TRANSITIONS[name],
        "form": form,
        "along": moving(obj, name),
        "url": url,
        "asks": name in ASKING,
    }


def open_gates(obj, user):
    signed = signatures.valid_signoffs(obj)
    return [
        (gate.value, gate.label)
        for gate in signatures.gates_for(user)
        if gate not in signed
    ]


def why_not_public(obj):
    """Every reason why ``obj`` and what goes with it is not public yet, at once."""
    reasons = list(steps_left(obj))
    reasons += obj.blockers("publish", together_with=obj.goes_with)
    companions = {
        companion for name in obj.transitions() for companion in obj.companions(name)
    }
    for companion in sorted(companions, key=str):
        if obj.state in {State.APPROVED, State.SCHEDULED}:
            reasons += signatures.missing(companion)
        reasons += companion.blockers("publish", together_with=obj)
    return list(dict.fromkeys(map(str, reasons)))


def steps_left(obj):
    """What people still have to do, in the order in which they do it."""
    if obj.state == State.DRAFT:
        yield _("%(object)s is a draft: it has to be submitted.") % {"object": obj}
    if obj.state in {State.DRAFT, State.IN_REVIEW}:
        yield from signatures.missing(obj)
        yield _("%(object)s is not approved.") % {"object": obj}
    elif obj.state in {State.APPROVED, State.SCHEDULED}:
        yield from signatures.missing(obj)
