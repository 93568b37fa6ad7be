"""One table in many layouts is read as the same rows."""

import unicodedata

import pytest

from gazette.reading import read_text

HEAD = """石门县人民政府关于公布有关事项的通知
石政发〔2020〕7号

各乡镇人民政府，县政府各部门：
    现将有关事项予以公布，请认真贯彻执行。

"""
SIGNED = """
                         石门县人民政府
                         2020年7月9日
"""
POWERS = [
    ["序号", "事项名称", "类别", "原实施部门", "承接单位"],
    ["1", "农药经营许可证核发", "行政许可", "县农业农村局", "县行政审批局"],
    ["2", "对擅自占用城市道路堆放建筑材料的处罚", "行政处罚", "县城管局", "各镇人民政府"],
    ["3", "公共场所卫生许可（不含游泳馆、影剧院）", "行政许可", "县卫健局", "县行政审批局"],
    ["4", "临时救助对象认定", "行政确认", "县民政局", "各镇人民政府"],
]  # fmt: skip
UNLISTED = [
    ["编号", "委托事项", "事项性质", "受托单位", "委托期限"],
    ["1", "农机安全检查", "行政检查", "各乡镇", "两年"],
    ["2", "食品小作坊登记", "行政许可", "各乡镇", "三年"],
    ["3", "农村自建房巡查", "行政检查", "各乡镇", "两年"],
]
GOODS = [
    ["品名", "计量单位", "2003年", "2002年", "增减%"],
    ["粮食", "吨", "98620", "101240", "-2.6"],
    ["甘蔗", "吨", "462180", "417730", "10.6"],
    ["油料", "吨", "3047", "2985", "2.1"],
]
TABLES = {"powers": POWERS, "unlisted": UNLISTED, "goods": GOODS}


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrapped(text, most):
    lines = [""]
    for character in text:
        if width(lines[-1] + character) > most:
            lines.append("")
        lines[-1] += character
    return lines


def set_with_spaces(table, most=99, centred=False, between=""):
    """The lines of ``table`` under its headings, long cells wrapped, beside the number or below."""
    columns = [
        min(most, max(map(width, column))) for column in zip(*table, strict=True)
    ]
    for row in table:
        cells = [wrapped(cell, most) for cell, most in zip(row, columns, strict=True)]
        height = max(map(len, cells))
        for at in range(height):
            line = []
            for cell, most in zip(cells, columns, strict=True):
                above = (height - len(cell)) // 2 if centred else 0
                piece = cell[at - above] if 0 <= at - above < len(cell) else ""
                line.append(piece + " " * (most - width(piece)))
            yield "  ".join(line).rstrip()
        yield from [between] if between else []


def drawn(table):
    columns = [min(16, max(map(width, column))) for column in zip(*table, strict=True)]
    border = "├" + "┼".join("─" * (most // 2) for most in columns) + "┤"
    yield border
    for row in table:
        cells = [wrapped(cell, most) for cell, most in zip(row, columns, strict=True)]
        for at in range(max(map(len, cells))):
            pieces = [cell[at] if at < len(cell) else "" for cell in cells]
            yield "│" + "│".join(pieces) + "│"
        yield border


def in_markup(table, cell="<td>{}</td>", row="<tr>{}</tr>", between="\n"):
    rows = [row.format(between.join(map(cell.format, cells))) for cells in table]
    return ["<table>", *between.join(rows).split("\n"), "</table>"]


def over_a_page(table, layout):
    return [*layout(table[:3]), "— 3 —", *layout([table[0], *table[3:]])]


LAYOUTS = {
    "tabs": lambda t: ["\t".join(row) for row in t],
    "rules": lambda t: [" | ".join(row) for row in t],
    "rules at both ends": lambda t: [f"| {' | '.join(row)} |" for row in t],
    "marks": lambda t: ["；".join(row) for row in t],
    "slashes": lambda t: ["/".join(row) for row in t],
    "spaces": set_with_spaces,
    "wide spaces": lambda t: ["\u3000\u3000".join(row) for row in t],
    "wrapped": lambda t: set_with_spaces(t, 16),
    "wrapped round the number": lambda t: set_with_spaces(t, 16, centred=True),
    "wrapped and parted": lambda t: set_with_spaces(t, 14, True, " "),
    "drawn": drawn,
    "a cell a line": lambda t: [cell for row in t for cell in row],
    "a cell over lines": lambda t: [
        line for row in t for cell in row for line in wrapped(cell, 18)
    ],
    "markup": in_markup,
    "markup on one line": lambda t: in_markup(t, between=""),
    "markup in pieces": lambda t: in_markup(t, "<td>\n<p>{}</p>\n</td>", "<tr>\n{}\n</tr>"),
    "spaces of markup": lambda t: [f"<p>{'&nbsp;&nbsp;'.join(row)}</p>" for row in t],
    "paragraphs of markup on one line": lambda t: ["".join(f"<p>{cell}</p>" for row in t for cell in row)],
    "over a page": lambda t: over_a_page(t, set_with_spaces),
    "wrapped over a page": lambda t: over_a_page(t, LAYOUTS["wrapped"]),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_in_any_layout_has_the_same_rows(layout, table):
    lines = "\n".join(LAYOUTS[layout](TABLES[table]))
    documents = read_text(f"{HEAD}{lines}\n{SIGNED}").documents
    (read,) = (t for document in documents for t in document.attachments)
    assert len(documents) == 1
    assert documents[0].issuer == "石门县人民政府"
    assert [[*read.columns], *map(list, read.rows)] == TABLES[table]


@pytest.mark.parametrize("layout", ["wrapped round the number", "a cell over lines"])
def test_rows_put_together_without_certainty_say_so(layout):
    lines = "\n".join(LAYOUTS[layout](POWERS))
    (document,) = read_text(f"{HEAD}{lines}\n{SIGNED}").documents
    assert "row-joined" in {finding.code for finding in document.findings}


@pytest.mark.parametrize("cut", [["采砂许可（含", "河道内） | 行政许可 |"], ["采砂许可", "（含", "河道内） | 行政许可 |"], ["采砂许可（含河道内） | 行政", "许可 |"]])  # fmt: skip
@pytest.mark.parametrize("numbers", [("一", "二", "三"), ("1", "2", "3")])
def test_a_row_that_a_rule_opens_goes_on_to_the_rule_that_closes_it(cut, numbers):
    one, two, three = (f"| {number} |" for number in numbers)
    lines = "\n".join(["| 序号 | 事项名称 | 类型 |", f"{one} 取水许可 | 行政许可 |", f"{two} {cut[0]}", *cut[1:], f"{three} 渔业登记 | 行政确认 |"])  # fmt: skip
    (document,) = read_text(f"{HEAD}{lines}\n{SIGNED}").documents
    (table,) = document.attachments
    assert [row[1:] for row in table.rows] == [
        ("取水许可", "行政许可"),
        ("采砂许可（含河道内）", "行政许可"),
        ("渔业登记", "行政确认"),
    ]
    assert "row-joined" not in {finding.code for finding in document.findings}


def test_a_cell_over_two_rows_of_markup_leaves_the_second_blank():
    rows = '<tr><td rowspan="2">县水利局</td><td>1</td><td>采砂许可</td></tr><tr><td>2</td><td>取水许可</td></tr>'
    text = f"{HEAD}<table><tr><td>部门</td><td>序号</td><td>事项名称</td></tr>{rows}</table>\n{SIGNED}"
    ((table,),) = (d.attachments for d in read_text(text).documents)
    assert table.rows == (("县水利局", "1", "采砂许可"), ("", "2", "取水许可"))


@pytest.mark.parametrize(
    "listed",
    [
        "1  甲县人民政府关于河道管理的通告  2\n2  甲县人民政府办公室关于做好供暖工作的通知  3",
        "序号\t标题\t页码\n1\t甲县人民政府关于河道管理的通告\t2\n2\t甲县人民政府办公室关于做好供暖工作的通知\t3",
        "01　甲县人民政府关于河道管理的通告\n02　甲县人民政府办公室关于做好供暖\n工作的通知",
    ],
)
def test_numbers_that_only_spaces_part_from_titles_are_none_of_the_contents(listed):
    reading = read_text(
        f"甲县人民政府公报\n2016年第4期\n目录\n【县政府文件】\n{listed}\n\n"
        "甲县人民政府\n关于河道管理的通告\n甲政发〔2016〕1号\n各乡镇人民政府：\n"
        "    为加强管理，现通告如下，请遵照执行。\n    甲县人民政府\n    2016年3月1日\n"
        "甲县人民政府办公室\n关于做好供暖工作的通知\n甲政办发〔2016〕2号\n各乡镇人民政府：\n"
        "    各单位要做好储煤。\n    甲县人民政府办公室\n    2016年3月2日\n"
    )
    assert [document.section for document in reading.documents] == ["县政府文件"] * 2
    assert not reading.findings


def rows_of(body: str) -> list[tuple[str, ...]]:
    document, *_ = read_text(
        HEAD + SIGNED + "\n附件\n取消行政权力事项目录\n" + body
    ).documents
    return [row for table in document.attachments for row in table.rows]


def test_a_stack_without_numbers_is_parted_by_the_types_and_bodies_in_it():
    body = "权力类型\n权力名称\n原实施部门\n行政许可\n企业集团核准\n登记\n县市场监管局\n— 5 —\n取消行政权力事项目录\n权力类型\n权力名称\n原实施部门\n行政奖励\n献血表彰\n县卫健局\n"
    assert rows_of(body) == [
        ("行政许可", "企业集团核准登记", "县市场监管局"),
        ("行政奖励", "献血表彰", "县卫健局"),
    ]


def test_a_stack_with_names_first_is_parted_by_the_bodies_at_its_end():
    body = "权力名称\n权力类型\n实施部门\n企业集团核准\n登记\n行政许可\n县市场监管局\n献血表彰\n行政奖励\n县卫健局\n"
    assert [row[0] for row in rows_of(body)] == ["企业集团核准登记", "献血表彰"]


def test_a_space_beside_a_figure_parts_no_cells_where_the_others_do():
    body = "序号 事项名称 类别 实施部门\n1 500 平方米以下餐饮场所许可 行政许可 县市\n场监管局\n2 A 级旅游景区评定 行政\n确认 县文旅局\n"
    assert rows_of(body) == [
        ("1", "500平方米以下餐饮场所许可", "行政许可", "县市场监管局"),
        ("2", "A级旅游景区评定", "行政确认", "县文旅局"),
    ]


def test_a_group_may_head_the_first_row_of_a_stack():
    body = "序号\n事项名称\n事项类型\n一、县教育局（1项）\n1\n民办学校设立审批\n行政许可\n二、县水利局（1项）\n2\n取水许可\n行政许可\n"
    names = [row[1] for row in rows_of(body) if row[1]]
    assert names == ["民办学校设立审批", "取水许可"]


def test_a_title_that_the_text_goes_on_from_is_doubted():
    text = (
        "青口市2015年7月工业经济简析2015年7月，全市工业总产值14.27亿元，同比下降5.8%，降幅\n"
        "收窄1.1个百分点。\n青口市统计局\n2015年8月16日\n"
    )
    (document,) = read_text(text).documents
    assert "title-unclear" in {finding.code for finding in document.findings}


def test_a_number_in_brackets_below_the_signature_is_the_documents_own():
    text = (
        "甲区人民政府\n关于停水的通知\n各街道办事处：\n今日停水，见《办法》（甲政发〔2020〕1号）。\n"
        "甲区人民政府\n2021年6月1日\n（甲政发〔２０２１〕６号）\n"
    )
    (document,) = read_text(text).documents
    assert document.number == "甲政发〔2021〕6号"
    assert document.cites == ("甲政发〔2020〕1号",)


def test_marks_of_half_the_width_are_the_marks_they_stand_for():
    text = (
        "甲区人民政府\n关于停水的通知\n甲政发〔2021〕6号\n各街道办事处:\n一､今日停水｡\n"
        "甲区人民政府\n2021年6月1日\n"
    )
    (document,) = read_text(text).documents
    assert document.body == "一、今日停水。"


def test_a_clause_that_a_page_cuts_goes_on_though_another_begins_without_a_stop():
    text = (
        "甲区人民政府\n关于同意合并设立桃园社区的批复\n甲政发〔2021〕6号\n城关街道办事处：\n"
        "　　一、同意将龙源社区居民委员会、和平里社区居委会、将军路社区\n\n- 2 -\n\n"
        "居民委员会合并设立桃园社区居民委员会。\n"
        "　　二、请你办据此办理相关手续，做好界线勘定、人员衔接和居民公告\n知等工作。\n"
        "甲区人民政府\n2021年6月1日\n"
    )
    (document,) = read_text(text).documents
    first, second = (paragraph.text for paragraph in document.paragraphs)
    assert "将军路社区居民委员会合并设立" in first
    assert second.endswith("居民公告知等工作。")


def test_a_stack_goes_on_over_a_page_though_a_heading_is_of_no_list():
    heads = ["序号", "事项名称", "权力类型", "下放部门", "承接乡镇"]
    rows = [
        ["1", "农村村民宅基地审批", "行政许可", "县农业农村局", "各乡镇"],
        ["2", "对占用公路路肩行为的", "处罚", "行政处罚", "县交通运输局", "城关镇"],
        ["3", "高龄津贴", "给付", "行政给付", "县民政局", "各乡镇"],
    ]
    page = ["2", *heads]
    cells = [*heads, *rows[0], *rows[1], *page, *rows[2], "4", "护林防火检查", "行政检查", "县林业局", "柳林镇"]  # fmt: skip
    names = [row[1] for row in rows_of("\n".join(cells) + "\n")]
    assert names == ["农村村民宅基地审批", "对占用公路路肩行为的处罚", "高龄津贴给付", "护林防火检查"]  # fmt: skip


@pytest.mark.parametrize("at", ["above", "below"])
@pytest.mark.parametrize(
    ("mark", "said"),
    [("紧急程度：加急", []), ("等级　特提", []), ("密级：秘密", ["secrecy-mark"])],
)
def test_a_mark_of_the_head_may_stand_behind_the_name_of_its_field(mark, said, at):
    head = ["甲区人民政府", "关于停水的通知", "甲政发〔2021〕6号"]
    head.insert(0 if at == "above" else 3, mark)
    text = "\n".join([*head, "各街道办事处：", "今日停水。", "甲区人民政府", "2021年6月1日", ""])  # fmt: skip
    (document,) = read_text(text).documents
    assert document.title == "甲区人民政府关于停水的通知"
    assert document.addressee == "各街道办事处"
    assert [finding.code for finding in document.findings] == said


def test_paragraphs_of_markup_on_one_line_are_lines_of_their_own():
    text = (
        "<p>甲区人民政府关于调整</p><p>城关街道社区的批复</p>\n<p>甲政函〔2021〕6号</p>\n"
        "<p>城关街道办事处：</p><p>一、同意甲事。</p><p>二、同意乙事。</p>\n甲区人民政府\n2021年6月1日\n"
    )
    (document,) = read_text(text).documents
    assert document.title == "甲区人民政府关于调整城关街道社区的批复"
    assert [p.text for p in document.paragraphs] == ["一、同意甲事。", "二、同意乙事。"]
    assert document.addressee == "城关街道办事处"


def test_a_heading_may_have_marks_within_its_brackets():
    table = [["序号", "指标", "单位", "完成", "同比（±，%）"], ["1", "进出口总值", "亿元", "58.9", "＋5.7"], ["2", "货物吞吐量", "万吨", "1012", "－0.4"]]  # fmt: skip
    assert [tuple(row) for row in table[1:]] == rows_of("\n".join(set_with_spaces(table)))  # fmt: skip


@pytest.mark.parametrize("heads", ["得分", "备用电源", "发放数（条）"])
def test_over_a_stack_that_counts_its_rows_any_words_are_headings(heads):
    cells = ["序号", "单位", heads, "排名", "1", "县教育局", "210", "1", "2", "县民政局", "180", "2"]  # fmt: skip
    [document] = read_text(HEAD + "\n".join(cells) + SIGNED).documents
    [table] = document.attachments
    assert table.columns == ("序号", "单位", heads, "排名")
    assert table.rows[1] == ("2", "县民政局", "180", "2")


def test_an_issuer_below_a_stack_and_the_turn_of_a_page_heads_the_next_document():
    notice = "石门县人民政府\n关于{about}的通知\n石政发〔2020〕{n}号\n    请执行。\n{stack}石门县人民政府\n2020年7月9日\n"
    head = "石门县公报　2020年第2期　　　　县政府文件\n\n"
    stack = "\n".join(["序号", "事项名称", "事项类型", "1", "取水许可", "行政许可", "2", "临时救助", "行政确认", ""])  # fmt: skip
    above = notice.format(about="供热", n=1, stack="") + "附件\n" + stack
    text = head + above + "\n" + head + notice.format(about="供水", n=2, stack="")
    titles = [document.title for document in read_text(text).documents]
    assert titles == ["石门县人民政府关于供热的通知", "石门县人民政府关于供水的通知"]


@pytest.mark.parametrize("heading", ["◎目录◎", "★目　录★", "——目录——", "【目录】"])
def test_contents_are_known_by_their_heading_however_it_is_set_off(heading):
    title = "石门县人民政府关于公布有关事项的通知"
    text = f"石门县政报\n2020年第2期\n{heading}\n县政府文件\n{title}……（3）\n\n{HEAD}{SIGNED}"
    [document] = read_text(text).documents
    assert (document.page, document.section) == (3, "县政府文件")


@pytest.mark.parametrize(
    "listed", ["石门县人民政府关于", "县人民政府关于", "县政府关于", "关于"]
)
def test_contents_may_shorten_the_issuer_of_a_title(listed):
    title = f"{listed}公布有关事项的通知"
    text = f"石门县政报\n2020年第2期\n目录\n【县政府文件】\n{title}……3\n\n{HEAD.replace('石政发〔2020〕7号', '')}{SIGNED}"
    [document] = read_text(text).documents
    assert (document.page, document.section) == (3, "县政府文件")
    codes = {finding.code for finding in document.findings}
    assert not {"contents-title", "contents-unlisted"} & codes


def test_contents_without_pages_end_with_a_title_that_stands_below_again():
    title = "石门县人民政府关于公布有关事项的通知（石政发〔2020〕7号）"
    last = "2013年1-5月石门县主要经济指标完成情况"
    table = "指标\t单位\t1-5月\n财政收入\t万元\t41200\n"
    text = f"石门县政报\n2020年第2期\n目录\n【县政府文件】\n{title}\n【统计数据】\n{last}\n\n{HEAD}{SIGNED}\n{last}\n{table}"
    documents = read_text(text).documents
    assert [document.title for document in documents][1:] == [last]
    assert documents[1].section == "统计数据"


def test_the_issuer_over_the_first_title_is_no_entry_of_the_contents_though_it_stands_again():
    title = "石门县人民政府\n关于{}的通知\n"
    first, second = title.format("防汛"), title.format("供热")
    text = (
        "石门县政报\n2020年第2期\n目录\n"
        f"石门县人民政府关于防汛的通知……（1）\n石门县人民政府关于供热的通知……（2）\n{first}{SIGNED}{second}{SIGNED}"
    )
    titles = [document.title for document in read_text(text).documents]
    assert titles == ["石门县人民政府关于防汛的通知", "石门县人民政府关于供热的通知"]


@pytest.mark.parametrize("day", ["（2020年7月9日）", "（二〇二〇年七月九日）", ""])
def test_the_day_behind_a_title_in_the_contents_is_no_part_of_it(day):
    title = f"石门县人民政府关于公布有关事项的通知{day}"
    text = (
        f"石门县政报\n2020年第2期\n目录\n【县政府文件】\n{title}……3\n\n{HEAD}{SIGNED}"
    )
    [document] = read_text(text).documents
    assert (document.page, document.section) == (3, "县政府文件")
