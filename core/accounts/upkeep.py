"""What follows from changes of users, whoever makes them and by whatever path."""

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.utils import timezone

from core.audit import record
from core.audit.context import request_now, user_of

from . import sessions
from .models import Account, Ending, FormerPassword, RolePolicy, SignIn

# As many hashes are kept as any profile looks at, and some more.
KEPT_PASSWORDS = 10
FLAGS = ("is_active", "is_staff", "is_superuser")


@transaction.atomic
def password_changed(user):
    """Django says so whenever a password is saved: by form, command or shell."""
    by = user_of(request_now.get())
    Account.objects.update_or_create(
        user=user,
        defaults={
            "must_change": by is not None and by.pk != user.pk,
            "password_changed_at": timezone.now(),
        },
    )
    FormerPassword.objects.create(user=user, password=user.password)
    kept = user.former_passwords.values_list("pk", flat=True)[:KEPT_PASSWORDS]
    user.former_passwords.exclude(pk__in=list(kept)).delete()
    sessions.end_all_of(user, Ending.PASSWORD)


def on_sign_in(sender, request, user, **kwargs):
    sessions.begin(request, user)


def on_sign_out(sender, request, user, **kwargs):
    if user is not None:
        key = request.session.get(sessions.KEY)
        sessions.end(SignIn.objects.filter(pk=key, user=user), Ending.LOGOUT)


def remember_flags(sender, instance, raw=False, update_fields=None, **kwargs):
    instance._flags = None
    if not raw and (update_fields is None or not update_fields.isdisjoint(FLAGS)):
        stored = sender._base_manager.filter(pk=instance.pk)
        instance._flags = stored.values(*FLAGS).first()


def on_user_saved(sender, instance, created, raw=False, **kwargs):
    """Who is deactivated or has other rights now starts with a new session."""
    # Where Django's manager makes a user, nothing else tells of the password.
    made = created and not raw and instance._password is None
    if made and instance.has_usable_password():
        password_changed(instance)
    before = instance._flags
    if before and any(before[flag] != getattr(instance, flag) for flag in FLAGS):
        ending = Ending.ROLES if instance.is_active else Ending.INACTIVE
        sessions.end_all_of(instance, ending, keep_own=False)


def on_rights_changed(sender, instance, action, reverse, pk_set, **kwargs):
    if action == "pre_clear":
        instance._cleared = related(sender, instance, reverse)
    elif action in {"post_add", "post_remove"} and pk_set:
        end_for(pk_set if reverse else [instance.pk])
    elif action == "post_clear" and instance._cleared:
        end_for(instance._cleared if reverse else [instance.pk])


def related(through, instance, reverse):
    """The ids of what is about to be cleared: users if ``reverse``, else their rights."""
    names = {
        field.related_model: field.attname
        for field in through._meta.concrete_fields
        if field.related_model
    }
    own = names.pop(type(instance))
    [other] = names.values()
    rows = through._default_manager.filter(**{own: instance.pk})
    return list(rows.values_list(other, flat=True))


def end_for(user_ids):
    for user in get_user_model().objects.filter(pk__in=user_ids):
        sessions.end_all_of(user, Ending.ROLES, keep_own=False)


def remember_policy(sender, instance, raw=False, **kwargs):
    stored = None if raw else sender.objects.filter(pk=instance.pk).first()
    instance._required = stored is not None and stored.require_otp


def on_policy_saved(sender, instance, **kwargs):
    if instance._required != instance.require_otp:
        change = {"require_otp": (instance._required, instance.require_otp)}
        record("policy.changed", target=instance, details=change)


def connect():
    user = get_user_model()
    user_logged_in.connect(on_sign_in, dispatch_uid="accounts")
    user_logged_out.connect(on_sign_out, dispatch_uid="accounts")
    pre_save.connect(remember_flags, sender=user, dispatch_uid="accounts")
    post_save.connect(on_user_saved, sender=user, dispatch_uid="accounts")
    pre_save.connect(remember_policy, sender=RolePolicy, dispatch_uid="accounts")
    post_save.connect(on_policy_saved, sender=RolePolicy, dispatch_uid="accounts")
    for through in (user.groups.through, user.user_permissions.through):
        m2m_changed.connect(on_rights_changed, sender=through, dispatch_uid="accounts")
