"""Files of every kind become lines of text, each with its page, before they are read."""

from .opening import opened, read_input, read_pasted

__all__ = ["opened", "read_input", "read_pasted"]
