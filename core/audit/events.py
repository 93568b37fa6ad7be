"""Everything that is audited, in groups: what stands before the dot."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Event(models.TextChoices):
    """What can be done."""

    WORKFLOW_SUBMIT = "workflow.submit", _("Submitted for review")
    WORKFLOW_RETURN = "workflow.return", _("Returned to draft")
    WORKFLOW_SIGN = "workflow.sign", _("Gate signed")
    WORKFLOW_APPROVE = "workflow.approve", pgettext_lazy("act", "Approved")
    WORKFLOW_SCHEDULE = "workflow.schedule", pgettext_lazy("act", "Scheduled")
    WORKFLOW_UNSCHEDULE = "workflow.unschedule", _("Taken off the schedule")
    WORKFLOW_PUBLISH = "workflow.publish", pgettext_lazy("act", "Published")
    WORKFLOW_EMERGENCY = "workflow.emergency", _("Published in an emergency")
    WORKFLOW_COUNTERSIGN = "workflow.countersign", _("Countersigned")
    WORKFLOW_CORRECT = "workflow.correct", _("Correction begun")
    WORKFLOW_SUPERSEDE = "workflow.supersede", _("Replaced by its correction")
    WORKFLOW_WITHDRAW = "workflow.withdraw", pgettext_lazy("act", "Withdrawn")
    WORKFLOW_LATE = "workflow.late", _("Published later than scheduled")
    WORKFLOW_SCHEDULE_FAILED = (
        "workflow.schedule_failed",
        _("Not published on schedule"),
    )
    WORKFLOW_REFUSED = "workflow.refused", _("Transition refused")

    ACCOUNT_LOGIN = "account.login", _("Signed in")
    ACCOUNT_LOGIN_FAILED = "account.login_failed", _("Sign-in failed")
    ACCOUNT_LOCKED = "account.locked", _("Account locked")
    ACCOUNT_UNLOCKED = "account.unlocked", _("Account unlocked")
    ACCOUNT_LOGOUT = "account.logout", _("Signed out")
    ACCOUNT_SESSIONS_ENDED = "account.sessions_ended", _("Sessions ended")
    ACCOUNT_PASSWORD_CHANGED = "account.password_changed", _("Password changed")
    ACCOUNT_PASSWORD_RESET = "account.password_reset", _("Password reset by another")
    ACCOUNT_OTP_ADDED = "account.otp_added", _("Second factor added")
    ACCOUNT_OTP_REMOVED = "account.otp_removed", _("Second factor removed")
    ACCOUNT_OTP_FAILED = "account.otp_failed", _("Second factor wrong")

    USER_CREATED = "user.created", _("Account created")
    USER_CHANGED = "user.changed", _("Account changed")
    USER_DEACTIVATED = "user.deactivated", _("Account deactivated")
    USER_REACTIVATED = "user.reactivated", _("Account reactivated")
    USER_DELETED = "user.deleted", _("Account deleted")
    USER_GROUP_GRANTED = "user.group_granted", _("Role granted")
    USER_GROUP_REVOKED = "user.group_revoked", _("Role revoked")
    USER_PERMISSION_GRANTED = "user.permission_granted", _("Permission granted")
    USER_PERMISSION_REVOKED = "user.permission_revoked", _("Permission revoked")
    ROLE_CHANGED = "role.changed", _("Role changed")

    RECORD_CREATED = "record.created", _("Record created")
    RECORD_CHANGED = "record.changed", _("Record changed")
    RECORD_DELETED = "record.deleted", _("Record deleted")
    RECORD_BULK_CHANGED = "record.bulk_changed", _("Several records changed at once")

    IMPORT_PREVIEWED = "import.previewed", _("Import previewed")
    IMPORT_DONE = "import.done", _("Imported")
    IMPORT_REFUSED = "import.refused", _("Import refused")
    IMPORT_CANCELLED = "import.cancelled", _("Import cancelled")
    IMPORT_FAILED = "import.failed", _("Import failed")
    EXPORT_DONE = "export.done", _("Exported")
    FILE_DOWNLOADED = "file.downloaded", _("File downloaded")
    GAZETTE_READ = "gazette.read", _("Gazette file read")
    FINDING_RESOLVED = "finding.resolved", _("Finding resolved")
    FINDING_WAIVED = "finding.waived", _("Finding waived")
    FINDING_REOPENED = "finding.reopened", _("Finding opened again")
    DISCLOSURE_REVIEWED = "disclosure.reviewed", _("Non-disclosure reviewed again")

    WORK_HANDED_OVER = "work.handed_over", _("Work handed over")
    DEPUTY_SET = "deputy.set", _("Deputy named")
    DEPUTY_ENDED = "deputy.ended", _("Deputy dismissed")
    COMMENT_ADDED = "comment.added", _("Comment added")

    POLICY_CHANGED = "policy.changed", _("Policy changed")
    SYSTEM_MIGRATED = "system.migrated", _("Database migrated")
    SYSTEM_BACKUP = "system.backup", _("Backup made")
    SYSTEM_RESTORE = "system.restore", _("Backup restored")
    SYSTEM_REBUILD = "system.rebuild", _("Registers rebuilt")
    SYSTEM_VERIFY = "system.verify", _("Audit verified")

    AUDIT_VIEWED = "audit.viewed", _("Audit viewed")
    AUDIT_EXPORTED = "audit.exported", _("Audit exported")
    AUDIT_HEAD = "audit.head", _("Head of the audit exported")
    REQUEST_DENIED = "request.denied", _("Request denied")

    @property
    def group(self):
        return self.value.partition(".")[0]


GROUPS = {
    "workflow": _("Workflow"),
    "account": _("Sign-in"),
    "user": _("Accounts"),
    "role": _("Roles"),
    "record": _("Records"),
    "import": _("Imports"),
    "export": _("Exports"),
    "file": _("Files"),
    "gazette": _("Gazette"),
    "finding": _("Findings"),
    "disclosure": _("Disclosure"),
    "work": _("Hand-over"),
    "deputy": _("Deputies"),
    "comment": _("Comments"),
    "policy": _("Policies"),
    "system": _("System"),
    "audit": _("Audit"),
    "request": _("Requests"),
}
