"""Document numbers as people write them into an address, brought to figures and signs."""

import re
import unicodedata
from urllib.parse import unquote

from core.listing.parameters import clean_text
from core.text.numbers import parse_chinese_numeral

from .near_numbers import number_within

DIGITS = str.maketrans("零〇○Ｏ一二三四五六七八九", "0000123456789")
YEAR = re.compile("([一二][零〇○Ｏ一二三四五六七八九]{3})(?=年|\\W)")
SERIAL = re.compile("第?([零〇一二两三四五六七八九十百千]{1,9})[号號]?$")
# Written twice for an address: %25E6 for %E6.
ESCAPED = re.compile("%[0-9a-fA-F]{2}")
MOST_ESCAPES = 3


def written(address):
    """(what was written as a number, the fragment behind it) of the end of an address."""
    text = unicodedata.normalize("NFC", address)
    for _ in range(MOST_ESCAPES):
        text = unquote(text) if ESCAPED.search(text) else text
    number, _, fragment = text.partition("#")
    return clean_text(number).strip("/ "), clean_text(fragment)


def read(text):
    """The DocumentNumber that ``text`` is meant as, or ``None``."""
    return number_within(text) or number_within(in_figures(text))


def in_figures(text):
    """``text`` with the year and the serial in figures where they are in characters."""
    found = YEAR.search(text)
    if found:
        year = found[1].translate(DIGITS)
        text = f"{text[: found.start()]}{year}{text[found.end() :]}"
    serial = SERIAL.search(text)
    value = serial and parse_chinese_numeral(serial[1])
    return f"{text[: serial.start()]}{value}号" if value else text
