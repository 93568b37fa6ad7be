"""Issues and documents of the gazette, and the organizations that speak in them."""

from .attachments import Attachment, Relation
from .documents import Disclosure, Document, Genre, Validity
from .issues import Issue, Section
from .organizations import Organization
from .readings import Finding, Reading

__all__ = [
    "Attachment",
    "Disclosure",
    "Document",
    "Finding",
    "Genre",
    "Issue",
    "Organization",
    "Reading",
    "Relation",
    "Section",
    "Validity",
]
