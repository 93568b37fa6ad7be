"""Every code of a finding: what it means, what to do about it, which fields it makes doubtful.

A reader that finds something new adds a line to the table of its part. Held by
``tests/gazette/test_codes.py``: no reader emits a code that is not here.
"""

from .code import ALL, Code
from .files import FILES
from .inputs import INPUTS
from .registers import REGISTERS
from .texts import TEXTS

CODES = {code.code: code for code in (*FILES, *INPUTS, *TEXTS, *REGISTERS)}

__all__ = ["ALL", "CODES", "Code", "doubted_fields", "explained"]


def explained(code):
    """The ``Code``; of one that is not known the bare word, which doubts the whole row."""
    return CODES.get(code) or Code(code, code, "", "请对照原文核对。", ALL)


def doubted_fields(code):
    """The names of the fields that a finding of this code speaks against, or ``ALL``."""
    return explained(code).doubts
