"""An issue as a bundle: put together, and moved to the public as one."""

from .composing import Place, choosable, compose, is_movable
from .moving import TOGETHER, advance, blocking, offered

__all__ = [
    "TOGETHER",
    "Place",
    "advance",
    "blocking",
    "choosable",
    "compose",
    "is_movable",
    "offered",
]
