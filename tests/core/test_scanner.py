"""Uploads pass a scanner first, where one is set up; a scanner that is down passes nothing."""

import socket
import struct
import sys
import threading
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core import scanner

# The string that scanners agree to call a virus; it is none.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
COMMAND = (
    f"{sys.executable} -c 'import sys; sys.exit(b\"EICAR\" in sys.stdin.buffer.read())'"
)


def upload(data):
    return SimpleUploadedFile("附件.pdf", data)


def refusal(data):
    file = upload(data)
    with pytest.raises(ValidationError) as refused:
        scanner.check(file)
    assert file.tell() == 0
    return refused.value.code


class FakeClamd(threading.Thread):
    """Answers INSTREAM as clamd does, on a socket of its own."""

    def __init__(self, path, answer=None):
        super().__init__(daemon=True)
        self.answer, self.got = answer, b""
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(str(path))
        self.listening.listen()

    def run(self):
        with self.listening:
            asked, _ = self.listening.accept()
        with asked, asked.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!L", stream.read(4))[0]:
                self.got += stream.read(length)
            found = b"stream: Eicar FOUND" if b"EICAR" in self.got else b"stream: OK"
            asked.sendall((self.answer or found) + b"\0")


@pytest.fixture
def clamd(settings, tmp_path):
    path = tmp_path / "clamd.ctl"
    settings.VIRUS_SCANNER = f"clamd://{path}"

    started = []

    def start(answer=None):
        started.append(FakeClamd(path, answer))
        started[-1].start()
        return started[-1]

    yield start
    for fake in started:
        fake.join(5)


def test_without_a_scanner_nothing_is_asked(settings):
    settings.VIRUS_SCANNER = ""
    scanner.check(upload(EICAR))


def test_a_command_passes_and_refuses(settings):
    settings.VIRUS_SCANNER = COMMAND
    file = upload(b"%PDF-1.7")
    scanner.check(file)
    assert file.read() == b"%PDF-1.7"
    assert refusal(EICAR) == "infected"


@pytest.mark.parametrize(
    "command",
    [
        f"{sys.executable} -c 'raise SystemExit(2)'",
        "/nowhere/scanner",
        "'",
        "clamd:///nowhere/clamd.ctl",
        "clamd://127.0.0.1:1",
    ],
)
def test_a_scanner_that_does_not_answer_passes_nothing(settings, command):
    settings.VIRUS_SCANNER = command
    assert refusal(b"%PDF-1.7") == "unscanned"


def test_clamd_is_given_all_of_the_file(clamd):
    fake = clamd()
    data = BytesIO(b"abc" * scanner.CHUNK).getvalue()
    scanner.check(upload(data))
    fake.join(5)
    assert fake.got == data


def test_clamd_refuses(clamd):
    clamd()
    assert refusal(EICAR) == "infected"


def test_an_answer_that_says_neither_passes_nothing(clamd):
    clamd(b"INSTREAM size limit exceeded. ERROR")
    assert refusal(b"%PDF-1.7") == "unscanned"
