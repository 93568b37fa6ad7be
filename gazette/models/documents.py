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
from core.workflow.states import State, WithdrawalKind
from gazette.clauses import Places
from gazette.registers.config import registers

from .issues import Issue, Section
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


class Disclosure(models.TextChoices):
    ACTIVE = "active", _("Disclosed actively")
    ON_REQUEST = "on_request", _("Disclosed on request")
    WITHHELD = "withheld", _("Not disclosed")


class Validity(models.TextChoices):
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("Amended")
    LAPSED = "lapsed", _("Lapsed")
    REPEALED = "repealed", _("Repealed")


class DocumentQuerySet(PublishableQuerySet):
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


class Document(Publishable):
    """One dated item of the gazette."""

    number = CheckedCharField(
        _("document number"),
        max_length=60,
        blank=True,
        help_text=_(
            "Any brackets and width will do; it is stored as 济槐政字〔2020〕7号."
        ),
    )
    code = CheckedCharField(max_length=40, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    serial = models.PositiveIntegerField(null=True, editable=False)
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
    disclosure = CheckedCharField(
        _("disclosure"), max_length=10, choices=Disclosure, default=Disclosure.ACTIVE
    )
    disclosure_reason = CheckedCharField(
        _("reason for not disclosing"), max_length=200, blank=True
    )
    body = CheckedTextField(
        _("body"),
        blank=True,
        help_text=_(
            "Plain text: a paragraph a line, table rows with tabs between the cells."
        ),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = (F("signed_date").desc(nulls_last=True), "-pk")
        constraints = (
            *Publishable.Meta.constraints,
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(supersedes__isnull=True) & ~Q(number=""),
                name="gazette_document_number_once",
                violation_error_message=_("This document number is taken."),
            ),
            models.CheckConstraint(
                condition=Q(disclosure=Disclosure.ACTIVE) | ~Q(disclosure_reason=""),
                name="gazette_document_disclosure_reason",
                violation_error_message=_(
                    "Say why the document is not disclosed actively."
                ),
            ),
        )
        indexes = (
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

    def clean(self):
        self.derive()
        self.check_dates()

    def check_dates(self):
        if (
            self.signed_date
            and self.printed_date
            and self.printed_date < self.signed_date
        ):
            raise ValidationError(
                {"printed_date": _("A document is not printed before it is signed.")}
            )

    def get_absolute_url(self):
        if self.code:
            return reverse("gazette:document", args=[self.code, self.year, self.serial])
        return reverse("gazette:document_by_id", args=[self.pk])

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
        return [
            change_set
            for change_set in self.change_sets()
            if name in change_set.transitions()
        ]

    def blockers(self, name, together_with=None):
        reasons = []
        if name == "publish" and self.disclosure != Disclosure.ACTIVE:
            reasons.append(_("Only what is disclosed actively can be published."))
        if not self.is_public:
            reasons += [
                _("%(change_set)s is “%(state)s”: it has to go with its document.")
                % {"change_set": one, "state": one.get_state_display()}
                for one in self.change_sets()
                if one.state not in {self.state, State.WITHDRAWN}
            ]
        return reasons

    def after_transition(self, name, at):
        if name == "publish":
            self.resolve_relations()

    def resolve_relations(self):
        """Link the numbers that are cited to the documents that bear them now, both ways."""
        relations = self.relations.model.objects
        self.incoming_relations.exclude(target_number=self.number).update(target=None)
        if self.number:
            cited = relations.filter(target=None, target_number=self.number)
            cited.exclude(source=self).update(target=self)
        for relation in self.relations.exclude(target_number=self.number):
            relation.target = Document.objects.filter(
                number=relation.target_number, supersedes=None
            ).first()
            relation.save(update_fields=["target"])
