"""What is done on the review page: findings resolved, entries mended, names learned."""

import re

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelChoiceField
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gazette.findings import RIGHTS, FindingRefused, Resolution, resolve
from gazette.models import Organization
from gazette.names import learn
from gazette.registers.config import registers

from .page import findings_of

# More names than these are not offered; any of them can be typed.
OFFERED = 500
ANCHOR = re.compile(r"[\w（）-]{1,60}")


class ReviewActs:
    """For the admin of documents: the addresses that the forms of the page send to."""

    def get_urls(self):
        view = self.admin_site.admin_view
        prefix = "<path:object_id>/review"
        return [
            path(
                f"{prefix}/finding/<int:pk>/",
                view(self.resolve_view),
                name="gazette_document_resolve",
            ),
            path(
                f"{prefix}/name/<int:pk>/",
                view(self.learn_view),
                name="gazette_document_learn",
            ),
            path(
                f"{prefix}/mend/<str:label>/<int:pk>/",
                view(self.mend_view),
                name="gazette_document_mend",
            ),
            *super().get_urls(),
        ]

    def may_do(self, request):
        """What the page offers to do, for its template."""
        may = request.user.has_perm
        names = Organization.objects.values_list("full_name", flat=True)
        may_learn = may("gazette.change_organization")
        return {
            "may_fix": may(RIGHTS[Resolution.FIXED]),
            "may_waive": may(RIGHTS[Resolution.WAIVED]),
            "may_learn": may_learn,
            "may_add_organization": may("gazette.add_organization"),
            "organizations": names[:OFFERED] if may_learn else (),
        }

    def back(self, request, document):
        """To the review page, to the place that the form stood at."""
        at = request.POST.get("at", "")
        anchor = f"#{at}" if ANCHOR.fullmatch(at) else ""
        return HttpResponseRedirect(self.url("review", document.pk) + anchor)

    @method_decorator(require_POST)
    def resolve_view(self, request, object_id, pk):
        """A finding is fixed or waived, in the name of who looks at it."""
        document = self.viewed(request, object_id)
        finding = get_object_or_404(document.findings, pk=pk)
        kind, reason = request.POST.get("kind", ""), request.POST.get("reason", "")
        try:
            resolve(finding, request.user, kind, reason[:200], request.POST["version"])
        except (FindingRefused, KeyError) as refusal:
            self.message_user(request, refusal, messages.ERROR)
        else:
            done = _("Resolved: %(finding)s") % {"finding": finding}
            self.message_user(request, done, messages.SUCCESS)
        return self.back(request, document)

    @method_decorator(require_POST)
    def learn_view(self, request, object_id, pk):
        """A name is another name of an organization, and is known when next read."""
        document = self.viewed(request, object_id)
        finding = get_object_or_404(document.findings, pk=pk)
        if not request.user.has_perm("gazette.change_organization"):
            raise PermissionDenied
        name = request.POST.get("organization", "").strip()
        known = Organization.objects.by_name().get(name)
        try:
            if known is None:
                raise FindingRefused(_("There is no organization of this name."))
            organization = Organization.objects.get(pk=known)
            learn(finding, organization, request.user, request.POST.get("version"))
        except FindingRefused as refusal:
            self.message_user(request, refusal, messages.ERROR)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            done = _("Kept as another name of %(organization)s.")
            done %= {"organization": organization}
            self.message_user(request, done, messages.SUCCESS)
        return self.back(request, document)

    def mend_view(self, request, object_id, label, pk):
        """The form of one entry beside its words: the same form, saved the same way."""
        document = self.viewed(request, object_id)
        entry = self.entry_of(document, label, pk)
        model_admin = self.admin_site.get_model_admin(type(entry))
        if not model_admin.has_change_permission(request, entry):
            raise PermissionDenied
        response = model_admin.changeform_view(request, str(entry.pk))
        if isinstance(response, TemplateResponse):
            return self.as_mending(request, response, document, entry)
        if request.method == "POST" and response.status_code == 302:
            self.resolve_mended(request, document)
            return self.back(request, document)
        return response

    def entry_of(self, document, label, pk):
        models = {one.entry_model._meta.label_lower: one for one in registers()}
        if label not in models:
            raise Http404
        model = apps.get_model(label)
        return get_object_or_404(model, pk=pk, change_set__document=document)

    def as_mending(self, request, response, document, entry):
        if "adminform" in response.context_data:
            fields = response.context_data["adminform"].form.visible_fields()
            kept = [one for one in fields if is_kept(one)]
            response.template_name = "admin/gazette/document/mend.html"
            response.context_data |= {
                "document": document,
                "entry": entry,
                "asked": [one for one in fields if one not in kept],
                "kept": kept,
                "review_url": self.url("review", document.pk),
                "anchor": entry.anchor or entry.find_anchor(document.places()),
                "fixable": self.fixable(request, document, entry),
            }
        return response

    def fixable(self, request, document, entry):
        """Open findings at the entry's place, which mending it may settle."""
        if not request.user.has_perm(RIGHTS[Resolution.FIXED]):
            return []
        return findings_of(document, request.user, self.admin_site.name, entry)

    def resolve_mended(self, request, document):
        """What the form says is settled by what was mended."""
        chosen = [key for key in request.POST.getlist("settled") if key.isdecimal()]
        for finding in document.findings.open().filter(pk__in=chosen):
            try:
                resolve(finding, request.user, Resolution.FIXED, _("Mended on review."))
            except (FindingRefused, PermissionDenied) as refusal:
                self.message_user(request, refusal, messages.ERROR)


def is_kept(field):
    """Whether the form sends it back as it is: what is chosen elsewhere, and the source."""
    return isinstance(field.field, ModelChoiceField) or field.name == "source_text"
