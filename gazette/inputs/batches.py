"""Several files at once: files, folders of them, and archives of back issues."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from core.archives import BROKEN
from gazette.reading.decoding import UnreadableFile

from . import limits
from .kinds import Kind, kind_of

ENCRYPTED, UTF8_NAME = 1, 0x800
# What systems and office programs leave beside the files that people mean.
JUNK = re.compile(
    r"(?:.*/)?(?:__MACOSX/.*|\.[^/]*|~\$[^/]*|Thumbs\.db|desktop\.ini)", re.I
)
DIGITS = re.compile(r"(\d+)")
SIGNATURES = b"PK\x03\x04", b"PK\x05\x06"


@dataclass(frozen=True)
class Source:
    """One file to be read: the name it is kept by, how to come by its bytes, its path."""

    name: str
    load: Callable[[], bytes]
    path: str = ""


def sources(paths: Iterable[Path]) -> list[Source]:
    """The files that the paths stand for, in the order of their numbers.

    What cannot be opened is a source as well, whose ``load`` says why.
    """
    return [source for path in paths for source in sources_of(path, path.name)]


def sources_of(path: Path, name: str) -> list[Source]:
    if path.is_dir():
        return sources_in(path)
    if is_archive(path):
        return archive_sources(path, name, str(path))
    return [Source(name, lambda: content(path), str(path))]


def sources_in(folder: Path) -> list[Source]:
    """The files of a folder and its folders; links that lead out of it are not followed."""
    paths = [
        path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()
    ]
    named = {path.relative_to(folder).as_posix(): path for path in paths}
    wanted = sorted((n for n in named if not JUNK.fullmatch(n)), key=in_order)
    return [source for name in wanted for source in sources_of(named[name], name)]


def in_order(name: str) -> list:
    """第2期 before 第10期."""
    parts = DIGITS.split(name)
    return [(int(p) if p.isdecimal() else 0, p) for p in parts]


def is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(4)
        return head in SIGNATURES and kind_of(path.read_bytes()) is Kind.ZIP
    except (OSError, UnreadableFile):
        return False


def content(path: Path) -> bytes:
    """The bytes of a file, of one too large only enough to tell. Raises UnreadableFile."""
    try:
        with path.open("rb") as file:
            return file.read(limits.FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"文件打不开：{error.strerror}。") from error


def uploaded_sources(file: BinaryIO, name: str) -> list[Source]:
    """The files in an upload: itself, or those of the archive that it is."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > limits.FILE_BYTES:
        text = f"文件太大：一次上传不超过 {limits.FILE_BYTES:,} 字节。"
        return [refused(name, UnreadableFile(text))]
    data = file.read()
    try:
        kind = kind_of(data, name)
    except UnreadableFile as error:
        return [refused(name, error)]
    if kind is not Kind.ZIP:
        return [Source(name, lambda: data)]
    return archive_sources(BytesIO(data), name)


def refused(name: str, error: UnreadableFile, path: str = "") -> Source:
    def load():
        raise error

    return Source(name, load, path)


def archive_sources(file: Path | BinaryIO, name: str, path: str = "") -> list[Source]:
    try:
        archive = ZipFile(file)
        infos = [info for info in archive.infolist() if is_meant(info)]
        check(infos)
    except UnreadableFile as error:
        return [refused(name, error, path)]
    except BROKEN:
        return [refused(name, UnreadableFile("压缩包损坏，打不开。"), path)]
    named = [(name_of(info), info) for info in infos]
    return [
        Source(f"{name}/{inner}", loader(archive, info), f"{path}/{inner}")
        for inner, info in sorted(named, key=lambda pair: in_order(pair[0]))
    ]


def is_meant(info: ZipInfo) -> bool:
    return not info.is_dir() and not JUNK.fullmatch(name_of(info))


def name_of(info: ZipInfo) -> str:
    """The name of a member; Chinese systems write theirs in GB 18030 and do not say so."""
    name = info.filename
    if not info.flag_bits & UTF8_NAME:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return name


def check(infos: list[ZipInfo]) -> None:
    if not infos:
        raise UnreadableFile("压缩包里没有文件。")
    if len(infos) > limits.ARCHIVE_FILES:
        raise UnreadableFile(
            f"压缩包里的文件超过 {limits.ARCHIVE_FILES:,} 个，请分开。"
        )
    if sum(info.file_size for info in infos) > limits.ARCHIVE_BYTES:
        raise UnreadableFile("压缩包解开后太大（压缩炸弹），请分开。")


def loader(archive: ZipFile, info: ZipInfo) -> Callable[[], bytes]:
    def load() -> bytes:
        if info.flag_bits & ENCRYPTED:
            raise UnreadableFile("压缩包有密码，请解开再读。")
        if PurePosixPath(info.filename).suffix.casefold() == ".zip":
            raise UnreadableFile("压缩包里还有压缩包，请解开再读。")
        if info.file_size > limits.FILE_BYTES or is_bomb(info):
            raise UnreadableFile("压缩包里的这个文件解开后太大。")
        return unpacked(archive, info)

    return load


def is_bomb(info: ZipInfo) -> bool:
    packed = max(info.compress_size, 1)
    return info.file_size > limits.LARGE and info.file_size > limits.RATIO * packed


def unpacked(archive: ZipFile, info: ZipInfo) -> bytes:
    try:
        with archive.open(info) as member:
            return member.read(info.file_size + 1)
    except BROKEN as error:
        raise UnreadableFile("压缩包里的这个文件损坏，解不开。") from error


def in_turn(found: list[Source]) -> Iterator[tuple[Source, bytes | UnreadableFile]]:
    """Each source with its bytes, or with the reason why there are none."""
    for source in found:
        try:
            yield source, source.load()
        except UnreadableFile as error:
            yield source, error
