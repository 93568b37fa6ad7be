from django.db.backends.postgresql import base

from core.databases.commits import AuditedCommits

from .schema import DatabaseSchemaEditor


class DatabaseWrapper(AuditedCommits, base.DatabaseWrapper):
    """PostgreSQL."""

    SchemaEditorClass = DatabaseSchemaEditor
