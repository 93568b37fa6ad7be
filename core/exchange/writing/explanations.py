"""The sheet that explains what each column takes, and says when the rows were exported."""

SHEET = "说明"
EXPORTED_AT = "导出时间"


def explains(table):
    """Whether there is anything to explain."""
    return bool(table.exported_at) or any(c.description for c in table.columns)


def write_explanations(book, table, styles):
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80, styles["note"])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, ("列", "填写说明"), styles["head"])
    for number, column in enumerate(table.columns, 1):
        sheet.write_string(number, 0, column.column_name)
        sheet.write_string(number, 1, column.description)
    if table.exported_at:
        moment = table.exported_at.isoformat(timespec="microseconds")
        sheet.write_string(len(table.columns) + 2, 0, EXPORTED_AT)
        sheet.write_string(len(table.columns) + 2, 1, moment)
