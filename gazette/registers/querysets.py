"""Which change sets and entries the public sees, and when."""

from django.db.models import Q

from core.workflow.querysets import PublishableQuerySet
from gazette.reach import ReachQuerySet


class ChangeSetQuerySet(ReachQuerySet, PublishableQuerySet):
    PUBLISHABLES = ("", "document")

    def published(self):
        return super().published().filter(document__state="published")

    def standing_alone(self):
        return self.filter(document__state="published")


class EntryQuerySet(ReachQuerySet):
    PUBLISHABLES = ("change_set", "change_set__document")

    def touching(self, subjects):
        """The entries about ``subjects``: ids of what the register's keys name first."""
        return self.filter(**{f"{self.model.SUBJECTS[0]}__in": subjects})

    def published(self):
        return self.filter(
            change_set__state="published", change_set__document__state="published"
        )

    def public_at(self, moment=None):
        """Those that were public at ``moment`` (now), whatever became of them."""
        if moment is None:
            return self.published()
        return self.filter(
            Q(change_set__superseded_at=None) | Q(change_set__superseded_at__gt=moment),
            Q(change_set__withdrawn_at=None) | Q(change_set__withdrawn_at__gt=moment),
            change_set__published_at__lte=moment,
        )

    def that_left(self):
        """Those that were public and have been corrected or withdrawn since."""
        gone = Q(change_set__superseded_at__isnull=False)
        gone |= Q(change_set__withdrawn_at__isnull=False)
        return self.filter(gone, change_set__published_at__isnull=False)

    def with_documents(self):
        """With what a link to the clause needs, and no more."""
        return self.select_related("change_set__document").defer(
            "source_text", "change_set__document__body"
        )
