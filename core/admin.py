"""What the admin has of core: the pages of its rooms, in the order of the navigation."""

from core.workflow.log import TransitionLogAdmin

# isort: split
from core.accounts.admin import GroupAdmin, LockAdmin, SignInAdmin, UserAdmin
from core.audit.admin import AuditRecordAdmin
from core.handover.admin import AbsenceAdmin

__all__ = [
    "AbsenceAdmin",
    "AuditRecordAdmin",
    "GroupAdmin",
    "LockAdmin",
    "SignInAdmin",
    "TransitionLogAdmin",
    "UserAdmin",
]
