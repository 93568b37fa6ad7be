"""Deleting in the admin, guarded: what was confirmed is what goes."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from .actions import ChangedSince, changed_since, seen_versions
from .versions import digest, locked

LISTING = "seen_listing"


class GuardedDeletes:
    """A confirmation holds for the record, and for all that goes with it, as shown."""

    def listing(self, deleted):
        """One word for all that a page says would be deleted."""
        return digest("\n".join(sorted(flat(deleted))))

    def get_deleted_objects(self, objs, request):
        found = super().get_deleted_objects(objs, request)
        if not is_confirmed(request) or found[3]:
            return found
        for obj in objs:
            self.check_seen(request, obj)
        if request.POST.get(LISTING) != self.listing(found[0]):
            raise ChangedSince(
                _("What would be deleted is not what you were shown. Look again.")
            )
        return found

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except ChangedSince as conflict:
            self.message_user(request, conflict, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        except ObjectDoesNotExist:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)

    def render_delete_form(self, request, context):
        context["seen"] = [self.seen(context["object"])]
        context[LISTING] = self.listing(context["deleted_objects"])
        return super().render_delete_form(request, context)

    def check_seen(self, request, obj):
        if seen_versions(request).get(str(obj.pk)) != self.version(obj):
            raise ChangedSince(changed_since(obj))

    def delete_model(self, request, obj):
        self.check_seen(request, locked(obj))
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)


def is_confirmed(request):
    """Whether the request is the answer to a page that asked, not to a list."""
    return request.method == "POST" and (
        "post" in request.POST or ACTION_CHECKBOX_NAME not in request.POST
    )


def flat(nested):
    for one in nested:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield str(one)
