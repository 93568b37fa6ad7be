"""Which records of a kind have words, the newest first.

A word of few records gives their keys; one of many is not gone through to its end: the
newest are read off the index, and the others stay a query.
"""

import json
from functools import cached_property

from django.db import connections, router
from django.db.models.expressions import RawSQL

from .backends import backend
from .folding import fold
from .models import RECORDS, SearchText, row_ids

# Up to so many are gone through; where there are more, that is said.
MANY = 5_000


class Finding:
    """The records of ``model`` that have every one of ``words`` in a line.

    ``titled``: those that have them all in the title, or (``False``) those that do not.
    """

    def __init__(self, model, words, titled=None):
        self.words = [folded for word in words if (folded := fold(word))]
        self.model, self.titled = model, titled
        self.connection = connections[router.db_for_read(SearchText)]
        self.backend = backend(self.connection)

    def among_titles(self, titled):
        return Finding(self.model, self.words, titled)

    @cached_property
    def first(self):
        """The keys of at most ``MANY + 1``; the newest first where those are all."""
        ids = self.ids(self.backend.condition, f"LIMIT {MANY + 1}")
        return [row & RECORDS for row in sorted(ids, reverse=True)]

    def every(self):
        """The keys of all, however many."""
        return [row & RECORDS for row in self.ids(self.backend.condition)]

    @cached_property
    def is_many(self):
        return len(self.first) > MANY

    def newest(self, number):
        """The keys of the newest ``number`` of them."""
        if not self.is_many:
            return self.first[:number]
        ids = self.ids(self.backend.walked, f"ORDER BY {self.backend.ID} DESC LIMIT {number:d}")  # fmt: skip
        return [row & RECORDS for row in ids]

    def ids(self, condition, ending=""):
        sql, params = self.query(self.backend.ID, condition)
        with self.connection.cursor() as cursor:
            cursor.execute(f"{sql} {ending}", params)
            return [row for (row,) in cursor.fetchall()]

    def query(self, selected, condition):
        """(SQL, its parameters) that selects from the texts."""
        where, params = condition(self.words, self.titled)
        table, row = self.backend.SOURCE, self.backend.ID
        sql = (
            f"SELECT {selected} FROM {table} WHERE {where} AND {row} BETWEEN %s AND %s"
        )
        return sql, [*params, *row_ids(self.model)]

    def first_keys(self):
        """What a field is ``__in``: the keys of few, or of some of many."""
        return among(self.connection, self.first[:MANY])

    def keys(self):
        """What a field is ``__in``: all the keys, of few or of many."""
        if not self.is_many:
            return self.first_keys()
        return RawSQL(*self.query(f"{self.backend.ID} & {RECORDS}", self.backend.condition))  # fmt: skip


def among(connection, keys):
    """``keys`` as one parameter, however many they are."""
    return RawSQL(backend(connection).AMONG, [json.dumps(keys)])
