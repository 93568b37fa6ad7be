"""Lists of the admin, guarded: an action is about the rows as the list showed them."""

from contextlib import nullcontext

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .authors import changed_since
from .versions import version_of

SEEN = "seen"


class ChangedSince(Exception):
    """Something is no more as it was shown; the message is for people."""


def seen_versions(request):
    """{key of a record, as text: its version as the page showed it}, of what was sent."""
    return dict(
        text.rpartition(":")[::2] for text in request.POST.getlist(SEEN) if ":" in text
    )


def seen_version(request, record):
    """The number of the version of ``record`` that the list showed; 0 if it showed none."""
    text = seen_versions(request).get(str(record.pk), "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def word_of(record, version):
    return f"{record._meta.label_lower}:{record.pk}:{version}"


def was_seen(request, record):
    """Whether the page from which the request came showed ``record`` as it is now."""
    return word_of(record, version_of(record)) in request.POST.getlist("seen_record")


class GuardedActions:
    """Every row carries its version beside its box; what has changed is left out.

    Only rows that the page shows can be chosen: nobody has seen the versions of others.
    """

    def version(self, record):
        """The version of ``record`` as far as lists know it."""
        return version_of(record, frozenset(self.list_defer))

    def seen(self, record):
        return f"{record.pk}:{self.version(record)}"

    @admin.display(description=mark_safe('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj):
        box = super().action_checkbox(obj)
        return format_html(
            '{}<input type="hidden" name="{}" value="{}">', box, SEEN, self.seen(obj)
        )

    def response_action(self, request, queryset):
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        kept = self.unchanged(request, chosen)
        self.choose(request, kept)
        if chosen and not kept:
            return HttpResponseRedirect(request.get_full_path())
        try:
            # The admin notes a deletion in its log before it deletes.
            deletes = "delete_selected" in request.POST.getlist("action")
            with transaction.atomic() if deletes else nullcontext():
                response = super().response_action(request, queryset)
        except ChangedSince as conflict:
            self.message_user(request, conflict, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        if isinstance(response, TemplateResponse):
            response.context_data |= self.carried(request, response.context_data)
        return response

    def unchanged(self, request, chosen):
        """The keys of ``chosen`` that are as they were seen; says why not of the others."""
        seen, kept = seen_versions(request), []
        present = list(self.get_queryset(request).filter(pk__in=chosen))
        for record in present:
            if seen.get(str(record.pk)) == self.version(record):
                kept.append(str(record.pk))
            else:
                self.message_user(request, changed_since(record), messages.ERROR)
        if gone := len({*chosen}) - len(present):
            message = _("%(count)s of what you chose: not there any more.")
            self.message_user(request, message % {"count": gone}, messages.ERROR)
        return kept

    def choose(self, request, keys):
        request.POST = request.POST.copy()
        request.POST.setlist(ACTION_CHECKBOX_NAME, keys)
        request.POST["select_across"] = "0"

    def carried(self, request, context):
        """What a page that asks back has to send again: see admin/guard/seen.html."""
        kept = set(request.POST.getlist(ACTION_CHECKBOX_NAME))
        return {
            "seen": [
                f"{key}:{version}"
                for key, version in seen_versions(request).items()
                if key in kept
            ],
            "seen_listing": self.listing(context.get("deletable_objects", ())),
        }
