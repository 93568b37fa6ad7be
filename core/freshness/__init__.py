"""Whether what a reader has still holds: one row says when the public last got anything new."""

from .marks import mark

__all__ = ["mark"]
