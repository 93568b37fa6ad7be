"""Makes the groups of the roles, once their permissions exist."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connections
from django.db.models import Q

from core.audit import one_act

from .kinds import permissions_of
from .models import RolePolicy
from .roles import ROLES


def on_migrated(sender, using="default", **kwargs):
    """Receives ``post_migrate``, which Django sends app by app; the last has them all."""
    last = [app for app in apps.get_app_configs() if app.models_module][-1]
    if sender == last and is_there(using):
        with one_act():
            make_roles(using)


def is_there(using):
    """Whether the tables are there: one may migrate to a time before them."""
    return RolePolicy._meta.db_table in connections[using].introspection.table_names()


def make_roles(using="default"):
    """Make what is absent; what staff have altered stays as they left it."""
    for role in ROLES:
        policy = policy_of(role, using)
        new = permissions_of(role) - set(policy.granted)
        if found := existing(new, using):
            policy.group.permissions.add(*found.values())
            policy.granted = sorted({*policy.granted, *found})
            policy.save(using=using)


def policy_of(role, using):
    policies = RolePolicy.objects.using(using).select_related("group")
    if policy := policies.filter(role=role).first():
        return policy
    groups = Group.objects.using(using)
    group, _ = groups.get_or_create(name=ROLES[role].group)
    policy, _ = policies.update_or_create(group=group, defaults={"role": role})
    return policy


def existing(names, using):
    """The permissions of these names (app_label.codename) that are there, by name."""
    wanted = Q(pk=None)
    for name in names:
        app_label, _, codename = name.partition(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    found = (
        Permission.objects.using(using).filter(wanted).select_related("content_type")
    )
    return {f"{one.content_type.app_label}.{one.codename}": one for one in found}
