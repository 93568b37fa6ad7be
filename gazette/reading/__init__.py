"""Reading a gazette file: bytes -> lines with their place -> contents and documents."""

from .decoding import UnreadableFile
from .issue import GazetteReading, PlacedFinding, read_bytes, read_file, read_text

__all__ = [
    "GazetteReading",
    "PlacedFinding",
    "UnreadableFile",
    "read_bytes",
    "read_file",
    "read_text",
]
