"""What a reader should know of a file before taking it."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from django.core.cache import cache

CHUNK = 2**20


@dataclass(frozen=True)
class FileFacts:
    kind: str
    size: int
    sha256: str


def facts(file):
    """The FileFacts of an attachment's file, or ``None`` where it is lost."""
    try:
        # What is published stays as it is, so a name and a size are read once.
        key = hashlib.sha256(f"{file.name}:{file.size}".encode()).hexdigest()
        digest = cache.get_or_set(key, lambda: sha256(file), timeout=None)
        return FileFacts(PurePath(file.name).suffix[1:].upper(), file.size, digest)
    except OSError:
        return None


def sha256(file):
    digest = hashlib.sha256()
    with file.storage.open(file.name) as opened:
        for chunk in opened.chunks(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
