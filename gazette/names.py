"""Names of organizations in what is read: which are not known, and learning them."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from core.guard.versions import locked

from .findings import FindingRefused, Resolution, resolve
from .models import Finding, Organization
from .reach import within_reach
from .reading.source import Finding as Doubt

UNKNOWN = "organization-unknown"
NAMED = re.compile(r"“(.+)”不在机构名录中")
PARTED = "、"


def unknown(reading, entries, names):
    """(document index, clause, finding) of each name, once, that the authority file lacks.

    ``names`` are those it has. While it has none it is not in use, and says nothing.
    """
    seen = {*names, "", None}
    for index, clause, line, name in named(reading, entries) if names else ():
        if name not in seen:
            seen.add(name)
            yield index, clause, Doubt(UNKNOWN, f"“{name}”不在机构名录中", line)


def named(reading, entries):
    """(document index, clause, line, name of an organization) in all that was read."""
    for index, document in enumerate(reading.documents):
        yield index, "", document.line, document.issuer
    for register, read in entries.items():
        for index, of_document in read:
            for entry in of_document:
                for name in register.organizations:
                    yield index, entry.clause, entry.line, getattr(entry, name)


def name_in(finding):
    """The name that a finding says is not known; ``""`` if it says something else."""
    found = NAMED.search(finding.text) if finding.code == UNKNOWN else None
    return found[1] if found else ""


@transaction.atomic
def learn(finding, organization, user, shown=None):
    """Keep the name that ``finding`` is about as another name of ``organization``.

    The finding is fixed with that, and all others about the same name that ``user`` may
    resolve. Raises FindingRefused, PermissionDenied, or ValidationError where the name
    does not fit.
    """
    name, stored = name_in(finding), locked(organization)
    if not name:
        raise FindingRefused(_("The finding names no organization."))
    known = Organization.objects.by_name().get(name)
    if known not in (None, stored.pk):
        raise FindingRefused(_("Another organization has this name."))
    if known is None:
        names = [*filter(None, stored.former_names.split(PARTED)), name]
        stored.former_names = PARTED.join(names)
        stored.full_clean()
        stored.save()
    reason = _("“%(name)s” is another name of %(organization)s.")
    reason %= {"name": name, "organization": stored}
    resolve(finding, user, Resolution.FIXED, reason[:200], shown)
    same = Finding.objects.open().filter(code=UNKNOWN, text=finding.text)
    for other in same.visible_to(user).select_related("document"):
        if other.document is None or within_reach(user, other.document):
            resolve(other, user, Resolution.FIXED, reason[:200])
    return stored
