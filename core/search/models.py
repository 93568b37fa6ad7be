"""The texts that can be found, one row for each record."""

from django.db import connections, models

from .backends import backend
from .grams import fold

FEW = 500


class SearchTextQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(kind=model._meta.label_lower)

    def having(self, words, in_title=False):
        """Those that have every one of ``words`` in a line; of the title, where asked for."""
        words = [folded for word in words if (folded := fold(word))]
        if not words:
            return self
        return backend(connections[self.db]).having(self, words, in_title)

    def keys(self):
        """The records' keys: a list where they are few, else the query for them.

        A database cannot tell how many texts have a word, and so would look through all
        records for the few that have a rare one.
        """
        keys = self.values_list("object_id", flat=True)
        few = list(keys[: FEW + 1])
        return few if len(few) <= FEW else keys


class SearchText(models.Model):
    """What of one record is looked through, in the form of ``grams.fold_lines``.

    The index over it is the database's own affair: see ``backends``. Whoever searches
    starts at what is published: being here makes nothing public.
    """

    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    title = models.TextField(blank=True)
    text = models.TextField(blank=True)

    objects = SearchTextQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        # The record first: the kind alone is no way to find a row.
        constraints = (
            models.UniqueConstraint(
                fields=["object_id", "kind"], name="core_searchtext_once"
            ),
        )

    def __str__(self):
        return f"{self.kind} {self.object_id}"
