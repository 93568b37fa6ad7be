"""Issues and documents of the gazette, and the organizations that speak in them."""

from .attachments import Attachment, Relation
from .disclosure import Disclosure, DisclosureBasis, DisclosureReview
from .documents import Document
from .genres import Genre
from .holidays import Holiday
from .issues import Issue, Section
from .organizations import Organization
from .reach import Membership
from .readings import Finding, Reading
from .validity import Validity

__all__ = [
    "Attachment",
    "Disclosure",
    "DisclosureBasis",
    "DisclosureReview",
    "Document",
    "Finding",
    "Genre",
    "Holiday",
    "Issue",
    "Membership",
    "Organization",
    "Reading",
    "Relation",
    "Section",
    "Validity",
]
