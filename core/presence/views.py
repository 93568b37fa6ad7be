"""What the pages of records report: still here, or left."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from core.discussion.readers import may_view

from . import keeping


@require_POST
def presence(request, kind, key, site):
    """Note that the user is still there, or has left; answers who else is."""
    model = next((one for one in site._registry if one._meta.label_lower == kind), None)
    if model is None:
        raise Http404
    record = get_object_or_404(model, pk=key)
    if not may_view(request.user, record):
        raise PermissionDenied
    if "left" in request.POST:
        keeping.leave(record, request.user)
    elif site._registry[model].has_change_permission(request, record):
        keeping.come(record, request.user)
    return JsonResponse({"notice": keeping.notice(record, request.user)})


# A page that reports by itself is nothing that its reader does: the session runs on.
presence.is_background = True
