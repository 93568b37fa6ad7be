"""provisional: being written"""

from dataclasses import dataclass, field
from decimal import Decimal

from gazette.reading.source import ReadEntry


@dataclass(frozen=True)
class Boundary:
    area: str = ""
    east: str = ""
    south: str = ""
    west: str = ""
    north: str = ""


@dataclass(frozen=True)
class CommunityChange(ReadEntry):
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
