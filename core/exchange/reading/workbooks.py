"""Excel workbooks: looked over part by part, then read by a library made for speed."""

from datetime import datetime
from io import BytesIO
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from ..cells import NEWLINE, as_it_was
from ..tables import Line, Unreadable
from .archives import broken, members_of
from .limits import LONGEST_CELL
from .lines import letters, refuse_cell, table_of
from .packages import packed
from .parts import contents_of, parse
from .sheets import SheetCheck, check_shown, lengths_of
from .sources import opened, size_of

EXPLANATIONS, EXPORTED_AT = "说明", "导出时间"
MAX_EXPLANATIONS = 1_000
# Whole numbers beyond are no more exact in a spreadsheet.
EXACT = 10**15


def read_workbook(data, limits):
    """The TableRead of the first visible sheet of the workbook in ``data``."""
    limits.check_size(size_of(data))
    with opened(data) as file:
        sheets, package = looked_over(file, limits)
    cells = loaded(package, len(sheets))
    name = sheets[0].name

    def read():
        return lines(cells[0], name)

    exported_at = time_told(cells[1]) if len(cells) > 1 else None
    return table_of(read, limits, sheet=name, exported_at=exported_at)


def looked_over(file, limits):
    """The sheets to be read, and a package of them; raises Unreadable."""
    members = members_of(file, limits)
    contents = contents_of(members)
    sheet = contents.first_visible()
    strings = contents.parts.get("sharedStrings")
    for member in members.values():
        if member not in (strings, sheet.part):
            member.check()
    if styles := contents.parts.get("styles"):
        parse(styles)
    lengths = lengths_of(strings, limits) if strings else ()
    check_sheet(sheet, lengths, limits)
    sheets = [sheet]
    explanations = contents.called(EXPLANATIONS)
    if explanations not in (None, sheet) and is_readable(explanations, lengths, limits):
        sheets.append(explanations)
    return sheets, packed(contents, sheets)


def check_sheet(sheet, lengths, limits):
    check = SheetCheck(sheet.name, limits).run(sheet.part)
    check_shown(sheet.part, check, lengths, limits)


def is_readable(sheet, lengths, limits):
    try:
        check_sheet(sheet, lengths, limits)
    except Unreadable:
        return False
    return True


def loaded(package, count):
    """The first ``count`` sheets of the workbook ``package``."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(package)) as book:
            return [book.get_sheet_by_index(place) for place in range(count)]
    except (CalamineError, ValueError) as error:
        raise broken() from error
    except BaseException as error:
        # What panics in Rust comes as no Exception, and has no name to import.
        if type(error).__name__ != "PanicException":
            raise
        raise broken() from error


def time_told(sheet):
    """When the sheet of explanations says that the workbook was exported, or None."""
    for cells in islice(sheet.iter_rows(), MAX_EXPLANATIONS):
        if len(cells) > 1 and cells[0] == EXPORTED_AT:
            try:
                told = datetime.fromisoformat(cells[1])
            except (TypeError, ValueError):
                return None
            return told if told.tzinfo else None
    return None


def lines(sheet, name):
    """Yield the Lines of ``sheet`` that are not blank."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        is_blank = True
        for index, cell in enumerate(cells):
            kind = type(cell)
            if kind is str:
                if not cell:
                    continue
                if len(cell) > LONGEST_CELL:
                    refuse_cell(number, letters(index + len(before)), name)
                if cell[0] == "'" or "\r" in cell:
                    cells[index] = as_it_was(NEWLINE.sub("\n", cell))
                is_blank = is_blank and cell.isspace()
            else:
                is_blank = False
                if kind is float and -EXACT < cell < EXACT and cell.is_integer():
                    cells[index] = int(cell)
        if not is_blank:
            yield Line(number, before + cells if before else cells)
