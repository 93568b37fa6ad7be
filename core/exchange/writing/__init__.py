"""Tables on their way out, a block at a time: CSV and Excel as streams of bytes."""

from . import csv, xlsx

__all__ = ["csv", "xlsx"]
