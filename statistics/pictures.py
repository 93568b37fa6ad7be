"""Pictures of indicators: values and growth over periods, and growth side by side."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.listing.columns import as_text
from core.pictures import bars, series, told
from core.pictures.marks import Picture

MOST = 12
# What of an observation is drawn: its number and how it was printed.
VALUE, YOY = ("value", "value_text"), ("yoy", "yoy_text")


def of_indicator(indicator, observations):
    """The values of an indicator and their growth, each over its periods."""
    value = over_periods(VALUE, observations, _("Values over time"), indicator.unit)
    yoy = over_periods(YOY, observations, _("Year on year over time"), "%")
    return [*value, *yoy]


def over_periods(measure, observations, title, unit):
    points = [point(measure, one, unit) for one in observations]
    drawn = series.placed(points)
    stated = [one for one in drawn if one.value is not None]
    if len(stated) < 2:
        return []
    narrow, wide = series.drawings(drawn, unit)
    notes = told.left_out(len(points), len(drawn))
    if len(stated) < len(drawn):
        notes += (_("A dotted line stands where a figure is not stated."),)
    return [
        Picture(
            measure[0],
            title,
            _(
                "Each period stands at its end; a period that follows another is joined to it."
            ),
            narrow,
            wide,
            (_("period"), f"{title}（{unit}）" if unit else title),
            [(one.period, one.text or _("not stated")) for one in reversed(points)],
            notes,
        )
    ]


def point(measure, observation, unit):
    name, printed = measure
    value = getattr(observation, name)
    text = getattr(observation, printed) or as_text(value)
    entry = told.clause_of(observation, name)
    words = told.with_clause(f"{text} {unit} {observation.period}", entry)
    address = told.address(entry)
    return series.Point(observation.period, value, text, address, words)


def growth(rows):
    """The growth of every indicator in the newest period among ``rows``."""
    newest = rows.order_by("-valid_from", "-period", "pk").first()
    if newest is None:
        return []
    of_period = rows.filter(period=newest.period).exclude(yoy=None)
    found = [bar(one) for one in of_period.order_by("indicator_id")[:MOST]]
    if len(found) < 2:
        return []
    narrow, wide = bars.drawings(found, MOST)
    return [
        Picture(
            "growth",
            _("Year on year (±%%), %(period)s") % {"period": newest.period},
            _("Growth to the right of the line, decline to the left of it."),
            narrow,
            wide,
            (pgettext("name", "indicator"), _("year on year (±%)")),
            [(one.name, one.told) for one in found],
            told.left_out(of_period.count(), len(found)),
        )
    ]


def bar(observation):
    text = observation.yoy_text or as_text(observation.yoy)
    name, address = observation.indicator.name, observation.get_absolute_url()
    return bars.Bar(name, Decimal(observation.yoy), text, address)
