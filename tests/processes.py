"""Commands as processes of their own, on the database of the test."""

import os
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection


def environment(folder):
    """Where a process finds the database of the test, and nothing else of ours."""
    name = str(connection.settings_dict["NAME"])
    found = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(folder),
    }
    if connection.vendor == "sqlite":
        return found | {"SQLITE_PATH": name}
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}")
    return found | {"DATABASE_URL": url.geturl()}
