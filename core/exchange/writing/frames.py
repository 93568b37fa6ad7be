"""A workbook without rows, made by XlsxWriter: styles, widths, lists and explanations."""

import re
from datetime import UTC
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from core.exchange.widgets import Day

from .explanations import explains, list_source, words_of, write_explanations
from .markup import Styles
from .texts import written

DATA = "数据"
LAST_ROW = 1_048_575  # From 0, as XlsxWriter counts.
# XlsxWriter makes this row for its styles; the table's rows come in its place.
MODEL_ROW = re.compile(
    rb'<row r="2".*?<c r="A2" s="(?P<text>\d+)".*?<c r="B2" s="(?P<date>\d+)".*?</row>'
)
# How far the cells of a sheet reach is not known when it begins.
REACH = re.compile(rb"<dimension [^>]*>")
# A question, no refusal: a reason may stand behind a word of the list.
NOT_IN_LIST = "列表中没有这一项，请对照“说明”页核对。"


class Frame:
    """The parts of a workbook with ``sheets`` sheets for the rows of ``table``."""

    def __init__(self, table, sheets=1):
        file = BytesIO()
        with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
            fill(book, table, sheets)
        with ZipFile(file) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        # What stands before the rows of the last of the sheets, and behind them.
        self.name = f"xl/worksheets/sheet{sheets}.xml"
        xml = REACH.sub(b"", self.parts[self.name])
        model = MODEL_ROW.search(xml)
        self.head, self.tail = xml[: model.start()], xml[model.end() :]
        self.styles = Styles(**{k: v.decode() for k, v in model.groupdict().items()})


def fill(book, table, sheets):
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "text": book.add_format({"num_format": "@", "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "note": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    if table.exported_at:
        book.set_properties({"created": table.exported_at.astimezone(UTC)})
    for number in range(1, sheets + 1):
        sheet = book.add_worksheet(DATA if number == 1 else f"{DATA}{number}")
        fill_sheet(sheet, table, styles)
    if explains(table):
        write_explanations(book, table, styles)


def fill_sheet(sheet, table, styles):
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width, style_of(column.widget, styles))
        sheet.write_string(0, index, written(column.column_name), styles["head"])
        if words := words_of(column):
            offer(sheet, index, words)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, LAST_ROW, len(table.columns) - 1)
    sheet.write_string(1, 0, "model", styles["text"])
    sheet.write_number(1, 1, 1, styles["date"])


def style_of(widget, styles):
    if widget.is_text:
        return styles["text"]
    return styles["date"] if isinstance(widget, Day) else None


def offer(sheet, index, words):
    """Offer ``words`` as a list in every row of a column."""
    validation = {
        "validate": "list",
        "source": list_source(index, words),
        "error_type": "warning",
        "error_message": NOT_IN_LIST,
    }
    sheet.data_validation(1, index, LAST_ROW, index, validation)
