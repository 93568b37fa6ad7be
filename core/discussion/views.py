"""Pages of comments and notifications, within the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.text.people import called
from core.workflow.models import Publishable

from . import comments
from .forms import CommentForm
from .mentions import suggestions
from .models import Comment
from .readers import address, may_view

PAGE = 30
MAX_TYPED = 30


def record_of(request, site, kind, key):
    """The publishable that the address names, if the user may see it."""
    model = next((one for one in site._registry if one._meta.label_lower == kind), None)
    if model is None or not issubclass(model, Publishable):
        raise Http404
    record = get_object_or_404(model, pk=key)
    if not may_view(request.user, record):
        raise PermissionDenied
    return record


@require_POST
def add_comment(request, kind, key, site):
    """Add a comment; a script asks for the panel alone, so that the page stays."""
    record = record_of(request, site, kind, key)
    form = CommentForm(request.POST, target=record)
    if form.is_valid():
        comment, faults = comments.add(record, request.user, **form.cleaned_data)
        return answer(request, record, comment.anchor, faults)
    if is_script(request):
        return panel(request, record, form=form, status=422)
    context = site.each_context(request) | {
        "title": _("Comment"),
        "form": form,
        "record": record,
        "address": address(record),
    }
    return TemplateResponse(request, "admin/discussion/again.html", context, status=422)


@require_POST
def resolve_comment(request, key, site):
    comment = get_object_or_404(Comment, pk=key)
    record = comment.target
    if record is None or not may_view(request.user, record):
        raise PermissionDenied
    comments.resolve(comment, request.user)
    return answer(request, record, (comment.reply_to or comment).anchor)


def is_script(request):
    return request.headers.get("X-Requested-With") == "fetch"


def answer(request, record, anchor, faults=()):
    if is_script(request):
        return panel(request, record, faults=faults)
    for fault in faults:
        messages.warning(request, fault)
    return HttpResponseRedirect(f"{address(record)}#{anchor}")


def panel(request, record, *, status=200, **context):
    """The comments on ``record``, as a part of a page."""
    context = panel_context(record, **context)
    text = render_to_string("admin/discussion/panel.html", context, request)
    return HttpResponse(text, status=status)


def panel_context(record, form=None, faults=()):
    return {
        "record": record,
        "kind": record._meta.label_lower,
        "threads": comments.threads(record),
        "form": form or CommentForm(target=record, auto_id="comment_%s"),
        "faults": faults,
    }


@require_GET
def people(request, kind, key, site):
    """Whom a comment on the record may mention, for what is typed after an @."""
    record = record_of(request, site, kind, key)
    typed = request.GET.get("q", "")[:MAX_TYPED]
    found = [
        {"account": person.get_username(), "name": called(person)}
        for person in suggestions(typed, record)
    ]
    return JsonResponse({"people": found})


@require_GET
def notifications(request, site):
    """What the user is told, newest first."""
    mine = request.user.notifications.select_related("instead_of")
    context = site.each_context(request) | {
        "title": _("My notifications"),
        "page": Paginator(mine, PAGE).get_page(request.GET.get("page")),
    }
    return TemplateResponse(request, "admin/discussion/notifications.html", context)


@require_GET
def open_notification(request, key, site):
    """Note that it is read, and lead to what it is about."""
    told = get_object_or_404(request.user.notifications, pk=key)
    mark_read(request.user.notifications.filter(pk=told.pk))
    if told.target is None:
        messages.warning(request, _("What this was about is not there any more."))
        return HttpResponseRedirect(reverse(f"{site.name}:notifications"))
    return HttpResponseRedirect(address(told.target) + told.values.get("anchor", ""))


@require_POST
def read_notifications(request, site):
    """Mark one as read, or all."""
    mine = request.user.notifications.all()
    if (key := request.POST.get("notification", "")).isdecimal() and len(key) < 19:
        mine = mine.filter(pk=key)
    elif "all" not in request.POST:
        mine = mine.none()
    mark_read(mine)
    return HttpResponseRedirect(reverse(f"{site.name}:notifications"))


def mark_read(told):
    told.filter(read_at=None).update(read_at=timezone.now())
