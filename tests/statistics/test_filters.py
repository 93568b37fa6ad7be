"""The filters of the register of statistics."""

import pytest

from statistics.filters import ObservationFilterSet
from statistics.models import Observation
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"period": "2019年"}, {("总值", "2019年")}),
        ({"indicator": "收入"}, {("收入", "2020年")}),
        ({"q": "总"}, {("总值", "2019年"), ("总值", "2020年")}),
        ({"q": "2020 总"}, {("总值", "2020年")}),
    ],
)
def test_observations_are_filtered(data, expected):
    factories.publish(
        factories.release(
            {"name": "总值", "period": "2019年"},
            {"name": "总值", "period": "2020年"},
            {"name": "收入", "period": "2020年"},
        )
    )
    observations = ObservationFilterSet(data, Observation.objects.published()).qs
    assert {(o.indicator.name, o.period) for o in observations} == expected
