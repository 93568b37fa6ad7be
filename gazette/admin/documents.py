from django.contrib import admin, messages
from django.db.models import Count
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.admin_base import count_of
from core.exchange.admin import ExchangeAdmin
from core.workflow.admin import OpenInline, PublishableAdmin
from gazette.bundles.gathering import gathered
from gazette.duties import interpretations
from gazette.models import Attachment, Document, Finding, Relation
from gazette.registers.config import registers
from gazette.resources import DocumentResource

from .compare import ComparisonAdmin
from .deadlines import DeadlineAdmin, DeadlineFilter
from .forms import AttachmentForm, DocumentForm
from .review import ReviewActs, review
from .scope import ReachAdmin, ReachChoices


class YearFilter(admin.SimpleListFilter):
    title = gettext_lazy("year")
    parameter_name = "year"

    def lookups(self, request, model_admin):
        years = model_admin.model.objects.dates("signed_date", "year", order="DESC")
        return [(day.year, day.year) for day in years]

    def queryset(self, request, queryset):
        years = dict(self.lookup_choices)
        chosen = next((year for year in years if str(year) == self.value()), None)
        return queryset.filter(signed_date__year=chosen) if chosen else queryset


class AttachmentInline(OpenInline, admin.StackedInline):
    form = AttachmentForm
    model = Attachment
    fields = ("order", "title", "file", "columns", "rows")


class RelationInline(ReachChoices, OpenInline, admin.TabularInline):
    model = Relation
    autocomplete_fields = ("target",)
    fk_name = "source"


@admin.register(Document)
class DocumentAdmin(
    ReviewActs,
    ReachAdmin,
    DeadlineAdmin,
    ComparisonAdmin,
    ExchangeAdmin,
    PublishableAdmin,
):
    autocomplete_fields = ("issuing_organization", "issue", "section")
    change_form_template = "admin/gazette/document/change_form.html"
    date_hierarchy = "signed_date"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    ("number", "genre"),
                    ("issuer", "issuing_organization"),
                    "addressee",
                    ("signed_date", "printed_date"),
                )
            },
        ),
        (
            gettext_lazy("In the gazette"),
            {
                "fields": (
                    ("issue", "section"),
                    ("page", "order"),
                    ("index_number", "topic"),
                )
            },
        ),
        (
            gettext_lazy("Disclosure"),
            {
                "fields": (
                    ("disclosure", "disclosure_basis"),
                    "disclosure_reason",
                    ("deadline", "disclosure_review_due"),
                    "re_reviews",
                )
            },
        ),
        (
            gettext_lazy("Normative document"),
            {
                "fields": (
                    ("is_normative", "interpretation_waiver"),
                    "interpretations",
                )
            },
        ),
        (pgettext_lazy("document", "Text"), {"fields": ("body",)}),
        PublishableAdmin.record_fieldset,
    )
    form = DocumentForm
    inlines = (AttachmentInline, RelationInline)
    list_defer = ("body",)
    list_display = (
        "shown_number",
        "title",
        "shown_state",
        "open_findings",
        "signed_date",
        "deadline",
        "genre",
        "issuer",
        "issue",
        "section",
    )
    list_display_links = ("shown_number", "title")
    list_filter = (
        *PublishableAdmin.list_filter,
        DeadlineFilter,
        "genre",
        "section",
        "issue",
        YearFilter,
        "disclosure",
        "is_normative",
    )
    list_select_related = ("issue", "section")
    readonly_fields = (
        *PublishableAdmin.readonly_fields,
        "deadline",
        "disclosure_review_due",
        "re_reviews",
        "interpretations",
    )
    search_fields = ("number", "title", "issuer")
    resource_classes = (DocumentResource,)

    def get_queryset(self, request):
        findings = Finding.objects.filter(resolved_at=None)
        queryset = super().get_queryset(request)
        return queryset.annotate(findings_=count_of(findings, "document"))

    def get_urls(self):
        return [
            path(
                "<path:object_id>/review/",
                self.admin_site.admin_view(self.review_view),
                name="gazette_document_review",
            ),
            *super().get_urls(),
        ]

    def get_deleted_objects(self, objs, request):
        # What was found in a draft goes with it, though nobody deletes findings alone.
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, lacking - {Finding._meta.verbose_name}, protected

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.is_proposed_normative:
            message = _(
                "By its title %(object)s is normative: it needs an interpretation. "
                "Take the mark off if it sets no rules."
            )
            self.message_user(request, message % {"object": obj}, messages.WARNING)

    @admin.display(description=gettext_lazy("document number"), ordering="number")
    def shown_number(self, document):
        return document.number or None

    @admin.display(description=gettext_lazy("open findings"), ordering="findings_")
    def open_findings(self, document):
        return document.findings_ or None

    @admin.display(description=gettext_lazy("interpretations"))
    def interpretations(self, document):
        if document.pk is None:
            return self.get_empty_value_display()
        links = (
            (self.url("change", one.pk), one, one.state, one.get_state_display())
            for one in interpretations(document)
        )
        link = '<a href="{}">{}</a> <span class="state state-{}">{}</span> '
        return format_html_join("", link, links) or self.get_empty_value_display()

    def workflow(self, request, obj):
        # It is asked of the same again and again: for every button, reason and signature.
        gathered([obj], request.user)
        return super().workflow(request, obj) | {
            "change_sets": [
                self.change_set_link(request, obj, register) for register in registers()
            ],
            "review_url": self.url("review", obj.pk),
            "findings": obj.findings_,
            "findings_url": reverse(
                f"{self.admin_site.name}:gazette_finding_changelist"
            )
            + f"?document__id__exact={obj.pk}&resolved_at__isempty=1",
        }

    def change_set_link(self, request, document, register):
        """The document's change set in a register, or where to add one."""
        opts = register.change_set_model._meta
        prefix = f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}"
        change_set = (
            register.change_set_model.objects.visible_to(request.user)
            .filter(document=document)
            .annotate(entries_=Count("entries"))
            .last()
        )
        if change_set:
            url = reverse(f"{prefix}_change", args=[change_set.pk])
        else:
            url = reverse(f"{prefix}_add") + f"?document={document.pk}"
        may_add = request.user.has_perm(f"{opts.app_label}.add_{opts.model_name}")
        may_view = request.user.has_perm(f"{opts.app_label}.view_{opts.model_name}")
        return {
            "label": opts.verbose_name,
            "change_set": change_set,
            "url": url if (may_view if change_set else may_add) else "",
        }

    def review_view(self, request, object_id):
        """The source text, beside each clause what was read from it."""
        (document,) = gathered([self.viewed(request, object_id)], request.user)
        context = {
            **self.admin_site.each_context(request),
            **review(document, request.user, self.admin_site.name),
            "title": _("Review"),
            "subtitle": str(document),
            "opts": self.opts,
            "original": document,
            "workflow": super().workflow(request, document),
            "change_url": self.url("change", document.pk),
            **self.may_do(request),
        }
        return TemplateResponse(request, "admin/gazette/document/review.html", context)
