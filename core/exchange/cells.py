"""Cells of a table: one way to write each value as text, and text kept inert."""

import re
from datetime import date, datetime, time
from decimal import Decimal

# What a spreadsheet would run or swallow; an apostrophe before it keeps it text.
RUNS = re.compile(r"\s*[=+\-@＝＋－＠]|['\t\r\n]")
NEWLINE = re.compile(r"\r\n?")
# Excel holds 32,767 UTF-16 units in a cell; longer text is cut, and says so.
LONGEST = 32_767
CUT = "……〔未完：单元格容纳不下，全文请导出 CSV〕"


def inert(text):
    return f"'{text}" if RUNS.match(text) else text


def as_it_was(text):
    """The inverse of ``inert``."""
    return text[1:] if text.startswith("'") and RUNS.match(text[1:]) else text


def plain(cell):
    """``cell`` as text: dates ISO, numbers without noise, newlines as \\n."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return NEWLINE.sub("\n", cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float | Decimal):
        return plain_number(exact(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def exact(number):
    """The Decimal a spreadsheet shows for ``number``: it keeps 15 digits."""
    return Decimal(format(number, ".15g")) if isinstance(number, float) else number


def plain_number(number):
    # Not normalize(), which rounds to 28 digits.
    text = f"{number:f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def units(text):
    return len(text.encode("utf-16-le")) // 2


def fitted(text):
    """``text`` as far as a cell of Excel holds it."""
    if len(text) * 2 <= LONGEST or units(text) <= LONGEST:
        return text
    room = 2 * (LONGEST - units(CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT


def same(cell, shown):
    """Whether ``cell``, as text, is what was shown, be it cut or not."""
    if cell.endswith(CUT):
        return shown.startswith(cell.removesuffix(CUT))
    return cell == shown
