"""What is written, printed in any layout and read from its bytes, is what was written."""

import dataclasses
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.reading import read_text
from gazette.writing import typeset
from powers.reading import PowerTransfer, read
from powers.writing import write
from tests.noisy_tables import damages, noises, reread

FIELDS = ("seq", "name", "category", "from_department", "to_department", "basis")
ISSUER = "某市某区人民政府"
OBJECTS = (
    "取水",
    "公共场所卫生",
    "公司（企业）",
    "临时占用林地（2公顷以下）",
    "A级锅炉",
    "招标范围、招标方式、招标组织形式",
    "道路旅客运输站（场）",
)
ACTS = ("许可", "设立、变更、注销登记", "审批（审核）", "认定", "备案", "核准")
CATEGORIES = ("行政许可", "行政确认", "其他事项", "行政处罚", "其他行政权力")
DEPARTMENTS = ("区水务局", "区行政审批服务局", "各街道办事处（便民服务中心）")
BASES = ("《中华人民共和国水法》第四十八条", "国务院令第412号、省政府令第3号")


@st.composite
def lists(draw):
    """A list numbered from 1 whose columns are filled in every row or in none."""
    names = draw(
        st.lists(
            st.tuples(st.sampled_from(OBJECTS), st.sampled_from(ACTS)),
            min_size=1,
            max_size=8,
            unique=True,
        )
    )
    stated = {
        field: draw(st.booleans()) for field in ("from_department", "to_department")
    }
    with_basis = draw(st.booleans())
    return [
        PowerTransfer(
            seq=number,
            name="".join(name),
            category=draw(st.sampled_from(CATEGORIES)),
            basis=draw(st.sampled_from(BASES)) if with_basis else "",
            **{f: draw(st.sampled_from(DEPARTMENTS)) for f, on in stated.items() if on},
        )
        for number, name in enumerate(names, 1)
    ]


def signed(entries):
    written = write(entries, issuer=ISSUER)
    day = date(2022, 6, 8)
    return dataclasses.replace(written, number="某政发〔2022〕14号", signed_date=day)


@settings(max_examples=2000)
@given(lists(), noises)
def test_a_list_printed_in_any_layout_reads_back(entries, noise):
    (document,) = reread(typeset(signed(entries)), noise)
    assert read(document) == entries
    assert not any(entry.findings for entry in read(document))


@settings(max_examples=2000)
@given(st.data())
def test_a_row_that_is_damaged_is_right_or_doubtful(data):
    entries = data.draw(lists())
    text = data.draw(damages(typeset(signed(entries))))
    for document in read_text(text).documents:
        for entry in read(document):
            assert entry.findings or is_said(entry, entries), entry


def is_said(entry, entries) -> bool:
    """Whether all that the entry says is of one that was written."""
    values = dataclasses.asdict(entry)
    return any(
        all(values[field] in ("", None, getattr(other, field)) for field in FIELDS)
        for other in entries
    )
