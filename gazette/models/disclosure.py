"""How a document is disclosed and on what basis, and the re-review of what is kept."""

import re
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import CheckedCharField, CheckedTextField
from core.text.working_days import add_working_days
from core.workflow.states import UNPUBLISHED

# 政府信息公开条例, article 26: within 20 working days of being formed or changed.
LIMIT = 20


class Disclosure(models.TextChoices):
    ACTIVE = "active", _("Disclosed actively")
    ON_REQUEST = "on_request", _("Disclosed on request")
    WITHHELD = "withheld", _("Not disclosed")


class DisclosureBasis(models.TextChoices):
    """Why the regulations let a document not be disclosed actively (政府信息公开条例)."""

    SECRET = "secret", _("State secret (article 14)")
    FORBIDDEN = "forbidden", _("Forbidden by a law or regulation (article 14)")
    HARM = "harm", _("Would harm security or stability (article 14)")
    THIRD_PARTY = "third_party", _("Others' trade secrets or privacy (article 15)")
    INTERNAL = "internal", _("Internal affairs (article 16)")
    PROCESS = "process", _("Information of a process (article 16)")
    ENFORCEMENT = "enforcement", _("Files of law enforcement (article 16)")
    PARTICULAR = "particular", _("Concerns particular applicants only (article 27)")

    @classmethod
    def of(cls, reason):
        """The basis that a reason names in the words of the regulations, or ``""``."""
        return next(
            (basis for basis, words in NAMED.items() if words.search(reason)), ""
        )


NAMED = {
    DisclosureBasis.SECRET: re.compile("国家秘密|涉密"),
    DisclosureBasis.THIRD_PARTY: re.compile("商业秘密|个人隐私"),
    DisclosureBasis.HARM: re.compile("(?:国家|公共|经济)安全|社会稳定"),
    DisclosureBasis.ENFORCEMENT: re.compile("执法案卷"),
    DisclosureBasis.PROCESS: re.compile("过程性信息|讨论记录|过程稿|磋商信函|请示报告"),
    DisclosureBasis.INTERNAL: re.compile("内部事务"),
}


def a_year_after(day):
    last = day.replace(day=1, year=day.year + 1) + timedelta(days=day.day - 1)
    return last if last.month == day.month else last - timedelta(days=last.day)


class DisclosedQuerySet(models.QuerySet):
    def on_clock(self):
        """What is disclosed actively and not yet public: its 20 working days run."""
        begun = Q(signed_date__isnull=False) | Q(supersedes__isnull=False)
        return self.filter(begun, disclosure=Disclosure.ACTIVE, state__in=UNPUBLISHED)

    def due_by(self, day, calendar):
        """What is on the clock and due on ``day`` or before."""
        limit = add_working_days(day + timedelta(days=1), -LIMIT, calendar)
        midnight = timezone.make_aware(datetime.combine(limit, time()))
        return self.on_clock().filter(
            Q(supersedes__isnull=True, signed_date__lt=limit)
            | Q(supersedes__isnull=False, created_at__lt=midnight)
        )

    def due_for_review(self, day):
        """What is not disclosed actively, and has to be looked at again by ``day``."""
        due = Q(disclosure_review_due=None) | Q(disclosure_review_due__lte=day)
        kept = self.filter(due, state__in=UNPUBLISHED)
        return kept.exclude(disclosure=Disclosure.ACTIVE)


class Disclosed(models.Model):
    """What has a class of disclosure; the class is content, and signed with it."""

    disclosure = CheckedCharField(
        _("disclosure"),
        max_length=10,
        choices=Disclosure,
        default=Disclosure.ACTIVE,
        help_text=_(
            "Proposed by the drafter, checked by the office, signed at the gates. What "
            "is disclosed actively has to be public within 20 working days of being "
            "signed; nothing else is published."
        ),
    )
    disclosure_reason = CheckedCharField(
        _("reason for not disclosing"),
        max_length=200,
        blank=True,
        help_text=_("In a sentence: what in the document may not be public, and why."),
    )
    disclosure_basis = CheckedCharField(
        _("legal basis"),
        max_length=12,
        choices=DisclosureBasis,
        blank=True,
        help_text=_(
            "The article of the regulations on the disclosure of government information. "
            "Third parties are asked before article 15 is used; what article 16 names "
            "may be kept, it need not be."
        ),
    )
    disclosure_review_due = models.DateField(
        _("next re-review"), null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(disclosure=Disclosure.ACTIVE) | ~Q(disclosure_reason=""),
                name="%(app_label)s_%(class)s_disclosure_reason",
                violation_error_message=_(
                    "Say why the document is not disclosed actively."
                ),
            ),
            models.CheckConstraint(
                condition=Q(disclosure=Disclosure.ON_REQUEST)
                | Q(disclosure=Disclosure.ACTIVE, disclosure_basis="")
                | Q(disclosure=Disclosure.WITHHELD)
                & ~Q(disclosure_basis=DisclosureBasis.PARTICULAR),
                name="%(app_label)s_%(class)s_disclosure_basis",
                violation_error_message=_(
                    "This legal basis does not go with this class of disclosure."
                ),
            ),
        )

    @property
    def is_withheld(self):
        return self.disclosure != Disclosure.ACTIVE

    @property
    def formed_on(self):
        """The day from which the 20 working days count: signed, or changed."""
        if self.supersedes_id is None:
            return self.signed_date
        return timezone.localdate(self.created_at) if self.created_at else None

    def derive_disclosure(self):
        """Fill in what follows from the class of disclosure."""
        if not self.is_withheld:
            self.disclosure_basis, self.disclosure_review_due = "", None
            return
        on_request_only = self.disclosure_basis == DisclosureBasis.PARTICULAR
        if on_request_only and self.disclosure == Disclosure.WITHHELD:
            self.disclosure_basis = ""
        if not self.disclosure_basis:
            self.disclosure_basis = DisclosureBasis.of(self.disclosure_reason)
        if self.disclosure_review_due is None:
            self.disclosure_review_due = a_year_after(timezone.localdate())

    def check_disclosure(self):
        if self.is_withheld and not self.disclosure_basis:
            raise ValidationError(
                {"disclosure_basis": _("Choose the legal basis for not disclosing.")}
            )


class DisclosureReview(models.Model):
    """One re-review of a document that is not disclosed actively (article 18)."""

    class Outcome(models.TextChoices):
        KEEP = "keep", _("Stays as it is")
        DISCLOSE = "disclose", _("To be disclosed actively")

    document = models.ForeignKey(
        "gazette.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="disclosure_reviews",
    )
    outcome = CheckedCharField(
        _("outcome"),
        max_length=10,
        choices=Outcome,
        help_text=_(
            "“To be disclosed actively” returns the document to draft: the drafter "
            "changes the class, and it is reviewed and published like any other."
        ),
    )
    remark = CheckedTextField(
        _("remark"),
        help_text=_("What was weighed: does the reason still hold, and for all of it?"),
    )
    next_due = models.DateField(
        _("next re-review"),
        null=True,
        blank=True,
        help_text=_("A year from today where left empty."),
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("re-reviewed by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    reviewed_at = models.DateTimeField(_("re-reviewed at"), editable=False)

    class Meta:
        verbose_name = _("re-review of non-disclosure")
        verbose_name_plural = _("re-reviews of non-disclosure")
        ordering = ("-reviewed_at", "-pk")
        default_permissions = ("add", "view")
        constraints = (
            models.CheckConstraint(
                condition=~Q(remark=""),
                name="gazette_disclosurereview_remark",
                violation_error_message=_("Say what was weighed."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="keep", next_due__isnull=False)
                | Q(outcome="disclose", next_due__isnull=True),
                name="gazette_disclosurereview_next",
                violation_error_message=_(
                    "What stays undisclosed, and only that, has a next re-review."
                ),
            ),
        )

    def __str__(self):
        return f"{self.document} {self.get_outcome_display()}"
