"""What clauses tell again of a community: in full, without its subdistrict, of the only new one."""

from dataclasses import replace

import pytest

from communities.reading import read
from communities.reading.identity import bare, fuller_name, is_one
from gazette.reading.source import Table

from .test_reading import reply as answer
from .test_reading_passing import NEW, SIDES, codes, sides


def reply(text, attachments=(), **fields):
    return replace(answer(*text.split("\n"), **fields), attachments=attachments)


def told(text):
    return [(entry.kind, entry.name) for entry in read(reply(text))]


@pytest.mark.parametrize(
    ("town", "kept"),
    [
        ("文峰镇", "塔山社区居民委员会"),
        ("东山街道", "云锦社区居民委员会"),
        ("东山街道办事处", "文亭社区居民委员会"),
    ],
)
def test_a_community_told_with_its_subdistrict_and_then_without_is_one(town, kept):
    text = f"一、同意设立{town}{kept}。\n二、{kept}管辖范围：{NEW}。"
    [entry] = read(reply(text, addressee=f"{town.removesuffix('办事处')}办事处"))
    assert (entry.name, sides(entry)) == (kept, [SIDES])
    assert "place-in-name" in codes(entry)


def test_a_subdistrict_that_only_heads_the_clause_was_taken_off_no_name():
    [entry] = read(reply(f"城厢镇：设立塔山社区居民委员会，{NEW}。"))
    assert "place-in-name" not in codes(entry)


@pytest.mark.parametrize("estate", ["枕河水乡", "欧风小镇", "运河古镇"])
def test_an_estate_called_after_a_town_is_a_name_that_heads_its_clause(estate):
    text = f"同意调整下列社区管辖范围：\n一、甲里社区居民委员会\n调整后：{NEW}。\n二、{estate}社区居民委员会\n调整后：{NEW}。"
    assert [name for _, name in told(text)] == [
        "甲里社区居民委员会",
        f"{estate}社区居民委员会",
    ]


def test_what_came_of_a_split_is_called_as_the_clause_that_tells_of_it_calls_it():
    text = f"一、同意将梅苑社区拆分为梅苑社区、清江社区两个社区。\n二、设立清江社区居民委员会，{NEW}。\n三、调整后的梅苑社区居民委员会，四至范围为：{NEW}。"
    rows = [(e.clause, e.kind, e.name) for e in read(reply(text))]
    assert sorted(rows) == [
        ("三", "adjust", "梅苑社区居民委员会"),
        ("二", "establish", "清江社区居民委员会"),
    ]


@pytest.mark.parametrize("said", ["办公场所暂设", "办公用房设在", "服务用房位于"])
def test_premises_that_are_of_none_by_name_are_of_the_only_new_community_and_doubtful(said):  # fmt: skip
    text = f"一、同意从盛丰社区居民委员会析置盛东社区居民委员会，盛丰社区居民委员会管辖范围相应调整为{NEW}。\n二、{said}民安中路201号。"
    premises = {e.name: (e.premises, "premises-doubtful" in codes(e)) for e in read(reply(text))}  # fmt: skip
    assert premises["盛东社区居民委员会"] == ("民安中路201号", True)
    assert premises["盛丰社区居民委员会"][0] == ""


@pytest.mark.parametrize(
    "verb", ["增设", "新增设", "另设", "新设", "组建", "筹建", "恢复设立"]
)
def test_a_verb_of_setting_up_behind_the_subdistrict_is_no_part_of_a_name(verb):
    [entry] = read(reply(f"城东街道{verb}兰干社区，{NEW}。", addressee="各街道办事处"))
    assert (entry.kind, entry.name, entry.subdistrict) == (
        "establish",
        "兰干社区",
        "城东街道",
    )


@pytest.mark.parametrize("said", ["社区名称：", "新社区名称：", "名称分别为"])
def test_names_told_below_their_label_are_set_up(said):
    text = f"决定新设立两个社区，有关事项如下：\n一、{said}海昌社区、洪李社区。"
    assert told(text) == [("establish", "海昌社区"), ("establish", "洪李社区")]


def test_a_list_that_is_printed_sets_up_what_it_lists_and_is_doubtful():
    table = Table("", ("街道", "社区名称"), (("城东街道", "文庙社区"),), 9)
    fields = {
        "title": "甲县人民政府办公室关于印发2013年新增城市社区名单的通知",
        "genre": "通知",
        "attachments": (table,),
    }
    [entry] = read(reply("现将2013年新增城市社区名单印发给你们。", **fields))
    assert (entry.kind, entry.name) == ("establish", "文庙社区")
    assert "change-unclear" in codes(entry)
    [entry] = read(reply("经研究，决定新设1个社区，现将名单印发给你们。", **fields))
    assert "change-unclear" not in codes(entry)


@pytest.mark.parametrize("title", ["示范社区名单", "新设立社区名单（征求意见稿）", "社区建设工作方案"])  # fmt: skip
def test_a_list_of_something_else_decides_nothing(title):
    fields = {"title": f"甲县人民政府关于印发{title}的通知", "genre": "通知"}
    assert read(reply("现将名单印发给你们。", **fields)) == []


def test_a_table_without_headings_is_told_by_its_cells():
    columns = (
        "王范社区居委会",
        "东至甲路",
        "南至乙路",
        "西至丙路",
        "北至丁路",
        "1820户",
    )
    second = ("凤翼社区居委会", "东至甲路", "南至乙路", "西至丙路", "北至丁路", "900户")
    fields = {"attachments": (Table("", columns, (second,), 9),)}
    entries = read(reply("同意新设社区居委会2个：", **fields))
    assert [(e.name, e.households, sides(e)) for e in entries] == [
        ("王范社区居委会", 1820, [SIDES]),
        ("凤翼社区居委会", 900, [SIDES]),
    ]
    assert all("heading-inferred" in codes(entry) for entry in entries)


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("塔山社区", "塔山社区居民委员会", True),
        ("文峰镇塔山社区", "塔山社区", True),
        ("城东街道幸福社区", "城西街道幸福社区", False),
        ("新塔山社区", "塔山社区", False),
        ("欧风小镇社区", "社区", False),
    ],
)
def test_two_names_are_of_one_community(name, other, one):
    assert is_one(name, other) is one


def test_a_name_is_bare_and_full():
    assert bare("文峰镇塔山社区") == "塔山社区"
    assert bare("运河古镇花园社区") == "运河古镇花园社区"
    assert fuller_name("塔山社区", "塔山社区居委会") == "塔山社区居委会"
    assert fuller_name("塔山社区", "文峰塔山社区居委会") == "塔山社区"


LISTED = "设立的社区居民委员会：\n1．文峰街道甲里社区居民委员会。{b}。\n2．文峰街道乙里社区居民委员会。{b}。\n3．{last}社区居民委员会。{b}。"


@pytest.mark.parametrize(
    ("last", "subdistrict", "name"),
    [
        ("长桥乡丙里", "长桥乡", "丙里社区居民委员会"),
        ("丙里", "", "丙里社区居民委员会"),
    ],
)
def test_a_town_before_a_name_is_its_place_where_each_of_the_list_begins_with_one(
    last, subdistrict, name
):
    text = LISTED.format(last=last, b=NEW)
    entry = read(reply(text, addressee="各街道办事处"))[-1]
    assert (entry.subdistrict, entry.name) == (subdistrict, name)


def test_a_town_before_a_name_among_others_without_a_place_may_be_of_the_name():
    text = LISTED.format(last="长桥乡丙里", b=NEW).replace("文峰街道乙", "乙")
    entry = read(reply(text, addressee="各街道办事处"))[-1]
    assert entry.name == "长桥乡丙里社区居民委员会"
    assert "name-prefixed" in codes(entry)
