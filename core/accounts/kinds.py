"""Which permissions the table of roles means, found in the registry of apps."""

from functools import cache

from django.apps import apps

from core.belonging import parts as belonging
from core.belonging import publishables

from .roles import CONTENT, PARTS, PUBLISHABLES, ROLES, Duty


def content():
    """Every model of the apps that hold something publishable; no rows of histories."""
    labels = {model._meta.app_label for model in publishables()}
    return [model for model in in_hand() if model._meta.app_label in labels]


def parts():
    """What belongs to something publishable: entries and their parts, attachments …"""
    return [model for model in belonging() if not model._meta.auto_created]


def in_hand():
    return [model for model in apps.get_models() if not is_history(model)]


def is_history(model):
    return hasattr(model, "history_id")


def models_of(words):
    """The models that a key of ``RoleRow.rights`` means."""
    many = {CONTENT: content, PUBLISHABLES: publishables, PARTS: parts}
    if words in many:
        return many[words]()
    labels = set(words.split())
    return [model for model in in_hand() if model._meta.label_lower in labels]


@cache
def permissions_of(role):
    """The permissions of a role, each as ``app_label.codename``."""
    row = ROLES[role]
    return frozenset(row.special.split()) | {
        f"{model._meta.app_label}.{action}_{model._meta.model_name}"
        for words, actions in row.rights.items()
        for model in models_of(words)
        for action in actions.split()
    }


def duties_of(permissions):
    """The duties that the rights of ``permissions`` (app_label.codename) belong to.

    What the table gives to several duties, as looking at the sections, belongs to none.
    """
    return {duty_of(permission) for permission in permissions} - {None}


@cache
def duty_of(permission):
    owners = {
        row.duty for role, row in ROLES.items() if permission in permissions_of(role)
    }
    if owners:
        return owners.pop() if len(owners) == 1 else None
    return unlisted(permission)


def unlisted(permission):
    """The duty of a right that no role has."""
    app_label, _, codename = permission.partition(".")
    if app_label in {model._meta.app_label for model in publishables()}:
        return Duty.CONTENT
    if app_label == "auth":
        return Duty.SYSTEM if codename.endswith("_user") else Duty.SECURITY
    if app_label in {"axes", "otp_totp", "otp_static"}:
        return Duty.SECURITY
    return Duty.SYSTEM if app_label == "sessions" else None
