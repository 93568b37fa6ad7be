"""Guards against lost updates, for every ModelAdmin of the project."""

from .actions import GuardedActions
from .deletes import GuardedDeletes
from .pages import GuardedPages


class Guarded(GuardedDeletes, GuardedActions, GuardedPages):
    """Forms, rows, lists and deletions that never pass over what others have done."""
