"""The last change of anything that the public may see: the one row of its table."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.fields import CheckedCharField

SECOND = timedelta(seconds=1)


class LastChange(models.Model):
    """Which act changed what the public sees, as the hash of its row of the audit.

    ``at`` grows by a second at least with each change, since HTTP tells no less apart.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    hash = CheckedCharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = (
            models.CheckConstraint(condition=Q(id=1), name="core_lastchange_one"),
        )

    def __str__(self):
        return f"{self.at.isoformat()} {self.hash}"

    def move_to(self, value):
        now = timezone.now().replace(microsecond=0) + SECOND
        self.at = max(now, self.at + SECOND) if self.at else now
        self.hash = value
