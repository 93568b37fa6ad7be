import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.reading import read_file
from gazette.reading.grids import tabulated
from gazette.reading.source import Paragraph, SourceDocument, Table
from personnel.reading import read

TITLE = "某区人民政府关于任免张三等工作人员职务的通知"
HUAIYIN, PARK = "济南市槐荫区", "济南槐荫工业园区"
# (number, kind, name, organization, title, note)
GAZETTE = [
    (
        "济槐政任〔2020〕3号",
        "appoint",
        "董忠",
        HUAIYIN + "张庄路街道经济发展服务中心（农业综合服务中心）",
        "主任",
        "",
    ),
    (
        "济槐政任〔2020〕3号",
        "appoint",
        "耿宪臣",
        HUAIYIN + "玉清湖街道社会事务办公室",
        "副主任",
        "副处级",
    ),
    (
        "济槐政任〔2020〕3号",
        "appoint",
        "张晓冬",
        HUAIYIN + "信访局",
        "信访督查专员",
        "",
    ),
    (
        "济槐政任〔2020〕3号",
        "remove",
        "刘学军",
        PARK + "管理委员会综合办公室",
        "主任",
        "",
    ),
    (
        "济槐政任〔2020〕3号",
        "remove",
        "郭兆生",
        PARK + "管理委员会财政局",
        "局长",
        "",
    ),
    ("济槐政任〔2020〕3号", "remove", "郑光辉", PARK + "综合服务中心", "主任", ""),
    (
        "济槐政任〔2020〕3号",
        "remove",
        "董忠",
        PARK + "投资促进中心",
        "主任",
        "保留原职级待遇",
    ),
    (
        "济槐政任〔2020〕3号",
        "remove",
        "耿宪臣",
        PARK + "管理委员会经济发展局",
        "副局长",
        "",
    ),
    (
        "济槐政任〔2020〕3号",
        "remove",
        "杨宝建",
        HUAIYIN + "教育和体育局",
        "副局长",
        "正处级",
    ),
    ("济槐政任〔2020〕3号", "remove", "张晓冬", HUAIYIN + "投资促进局", "副局长", ""),
    ("济槐政任〔2020〕4号", "appoint", "王建刚", HUAIYIN + "投资促进局", "副局长", ""),
    (
        "济槐政任〔2020〕4号",
        "appoint",
        "靖宏亮",
        HUAIYIN + "西客站片区发展服务中心",
        "副主任",
        "",
    ),
    (
        "济槐政任〔2020〕4号",
        "appoint",
        "张胜利",
        HUAIYIN + "金融事业发展中心",
        "副主任",
        "",
    ),
    (
        "济槐政任〔2020〕4号",
        "appoint",
        "崔冲寒",
        HUAIYIN + "人民政府张庄路街道办事处",
        "副主任",
        "",
    ),
    (
        "济槐政任〔2020〕4号",
        "remove",
        "张穆云",
        HUAIYIN + "财政资金国库集中支付中心",
        "主任",
        "",
    ),
    (
        "济槐政任〔2020〕4号",
        "remove",
        "靖宏亮",
        HUAIYIN + "城乡房地产开发总公司",
        "副总经理",
        "",
    ),
    (
        "济槐政任〔2020〕4号",
        "remove",
        "李传荣",
        HUAIYIN + "信访局信息中心",
        "副主任",
        "",
    ),
    (
        "济槐政任〔2020〕4号",
        "remove",
        "高申",
        HUAIYIN + "西客站片区发展服务中心",
        "副主任",
        "",
    ),
    (
        "济槐政任〔2020〕4号",
        "remove",
        "王颖",
        HUAIYIN + "金融事业发展中心",
        "副主任",
        "",
    ),
    ("济槐政任〔2020〕5号", "remove", "吕红艳", HUAIYIN + "科技信息中心", "主任", ""),
    ("济槐政任〔2020〕5号", "remove", "刘润萍", HUAIYIN + "卫生健康局", "副局长", ""),
    (
        "济槐政任〔2020〕6号",
        "remove",
        "肖军",
        HUAIYIN + "司法局",
        "副处级领导干部",
        "",
    ),
]


def notice(*paragraphs, title=TITLE, tables=()):
    return SourceDocument(
        title=title,
        paragraphs=tuple(
            Paragraph(text, line) for line, text in enumerate(paragraphs, 1)
        ),
        attachments=tables,
    )


def facts(*paragraphs, **fields):
    return [
        (entry.kind, entry.name, entry.organization, entry.title, entry.note)
        for entry in read(notice(*paragraphs, **fields))
    ]


def codes(*paragraphs, **fields):
    entries = read(notice(*paragraphs, **fields))
    return [[finding.code for finding in entry.findings] for entry in entries]


@pytest.fixture(scope="module")
def gazette(gazette_file):
    return [
        (document.number, entry)
        for document in read_file(gazette_file).documents
        for entry in read(document)
    ]


def test_the_gazette_makes_seven_appointments_and_fifteen_removals(gazette):
    assert [
        (number, e.kind, e.name, e.organization, e.title, e.note)
        for number, e in gazette
    ] == GAZETTE
    kinds = [entry.kind for _, entry in gazette]
    assert (kinds.count("appoint"), kinds.count("remove")) == (7, 15)
    assert {entry.clause for _, entry in gazette} == {""}


def test_the_only_doubts_in_the_gazette_are_the_spaces_in_two_names(gazette):
    doubtful = {e.name: [f.code for f in e.findings] for _, e in gazette if e.findings}
    assert doubtful == {"高申": ["inner-space"], "王颖": ["inner-space"]}


def test_json_joins_position_and_note():
    (entry,) = read(
        notice("免去：", "高 申的某区财政局局长（正处级）职务（保留原待遇）。")
    )
    assert entry.as_json() == {
        "clause": None,
        "kind": "remove",
        "name": "高申",
        "position": "某区财政局局长",
        "organization": "某区财政局",
        "title": "局长",
        "note": "正处级；保留原待遇",
        "findings": ["inner-space"],
    }
    assert (entry.rank, entry.remark) == ("正处级", "保留原待遇")
    assert entry.line == 2
    assert entry.source_text == "高 申的某区财政局局长（正处级）职务（保留原待遇）"


APPOINTED = [("appoint", "张三", "某区财政局", "局长", "")]
REMOVED = [("remove", "张三", "某区财政局", "局长", "")]


@pytest.mark.parametrize(
    "text",
    [
        "任命张三为某区财政局局长。",
        "任命张三同志为某区财政局局长",
        "张三任某区财政局局长。",
        "张三同志任某区财政局局长职务；",
        "聘任张三为某区财政局局长",
        "经研究，决定任命张三为某区财政局局长",
        "区政府第5次常务会议研究决定，任命：张三为某区财政局局长",
        "区政府同意：任命张三担任某区财政局局长。",
        "决定任命下列同志：张三为某区财政局局长。",
        "张 三任 某区财政局 局长。",
    ],
)
def test_appointments_in_other_words(text):
    assert facts(text) == APPOINTED


@pytest.mark.parametrize(
    "text",
    [
        "免去张三的某区财政局局长职务。",
        "免去张三同志的某区财政局局长职务",
        "免去张三同志某区财政局局长职务；",
        "张三不再担任某区财政局局长职务。",
        "张三同志不再担任某区财政局局长",
        "解聘张三的某区财政局局长职务",
        "区政府研究决定，免去：张三的某区财政局局长职务。",
        "接受张三辞去某区财政局局长职务的请求。",
        "免去张三所任的某区财政局局长职务",
        "免去张三某区财政局局长职务。",
    ],
)
def test_removals_in_other_words(text):
    assert facts(text) == REMOVED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲某、乙某为某区政府督学", [("甲某", "督学"), ("乙某", "督学")]),
        ("任命甲某、乙某和丙某为某局科员", [(n, "科员") for n in ("甲某", "乙某", "丙某")]),
        ("张三任某局党组书记、局长", [("张三", "党组书记"), ("张三", "局长")]),
        ("张三任某局局长兼某办主任", [("张三", "局长"), ("张三", "主任")]),
        ("张三任某局局长，兼任某办主任", [("张三", "局长"), ("张三", "主任")]),
        ("甲某、乙某分别任某局局长、某办主任", [("甲某", "局长"), ("乙某", "主任")]),
        ("任命甲某为某局局长，乙某为某办主任", [("甲某", "局长"), ("乙某", "主任")]),
        ("任命甲某为某局局长，某中心主任", [("甲某", "局长"), ("甲某", "主任")]),
    ],
)  # fmt: skip
def test_one_row_for_each_person_and_post(text, expected):
    document = notice("区政府决定，任命：", text)
    assert [(entry.name, entry.title) for entry in read(document)] == expected


def test_he_is_the_one_named_before():
    both = [*APPOINTED, ("remove", "张三", "某区审计局", "副局长", "")]
    for mark in "，；。":
        text = f"张三任某区财政局局长{mark}免去其某区审计局副局长职务。"
        assert facts(text) == both
        assert codes(text) == [[], []]


@pytest.mark.parametrize(
    ("text", "rank", "remark"),
    [
        ("张三为某局局长（副处级）", "副处级", ""),
        ("张三为某局局长(正科级)", "正科级", ""),
        ("张三为某局局长（试用期一年）", "", "试用期一年"),
        ("张三为某局局长，试用期一年", "", "试用期一年"),
        ("张三为某局局长（副处级，试用期一年）", "副处级", "试用期一年"),
        ("张三为某局局长（副处级）（挂职两年）", "副处级", "挂职两年"),
        ("张三挂任某局局长", "", "挂职"),
        ("张三为某局局长（兼）", "", "兼"),
        ("张三（女）为某局局长", "", "女"),
        ("张三为某局局长。试用期至2021年5月", "", "试用期至2021年5月"),
    ],
)
def test_ranks_and_remarks(text, rank, remark):
    (entry,) = read(notice("任命：", text))
    assert (entry.position, entry.rank, entry.remark) == ("某局局长", rank, remark)


@pytest.mark.parametrize(
    ("organization", "title"),
    [
        ("某区人民政府张庄路街道办事处", "副主任"),
        ("某街道便民中心（退役军人服务站）", "主任"),
        ("某区司法局", "副处级领导干部"),
        ("某区信访局", "信访督查专员"),
        ("某区城乡开发总公司", "副总经理"),
        ("某区", "副区长"),
        ("某区人民法院民事审判庭", "庭长"),
        ("某区教育、体育局", "局长"),
        ("某区消防救援大队", "大队长"),
        ("某区人民医院", "院长助理"),
        ("某区公安分局", "政委"),
        ("某区政府办公室", "一级主任科员"),
        ("某镇财政所", "所长"),
        ("某区第一中学", "副校长"),
    ],
)
def test_organization_and_title_part_after_the_name_of_the_body(organization, title):
    (entry,) = read(notice(f"任命张三为{organization}{title}。"))
    assert (entry.organization, entry.title) == (organization, title)
    assert entry.findings == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("任建新任某局局长", "任建新"),
        ("张有为任某局局长", "张有为"),
        ("李有为为某局局长", "李有为"),
        ("王大任为某局局长", "王大任"),
        ("张三任任城区财政局局长", "张三"),
        ("张和平任某局局长", "张和平"),
        ("欧阳和平为任城区财政局局长", "欧阳和平"),
        ("阿依古丽·买买提任某局局长", "阿依古丽·买买提"),
        ("欧阳小明任某局局长", "欧阳小明"),
        ("𠮷㐂任某局局长", "𠮷㐂"),
    ],
)
def test_names_that_are_hard_to_part(text, name):
    (entry,) = read(notice("任命：", text))
    assert entry.name == name


def test_clauses_of_a_numbered_notice():
    entries = read(
        notice(
            "经研究，决定：",
            "一、任命张三为某局局长。",
            "二、免去：",
            "李四的某局局长职务；",
            "王五的某办主任职务。",
            "三、任命：",
            "（一）赵六为某局局长。",
        )
    )
    assert [entry.clause for entry in entries] == ["一", "二", "二", "三（一）"]


def test_from_when_the_terms_of_all_people_run_is_the_remark_of_none():
    told = ("任命张三为某区财政局局长。", "以上人员任职时间自2023年2月20日起计算。")
    assert facts(*told) == [(*APPOINTED[0][:4], "")]
    assert codes(*told) == [["shared-remark"]]


def test_a_remark_made_of_all_above():
    assert facts("任命张三为某区财政局局长。", "上述人员试用期一年。") == [
        (*APPOINTED[0][:4], "试用期一年")
    ]
    assert codes("任命张三为某区财政局局长。", "上述人员试用期一年。") == [
        ["shared-remark"]
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["任命张三为某局首席联络人。"], [["title-unknown"]]),
        (["任命张三为局长。"], [["organization-missing"]]),
        (["任命张三为某局书记、院长。"], [[], ["organization-carried"]]),
        (["免去张三某区财政局局长职务。"], [["name-doubtful"]]),
        (["任命：", "张三为某局局长；", "张三为某局局长。"], [["repeated-change"]] * 2),
        (
            ["任命：", "张三为某局局长。", "免去：", "张三的某局局长职务。"],
            [["same-post"]] * 2,
        ),
        (["任命：", "张三为某局局长；", "李四另有任用。"], [["unread-words"]]),
    ],
)
def test_what_is_doubtful_carries_a_finding(paragraphs, expected):
    assert codes(*paragraphs) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("关于提名张三为某局局长人选的通知", "提名张三为某局局长人选。"),
        ("关于推荐张三任职人选的函", "推荐张三为某局局长。"),
        ("关于成立某领导小组的通知", "任命张三为组长。"),
        ("关于调整某领导小组成员名单的通知", "张三任组长，李四为副组长。"),
        ("关于表彰先进工作人员的决定", "授予张三先进个人称号。"),
        ("关于张三等同志任职的公示", "张三，拟任某局局长。"),
        ("关于提请任命张三职务的议案", "提请任命张三为某局局长。"),
        ("关于张三任职的请示", "拟任命张三为某局局长。"),
        ("关于印发干部任免工作办法的通知", "任命张三为某局局长。"),
        ("关于区政府领导分工的通知", "张三任区长，负责全面工作。"),
        ("关于任免职务的通知", "建议任命张三为某局局长。"),
        ("关于任免职务的通知", "任命张三为某工作领导小组组长。"),
        ("关于任免职务的通知", "各单位主要负责人任第一责任人。"),
        ("关于任免职务的通知", "县教育督导委员会由县长任主任，分管副县长任副主任。"),
        ("关于同意新建某社区的批复", "由张三担任筹备负责人。"),
    ],
)
def test_what_is_no_appointment_is_none(title, text):
    assert read(notice(text, title=title)) == []


def test_a_decision_is_read_under_any_title():
    document = notice("区政府决定任命：", "张三为某区财政局局长。", title="通知")
    assert [entry.name for entry in read(document)] == ["张三"]


@pytest.mark.parametrize(
    ("columns", "row", "title", "expected"),
    [
        (("序号", "姓名", "任命职务"), ("1", "张三", "某区财政局局长"), TITLE, APPOINTED),
        (("姓名", "单位", "职务"), ("张 三", "某区财政局", "局长"), "关于任命的通知", APPOINTED),
        (("姓名", "职务"), ("张三", "某区财政局局长"), "关于免职的通知", REMOVED),
        (("类型", "姓名", "职务"), ("免去", "张三", "某区财政局局长"), TITLE, REMOVED),
        (
            ("姓名", "任命职务", "免去职务"),
            ("张三", "某区财政局局长", "某区审计局副局长"),
            TITLE,
            [*APPOINTED, ("remove", "张三", "某区审计局", "副局长", "")],
        ),
        (("姓名", "任命职务", "免去职务"), ("张三", "某区财政局局长", "—"), TITLE, APPOINTED),
        (
            ("姓名", "任命职务", "职级", "备注"),
            ("张三", "某区财政局局长", "副处级", "试用期一年"),
            TITLE,
            [(*APPOINTED[0][:4], "副处级；试用期一年")],
        ),
        (("姓名", "电话"), ("张三", "123"), TITLE, []),
    ],
)  # fmt: skip
def test_tables_of_names_and_posts(columns, row, title, expected):
    assert facts(title=title, tables=(Table("", columns, (row,)),)) == expected


def test_a_table_that_does_not_say_which_is_doubtful():
    table = Table("", ("姓名", "职务"), (("张三", "某区财政局局长"),))
    assert codes(tables=(table,)) == [["kind-doubtful"]]


texts = st.text(max_size=60) | st.text(
    st.sampled_from("任命免去张三李四为的、，；。（）()职务某局长同志兼其一 "),
    max_size=60,
)


@given(st.text(max_size=20) | st.just(TITLE), st.lists(texts, max_size=4))
def test_any_text_is_read_without_an_error(title, paragraphs):
    for entry in read(notice(*paragraphs, title=title)):
        assert entry.name and entry.title and entry.kind in ("appoint", "remove")


@given(st.lists(st.lists(texts, min_size=3, max_size=3), max_size=3))
def test_any_table_is_read_without_an_error(rows):
    table = Table("", ("姓名", "职务", "备注"), tuple(map(tuple, rows)))
    for entry in read(notice(tables=(table,))):
        assert entry.name and entry.title


STACKED = "姓名\n任命职务\n备注\n李明\n某县水务局局长\n试用期一年\n"
WIDE = "姓  名    任命职务            免去职务\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (STACKED + "王强\n某县审计局局长\n退休\n", ["李明", "王强"]),
        # Short of a cell: doubtful. A name that is not known as one: no table at all.
        (STACKED + "王强\n某县审计局局长\n", ["李明", "王强?"]),
        (STACKED + "买买提艾力\n某县审计局局长\n", None),
        (WIDE + "王  伟    某县水务局局长      某县审计局局长\n", ["王伟"]),
        (WIDE + "欧阳  修  某县水务局局长      某县审计局局长\n", ["欧阳修"]),
    ],
)
def test_tables_without_tabs_keep_names_whole(lines, expected):
    rows = [line.split("\t") for line in tabulated(lines).split("\n") if "\t" in line]
    names = [
        "".join(row[0].split()) + ("" if len(row) == 3 else "?") for row in rows[1:]
    ]
    assert names == (expected or [])
