"""Putting an issue together: which documents stand in it, and where."""

from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from core.audit import one_act, record
from core.guard.authors import in_short, last_saved
from core.history import in_words
from core.workflow.perform import StaleVersion, TransitionRefused
from core.workflow.states import UNPUBLISHED
from gazette.models import Disclosure, Document, Section
from gazette.reach import reach_of


@dataclass(frozen=True)
class Place:
    """Where a document stands: the keys of its issue and section, its page and order."""

    issue_id: int | None = None
    section_id: int | None = None
    page: int | None = None
    order: int = 0

    @classmethod
    def of(cls, document):
        return cls(
            document.issue_id, document.section_id, document.page, document.order
        )


def choosable(user):
    """The documents that can be put into an issue: under way, and in none yet."""
    return Document.objects.within(user).filter(
        issue=None,
        state__in=UNPUBLISHED,
        supersedes=None,
        disclosure=Disclosure.ACTIVE,
    )


@transaction.atomic
def compose(issue, placements, user, versions):
    """Make ``placements`` the contents of ``issue``, as far as it is not public yet.

    ``placements`` {key of a document: Place}; ``versions`` {key: version} of the documents
    that ``user`` saw. What of these stood in the issue and is not placed is taken out.
    Returns the documents that have changed.

    Raises PermissionDenied, TransitionRefused, or StaleVersion where somebody was faster.
    """
    if not user.has_perm("gazette.change_issue"):
        raise PermissionDenied(_("You may not do this."))
    issue.lock()
    documents = locked(Q(pk__in=placements) | Q(issue=issue), user)
    if reasons := list(misplaced(issue, placements, documents)):
        raise TransitionRefused(reasons)
    places = {one: wanted(one, issue, placements.get(one.pk)) for one in documents}
    changed = [one for one in documents if Place.of(one) != places[one]]
    if reasons := list(overtaken(issue, documents, changed, versions)):
        raise StaleVersion(reasons)
    if changed:
        store(issue, {one: places[one] for one in changed}, user)
    return changed


def locked(condition, user):
    """The documents that ``condition`` names and ``user`` works on, locked in order."""
    rows = Document._base_manager.select_for_update(of=("self",)).filter(condition)
    reach = reach_of(user)
    return [row for row in rows.order_by("pk") if reach.covers(row)]


def is_movable(document):
    """A correction stands where what it corrects has stood."""
    return document.state in UNPUBLISHED and document.supersedes_id is None


def wanted(document, issue, place):
    """The Place where ``document`` is to stand: ``place``, or out of ``issue``."""
    if place:
        return Place(**asdict(place) | {"issue_id": issue.pk})
    if document.issue_id == issue.pk and is_movable(document):
        return Place(section_id=document.section_id)
    return Place.of(document)


def misplaced(issue, placements, documents):
    """Every reason why these documents cannot be put into ``issue``."""
    if issue.scheduled_for:
        yield issue.why_fixed()
    if placements.keys() - {document.pk for document in documents}:
        yield _("A document that you chose is not there any more.")
    for document in documents:
        if document.pk not in placements:
            continue
        if not is_movable(document):
            yield _("%(object)s is public or a correction: its place stays.") % {
                "object": document
            }
        elif document.issue_id not in {None, issue.pk}:
            yield _("%(object)s is in %(issue)s.") % {
                "object": document,
                "issue": document.issue,
            }


def overtaken(issue, documents, changed, versions):
    """A sentence for everything that is no more as the page showed it."""
    for document in documents:
        seen = versions.get(document.pk)
        inside = document.issue_id == issue.pk and is_movable(document)
        if seen is None and inside:
            yield _("%(object)s has been put into it meanwhile.") % {"object": document}
        elif document in changed and seen != document.version:
            yield changed_since(document, seen)


def changed_since(document, seen):
    """Who has changed ``document`` since its version ``seen``, when, and how."""
    name, time = last_saved(document) or (_("Somebody"), document.updated_at)
    sentence = _("%(user)s changed %(object)s at %(time)s, after you opened the page.")
    words = [sentence % {"user": name, "object": document, "time": in_short(time)}]
    newest = document.history.first()
    then = document.history.filter(version=seen).first()
    if newest and then:
        words += differences(then, newest)
    return " ".join(words)


def differences(then, newest):
    """A sentence for each difference in state and place between two rows of a history."""
    placed = newest.diff_against(
        then,
        included_fields=["issue", "section", "page", "order"],
        foreign_keys_are_objs=True,
    )
    changes = [(change.field, change.old, change.new) for change in placed.changes]
    if then.state != newest.state:
        changes.append(("state", then.state, newest.state))
    for name, old, new in changes:
        field = Document._meta.get_field(name)
        yield _("%(field)s: “%(old)s” has become “%(new)s”.") % {
            "field": field.verbose_name,
            "old": in_words(field, old),
            "new": in_words(field, new),
        }


def store(issue, places, user):
    """Write the Places of documents: a new version of each, but no edit of its content."""
    now, told = timezone.now(), {}
    sections = dict(Section.objects.values_list("pk", "name"))
    for document, place in places.items():
        told[str(document)] = compared(Place.of(document), place, sections)
        for name, value in asdict(place).items():
            setattr(document, name, value)
        document.version += 1
        document.updated_by, document.updated_at = user, now
    with one_act():
        bulk_update_with_history(
            list(places),
            Document,
            [
                "issue",
                "section",
                "page",
                "order",
                "version",
                "updated_by",
                "updated_at",
            ],
            default_user=user,
            default_change_reason=_("Contents of the issue"),
            default_date=now,
        )
    record("record.changed", user=user, target=issue, details={"contents": told})


def compared(before, after, sections):
    """What is different between two Places, in words: {name: [before, after]}."""
    pairs = {
        "inside": [before.issue_id is not None, after.issue_id is not None],
        "section": [sections.get(before.section_id), sections.get(after.section_id)],
        "page": [before.page, after.page],
        "order": [before.order, after.order],
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
