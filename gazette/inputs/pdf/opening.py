"""A PDF file opened, or a reason why it is not read."""

import re
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gazette.reading.decoding import UnreadableFile

from .. import limits

ACTIVE = {
    b"JavaScript": "脚本（JavaScript）",
    b"JS": "脚本（JavaScript）",
    b"Launch": "启动程序的动作",
    b"EmbeddedFile": "嵌入的文件",
    b"RichMedia": "多媒体内容",
}
ACTIVE_NAME = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia)(?![A-Za-z0-9])"
)


@contextmanager
def opened(data: bytes):
    """The file, opened without forms and scripts. Raises UnreadableFile."""
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(reason()) from error
    try:
        check_pages(len(file))
        yield file
    finally:
        file.close()


def reason() -> str:
    codes = {
        raw.FPDF_ERR_PASSWORD: "PDF 有密码，请去掉密码再读。",
        raw.FPDF_ERR_SECURITY: "PDF 用了不支持的加密方式，请另存为不加密的再读。",
    }
    broken = "PDF 文件损坏，打不开；请重新下载或另存一份再读。"
    return codes.get(raw.FPDF_GetLastError(), broken)


def check_pages(count: int) -> None:
    if count == 0:
        raise UnreadableFile("PDF 里一页也没有。")
    if count > limits.PAGES:
        text = f"PDF 有 {count:,} 页，一份公报不超过 {limits.PAGES:,} 页；请分开再读。"
        raise UnreadableFile(text)


def active_content(data: bytes) -> list[str]:
    """What the file would do when it is opened elsewhere; here it does nothing."""
    found = {match[1] for match in ACTIVE_NAME.finditer(data)}
    return sorted({ACTIVE[name] for name in found})
