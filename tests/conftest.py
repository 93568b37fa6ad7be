"""Fixtures and settings that every test may use."""

import gc
import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.test import SimpleTestCase

from tests.triggers import triggers_make_way  # noqa: F401

hypothesis.settings.register_profile(
    "gongbao",
    database=None,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("gongbao")

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=["with", "without"],
        help="run the tests that ask a database, or the others; without this, all",
    )


def pytest_collection_finish():
    """Leave what was collected out of the garbage collector's rounds: one over 13,000 tests takes a
    second, and falls into the time of whichever test measures its own.
    """
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config, items):
    wanted = config.getoption("--database")
    if wanted is None:
        return
    left_out = [item for item in items if asks_database(item) != (wanted == "with")]
    items[:] = [item for item in items if asks_database(item) == (wanted == "with")]
    config.hook.pytest_deselected(items=left_out)


def asks_database(item):
    marked = item.get_closest_marker("django_db") is not None
    marked = marked or issubclass(item.cls or object, SimpleTestCase)
    return marked or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


@pytest.fixture(scope="session")
def gazette_file():
    """The path of the real gazette that the reading tests are measured on."""
    path = Path(settings.BASE_DIR).parent / "shared/gazette/huaiyin-2020.txt"
    if not path.exists():
        pytest.skip("The gazette is not here: ../shared/gazette/huaiyin-2020.txt")
    return path


@pytest.fixture
def administrator(db):
    """A client signed in as the superuser."""
    # Models can only be imported once Django is set up, after this module.
    from tests import factories
    from tests.admin_pages import signed_in

    return signed_in(factories.administrator())
