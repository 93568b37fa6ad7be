import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statistics.reading import FigureRead, read
from statistics.writing import write

ISSUER = "某区统计局"
NAMES = (
    "地区生产总值",
    "规模以上工业增加值",
    "进出口总额",
    "固定资产投资（不含农户）",
    "R&D经费支出",
    "居民消费价格指数（上年=100）",
)
PARTS = ("出口总额", "限额以上零售额", "第三产业", "5G产业投资")
PERIODS = (
    "2020年1-9月",
    "2020年9月",
    "2019年",
    "2021年上半年",
    "2020年前三季度",
    "2020年一季度",
)
UNITS = ("亿元", "万美元", "%", "万吨标准煤", "元/人", "平方米")
amounts = st.none() | st.decimals(-(10**6), 10**8, places=2)
growths = st.none() | st.decimals(-100, 500, places=1)


def figures(names, **fields):
    return st.builds(
        FigureRead,
        indicator=st.sampled_from(names),
        unit=st.sampled_from(UNITS),
        value=amounts,
        yoy=growths,
        quarterly=st.booleans(),
        note=st.sampled_from(("", "快报数", "按可比价格计算；下同")),
        **fields,
    )


@st.composite
def groups(draw):
    """An item of one period with parts, and parts of its parts, below it."""
    period = st.just(draw(st.sampled_from(PERIODS)))
    item = draw(figures(NAMES, period=period))
    parts = draw(
        st.lists(figures(PARTS[:3], period=period, parent=st.just(item.indicator)))
    )
    if parts:
        parent = st.just(parts[-1].indicator)
        parts += draw(st.lists(figures(PARTS[3:], period=period, parent=parent)))
    return [item, *parts]


words = st.text(
    st.sampled_from("总额（）()亿元#*其中：一、1.-— \u3000\t\n㐂𠮷注%年月"), max_size=10
)
free = st.builds(
    FigureRead,
    indicator=words | st.text(max_size=6),
    unit=words,
    period=st.sampled_from(PERIODS) | words,
    value=st.none() | st.decimals(),
    yoy=st.none() | st.decimals(),
    quarterly=st.booleans(),
    parent=words,
    note=words,
)


@settings(max_examples=500)
@given(st.lists(groups(), min_size=1, max_size=4).map(lambda runs: sum(runs, [])))
def test_what_is_written_reads_back(entries):
    assert read(write(entries, issuer=ISSUER)) == entries


@settings(max_examples=500)
@given(st.lists(free, min_size=1, max_size=3))
def test_any_words_read_back_or_are_refused(entries):
    try:
        document = write(entries, issuer=ISSUER)
    except ValueError:
        return
    assert read(document) == entries


@given(st.text("总值（）()〔〕“”㐂𠮷АBc12%&/", max_size=15))
def test_names_with_brackets_digits_and_rare_characters_are_not_refused(name):
    entry = FigureRead(indicator=f"新{name}率", unit="%", period="2020年")
    assert read(write([entry], issuer=ISSUER)) == [entry]


def test_the_release_marks_quarterly_figures_and_parts():
    entries = [
        FigureRead(
            indicator="零售额",
            unit="亿元",
            period="2020年1-9月",
            value=Decimal("352.90"),
            yoy=Decimal("-3.3"),
            quarterly=True,
        ),
        FigureRead(
            indicator="限上", unit="亿元", period="2020年1-9月", parent="零售额"
        ),
    ]
    document = write(entries, issuer=ISSUER)
    assert document.title == "2020年1-9月全区主要经济指标完成情况"
    assert document.issuer == ISSUER
    assert document.body.startswith("注：")
    (table,) = document.attachments
    assert table.columns == ("指标名称", "单位", "累计完成", "同比(±%)")
    assert table.rows == (
        ("零售额*", "亿元", "352.90", "-3.3"),
        ("#限上", "亿元", "", ""),
    )


def test_each_period_has_a_table_of_its_own():
    entries = [
        FigureRead(indicator="甲", unit="亿元", period=period, value=Decimal(1))
        for period in ("2020年9月", "2020年1-9月")
    ]
    document = write(entries, issuer=ISSUER)
    assert len(document.attachments) == 2
    assert read(document) == entries


@pytest.mark.parametrize(
    "change",
    [
        {"indicator": ""},
        {"indicator": "#甲"},
        {"indicator": "甲\n乙"},
        {"period": ""},
        {"period": "最近"},
        {"parent": "乙"},
        {"value": Decimal("NaN")},
        {"clause": "一"},
    ],
)
def test_what_would_not_read_back_is_refused_by_name(change):
    entry = FigureRead(indicator="甲", unit="亿元", period="2020年")
    with pytest.raises(ValueError, match="1"):
        write([dataclasses.replace(entry, **change)], issuer=ISSUER)


def test_nothing_to_write_is_refused():
    with pytest.raises(ValueError):
        write([], issuer=ISSUER)
