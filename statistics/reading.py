"""provisional: being written"""
from dataclasses import dataclass
from decimal import Decimal  # noqa: F401

from gazette.reading.source import ReadEntry


@dataclass(frozen=True)
class FigureRead(ReadEntry):
    indicator: str = ""
    unit: str = ""
    period: str = ""
    value: Decimal | None = None
    yoy: Decimal | None = None
    quarterly: bool = False
    parent: str = ""
    note: str = ""
