"""Where the audit listens, and what happens around migrations."""

from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from import_export.signals import post_export

from core import triggers

from . import changes, people
from .acts import record


def connect(app):
    changes.connect()
    people.connect()
    post_export.connect(exported, dispatch_uid="audit")
    pre_migrate.connect(before_migrations, sender=app, dispatch_uid="audit")
    post_migrate.connect(after_migrations, sender=app, dispatch_uid="audit")


def exported(sender, model, **kwargs):
    record("export.done", target=model)


def before_migrations(sender, using, plan=(), **kwargs):
    if plan:
        triggers.drop(using)


def after_migrations(sender, using, plan=(), **kwargs):
    triggers.install(using)
    if plan and is_begun(using):
        steps = [f"{step.app_label}.{step.name}" for step, backwards in plan]
        record("system.migrated", details={"migrations": steps})


def is_begun(using):
    """Whether there is a chain already; a new database begins with its first act."""
    from .models import AuditHead

    tables = connections[using].introspection.table_names()
    heads = AuditHead.objects.using(using)
    return AuditHead._meta.db_table in tables and heads.exists()
