from django.db.backends.sqlite3 import base

from core.databases.commits import AuditedCommits


class DatabaseWrapper(AuditedCommits, base.DatabaseWrapper):
    """SQLite."""
