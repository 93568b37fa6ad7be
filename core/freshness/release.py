"""What a page is made by, beside what is in the database: the code and the settings."""

import hashlib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

KINDS = {".py", ".html", ".css", ".js", ".svg", ".mo"}
SHOWN = ("DISTRICT_NAME", "GAZETTE_NAME", "DATA_LICENCE", "DATA_LICENCE_URL")


@cache
def release():
    """A hash: the same on every host that runs the same code with the same settings."""
    digest = hashlib.sha256(repr([getattr(settings, one) for one in SHOWN]).encode())
    for path in code():
        digest.update(path.relative_to(settings.BASE_DIR).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def released_at():
    """When the newest part of the code was written here, in seconds."""
    return int(max(path.stat().st_mtime for path in code())) + 1


@cache
def code():
    root = settings.BASE_DIR
    folders = [Path(app.path) for app in apps.get_app_configs()]
    own = [folder for folder in folders if folder.parent == root]
    own += [root / name for name in ("config", "templates", "static", "locale")]
    paths = (path for folder in own for path in folder.rglob("*"))
    return sorted(path for path in paths if path.suffix in KINDS)
