"""Taking turns at what must not be done twice at once."""

from zlib import crc32

from django.db import connection


def wait_for_turn(name):
    """Until this transaction ends, no other has the turn at ``name``; waits for one that has.

    What is read after it is what that other one has left. SQLite has one writer anyhow.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            key = crc32(name.encode())
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
