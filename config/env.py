"""Typed reading of environment variables; any of them may come from a file (``NAME_FILE``)."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name, default=""):
    """The value of ``name``, or the content of the file that ``name_FILE`` points at."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name}_FILE={path} cannot be read: {error.strerror}."
            ) from error
    return os.environ.get(name, default)


def flag(name, default=False):
    value = text(name, str(default)).strip().lower()
    if value in TRUE | FALSE:
        return value in TRUE
    raise ImproperlyConfigured(f"{name}={value} is neither yes nor no.")


def number(name, default):
    value = text(name, str(default))
    if value.isdecimal():
        return int(value)
    raise ImproperlyConfigured(f"{name}={value} is not a whole number.")


def choice(name, choices):
    """One of ``choices``; the first where nothing is said."""
    value = text(name, choices[0])
    if value in choices:
        return value
    raise ImproperlyConfigured(f"{name}={value} is none of {', '.join(choices)}.")


def words(name, default=""):
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(url, sqlite_path):
    """Django's settings for ``postgres://user:password@host:port/name?option=value``.

    An empty ``url`` means the embedded SQLite file at ``sqlite_path``.
    """
    if not url:
        return sqlite(sqlite_path)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "DATABASE_URL must begin with postgres:// or sqlite://."
        )
    return postgresql(parts)


def sqlite(path):
    return {
        "ENGINE": "core.databases.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # A read that turns into a write cannot wait for the lock; IMMEDIATE can.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA foreign_keys=ON;",
        },
    }


def postgresql(parts):
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "core.databases.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", "") or parts.hostname or ""),
        "PORT": str(options.pop("port", "") or parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
