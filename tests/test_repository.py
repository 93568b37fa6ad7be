"""What holds for the repository as a whole."""

import re
import subprocess
import sys

import pytest
from django.conf import settings

# Written so that this file is not found by its own search.
FOREIGN = {
    "a package index": r"pypi\.(?:org|python)|pythonhosted\.(?:org)|registry\.(?:npmjs|yarnpkg)|deb\.(?:debian)|--(?:extra-)?index-(?:url)",
    "a file address": r"file:/{2}",
    "a home folder": r"(?<![\w.])/(?:root|home/\w+|Users/\w+)/",
    "a folder of one machine": r"(?<![\w.])/(?:work)/",
}
LOCK_FILES_WITH_ADDRESSES = {
    "uv.lock",
    "pylock.toml",
    "poetry.lock",
    "Pipfile.lock",
    "package-lock.json",
    "yarn.lock",
}
REQUIREMENT = re.compile(r"[\w.-]+(?:\[[\w,-]+\])?==[^\s;]+")


def files():
    """The files that are in the repository, or would be after ``git add --all``."""
    # Only reading, so it does not matter who owns the folder.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    options = ["--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(
        command + options, cwd=settings.BASE_DIR, capture_output=True, check=True
    ).stdout.decode()
    paths = (settings.BASE_DIR / name for name in listed.split("\0") if name)
    return [path for path in paths if path.is_file()]


def requirements(name):
    """The locked requirements of a file, each with the lines that follow it."""
    text = (settings.BASE_DIR / name).read_text()
    return [block.strip() for block in re.split(r"\n(?=\S)", text) if block.strip()]


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_names(what):
    pattern = re.compile(FOREIGN[what].encode())
    found = {
        str(path.relative_to(settings.BASE_DIR)): match[0]
        for path in files()
        if (match := pattern.search(path.read_bytes()))
    }
    assert found == {}


def test_no_lock_file_that_holds_addresses():
    assert LOCK_FILES_WITH_ADDRESSES.isdisjoint(path.name for path in files())


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_locked_with_hashes_and_without_addresses(name):
    locked = requirements(name)
    assert len(locked) > 10
    assert all(REQUIREMENT.match(block) for block in locked)
    assert all("--hash=sha256:" in block for block in locked)
    assert not any("://" in block for block in locked)


def test_development_requirements_hold_the_runtime_ones():
    runtime, development = (
        {REQUIREMENT.match(block)[0] for block in requirements(name)}
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert runtime <= development


def test_imports_go_only_downwards():
    code = "from importlinter.cli import lint_imports_command as lint; lint()"
    result = subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--no-logo"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr
