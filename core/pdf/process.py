"""Typst in a process of its own, that knows nothing and has so much memory and time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

CHILD = Path(__file__).with_name("child.py")
SECONDS = 60
# A busy machine gives a process half of the time that passes.
PATIENCE = 2 * SECONDS
KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "HOME")


class TooSlowError(Exception):
    """It did not end in time."""


class FailedError(Exception):
    """It ended without a PDF; the message is what Typst said."""


def compiled(path, told):
    """The PDF that the template at ``path`` makes of ``told``, which is JSON."""
    try:
        ended = subprocess.run(
            # Isolated: what stands beside the child is not what it imports.
            [sys.executable, "-I", "-B", CHILD, path, str(SECONDS)],
            input=told.encode(),
            capture_output=True,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise TooSlowError from error
    if ended.returncode == -signal.SIGXCPU:
        raise TooSlowError
    if ended.returncode:
        raise FailedError(ended.stderr.decode("utf-8", "replace"))
    return ended.stdout
