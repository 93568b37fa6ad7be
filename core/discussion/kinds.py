"""What people are told of, and in which words."""

from collections import defaultdict
from datetime import date

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The reason why somebody is told."""

    MENTION = "mention", pgettext_lazy("notification", "Mentioned")
    REPLY = "reply", pgettext_lazy("notification", "Reply")
    RETURNED = "returned", pgettext_lazy("notification", "Returned")
    REVIEW = "review", pgettext_lazy("notification", "To review")
    APPROVED = "approved", pgettext_lazy("notification", "To publish")
    SCHEDULE_FAILED = "schedule_failed", pgettext_lazy("notification", "Not published")
    DEPUTY = "deputy", pgettext_lazy("notification", "Deputy")
    HANDED_OVER = "handed_over", pgettext_lazy("notification", "Handed over")

    def sentence(self, values):
        """The kind in words, with ``values`` for what it leaves open."""
        words = {name: in_words(value) for name, value in values.items()}
        words["by"] = words.get("by") or gettext("The system")
        return str(SENTENCES[self]) % defaultdict(str, words)


def in_words(value):
    """A stored value; days are stored as they are sorted."""
    try:
        return date_format(date.fromisoformat(value))
    except (TypeError, ValueError):
        return value


# ``target`` is the record; a comment or a reason stands below, not in the sentence.
SENTENCES = {
    Kind.MENTION: _("%(by)s mentions you on %(target)s."),
    Kind.REPLY: _("%(by)s answers your comment on %(target)s."),
    Kind.RETURNED: _("%(by)s returned %(target)s to you."),
    Kind.REVIEW: _("%(by)s sent %(target)s for review."),
    Kind.APPROVED: _("%(by)s approved %(target)s: it can be published."),
    Kind.SCHEDULE_FAILED: _("%(target)s was not published at its time."),
    Kind.DEPUTY: _(
        "You stand in for %(by)s from %(first_day)s to %(last_day)s: what concerns "
        "%(by)s reaches you too."
    ),
    Kind.HANDED_OVER: _(
        "%(by)s handed %(count)s drafts of %(giver)s over to %(taker)s."
    ),
}
