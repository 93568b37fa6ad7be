"""PDF files with a text layer: lines, columns and tables rebuilt from where characters stand."""

from .pages import extract

__all__ = ["extract"]
