"""The holidays, and the re-review of what is not disclosed actively."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin_base import BaseAdmin, HistoryAdmin, is_key
from core.exchange.admin import ExchangeAdmin
from core.workflow.perform import TransitionRefused
from gazette.disclosure.clock import unknown_year
from gazette.disclosure.resources import HolidayResource
from gazette.disclosure.reviews import re_review, so_far, wrong_with
from gazette.models import DisclosureReview, Document, Holiday

from .scope import reach_in

# A year's holidays are made known in the November before it.
ANNOUNCED = 11
STYLES = {"all": ("admin/gongbao/disclosure.css",)}


@admin.register(Holiday)
class HolidayAdmin(ExchangeAdmin, HistoryAdmin):
    date_hierarchy = "date"
    fields = ("date", "is_workday", "name")
    list_display = ("date", "weekday", "arrangement", "name")
    list_filter = ("is_workday", "name")
    resource_classes = (HolidayResource,)
    search_fields = ("name",)

    @admin.display(description=gettext_lazy("weekday"))
    def weekday(self, holiday):
        return date_format(holiday.date, "l")

    @admin.display(description=gettext_lazy("arrangement"), ordering="is_workday")
    def arrangement(self, holiday):
        return _("worked") if holiday.is_workday else _("day off")

    def changelist_view(self, request, extra_context=None):
        today = timezone.localdate()
        awaited = {today.year, today.year + (today.month >= ANNOUNCED)}
        for year in sorted(awaited - Holiday.objects.calendar().years):
            self.message_user(request, unknown_year(year), messages.WARNING)
        return super().changelist_view(request, extra_context)


class DisclosureReviewForm(forms.ModelForm):
    """A re-review of the document that the page shows, as it was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = DisclosureReview
        fields = ("document", "outcome", "remark", "next_due")
        widgets = {"document": forms.HiddenInput}

    def clean(self):
        cleaned = super().clean()
        document, version = cleaned.get("document"), cleaned.get("version")
        if document is None:
            return cleaned
        if version != document.version:
            self.add_error(None, _("The page is out of date: look at it again."))
            self.data = self.data.copy()
            self.data["version"] = document.version
        values = (cleaned.get(name) for name in ("outcome", "remark", "next_due"))
        if not self.errors:
            for reason in wrong_with(document, *values):
                self.add_error(None, reason)
        return cleaned

    def _post_clean(self):
        """The act itself makes the record, in ``gazette.disclosure.reviews``."""


@admin.register(DisclosureReview)
class DisclosureReviewAdmin(BaseAdmin):
    """The record of re-reviews; one is added from the page of its document."""

    change_form_template = "admin/gazette/disclosurereview/change_form.html"
    form = DisclosureReviewForm
    list_display = ("document", "outcome", "reviewed_at", "reviewed_by", "next_due")
    list_filter = ("outcome",)
    list_select_related = ("document", "reviewed_by")
    list_defer = ("document__body",)
    radio_fields = {"outcome": admin.VERTICAL}
    search_fields = ("document__number", "document__title", "remark")
    date_hierarchy = "reviewed_at"

    class Media:
        css = STYLES

    def get_queryset(self, request):
        reviews = super().get_queryset(request)
        return reviews.filter(reach_in(request).condition("document"))

    def get_fields(self, request, obj=None):
        if obj is None:
            return ("document", "version", "outcome", "remark", "next_due")
        return (
            "document",
            "outcome",
            "remark",
            "next_due",
            "reviewed_by",
            "reviewed_at",
        )

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "document":
            kwargs |= {
                "queryset": self.reviewable(request),
                "widget": forms.HiddenInput,
            }
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def reviewable(self, request):
        """Documents within reach that are not disclosed actively."""
        documents = Document.objects.filter(reach_in(request).condition())
        return documents.exclude(disclosure="active").defer("body")

    def get_changeform_initial_data(self, request):
        document = self.named(request)
        return (
            {"document": document.pk, "version": document.version} if document else {}
        )

    def named(self, request):
        key = request.POST.get("document") or request.GET.get("document") or ""
        named = self.reviewable(request).filter(pk=key) if is_key(Document, key) else ()
        return next(iter(named), None)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        document = self.named(request)
        if document is None:
            return HttpResponseRedirect(self.due_url())
        context = {
            "reviewed": document,
            "so_far": so_far(document),
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            "reviewed_url": reverse(
                f"{self.admin_site.name}:gazette_document_change", args=[document.pk]
            ),
        }
        try:
            return super().add_view(request, form_url, context | (extra_context or {}))
        except TransitionRefused as refusal:
            reasons = refusal.reasons
        except PermissionDenied as denial:
            reasons = [denial]
        for reason in reasons:
            self.message_user(request, reason, messages.ERROR)
        return HttpResponseRedirect(f"{request.path}?document={document.pk}")

    def due_url(self):
        documents = reverse(f"{self.admin_site.name}:gazette_document_changelist")
        return f"{documents}?deadline=review"

    def save_model(self, request, obj, form, change):
        values = form.cleaned_data
        review = re_review(
            values["document"],
            request.user,
            values["outcome"],
            values["remark"],
            next_due=values["next_due"],
            version=values["version"],
        )
        vars(obj).update(vars(review))

    def response_add(self, request, obj, post_url_continue=None):
        message = _("The re-review of %(document)s is recorded.")
        self.message_user(
            request, message % {"document": obj.document}, messages.SUCCESS
        )
        return HttpResponseRedirect(self.due_url())
