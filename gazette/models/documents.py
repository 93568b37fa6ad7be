"""The documents of the gazette."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, Exists, F, Max, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import CheckedCharField, CheckedTextField
from core.text.document_numbers import DocumentNumber
from core.workflow.models import Publishable, PublishableQuerySet
from core.workflow.states import TRANSITIONS, UNPUBLISHED, State, WithdrawalKind
from gazette import corrections
from gazette.clauses import Places
from gazette.duties import (
    disclosure_blockers,
    finding_blockers,
    interpretation_blockers,
    interpretations,
)
from gazette.reach import ReachQuerySet, within_reach
from gazette.registers.config import registers

from .disclosure import Disclosed, DisclosedQuerySet, Disclosure
from .issues import Issue, Section
from .normative import Normative
from .organizations import Organization


class Genre(models.TextChoices):
    """The kinds of official documents (中办发〔2012〕14号, article 8)."""

    RESOLUTION = "决议", pgettext_lazy("genre", "Resolution")
    DECISION = "决定", pgettext_lazy("genre", "Decision")
    ORDER = "命令", pgettext_lazy("genre", "Order")
    COMMUNIQUE = "公报", pgettext_lazy("genre", "Communiqué")
    PUBLIC_NOTICE = "公告", pgettext_lazy("genre", "Public notice")
    ANNOUNCEMENT = "通告", pgettext_lazy("genre", "Announcement")
    OPINION = "意见", pgettext_lazy("genre", "Opinion")
    NOTICE = "通知", pgettext_lazy("genre", "Notice")
    CIRCULAR = "通报", pgettext_lazy("genre", "Circular")
    REPORT = "报告", pgettext_lazy("genre", "Report")
    REQUEST = "请示", pgettext_lazy("genre", "Request")
    REPLY = "批复", pgettext_lazy("genre", "Reply")
    MOTION = "议案", pgettext_lazy("genre", "Motion")
    LETTER = "函", pgettext_lazy("genre", "Letter")
    MINUTES = "纪要", pgettext_lazy("genre", "Minutes")


class Validity(models.TextChoices):
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("Amended")
    LAPSED = "lapsed", _("Lapsed")
    REPEALED = "repealed", _("Repealed")


class DocumentQuerySet(ReachQuerySet, DisclosedQuerySet, PublishableQuerySet):
    def published(self):
        return super().published().filter(disclosure=Disclosure.ACTIVE)

    def with_validity(self):
        """Each document with ``validity``, derived from the relations to it."""
        relations = self.model.relations.rel.related_model.objects.filter(
            target=OuterRef("pk"), source__state=State.PUBLISHED
        )
        ended = Exists(relations.filter(kind__in=["repeals", "replaces"]))
        amended = Exists(relations.filter(kind="amends"))
        return self.annotate(
            validity=Case(
                When(ended, then=Value(Validity.REPEALED)),
                When(
                    withdrawal_kind=WithdrawalKind.LAPSED, then=Value(Validity.LAPSED)
                ),
                When(amended, then=Value(Validity.AMENDED)),
                default=Value(Validity.IN_FORCE),
                output_field=models.CharField(),
            )
        )


class Document(Disclosed, Normative, Publishable):
    """One dated item of the gazette."""

    number = CheckedCharField(
        _("document number"),
        max_length=60,
        blank=True,
        help_text=_(
            "Any brackets and width will do; it is stored as 济槐政字〔2020〕7号."
        ),
    )
    code = CheckedCharField(
        _("code of the number"), max_length=40, blank=True, editable=False
    )
    year = models.PositiveSmallIntegerField(
        _("year of the number"), null=True, editable=False
    )
    serial = models.PositiveIntegerField(
        _("serial of the number"), null=True, editable=False
    )
    title = CheckedCharField(_("title"), max_length=300)
    genre = CheckedCharField(_("genre"), max_length=4, choices=Genre, blank=True)
    issuer = CheckedCharField(_("issuer"), max_length=200, blank=True)
    issuing_organization = models.ForeignKey(
        Organization,
        verbose_name=_("issuing organization"),
        on_delete=models.PROTECT,
        related_name="documents",
        null=True,
        blank=True,
        help_text=_("Found by the issuer's name where left empty."),
    )
    addressee = CheckedCharField(_("addressee"), max_length=300, blank=True)
    signed_date = models.DateField(_("signed on"), null=True, blank=True)
    printed_date = models.DateField(_("printed on"), null=True, blank=True)
    issue = models.ForeignKey(
        Issue,
        verbose_name=_("issue"),
        on_delete=models.PROTECT,
        related_name="documents",
        null=True,
        blank=True,
    )
    section = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        on_delete=models.PROTECT,
        related_name="documents",
        null=True,
        blank=True,
    )
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order in the issue"), default=0)
    topic = CheckedCharField(_("topic"), max_length=60, blank=True)
    body = CheckedTextField(
        _("body"),
        blank=True,
        help_text=_(
            "Plain text: a paragraph a line, table rows with tabs between the cells."
        ),
    )

    CONTENT_OMITTED = Publishable.CONTENT_OMITTED | {
        "code",
        "year",
        "serial",
        "disclosure_review_due",
        # Where it is printed is settled when the issue is put together.
        "issue",
        "section",
        "page",
        "order",
    }
    CONTENT_PARTS = ("attachments", "relations")
    # Whether the transition being made is one of its whole issue.
    with_issue = False

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = (F("signed_date").desc(nulls_last=True), "-pk")
        constraints = (
            *Publishable.Meta.constraints,
            *Disclosed.Meta.constraints,
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(supersedes__isnull=True) & ~Q(number=""),
                name="gazette_document_number_once",
                violation_error_message=_("This document number is taken."),
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(state=State.PUBLISHED) & ~Q(number=""),
                name="gazette_document_number_public_once",
                violation_error_message=_("This document number is taken."),
            ),
        )
        indexes = (
            *Publishable.Meta.indexes,
            models.Index(fields=["code", "year", "serial"]),
            models.Index(
                fields=["state", "-signed_date", "-id"], name="gazette_doc_newest"
            ),
            models.Index(
                fields=["state", "disclosure", "-published_at"],
                name="gazette_doc_latest",
            ),
            models.Index(
                fields=["state", "disclosure", "issue"], name="gazette_doc_public"
            ),
        )

    def __str__(self):
        return self.number or self.title

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    def derive(self, organizations=None):
        """Fill in what follows from other fields."""
        if number := DocumentNumber.parse(self.number):
            self.number = str(number)
            self.code, self.year, self.serial = number.code, number.year, number.serial
        else:
            self.code, self.year, self.serial = "", None, None
        if self.issuer and self.issuing_organization_id is None:
            names = (
                Organization.objects.by_name()
                if organizations is None
                else organizations
            )
            self.issuing_organization_id = names.get(self.issuer)
        self.derive_disclosure()

    def clean(self):
        self.derive()
        self.check_dates()
        self.check_issue()
        self.check_disclosure()

    def check_dates(self):
        if (
            self.signed_date
            and self.printed_date
            and self.printed_date < self.signed_date
        ):
            raise ValidationError(
                {"printed_date": _("A document is not printed before it is signed.")}
            )

    def check_issue(self):
        """Nothing is added to an issue that is on the schedule as a whole."""
        issue = self.issue
        if issue is None or issue.scheduled_for is None:
            return
        if not Document.objects.filter(pk=self.pk, issue=issue).exists():
            raise ValidationError({"issue": issue.why_fixed()})

    def get_absolute_url(self):
        if not self.code:
            return reverse("gazette:document_by_id", args=[self.pk])
        number = self.code, self.year, self.serial
        if self.superseded_at:
            return reverse("gazette:version", args=[*number, self.edition])
        return reverse("gazette:document", args=number)

    @transaction.atomic
    def take_text(self, written, user):
        """Make the text of ``written``, a ``SourceDocument``, this draft's own."""
        self.body = written.body
        for name in ("title", "genre", "addressee"):
            setattr(self, name, getattr(self, name) or getattr(written, name))
        self.stamp(user)
        self.save()
        self.attachments.filter(file="").delete()
        first = (self.attachments.aggregate(last=Max("order"))["last"] or 0) + 1
        for order, table in enumerate(written.attachments, first):
            self.attachments.create(
                order=order, title=table.title, columns=table.columns, rows=table.rows
            )

    def open_findings(self):
        return self.findings.filter(resolved_at=None)

    def places(self):
        return Places(self.body, self.attachments.values_list("order", "rows"))

    def change_sets(self):
        """What this document does to the registers, drafts included."""
        return [
            change_set
            for register in registers()
            for change_set in register.change_set_model.objects.filter(document=self)
        ]

    def companions(self, name):
        if name == "correct":
            return []
        # What was corrected by itself stays so when its document is withdrawn.
        return [
            companion
            for companion in [*self.change_sets(), *self.travelling(name)]
            if name in companion.transitions()
            and (name != "withdraw" or companion.state == self.state)
        ]

    def travelling(self, name):
        """The interpretations that are signed and published in the same step."""
        if TRANSITIONS[name].source[0] not in UNPUBLISHED:
            return []
        return interpretations(self)

    def blockers(self, name, together_with=None):
        reasons = []
        step = TRANSITIONS[name]
        if step.makes_public and self.disclosure != Disclosure.ACTIVE:
            reasons.append(
                _("%(object)s: only what is disclosed actively can be published.")
                % {"object": self}
            )
        if name in {"submit", "approve"}:
            reasons += disclosure_blockers(self)
        if name in {"approve", "schedule", "publish"}:
            reasons += finding_blockers(self) + interpretation_blockers(self)
        if name in {"approve", "schedule"} or step.makes_public:
            reasons += self.taken_number()
        if name not in {"return", "unschedule", "withdraw"}:
            reasons += self.left_behind()
        return reasons + self.held_by_issue(name, together_with)

    def taken_number(self):
        """Why the number, which a correction may change, cannot be published."""
        others = Document.objects.filter(number=self.number, published_at__isnull=False)
        if self.number and others.exclude(pk__in=self.editions()).exists():
            return [
                _("The number %(number)s is that of another document.")
                % {"number": self.number}
            ]
        return []

    def editions(self):
        """The ids of this one and of those that it corrects, one after the other."""
        older = self.supersedes.editions() if self.supersedes_id else []
        return [self.pk, *older]

    def held_by_issue(self, name, together_with):
        """Why it does not leave alone what its issue, on the schedule as a whole, does."""
        whole = self.with_issue or (
            getattr(together_with, "with_issue", False)
            and together_with.issue_id == self.issue_id
        )
        if whole or name not in {"schedule", "unschedule", "publish"}:
            return []
        issue = self.bundle()
        return [issue.why_together(self)] if issue else []

    def bundle(self):
        """The issue as part of which it is published, where that is on the schedule."""
        if self.issue_id is None or self.supersedes_id is not None:
            return None
        return Issue.objects.filter(
            pk=self.issue_id, scheduled_for__isnull=False
        ).first()

    def scheduled_with(self):
        issue = self.bundle()
        return issue.bundled() if issue else [self]

    def left_behind(self):
        """Why a document that is not public cannot go without its change sets."""
        if self.is_public:
            return []
        return [
            _("%(change_set)s is “%(state)s”: it has to go with its document.")
            % {"change_set": one, "state": one.get_state_display()}
            for one in self.change_sets()
            if one.state not in {self.state, State.WITHDRAWN}
        ]

    def wrong_withdrawal(self, kind):
        replaced = kind == WithdrawalKind.REPLACED
        if replaced and not self.incoming_relations.filter(
            kind="replaces", source__in=Document.objects.published()
        ):
            yield _(
                "Publish the document that replaces this one first, with the relation "
                "“replaces”: readers are led there."
            )

    def within_reach(self, user):
        return within_reach(user, self)

    def corrected_together(self):
        return [self, *(one for one in self.change_sets() if one.is_public)]

    def make_correction(self, user, note):
        return corrections.copy_of(self, user, note)

    def after_transition(self, act):
        if act.step.makes_public:
            self.resolve_relations()

    def resolve_relations(self):
        """Link the numbers that are cited to the documents that bear them now, both ways."""
        relations = self.relations.model.objects
        if self.supersedes_id:
            cited = relations.filter(target=self.supersedes_id)
            cited.exclude(source=self).update(target=self)
        if self.number:
            mistaken = self.incoming_relations.exclude(target_number=self.number)
            mistaken.update(target=None)
            cited = relations.filter(target=None, target_number=self.number)
            cited.exclude(source=self).update(target=self)
        for relation in self.relations.exclude(target_number=self.number):
            if relation.target and not relation.target.number:
                continue  # Chosen by people: what has no number is not found by one.
            current = Document.objects.filter(
                number=relation.target_number, superseded_at=None
            )
            relation.target = current.order_by("edition").first()
            relation.save(update_fields=["target"])
