"""Old Word and WPS files, made new by LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from gazette.reading.decoding import UnreadableFile

from . import limits
from .kinds import Kind

PROGRAMS = ("soffice", "libreoffice")
SUFFIXES = {Kind.OLD: "doc", Kind.RTF: "rtf"}
MISSING = (
    "旧版 Word、WPS、RTF 文件要靠 LibreOffice 转换，本机没有安装；"
    "请在 Word 或 WPS 里另存为 .docx 再读。"
)
FAILED = "旧版文件转换不成：文件损坏、有密码，或不是文字文档；请另存为 .docx 再读。"
SLOW = "旧版文件转换超过了时间限制；请另存为 .docx 再读。"
MEMORY = 4_000_000_000


def office() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def as_docx(data: bytes, kind: Kind) -> bytes:
    """The same file as .docx. Raises UnreadableFile."""
    program = office()
    if program is None:
        raise UnreadableFile(MISSING)
    with tempfile.TemporaryDirectory(prefix="gongbao-") as folder:
        source = Path(folder, f"input.{SUFFIXES[kind]}")
        source.write_bytes(data)
        convert(program, source, Path(folder))
        made = Path(folder, "out", "input.docx")
        if not made.is_file() or made.stat().st_size > limits.FILE_BYTES:
            raise UnreadableFile(FAILED)
        return made.read_bytes()


def convert(program: str, source: Path, folder: Path) -> None:
    """Macros and links do not run or load in a conversion; the profile is thrown away."""
    command = [
        *confined(),
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--infilter=" + FILTERS[source.suffix], "--convert-to", "docx"),
        *("--outdir", str(folder / "out"), str(source)),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment(folder),
        start_new_session=True,
    )
    try:
        process.wait(timeout=limits.OFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(SLOW) from error
    finally:
        end(process)


FILTERS = {".doc": "MS Word 97", ".rtf": "Rich Text Format"}


def confined() -> list[str]:
    """Words before the command that keep it from the network and from too much work."""
    words = []
    if prlimit := shutil.which("prlimit"):
        words += [prlimit, f"--as={MEMORY}", f"--cpu={limits.OFFICE_SECONDS}", "--"]
    if (unshare := shutil.which("unshare")) and can_unshare(unshare):
        words += [unshare, *UNSHARED]
    return words


UNSHARED = ("--net", "--map-root-user", "--user", "--")


def can_unshare(program: str) -> bool:
    tried = subprocess.run(
        [program, *UNSHARED, "true"], capture_output=True, check=False
    )
    return tried.returncode == 0


def environment(folder: Path) -> dict[str, str]:
    path = os.environ.get("PATH", os.defpath)
    return {"PATH": path, "HOME": str(folder), "LANG": "C.UTF-8", "TMPDIR": str(folder)}


def end(process: subprocess.Popen) -> None:
    """LibreOffice starts others; all of its group end with it."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
