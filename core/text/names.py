"""Names of people and places as printed."""

from .widths import squeeze


def without_inner_spaces(name: str) -> str:
    """``name`` without the spaces that fill a short name to three characters: 高 申 -> 高申."""
    return squeeze(name.strip())
