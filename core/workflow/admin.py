"""Publishables in the admin: the state is shown, and changed by buttons only."""

from collections import Counter

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core.admin_base import HistoryAdmin, LabelledCells
from core.audit import record
from core.forms import locked
from core.front import SHOWN, Row, Section
from core.guard.typed import kept
from core.handover import stands_in_for

from . import waiting
from .bulk import BulkTransitions
from .forms import PublishableForm, transition_form
from .panel import panel
from .perform import TransitionRefused, perform
from .states import TRANSITIONS


class OpenWithOwner:
    """Changed and deleted only while the publishable that a record belongs to is open."""

    def owner(self, obj):
        """The publishable of the record that the page shows."""
        return obj

    def is_open(self, obj):
        return obj is None or self.owner(obj).is_open

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_open(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_open(obj)


class OwnedAdmin:
    """For a record that belongs to a publishable: what changes it, changes its ``owner``."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        touch(self.owner(form.instance), request.user)

    def delete_model(self, request, obj):
        if not locked(self.owner(obj)).is_open:
            raise PermissionDenied
        super().delete_model(request, obj)
        touch(self.owner(obj), request.user)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)


def touch(publishable, user):
    """A change of what belongs to a publishable is a new version of it."""
    current = locked(publishable)
    current.stamp(user)
    current.save()


class PublishableAdmin(OpenWithOwner, BulkTransitions, HistoryAdmin):
    """A publishable: drafts are edited, everything else is read."""

    form = PublishableForm
    change_form_template = "admin/workflow/change_form.html"
    list_filter = (waiting.WaitingFilter, "state")
    readonly_fields = (
        "state",
        "published_at",
        "superseded_at",
        "withdrawn_at",
        "withdrawal_kind",
        "created_by",
        "created_at",
        "updated_by",
        "updated_at",
        "edited_by",
        "edited_at",
        "responsible",
        "edition",
        "supersedes",
    )
    note_fieldset = (None, {"fields": ("public_note",)})
    record_fieldset = (
        gettext_lazy("Publication and record"),
        {"fields": (readonly_fields,), "classes": ("collapse",)},
    )

    def get_urls(self):
        return [
            path(
                "<path:object_id>/transition/<slug:name>/",
                self.admin_site.admin_view(self.transition_view),
                name=f"{self.opts.app_label}_{self.opts.model_name}_transition",
            ),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request, obj=None):
        """What the public is told of a correction or a withdrawal comes first."""
        fieldsets = super().get_fieldsets(request, obj)
        told = obj is not None and (obj.supersedes_id or obj.public_note)
        return (self.note_fieldset, *fieldsets) if told else fieldsets

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def shown_state(self, obj):
        return format_html(
            '<span class="state state-{}">{}</span>', obj.state, obj.get_state_display()
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is None or obj.published_at is None
        )

    def get_view_on_site_url(self, obj=None):
        shown = obj is not None and obj.is_public
        return super().get_view_on_site_url(obj) if shown else None

    def save_model(self, request, obj, form, change):
        obj.stamp(request.user)
        super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        if not self.has_delete_permission(request, locked(obj)):
            raise PermissionDenied
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["workflow"] = self.workflow(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def workflow(self, request, obj):
        """What the page of ``obj`` says of its way to the public."""
        return panel(
            obj, request.user, lambda name: self.url("transition", obj.pk, name)
        )

    def front_sections(self, request):
        """What of this kind waits for the user, a Section for each reason."""
        queryset = self.get_queryset(request).defer(*self.list_defer)
        people = [request.user, *stands_in_for(request.user, timezone.localdate())]
        found = waiting.waiting(queryset, request.user, people)
        counts = Counter(
            dict(found.order_by().values_list("wait").annotate(Count("pk")))
        )
        related = ("updated_by", *(self.list_select_related or ()))
        rows = waiting.longest(found.select_related(*related), SHOWN) if counts else ()
        return [
            self.front_section(name, counts[name], [r for r in rows if r.wait == name])
            for name in waiting.WAITS
            if counts[name]
        ]

    def front_section(self, name, count, records):
        link = f"{self.url('changelist')}?waiting={name}"
        return Section(
            name,
            waiting.WAITS[name].label,
            [self.front_row(record) for record in records],
            [(self.opts.verbose_name_plural, count, link)],
            urgent=name in {"fault", "countersign"},
            rank=list(waiting.WAITS).index(name),
        )

    def front_row(self, record):
        return Row(
            self.url("change", record.pk),
            str(record),
            record.since,
            getattr(record, "title", "") if getattr(record, "number", "") else "",
            record.state,
            record.get_state_display(),
        )

    def counts_by_state(self, request):
        """{state: how many} of this kind."""
        queryset = self.get_queryset(request).order_by()
        return dict(queryset.values_list("state").annotate(Count("pk")))

    def url(self, name, *args):
        opts = self.opts
        return reverse(
            f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{name}",
            args=args,
        )

    def viewed(self, request, object_id):
        """The record that the user may see, or 404 or 403."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return obj

    @method_decorator(require_POST)
    def transition_view(self, request, object_id, name):
        if name not in TRANSITIONS:
            raise Http404
        obj = self.viewed(request, object_id)
        form = transition_form(name)(request.POST)
        reasons = self.make(request, obj, name, form)
        if reasons:
            details = {"transition": name, "reasons": [str(one) for one in reasons]}
            record("workflow.refused", target=obj, result="refused", details=details)
            self.message_all(request, [*reasons, *kept(form)])
        return HttpResponseRedirect(self.url("change", self.next_page(obj, name)))

    def make(self, request, obj, name, form):
        """Make the transition; returns every reason against it, none where it is made."""
        if not form.is_valid():
            return [error for errors in form.errors.values() for error in errors]
        try:
            perform(
                obj,
                name,
                request.user,
                note=form.cleaned_data["note"],
                version=form.cleaned_data["version"],
                along=request.POST.getlist("seen_record"),
                given=form.given(),
            )
        except TransitionRefused as refusal:
            return refusal.reasons
        except PermissionDenied as denial:
            return [denial]
        message = _("%(transition)s: done. %(object)s is now “%(state)s”.") % {
            "transition": TRANSITIONS[name].label,
            "object": obj,
            "state": obj.get_state_display(),
        }
        self.message_user(request, message, messages.SUCCESS)
        return []

    def next_page(self, obj, name):
        """The key of the record to go on with: a correction, once there is one."""
        correction = self.model.objects.filter(supersedes=obj).first()
        return correction.pk if correction and name == "correct" else obj.pk

    def message_all(self, request, reasons):
        for reason in reasons:
            self.message_user(request, reason, messages.ERROR)


class OpenInline(OpenWithOwner, LabelledCells):
    """An inline of what is edited: editable with it."""

    extra = 0

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and self.is_open(obj)
