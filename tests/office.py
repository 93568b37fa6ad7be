"""LibreOffice at work: it converts workbooks, and somebody types into them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

TYPING = Path(__file__).with_name("office_typing.py")
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"  # Comma, quotes, UTF-8.
SECONDS = 120
PACKAGES = "libreoffice-calc-nogui python3-uno"


class Office:
    """LibreOffice with a profile of its own in ``folder``."""

    def __init__(self, folder):
        self.folder = folder
        self.program, self.python = shutil.which("soffice"), python_with_uno()
        if not (self.program and self.python):
            missing = pytest.fail if "CI" in os.environ else pytest.skip
            missing(f"LibreOffice is not here (Debian: apt-get install {PACKAGES}).")

    def command(self, *arguments):
        profile = (self.folder / "profile").as_uri()
        return [
            self.program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            *map(str, arguments),
        ]

    def convert(self, to, *files):
        """The ``files`` in the format ``to``, and what LibreOffice said."""
        out = self.folder / f"as-{to[:4]}"
        command = self.command("--convert-to", to, "--outdir", out, *files)
        said = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=SECONDS
        )
        suffix = to.partition(":")[0]
        made = [(out / file.name).with_suffix(f".{suffix}") for file in files]
        return made, said.stdout + said.stderr

    def type_into(self, file, cells):
        """A copy of ``file`` with the ``cells``, {address: text}, typed into it."""
        copy = self.folder / f"typed-{file.name}"
        pipe = f"gongbao-{os.getpid()}"
        office = subprocess.Popen(
            self.command(f"--accept=pipe,name={pipe};urp;"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        arguments = (pipe, file.as_uri(), copy.as_uri(), json.dumps([*cells.items()]))
        try:
            subprocess.run(
                [self.python, str(TYPING), *arguments],
                check=True,
                timeout=SECONDS,
                env={"PATH": os.environ["PATH"]},
            )
            office.wait(SECONDS)
        finally:
            office.kill()
            office.wait()
        return copy


def python_with_uno():
    for python in ("/usr/bin/python3", "/usr/lib/libreoffice/program/python"):
        if Path(python).exists():
            found = subprocess.run([python, "-c", "import uno"], capture_output=True)
            if found.returncode == 0:
                return python
    return None
