"""Resolving findings: fixed or waived, with a reason; and opening them again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.audit import record
from core.guard.authors import who_saved
from core.guard.versions import locked, version_of
from gazette.models import Finding
from gazette.reach import BEYOND, within_reach

Resolution = Finding.Resolution
RIGHTS = {
    Resolution.FIXED: "gazette.change_finding",
    Resolution.WAIVED: "gazette.waive_finding",
}
EVENTS = {Resolution.FIXED: "finding.resolved", Resolution.WAIVED: "finding.waived"}


class FindingRefused(Exception):
    """A finding that cannot be resolved or opened again; ``reason`` is for people."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(str(reason))


@transaction.atomic
def resolve(finding, user, kind, reason, shown=None):
    """Resolve ``finding`` as ``kind`` with ``reason``; returns it as stored.

    ``shown`` is the ``version_of`` the finding that the user saw. Raises
    PermissionDenied, or FindingRefused.
    """
    if kind not in RIGHTS:
        raise FindingRefused(_("Say whether it is fixed or waived."))
    stored = checked(finding, user, RIGHTS[kind], reason, shown)
    stored.resolution_kind, stored.resolution = kind, reason.strip()
    stored.resolved_at, stored.resolved_by = timezone.now(), user
    return save(stored, user, EVENTS[kind], reason)


@transaction.atomic
def reopen(finding, user, reason, shown=None):
    """Open a resolved ``finding`` again; the reason stays in its history."""
    right = RIGHTS.get(finding.resolution_kind, RIGHTS[Resolution.FIXED])
    stored = checked(finding, user, right, reason, shown)
    if stored.resolved_at is None:
        raise FindingRefused(_("The finding is open."))
    stored.resolution_kind = stored.resolution = ""
    stored.resolved_at = stored.resolved_by = None
    return save(stored, user, "finding.reopened", reason)


def checked(finding, user, right, reason, shown):
    """The finding as stored, locked, once nothing speaks against the act."""
    stored = locked(finding)
    if not user.has_perm(right):
        raise PermissionDenied(_("You may not do this."))
    if stored.document and not within_reach(user, stored.document):
        raise PermissionDenied(BEYOND)
    if not reason.strip():
        raise FindingRefused(_("A reason is required."))
    if shown is not None and shown != version_of(stored):
        raise FindingRefused(who_saved(stored))
    return stored


def save(finding, user, event, reason):
    # The act is recorded as what it is, and not a second time as a changed record.
    finding.skip_history_when_saving = True
    finding.save()
    del finding.skip_history_when_saving
    Finding.history.bulk_history_create(
        [finding],
        update=True,
        default_user=user,
        default_change_reason=reason.strip()[:100],
    )
    details = {"finding": finding.text, "reason": reason.strip()}
    record(event, user=user, target=finding, details=details)
    return finding
