"""The register of powers in two times, their way, and what each department has."""

from powers.models import Power
from tests import factories
from tests.lists import rows_of, text_of
from tests.two_times import TwoTimesCases


class TestTimes(TwoTimesCases):
    url = "/powers/"
    value = "department"
    make = factories.transfer_list
    first = {"name": "许可", "to_department": "区审批局"}
    second = {"name": "许可", "to_department": "区城管局"}
    texts = ("区审批局", "区城管局")


def test_a_later_list_that_is_silent_about_the_origin_does_not_keep_the_old_one(
    client, db
):
    transfers = (
        {"from_department": "区卫生局", "to_department": "区审批局"},
        {"to_department": "区城管局"},
        {},
    )
    for month, values in enumerate(transfers, 1):
        document = factories.document(signed_date=f"2020-0{month}-01")
        factories.publish(
            factories.transfer_list({"name": "许可"} | values, document=document)
        )
    (row,) = rows_of(client, "/powers/")
    assert (row["from_department"], row["department"]) == (None, "区城管局")
    response = client.get(Power.objects.get().get_absolute_url())
    way = [(e.from_department, e.to_department) for e in response.context["way"]]
    assert way == [("区卫生局", "区审批局"), ("", "区城管局"), ("", "")]
    page = text_of(response)
    # From nobody knows where to the second department, and of the third list nothing.
    assert page.count("未说明") == 2 and page.count("部门未说明") == 1


def test_powers_are_counted_by_department(client, db):
    factories.publish(
        factories.transfer_list(
            {"to_department": "区审批局", "from_department": "区卫生局"},
            {"to_department": "区审批局", "category": "行政确认"},
            {"to_department": ""},
        )
    )
    rows = rows_of(client, "/powers/departments/")
    names = ("department", "powers", "categories", "unstated_origin")
    assert [tuple(row[name] for name in names) for row in rows] == [
        (None, 1, "行政许可 1", 1),
        ("区审批局", 2, "行政确认 1、行政许可 1", 1),
    ]
