"""What is said of one code."""

from typing import NamedTuple

ALL = ("*",)


class Code(NamedTuple):
    """``name`` is a heading, ``means`` what was seen, ``todo`` what staff do about it.

    ``doubts`` names fields of an entry or a document as readers call them; ``ALL`` is the
    whole row; empty: it is about the text, and no field of it is doubtful. What does not
    ``blocks`` is a warning: a document may be published while it is open.
    """

    code: str
    name: str
    means: str
    todo: str
    doubts: tuple = ()
    blocks: bool = True
