from django.db.backends.postgresql import base

from core.databases.commits import AuditedCommits


class DatabaseWrapper(AuditedCommits, base.DatabaseWrapper):
    """PostgreSQL."""
