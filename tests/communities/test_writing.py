import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from communities.reading import Boundary, CommunityChange, read
from communities.reading.naming import short_name
from communities.reading.premises import HOUSE
from communities.writing import write
from core.text.numbers import chinese_numeral
from gazette.reading import read_bytes
from gazette.writing import typeset

from .noise import printed

ISSUER = "江城市临江区人民政府"
SUFFIXES = ("社区居民委员会", "社区居委会", "社区")
SHORT_NAMES = (
    "龙源",
    "和平里",
    "将军路",
    "新建路",
    "祥和苑",
    "以便民",
    "𠮷祥里",
    "䶮塘",
    "及第巷",
    "中山一",
    "A区",
)
PLACES = (
    "解放路",
    "江堤",
    "东至路",
    "西山北麓",
    "京沪高铁（日照路到青岛路，含站房）、齐鲁大道",
    "张庄路96、98号（万丰宿舍）、102号",
    "纬十二路以东规划地块B",
    "锦苑小区（原棉纺厂）西墙",
    "桥南村74-2号南墙",
    "𠮷祥里",
)
ALPHABET = "锦苑桃源花园甲乙丙丁路街巷号楼院墙河桥村䶮𠮷〇0123456789AB#-·"


@st.composite
def free_text(draw):
    """Words of any make: with 、 ， ； between, with brackets, with rare characters."""
    word = st.text(ALPHABET, min_size=1, max_size=8)
    text = draw(word)
    for _ in range(draw(st.integers(0, 3))):
        mark = draw(
            st.sampled_from(["、", "，", "；", "及", "（{}）", "(甲，{}；乙)", "“{}”"])
        )
        more = draw(word)
        text += mark.format(more) if "{}" in mark else mark + more
    return text


place = st.sampled_from(PLACES) | free_text()
plain_name = st.builds(
    "{}{}".format, st.sampled_from(SHORT_NAMES), st.sampled_from(SUFFIXES)
)
name = plain_name | st.text(ALPHABET + "，；（）", min_size=1, max_size=12)
label = st.sampled_from(
    ("区域一", "南山悦城小区", "锦苑小区、桃源小区", "纬十一路以东区域", "甲区（一期）")
) | st.text(ALPHABET, min_size=1)
territory = (
    st.sampled_from(
        ("锦苑小区、桃源小区", "在原管辖范围基础上，新增加教师宿舍楼、5#楼等楼宇")
    )
    | free_text()
)
# A note that is a house would be read as the place of the premises.
note = (
    st.sampled_from(("位置、建筑面积不变", "其中100平方米与和平里社区居民委员会共用"))
    | free_text()
).filter(lambda words: not HOUSE.match(words))
extra = st.sampled_from(("以及甲路以东、乙路以西三角地", "不含锦苑小区")) | free_text()


def boundary(labels):
    told = st.builds(Boundary, labels, *[place | st.just("")] * 4)
    return told.filter(lambda boundary: any(boundary.sides))


boundaries = (
    st.just(())
    | st.tuples(boundary(st.just("")))
    | st.lists(boundary(label) | st.builds(Boundary, label), min_size=1, max_size=3).map(tuple)
)  # fmt: skip


@st.composite
def changes(draw):
    kind = draw(st.sampled_from(("establish", "adjust", "rename", "abolish", "merge")))
    former = {
        "rename": name,
        "merge": st.lists(plain_name, min_size=1, max_size=3).map("、".join),
    }.get(kind, st.just(""))
    said_name = draw(name)
    of_whole = draw(boundaries)
    households = draw(st.none() | st.integers(0, 10**7))
    floor_area = draw(st.none() | st.decimals(0, 10**6, places=2))
    return CommunityChange(
        kind=kind,
        name=said_name,
        former_name=draw(former.filter(lambda former: former != said_name)),
        territory=draw(st.just("") | territory),
        households=households,
        households_approx=households is not None and draw(st.booleans()),
        premises=draw(st.just("") | place),
        premises_note=draw(st.just("") | note),
        floor_area_m2=floor_area,
        floor_area_approx=floor_area is not None and draw(st.booleans()),
        boundaries=tuple(area for area in of_whole if area.area != said_name),
        boundary_extra=draw(st.just("") | extra) if of_whole else "",
    )


def all_differ(entries) -> bool:
    names = [
        short_name(name)
        for entry in entries
        for name in (entry.name, *entry.former_name.split("、"))
        if name
    ]
    return len(set(names)) == len(names)


@st.composite
def decided_together(draw):
    """Entries of one document: all numbered, some under the same number, or none numbered.

    No community is in two of them: what is decided of one twice is one decision.
    """
    entries = draw(st.lists(changes(), min_size=1, max_size=4).filter(all_differ))
    subdistrict = draw(st.sampled_from(("临江街道办事处", "龙山镇人民政府")))
    numbered = draw(st.booleans())
    number, labelled = 1, []
    for entry in entries:
        clause = chinese_numeral(number) if numbered else ""
        labelled.append(replace(entry, clause=clause, subdistrict=subdistrict))
        number += draw(st.booleans())
    return labelled


@settings(max_examples=600)
@given(decided_together())
def test_what_is_written_is_read_back(entries):
    assert read(write(entries, issuer=ISSUER)) == entries


# What is mended as a slip of scanning, with a finding that says so, wherever a line may be cut.
SLIP = re.compile("[0-9]〇|-、")


@settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
@given(decided_together(), st.data())
def test_what_is_printed_is_read_back(entries, data):
    """Through the whole path: entries, document, typeset, a file with noise, text, entries."""
    document = replace(
        write(entries, issuer=ISSUER),
        number="江政字〔2021〕7号",
        signed_date=date(2021, 5, 6),
        printed_date=date(2021, 5, 7),
    )
    assume(not any(SLIP.search(paragraph.text) for paragraph in document.paragraphs))
    file = data.draw(printed(typeset(document)))
    [found] = read_bytes(file).documents
    assert read(found) == entries


def change(**fields) -> CommunityChange:
    common = {
        "clause": "一",
        "kind": "establish",
        "name": "龙源社区居民委员会",
        "subdistrict": "临江街道办事处",
        "territory": "锦苑小区",
        "households": 1200,
    }
    return CommunityChange(**common | fields)


def test_the_form_of_a_reply():
    entries = [
        change(floor_area_m2=Decimal("1000.5"), premises="锦苑小区3号楼"),
        change(clause="二", name="和平里社区居民委员会"),
        change(clause="三", kind="adjust", name="新建路社区居民委员会"),
    ]
    document = write(entries, issuer=ISSUER)
    assert document.title == (
        "江城市临江区人民政府关于同意新建龙源等两个社区居民委员会"
        "及调整“新建路社区居民委员会”辖区范围的批复"
    )
    assert (document.genre, document.issuer) == ("批复", ISSUER)
    assert document.addressee == "临江街道办事处"
    assert [paragraph.text[:2] for paragraph in document.paragraphs] == ["你办", "一、", "二、", "三、", "四、"]  # fmt: skip
    assert [paragraph.line for paragraph in document.paragraphs] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("kind", ["establish", "adjust", "abolish"])
def test_what_is_complete_is_read_back_without_a_doubt(kind):
    whole = Boundary("", "解放路", "东至路", "江堤", "西山北麓")
    entries = [change(kind=kind, boundaries=(whole,)), change(clause="二", kind=kind, name="桃源社区居民委员会")]  # fmt: skip
    for entry in read(write(entries, issuer=ISSUER)):
        assert entry.findings == ()


@pytest.mark.parametrize(
    "clauses",
    [
        ("",),
        ("七",),
        ("一", "一", "二"),
        ("一（一）", "一（二）", "二（一）"),
        ("一", "一（一）"),
        ("十", "十一"),
        ("1", "2"),
    ],
)
def test_clause_numbers_are_kept(clauses):
    entries = [
        change(clause=clause, name=f"第{number}社区居民委员会")
        for number, clause in enumerate(clauses)
    ]
    assert read(write(entries, issuer=ISSUER)) == entries


@pytest.mark.parametrize(
    "fields",
    [
        {"territory": "锦苑。桃源"},
        {"territory": "锦苑\n桃源"},
        {"territory": "，锦苑"},
        {"territory": " 锦苑"},
        {"territory": "锦苑，总户数3户"},
        {"name": "“龙源”社区居民委员会"},
        {"name": ""},
        {"name": "龙源社区居民委员会", "kind": "rename", "former_name": ""},
        {"kind": "establish", "former_name": "东河社区居民委员会"},
        {"kind": "change"},
        {"clause": "第一条"},
        {"premises": "锦苑，建筑面积300平方米"},
        {"boundaries": (Boundary("", "解放路，西至江堤"),)},
        {"boundaries": (Boundary("锦苑，桃源", "解放路"),)},
        {"boundaries": (Boundary("龙源社区居民委员会", "解放路"),)},
        {"boundaries": (Boundary(),)},
    ],
)
def test_what_would_be_read_otherwise_is_refused(fields):
    with pytest.raises(ValueError, match="无法写进批复|条款序号|写出1条"):
        write([change(**fields)], issuer=ISSUER)


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [change(), change(clause="二")],
        [change(), change(clause="二", subdistrict="龙山街道办事处")],
        [change(), change(clause="", name="桃源社区居民委员会")],
    ],
)
def test_entries_that_do_not_fit_one_reply_are_refused(entries):
    with pytest.raises(ValueError):
        write(entries, issuer=ISSUER)
