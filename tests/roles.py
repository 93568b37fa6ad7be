"""People with the roles of staff, as the groups of the roles make them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from core.accounts.roles import ROLES, Role

EDITOR, REVIEWER, PUBLISHER = Role.EDITOR, Role.REVIEWER, Role.PUBLISHER


def person(username, *roles, **values):
    """A member of staff with ``roles``."""
    user = get_user_model().objects.create_user(username, is_staff=True, **values)
    user.groups.set(Group.objects.filter(name__in=[ROLES[one].group for one in roles]))
    return user


def with_rights(username, *codenames, **values):
    """A member of staff with the permissions of these code names, of whatever app."""
    user = get_user_model().objects.create_user(username, is_staff=True, **values)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def again(user):
    """``user`` without the rights that were looked up before."""
    return get_user_model().objects.get(pk=user.pk)
