"""Transitions of many records at once, from a list of the admin."""

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.guard.actions import seen_version

from .forms import TransitionForm
from .perform import TransitionRefused, perform
from .states import TRANSITIONS


class BulkTransitions:
    """Actions for the list of a publishable; each row is a transition of its own."""

    actions = (
        "submit_selected",
        "approve_selected",
        "publish_selected",
        "return_selected",
    )

    def has_action_permission(self, request, action):
        codename = get_permission_codename(action, self.opts)
        return request.user.has_perm(f"{self.opts.app_label}.{codename}")

    def has_submit_permission(self, request):
        return self.has_action_permission(request, "submit")

    def has_review_permission(self, request):
        return self.has_action_permission(request, "review")

    def has_publish_permission(self, request):
        return self.has_action_permission(request, "publish")

    @admin.action(
        description=gettext_lazy("Submit the selected for review"),
        permissions=["submit"],
    )
    def submit_selected(self, request, queryset):
        self.perform_all(request, queryset, "submit")

    @admin.action(
        description=gettext_lazy("Approve the selected"), permissions=["review"]
    )
    def approve_selected(self, request, queryset):
        self.perform_all(request, queryset, "approve")

    @admin.action(
        description=gettext_lazy("Publish the selected"), permissions=["publish"]
    )
    def publish_selected(self, request, queryset):
        self.perform_all(request, queryset, "publish")

    @admin.action(
        description=gettext_lazy("Return the selected to draft"), permissions=["review"]
    )
    def return_selected(self, request, queryset):
        try:
            note = TransitionForm.base_fields["note"].clean(request.POST.get("note"))
        except ValidationError as error:
            return self.message_all(request, error.messages)
        if note:
            return self.perform_all(request, queryset, "return", note)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Return the selected to draft"),
            "opts": self.opts,
            "objects": queryset,
            "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/workflow/return_selected.html", context)

    def perform_all(self, request, queryset, name, note=""):
        """Make the transition row by row, and say of each row what became of it."""
        done = []
        for obj in queryset:
            try:
                version = seen_version(request, obj)
                perform(obj, name, request.user, note=note, version=version)
            except TransitionRefused as refusal:
                self.refuse(request, obj, refusal.reasons)
            except PermissionDenied as denial:
                self.refuse(request, obj, [denial])
            else:
                done.append(str(obj))
        if done:
            message = _("%(transition)s: %(count)s done (%(objects)s).") % {
                "transition": TRANSITIONS[name].label,
                "count": len(done),
                "objects": pgettext("list", ", ").join(done),
            }
            self.message_user(request, message, messages.SUCCESS)

    def refuse(self, request, obj, reasons):
        message = _("%(object)s: not done. %(reasons)s") % {
            "object": obj,
            "reasons": " ".join(str(reason) for reason in reasons),
        }
        self.message_user(request, message, messages.ERROR)
