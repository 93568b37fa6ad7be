"""Reading very many rows, as they are at one moment, without holding them all."""

from contextlib import contextmanager

from django.db import connection, transaction

AS_AT_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


@contextmanager
def long_read():
    """Within it, what is iterated comes as it is asked for.

    PostgreSQL puts all rows of a cursor aside first where no transaction keeps it open.
    SQLite reads row by row anyhow, and a transaction would keep its writers waiting.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(AS_AT_ONE_MOMENT)
        yield
