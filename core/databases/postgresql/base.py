from django.db.backends.postgresql import base

from core.databases.commits import AuditedCommits

from .schema import DatabaseSchemaEditor


class DatabaseWrapper(AuditedCommits, base.DatabaseWrapper):
    """PostgreSQL."""

    SchemaEditorClass = DatabaseSchemaEditor

    def get_connection_params(self):
        """Queries here take milliseconds: to compile them takes longer (``jit``)."""
        return {"options": "-c jit=off"} | super().get_connection_params()
