"""Pages that stay what they are while rows come and go: each begins behind a row.

A cursor holds what the last row of a page is ordered by, signed; the next page is what is
ordered behind it, whether that row is still there or not.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from hashlib import sha256
from operator import or_

from django.core import signing
from django.db.models import F, Q
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

SALT = "core.listing.keysets"


class BadCursor(ValueError):
    """A cursor that is none of ours, or of a list in another order."""


@dataclass(frozen=True)
class Key:
    """One of the expressions that rows are ordered by, annotated under ``name``."""

    name: str
    order: OrderBy

    def behind(self, value):
        """What stands behind ``value``; ``None`` where nothing does. Empty is the last."""
        if value is None:
            return None
        found = Q(**{f"{self.name}__{'lt' if self.order.descending else 'gt'}": value})
        return found | self.equal(None) if self.order.nulls_last else found

    def equal(self, value):
        if value is None:
            return Q(**{f"{self.name}__isnull": True})
        return Q(**{self.name: value})


class Keyset:
    """The order ``ordering`` (as of ``order_by``, ending with a unique field) of a list."""

    def __init__(self, ordering):
        self.keys = [Key(f"key{n}", as_order(one)) for n, one in enumerate(ordering)]

    def ordered(self, rows):
        expressions = {key.name: key.order.expression for key in self.keys}
        return rows.annotate(**expressions).order_by(*(key.order for key in self.keys))

    def after(self, rows, cursor):
        """The ``rows``, in order, that stand behind ``cursor``; all without one."""
        rows = self.ordered(rows)
        return rows.filter(self.behind(self.read(cursor))) if cursor else rows

    def behind(self, values):
        found, equal = [], Q()
        for key, value in zip(self.keys, values, strict=True):
            if (behind := key.behind(value)) is not None:
                found.append(equal & behind)
            equal &= key.equal(value)
        return reduce(or_, found)

    def cursor(self, row):
        values = [plain(getattr(row, key.name)) for key in self.keys]
        return signing.dumps([self.words(), values], salt=SALT)

    def read(self, cursor):
        try:
            words, values = signing.loads(cursor, salt=SALT)
        except signing.BadSignature as error:
            raise BadCursor(_("This cursor is none of this site.")) from error
        if words != self.words():
            raise BadCursor(_("This cursor belongs to a list in another order."))
        return values

    def words(self):
        """What tells one order from another."""
        told = " ".join(str(key.order) for key in self.keys)
        return sha256(told.encode()).hexdigest()[:8]


def as_order(one):
    if isinstance(one, OrderBy):
        return one
    if hasattr(one, "asc"):
        return one.asc()
    name = one.removeprefix("-")
    return OrderBy(F(name), descending=name != one)


def plain(value):
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
