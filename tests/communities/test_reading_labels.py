"""What typesetting, labels and neighbouring decisions do to the words of a community."""

from dataclasses import replace

import pytest

from communities.reading import read

from .test_reading import reply

TWO = "同意设立安康、永乐两个社区居民委员会。"


def codes(entry):
    return {finding.code for finding in entry.findings}


@pytest.mark.parametrize(
    "spread", ["北至 二 环 路", "北至二 环 路", "北至　二　环　路"]
)
def test_typesetting_spreads_a_bound_and_it_is_read_closed_up(spread):
    [entry] = read(
        reply(f"同意设立安康社区居民委员会，东至甲路，南至乙路，西至丙路，{spread}。")
    )
    assert entry.boundaries[0].north == "二环路"


def test_a_space_that_is_left_in_a_bound_is_asked_about():
    [entry] = read(
        reply(
            "同意设立安康社区居民委员会，东至甲路，南至乙路，西至丙路，北至二环 北路。"
        )
    )
    assert "bound-doubtful" in codes(entry)


@pytest.mark.parametrize(
    "told",
    [
        "户数安康社区为1320户，永乐社区为约1500户。",
        "总户数：安康社区1320户，永乐社区约1500户。",
        "居民户数：安康社区居民委员会为1320户；永乐社区居民委员会为1500余户。",
    ],
)
def test_households_of_each_behind_one_label(told):
    first, second = read(reply(TWO + told))
    assert (first.households, first.households_approx) == (1320, False)
    assert (second.households, second.households_approx) == (1500, True)


@pytest.mark.parametrize(
    "told",
    [
        "办公用房：安康社区位于甲路3号，永乐社区位于乙路5号一层。",
        "办公场所安康社区设在甲路3号，永乐社区设在乙路5号一层。",
        "服务用房：安康社区：甲路3号；永乐社区：乙路5号一层。",
    ],
)
def test_premises_of_each_behind_one_label(told):
    entries = read(reply(TWO + told))
    assert [entry.premises for entry in entries] == ["甲路3号", "乙路5号一层"]


@pytest.mark.parametrize("deed", ["析置", "分设", "划转", "拆分"])
def test_what_a_community_is_after_the_deed_does_not_open_its_name(deed):
    new, old = read(
        reply(
            "同意从沙洲社区居民委员会析置新华社区居民委员会。",
            f"{deed}后沙洲社区居民委员会管辖范围为：东至甲路，南至乙路，西至丙路，北至丁路。",
        )
    )
    assert (new.name, old.name) == ("新华社区居民委员会", "沙洲社区居民委员会")


@pytest.mark.parametrize("names", ["前进一居、前进二居", "前进一居和前进二居"])
def test_a_community_called_by_its_number_alone_keeps_its_short_name(names):
    entries = read(reply(f"同意将前进社区居委会分设为{names}。"))
    assert [entry.name for entry in entries][:2] == ["前进一居", "前进二居"]


@pytest.mark.parametrize("said", ["5个社区", "城市社区5个：", "农村社区3个："])
def test_a_count_of_communities_is_no_name(said):
    document = reply(f"同意新成立{said}")
    assert all(not entry.name for entry in read(document))


def test_an_office_that_others_are_given_to_is_not_of_the_next_community():
    entries = read(
        replace(
            reply(
                "同意将南市街道的延河社区居民委员会划归宝塔山街道管辖，"
                "将桥沟街道文化沟社区居民委员会更名为鲁艺社区居民委员会。"
            ),
            addressee="区民政局",
        )
    )
    renamed = next(entry for entry in entries if entry.kind == "rename")
    assert renamed.subdistrict == "桥沟街道"


def test_names_are_listed_office_by_office():
    text = "我区新成立城市社区3个，分别是：城西街道的明珠社区、翠竹社区，城东街道的东港社区。"
    entries = read(replace(reply(text), addressee="区民政局"))
    assert [entry.name for entry in entries] == ["明珠社区", "翠竹社区", "东港社区"]


def test_communities_that_go_in_one_breath_with_a_new_one_are_asked_about():
    text = "同意撤销光明社区居民委员会和朝阳社区居民委员会，组建光阳社区居民委员会。"
    assert all("change-unclear" in codes(entry) for entry in read(reply(text)))


def test_a_community_moved_and_renamed_is_one_rename():
    text = "同意将和平社区居民委员会划入城东街道管辖，并更名为和顺社区居民委员会。"
    [entry] = read(reply(text))
    assert (entry.kind, entry.name, entry.former_name) == (
        "rename",
        "和顺社区居民委员会",
        "和平社区居民委员会",
    )


def test_conditions_that_are_not_met_set_nothing_up():
    text = "同意设立秀水社区居民委员会。设立青山社区居民委员会的条件尚不成熟。"
    assert [entry.name for entry in read(reply(text))] == ["秀水社区居民委员会"]


@pytest.mark.parametrize(
    "told",
    [
        "两个社区办公用房面积均为300平方米。",
        "办公用房面积都为300平方米。",
    ],
)
def test_what_is_alike_of_all_is_of_each(told):
    houses = "安康社区1320户，永乐社区1500户。"
    entries = read(reply(TWO + houses + told))
    assert [entry.floor_area_m2 for entry in entries] == [300, 300]


def test_sides_with_the_word_for_a_line_are_not_bare():
    text = "同意设立安康社区居民委员会，四至范围：东界为甲路，南界为乙路，西界为丙路，北界为丁路。"
    [entry] = read(reply(text))
    assert entry.boundaries[0].sides == ("甲路", "乙路", "丙路", "丁路")


def test_a_new_name_said_after_the_rename():
    text = "同意红星社区居民委员会更名，新名称为红星里社区居民委员会。"
    [entry] = read(reply(text))
    assert (entry.name, entry.former_name) == (
        "红星里社区居民委员会",
        "红星社区居民委员会",
    )


def test_what_has_happened_already_does_not_undo_what_is_decided_after():
    text = "鉴于水泥厂已经搬迁，居民不足百户，同意撤销水泥厂社区居民委员会。"
    [entry] = read(reply(text))
    assert entry.kind == "abolish"


def test_a_name_that_ends_like_a_city_is_one_of_those_counted():
    entries = read(reply("撤销东仓、油坊、马市三个社区居委会。"))
    assert [entry.name for entry in entries] == [
        "东仓社区居委会",
        "油坊社区居委会",
        "马市社区居委会",
    ]


@pytest.mark.parametrize("was", ["原定名为", "原名称为", "暂定名为"])
def test_words_that_say_what_it_was_called_are_no_part_of_the_name(was):
    text = f"同意将{was}“锦城社区居民委员会”的社区更名为“锦里社区居民委员会”。"
    [entry] = read(reply(text))
    assert entry.former_name == "锦城社区居民委员会"


def test_parts_that_are_adjusted_into_a_new_community_set_it_up():
    text = (
        "同意将银杏社区居民委员会和梧桐社区居民委员会的部分区域调整设立红枫社区居民委员会，"
        "红枫社区居民委员会辖1612户。"
    )
    entry = next(e for e in read(reply(text)) if "红枫" in e.name)
    assert (entry.kind, entry.name) == ("establish", "红枫社区居民委员会")


def test_areas_in_a_bracket_behind_the_name_are_its_bounds():
    text = (
        "同意设立芙蓉社区居民委员会（A区：东至甲路，南至乙路，西至丙路，北至丁路；"
        "B区：东至戊路，南至己路，西至庚路，北至辛路）。"
    )
    [entry] = read(reply(text))
    assert [boundary.area for boundary in entry.boundaries] == ["A区", "B区"]


def test_a_bracket_behind_the_name_may_tell_the_premises_and_is_no_area():
    text = "同意新设同心社区居委会（驻地：同心路9号），东起甲路，西至丙路，南起乙路，北至丁路。"
    [entry] = read(reply(text))
    assert entry.premises == "同心路9号"
    assert [boundary.area for boundary in entry.boundaries] == [""]


def test_what_the_body_tells_is_of_those_that_the_title_names():
    document = replace(
        reply(
            "经研究，同意所请。调整后：海湾社区居民委员会东至甲路，南至乙路，西至丙路，北至丁路，共1322户；"
            "观海社区居民委员会东至戊路，南至己路，西至庚路，北至辛路，共1677户。"
        ),
        title="关于同意新设海湾社区居民委员会并调整观海社区居民委员会管辖范围的批复",
    )
    assert [(e.kind, e.name, e.households) for e in read(document)] == [
        ("establish", "海湾社区居民委员会", 1322),
        ("adjust", "观海社区居民委员会", 1677),
    ]


def test_a_list_that_is_named_by_its_first_is_read_to_its_end():
    text = (
        "同意新设金域社区居委会等3个社区居委会：金域社区居委会，1320户；"
        "银域社区居委会，1455户；玉域社区居委会，约1600户。"
    )
    assert [entry.households for entry in read(reply(text))] == [1320, 1455, 1600]


def test_a_line_that_is_cut_before_a_house_number_goes_on():
    [entry] = read(
        reply(
            "同意设立光华社区居委会。办公用房：光华大道1号附", "12号，面积256.3平方米。"
        )
    )
    assert entry.premises == "光华大道1号附12号"
