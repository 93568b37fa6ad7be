"""The process that parses one file: its input comes in, a text goes out, nothing else.

Once its libraries are loaded it may open no file and no socket: the number of files it
may have open is that of those it has.
"""

import os
import resource
import sys
from importlib import import_module

from gazette.reading.decoding import UnreadableFile

from . import limits

PARSERS = {"DOCX": ".docx", "PDF": ".pdf"}
REFUSED = 3
# Codecs are loaded when they are first used, which would be too late.
CODECS = ("cp437", "gb18030", "utf-16", "utf-16-le", "big5", "latin-1", "idna")


def main(kind: str) -> int:
    extract = import_module(PARSERS[kind], __package__).extract
    for codec in CODECS:
        "".encode(codec)
    data = sys.stdin.buffer.read(limits.FILE_BYTES + 1)
    close_up()
    try:
        output = extract(data).as_json()
        if len(output) > limits.TEXT_BYTES:
            raise UnreadableFile("文件里的文字太多，不像一份公报。")
    except UnreadableFile as error:
        sys.stdout.buffer.write(str(error).encode())
        return REFUSED
    except (MemoryError, RecursionError):
        return os.EX_SOFTWARE
    sys.stdout.buffer.write(output)
    return 0


def close_up() -> None:
    """Take from this process what a hostile file could use."""
    allow_seconds(limits.SECONDS_TO_OPEN)
    lower(resource.RLIMIT_AS, limits.MEMORY)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_NOFILE, 0)


def lower(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def allow_seconds(seconds: float) -> None:
    """So many more seconds of the processor from now on, within all that one file gets."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = limits.MOST_SECONDS
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    soft = min(int(used + seconds) + 1, most)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
