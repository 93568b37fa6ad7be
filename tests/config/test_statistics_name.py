"""``statistics`` is the standard library's module and our app at once (ADR 0001)."""

import os
import subprocess
import sys

import pytest
from django.apps import apps
from django.conf import settings

import statistics

ORDERS = {
    "app first": "sys.path.insert(0, {root})",
    "standard library first": "import statistics; sys.path.insert(0, {root})",
    "project last on the path": "sys.path.append({root})",
}
# SQLite's STDDEV_POP is the one function that Django takes from the standard module.
BOTH_WORK = """
import django
django.setup()
from django.apps import apps
from django.db import connection
import statistics
from statistics import StatisticsError
from statistics.models import Indicator
assert statistics.median([3, 1, 2]) == 2
assert statistics.models.Indicator is Indicator is apps.get_model("statistics", "Indicator")
try:
    statistics.mean([])
except StatisticsError:
    pass
with connection.cursor() as cursor:
    cursor.execute("SELECT STDDEV_POP(n) FROM (SELECT 1 AS n UNION SELECT 3)")
    assert cursor.fetchone() == (1,)
print("both work")
"""
ENTRY_POINTS = {
    "manage.py": ["manage.py", "check"],
    "django": ["-m", "django", "check"],
    "gunicorn": ["-m", "gunicorn", "--check-config", "config.wsgi"],
}


@pytest.fixture
def run(tmp_path):
    """The result of Python run with ``arguments``, on a SQLite database of its own."""

    def ran(*arguments, cwd=tmp_path, **variables):
        removed = {"DATABASE_URL", "PYTHONPATH", "PYTHONSAFEPATH"}
        inherited = {k: v for k, v in os.environ.items() if k not in removed}
        environment = inherited | {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VAR_DIR": str(tmp_path / "var"),
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=cwd,
            env=environment | variables,
            capture_output=True,
            text=True,
        )

    return ran


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("options", [[], ["-P"]], ids=["python", "python -P"])
def test_both_work_in_every_order_of_import(run, options, order):
    path = ORDERS[order].format(root=repr(str(settings.BASE_DIR)))
    result = run(*options, "-c", f"import sys; {path}\n{BOTH_WORK}")
    assert result.stdout == "both work\n", result.stderr


@pytest.mark.parametrize("preloaded", ["", "import statistics"])
@pytest.mark.parametrize("entry_point", ENTRY_POINTS)
def test_every_entry_point_starts(run, tmp_path, entry_point, preloaded):
    """``sitecustomize`` runs before the project's folder is on the path."""
    (tmp_path / "sitecustomize.py").write_text(preloaded)
    arguments = ENTRY_POINTS[entry_point]
    result = run(*arguments, cwd=settings.BASE_DIR, PYTHONPATH=str(tmp_path))
    assert result.returncode == 0, result.stderr


def test_every_entry_point_starts_with_a_safe_path(run):
    root = str(settings.BASE_DIR)
    for arguments in ENTRY_POINTS.values():
        result = run("-P", *arguments, cwd=root, PYTHONPATH=root)
        assert result.returncode == 0, result.stderr


def test_both_work_under_pytest():
    from statistics.models import Indicator

    assert statistics.median([3, 1, 2]) == 2
    assert apps.get_model("statistics", "Indicator") is Indicator
