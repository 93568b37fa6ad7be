"""Findings in the admin: each is resolved with a reason, alone or many at once."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.admin_base import HistoryAdmin
from core.forms import GuardedForm
from core.front import Section
from core.guard.versions import version_of
from gazette.clauses import blocks
from gazette.findings import RIGHTS, FindingRefused, Resolution, reopen, resolve
from gazette.models import Finding

from .doubts import DoubtFilter

OPEN = pgettext_lazy("finding", "Open")


def resolutions(user, chosen=""):
    """The outcomes that ``user`` may choose, and what is chosen."""
    return [
        (one.value, one.label)
        for one in Resolution
        if one == chosen or user.has_perm(RIGHTS[one])
    ]


class FindingForm(GuardedForm):
    """Open, fixed or waived, and why."""

    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if kind := self.fields.get("resolution_kind"):
            chosen = self.instance.resolution_kind
            kind.choices = [("", OPEN), *resolutions(self.user, chosen)]

    def clean(self):
        cleaned = super().clean()
        if self.changed_data and not (cleaned.get("resolution") or "").strip():
            self.add_error("resolution", _("A reason is required."))
        is_reopened = self.initial.get("resolution_kind") and not cleaned.get(
            "resolution_kind"
        )
        if is_reopened and "resolution" not in self.changed_data:
            self.add_error("resolution", _("Say why it is open again."))
        return cleaned

    def _post_clean(self):
        """The act itself fills in the fields, in ``gazette.findings``."""


class SelectedForm(forms.Form):
    """What becomes of the selected findings."""

    kind = forms.ChoiceField(label=gettext_lazy("Outcome"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy(
            "What was mended in the drafts, or why they may stay as they are."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = resolutions(user)


@admin.register(Finding)
class FindingAdmin(HistoryAdmin):
    """What was found is not edited; the document, the clause and the line stand beside."""

    actions = ("resolve_selected",)
    change_form_template = "admin/gazette/finding/change_form.html"
    fields = (
        "text",
        ("document", "clause"),
        ("reading", "line"),
        "resolution_kind",
        "resolution",
        ("resolved_at", "resolved_by"),
    )
    form = FindingForm
    readonly_fields = (
        "text",
        "clause",
        "line",
        "document",
        "reading",
        "resolved_at",
        "resolved_by",
    )
    list_display = (
        "text",
        "document",
        "clause",
        "line",
        "resolution_kind",
        "resolution",
    )
    list_filter = (
        ("resolved_at", admin.EmptyFieldListFilter),
        "resolution_kind",
        ("code", DoubtFilter),
        "reading",
    )
    list_select_related = ("document",)
    list_defer = ("document__body", "source_text")
    search_fields = ("text", "document__number", "document__title", "code")

    class Media:
        css = {"all": ("admin/gongbao/disclosure.css",)}

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        is_allowed = super().has_view_permission(request, obj)
        return is_allowed and self.sees(request, obj)

    def has_change_permission(self, request, obj=None):
        is_allowed = any(map(request.user.has_perm, RIGHTS.values()))
        return is_allowed and self.sees(request, obj)

    def sees(self, request, obj):
        return obj is None or self.get_queryset(request).filter(pk=obj.pk).exists()

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "resolution_kind":
            kwargs["widget"] = forms.RadioSelect
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def front_sections(self, request):
        url = reverse(f"{self.admin_site.name}:gazette_finding_changelist")
        link = (
            self.opts.verbose_name_plural,
            self.get_queryset(request).open().count(),
            f"{url}?resolved_at__isempty=1",
        )
        return [Section("findings", _("Open findings"), links=[link])]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and obj.document:
            context["passage"] = passage(obj)
            context["review_url"] = reverse(
                f"{self.admin_site.name}:gazette_document_review",
                args=[obj.document_id],
            )
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        if not form.changed_data:
            return
        kind, reason = (
            form.cleaned_data["resolution_kind"],
            form.cleaned_data["resolution"],
        )
        if kind:
            resolve(obj, request.user, kind, reason)
        else:
            reopen(obj, request.user, reason)

    @admin.action(
        description=gettext_lazy("Resolve the selected with a reason"),
        permissions=["change"],
    )
    def resolve_selected(self, request, queryset):
        asked = "reason" in request.POST
        form = SelectedForm(request.POST if asked else None, user=request.user)
        if form.is_valid():
            return self.resolve_all(request, queryset, **form.cleaned_data)
        findings = queryset.select_related("document").defer("document__body")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Resolve the selected with a reason"),
            "opts": self.opts,
            "media": self.media,
            "form": form,
            "findings": findings,
            "checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(
            request, "admin/gazette/finding/resolve_selected.html", context
        )

    def resolve_all(self, request, queryset, kind, reason):
        """Resolve one by one, and say of each that was not why."""
        done = 0
        for finding in queryset.defer(None).filter(resolved_at=None):
            try:
                resolve(finding, request.user, kind, reason, version_of(finding))
            except (FindingRefused, PermissionDenied) as refusal:
                message = _("%(object)s: not done. %(reasons)s")
                values = {"object": finding, "reasons": refusal}
                self.message_user(request, message % values, messages.ERROR)
            else:
                done += 1
        left = queryset.count() - done
        message = _("%(done)d findings resolved, %(left)d left as they were.")
        self.message_user(request, message % {"done": done, "left": left})


def passage(finding):
    """The paragraph of the document as it stands now that the finding is about."""
    found = {block.anchor: block for block in blocks(finding.document.body)}
    return found.get(finding.clause) if finding.clause else None
