"""Word files (.docx): what a reader of the printed page sees, in its order."""

from .body import extract

__all__ = ["extract"]
