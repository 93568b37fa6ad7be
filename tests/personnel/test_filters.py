"""The filters of the register of posts and people."""

import pytest

from personnel.filters import TenureFilterSet
from personnel.models import Tenure
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "people"),
    [
        ({"organization": "财政局"}, {"甲", "乙"}),
        ({"title": "副局长"}, {"乙", "丙"}),
        ({"organization": "财政局", "title": "副局长"}, {"乙"}),
        ({"q": "试用"}, {"丙"}),
    ],
)
def test_tenures_are_filtered(data, people):
    factories.publish(
        factories.notice(
            {"name": "甲", "organization": "财政局", "title": "局长"},
            {"name": "乙", "organization": "财政局", "title": "副局长"},
            {
                "name": "丙",
                "organization": "审计局",
                "title": "副局长",
                "remark": "试用期一年",
            },
        )
    )
    tenures = TenureFilterSet(data, Tenure.objects.published()).qs
    assert {tenure.person.name for tenure in tenures} == people
