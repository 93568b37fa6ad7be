"""The filters of the register of powers."""

import pytest

from powers.filters import PowerFilterSet
from powers.models import PowerState
from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "names"),
    [
        ({"category": "行政确认"}, {"乙"}),
        ({"department": "审批局"}, {"甲"}),
        ({"q": "审批"}, {"甲"}),
        ({"q": "确认"}, {"乙"}),
    ],
)
def test_powers_are_filtered(data, names):
    factories.publish(
        factories.transfer_list(
            {"name": "甲", "category": "行政许可", "to_department": "审批局"},
            {"name": "乙", "category": "行政确认"},
        )
    )
    states = PowerFilterSet(data, PowerState.objects.published()).qs
    assert {state.name for state in states} == names
