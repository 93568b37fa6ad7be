"""CSV in UTF-8 with a mark at its beginning, which tells Excel the encoding.

Quoted as Python's csv does it; a column at a time, which takes a third of the time.
"""

import re
from codecs import BOM_UTF8

from .texts import as_texts, written

END = "\r\n"
QUOTED = re.compile('[",\r\n]')


def stream(table):
    """The bytes of ``table``: the headings at once, then each block as it comes."""
    yield BOM_UTF8 + lines([[written(heading)] for heading in table.headings])
    for block in table.blocks:
        yield lines(map(as_texts, block))


def lines(columns):
    columns = list(map(quoted, columns))
    if len(columns) == 1:
        # A blank line would be no row.
        columns = [[text or '""' for text in columns[0]]]
    rows = list(map(",".join, zip(*columns, strict=True)))
    return END.join([*rows, ""]).encode()


def quoted(texts):
    joined = "".join(texts)
    if any(character in joined for character in '",\r\n'):
        return [quote(text) if QUOTED.search(text) else text for text in texts]
    return texts


def quote(text):
    return '"' + text.replace('"', '""') + '"'
