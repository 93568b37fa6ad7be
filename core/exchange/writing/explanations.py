"""The sheet that explains what each column takes, and says when the rows were exported."""

from xlsxwriter.utility import xl_range_abs

from core.exchange.cells import units

SHEET = "说明"
EXPORTED_AT = "导出时间"
# Excel holds so much of a list beside a cell; longer ones stand on this sheet.
LONGEST_LIST = 255
FIRST_WORD = 3


def words_of(column):
    """The words that the cells of ``column`` choose from; none where they are free."""
    return [word for word in getattr(column.widget, "words", {}).values() if word]


def is_short(words):
    return "," not in "".join(words) and units(",".join(words)) <= LONGEST_LIST


def list_source(index, words):
    """What a list of ``words`` under column ``index`` is made from."""
    if is_short(words):
        return words
    last = FIRST_WORD + len(words) - 1
    return f"={SHEET}!{xl_range_abs(index + 1, FIRST_WORD, index + 1, last)}"


def explains(table):
    """Whether there is anything to explain."""
    return bool(table.exported_at) or any(
        column.description or not is_short(words_of(column)) for column in table.columns
    )


def write_explanations(book, table, styles):
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80, styles["note"])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, ("列", "填写说明"), styles["head"])
    for number, column in enumerate(table.columns, 1):
        sheet.write_string(number, 0, column.column_name)
        sheet.write_string(number, 1, column.description)
        if not is_short(words := words_of(column)):
            sheet.write_row(number, FIRST_WORD, words)
    if table.exported_at:
        moment = table.exported_at.isoformat(timespec="microseconds")
        sheet.write_string(len(table.columns) + 2, 0, EXPORTED_AT)
        sheet.write_string(len(table.columns) + 2, 1, moment)
