"""What is written, printed in any layout and read from its bytes, is what was written."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.reading import read_text
from gazette.writing import typeset
from statistics.reading import FigureRead, read
from statistics.writing import write
from tests.noisy_tables import damages, noises, reread

FIELDS = ("indicator", "unit", "period", "value", "yoy", "quarterly", "parent")
ISSUER = "某区统计局"
NAMES = (
    "地区生产总值",
    "规模以上工业增加值",
    "进出口总额",
    "固定资产投资（不含农户）",
    "R&D经费支出",
    "一般公共预算收入",
)
PARTS = ("出口总额", "限额以上零售额", "第三产业", "5G产业投资")
PERIODS = ("2020年1-9月", "2020年9月", "2019年", "2021年上半年", "2020年前三季度")
UNITS = ("亿元", "万美元", "%", "万吨标准煤", "元/人", "平方米")
growths = st.none() | st.decimals(-100, 500, places=1)


def figures(names, amounts, **fields):
    return st.builds(
        FigureRead,
        indicator=st.sampled_from(names),
        value=amounts,
        yoy=growths,
        quarterly=st.booleans(),
        **fields,
    )


@st.composite
def releases(draw):
    """Items of one period, some with parts that are no larger."""
    period = st.just(draw(st.sampled_from(PERIODS)))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    found = []
    for name in names:
        unit = st.just(draw(st.sampled_from(UNITS)))
        large = st.none() | st.decimals(10**5, 10**7, places=2)
        item = draw(figures((name,), large, period=period, unit=unit))
        small = st.none() | st.decimals(0, 10**5, places=2)
        part = figures(
            PARTS, small, period=period, unit=unit, parent=st.just(item.indicator)
        )
        found += [item, *draw(st.lists(part, max_size=2, unique_by=indicator_of))]
    return found


def indicator_of(figure):
    return figure.indicator


@settings(max_examples=2000)
@given(releases(), noises)
def test_a_release_printed_in_any_layout_reads_back(entries, noise):
    documents = reread(typeset(write(entries, issuer=ISSUER)), noise)
    (document,) = documents
    assert read(document) == entries
    assert not any(entry.findings for entry in read(document))


@settings(max_examples=2000)
@given(st.data())
def test_a_row_that_is_damaged_is_right_or_doubtful(data):
    entries = data.draw(releases())
    # Whose part an item is cannot be told once the whole row above it is lost, nor whether a
    # short name is whole: wrapped names have tests of their own.
    text = typeset(write(entries, issuer=ISSUER))
    text = data.draw(damages(text, without="row lost", first=1))
    for document in read_text(text).documents:
        for entry in read(document):
            assert entry.findings or is_said(entry, entries), entry


def is_said(entry, entries) -> bool:
    """Whether all that the entry says is of one that was written."""
    return any(
        all(
            getattr(entry, field) in ("", None, False, getattr(other, field))
            for field in FIELDS
        )
        for other in entries
    )
