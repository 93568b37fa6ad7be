"""The days that do not follow the week: public holidays, and weekend days worked for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField
from core.text.working_days import Calendar


class HolidayQuerySet(models.QuerySet):
    def calendar(self):
        """All of them as a Calendar, in one query."""
        days = {True: set(), False: set()}
        for day, is_workday in self.values_list("date", "is_workday"):
            days[is_workday].add(day)
        return Calendar(
            holidays=frozenset(days[False]),
            workdays=frozenset(days[True]),
            years=frozenset(day.year for day in days[False]),
        )


class Holiday(models.Model):
    """One day of the State Council's yearly notice of holidays."""

    date = models.DateField(_("date"), unique=True)
    is_workday = models.BooleanField(
        _("worked"),
        default=False,
        help_text=_(
            "Ticked: a Saturday or Sunday that is worked in exchange for a day off. "
            "Not ticked: a day off."
        ),
    )
    name = CheckedCharField(
        pgettext_lazy("holiday", "name"),
        max_length=20,
        help_text=_("The holiday it belongs to, such as 春节."),
    )

    history = HistoricalRecords()
    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays and make-up workdays")
        ordering = ("-date",)

    def __str__(self):
        return f"{self.date} {self.name}"
