"""Triggers out of the way where a test empties the tables it has written to.

In ``tests/conftest.py``: ``from tests.triggers import triggers_make_way  # noqa: F401``.
"""

import pytest


@pytest.fixture(autouse=True, scope="session")
def triggers_make_way():
    """Emptying the tables after a test with transactions is nothing the triggers allow.

    They are back after it: Django then says that it has migrated.
    """
    # Models can only be imported once Django is set up.
    from django.test import TransactionTestCase

    from core import triggers

    empty = TransactionTestCase._fixture_teardown

    def without_triggers(case):
        triggers.drop()
        empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield
