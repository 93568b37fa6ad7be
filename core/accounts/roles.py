"""The roles of staff, as a table: each is a group made when the database is migrated."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import pgettext_lazy

# Words of the table below for many models at once (see kinds.py); others are labels.
CONTENT, PUBLISHABLES, PARTS = "content", "publishables", "parts"


class Role(models.TextChoices):
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    REVIEWER = "reviewer", pgettext_lazy("role", "Reviewer")
    PUBLISHER = "publisher", pgettext_lazy("role", "Publisher")
    AUDITOR = "auditor", pgettext_lazy("role", "Auditor")
    SYSTEM = "system_administrator", pgettext_lazy("role", "System administrator")
    SECURITY = "security_administrator", pgettext_lazy("role", "Security administrator")


class Duty(models.TextChoices):
    """What must be in different hands: an account has rights to one of these at most."""

    CONTENT = "content", pgettext_lazy("duty", "content of the gazette")
    SYSTEM = "system", pgettext_lazy("duty", "system administration")
    SECURITY = "security", pgettext_lazy("duty", "security administration")
    AUDIT = "audit", pgettext_lazy("duty", "audit")


@dataclass(frozen=True)
class RoleRow:
    """One line of the table: the group's name, its duty, and its rights.

    ``rights`` are actions on kinds of records; ``special`` are permissions with names of
    their own. What is not installed is passed over.
    """

    group: str
    duty: Duty
    rights: dict = field(default_factory=dict)
    special: str = ""


# Group names are data of a Chinese government and stay the same in every language.
ROLES = {
    Role.EDITOR: RoleRow("编辑", Duty.CONTENT, {
        CONTENT: "view",
        PUBLISHABLES: "add change delete submit correct",
        PARTS: "add change delete",
        "gazette.issue gazette.organization": "add change",
        "gazette.finding": "change",
    }),
    Role.REVIEWER: RoleRow("审核", Duty.CONTENT, {
        CONTENT: "view",
        PUBLISHABLES: "review",
        "gazette.finding": "change waive",
        "gazette.disclosurereview": "add",
    }, "core.sign_political core.sign_legal core.sign_secrecy core.sign_wording "
        "core.hand_over"),
    Role.PUBLISHER: RoleRow("签发", Duty.CONTENT, {
        CONTENT: "view",
        PUBLISHABLES: "publish withdraw emergency",
        "gazette.issue": "change",
    }),
    Role.AUDITOR: RoleRow("审计员", Duty.AUDIT, {
        "core.auditrecord": "view export",
        "core.transitionlog": "view",
    }),
    Role.SYSTEM: RoleRow("系统管理员", Duty.SYSTEM, {
        "auth.user": "view add change",
        "core.signin": "view",
        "core.absence": "view add change delete",
        "gazette.section gazette.holiday": "view add change delete",
    }, "core.end_sessions"),
    Role.SECURITY: RoleRow("安全管理员", Duty.SECURITY, {
        "auth.user": "view",
        "auth.group": "view add change delete",
        "core.rolepolicy": "view add change",
        "core.lock": "view",
        "gazette.membership": "view add change delete",
        "gazette.organization": "view",
    }, "core.assign_roles core.unlock core.reset_second_factor core.require_new_password"),
}  # fmt: skip
