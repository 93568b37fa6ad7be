"""The archive that a Word file is, looked over before anything else touches it."""

import re
import xml.sax.handler
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from core.archives import BROKEN
from gazette.reading.decoding import UnreadableFile

from .. import limits

TYPES, RELATIONS = "[content_types].xml", ".rels"
ENCRYPTED = 1
STORED, DEFLATED = 0, 8
REFUSED_TYPES = ("macroenabled", "vbaproject")
REFUSED_RELATIONS = {
    "afchunk": "嵌入的外来文档（altChunk）",
    "vbaproject": "宏程序",
    "attachedtemplate": "远程模板",
    "frame": "远程框架",
    "subdocument": "外部子文档",
    "oleobject": "外部对象",
}
INERT_RELATIONS = ("attachedtemplate", "oleobject", "frame", "subdocument")
# A template on the author's own disk is named in most files of an office.
LOCAL = re.compile(r"file:/{3}(?!/)|(?!(?:[a-z][a-z0-9+.-]+:|[\\/]{2}))")
CHUNK = 1 << 16


def checked_package(data: bytes) -> None:
    """Raises UnreadableFile where the archive is broken, too large or dangerous."""
    try:
        archive = ZipFile(BytesIO(data))
        infos = archive.infolist()
    except BROKEN as error:
        raise UnreadableFile("Word 文件损坏：压缩包打不开。") from error
    check_directory(infos)
    for info in infos:
        check_member(archive, info)


def check_directory(infos: list[ZipInfo]) -> None:
    names = {info.filename.casefold() for info in infos}
    if len(infos) > limits.DOCX_MEMBERS:
        raise UnreadableFile(f"Word 文件里的部件超过 {limits.DOCX_MEMBERS:,} 个。")
    if len(names) < len(infos):
        raise UnreadableFile("Word 文件损坏：压缩包里有重名的部件。")
    if sum(info.file_size for info in infos) > limits.DOCX_BYTES:
        raise too_large()
    if TYPES not in names:
        raise UnreadableFile("压缩包不是 Word 文件。")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise dangerous(REFUSED_RELATIONS["vbaproject"])
    for info in infos:
        check_info(info)


def check_info(info: ZipInfo) -> None:
    if info.flag_bits & ENCRYPTED:
        raise UnreadableFile("Word 文件有密码，请去掉密码再读。")
    if info.compress_type not in (STORED, DEFLATED):
        raise UnreadableFile("Word 文件损坏：部件的压缩方式不对。")
    packed = max(info.compress_size, 1)
    swollen = info.file_size > limits.LARGE and info.file_size > limits.RATIO * packed
    if swollen or (is_xml(info) and info.file_size > limits.DOCX_PART_BYTES):
        raise too_large()


def is_xml(info: ZipInfo) -> bool:
    return info.filename.casefold().endswith((".xml", RELATIONS, ".vml"))


def too_large() -> UnreadableFile:
    return UnreadableFile("Word 文件解开后太大，不像一份公报（压缩炸弹）。")


def dangerous(what: str) -> UnreadableFile:
    return UnreadableFile(
        f"Word 文件含有{what}，不能读；请另存为不含此项的 .docx 再读。"
    )


def check_member(archive: ZipFile, info: ZipInfo) -> None:
    """Unpack the member piece by piece; XML is looked through as it comes."""
    watch = Watch(info.filename.casefold())
    parser = make_parser() if is_xml(info) else None
    if parser:
        parser.forbid_dtd = True
        parser.setContentHandler(watch)
    try:
        with archive.open(info) as member:
            while chunk := member.read(CHUNK):
                watch.add(len(chunk), info.file_size)
                if parser:
                    parser.feed(chunk)
        if parser and watch.size:
            parser.close()
    except DefusedXmlException as error:
        raise dangerous("文档类型定义或实体（XXE）") from error
    except (*BROKEN, xml.sax.SAXException) as error:
        raise broken(info) from error


def broken(info: ZipInfo) -> UnreadableFile:
    return UnreadableFile(f"Word 文件损坏：部件 {info.filename[:80]!r} 读不出来。")


class Watch(xml.sax.handler.ContentHandler):
    """Refuses what no part of a gazette needs, as the elements of a part go by."""

    def __init__(self, name: str):
        super().__init__()
        self.name, self.size, self.depth, self.elements = name, 0, 0, 0

    def add(self, size: int, stated: int) -> None:
        self.size += size
        if self.size > stated:
            raise too_large()

    def startElement(self, name, attrs):
        self.depth += 1
        self.elements += 1
        if self.depth > limits.XML_DEPTH or self.elements > limits.XML_ELEMENTS:
            raise UnreadableFile("Word 文件里的标记太多或嵌套太深，不像一份公报。")
        local = name.rpartition(":")[2].casefold()
        if local == "altchunk":
            raise dangerous(REFUSED_RELATIONS["afchunk"])
        if self.name.endswith(RELATIONS) and local == "relationship":
            check_relation({key.casefold(): value for key, value in attrs.items()})
        if self.name == TYPES and local in ("override", "default"):
            check_type(attrs.get("ContentType", "").casefold())

    def endElement(self, name):
        self.depth -= 1


def check_relation(attrs: dict[str, str]) -> None:
    """A target outside the file is never fetched; one that others fetch is refused."""
    kind = attrs.get("type", "").rpartition("/")[2].casefold()
    external = attrs.get("targetmode", "").casefold() == "external"
    target = attrs.get("target", "").strip().casefold()
    if kind in REFUSED_RELATIONS:
        local = LOCAL.match(target)
        if kind not in INERT_RELATIONS or (external and not local):
            raise dangerous(REFUSED_RELATIONS[kind])


def check_type(kind: str) -> None:
    if any(refused in kind for refused in REFUSED_TYPES):
        raise dangerous(REFUSED_RELATIONS["vbaproject"])
