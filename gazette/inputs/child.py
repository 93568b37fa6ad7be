"""Parsing in a process of its own, that can open nothing and has so much memory and time."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from gazette.reading.decoding import UnreadableFile

from . import limits
from .kinds import Kind
from .text import Text

ROOT = Path(__file__).resolve().parent.parent.parent
REFUSED = 3
TOO_SLOW = "文件太复杂，读取超过了时间限制；请检查文件，或另存为文本再读。"
TOO_LARGE = "文件太复杂，读取超过了内存限制；请检查文件，或另存为文本再读。"
BROKEN = "文件损坏，读取中断；请检查文件，或另存一份再读。"


def parsed(data: bytes, kind: Kind) -> Text:
    """The text that the parser of ``kind`` finds. Raises UnreadableFile."""
    code, output = run(kind.name, data)
    if code == REFUSED:
        raise UnreadableFile(output.decode("utf-8", "replace"))
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise UnreadableFile(TOO_SLOW)
    if code == os.EX_SOFTWARE:
        raise UnreadableFile(TOO_LARGE)
    if code:
        raise UnreadableFile(BROKEN)
    return Text.from_json(output)


def run(kind: str, data: bytes) -> tuple[int, bytes]:
    """(exit code, output) of the process; a file that nobody can name holds its input."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-B", "-m", "gazette.inputs.parser", kind],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment(),
            start_new_session=True,
        )
    return watched(process)


def watched(process: subprocess.Popen) -> tuple[int, bytes]:
    try:
        output, _ = process.communicate(timeout=limits.PATIENCE * limits.MOST_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(TOO_SLOW) from error
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    return process.returncode, output


def environment() -> dict[str, str]:
    """Nothing of what the server knows: neither its key nor its database."""
    kept = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
    said = {name: os.environ[name] for name in kept if name in os.environ}
    return said | {"PYTHONUTF8": "1", "LANG": "C.UTF-8"}
