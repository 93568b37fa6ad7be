"""Rows that all tests of a module or class look at: made once, and taken back at its end."""

from contextlib import contextmanager

from django.db import transaction


@contextmanager
def for_a_module(blocker):
    """What is made inside stays for its tests; each takes back its own."""
    whole = transaction.atomic()
    # As Django marks those of its test cases, which stand for no transaction in use.
    whole._from_testcase = True
    with blocker.unblock(), whole:
        try:
            yield
        finally:
            transaction.set_rollback(True)
