"""Accounts and roles: who signs in and out, and who is given which rights."""

from django.contrib.auth import get_user_model, signals
from django.contrib.auth.models import Group
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_save,
    pre_save,
)

from .acts import Act, described, note, within_an_act
from .context import address_of, request_now, user_of
from .events import Event

# Of a password nothing is kept; signing in and making the account are acts of their own.
UNTOLD = {"id", "password", "last_login", "date_joined"}
CREDENTIALS = ("username", "email")


def connect():
    User = get_user_model()
    for signal, receiver, sender in (
        (signals.user_logged_in, signed_in, None),
        (signals.user_logged_out, signed_out, None),
        (signals.user_login_failed, refused, None),
        (pre_save, remember, User),
        (post_save, user_saved, User),
        (post_delete, user_deleted, User),
        (pre_save, remember, Group),
        (post_save, role_saved, Group),
        (post_delete, role_deleted, Group),
        (m2m_changed, roles_of_user, User.groups.through),
        (m2m_changed, permissions_of_user, User.user_permissions.through),
        (m2m_changed, permissions_of_role, Group.permissions.through),
    ):
        signal.connect(receiver, sender=sender, dispatch_uid=f"audit {receiver}")


def notice(event, target, user=None, **details):
    if not within_an_act.get():
        note(
            Act(
                event,
                user=user,
                target=described(target),
                details=details,
                follows=True,
            )
        )


def signed_in(sender, request, user, **kwargs):
    note(Act(Event.ACCOUNT_LOGIN, **about(request, user)))


def signed_out(sender, request, user, **kwargs):
    if user is not None:
        note(Act(Event.ACCOUNT_LOGOUT, **about(request, user)))


def about(request, user):
    return {"user": user, "target": described(user), **whence(request)}


def refused(sender, credentials, request=None, **kwargs):
    name = next((credentials[n] for n in CREDENTIALS if credentials.get(n)), "")
    act = Act(
        Event.ACCOUNT_LOGIN_FAILED,
        result="refused",
        user_name=str(name),
        **whence(request),
    )
    note(act)


def whence(request):
    agent = request.META.get("HTTP_USER_AGENT", "") if request else ""
    return {"ip": address_of(request), "details": {"agent": agent} if agent else {}}


def remember(sender, instance, update_fields=None, **kwargs):
    """Keep what is stored, to tell afterwards what has changed."""
    if instance.pk is None or set(update_fields or ()) == {"last_login"}:
        instance._before = None
    else:
        names = [field.attname for field in told_fields(sender)]
        instance._before = (
            sender._base_manager.filter(pk=instance.pk).values(*names).first()
        )


def told_fields(model):
    return [field for field in model._meta.concrete_fields if field.name not in UNTOLD]


def changes(instance):
    before = instance.__dict__.pop("_before", None) or {}
    now = {name: getattr(instance, name) for name in before}
    return {
        name: (before[name], now[name]) for name in now if before[name] != now[name]
    }


def user_saved(sender, instance, created, **kwargs):
    changed = changes(instance)
    if created:
        rights = {
            name: getattr(instance, name) for name in ("is_staff", "is_superuser")
        }
        return notice(Event.USER_CREATED, instance, **rights)
    if "is_active" in changed:
        active = changed.pop("is_active")[1]
        notice(Event.USER_REACTIVATED if active else Event.USER_DEACTIVATED, instance)
    if changed:
        notice(Event.USER_CHANGED, instance, fields=changed)
    # Set while a password is being changed, not where only its hash is renewed.
    if instance._password is not None:
        notice(password_event(instance), instance)


def password_event(user):
    actor = user_of(request_now.get())
    own = actor is None or actor.pk == user.pk
    return Event.ACCOUNT_PASSWORD_CHANGED if own else Event.ACCOUNT_PASSWORD_RESET


def user_deleted(sender, instance, **kwargs):
    notice(Event.USER_DELETED, instance)


def role_saved(sender, instance, created, **kwargs):
    changed = changes(instance)
    if created:
        notice(Event.ROLE_CHANGED, instance, act="created")
    elif changed:
        notice(Event.ROLE_CHANGED, instance, fields=changed)


def role_deleted(sender, instance, **kwargs):
    notice(Event.ROLE_CHANGED, instance, act="deleted")


def roles_of_user(**given):
    linked(Event.USER_GROUP_GRANTED, Event.USER_GROUP_REVOKED, "roles", **given)


def permissions_of_user(**given):
    linked(
        Event.USER_PERMISSION_GRANTED,
        Event.USER_PERMISSION_REVOKED,
        "permissions",
        **given,
    )


def permissions_of_role(**given):
    linked(Event.ROLE_CHANGED, Event.ROLE_CHANGED, None, **given)


def linked(granted, revoked, word, instance, action, reverse, model, pk_set, **kwargs):
    """Note what an account or a role was given or lost, from whichever side it is done."""
    if action not in {"post_add", "post_remove", "pre_clear"}:
        return
    others = (
        linked_to(kwargs["sender"], instance, model)
        if action == "pre_clear"
        else model._base_manager.filter(pk__in=pk_set)
    )
    event, name = (
        (granted, word or "granted")
        if action == "post_add"
        else (revoked, word or "revoked")
    )
    if reverse:
        for other in others:
            notice(event, other, **{name: [naming(instance)]})
    elif names := sorted(map(naming, others)):
        notice(event, instance, **{name: names})


def linked_to(through, instance, model):
    """All of ``model`` that ``instance`` is linked to."""
    keys = {field.related_model: field.name for field in through._meta.fields[1:]}
    links = through._base_manager.filter(**{keys[type(instance)]: instance})
    return model._base_manager.filter(pk__in=links.values(keys[model]))


def naming(one):
    """A permission by its code, which stays the same in all languages."""
    if hasattr(one, "codename"):
        return f"{one.content_type.app_label}.{one.codename}"
    return str(one)
