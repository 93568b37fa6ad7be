"""Tables printed as text, in whatever way, become rows whose cells are parted by tabs."""

from .tabulated import tabulated

__all__ = ["tabulated"]
