"""Where a file comes from: bytes, a path, or a binary file that can be sought in."""

import os
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path


@contextmanager
def opened(data):
    """A binary file at its beginning; a file that was given stays open."""
    if isinstance(data, bytes | bytearray | memoryview):
        yield BytesIO(data)
    elif isinstance(data, str | Path):
        with open(data, "rb") as file:
            yield file
    else:
        data.seek(0)
        yield data


def size_of(data):
    with opened(data) as file:
        return file.seek(0, os.SEEK_END)


def blocks(file, size=1 << 18):
    """What is left of ``file``, in pieces."""
    return iter(lambda: file.read(size), b"")
