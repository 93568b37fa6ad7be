"""Looking again at what is not disclosed actively (政府信息公开条例, article 18)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.audit import record
from core.guard.versions import locked
from core.text.people import called
from core.workflow.perform import StaleVersion, TransitionRefused, perform
from core.workflow.states import UNPUBLISHED
from gazette.models import DisclosureReview
from gazette.models.disclosure import a_year_after
from gazette.reach import BEYOND

Outcome = DisclosureReview.Outcome
BACK_TO_DRAFT = ("unschedule", "return")


@transaction.atomic
def re_review(document, user, outcome, remark, *, next_due=None, version=None):
    """Record a re-review of ``document`` by ``user``, with what follows from its outcome.

    What stays undisclosed is due again on ``next_due``, a year from now where that is
    ``None``. What is to be disclosed goes back to draft, where its class is changed as all
    content is; until then it stays due. Returns the DisclosureReview.

    Raises PermissionDenied, TransitionRefused, or StaleVersion where ``version`` is not
    the present one.
    """
    document = locked(document)
    if not user.has_perm("gazette.add_disclosurereview"):
        raise PermissionDenied(_("You may not do this."))
    if not document.within_reach(user):
        raise PermissionDenied(BEYOND)
    if version is not None and version != document.version:
        raise StaleVersion(
            [
                _("Somebody has changed %(object)s meanwhile. Look at it again.")
                % {"object": document}
            ]
        )
    if reasons := list(wrong_with(document, outcome, remark, next_due)):
        raise TransitionRefused(reasons)
    review = keep(document, user, outcome, remark, next_due)
    if outcome == Outcome.DISCLOSE:
        for name in BACK_TO_DRAFT:
            if name in document.transitions():
                perform(document, name, user, note=remark)
    record(
        "disclosure.reviewed",
        user=user,
        target=document,
        details={"outcome": outcome, "next_due": str(review.next_due or "")},
    )
    return review


def wrong_with(document, outcome, remark, next_due):
    if not document.is_withheld:
        yield _("%(object)s is disclosed actively.") % {"object": document}
    if document.state not in UNPUBLISHED:
        yield _("%(object)s is “%(state)s”: there is nothing to review.") % {
            "object": document,
            "state": document.get_state_display(),
        }
    if outcome not in set(Outcome):
        yield _("Choose the outcome.")
    if not remark.strip():
        yield _("Say what was weighed.")
    if next_due and next_due <= timezone.localdate():
        yield _("The next re-review has to lie in the future.")


def keep(document, user, outcome, remark, next_due):
    now = timezone.now()
    if outcome == Outcome.DISCLOSE:
        next_due = None
    else:
        next_due = next_due or a_year_after(timezone.localdate(now))
    review = DisclosureReview.objects.create(
        document=document,
        outcome=outcome,
        remark=remark.strip(),
        next_due=next_due,
        reviewed_by=user,
        reviewed_at=now,
    )
    document.disclosure_review_due = next_due or timezone.localdate(now)
    # It is no content: what is signed stays signed, and what is open elsewhere valid.
    type(document)._base_manager.filter(pk=document.pk).update(
        disclosure_review_due=document.disclosure_review_due
    )
    return review


def so_far(document):
    """A line for each re-review of ``document``, newest first."""
    reviews = document.disclosure_reviews.select_related("reviewed_by")
    return [
        _("%(day)s %(user)s: %(outcome)s. %(remark)s")
        % {
            "day": date_format(timezone.localtime(review.reviewed_at), "DATE_FORMAT"),
            "user": called(review.reviewed_by),
            "outcome": review.get_outcome_display(),
            "remark": review.remark,
        }
        for review in reviews
    ]
