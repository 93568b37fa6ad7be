"""Words set off, places called as their communities are, and tables that are printed alone."""

import pytest

from communities.reading import read
from gazette.reading import read_text

from .test_reading import reply

BOUNDS = "东至甲路，南至乙路，西至丙路，北至丁路"
ALONE = f"序号\t社区名称\t四至范围\t户数\n1\t海韵社区居民委员会\t{BOUNDS}\t2310\n2\t双湖社区居民委员会\t{BOUNDS}\t约3600\n"


@pytest.mark.parametrize(
    "text",
    [
        "甲东社区居民委员会 更名为 乙东社区居民委员会。",
        "将 甲东社区居民委员会 变更为 乙东社区居民委员会。",
        "同意将甲东社区居民委员会　改名为　乙东社区居民委员会。",
    ],
)
def test_spaces_may_set_names_off_from_the_words_of_a_sentence(text):
    [entry] = read(reply(text))
    assert (entry.kind, entry.name, entry.former_name) == (
        "rename",
        "乙东社区居民委员会",
        "甲东社区居民委员会",
    )


@pytest.mark.parametrize(
    "text",
    [
        "调整后的内社社区居民委员会，居民1503户，办公地点不变。",
        "析出后，内社社区居民委员会尚有居民1503户。",
        "内社社区居民委员会，居民1503户，其余不变。",
    ],
)
def test_what_is_told_of_a_community_that_was_split_adjusts_it(text):
    new, kept = read(
        reply(
            "一、同意从内社社区居民委员会析出部分区域，设立锦江社区居民委员会，居民1186户。",
            f"二、{text}",
        )
    )
    assert (new.kind, new.households) == ("establish", 1186)
    assert (kept.kind, kept.name, kept.households) == (
        "adjust",
        "内社社区居民委员会",
        1503,
    )


@pytest.mark.parametrize(
    "text",
    [
        "甲塘村村民委员会与乙塘村村民委员会合并，合并后名称为甲塘村村民委员会。",
        "甲塘村村民委员会和乙塘村村民委员会合并，沿用甲塘村村民委员会名称。",
        "合并甲塘村村民委员会、乙塘村村民委员会，合并后仍称甲塘村村民委员会。",
    ],
)
def test_villages_may_merge_under_the_name_of_one_of_them(text):
    [entry] = read(reply(text))
    assert (entry.kind, entry.name, entry.former_name) == (
        "merge",
        "甲塘村村民委员会",
        "甲塘村村民委员会、乙塘村村民委员会",
    )


@pytest.mark.parametrize(
    "told",
    [
        "书院社区居民委员会办公场所为书院府邸2号楼；凤鸣社区居民委员会办公场所为凤鸣路8号。",
        "书院社区居民委员会：书院府邸2号楼；凤鸣社区居民委员会：凤鸣路8号。",
    ],
)
def test_premises_called_as_their_community_keep_their_name(told):
    consent = "一、同意设立书院社区居民委员会、凤鸣社区居民委员会。"
    entries = read(reply(consent, "二、办公场所", told))
    assert [entry.premises for entry in entries] == ["书院府邸2号楼", "凤鸣路8号"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("附件\n金湾街道社区管辖范围调整情况表\n（湾府办〔2023〕6号附件）\n", "adjust"),
        ("金湾街道新设立社区一览表（湾政复〔2015〕11号批复附件）\n", "establish"),
        ("附件1\n金湾街道撤销社区名单\n（湾政发〔2015〕11号附件1）\n", "abolish"),
    ],
)
def test_a_table_alone_that_is_attached_to_a_number_is_read_with_a_doubt(heading, kind):
    [document] = read_text(heading + ALONE).documents
    entries = read(document)
    assert [entry.kind for entry in entries] == [kind, kind]
    assert [entry.households for entry in entries] == [2310, 3600]
    assert all("change-unclear" in {f.code for f in e.findings} for e in entries)


@pytest.mark.parametrize(
    "heading",
    [
        "金湾街道社区调整情况表\n（金街办〔2023〕6号请示附件）\n",
        "金湾街道社区调整方案情况表（湾府〔2023〕6号附件）\n",
        "金湾街道社区情况一览表\n（湾府办〔2023〕6号附件）\n",
    ],
)
def test_a_table_alone_of_what_is_asked_for_or_planned_decides_nothing(heading):
    assert [read(d) for d in read_text(heading + ALONE).documents] == [[]]


def test_remarks_tell_households_premises_and_old_names():
    text = """丙水县民政局
关于公布社区居民委员会设置调整结果的公告
丙民公告〔2025〕2号
    经县人民政府批准，现将社区居民委员会设置调整结果公布如下。
序号\t镇街\t调整方式\t社区居民委员会名称\t备注
1\t江湾街道\t设立\t帆影社区居民委员会\t现有居民1905户，办公地点：锦苑小区3号楼
2\t江湾街道\t更名\t江湾里社区居民委员会\t原名江湾二村社区居民委员会
3\t沙洲镇\t设立\t新城社区居民委员会\t划入原320户
    特此公告。
    丙水县民政局
    2025年3月12日
"""
    [document] = read_text(text).documents
    new, renamed, other = read(document)
    assert (new.households, new.premises) == (1905, "锦苑小区3号楼")
    assert renamed.former_name == "江湾二村社区居民委员会"
    assert other.households is None


@pytest.mark.parametrize(
    "words", ["0、龙湾小区", "龙湾路；1、锦苑小区", "龙湾路；2、锦苑小区"]
)
def test_a_number_that_counts_on_from_none_begins_no_item(words):
    said = f"四至范围：{BOUNDS}。另有范围：{words}"
    text = f"某区人民政府关于设立甲社区的批复\n临江街道办事处：\n同意设立锦苑社区居民委员会。{said}。\n2020年5月1日\n"
    [document] = read_text(text).documents
    assert [entry.boundary_extra for entry in read(document)] == [words]


def test_sections_that_tell_of_all_tell_of_the_one_that_others_were_split_off_too():
    first, second, kept = read(
        reply(
            "一、同意从内社社区居民委员会析出部分区域，设立甲子社区居民委员会、乙丑社区居民委员会。",
            "二、管辖范围",
            "（一）甲子社区居民委员会：东至甲路，南至乙路，西至丙路，北至丁路。",
            "（二）乙丑社区居民委员会：东至戊路，南至乙路，西至丙路，北至丁路。",
            "（三）内社社区居民委员会：东至己路，南至乙路，西至丙路，北至丁路。",
            "三、居民户数",
            "甲子社区居民委员会1100户；乙丑社区居民委员会1200户；内社社区居民委员会1300户。",
        )
    )
    assert [one.households for one in (first, second, kept)] == [1100, 1200, 1300]
    east = [[area.east for area in one.boundaries] for one in (first, second, kept)]
    assert east == [["甲路"], ["戊路"], ["己路"]]
    assert (kept.kind, kept.name) == ("adjust", "内社社区居民委员会")


def test_premises_in_the_estate_that_the_community_is_called_after_are_its_own():
    entries = read(
        reply(
            "同意增设滨江、新城两个社区居委会：",
            "一、滨江社区居委会",
            "居民1350户。",
            "办公场所：滨江小区会所二楼。",
            "二、新城社区居委会",
            "居民1720户。",
            "办公场所：新城8栋架空层，面积260㎡。",
        )
    )
    assert [one.premises for one in entries] == ["滨江小区会所二楼", "新城8栋架空层"]
