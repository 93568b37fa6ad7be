"""Separated administrators: what an account may hold at most, and who may grant it.

Held on every path to the tables of users and groups, by signals; forms ask beforehand to
say it beside the field.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db.models.signals import m2m_changed, pre_save
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.audit.context import request_now, user_of

from .kinds import duties_of
from .roles import Duty


class RightsRefused(ValidationError):
    """Rights that an account may not have, or that this person may not give."""


def named(permissions):
    """Permissions as the table of roles writes them."""
    pairs = permissions.order_by().values_list("content_type__app_label", "codename")
    return {f"{app_label}.{codename}" for app_label, codename in pairs}


def refuse_mixture(who, permissions):
    """Refuse rights to more than one duty in one hand."""
    duties = duties_of(permissions)
    if len(duties) > 1:
        labels = sorted(str(duty.label) for duty in duties)
        raise RightsRefused(
            _(
                "%(who)s would have rights to %(duties)s. These belong in different "
                "hands: an account has one of them only."
            )
            % {"who": who, "duties": pgettext("list", ", ").join(labels)},
            code="duties",
        )


def refuse_for_oneself(users):
    by = user_of(request_now.get())
    if by is not None and any(user.pk == by.pk for user in users):
        raise RightsRefused(
            _("Nobody gives rights to themselves: another administrator has to do it."),
            code="oneself",
        )


def check_rights(user, groups, permissions):
    """Refuse it where ``user`` may not have all of ``groups`` and ``permissions``."""
    held = named(Permission.objects.filter(group__in=groups))
    refuse_mixture(user, held | named(Permission.objects.filter(pk__in=permissions)))


def check_group(group, permissions):
    """Refuse it where ``group`` may not have exactly ``permissions``."""
    given = named(Permission.objects.filter(pk__in=permissions))
    refuse_mixture(group, given)
    for user in group.user_set.all() if group.pk else ():
        others = Permission.objects.filter(group__in=user.groups.exclude(pk=group.pk))
        refuse_mixture(user, given | named(others) | named(user.user_permissions))


def duties_held(user):
    """The duties that ``user`` has rights to, by groups or directly."""
    if user.pk is None:
        return set()
    by_groups = Permission.objects.filter(group__user=user)
    return duties_of(named(by_groups) | named(user.user_permissions))


def may_set_password(by, user):
    """Whether ``by`` may choose the password of ``user``, and so sign in as ``user`` once.

    Nobody becomes an administrator of another kind that way.
    """
    if by.pk == user.pk or by.is_superuser:
        return True
    beyond = duties_held(user) - duties_held(by) - {Duty.CONTENT}
    return not user.is_superuser and not beyond


def ids(things):
    return {thing if isinstance(thing, int) else thing.pk for thing in things}


def on_groups(sender, instance, action, reverse, pk_set, **kwargs):
    """Users get groups, or (``reverse``) a group gets users."""
    if action != "pre_add" or not pk_set:
        return
    users = people(pk_set) if reverse else [instance]
    refuse_for_oneself(users)
    for user in users:
        held = ids(user.groups.all()) | ({instance.pk} if reverse else pk_set)
        check_rights(user, held, ids(user.user_permissions.all()))


def on_permissions(sender, instance, action, reverse, pk_set, **kwargs):
    """Users get permissions, or (``reverse``) a permission gets users."""
    if action != "pre_add" or not pk_set:
        return
    users = people(pk_set) if reverse else [instance]
    refuse_for_oneself(users)
    for user in users:
        held = ids(user.user_permissions.all()) | ({instance.pk} if reverse else pk_set)
        check_rights(user, ids(user.groups.all()), held)


def on_group_permissions(sender, instance, action, reverse, pk_set, **kwargs):
    """Groups get permissions, or (``reverse``) a permission gets groups."""
    if action != "pre_add" or not pk_set:
        return
    groups = Group.objects.filter(pk__in=pk_set) if reverse else [instance]
    for group in groups:
        refuse_for_oneself(group.user_set.all())
        held = ids(group.permissions.all()) | ({instance.pk} if reverse else pk_set)
        check_group(group, held)


def people(user_ids):
    return list(get_user_model().objects.filter(pk__in=user_ids))


def on_user(sender, instance, raw=False, update_fields=None, **kwargs):
    """The flags of a user: staff and superuser are rights too."""
    by = user_of(request_now.get())
    if raw or by is None or update_fields == {"last_login"}:
        return
    stored = sender._base_manager.filter(pk=instance.pk).first() or sender()
    if instance.pk == by.pk and (
        instance.is_staff > stored.is_staff
        or instance.is_superuser > stored.is_superuser
    ):
        refuse_for_oneself([instance])
    touches_superuser = stored.is_superuser or instance.is_superuser
    if touches_superuser and not by.is_superuser and instance.pk != by.pk:
        raise RightsRefused(
            _("Only the sealed emergency account makes or changes such an account."),
            code="superuser",
        )
    if instance.password != stored.password and not may_set_password(by, instance):
        raise RightsRefused(
            _(
                "Whoever sets a password can sign in with it. That of an administrator "
                "of another kind is set by the owner or with the sealed account."
            ),
            code="password",
        )


def connect():
    user = get_user_model()
    receivers = {
        user.groups.through: on_groups,
        user.user_permissions.through: on_permissions,
        Group.permissions.through: on_group_permissions,
    }
    for through, receiver in receivers.items():
        m2m_changed.connect(receiver, sender=through, dispatch_uid="duties")
    pre_save.connect(on_user, sender=user, dispatch_uid="duties")
