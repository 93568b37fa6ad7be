"""Indicators, and the figures that published releases state for them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.derived import PinyinField, mend
from core.fields import CheckedCharField
from core.text.periods import period_end, same_period
from gazette.registers.models import ChangeSet, Entry
from gazette.registers.states import RegisterState
from gazette.registers.subjects import identify

from .reading import FigureRead, printed_number


class Indicator(models.Model):
    """What is measured, told by its name and unit.

    Whether it is quarterly and part of another is stated by each release: see the states.
    """

    name = CheckedCharField(pgettext_lazy("name", "indicator"), max_length=100)
    unit = CheckedCharField(_("unit"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ("name", "pk")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(
                fields=["name", "unit"], name="statistics_indicator_once"
            ),
        )

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        mend(self.observations.all())

    def get_absolute_url(self):
        return reverse("statistics:detail", args=[self.pk])


class Release(ChangeSet):
    """The figures that one document states."""

    class Meta(ChangeSet.Meta):
        verbose_name = _("statistical release")
        verbose_name_plural = _("statistical releases")


class Measure(models.Model):
    """What is stated of an indicator for a period, and how it was printed."""

    value = models.DecimalField(
        _("value"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    value_text = CheckedCharField(
        _("value as printed"), max_length=50, blank=True, editable=False
    )
    yoy = models.DecimalField(
        _("year on year (±%)"), max_digits=12, decimal_places=4, null=True, blank=True
    )
    yoy_text = CheckedCharField(
        _("year on year as printed"), max_length=50, blank=True, editable=False
    )
    parent = CheckedCharField(_("part of"), max_length=100, blank=True)
    quarterly = models.BooleanField(_("quarterly"), default=False)
    note = CheckedCharField(_("note"), max_length=300, blank=True)

    class Meta:
        abstract = True


class Figure(Entry, Measure):
    """One figure of a release; empty is not stated, and never 0."""

    READ_AS = FigureRead
    RENAMED = {"indicator": "name"}
    SUBJECTS = ("indicator",)

    change_set = models.ForeignKey(
        Release,
        verbose_name=_("statistical release"),
        on_delete=models.CASCADE,
        related_name="entries",
    )
    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.PROTECT,
        related_name="figures",
        null=True,
        blank=True,
        editable=False,
    )
    name = CheckedCharField(pgettext_lazy("name", "indicator"), max_length=100)
    unit = CheckedCharField(_("unit"), max_length=30, blank=True)
    period = CheckedCharField(_("period"), max_length=50)

    class Meta(Entry.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        indexes = (models.Index(fields=["change_set", "name"]),)

    def __str__(self):
        return f"{self.name}（{self.period}）"

    def clean(self):
        for name in ("value", "yoy"):
            if printed_number(getattr(self, f"{name}_text")) != getattr(self, name):
                setattr(self, f"{name}_text", "")

    @classmethod
    def identify(cls, entries):
        """Find each entry's indicator by name and unit, or make a new one."""
        identify(entries, "indicator", ("name", "unit"))

    @property
    def effective_on(self):
        """A release without a date takes hold when the period it is about has ended."""
        return super().effective_on or period_end(self.period)

    def effects(self):
        return [((self.indicator_id, same_period(self.period)), self.stated())]

    def stated(self):
        """A figure left blank is not stated: what an earlier release said stands."""
        values = {"parent": self.parent, "quarterly": self.quarterly, "note": self.note}
        if self.value is not None:
            values |= {"value": self.value, "value_text": self.value_text}
        if self.yoy is not None:
            values |= {"yoy": self.yoy, "yoy_text": self.yoy_text}
        return values


class Observation(RegisterState, Measure):
    """The figure of an indicator for a period, as stated over a stretch of time."""

    SUBJECT = ("indicator", "period")
    SEARCHED = ("indicator__name", "period", "note")
    VALUES = (
        "value",
        "value_text",
        "yoy",
        "yoy_text",
        "parent",
        "quarterly",
        "note",
    )

    indicator = models.ForeignKey(
        Indicator,
        verbose_name=_("indicator"),
        on_delete=models.CASCADE,
        related_name="observations",
    )
    period = CheckedCharField(_("period"), max_length=50)
    indicator_pinyin = PinyinField("indicator.name")

    class Meta(RegisterState.Meta):
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        indexes = (
            *RegisterState.Meta.indexes,
            models.Index(fields=["known_to", "period", "valid_from", "valid_to"]),
            models.Index(fields=["known_to", "-valid_from", "-period", "indicator"]),
            models.Index(fields=["-valid_from", "-period", "indicator"]),
            models.Index(fields=["known_to", "indicator_pinyin", "period"]),
            models.Index(fields=["indicator", "period", "valid_from"]),
        )

    def __str__(self):
        return f"{self.indicator}（{self.period}）"

    def get_absolute_url(self):
        return self.indicator.get_absolute_url()
