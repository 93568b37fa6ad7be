"""What is known of accounts beyond Django's users and groups."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.fields import CheckedCharField

from .roles import Role


class Account(models.Model):
    """What the rules for passwords need to know of a user."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True
    )
    must_change = models.BooleanField(
        _("new password required"),
        default=False,
        help_text=_(
            "At the next sign-in a new password is asked for, before all else."
        ),
    )
    password_changed_at = models.DateTimeField(
        _("password changed at"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("password rules of an account")
        verbose_name_plural = _("password rules of accounts")
        default_permissions = ()
        permissions = (
            ("require_new_password", _("Can require a new password of others")),
        )

    def __str__(self):
        return str(self.user)


class FormerPassword(models.Model):
    """The hash of a password that a user has or had, which is not taken again."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="former_passwords",
    )
    password = CheckedCharField(max_length=128, editable=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("former password")
        verbose_name_plural = _("former passwords")
        ordering = ("-at", "-pk")
        default_permissions = ()

    def __str__(self):
        return f"{self.user} {self.at}"


class RolePolicy(models.Model):
    """What holds for the members of a group, and which role of the table it is."""

    group = models.OneToOneField(
        Group,
        verbose_name=_("group"),
        on_delete=models.CASCADE,
        related_name="policy",
    )
    role = CheckedCharField(
        _("role"), max_length=30, choices=Role, blank=True, editable=False
    )
    require_otp = models.BooleanField(
        _("second factor required"),
        default=False,
        help_text=_(
            "Members have to sign in with a code from their phone besides the password. "
            "Who has none set up yet is led to do so before anything else."
        ),
    )
    granted = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("policy of a role")
        verbose_name_plural = _("policies of roles")
        ordering = ("group__name",)
        default_permissions = ("add", "change", "view")
        permissions = (
            ("assign_roles", _("Can give roles to others and take them")),
            ("reset_second_factor", _("Can take off the second factor of others")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["role"], condition=~Q(role=""), name="core_role_once"
            ),
        )

    def __str__(self):
        return str(self.group)


class Ending(models.TextChoices):
    """Why a session is over."""

    LOGOUT = "logout", pgettext_lazy("session", "signed out")
    IDLE = "idle", pgettext_lazy("session", "nothing was done for too long")
    LIMIT = "limit", pgettext_lazy("session", "longest time reached")
    OWN = "own", pgettext_lazy("session", "ended from another session")
    ADMINISTRATOR = (
        "administrator",
        pgettext_lazy("session", "ended by an administrator"),
    )
    PASSWORD = "password", pgettext_lazy("session", "password changed")
    FACTOR = "factor", pgettext_lazy("session", "second factor changed")
    ROLES = "roles", pgettext_lazy("session", "rights changed")
    INACTIVE = "inactive", pgettext_lazy("session", "account deactivated")
    MOST = "most", pgettext_lazy("session", "too many at once")


class SignInQuerySet(models.QuerySet):
    def open(self):
        return self.filter(ended_at=None)


class SignIn(models.Model):
    """One session of a user: from when, from where, and why it is over."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="sign_ins",
    )
    session_key = CheckedCharField(
        max_length=40, blank=True, editable=False, db_index=True
    )
    began_at = models.DateTimeField(_("signed in at"))
    seen_at = models.DateTimeField(_("last seen at"))
    address = models.GenericIPAddressField(_("address"), null=True, blank=True)
    agent = CheckedCharField(_("browser"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ending = CheckedCharField(
        _("why it ended"), max_length=15, choices=Ending, blank=True
    )

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ("-began_at", "-pk")
        default_permissions = ("view",)
        permissions = (("end_sessions", _("Can end the sessions of others")),)
        indexes = (
            models.Index(fields=["user", "-began_at"], name="core_signin_of_user"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="")
                | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="core_signin_ended_why",
            ),
        )

    def __str__(self):
        return f"{self.user} {timezone.localtime(self.began_at):%Y-%m-%d %H:%M}"

    @property
    def idle_at(self):
        """When it ends if nothing more is done."""
        return self.seen_at + timedelta(minutes=settings.SESSION_IDLE_MINUTES)

    @property
    def limit_at(self):
        """When it ends in any case."""
        return self.began_at + timedelta(hours=settings.SESSION_HOURS)

    @property
    def seconds_left(self):
        left = min(self.idle_at, self.limit_at) - timezone.now()
        return max(0, int(left.total_seconds()))


class Lock(AccessAttempt):
    """Failed sign-ins of one name from one address and browser."""

    class Meta:
        proxy = True
        app_label = "core"
        verbose_name = _("failed sign-in")
        verbose_name_plural = _("failed sign-ins")
        default_permissions = ("view",)
        permissions = (("unlock", _("Can unlock locked sign-ins")),)

    def __str__(self):
        return f"{self.username or '—'} {self.ip_address or ''}".strip()
