"""Working days over weekends, holidays and the weekend days worked for them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.working_days import Calendar, add_working_days, working_days_between

# National Day 2020: eight days off, the Sunday before and the Saturday after are worked.
OCTOBER = Calendar(
    holidays=frozenset(date(2020, 10, day) for day in range(1, 9)),
    workdays=frozenset({date(2020, 9, 27), date(2020, 10, 10)}),
    years=frozenset({2020}),
)
DAYS = st.dates(date(2020, 1, 1), date(2021, 12, 31))
CALENDARS = st.builds(
    Calendar,
    holidays=st.frozensets(DAYS, max_size=60),
    workdays=st.frozensets(DAYS, max_size=20),
)


@pytest.mark.parametrize(
    "start, n, end",
    [
        ("2020-09-25", 1, "2020-09-27"),
        ("2020-09-30", 1, "2020-10-09"),
        ("2020-10-09", 1, "2020-10-10"),
        ("2020-10-10", 1, "2020-10-12"),
        ("2020-09-25", 20, "2020-10-29"),
        ("2020-10-03", 1, "2020-10-09"),
        ("2020-10-12", -1, "2020-10-10"),
        ("2020-10-09", -1, "2020-09-30"),
        ("2020-10-03", 0, "2020-10-03"),
    ],
)
def test_days_are_counted_over_a_long_holiday(start, n, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)
    assert add_working_days(start, n, OCTOBER) == end
    if n > 0:
        assert working_days_between(start, end, OCTOBER) == n


def test_without_holidays_a_week_has_five_working_days():
    friday = date(2027, 10, 1)
    assert add_working_days(friday, 5, Calendar()) == date(2027, 10, 8)
    assert add_working_days(friday, 20, Calendar()) == date(2027, 10, 29)


def test_a_day_that_is_both_off_and_worked_is_worked():
    monday = date(2020, 9, 28)
    both = Calendar(holidays=frozenset({monday}), workdays=frozenset({monday}))
    assert both.is_working(monday)
    assert working_days_between(monday - timedelta(1), monday, both) == 1


def test_years_whose_holidays_are_not_entered_are_told():
    assert OCTOBER.unknown_years(date(2020, 12, 20), date(2020, 12, 31)) == []
    assert OCTOBER.unknown_years(date(2020, 12, 20), date(2021, 1, 15)) == [2021]
    assert OCTOBER.unknown_years(date(2021, 1, 15), date(2019, 12, 20)) == [2019, 2021]


@given(DAYS, DAYS, CALENDARS)
def test_counting_is_the_same_as_looking_at_each_day(start, end, calendar):
    first, last = min(start, end), max(start, end)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    # Going back from ``start`` it is ``end`` that counts, and ``start`` that does not.
    counted = [day for day in days if day != start and calendar.is_working(day)]
    sign = 1 if start <= end else -1
    assert working_days_between(start, end, calendar) == sign * len(counted)


@given(DAYS, st.integers(-60, 60), CALENDARS)
def test_adding_arrives_where_counting_says(start, n, calendar):
    end = add_working_days(start, n, calendar)
    assert working_days_between(start, end, calendar) == n
    if n:
        assert calendar.is_working(end)
