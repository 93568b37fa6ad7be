"""provisional: being written"""
from dataclasses import dataclass
from decimal import Decimal  # noqa: F401

from gazette.reading.source import ReadEntry


@dataclass(frozen=True)
class PersonnelChange(ReadEntry):
    kind: str = ""
    name: str = ""
    organization: str = ""
    title: str = ""
    rank: str = ""
    remark: str = ""
