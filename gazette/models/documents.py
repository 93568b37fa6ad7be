"""The documents of the gazette."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.fields import CheckedCharField, CheckedTextField
from core.text.document_numbers import DocumentNumber
from core.workflow.models import Publishable
from core.workflow.querysets import PublishableQuerySet
from core.workflow.states import State
from gazette.clauses import Places
from gazette.reach import ReachQuerySet

from .disclosure import Disclosed, DisclosedQuerySet, Disclosure
from .genres import Genre
from .issues import Issue, Section
from .normative import Normative
from .organizations import Organization
from .validity import ValidityQuerySet
from .workflow import InTheWorkflow


class DocumentQuerySet(
    ValidityQuerySet, ReachQuerySet, DisclosedQuerySet, PublishableQuerySet
):
    def published(self):
        return super().published().filter(disclosure=Disclosure.ACTIVE)


class Document(Disclosed, Normative, InTheWorkflow):
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
    index_number = CheckedCharField(_("index number"), max_length=60, blank=True)
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
            # Whether any has one is asked before every file that goes out.
            models.Index(
                fields=["index_number"],
                condition=Q(index_number__gt=""),
                name="gazette_doc_index_number",
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
            self.code, self.year, self.serial = (
                number.series,
                number.year,
                number.serial,
            )
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
        self._history_user = user
        self.save()
        del self._history_user
        self.attachments.filter(file="").delete()
        first = (self.attachments.aggregate(last=Max("order"))["last"] or 0) + 1
        for order, table in enumerate(written.attachments, first):
            self.attachments.create(
                order=order, title=table.title, columns=table.columns, rows=table.rows
            )

    def open_findings(self):
        return self.known("open_findings", self.findings.open)

    def places(self):
        return Places(self.body, self.attachments.values_list("order", "rows"))
