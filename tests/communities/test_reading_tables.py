"""Communities that a notice lists in tables, of all the shapes that texts have them in."""

import pytest

from communities.reading import read
from gazette.reading import read_text

HEAD = """丙水县人民政府办公室
关于城关镇{about}的通知
丙政办发〔2014〕36号
城关镇人民政府，县政府有关部门：
经县人民政府同意，在城关镇{about}，具体如下：
"""
TAIL = """以上社区居民委员会由城关镇人民政府负责组建。
丙水县人民政府办公室
2014年4月2日
"""
COLUMNS = ("社区名称", "东至", "西至", "南至", "北至", "户数", "办公地点")
ROWS = (
    ("书院社区", "甲路", "乙路", "丙路", "丁路", "1420", "书院路66号"),
    ("龙泉社区", "甲街", "乙街", "丙街", "丁街", "1188", "西门岭1幢"),
)


def changes(table, about="增设社区居民委员会"):
    [document] = read_text(f"{HEAD.format(about=about)}{table}\n{TAIL}").documents
    return read(document)


def piped(rows):
    return "\n".join(f"|{'|'.join(row)}|" for row in rows)


def told(entry):
    bounds = [tuple(b.sides) for b in entry.boundaries]
    return entry.kind, entry.name, entry.households, entry.premises, bounds


EXPECTED = [
    ("establish", "书院社区", 1420, "书院路66号", [("甲路", "丙路", "乙路", "丁路")]),
    ("establish", "龙泉社区", 1188, "西门岭1幢", [("甲街", "丙街", "乙街", "丁街")]),
]


@pytest.mark.parametrize(
    "table",
    [
        piped((COLUMNS, *ROWS)),
        "\n".join("\t".join(row) for row in (COLUMNS, *ROWS)),
        "\n".join("\n".join(row) for row in (COLUMNS, *ROWS)),
        "\n".join("    ".join(row) for row in (COLUMNS, *ROWS)),
        piped(tuple(reversed(row)) for row in (COLUMNS, *ROWS)),
        "\n".join(
            "\n".join((serial, *row))
            for serial, row in zip(("序号", "1", "2"), (COLUMNS, *ROWS), strict=True)
        ),
    ],
)
def test_a_table_in_any_shape_and_order(table):
    assert [told(entry) for entry in changes(table)] == EXPECTED


def test_bounds_in_one_column_and_one_cell_a_line():
    cells = "名称 管辖范围 户数 书院社区 东至甲路，南至丙路，西至乙路，北至丁路 1420 龙泉社区 东至甲街，南至丙街，西至乙街，北至丁街 1188"
    found = changes(cells.replace(" ", "\n"))
    assert [told(e)[4] for e in found] == [told_of[4] for told_of in EXPECTED]
    assert [e.households for e in found] == [1420, 1188]


@pytest.mark.parametrize("missing", [1, 4, 5])
def test_one_cell_short_gives_no_value_to_another_column(missing):
    rows = [list(COLUMNS), list(ROWS[0]), list(ROWS[1])]
    del rows[1][missing]
    found = changes("\n".join("\n".join(row) for row in rows))
    assert all(told(entry)[2:] == (None, "", []) for entry in found)
    assert not any(entry.boundaries for entry in found)


def test_the_title_of_a_table_says_what_is_done():
    table = f"新设社区一览表\n{piped((COLUMNS, ROWS[0]))}\n\n调整社区一览表\n{piped((COLUMNS, ROWS[1]))}"
    found = changes(table, about="优化社区设置")
    assert [(e.kind, e.name) for e in found] == [
        ("establish", "书院社区"),
        ("adjust", "龙泉社区"),
    ]


def test_a_heading_inside_a_table_may_name_other_columns():
    table = (
        "一、新设社区\n|社区名称|东至|南至|西至|北至|户数|\n|书院社区|甲路|丙路|乙路|丁路|1420|\n"
        "二、撤销社区\n|社区名称|原辖区范围|\n|老街社区|东至甲路，南至乙路，西至丙路，北至丁路|"
    )
    new, gone = changes(table, about="调整社区设置")
    assert (new.clause, new.kind, new.households) == ("一", "establish", 1420)
    assert (gone.clause, gone.kind, gone.name) == ("二", "abolish", "老街社区")
    assert not gone.boundaries


def test_what_a_merger_made_of_what_and_no_sum():
    table = "附表1：合并社区情况表\n|序号|合并前社区|合并后社区|户数|\n|1|丙南社区、丁北社区|新华社区|3000|\n|合计|2|1|3000|"
    [entry] = changes(table, about="调整部分社区")
    assert (entry.kind, entry.name) == ("merge", "新华社区")
    assert entry.former_name == "丙南社区、丁北社区"


@pytest.mark.parametrize(
    ("gone", "new"),
    [("撤销的村民委员会", "设立的社区居民委员会"), ("拟撤销的村", "拟设立的社区居委会"), ("撤并村民委员会名称", "成立社区名称"), ("取消的行政村", "新设社区名称")],
)  # fmt: skip
def test_a_row_may_abolish_a_village_and_set_up_a_community(gone, new):
    rows = ((gone, new, "户数"), ("东屯村民委员会", "东屯社区居民委员会", "约570"))
    first, second = changes(piped(rows), about="城关镇撤村建居")
    assert (first.kind, first.name) == ("abolish", "东屯村民委员会")
    assert "village-abolished" in [finding.code for finding in first.findings]
    assert (second.kind, second.name) == ("establish", "东屯社区居民委员会")
    assert (second.former_name, second.households) == ("", 570)


def test_a_row_that_abolishes_communities_for_another_is_asked_about():
    rows = (
        ("撤销社区", "新设社区", "户数"),
        ("甲子社区、乙丑社区", "丙寅社区", "1570"),
    )
    found = changes(piped(rows), about="优化社区设置")
    assert [(e.kind, e.name) for e in found] == [
        ("abolish", "甲子社区"),
        ("abolish", "乙丑社区"),
        ("establish", "丙寅社区"),
    ]
    assert all("change-unclear" in [f.code for f in e.findings] for e in found)


@pytest.mark.parametrize("said", ["原名：{}", "原名称为{}", "原社区名：{}", "原{}"])
def test_what_a_community_was_called_stands_beside_the_deed(said):
    rows = (("社区名称", "调整事项", "户数"), ("甲子社区", f"更名（{said.format('乙丑社区')}）", "1570"))  # fmt: skip
    [entry] = changes(piped(rows), about="社区更名")
    assert (entry.kind, entry.former_name) == ("rename", "乙丑社区")


def test_a_cell_may_say_what_is_done_where_a_name_would_stand():
    rows = (("原社区", "现社区", "户数"), ("东街、南街社区", "东南社区", "2310"), ("北关社区", "撤销", ""), ("新设", "新城社区", "1650"))  # fmt: skip
    found = changes(piped(rows), about="优化社区设置")
    assert [(e.kind, e.name, e.former_name) for e in found] == [
        ("merge", "东南社区", "东街社区、南街社区"),
        ("abolish", "北关社区", ""),
        ("establish", "新城社区", ""),
    ]


@pytest.mark.parametrize("gap", ["——", "", "无"])
def test_one_without_a_former_name_among_those_renamed_is_new_and_asked_about(gap):
    rows = [
        ("原名称", "现名称", "东至", "西至", "南至", "北至"),
        ("前进社区", "书院社区", "甲路", "乙路", "丙路", "丁路"),
        (gap, "龙泉社区", "甲街", "乙街", "丙街", "丁街"),
    ]
    renamed, new = changes(piped(rows), "社区更名及管辖区域调整")
    assert (renamed.kind, new.kind) == ("rename", "establish")
    assert "change-unclear" in [finding.code for finding in new.findings]


@pytest.mark.parametrize(
    "those", ["以下社区居委会", "3个社区居委会", "下列社区居民委员会"]
)
def test_a_table_below_a_clause_is_of_that_clause_whatever_the_next_decides(those):
    table = "\n".join("\t".join(row) for row in [COLUMNS, *ROWS])
    [document] = read_text(
        "丙水县人民政府关于设立、更名部分社区居委会的批复\n丙政办发〔2014〕36号\n城关镇人民政府：\n现批复如下：\n"
        f"一、同意设立{those}：\n{table}\n二、同意将南街社区居委会更名为南门社区居委会。\n"
        "丙水县人民政府\n2014年4月2日\n"
    ).documents
    entries = sorted(read(document), key=lambda entry: entry.line)
    assert [(entry.kind, entry.name, entry.clause) for entry in entries] == [
        ("establish", "书院社区", "一"),
        ("establish", "龙泉社区", "一"),
        ("rename", "南门社区居委会", "二"),
    ]


def test_a_blank_cell_below_a_subdistrict_is_of_the_same_and_asked_about():
    rows = [
        ("街道", "合并前社区", "合并后社区"),
        ("柳营街道", "甲子社区、乙丑社区", "甲子社区"),
        ("", "丙寅社区、丁卯社区", "丙寅社区"),
    ]
    first, second = changes(piped(rows), "合并部分社区")
    assert [first.subdistrict, second.subdistrict] == ["柳营街道", "柳营街道"]
    doubted = [[f.code for f in e.findings if f.code == "blank-cell"] for e in (first, second)]  # fmt: skip
    assert doubted == [[], ["blank-cell"]]


def test_tables_below_the_names_of_their_subdistricts_are_of_them():
    head = "序号\t社区名称\t户数"
    table = f"一、柳营街道\n{head}\n1\t甲子社区\t3016\n二、白杨镇\n{head}\n1\t乙丑社区\t1205"
    found = [(e.name, e.subdistrict, e.households) for e in changes(table)]
    assert found == [("甲子社区", "柳营街道", 3016), ("乙丑社区", "白杨镇", 1205)]


def test_each_attachment_whose_name_stands_beside_its_mark_is_a_table_of_its_own():
    head = "序号   街道       社区名称"
    [document] = read_text(
        "丙水县人民政府关于调整部分社区设置的决定\n丙政发〔2017〕83号\n"
        "柳营街道办事处：\n经研究，决定新设社区居民委员会1个，调整管辖范围1个，撤销1个（详见附件）。\n"
        "丙水县人民政府\n2017年12月4日\n\n"
        f"附件1  新设立的社区居民委员会\n{head}               户数\n1      柳营街道   甲子社区居民委员会   1840\n\n"
        f"附件2  调整管辖范围的社区居民委员会\n{head}             调整后四至\n"
        "1      柳营街道   乙丑社区居民委员会   东至甲路，南至乙路，\n                                       西至丙路，北至丁路\n\n"
        f"附件3  撤销的社区居民委员会\n{head}             备注\n1      柳营街道   丙寅社区居民委员会   居民已全部拆迁\n"
    ).documents
    found = [(e.kind, e.name, [b.sides for b in e.boundaries]) for e in read(document)]
    assert found == [
        ("establish", "甲子社区居民委员会", []),
        ("adjust", "乙丑社区居民委员会", [("甲路", "乙路", "丙路", "丁路")]),
        ("abolish", "丙寅社区居民委员会", []),
    ]
