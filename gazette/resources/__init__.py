"""The tables of the gazette itself."""

from .documents import DocumentResource
from .organizations import OrganizationResource
from .relations import RelationResource

__all__ = ["DocumentResource", "OrganizationResource", "RelationResource"]
