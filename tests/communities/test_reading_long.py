"""Long clauses: several communities and kinds in one, and what stands between their words."""

import pytest

from communities.reading import read
from gazette.reading import read_text

from .test_reading import reply

NEW = "东至甲路，南至乙路，西至丙路，北至丁路"
SIDES = ("甲路", "乙路", "丙路", "丁路")


def codes(entry) -> set[str]:
    return {finding.code for finding in entry.findings}


def kinds(text: str) -> list[tuple[str, str]]:
    return [(entry.kind, entry.name) for entry in read(reply(text))]


@pytest.mark.parametrize(
    "rest",
    [
        "湖师社区居委会其余管辖范围不变",
        "湖师社区居委会其余区域不变",
        "湖师社区居委会其他区域保持不变",
        "湖师社区居委会其余部分仍由其管辖",
    ],
)
def test_a_community_whose_rest_stays_as_it_is_gave_some_of_it(rest):
    text = f"同意从湖师社区居委会划出北区成立桃子湖社区居委会，{rest}。"
    assert kinds(text) == [("establish", "桃子湖社区居委会"), ("adjust", "湖师社区居委会")]  # fmt: skip


@pytest.mark.parametrize("whole", ["合并后的社区", "合并后社区", "合并后的居委会"])
def test_what_came_of_a_merger_is_told_of_it_and_of_no_other(whole):
    text = f"同意将红旗社区居委会、前进社区居委会合并为红旗社区居委会。{whole}{NEW}，共3120户。"
    [entry] = read(reply(text))
    assert (entry.kind, entry.households) == ("merge", 3120)
    assert entry.boundaries[0].sides == SIDES


@pytest.mark.parametrize("spaced", ["云岭 路", "环城 南路", "双桥 河", "文　化路"])
def test_spaces_within_a_bound_are_left_out_and_asked_about(spaced):
    [entry] = read(reply(f"同意设立云岭社区居委会，东至甲路，南至乙路，西至{spaced}，北至丁路。"))  # fmt: skip
    assert entry.boundaries[0].west == spaced.replace(" ", "").replace("\u3000", "")
    assert "bound-doubtful" in codes(entry)


@pytest.mark.parametrize(
    "whole",
    ["其辖区按星河路为界分别划入天河社区居委会、银河社区居委会", "所辖东里、西里分别划入东里社区居委会、西里社区居委会", "其管辖区域以光明路为界，路东并入朝阳社区居委会"],
)  # fmt: skip
def test_what_goes_on_from_an_abolished_community_is_no_area_of_it(whole):
    gone = read(reply(f"同意撤销星河社区居委会，{whole}。"))[0]
    assert (gone.kind, gone.territory) == ("abolish", "")


def test_a_numbered_name_that_opens_a_clause_is_no_number_of_it():
    [entry] = read(reply("第一、第三居委会合并，组成新街居委会。"))
    assert entry.former_name == "第一居委会、第三居委会"


def test_three_communities_that_end_in_their_number_count_nothing():
    [entry] = read(reply("同意将钢城一社区、钢城二社区、钢城三社区居委会撤并为钢城社区居委会。"))  # fmt: skip
    assert entry.former_name == "钢城一社区、钢城二社区、钢城三社区居委会"


@pytest.mark.parametrize(
    "place", ["办公场所设原钢城二社区居委会", "用房设原钢城二社区居委会"]
)
def test_premises_at_another_community_set_none_up(place):
    assert kinds(f"同意设立钢城社区居委会，{NEW}，{place}。") == [("establish", "钢城社区居委会")]  # fmt: skip


def test_what_another_takes_in_is_told_of_the_one_that_takes_it():
    text = "同意撤销砂石厂社区居委会；将机关社区居委会更名为政和社区居委会，并吸纳原砂石厂社区居委会辖区，调整后共1540户。"
    gone, renamed = read(reply(text))
    assert (gone.households, renamed.households) == (None, 1540)


@pytest.mark.parametrize("deed", ["调整", "变更"])
def test_a_name_of_before_is_read_again_behind_what_was_done(deed):
    text = (
        f"将岭南社区居委会的部分区域划归岭东社区居委会。{deed}后岭南社区居委会{NEW}。"
    )
    names = [name for _, name in kinds(text)]
    assert "岭南社区居委会" in names and "后岭南社区居委会" not in names


def test_two_renamed_to_two_are_two():
    text = "同意第五居委会、第六居委会更名为文化路社区居委会、体育路社区居委会。"
    pairs = [(e.former_name, e.name) for e in read(reply(text))]
    assert pairs == [("第五居委会", "文化路社区居委会"), ("第六居委会", "体育路社区居委会")]  # fmt: skip


def test_one_that_comes_to_the_subdistrict_and_is_merged_is_no_change_beside():
    text = "同意将城中街道南市社区居委会整体划归你街道管辖，同时将南市社区居委会与老码头社区居委会合并，设立南码头社区居委会。"
    assert kinds(text) == [("merge", "南码头社区居委会")]


@pytest.mark.parametrize(
    "reason", ["为适应新区开发需要，", "根据城市建设需要，", "为满足居民生活需要，"]
)
def test_a_need_is_a_reason_and_puts_nothing_off(reason):
    text = f"{reason}将长江社区居委会管辖的长江北路以西区域析出，成立江湾社区居委会。"
    assert ("establish", "江湾社区居委会") in kinds(text)


@pytest.mark.parametrize("mark", ["●", "◆", "★ ", "▲"])
def test_a_mark_before_a_listed_community_is_no_part_of_its_name(mark):
    listed = [f"{mark}学士社区居民委员会（辖学士府、翰林院小区，1322户）", f"{mark}状元社区居民委员会（辖状元府，1544户）"]  # fmt: skip
    entries = read(reply("同意增设以下社区居民委员会：", *listed))
    told = [(e.name, e.territory, e.households) for e in entries]
    assert told == [("学士社区居民委员会", "学士府、翰林院小区", 1322), ("状元社区居民委员会", "状元府", 1544)]  # fmt: skip


@pytest.mark.parametrize(
    "kept", ["东、西界线不变", "南北边界均不作变动", "东、西两面不变"]
)
def test_sides_that_stay_are_no_words_of_a_bound(kept):
    text = f"同意将望湖社区居委会的南界由望湖路调整至环湖大道，北界由人民路退至健康路；{kept}。"
    [entry] = read(reply(text))
    assert (entry.boundaries[0].south, entry.boundaries[0].north) == ("环湖大道", "健康路")  # fmt: skip


NOTICE = """石门区人民政府
关于新设和调整社区的通知
石政发〔2010〕28号
五一街道办事处，区直有关单位：
    经研究，决定在五一街道新设百花社区、芙蓉社区，并对桃源社区的管辖范围进行调整。详见附件。
    附件：社区情况表
石门区人民政府
2010年6月3日
附件
社区情况表
"""


@pytest.mark.parametrize(
    ("heading", "first"),
    [("类别", ("新设", "新设", "调整")), ("调整方式", ("新增设", "新设立", "调整范围")), ("所属街道", ("五一街道", "五一街道", "五一街道"))],
)  # fmt: skip
def test_what_is_done_or_the_subdistrict_may_lead_a_stack_of_communities(heading, first):  # fmt: skip
    rows = [("百花社区", "百花新村、百花苑", "1480", "百花新村21栋"), ("芙蓉社区", "芙蓉小区", "1250", "芙蓉路33号"), ("桃源社区", "桃源居", "1733", "桃源路2号")]  # fmt: skip
    cells = [heading, "社区名称", "管辖范围", "户数", "办公地点"]
    cells += [cell for led, row in zip(first, rows, strict=True) for cell in (led, *row)]  # fmt: skip
    [document] = read_text(NOTICE + "\n".join(cells) + "\n").documents
    told = [(e.name, e.territory, str(e.households), e.premises) for e in read(document)]  # fmt: skip
    assert told == rows


def test_each_of_many_clauses_keeps_the_forms_of_characters_printed_in_it():
    lines = [
        f"同意設立第{n}花園社區居民委員會，東至后街{n}號，南至乙路，西至丙{n}後路，北至丁路，共{n}戶。"
        for n in range(100, 300)
    ]
    found = read(reply(*lines, title="關於設立社區居民委員會的批復", genre="批复"))
    assert [change.source_text for change in found] == lines
    assert [(change.name, change.boundaries[0].west) for change in found] == [
        (f"第{n}花園社區居民委員會", f"丙{n}後路") for n in range(100, 300)
    ]
    assert {change.boundaries[0].east[:2] for change in found} == {"后街"}
