"""Types into a workbook, in a running LibreOffice, and saves it as .xlsx.

Run by a Python that has LibreOffice's ``uno``, which ours has not. Arguments: the name of
the pipe, the address of the workbook, that of the copy, and the cells as JSON:
[[address, text], ...].
"""

import json
import os
import sys
import time
from contextlib import suppress

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

SECONDS = 60


def desktop(pipe):
    """The desktop of the LibreOffice that listens at ``pipe``, once it does."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(10 * SECONDS):
        try:
            there = resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
        except NoConnectException:
            time.sleep(0.1)
        else:
            return there.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    raise SystemExit("LibreOffice does not answer.")


def option(name, value):
    return PropertyValue(Name=name, Value=value)


def main(pipe, workbook, copy, cells):
    office = desktop(pipe)
    book = office.loadComponentFromURL(workbook, "_blank", 0, (option("Hidden", True),))
    sheet = book.Sheets.getByIndex(0)
    for address, text in json.loads(cells):
        # As a person types it: what looks like a number or a day becomes one.
        sheet.getCellRangeByName(address).FormulaLocal = text
    book.storeToURL(copy, (option("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)
    with suppress(DisposedException):  # It may be gone before it has answered.
        office.terminate()
    # As its connection goes, uno's own threads crash now and then on the usual way out.
    os._exit(0)


main(*sys.argv[1:])
