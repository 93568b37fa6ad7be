"""The table of figures."""

from decimal import Decimal

import pytest
from hypothesis import strategies as st

from core.exchange.formats import CSV, XLSX
from statistics.models import Figure
from tests import factories
from tests.exchange import exported, imported, words
from tests.exchange_cases import EntryCases


class TestFigures(EntryCases):
    name = "figures"
    columns = "发文字号 时期 指标名称 单位 累计完成 同比(±%) 上级指标 季度数据 备注"
    edit = ("累计完成", "-12.25")
    bad = (
        ("时期", ""),
        ("累计完成", "NaN"),
        ("同比(±%)", "1e5000"),
        ("季度数据", "否"),
    )

    def make(self, text, **document):
        names = ("period", "name", "unit", "parent", "note")
        factories.release(
            dict.fromkeys(names, text[:30]), document=factories.document(**document)
        )

    def records(self):
        return st.fixed_dictionaries(
            {
                "period": words(50, 1),
                "name": words(100, 1),
                "unit": words(30),
                "value": st.none() | st.decimals(-(10**13), 10**13, places=6),
                "yoy": st.none() | st.decimals(-(10**7), 10**7, places=4),
                "parent": words(100),
                "quarterly": st.booleans(),
                "note": words(300),
            }
        )

    def store(self, values):
        factories.release(values)


@pytest.mark.django_db
@pytest.mark.parametrize("table_format", [CSV, XLSX])
@pytest.mark.parametrize("value", ["0", "443.6", "-0.9", "12345678.123456", None])
def test_a_figure_comes_back_to_the_last_digit(table_format, value):
    factories.release({"value": value})
    data = exported("figures", table_format)
    Figure.objects.all().delete()
    imported("figures", data, table_format)
    assert Figure.objects.get().value == (value and Decimal(value))
