"""Moving an issue to the public: all its documents make a transition, or none."""

from operator import attrgetter

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.workflow import signatures
from core.workflow.panel import why_not_public
from core.workflow.people import may
from core.workflow.perform import StaleVersion, TransitionRefused, perform_all
from core.workflow.states import TRANSITIONS

from .composing import changed_since

# What an issue does as one, in this order; the last two take all that is not public.
TOGETHER = ("submit", "sign", "approve", "unschedule", "schedule", "publish")
WHOLE = TOGETHER[-2:]


@transaction.atomic
def advance(issue, name, user, *, versions, note="", given=None, at=None):
    """Make the transition ``name`` of all documents of ``issue`` that it concerns, or none.

    ``versions`` {key: version} are those of its documents as ``user`` saw them. Returns
    the documents. Raises as ``perform`` does; the reasons are those of all.
    """
    at = at or timezone.now()
    issue.lock()
    documents = issue.bundled()
    for document in sorted(documents, key=attrgetter("pk")):
        document.lock()
        document.refresh_from_db()
    items = concerned(documents, name)
    if reasons := list(unlike(issue, documents, items, versions, name)):
        raise StaleVersion(reasons)
    if reasons := list(out_of_place(issue, items, name)):
        raise TransitionRefused(reasons)
    forbid(items, name, user)
    options = {"versions": versions, "note": note, "at": at}
    if name == "sign":
        sign(items, user, (given or {}).get("gates", ()), options)
    else:
        if name == "publish":
            issue.lock_registers()
        perform_all(items, name, user, given=given, **options)
    issue.moved(name, user, items, at, given)
    return items


def concerned(documents, name):
    """The ``documents`` that make the transition: all where an issue makes it as a whole."""
    if name in WHOLE:
        return documents
    return [document for document in documents if name in document.transitions()]


def unlike(issue, documents, items, versions, name):
    """A sentence for everything in the issue that ``user`` has not seen as it is."""
    for document in items:
        seen = versions.get(document.pk)
        if seen is None:
            yield _("%(object)s has been put into it meanwhile.") % {"object": document}
        elif seen != document.version:
            yield changed_since(document, seen)
    if name in WHOLE and versions.keys() - {document.pk for document in documents}:
        yield _("A document that you saw in %(issue)s is not among those any more.") % {
            "issue": issue
        }


def out_of_place(issue, items, name):
    if name == "unschedule" and not issue.scheduled_for:
        yield _("%(issue)s is not on the schedule as a whole.") % {"issue": issue}
    elif not items and name != "unschedule":
        yield _("There is no document in %(issue)s for “%(transition)s”.") % {
            "issue": issue,
            "transition": TRANSITIONS[name].label,
        }


def forbid(items, name, user):
    if refused := [str(one) for one in items if not may(user, one, name)]:
        raise PermissionDenied(
            _("You may not do this with: %(objects)s")
            % {"objects": pgettext("list", ", ").join(refused)}
        )


def sign(items, user, gates, options):
    """Sign, of each of ``items``, those of the ``gates`` that are not signed yet."""
    groups, reasons = {}, []
    along = {one for document in items for one in document.companions("sign")}
    for document in items:
        if document not in along:
            signed = signatures.valid_signoffs(document)
            left = tuple(gate for gate in gates if gate not in signed)
            groups.setdefault(left, []).append(document)
    if gates and len(groups) > 1:
        groups.pop((), None)
    for left, documents in groups.items():
        try:
            perform_all(documents, "sign", user, given={"gates": left}, **options)
        except TransitionRefused as refusal:
            reasons += refusal.reasons
    if reasons:
        raise TransitionRefused(dict.fromkeys(reasons))


def offered(issue, documents, user):
    """The names of the transitions that ``user`` can make with ``documents`` as one."""
    waits = issue.scheduled_for is not None
    left_out = {"schedule"} if waits else {"unschedule"}
    if waits and issue.scheduled_for > timezone.now():
        left_out.add("publish")
    return [
        name
        for name in TOGETHER
        if name not in left_out
        and any(name in one.transitions() and may(user, one, name) for one in documents)
    ]


def blocking(documents):
    """[(document, reasons)] of those of ``documents`` that cannot be published yet."""
    found = [(document, why_not_public(document)) for document in documents]
    return [(document, reasons) for document, reasons in found if reasons]
