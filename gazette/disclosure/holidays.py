"""The holidays that are known when the system is installed or brought up to date."""

import csv
from datetime import date
from pathlib import Path

from django.apps import apps as installed_apps

FILE = Path(__file__).with_name("holidays.csv")


def known_holidays():
    """(date, is_workday, name) of the yearly notices of the State Council."""
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            day = date.fromisoformat(row["date"])
            yield day, row["is_workday"] == "1", row["name"]


def load_holidays(using, apps=installed_apps, **kwargs):
    """Enter what is not entered yet, after every ``migrate``; what is there stays."""
    try:
        model = apps.get_model("gazette", "Holiday")
    except LookupError:
        return
    days = model._base_manager.using(using)
    entered = set(days.values_list("date", flat=True))
    days.bulk_create(
        model(date=day, is_workday=is_workday, name=name)
        for day, is_workday, name in known_holidays()
        if day not in entered
    )
