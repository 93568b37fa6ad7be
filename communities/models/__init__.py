"""Communities, as published decisions establish, adjust, rename, merge and abolish them."""

from .decisions import Area, Change, Decision
from .register import Community, CommunityState

__all__ = ["Area", "Change", "Community", "CommunityState", "Decision"]
