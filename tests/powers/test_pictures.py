"""Pictures of powers: where they went, and how many there are of each kind."""

import pytest

from powers import pictures
from powers.models import Power, PowerState, Transfer
from tests import factories
from tests.lists import text_of
from tests.pictures import assert_told, words_of

pytestmark = pytest.mark.django_db


def test_the_way_of_a_power_stands_on_its_page(client):
    for source, target, day in (
        ("住建局", "审批局", "2019-01-01"),
        ("审批局", "", "2020-01-01"),
        ("", "行政局", "2020-06-01"),
    ):
        document = factories.document(signed_date=day)
        values = {"from_department": source, "to_department": target}
        listed = factories.transfer_list({"name": "许可", **values}, document=document)
        factories.publish(listed)
    response = client.get(Power.objects.get().get_absolute_url())
    (picture,) = response.context["pictures"]
    assert_told(picture)
    assert picture.rows == [
        ("2019-01-01", "住建局", "审批局"),
        ("2020-01-01", "审批局", "公文未写明"),
        ("2020-06-01", "公文未写明", "行政局"),
    ]
    assert words_of(picture.narrow, "strong") == {"住建局", "审批局", "行政局"}
    shafts = [m.kind for m in picture.wide.marks if m.kind.startswith("line app")]
    assert len(shafts) == len(picture.notes) == 1
    links = [group.url for group in picture.wide.groups if group.url]
    assert links == [entry.get_absolute_url() for entry in response.context["entries"]]
    html = text_of(response)
    assert html.count("<svg") == 2 and "<title" in html and "<desc" in html
    assert html.count('role="group" aria-labelledby="picture-way-') == 2


def test_no_department_is_no_way():
    assert pictures.of_power([Transfer(change_set=factories.transfer_list({}))]) == []


def test_powers_are_counted_and_what_is_not_stated_is_no_link():
    for department in ("甲局", "甲局", ""):
        PowerState.objects.create(
            power=Power.objects.create(name=f"许可{next(factories.serials)}"),
            department=department,
            valid_from="2020-01-01",
            known_from="2020-01-01T00:00Z",
        )
    rows = PowerState.objects.all()
    (picture,) = pictures.by_department(rows, "/?department={}".format)
    assert_told(picture)
    assert picture.rows == [("甲局", "2"), ("公文未写明", "1")]
    assert [group.url for group in picture.wide.groups if group.marks][1:] == [
        "/?department=甲局",
        "",
    ]
    assert pictures.by_category(rows, str) == []
