"""Users, groups, sessions and locks in the admin."""

from .groups import GroupAdmin
from .records import LockAdmin, SignInAdmin
from .users import UserAdmin

__all__ = ["GroupAdmin", "LockAdmin", "SignInAdmin", "UserAdmin"]
