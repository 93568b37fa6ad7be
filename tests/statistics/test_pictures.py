"""Pictures of indicators: figures as printed, blanks as gaps."""

from datetime import date
from decimal import Decimal

import pytest

from statistics import pictures
from statistics.models import Indicator, Observation
from tests.pictures import assert_told, words_of

UNIT = Indicator(name="地区生产总值", unit="亿元")


def observed(period, value, text="", yoy=None):
    made = Observation(period=period, value=value, value_text=text, yoy=yoy)
    made.evidence = {}
    return made


def test_figures_stand_as_printed_and_a_blank_is_no_zero():
    observations = [
        observed("2018年", Decimal("187"), "187.0"),
        observed("2019年", None, yoy=Decimal("-0.9")),
        observed("2020年", Decimal("-3"), yoy=Decimal("0")),
        observed("去年", Decimal("5")),
    ]
    value, yoy = pictures.of_indicator(UNIT, observations)
    assert_told(value)
    assert_told(yoy)
    assert words_of(value.wide) == {"187.0", "-3"}
    assert ("2019年", "公文未写明") in value.rows
    assert words_of(yoy.wide) == {"-0.9", "0"}
    assert len(value.notes) == 2


def test_one_figure_is_no_series():
    assert pictures.of_indicator(UNIT, [observed("2020年", Decimal(1))]) == []


@pytest.mark.django_db
def test_growth_is_of_the_newest_period_and_of_stated_figures():
    def observe(name, period, yoy):
        Observation.objects.create(
            indicator=Indicator.objects.create(name=name),
            period=period,
            yoy=yoy,
            valid_from=date(int(period[:4]), 12, 31),
            known_from="2020-01-01T00:00Z",
        )

    observe("旧的", "2019年", 5)
    for name, yoy in (("增的", 3), ("减的", "-0.9"), ("空的", None), ("平的", 0)):
        observe(name, "2020年", yoy)
    (picture,) = pictures.growth(Observation.objects.all())
    assert_told(picture)
    assert picture.rows == [("增的", "3"), ("减的", "-0.9"), ("平的", "0")]
    bars = [mark.kind for mark in picture.wide.marks if mark.kind.startswith("bar")]
    assert bars == ["bar", "bar below"]
