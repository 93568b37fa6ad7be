"""The staff side of the gazette."""

from .documents import DocumentAdmin
from .issues import IssueAdmin, SectionAdmin
from .organizations import OrganizationAdmin
from .readings import FindingAdmin, ReadingAdmin

__all__ = [
    "DocumentAdmin",
    "FindingAdmin",
    "IssueAdmin",
    "OrganizationAdmin",
    "ReadingAdmin",
    "SectionAdmin",
]
