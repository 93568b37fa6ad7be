"""Lists of a name, a gap and a post, on terms; posts that a line end cuts."""

import pytest

from gazette.reading import read_text
from personnel.reading import read

HEAD = """天津子牙经济技术开发区管理委员会
关于孙维钧等人员聘任、解聘的通知
津子牙管发〔2012〕33号

各部室、各直属公司：
经管委会主任办公会研究，决定：
"""
BELOW = "\n天津子牙经济技术开发区管理委员会\n2012年12月7日\n"


def changes(body, head=HEAD, below=BELOW):
    documents = read_text(head + body + below).documents
    return [
        (c.kind, c.name, c.position, c.note)
        for document in documents
        for c in read(document)
    ]


@pytest.mark.parametrize(
    "terms",
    [
        "聘期三年",
        "聘期为三年",
        "聘期3年",
        "任期三年",
        "试用期一年",
        "聘期自2012年12月至2015年12月",
    ],
)
@pytest.mark.parametrize("stop", ["", "；", "。"])
@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("慕容 雪", "慕容雪"),
        ("王 颖", "王颖"),
        ("欧阳  海", "欧阳海"),
        ("李小明", "李小明"),
    ],
)
def test_list_on_terms(terms, stop, printed, name):
    body = (
        f"一、聘任\n孙维钧  管委会规划建设部部长，{terms}{stop}\n"
        f"{printed}  管委会招商部副部长，{terms}{stop}\n"
        "二、解聘\n刘洪江  管委会规划建设部部长"
    )
    assert changes(body) == [
        ("appoint", "孙维钧", "管委会规划建设部部长", terms),
        ("appoint", name, "管委会招商部副部长", terms),
        ("remove", "刘洪江", "管委会规划建设部部长", ""),
    ]


def test_list_whose_last_is_on_terms():
    body = (
        "聘任：\n孙维钧  管委会规划建设部部长；\n王建国  管委会财政局局长；\n"
        "慕容 雪  管委会招商部副部长，聘期三年。\n解聘：\n司马 青  管委会规划建设部部长；\n赵 刚  管委会办公室主任。"
    )
    assert [(kind, name) for kind, name, *_ in changes(body)] == [
        ("appoint", "孙维钧"),
        ("appoint", "王建国"),
        ("appoint", "慕容雪"),
        ("remove", "司马青"),
        ("remove", "赵刚"),
    ]


COUNTY = """海晏县人民政府
关于才让多杰等同志职务任免的通知
晏政人〔2010〕3号

各乡镇人民政府，县政府各部门：
    经2010年2月25日县人民政府第3次常务会议研究决定：
"""
SIGNED = "\n\n              二〇一〇年三月一日\n"


@pytest.mark.parametrize(
    ("cut", "position"),
    [
        ("海晏县农牧和扶贫开\n发局局长", "海晏县农牧和扶贫开发局局长"),
        ("海晏县农牧和扶贫开发\n局局长", "海晏县农牧和扶贫开发局局长"),
        ("海晏县农牧和扶贫开发局\n局长", "海晏县农牧和扶贫开发局局长"),
        ("海晏县农牧和扶贫开发局局\n长", "海晏县农牧和扶贫开发局局长"),
        ("海晏县人力资源和社会保\n障局局长", "海晏县人力资源和社会保障局局长"),
        ("海晏县三角城镇人民政\n府副镇长", "海晏县三角城镇人民政府副镇长"),
        ("海晏县发展和改\n革局副局长", "海晏县发展和改革局副局长"),
    ],
)
@pytest.mark.parametrize("name", ["才让·多杰", "王建国", "马 海 麟"])
@pytest.mark.parametrize(
    "end", ["，免去其海晏县林业局副局长职\n务；", "，试用期一年；", "；"]
)
def test_post_cut_by_the_line_end(cut, position, name, end):
    body = f"    {name}任{cut}{end}\n    免去祁生兰海晏县财政局副局长职务，\n退休。"
    found = changes(body, COUNTY, SIGNED)
    assert found[0][:3] == ("appoint", name.replace(" ", ""), position)
    assert len(found) == 2 + ("免去" in end)


@pytest.mark.parametrize("unit", ["任职单位", "聘任单位", "所在部门", "工作单位"])
def test_a_body_in_a_column_of_its_own_is_no_post(unit):
    body = f"姓名\t{unit}\t职务\n李明\t区财政局\t副局长\n王红\t区教育局\t局长"
    assert changes(body) == [
        ("appoint", "李明", "区财政局副局长", ""),
        ("appoint", "王红", "区教育局局长", ""),
    ]


CONGRESS = "石门县人民代表大会常务委员会任免名单\n（2011年9月28日石门县第九届人大常委会第三十五次会议通过）\n"
OF_COURT = [
    ("appoint", "郑克勤", "县人民法院副院长", ""),
    ("appoint", "郑克勤", "县人民法院审判员", ""),
    ("appoint", "熊伟", "县卫生局局长", ""),
    ("remove", "汤玉珍", "县财政局局长", ""),
]


@pytest.mark.parametrize("gap", ["\t", " \t ", "　　", "    "])
@pytest.mark.parametrize("number", ["", "1{gap}"])
def test_a_list_below_what_is_done_is_read_whatever_sets_the_posts_apart(gap, number):
    number = number.format(gap=gap) if "\t" in gap else ""
    body = (
        f"一、任命\n{number}郑克勤{gap}县人民法院副院长、审判员\n"
        f"二、决定任命\n{number}熊　伟{gap}县卫生局局长\n"
        f"三、决定免去\n{number}汤玉珍{gap}县财政局局长职务\n\n（县人大常委会办公室编）\n"
    )
    assert changes(body, CONGRESS, "") == OF_COURT
    [document] = read_text(CONGRESS + body).documents
    assert document.attachments == ()


def test_a_list_below_a_title_that_says_what_is_done_needs_no_more_words():
    title = CONGRESS.replace("任免名单", "任命名单")
    found = changes("陈立新\t县监察委员会副主任\n", title, "")
    assert found == [("appoint", "陈立新", "县监察委员会副主任", "")]


def test_a_list_below_headings_of_columns_stays_a_table():
    body = "姓名\t任命职务\n熊伟\t县卫生局局长\n汤玉珍\t县财政局局长\n"
    [document] = read_text(HEAD + body + BELOW).documents
    assert document.attachments[0].columns == ("姓名", "任命职务")


@pytest.mark.parametrize(
    "remark",
    ["（县人大常委会办公室编）", "（此件公开发布）", "（共印80份）", "（县府办供稿）"],
)
def test_who_printed_a_list_is_no_remark_of_its_last_line(remark):
    found = changes(f"决定免去\n蒋大为　　县卫生局局长职务\n{remark}\n", below="")
    assert found == [("remove", "蒋大为", "县卫生局局长", "")]


@pytest.mark.parametrize("remark", ["试用期一年", "正科级", "保留原职级待遇"])
def test_a_bracket_below_a_line_is_remarked_of_it(remark):
    found = changes(f"任命\n蒋大为　　县卫生局副局长\n（{remark}）\n")
    assert found == [("appoint", "蒋大为", "县卫生局副局长", remark)]


def test_who_signs_with_a_colon_is_not_appointed():
    head = HEAD.replace("聘任、解聘", "任职")
    found = changes("任命范小军为区科技局局长。\n区长：贾平\n2017年1月20日\n", head, "")
    assert found == [("appoint", "范小军", "区科技局局长", "")]


def test_the_head_of_the_body_may_be_the_first_of_a_list_by_posts():
    head = HEAD.replace("聘任、解聘", "任职")
    found = changes("县长：李大伟\n副县长：张三丰\n县财政局局长：王小明\n", head, BELOW)
    assert [name for _, name, _, _ in found] == ["李大伟", "张三丰", "王小明"]


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("任命赵大勇为区文化局副局长，不", "再担任区教育局副局长职务。", [("appoint", "赵大勇", "区文化局副局长", ""), ("remove", "赵大勇", "区教育局副局长", "")]),
        ("丹增卓玛同志不再担任区教", "育局副局长职务，保留原职级。", [("remove", "丹增卓玛", "区教育局副局长", "保留原职级")]),
        ("聘任努尔买买提为区法", "律援助中心主任（正科级）；", [("appoint", "努尔买买提", "区法律援助中心主任", "正科级")]),
    ],
)  # fmt: skip
def test_a_clause_that_the_turn_of_a_page_cuts_is_put_together(above, below, found):
    assert changes(f"{above}\n\n— 1 —\n\n{below}\n") == found


LISTED = {
    "{name}　{post}": "{name}　{post}",
    "{name}：{post}": "{name}：{post}",
    "{name}，{post}": "{name}，{post}。",
    "{post}：{name}": "{post}：{name}",
}


@pytest.mark.parametrize("form", LISTED.values(), ids=LISTED)
@pytest.mark.parametrize(
    ("appoint", "remove"),
    [("一、任命", "二、解聘："), ("1.任命下列同志：", "2.免职"), ("决定任命", "决定免去"), ("（一）任职人员", "（二）免职人员")],
)  # fmt: skip
def test_lines_of_a_list_without_indents_are_each_a_row_whatever_parts_them(
    form, appoint, remove
):
    rows = [("周芷若", "县信访局副局长"), ("罗成", "县公安局交通警察大队教导员")]
    lines = [form.format(name=name, post=post) for name, post in rows]
    body = "\n".join([appoint, *lines, remove, *lines[::-1], ""])
    assert changes(body, CONGRESS, "") == [
        *(("appoint", name, post, "") for name, post in rows),
        *(("remove", name, post, "") for name, post in rows[::-1]),
    ]


@pytest.mark.parametrize("words", ["退休手续由县人事局办理", "有关手续请按规定办理"])
def test_who_sees_to_the_formalities_is_no_remark(words):
    head = HEAD.replace("决定：", "决定免去：")
    assert changes(f"孙维钧同志县粮食局局长职务。\n{words}。\n", head=head) == [
        ("remove", "孙维钧", "县粮食局局长", "")
    ]


@pytest.mark.parametrize(
    ("cut", "position"),
    [
        ("县第二小学教导主任职\n务", "县第二小学教导主任"),
        ("县第二小学副校\n长职务", "县第二小学副校长"),
        ("县第二小学校长\n职务", "县第二小学校长"),
    ],
)
def test_the_words_of_a_post_are_put_together_whatever_the_name_is(cut, position):
    head = HEAD.replace("决定：", "决定免去：")
    found = changes(f"么　永　年的{cut}；\n尹 红的县财政局局长职务。\n", head)
    assert found == [
        ("remove", "么永年", position, ""),
        ("remove", "尹红", "县财政局局长", ""),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "赵大勇同志申请辞去县审计局局长职务一事，待有关手续完备后另行行文。",
        "赵大勇同志请求辞去县审计局局长职务事宜，报县委研究。",
        "赵大勇同志辞去县审计局局长职务一事，另文通知。",
    ],
)
def test_what_is_asked_for_and_left_open_removes_nobody(asked):
    head = HEAD.replace("决定：", "决定免去：")
    [document] = read_text(f"{head}尹红的县财政局局长职务。\n{asked}{BELOW}").documents
    [change] = read(document)
    assert change.name == "尹红"
    assert "unread-words" in [finding.code for finding in change.findings]


def test_what_is_studied_later_takes_nothing_from_what_is_decided():
    found = changes("免去尹红的县财政局局长职务，待遇另行研究。\n")
    assert [row[:3] for row in found] == [("remove", "尹红", "县财政局局长")]


@pytest.mark.parametrize("done", ["予以正式任职", "按期转正"])
@pytest.mark.parametrize("ended", ["的试用期已满", "试用期满"])
def test_one_whose_trial_is_over_is_confirmed_without_being_called_comrade(ended, done):
    head = HEAD.replace("聘任、解聘", "任职")
    [document] = read_text(
        f"{head}尹红任县粮食局副局长{ended}，经考核合格，{done}。\n{BELOW}"
    ).documents
    [change] = read(document)
    assert (change.kind, change.name) == ("appoint", "尹红")
    assert change.position == "县粮食局副局长"
    assert "confirmed" in [finding.code for finding in change.findings]


PUNISHED = HEAD.replace("孙维钧等人员聘任、解聘的通知", "给予孙维钧等同志{}处分的决定")


@pytest.mark.parametrize("title", ["", "行政降级", "记过"])
@pytest.mark.parametrize("remove", ["免去其", "同时免去该同志", "撤销其"])
def test_who_is_punished_and_loses_the_post_is_removed(title, remove):
    body = (
        "给予县财政局局长孙维钧行政记过处分；\n给予县粮食局科员尹红警告处分；\n"
        f"给予县文化局局长赵大勇行政降级处分，{remove}县文化局局长职务。\n"
    )
    found = changes(body, PUNISHED.format(title))
    assert found == [("remove", "赵大勇", "县文化局局长", "")]


def test_a_punishment_alone_removes_nobody():
    body = "给予县财政局局长孙维钧行政记过处分；\n给予尹红行政警告处分。\n"
    assert changes(body, PUNISHED.format("")) == []


def test_a_term_that_all_below_are_to_serve_may_stand_with_their_post():
    text = HEAD.replace("决定：", "决定聘任下列同志为区政府法律顾问，聘期三年：")
    assert changes("孙维钧　　李小明　　王　颖\n", head=text) == [
        ("appoint", name, "区政府法律顾问", "") for name in ("孙维钧", "李小明", "王颖")
    ]
