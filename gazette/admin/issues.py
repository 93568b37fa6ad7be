from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from core.admin_base import HistoryAdmin, count_of
from core.workflow.perform import TransitionRefused
from core.workflow.states import PUBLIC, TRANSITIONS, UNPUBLISHED, State
from gazette.bundles import TOGETHER, advance, compose
from gazette.issue_views import IssueView
from gazette.models import Document, Issue, Section

from .bundles import Contents, bundle_form, change_url, panel

REASONS_SHOWN = 12


class IssuePreview(IssueView):
    """The contents page of an issue as it will be, drafts included, for staff."""

    template_name = "admin/gazette/issue/preview.html"

    def get_object(self, queryset=None):
        return self.kwargs["issue"]

    def get_documents(self):
        documents = Document.objects.visible_to(self.request.user)
        return documents.filter(
            issue=self.object, state__in=(*UNPUBLISHED, State.PUBLISHED)
        ).exclude(state__in=UNPUBLISHED, supersedes__isnull=False)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        waiting = [
            document
            for _section, documents in context["sections"]
            for document in documents
            if not document.is_public
        ]
        for document in waiting:
            # The address it will have leads nowhere yet.
            document.get_absolute_url = partial(
                change_url, document, self.kwargs["site"]
            )
        return context | {"waiting": len(waiting)}


@admin.register(Issue)
class IssueAdmin(HistoryAdmin):
    change_form_template = "admin/gazette/issue/change_form.html"
    fields = (("year", "number", "total_number"), "date")
    list_display = (
        "__str__",
        "year",
        "number",
        "total_number",
        "date",
        "document_count",
        "public_count",
        "scheduled_for",
    )
    list_filter = ("year",)
    search_fields = ("year", "number")

    def get_queryset(self, request):
        public = Document.objects.filter(state__in=PUBLIC)
        queryset = super().get_queryset(request)
        return queryset.annotate(
            documents_=count_of(Document.objects, "issue"),
            public_=count_of(public, "issue"),
        )

    @admin.display(description=gettext_lazy("documents"), ordering="documents_")
    def document_count(self, issue):
        return issue.documents_

    @admin.display(description=gettext_lazy("public"), ordering="public_")
    def public_count(self, issue):
        return issue.public_

    def get_urls(self):
        views = {
            "contents": self.contents_view,
            "preview": self.preview_view,
            "transition/<slug:transition>": self.transition_view,
        }
        return [
            *(
                path(
                    f"<path:object_id>/{address}/",
                    self.admin_site.admin_view(view),
                    name=f"gazette_issue_{address.partition('/')[0]}",
                )
                for address, view in views.items()
            ),
            *super().get_urls(),
        ]

    def url(self, name, *args):
        return reverse(f"{self.admin_site.name}:gazette_issue_{name}", args=args)

    def viewed(self, request, object_id):
        """The issue that the user may see, or 404 or 403."""
        issue = self.get_object(request, unquote(object_id))
        if issue is None:
            raise Http404
        if not self.has_view_permission(request, issue):
            raise PermissionDenied
        return issue

    def get_view_on_site_url(self, obj=None):
        shown = obj is not None and Issue.objects.published().contains(obj)
        return super().get_view_on_site_url(obj) if shown else None

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["bundle"] = self.bundle(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def bundle(self, request, issue):
        """What the page of ``issue`` says of its way to the public."""
        found = panel(
            issue,
            request.user,
            self.admin_site.name,
            lambda name: self.url("transition", issue.pk, name),
        )
        may_change = self.has_change_permission(request, issue)
        contents = Contents(issue, request.user, self.admin_site.name)
        return found | {
            "contents": contents.inside,
            "contents_url": self.url("contents", issue.pk) if may_change else "",
            "preview_url": self.url("preview", issue.pk),
        }

    def preview_view(self, request, object_id):
        issue = self.viewed(request, object_id)
        response = IssuePreview.as_view()(
            request, issue=issue, site=self.admin_site.name
        )
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def contents_view(self, request, object_id):
        """Choose documents, their order, sections and pages."""
        issue = self.viewed(request, object_id)
        if not self.has_change_permission(request, issue):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else None
        contents = Contents(issue, request.user, self.admin_site.name, sent)
        if sent and not contents.is_search and self.save_contents(request, contents):
            page = "preview" if "_preview" in sent else "contents"
            return HttpResponseRedirect(self.url(page, issue.pk))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Contents of the issue"),
            "subtitle": str(issue),
            "opts": self.opts,
            "original": issue,
            "contents": contents,
            "change_url": self.url("change", issue.pk),
            "preview_url": self.url("preview", issue.pk),
        }
        return TemplateResponse(request, "admin/gazette/issue/contents.html", context)

    def save_contents(self, request, contents):
        """Whether what was sent is saved now; says so, or why not."""
        if not contents.is_valid():
            self.message_user(request, _("Correct what is marked."), messages.ERROR)
            return False
        try:
            changed = compose(
                contents.issue,
                contents.placements(),
                request.user,
                contents.versions(),
            )
        except TransitionRefused as refusal:
            typed = _("What you typed is still here: compare, then save again.")
            self.message_reasons(request, [*refusal.reasons, typed])
            contents.show_anew()
            return False
        text = ngettext(
            "Saved: %(count)d document has another place.",
            "Saved: %(count)d documents have another place.",
            len(changed),
        )
        self.message_user(request, text % {"count": len(changed)}, messages.SUCCESS)
        return True

    @method_decorator(require_POST)
    def transition_view(self, request, object_id, transition):
        if transition not in TOGETHER:
            raise Http404
        issue = self.viewed(request, object_id)
        form = bundle_form(transition)(request.POST)
        if form.is_valid():
            self.move(request, issue, transition, form)
        else:
            errors = [error for found in form.errors.values() for error in found]
            self.message_reasons(request, errors)
        return HttpResponseRedirect(self.url("change", issue.pk))

    def move(self, request, issue, name, form):
        try:
            done = advance(
                issue,
                name,
                request.user,
                versions=form.cleaned_data["versions"],
                note=form.cleaned_data["note"],
                given=form.given(),
            )
        except TransitionRefused as refusal:
            self.message_reasons(request, refusal.reasons)
        except PermissionDenied as denial:
            self.message_reasons(request, [denial])
        else:
            text = ngettext(
                "%(transition)s: done with %(count)d document of %(issue)s.",
                "%(transition)s: done with %(count)d documents of %(issue)s.",
                len(done),
            )
            values = {"transition": TRANSITIONS[name].label, "issue": issue}
            self.message_user(
                request, text % (values | {"count": len(done)}), messages.SUCCESS
            )

    def message_reasons(self, request, reasons):
        """Tell the first of ``reasons``; the page lists them all."""
        for reason in reasons[:REASONS_SHOWN]:
            self.message_user(request, reason, messages.ERROR)
        if (more := len(reasons) - REASONS_SHOWN) > 0:
            text = ngettext(
                "And %(count)d more reason.", "And %(count)d more reasons.", more
            )
            self.message_user(request, text % {"count": more}, messages.ERROR)


@admin.register(Section)
class SectionAdmin(HistoryAdmin):
    list_display = ("name", "order")
    search_fields = ("name",)
