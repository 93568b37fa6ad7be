"""A document's text with, beside each clause, the entries read from it.

Every field shows what supports it and leads to its words in the text; findings are resolved,
entries mended and names of organizations learned where they stand.
"""

from .acts import ReviewActs
from .page import review

__all__ = ["ReviewActs", "review"]
