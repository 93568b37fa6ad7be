"""The index is set up with its table, after migrations."""

from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from .backends import TABLE, backend, execute


def connect(app):
    connection_created.connect(prepare, dispatch_uid="search")
    post_migrate.connect(set_up, sender=app, dispatch_uid="search")


def prepare(connection, **kwargs):
    backend(connection).prepare(connection.connection)


def set_up(sender, using, **kwargs):
    connection = connections[using]
    if TABLE in connection.introspection.table_names():
        execute(connection, backend(connection).set_up())
