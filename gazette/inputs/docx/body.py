"""The body of a Word file, paragraph by paragraph and row by row, in its order."""

import zipfile
from io import BytesIO

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from gazette.reading.decoding import UnreadableFile

from ..text import Text, Writer
from .marks import W, value, whole_number
from .numbering import Numbering, UnknownNumber
from .package import checked_package
from .parts import Parts
from .runs import Runs, Seen
from .styles import Styles
from .tables import Cell, Grid, cell_of, cell_text, rows_of, skipped_columns, unwrapped
from .told import told

DEEPEST = 20
CONTAINERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")


def extract(data: bytes) -> Text:
    """The text of a Word file. Raises UnreadableFile."""
    checked_package(data)
    try:
        document = docx.Document(BytesIO(data))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, etree.LxmlError) as e:
        reason = "Word 文件打不开：不是普通的 .docx（可另存为 .docx 再读）。"
        raise UnreadableFile(reason) from e
    return Body(Parts(document)).read(document.element.body)


# Where Word says how far a paragraph is set in, in hundredths of letters or in twentieths
# of a point; a letter is taken for as wide as in the most common size.
INDENTATIONS = (
    ("leftChars", "left"),
    ("startChars", "start"),
    ("firstLineChars", "firstLine"),
)
LETTER, MOST_BLANKS = 220, 6


class Body:
    def __init__(self, parts: Parts):
        self.parts = parts
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering, self.styles)
        self.runs = Runs(self.styles)
        self.writer = Writer()
        # A paragraph whose mark is deleted goes on in the next.
        self.cut = ""

    def read(self, body) -> Text:
        self.blocks(body, 0)
        self.flush()
        if not any(line.strip() for line in self.writer.lines):
            raise UnreadableFile("文件里没有文字。")
        return self.writer.text()

    def blocks(self, container, depth: int) -> None:
        if depth > DEEPEST:
            raise UnreadableFile("Word 文件里的表格或控件嵌套太深。")
        for child in container:
            name = str(child.tag).removeprefix(W)
            if name == "p":
                self.paragraph(child, depth)
            elif name == "tbl":
                self.flush()
                self.table(child, depth)
            elif name in CONTAINERS:
                self.blocks(child, depth + 1)

    def flush(self) -> None:
        if self.cut:
            self.write(self.cut, "")
        self.cut = ""

    def paragraph(self, paragraph, depth: int) -> None:
        text, seen = self.worded(paragraph)
        text, self.cut = self.cut + text, ""
        if is_mark_deleted(paragraph):
            self.cut = text
        else:
            self.write(text, self.indent(paragraph))
        self.boxes(seen, depth)

    def worded(self, paragraph) -> tuple[str, Seen]:
        """The paragraph with the number that is printed before it."""
        text, seen = self.runs.text(paragraph)
        if is_mark_deleted(paragraph):
            seen.changes += 1
        told(self.writer, seen, self.parts)
        return self.number(paragraph) + text, seen

    def number(self, paragraph) -> str:
        """The number is printed where there is no word as well: the serials of a table."""
        properties = paragraph.find(f"{W}pPr")
        try:
            number = self.numbering.number(properties, value(properties, "pStyle"))
        except UnknownNumber as error:
            reason = f"这一段由 Word 自动编号，编号格式“{error}”不认识，编号没有读入"
            self.writer.found("number-generated", reason)
            return ""
        # A bare figure would run into the words that follow it.
        return f"{number} " if number[-1:].isalnum() else number

    def write(self, text: str, indent: str) -> None:
        lines = text.split("\n")
        for at, line in enumerate(lines):
            if line.strip():
                tidy = line.strip("\t ").rstrip()
                self.writer.line((indent if not at else "") + tidy)
        self.writer.blank()

    def indent(self, paragraph) -> str:
        """The indentation of a first line, as it is typed where there is no Word."""
        own = paragraph.find(f"{W}pPr/{W}ind")
        style = value(paragraph.find(f"{W}pPr"), "pStyle")
        inherited = self.styles.first(style, "pPr/ind")
        for indent in (own, inherited):
            for name in ("firstLineChars", "firstLine"):
                given = None if indent is None else indent.get(f"{W}{name}")
                if given is not None:
                    return "\u3000\u3000" if whole_number(given) > 0 else ""
        return ""

    def set_in(self, paragraph) -> str:
        """The blanks that stand for the indentation of a paragraph in a cell."""
        properties = paragraph.find(f"{W}pPr")
        indent = None if properties is None else properties.find(f"{W}ind")
        if indent is None or value(properties, "jc") in ("center", "right", "end"):
            return ""
        letters = sum(letters_of(indent, names) for names in INDENTATIONS)
        return "\u3000" * min(max(round(letters), 0), MOST_BLANKS)

    def boxes(self, seen: Seen, depth: int) -> None:
        for box in seen.boxes:
            reason = "这里有文本框，位置可能与印出的不同，请核对"
            self.writer.found("text-box", reason)
            self.blocks(box, depth + 1)

    def table(self, table, depth: int) -> None:
        """A row of one cell with a table in it is a frame round that table."""
        grid = Grid()
        self.writer.blank()
        for row, is_deleted in rows_of(table):
            if is_deleted:
                self.writer.found("tracked-changes", "修订中删除的表格行没有读入")
                continue
            found = list(unwrapped(row, f"{W}tc"))
            if len(found) == 1 and found[0].find(f"{W}tbl") is not None:
                self.blocks(found[0], depth + 1)
                continue
            cells = [self.cell(cell, depth) for cell in found]
            self.lay(grid, cells, skipped_columns(row))
        self.writer.blank()

    def lay(self, grid: Grid, cells: list[Cell], skipped: int) -> None:
        """A cell alone over the whole row is a heading; laid out as a frame, it is text."""
        text = grid.row(cells, skipped)
        if "\t" in text:
            if text.strip():
                self.writer.line(text)
        else:
            for line in text.split("\u2029"):
                if line.strip():
                    self.writer.line(line)

    def cell(self, cell, depth: int) -> Cell:
        paragraphs: list[str] = []
        # Below a cell over several rows there is an empty one whose number nobody sees.
        if not cell_of(cell, "").continues or cell.find(f".//{W}t") is not None:
            self.inside(cell, paragraphs, depth)
        return cell_of(cell, cell_text(paragraphs))

    def inside(self, container, paragraphs: list[str], depth: int) -> None:
        """The paragraphs of a cell; a table within it adds its cells one after the other."""
        if depth > DEEPEST:
            raise UnreadableFile("Word 文件里的表格或控件嵌套太深。")
        for child in container:
            name = str(child.tag).removeprefix(W)
            if name == "p":
                text, seen = self.worded(child)
                paragraphs.append(self.set_in(child) + text)
                for box in seen.boxes:
                    self.inside(box, paragraphs, depth + 1)
            elif name == "tbl":
                reason = "表格的一格里又有表格，已按一格读入，请核对"
                self.writer.found("table-nested", reason)
                self.inside(child, paragraphs, depth + 1)
            elif name in (*CONTAINERS, "tr", "tc"):
                self.inside(child, paragraphs, depth + 1)


def letters_of(indent, names: tuple[str, str]) -> float:
    chars, twips = (whole_number(indent.get(f"{W}{name}")) for name in names)
    return chars / 100 if chars else twips / LETTER


def is_mark_deleted(paragraph) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
