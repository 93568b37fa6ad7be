"""The register of statistics in two times, and an indicator over its periods."""

from statistics.models import Indicator
from tests import factories
from tests.two_times import TwoTimesCases


class TestTimes(TwoTimesCases):
    url = "/statistics/"
    value = "value"
    make = factories.release
    first = {"name": "总值", "period": "2020年", "value": "12.5"}
    second = {"name": "总值", "period": "2020年", "value": "13"}
    texts = (12.5, 13)


def test_periods_stand_in_their_order_with_the_release_of_each(client, db):
    for period in ("2020年1-9月", "2019年", "2020年上半年"):
        factories.publish(factories.release({"name": "总值", "period": period}))
    response = client.get(Indicator.objects.get().get_absolute_url())
    rows = response.context["periods"].rows
    assert [row[0].text for row in rows] == ["2019年", "2020年上半年", "2020年1-9月"]
    assert all(
        cell.source for row in rows for cell in row if cell.column.name == "source"
    )


def test_a_renamed_indicator_moves_in_the_order(client, db):
    factories.publish(factories.release({"name": "总值"}, {"name": "出口"}))
    indicator = Indicator.objects.get(name="总值")
    indicator.name = "产值"
    indicator.save()
    rows = client.get("/statistics/?sort=indicator").context["rows"]
    assert [row.indicator.name for row in rows] == ["产值", "出口"]
