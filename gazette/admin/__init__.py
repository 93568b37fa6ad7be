"""The staff side of the gazette."""

from .documents import DocumentAdmin
from .findings import FindingAdmin
from .issues import IssueAdmin, SectionAdmin
from .organizations import OrganizationAdmin
from .readings import ReadingAdmin
from .relations import RelationAdmin

# isort: split
# The navigation follows this order: what is not for every day stands last.
from .disclosure import DisclosureReviewAdmin, HolidayAdmin
from .reach import MembershipAdmin

__all__ = [
    "DisclosureReviewAdmin",
    "DocumentAdmin",
    "FindingAdmin",
    "HolidayAdmin",
    "IssueAdmin",
    "MembershipAdmin",
    "OrganizationAdmin",
    "ReadingAdmin",
    "RelationAdmin",
    "SectionAdmin",
]
