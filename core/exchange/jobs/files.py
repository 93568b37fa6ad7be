"""The uploaded files of jobs, in the private storage that all hosts share."""

import hashlib
from datetime import timedelta
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from .models import OPEN, ImportJob

FOLDER = "import-jobs"
# Where import-export keeps the small ones until they are confirmed.
SMALL = "django-import-export"
# An upload is stored a moment before its job is.
MOMENT, DAY = timedelta(minutes=10), timedelta(days=1)


class FileGone(Exception):
    """The file is not there any more, or not the one that was uploaded."""


def storage():
    return storages["import_export"]


def store(data):
    """Keep ``data``; returns the name it is kept under and its digest."""
    name = storage().save(f"{FOLDER}/{uuid4().hex}", ContentFile(data))
    return name, hashlib.sha256(data).hexdigest()


def read(job):
    try:
        with storage().open(job.file) as file:
            data = file.read()
    except OSError as error:
        raise FileGone from error
    if hashlib.sha256(data).hexdigest() != job.sha256:
        raise FileGone
    return data


def is_there(job):
    return storage().exists(job.file)


def forget(job):
    storage().delete(job.file)


def sweep():
    """Remove what no job needs and no preview waits for: left behind by what was killed."""
    needed = set(
        ImportJob.objects.filter(state__in=OPEN).values_list("file", flat=True)
    )
    for folder, age in ((FOLDER, MOMENT), (SMALL, DAY)):
        for name in names_in(folder):
            if name not in needed and is_older(name, age):
                storage().delete(name)


def names_in(folder):
    try:
        return [f"{folder}/{name}" for name in storage().listdir(folder)[1]]
    except FileNotFoundError:
        return []


def is_older(name, age):
    try:
        return storage().get_modified_time(name) < timezone.now() - age
    except FileNotFoundError:
        return False
