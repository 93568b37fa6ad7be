"""A PDF file page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from gazette.reading.decoding import UnreadableFile

from .. import limits
from ..parser import allow_seconds
from ..text import Text, Writer
from .columns import Block, Columns
from .fragments import read_characters
from .furniture import Furniture
from .grids import grids
from .margins import Margins
from .opening import active_content, opened
from .rules import read_rules
from .typist import Typist

SHOWN = 40
NO_TEXT = "PDF 里没有文字层（多半是扫描件），读不出文字；请先做文字识别，或另存为文本。"


@dataclass
class Page:
    """What one page holds, in the order it is read, and what is doubtful about it."""

    blocks: list[Block] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)


def extract(data: bytes) -> Text:
    """The text of a PDF file. Raises UnreadableFile."""
    with opened(data) as file:
        allow_seconds(limits.SECONDS_TO_OPEN + limits.SECONDS_A_PAGE * len(file))
        pages = list(read_pages(file))
    if not any(page.blocks for page in pages):
        raise UnreadableFile(NO_TEXT)
    writer = Writer()
    if active := active_content(data):
        text = f"PDF 里有{'、'.join(active)}，没有执行，也没有读入"
        writer.found("active-content", text, 1)
    write(pages, writer)
    return writer.text()


def read_pages(file: pdfium.PdfDocument) -> Iterator[Page]:
    columns = Columns()
    for number in range(len(file)):
        try:
            page = file[number]
        except pdfium.PdfiumError as error:
            raise UnreadableFile(f"PDF 第 {number + 1} 页损坏，读不出来。") from error
        try:
            yield read_page(page, columns)
        finally:
            page.close()


def read_page(page: pdfium.PdfPage, columns: Columns) -> Page:
    textpage = page.get_textpage()
    try:
        found = read_characters(textpage, page.get_cropbox())
    finally:
        textpage.close()
    rules = read_rules(page, found.angle)
    tables = grids(rules)
    free = []
    for fragment in found.fragments:
        table = next((table for table in tables if table.holds(fragment)), None)
        (table.add if table else free.append)(fragment)
    filled = [table for table in tables if table.cells]
    for fragment in found.fragments:
        fragment.forget()
    return Page(columns.page(free, filled), list(doubts(found, rules)))


def doubts(found, rules) -> Iterator[tuple[str, str]]:
    if found.unmapped:
        text = f"这一页有{found.unmapped}个字没有对应的文字编码，已记作“\ufffd”"
        yield "damaged-character", text
    if found.outside.strip():
        text = f"这一页的页面以外有文字“{found.outside[:SHOWN]}”，没有读入"
        yield "hidden-text", text
    if rules.pictures and not found.fragments:
        yield "picture", "这一页只有图片，没有文字层，没有读入"


def write(pages: list[Page], writer: Writer) -> None:
    furniture = Furniture()
    for number, page in enumerate(pages):
        furniture.add(number, in_height(page))
    typist = Typist(writer, furniture.lines(), Margins(flat(pages)))
    for page in pages:
        writer.page()
        for code, text in page.doubts:
            writer.found(code, text)
        typist.page(page.blocks)
    typist.end()


def in_height(page: Page) -> list:
    """The lines and tables of a page from the top, over all of its columns."""
    items = [item for block in page.blocks for item in block.items]
    return sorted(items, key=lambda item: -item.top)


def flat(pages: list[Page]) -> list[Block]:
    return [block for page in pages for block in page.blocks]
