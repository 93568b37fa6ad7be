"""What has to be done first: pages that staff are led to before any other."""

from django.conf import settings
from django.utils.translation import gettext as _

from . import passwords

# Pages that are open whatever comes first.
ALWAYS = {"login", "logout", "code", "session", "jsi18n"}


def first_page(request):
    """The name of the admin page that comes before all others; ``""`` where none does."""
    facts = request.sign_in
    if facts.has_factor and not request.user.is_verified():
        return "code"
    if not facts.has_factor and (facts.needs_factor or settings.OTP_REQUIRED):
        return "second_factor"
    return "password_change" if why_new_password(request) else ""


def why_new_password(request):
    """Why the password has to be changed before all else; ``""`` where it need not."""
    facts = request.sign_in
    if not request.user.has_usable_password():
        return ""
    if facts.must_change:
        return _(
            "This password was given to you by somebody else. Choose one of your own: "
            "everything else comes after."
        )
    if passwords.is_too_old(facts.password_changed_at):
        return _("Your password is older than %(days)d days. Choose a new one.") % {
            "days": passwords.profile().days
        }
    return ""
