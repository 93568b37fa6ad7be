"""The page on which drafts are handed over, within the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.discussion.readers import staff
from core.guard.actions import was_seen
from core.text.people import called

from .acts import RIGHT, HandoverRefused, hand_over, may_hand_over, open_work
from .forms import GiverForm, HandoverForm


def page(request, site):
    """Whose drafts, which of them, and to whom; on the way back it is done."""
    giver = giver_of(request)
    if not may_hand_over(request.user, giver):
        raise PermissionDenied
    work = open_work(giver, request.user)
    form = HandoverForm(request.POST or None, giver=giver, work=work)
    if form.is_valid() and done(request, form, giver):
        return HttpResponseRedirect(reverse(f"{site.name}:hand_over"))
    context = site.each_context(request) | {
        "title": _("Hand over drafts"),
        "giver": giver,
        "giver_form": GiverForm(givers=givers(request.user), initial={"giver": giver}),
        "form": form,
        "rows": rows(form, work),
    }
    return TemplateResponse(request, "admin/handover/hand_over.html", context)


def givers(user):
    """Those whose drafts ``user`` may hand over; also who has left, and has drafts still."""
    everyone = staff().model.objects.filter(is_staff=True)
    allowed = everyone if user.has_perm(RIGHT) else everyone.filter(pk=user.pk)
    return allowed.order_by("last_name", "username")


def giver_of(request):
    """The person named by the address or the form; the user where none is."""
    key = request.POST.get("giver") or request.GET.get("giver") or ""
    if not (key.isdecimal() and len(key) < 19):
        return request.user
    return staff().model.objects.filter(pk=key).first() or request.user


def rows(form, work):
    """(box, record) for each draft."""
    return list(zip(form["chosen"], work, strict=True))


def done(request, form, giver):
    """Whether it is done; the form says why where it is not."""
    taker = form.cleaned_data["taker"]
    try:
        given = hand_over(
            form.cleaned_data["chosen"],
            giver,
            taker,
            request.user,
            was_seen=lambda record: was_seen(request, record),
        )
    except HandoverRefused as refusal:
        form.add_error(None, refusal.reasons)
        return False
    message = ngettext(
        "%(count)s draft of %(giver)s is now in the hands of %(taker)s.",
        "%(count)s drafts of %(giver)s are now in the hands of %(taker)s.",
        len(given),
    ) % {"count": len(given), "giver": called(giver), "taker": called(taker)}
    messages.success(request, message)
    return True
