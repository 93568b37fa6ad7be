"""The people who publish the sample: one account for each role of the workflow."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission

from core.accounts.kinds import permissions_of
from core.accounts.roles import ROLES, Role


@dataclass(frozen=True)
class People:
    editor: AbstractUser
    reviewer: AbstractUser
    publisher: AbstractUser


def people():
    """Those of the sample; who is not there yet is made, with no password to sign in by."""
    return People(*map(account, (Role.EDITOR, Role.REVIEWER, Role.PUBLISHER)))


def account(role):
    known = get_user_model().objects.filter(username=role.value).first()
    return known or new_account(role)


def new_account(role):
    group_name = ROLES[role].group
    user = get_user_model().objects.create_user(
        role.value, last_name=group_name, is_staff=True
    )
    if group := Group.objects.filter(name=group_name).first():
        user.groups.add(group)
    else:
        user.user_permissions.set(rights(role))
    return user


def rights(role):
    """The permissions of a role, for where its group is not there."""
    wanted = permissions_of(role)
    found = Permission.objects.select_related("content_type").filter(
        codename__in=[permission.partition(".")[2] for permission in wanted]
    )
    return [
        permission
        for permission in found
        if f"{permission.content_type.app_label}.{permission.codename}" in wanted
    ]
