"""What a document does to communities, as read: changes and their bounds."""

from dataclasses import asdict, dataclass, field
from decimal import Decimal

from gazette.reading.source import ReadEntry, plain

SIDES = ("east", "south", "west", "north")


@dataclass(frozen=True)
class Boundary:
    """The four sides of an area; ``area`` is "" where they are of the whole community."""

    area: str = ""
    east: str = ""
    south: str = ""
    west: str = ""
    north: str = ""

    @property
    def sides(self) -> tuple[str, ...]:
        return self.east, self.south, self.west, self.north

    def as_json(self) -> dict:
        return {name: plain(value) for name, value in asdict(self).items()}


@dataclass(frozen=True)
class CommunityChange(ReadEntry):
    """One decision on one community; "" and ``None`` are "the text does not say".

    ``kind`` is establish, adjust, rename, abolish or merge. ``former_name`` is the name before a
    rename, or what was merged (joined by 、); what a new community came out of has a change of its own.
    """

    kind: str = ""
    name: str = ""
    former_name: str = ""
    subdistrict: str = ""
    territory: str = ""
    households: int | None = None
    households_approx: bool = False
    premises: str = ""
    premises_note: str = ""
    floor_area_m2: Decimal | None = None
    floor_area_approx: bool = False
    boundaries: tuple[Boundary, ...] = ()
    boundary_extra: str = ""
    households_text: str = field(default="", compare=False)
    floor_area_text: str = field(default="", compare=False)

    def as_json(self) -> dict:
        entry = super().as_json()
        entry["boundaries"] = [boundary.as_json() for boundary in self.boundaries]
        return entry
