"""What the public may see of what can be published, and since when."""

from django.db import models
from django.db.models import Max

from .states import State


class PublishableQuerySet(models.QuerySet):
    def published(self):
        """What the public may see now: every public read starts here."""
        return self.filter(state=State.PUBLISHED)

    def changed_at(self):
        """When the public last got something new, or something was withdrawn from it."""
        new = self.published().order_by("-published_at").values("published_at")[:1]
        gone = self.filter(state=State.WITHDRAWN).aggregate(at=Max("withdrawn_at"))
        times = (*(row["published_at"] for row in new), gone["at"])
        return max(filter(None, times), default=None)

    def update(self, **values):
        # The audit looks at what belongs to which of these models.
        from core.audit.changes import bulk_change

        with bulk_change(self, values):
            return super().update(**values)

    update.alters_data = True

    def standing_alone(self):
        """What waits for people by itself, and does not go along with something else."""
        return self
