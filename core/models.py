from core.accounts.models import (
    Account,
    FormerPassword,
    Lock,
    RolePolicy,
    SignIn,
)
from core.audit.models import AuditHead, AuditRecord
from core.discussion.models import Comment, Notification
from core.exchange.jobs.models import ImportJob, RefusedFile
from core.freshness.models import LastChange
from core.handover.models import Absence
from core.presence.models import Presence
from core.search.models import SearchText
from core.workflow.records import Signoff, TransitionLog

__all__ = [
    "Absence",
    "Account",
    "AuditHead",
    "AuditRecord",
    "Comment",
    "FormerPassword",
    "ImportJob",
    "LastChange",
    "Lock",
    "Notification",
    "Presence",
    "RefusedFile",
    "RolePolicy",
    "SearchText",
    "SignIn",
    "Signoff",
    "TransitionLog",
]
