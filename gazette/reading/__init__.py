"""Reading a gazette file: bytes -> lines with their place -> contents and documents."""

from .decoding import UnreadableFile
from .issue import (
    GazetteReading,
    PlacedFinding,
    file_content,
    read_bytes,
    read_file,
    read_text,
)

__all__ = [
    "GazetteReading",
    "PlacedFinding",
    "UnreadableFile",
    "file_content",
    "read_bytes",
    "read_file",
    "read_text",
]
