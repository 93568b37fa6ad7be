"""Signing in in two steps, and the pages of one's own account."""

from datetime import timedelta

import segno
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.contrib.auth.views import LoginView
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_otp import login as login_with_device

from . import addresses, pending, second_factor, sessions
from .forms import CodeForm, EnrolForm, OwnPasswordForm, SignInForm
from .models import Ending, SignIn
from .passwords import profile
from .reasons import reason


class SignInView(LoginView):
    """The password; who has a second factor is signed in only after the code."""

    authentication_form = SignInForm
    next_page = reverse_lazy("admin:index")
    template_name = "admin/login.html"

    def get_context_data(self, **kwargs):
        query = self.request.GET
        context = {
            "reason": reason(query.get("why", "")),
            "unsaved": "unsaved" in query,
        }
        return super().get_context_data(**kwargs) | context

    def form_invalid(self, form):
        if getattr(self.request, "axes_locked_out", False):
            return HttpResponse(status=429)  # axes puts its page in place of this
        return super().form_invalid(form)

    def form_valid(self, form):
        user = form.get_user()
        if second_factor.device_of(user) is None:
            return super().form_valid(form)
        pending.remember(self.request, user, self.get_success_url())
        return HttpResponseRedirect(reverse("admin:code"))


def sign_in(request, site, extra_context=None):
    """The first step: as Django's admin has it, with the view above."""
    index = reverse("admin:index")
    if request.method == "GET" and site.has_permission(request):
        return HttpResponseRedirect(index)
    context = site.each_context(request) | {
        "title": _("Sign in"),
        "subtitle": None,
        "app_path": request.get_full_path(),
        "username": request.user.get_username(),
    }
    if REDIRECT_FIELD_NAME not in {*request.GET, *request.POST}:
        context[REDIRECT_FIELD_NAME] = index
    request.current_app = site.name
    view = SignInView.as_view(extra_context=context | (extra_context or {}))
    return view(request)


@sensitive_post_parameters()
@never_cache
@csrf_protect
def code(request, site):
    """The second step, after the password."""
    user = pending.user_of(request) or unverified(request)
    if user is None:
        return HttpResponseRedirect(reverse("admin:login"))
    form = CodeForm(request.POST or None, request=request, user=user)
    if form.is_valid():
        return sign_in_with(request, user, form.device)
    context = site.each_context(request) | {
        "title": _("Second step"),
        "form": form,
        "codes_left": second_factor.codes_left(user),
    }
    return TemplateResponse(request, "admin/accounts/code.html", context)


def unverified(request):
    """Who is signed in but has not given the code in this session."""
    user = request.user
    return user if user.is_authenticated and not user.is_verified() else None


def sign_in_with(request, user, device):
    following = pending.next_of(request) or request.GET.get(REDIRECT_FIELD_NAME, "")
    if not is_ours(request, following):
        following = reverse("admin:index")
    if request.user.is_authenticated:
        login_with_device(request, device)
    else:
        request.session.pop(pending.KEY, None)
        user.otp_device = device
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponseRedirect(following)


def is_ours(request, address):
    return url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )


def account(request, site):
    """My account: roles, password, second factor, sessions."""
    user, days = request.user, profile().days
    changed_at = request.sign_in.password_changed_at
    context = site.each_context(request) | {
        "title": _("My account"),
        "roles": user.groups.order_by("name"),
        "password_changed_at": changed_at,
        "password_due": changed_at and days and changed_at + timedelta(days),
        "device": second_factor.device_of(user),
        "factor_required": request.sign_in.needs_factor or settings.OTP_REQUIRED,
        "codes_left": second_factor.codes_left(user),
        "password_form": OwnPasswordForm(request=request, user=user),
        "sessions": shown_sessions(user, request.sign_in),
        "idle_minutes": settings.SESSION_IDLE_MINUTES,
        "hours": settings.SESSION_HOURS,
    }
    return TemplateResponse(request, "admin/accounts/account.html", context)


def shown_sessions(user, own=None, most=10):
    """The open sessions of ``user``, then the last that are over, in words."""
    rows = SignIn.objects.filter(user=user).order_by("ended_at", "-began_at")
    opened = list(rows.open())
    ended = rows.exclude(ended_at=None).order_by("-ended_at")
    for row in [*opened, *ended[:most]]:
        yield {
            "row": row,
            "browser": addresses.in_words(row.agent),
            "is_own": own is not None and row.pk == own.pk,
        }


@require_POST
def end_sessions(request, site):
    """End one's other sessions, all or the one that is named."""
    others = SignIn.objects.filter(user=request.user).exclude(pk=request.sign_in.pk)
    if (one := request.POST.get("session", "")).isdecimal():
        others = others.filter(pk=one[:18])
    count = sessions.end_some(request.user, others, Ending.OWN)
    messages.success(request, _("Sessions ended: %(count)d.") % {"count": count})
    return HttpResponseRedirect(reverse("admin:account"))


@sensitive_post_parameters()
def enrol(request, site):
    """Set up the second factor: the secret as a picture and as text, and a first code."""
    user = request.user
    if second_factor.device_of(user):
        return HttpResponseRedirect(reverse("admin:account"))
    form = EnrolForm(request.POST or None, request=request, user=user)
    if form.is_valid():
        login_with_device(request, form.device)
        sessions.end_all_of(user, Ending.FACTOR)
        return codes_page(request, site, second_factor.new_codes(user))
    device = second_factor.draft_of(user)
    context = site.each_context(request) | {
        "title": _("Set up the second factor"),
        "form": form,
        "picture": picture_of(second_factor.address_of(device)),
        "secret": grouped(second_factor.secret_of(device)),
        "required": request.sign_in.needs_factor or settings.OTP_REQUIRED,
    }
    return TemplateResponse(request, "admin/accounts/enrol.html", context)


def picture_of(text):
    """A QR code drawn here as SVG: black on white in every theme."""
    code = segno.make(text, error="l", micro=False)
    return mark_safe(
        code.svg_inline(
            border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr"
        )
    )


def grouped(text):
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def codes_page(request, site, codes):
    context = site.each_context(request) | {
        "title": _("Recovery codes"),
        "codes": codes,
        "next": request.GET.get(REDIRECT_FIELD_NAME, ""),
    }
    if not is_ours(request, context["next"]):
        context["next"] = reverse("admin:account")
    return TemplateResponse(request, "admin/accounts/codes.html", context)


@sensitive_post_parameters()
@require_POST
def recovery_codes(request, site):
    if second_factor.device_of(request.user) is None:
        raise PermissionDenied
    form = OwnPasswordForm(request.POST, request=request, user=request.user)
    if form.is_valid():
        return codes_page(request, site, second_factor.new_codes(request.user))
    return refused(request, form)


@sensitive_post_parameters()
@require_POST
def remove_factor(request, site):
    if request.sign_in.needs_factor or settings.OTP_REQUIRED:
        raise PermissionDenied
    form = OwnPasswordForm(request.POST, request=request, user=request.user)
    if not form.is_valid():
        return refused(request, form)
    second_factor.remove(request.user)
    sessions.end_all_of(request.user, Ending.FACTOR)
    messages.success(request, _("The second factor is taken off."))
    return HttpResponseRedirect(reverse("admin:account"))


def refused(request, form):
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, error)
    return HttpResponseRedirect(reverse("admin:account"))


@sessions.background
def session(request, site):
    """How long the session goes on; what is posted here makes it go on."""
    if request.method == "POST":
        sessions.touch(request, request.sign_in)
    told = {"seconds": request.sign_in.seconds_left, "user": request.user.pk}
    return JsonResponse(told)
