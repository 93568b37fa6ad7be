"""Settings from the environment."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.fixture(autouse=True)
def no_variables(monkeypatch):
    for name in ("SOME", "SOME_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    "value, flag", [("1", True), ("Yes", True), ("on", True), ("0", False), ("", False)]
)
def test_a_flag_is_yes_or_no(monkeypatch, value, flag):
    monkeypatch.setenv("SOME", value)
    assert env.flag("SOME", default=not flag) is flag


@pytest.mark.parametrize("read, value", [(env.flag, "perhaps"), (env.number, "many")])
def test_a_value_of_the_wrong_type_is_refused_by_name(monkeypatch, read, value):
    monkeypatch.setenv("SOME", value)
    with pytest.raises(ImproperlyConfigured, match=f"SOME={value}"):
        read("SOME", 1)


def test_a_secret_can_stand_in_a_file(monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("geheim\n")
    monkeypatch.setenv("SOME_FILE", str(secret))
    assert env.text("SOME") == "geheim"
    secret.unlink()
    with pytest.raises(ImproperlyConfigured, match="SOME_FILE"):
        env.text("SOME")


def test_a_list_is_parted_by_commas(monkeypatch):
    monkeypatch.setenv("SOME", "a.example, b.example,")
    assert env.words("SOME") == ["a.example", "b.example"]


def test_a_database_is_an_address_or_the_embedded_file(tmp_path):
    embedded = env.database("", tmp_path / "db.sqlite3")
    assert embedded["NAME"] == tmp_path / "db.sqlite3"
    assert embedded["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    server = env.database(
        "postgres://u%40:p%2F@db.example:5433/name?sslmode=require", ""
    )
    assert {k: server[k] for k in ("USER", "PASSWORD", "HOST", "PORT", "NAME")} == {
        "USER": "u@",
        "PASSWORD": "p/",
        "HOST": "db.example",
        "PORT": "5433",
        "NAME": "name",
    }
    assert server["OPTIONS"] == {"sslmode": "require"}
    with pytest.raises(ImproperlyConfigured):
        env.database("mysql://db.example/name", "")


def test_a_choice_is_one_of_those_there_are(monkeypatch):
    assert env.choice("SOME", ("this", "that")) == "this"
    monkeypatch.setenv("SOME", "that")
    assert env.choice("SOME", ("this", "that")) == "that"
    monkeypatch.setenv("SOME", "other")
    with pytest.raises(ImproperlyConfigured, match="SOME=other"):
        env.choice("SOME", ("this", "that"))


@pytest.mark.parametrize("key", ["changeme", "x" * 60, "0123456789" * 4])
def test_a_weak_secret_key_is_refused(key, tmp_path):
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        | {"SECRET_KEY": key, "DEBUG": "0", "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert started.returncode != 0
    assert "SECRET_KEY is too weak" in started.stderr


@pytest.mark.parametrize("debug, starts", [("0", False), ("1", True)])
def test_without_a_secret_key_only_a_developers_machine_starts(debug, starts, tmp_path):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SECRET_KEY")}
    kept |= {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": ""}
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=kept | {"DEBUG": debug, "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (started.returncode == 0) is starts
    assert ("SECRET_KEY is not set" in started.stderr) is not starts
