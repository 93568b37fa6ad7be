"""The admin that all registers share: change sets, their entries, and what they amount to."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.forms.models import BaseInlineFormSet
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core.admin_base import BaseAdmin, HistoryAdmin, ViewOnly, count_of
from core.exchange.admin import ExchangeAdmin
from core.forms import locked
from core.guard.actions import changed_since, was_seen
from core.workflow.admin import (
    OpenInline,
    OpenWithOwner,
    OwnedAdmin,
    PublishableAdmin,
)
from core.workflow.forms import PublishableForm
from gazette.admin.scope import ReachAdmin, visible

# More entries than this do not fit a form: each is then changed on a page of its own.
MAX_INLINE_ENTRIES = 200
# Of what a register says of one subject, this much is on the subject's page.
MAX_SHOWN = 50
SHORT_TEXTS = {
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 40})}
}


class EntryInline(OpenInline, admin.TabularInline):
    """The entries of a change set, compact, each with a link to its own page."""

    formfield_overrides = SHORT_TEXTS
    show_change_link = True
    view_on_site = False


class ChangeSetAdmin(ReachAdmin, PublishableAdmin):
    """A change set with its entries."""

    autocomplete_fields = ("document",)
    change_form_template = "admin/registers/change_set.html"
    date_hierarchy = "effective_date"
    fieldsets = (
        (None, {"fields": ("document", "effective_date")}),
        PublishableAdmin.record_fieldset,
    )
    list_defer = ("document__body",)
    list_display = (
        "document",
        "document_title",
        "effective_date",
        "entry_count",
        "shown_state",
        "updated_at",
    )
    list_select_related = ("document",)
    search_fields = ("document__number", "document__title", "document__issuer")

    def get_queryset(self, request):
        entries = self.model.entries.rel.related_model.objects
        return (
            super()
            .get_queryset(request)
            .select_related("document")
            .annotate(entries_=count_of(entries, "change_set"))
        )

    def get_readonly_fields(self, request, obj=None):
        fixed = ("document",) if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def get_inlines(self, request, obj):
        if obj and obj.entries_ > MAX_INLINE_ENTRIES:
            return ()
        return super().get_inlines(request, obj)

    def get_urls(self):
        return [
            path(
                "<path:object_id>/draft-text/",
                self.admin_site.admin_view(self.draft_text_view),
                name=f"{self.opts.app_label}_{self.opts.model_name}_draft_text",
            ),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("title"), ordering="document__title")
    def document_title(self, change_set):
        return change_set.document.title

    @admin.display(description=gettext_lazy("entries"), ordering="entries_")
    def entry_count(self, change_set):
        return change_set.entries_

    def workflow(self, request, obj):
        entries = obj.register.entry_model._meta
        listed = reverse(
            f"{self.admin_site.name}:{entries.app_label}_{entries.model_name}_changelist"
        )
        return super().workflow(request, obj) | {
            "document_url": reverse(
                f"{self.admin_site.name}:gazette_document_change",
                args=[obj.document_id],
            ),
            "entries_url": f"{listed}?change_set__id__exact={obj.pk}",
            "entries_shown": obj.entries_ <= MAX_INLINE_ENTRIES,
            "draft_text_url": self.url("draft_text", obj.pk)
            if self.may_draft_text(request, obj)
            else "",
        }

    def may_draft_text(self, request, change_set):
        return (
            self.has_change_permission(request, change_set)
            and change_set.document.is_open
            and request.user.has_perm("gazette.change_document")
        )

    @method_decorator(require_POST)
    def draft_text_view(self, request, object_id):
        """Write the document's text from the entries of the change set."""
        change_set = self.viewed(request, object_id)
        if not request.user.has_perm("gazette.change_document"):
            raise PermissionDenied
        if not self.has_change_permission(request):
            raise PermissionDenied
        try:
            self.draft_text(request, change_set)
        except ValidationError as error:
            self.message_all(request, error.messages)
            return HttpResponseRedirect(self.url("change", change_set.pk))
        self.message_user(
            request,
            _("The text is written. Read it before you submit."),
            messages.SUCCESS,
        )
        return HttpResponseRedirect(
            reverse(
                f"{self.admin_site.name}:gazette_document_change",
                args=[change_set.document_id],
            )
        )

    @transaction.atomic
    def draft_text(self, request, change_set):
        """Write the text of the document as the page showed it, or raise ValidationError."""
        change_set.document = locked(change_set.document)
        if not was_seen(request, change_set.document):
            raise ValidationError(changed_since(change_set.document))
        if not was_seen(request, locked(change_set)):
            raise ValidationError(changed_since(change_set))
        change_set.draft_text(request.user, replace="replace" in request.POST)


class EntryForm(PublishableForm):
    """An entry is guarded by the version of its change set."""

    def guarded(self):
        return self.instance.change_set if self.instance.pk else None

    def clean_change_set(self):
        change_set = locked(self.cleaned_data["change_set"])
        if not change_set.is_open:
            raise ValidationError(
                _("%(object)s is no draft any more.") % {"object": change_set}
            )
        return change_set


class OpenWithChangeSet(OpenWithOwner):
    def owner(self, entry):
        return entry.change_set


class EntryAdmin(
    ReachAdmin, OwnedAdmin, OpenWithChangeSet, ExchangeAdmin, HistoryAdmin
):
    """One entry; it is open while its change set is."""

    autocomplete_fields = ("change_set",)
    change_form_template = "admin/registers/entry.html"
    form = EntryForm
    formfield_overrides = SHORT_TEXTS
    list_defer = ("source_text", "change_set__document__body")
    list_select_related = ("change_set__document",)

    def get_list_display(self, request):
        return (*super().get_list_display(request), "document_number", "shown_state")

    def get_readonly_fields(self, request, obj=None):
        fixed = ("change_set",) if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed)

    def lookup_allowed(self, lookup, value, request=None):
        return lookup == "change_set__id__exact" or super().lookup_allowed(
            lookup, value, request
        )

    def get_view_on_site_url(self, obj=None):
        shown = obj is not None and obj.change_set.is_public
        return super().get_view_on_site_url(obj) if shown else None

    @admin.display(
        description=gettext_lazy("document"), ordering="change_set__document__number"
    )
    def document_number(self, entry):
        return entry.change_set.document

    @admin.display(description=gettext_lazy("state"), ordering="change_set__state")
    def shown_state(self, entry):
        change_set = entry.change_set
        return format_html(
            '<span class="state state-{}">{}</span>',
            change_set.state,
            change_set.get_state_display(),
        )

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["change_set"] = obj.change_set
            context["change_set_url"] = reverse(
                f"{self.admin_site.name}:{self.opts.app_label}_"
                f"{obj.change_set._meta.model_name}_change",
                args=[obj.change_set_id],
            )
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


class PartInline(OpenWithChangeSet, OpenInline, admin.TabularInline):
    """Rows that belong to an entry; open while the entry's change set is."""


class NewestFormSet(BaseInlineFormSet):
    """The first ``MAX_SHOWN`` rows; ``has_more`` says whether there are others."""

    @cached_property
    def fetched(self):
        return list(super().get_queryset()[: MAX_SHOWN + 1])

    def get_queryset(self):
        return self.fetched[:MAX_SHOWN]

    @property
    def has_more(self):
        return len(self.fetched) > MAX_SHOWN


class HistoryInline(ViewOnly, admin.TabularInline):
    """What a register says, or the entries that made it say so, newest first."""

    extra = 0
    formset = NewestFormSet
    ordering = ("-pk",)
    show_change_link = True
    template = "admin/registers/history_inline.html"
    view_on_site = False

    def get_queryset(self, request):
        return visible(request, super().get_queryset(request))


class RegisterAdmin(ViewOnly, BaseAdmin):
    """A register's subject: it follows from published entries, and nobody edits it."""


class StateAdmin(ViewOnly, BaseAdmin):
    """A stretch of what a register says, in effective and in known time."""

    date_hierarchy = "valid_from"
    list_filter = (("known_to", admin.EmptyFieldListFilter),)
    times = ("valid_from", "valid_to", "known_from", "known_to")

    def get_list_display(self, request):
        return (*super().get_list_display(request), *self.times)

    def get_exclude(self, request, obj=None):
        return ("sources",)
