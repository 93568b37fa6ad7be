"""Files that no row needs, left behind by what was broken off; and rows whose file is lost."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone

from .models import Attachment

FOLDER = "attachments"
# A file is stored before its row, and a row may be written long after a slow upload began.
KEPT = timedelta(days=1)


def storage():
    return Attachment._meta.get_field("file").storage


def needed() -> set[str]:
    """The files of all attachments, and of what they were: earlier versions stay readable."""
    names = set(Attachment.objects.values_list("file", flat=True))
    return (names | set(Attachment.history.values_list("file", flat=True))) - {"", None}


def left_behind() -> Iterator[str]:
    """The stored files of no attachment that are older than a day."""
    kept = needed()
    for name in names_below(FOLDER):
        if name not in kept and is_old(name):
            yield name


def lost() -> list[str]:
    """The files that attachments name and that are not there."""
    names = Attachment.objects.exclude(file="").values_list("file", flat=True)
    return sorted(name for name in names if not storage().exists(name))


def names_below(folder: str) -> Iterator[str]:
    try:
        folders, names = storage().listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)
    for name in folders:
        yield from names_below(f"{folder}/{name}")


def is_old(name: str) -> bool:
    try:
        return storage().get_modified_time(name) < timezone.now() - KEPT
    except FileNotFoundError:
        return False
