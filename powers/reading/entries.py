"""One power as a list transfers it."""

from dataclasses import dataclass

from gazette.reading.source import ReadEntry

# Who had a power, and who has it now.
SIDES = ("from_department", "to_department")
LIMITS = {"name": 500, "category": 30, "from_department": 150, "to_department": 150}


@dataclass(frozen=True)
class PowerTransfer(ReadEntry):
    """One power a list transfers; the list says nothing of what is empty."""

    seq: int | None = None
    name: str = ""
    category: str = ""
    from_department: str = ""
    to_department: str = ""
    basis: str = ""

    def as_json(self) -> dict:
        """The entry without a clause: in a list the number is the place."""
        entry = super().as_json()
        del entry["clause"]
        return entry


def fits(entry: PowerTransfer) -> bool:
    """Whether the row can be a power at all: named, and no cell a treatise."""
    return bool(entry.name) and all(
        len(getattr(entry, field)) <= limit for field, limit in LIMITS.items()
    )
