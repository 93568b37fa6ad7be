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
from .models import LAST_RECORD, SearchText, record_of, row_ids

# Up to so many are gone through; where there are more, that is said.
MANY = 2_000


class Finding:
    """The records of ``model`` that have every one of ``words`` in a line.

    ``titled``: those that have them all in the title.
    """

    @classmethod
    def once(cls, request, model, words):
        """The finding of these words, of which there is one to a request."""
        if request is None:
            return cls(model, words)
        made = request.__dict__.setdefault("findings", {})
        return made.setdefault((model, *words), cls(model, words))

    def __init__(self, model, words, titled=False):
        self.words = [folded for word in words if (folded := fold(word))]
        self.model, self.titled = model, titled
        self.connection = connections[router.db_for_read(SearchText)]
        self.backend = backend(self.connection)

    @cached_property
    def in_titles(self):
        return Finding(self.model, self.words, titled=True)

    def ranked(self, number):
        """The keys of the first ``number``: those of titles, then the others, newest first."""
        titled = self.in_titles.newest(number)
        others = dict.fromkeys(self.newest(number + len(titled)))
        return list(dict.fromkeys(titled) | others)[:number]

    @cached_property
    def first(self):
        """The keys of at most ``MANY + 1``; the newest first where those are all."""
        ids = self.ids(self.backend.condition, f"LIMIT {MANY + 1}")
        return list(map(record_of, sorted(ids)))

    def every(self):
        """The keys of all, however many."""
        return list(map(record_of, self.ids(self.backend.condition)))

    @cached_property
    def is_many(self):
        return len(self.first) > MANY

    def newest(self, number):
        """The keys of the newest ``number`` of them."""
        if not self.is_many:
            return self.first[:number]
        ids = self.ids(self.backend.walked, f"ORDER BY {self.backend.ID} LIMIT {number:d}")  # fmt: skip
        return list(map(record_of, ids))

    def ids(self, condition, ending=""):
        sql, params = self.query(self.backend.ID, condition)
        with self.connection.cursor() as cursor:
            cursor.execute(f"{sql} {ending}", params)
            return [row for (row,) in cursor.fetchall()]

    def query(self, selected, condition):
        """(SQL, its parameters) that selects from the texts."""
        where, params = condition(self.words, self.titled, row_ids(self.model))
        return f"SELECT {selected} FROM {self.backend.SOURCE} WHERE {where}", params

    def first_keys(self):
        """What a field is ``__in``: the keys of few, or of some of many."""
        return among(self.connection, self.first[:MANY])

    def keys(self):
        """What a field is ``__in``: all the keys, of few or of many."""
        if not self.is_many:
            return self.first_keys()
        record = f"{LAST_RECORD} - ({self.backend.ID} & {LAST_RECORD})"
        return RawSQL(*self.query(record, self.backend.condition))


def among(connection, keys):
    """``keys`` as one parameter, however many they are."""
    return RawSQL(backend(connection).AMONG, [json.dumps(keys)])
