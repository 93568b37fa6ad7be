"""Uploads go past a scanner for viruses first, where one is set up; what it does not pass stays out.

``VIRUS_SCANNER`` is ``clamd:///run/clamd.ctl`` or ``clamd://host:3310``, or a command that has the
file on its standard input and ends with 0 where it is clean, with 1 where it is not. A scanner that
does not answer passes nothing.
"""

import shlex
import socket
import struct
import subprocess
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

CHUNK = 64 * 1024
SECONDS = 60
CLEAN, INFECTED = 0, 1
CLAMD_PORT = 3310
LONGEST_ANSWER = 4096


class NoAnswer(Exception):
    """The scanner could not be asked, or did not say what it found."""


def check(file):
    """Raise ValidationError where the uploaded ``file`` is not known to be clean."""
    if not settings.VIRUS_SCANNER:
        return
    try:
        infected = is_infected(file)
    except (OSError, subprocess.SubprocessError, NoAnswer, ValueError) as error:
        message = _("The virus scanner does not answer, so no file is taken in.")
        raise ValidationError(message, code="unscanned") from error
    finally:
        file.seek(0)
    if infected:
        message = _("The virus scanner refuses “%(file)s”.") % {"file": file.name}
        raise ValidationError(message, code="infected")


def is_infected(file) -> bool:
    file.seek(0)
    place = urlsplit(settings.VIRUS_SCANNER)
    return by_clamd(file, place) if place.scheme == "clamd" else by_command(file)


def by_command(file) -> bool:
    done = subprocess.run(
        shlex.split(settings.VIRUS_SCANNER),
        input=file.read(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode not in (CLEAN, INFECTED):
        raise NoAnswer
    return done.returncode == INFECTED


def by_clamd(file, place) -> bool:
    """Whether clamd finds anything: each chunk after its length, then an empty one."""
    with connected(place) as clamd:
        clamd.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            clamd.sendall(struct.pack("!L", len(chunk)) + chunk)
        clamd.sendall(struct.pack("!L", 0))
        answer = answered(clamd)
    if answer.endswith(b" OK"):
        return False
    if answer.endswith(b" FOUND"):
        return True
    raise NoAnswer


def answered(clamd: socket.socket) -> bytes:
    answer = b""
    while len(answer) < LONGEST_ANSWER and (more := clamd.recv(LONGEST_ANSWER)):
        answer += more
    return answer.rstrip(b"\0\n")


def connected(place) -> socket.socket:
    if place.hostname:
        address = (place.hostname, place.port or CLAMD_PORT)
        return socket.create_connection(address, timeout=SECONDS)
    clamd = socket.socket(socket.AF_UNIX)
    clamd.settimeout(SECONDS)
    try:
        clamd.connect(place.path)
    except OSError:
        clamd.close()
        raise
    return clamd
