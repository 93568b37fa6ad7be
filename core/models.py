from core.accounts.models import (
    Account,
    FormerPassword,
    Lock,
    RolePolicy,
    SignIn,
)
from core.audit.models import AuditHead, AuditRecord
from core.discussion.models import Comment, Notification
from core.handover.models import Absence
from core.presence.models import Presence
from core.workflow.records import Signoff, TransitionLog

__all__ = [
    "Absence",
    "Account",
    "AuditHead",
    "AuditRecord",
    "Comment",
    "FormerPassword",
    "Lock",
    "Notification",
    "Presence",
    "RolePolicy",
    "SignIn",
    "Signoff",
    "TransitionLog",
]
