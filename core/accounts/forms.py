"""Forms of signing in and of one's own account."""

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.audit import record

from . import second_factor


class SignInForm(AdminAuthenticationForm):
    def clean(self):
        # Django tells browsers how long a name is, and takes any length all the same.
        name = self.cleaned_data.get("username", "")
        if len(name) > self.fields["username"].max_length:
            raise self.get_invalid_login_error()
        return super().clean()

    def confirm_login_allowed(self, user):
        super().confirm_login_allowed(user)
        # Of many tries at the same moment, the right one may come after too many wrong.
        if AxesProxyHandler.is_locked(self.request, {"username": user.get_username()}):
            raise self.get_invalid_login_error()


class OfUser(forms.Form):
    """A form about the sign-in of a user, who need not be signed in yet."""

    def __init__(self, *args, request, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user


class CodeForm(OfUser):
    """A code from the phone, or one of the recovery codes."""

    token = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autofocus": True,
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )

    verify = staticmethod(second_factor.verify)

    def clean_token(self):
        credentials = {"username": self.user.get_username()}
        if AxesProxyHandler.is_locked(self.request, credentials):
            self.request.axes_locked_out = True
            self.request.axes_credentials = credentials
            raise ValidationError(_("Too many wrong codes."), code="locked")
        try:
            self.device = self.verify(self.user, self.cleaned_data["token"])
        except second_factor.Throttled as throttled:
            raise ValidationError(wait_text(throttled.seconds), code="wait") from None
        if self.device is None:
            self.count_failure(credentials)
            raise ValidationError(
                _("This code is wrong, too old, or was used already."), code="wrong"
            )
        return self.cleaned_data["token"]

    def count_failure(self, credentials):
        """Wrong codes count like wrong passwords: after too many the name is locked."""
        AxesProxyHandler.user_login_failed(type(self), credentials, self.request)
        record("account.otp_failed", target=self.user, result="refused")


def wait_text(seconds):
    return ngettext(
        "After wrong codes: wait %(seconds)d second, then use a new code.",
        "After wrong codes: wait %(seconds)d seconds, then use a new code.",
        seconds,
    ) % {"seconds": seconds}


class OwnPasswordForm(OfUser):
    """What concerns the sign-in itself is only done by who knows the password."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_password(self):
        password = self.cleaned_data["password"]
        name = self.user.get_username()
        if authenticate(self.request, username=name, password=password) is None:
            raise ValidationError(_("This is not your password."), code="wrong")
        return password


class EnrolForm(CodeForm, OwnPasswordForm):
    """The password first, then a code that proves that the phone has the secret."""

    field_order = ("password", "token")
    verify = staticmethod(second_factor.confirm)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["token"].label = _("Code that the phone shows")
        del self.fields["token"].widget.attrs["autofocus"]

    def clean_token(self):
        # Without the password no phone is taken into use.
        return super().clean_token() if "password" in self.cleaned_data else None
