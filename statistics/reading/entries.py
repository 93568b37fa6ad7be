"""One figure as a release states it."""

from dataclasses import dataclass, field
from decimal import Decimal

from gazette.reading.source import Finding, ReadEntry

WIDTHS = {"indicator": 100, "unit": 30, "parent": 100, "note": 300}


@dataclass(frozen=True)
class FigureRead(ReadEntry):
    """What a release states of one indicator for one period; ``None`` is not stated.

    ``yoy`` is in per cent; ``parent`` is the indicator that the print makes this one a part of.
    """

    indicator: str = ""
    unit: str = ""
    period: str = ""
    value: Decimal | None = None
    yoy: Decimal | None = None
    quarterly: bool = False
    parent: str = ""
    note: str = ""
    value_text: str = field(default="", compare=False)
    yoy_text: str = field(default="", compare=False)

    def as_json(self) -> dict:
        """The entry without a clause: in a release the indicator and period are the place."""
        entry = super().as_json()
        del entry["clause"]
        return entry


def fits(figure: FigureRead) -> bool:
    """Whether the row can be an indicator at all: no cell a treatise."""
    return all(len(getattr(figure, name)) <= limit for name, limit in WIDTHS.items())


def not_read(row: tuple[str, ...]) -> Finding:
    words = "　".join(filter(None, map(str.strip, row)))
    return Finding("row-not-read", f"一行未读入：“{words[:60]}”")
