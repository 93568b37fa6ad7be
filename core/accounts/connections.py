"""Connects the rules for accounts to what Django and its apps say is happening."""

from axes.signals import user_locked_out
from django.db.models.signals import post_migrate

from . import duties, locking, making, upkeep


def connect():
    duties.connect()
    upkeep.connect()
    post_migrate.connect(making.on_migrated, dispatch_uid="roles")
    user_locked_out.connect(locking.on_locked, dispatch_uid="accounts")
