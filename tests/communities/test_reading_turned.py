"""Bounds, places and names said in another order, shared, or said once for a list."""

import pytest

from communities.reading import read

from .test_reading import reply

NEW = "东至甲路，南至乙路，西至丙路，北至丁路"
OLD = "东至戊路，南至己路，西至庚路，北至辛路"
SIDES = ("甲路", "乙路", "丙路", "丁路")


def kinds(*paragraphs, **fields):
    return [(e.kind, e.name) for e in read(reply(*paragraphs, **fields))]


def sides(*paragraphs):
    [entry] = read(reply(*paragraphs))
    return [(b.area, *b.sides) for b in entry.boundaries]


@pytest.mark.parametrize(
    "text",
    [
        "其管辖范围以丁路为北界、乙路为南界，东起甲路，西至丙路。",
        "其管辖范围以丁路为北界，乙路为南界，甲路为东界，丙路为西界。",
        "管辖范围：丁路为北界，乙路为南界，甲路为东界，丙路为西界。",
        "以丁路作为北界，以乙路为南部边界，甲路为东界线，丙路为西界。",
        "四至为：北以丁路为界、南以乙路为界，甲路为东界，丙路为西界。",
        "管辖范围以丁路为北界和乙路为南界，东起甲路，西至丙路。",
    ],
)
def test_bounds_named_before_their_side(text):
    assert sides(f"同意增设桃源社区居民委员会，{text}") == [("", *SIDES)]


@pytest.mark.parametrize(
    "text",
    [
        f"原长庆社区居委会{OLD}，现调整为{NEW}。",
        f"原长庆社区居委会四至为{OLD}，现变更为{NEW}。",
        f"原长庆社区居委会：{OLD}；现扩大为{NEW}。",
        f"长庆社区居委会原{OLD}，调整后{NEW}。",
        f"同意将长庆社区居委会由{OLD}，调整为{NEW}。",
        f"同意将长庆社区居委会管辖范围由{OLD}，调整为{NEW}。",
    ],
)
def test_the_bounds_of_a_community_as_it_was_are_not_its_bounds(text):
    assert kinds(text) == [("adjust", "长庆社区居委会")]
    assert sides(text) == [("", *SIDES)]


@pytest.mark.parametrize(
    ("text", "territory"),
    [
        ("以原南湖村区域为管辖区域", "原南湖村区域"),
        ("以原南湖村民委员会所辖区域为其管辖范围", "原南湖村民委员会所辖区域"),
        ("以原南湖、北湖两村范围为管辖范围", "原南湖、北湖两村范围"),
        ("以锦苑小区、桃园小区作为该社区管辖区域", "锦苑小区、桃园小区"),
        ("管辖区域以原南湖村区域为准", "原南湖村区域"),
        ("管辖区域以附图为准", ""),
    ],
)
def test_places_named_before_what_they_are(text, territory):
    [entry] = read(reply(f"同意设立南湖社区居民委员会，{text}。"))
    assert (entry.territory, entry.boundaries) == (territory, ())


@pytest.mark.parametrize("whose", ["你处辖区", "我处所辖", "贵处辖区内", "你街道辖区内的", "你办所属各", "你镇境内"])  # fmt: skip
def test_communities_of_whoever_is_answered_are_none_by_name(whose):
    heading = f"同意{whose}社区规模作如下调整："
    renamed = "一、将甲社区居民委员会更名为乙社区居民委员会。"
    assert kinds(heading, renamed) == [("rename", "乙社区居民委员会")]


@pytest.mark.parametrize(
    "heading",
    [
        "同意你街道对杏林、虎爪两社区管辖范围进行调整，具体如下：",
        "同意调整杏林和虎爪两社区管辖范围，具体如下：",
        "同意对杏林、虎爪两个社区的管辖范围作如下调整：",
    ],
)
def test_names_counted_together_are_those_by_which_each_is_called(heading):
    below = ["一、杏林社区居民委员会", f"四至：{NEW}。", "二、虎爪社区居民委员会", f"四至：{OLD}。"]  # fmt: skip
    assert kinds(heading, *below) == [
        ("adjust", "杏林社区居民委员会"),
        ("adjust", "虎爪社区居民委员会"),
    ]


def test_a_number_that_is_in_the_names_counts_nothing():
    names = [name for _, name in kinds("同意撤销桃园一、桃园二社区居民委员会。")]
    assert names == ["桃园一社区居民委员会", "桃园二社区居民委员会"]


@pytest.mark.parametrize(
    "text",
    [
        "同意撤销春申社区居民委员会，分设为下列2个居民委员会：",
        "同意撤销春申社区居民委员会，分别设立以下社区：",
        "同意撤销春申社区居民委员会建制，新设下列社区居民委员会：",
    ],
)
def test_a_clause_that_leads_to_a_list_is_no_community(text):
    below = [f"1.春申东居民委员会：{NEW}。", f"2.春申西居民委员会：{OLD}。"]
    assert kinds(text, *below) == [
        ("abolish", "春申社区居民委员会"),
        ("establish", "春申东居民委员会"),
        ("establish", "春申西居民委员会"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"调整孙旗街道丰华社区管辖范围，将牡丹花园划出。调整后，丰华社区{NEW}。",
        f"扩大孙旗街道丰华社区管辖范围，将牡丹花园划入；丰华社区调整后{NEW}。",
        f"同意对孙旗街道办事处丰华社区管辖范围进行调整，丰华社区{NEW}。",
    ],
)
def test_a_community_named_with_its_subdistrict_is_told_of_without(text):
    assert kinds(text) == [("adjust", "丰华社区")]
    assert sides(text) == [("", *SIDES)]


@pytest.mark.parametrize("led", ["对城关镇下列居民委员会予以更名，现通知如下：", "现将城关镇2个居民委员会更名如下："])  # fmt: skip
def test_a_subdistrict_said_before_a_list_is_of_all_in_it(led):
    items = ["前进居民委员会更名为文昌居民委员会；", "向阳居民委员会更名为水西居民委员会。"]  # fmt: skip
    entries = read(reply(led, *items, addressee="各街道办事处"))
    assert [entry.subdistrict for entry in entries] == ["城关镇", "城关镇"]


@pytest.mark.parametrize("title", ["关于同意“橘洲华庭”等住宅区命名的批复", "关于锦苑小区更名的批复"])  # fmt: skip
def test_an_estate_that_is_named_is_no_community(title):
    assert not kinds("同意“胜利小区”更名为“橘洲新苑”。", title=title)


def test_a_power_that_is_cancelled_is_no_community():
    title = "关于取消部分部门行政权力事项的批复"
    assert not kinds("同意取消县教育局“教辅材料备案”等1项行政权力事项。", title=title)


@pytest.mark.parametrize(
    ("text", "kind", "former"),
    [
        ("同意撤销甲村村民委员会、乙村村民委员会，合并设立丙社区居民委员会", "establish", ""),
        ("同意将甲村、乙村村民委员会合并组建丙社区居民委员会", "merge", "甲村村民委员会、乙村村民委员会"),
        ("大塘村村民委员会和永和村村民委员会合并为丙社区居民委员会", "merge", "大塘村村民委员会、永和村村民委员会"),
        ("同意整合大塘村、小塘村，组建丙社区居民委员会", "merge", "大塘村、小塘村"),
        ("同意设立丙社区居民委员会，由原大塘村、小塘村合并而成", "merge", "大塘村、小塘村"),
        ("同意将大塘村民委员会、塘西社区居民委员会合并为丙社区居民委员会", "merge", "大塘村民委员会、塘西社区居民委员会"),
        ("同意大塘村村民委员会和小塘村村民委员会改为丙社区居民委员会", "merge", "大塘村村民委员会、小塘村村民委员会"),
    ],
)  # fmt: skip
def test_villages_that_become_one_community_are_asked_about(text, kind, former):
    """Abolished first they make way for a new one; else they are merged."""
    *_, new = read(reply(f"{text}，{NEW}，居民1200户。"))
    assert (new.kind, new.name, new.former_name) == (kind, "丙社区居民委员会", former)
    assert "village-before" in [finding.code for finding in new.findings]
