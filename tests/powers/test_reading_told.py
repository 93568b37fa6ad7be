"""Sentences that tell powers with words around their names."""

import pytest

from powers.reading import PowerTransfer
from powers.reading.owners import moved_as

from .test_reading_items import told
from .test_reading_texts import codes, entries_in, rows

TWO = ["取水许可", "采砂许可"]
SENTENCES = {
    "the words that only lead to names": "本次划转事项共2项，分别为取水许可、采砂许可，由区水利局划转至区审批局。",
    "where it is exercised": "同意将你镇所辖区域内的取水许可、采砂许可两项权限赋予你镇行使。",
    "whose it is, said by a pronoun": "同意区水利局将其承担的取水许可、采砂许可等两项事项委托水利站办理。",
    "who exercises it from now on": "区政府决定，各镇自2021年6月1日起行使下列行政许可权：取水许可；采砂许可。",
    "what becomes of them behind the names": "下放事项包括：取水许可、采砂许可，均下放至各镇。",
    "a duty for the power": "将取水许可职责、采砂许可职责由区水利局划转至区审批局。",
    "an authority that goes up": "取水许可权、采砂许可由区水利局上收至市水利局。",
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_the_names_are_told_without_what_stands_around_them(sentence):
    text = told(sentence, about="调整部分行政权力事项")
    assert [name for _, name, _ in rows(text)] == TWO
    assert all("power-in-prose" in found for found in codes(text))


def test_groups_parted_by_semicolons_follow_names_behind_one_colon():
    text = told(
        "同意《第三批划转事项》，其中划转行政许可2项：取水许可、采砂许可；划转其他权力1项：农机维修备案。",
        about="调整部分行政权力事项",
    )
    assert [row[1:] for row in rows(text)] == [
        ("取水许可", "行政许可"),
        ("采砂许可", "行政许可"),
        ("农机维修备案", "其他权力"),
    ]


def test_all_others_are_no_power_by_name():
    sentence = "除取水许可外，区水利局的其他行政许可均划转区审批局。"
    assert rows(told(sentence, about="划转行政许可事项")) == []


def test_the_name_of_a_law_says_no_category():
    text = told(
        "为贯彻行政许可法，决定取消下列审批项目：",
        "（一）旅馆业开业年审；",
        "（二）企业招工审批。",
        about="取消一批审批项目",
    )
    assert [category for _, _, category in rows(text)] == ["", ""]


def test_what_is_cited_says_no_category_of_what_is_listed_below():
    lead = "按照《省政府关于取消行政许可项目的决定》（省府发〔2016〕9号）要求，县政府决定下放部分行政权力事项，现通知如下。"
    text = told("1.临时救助金给付；", "2.红白喜事申报登记。", about="调整行政权力事项")
    text = text.replace("区政府决定对部分行政审批项目作如下调整：", lead)
    assert [category for *_, category in rows(text)] == ["", ""]
    assert all("power-cancelled" not in found for found in codes(text))


def test_how_long_an_office_takes_moves_no_power():
    text = told(
        "现将政务服务事项办理时限公布如下：",
        "序号\t事项名称\t事项类型\t承诺时限",
        "1\t取水许可\t行政许可\t5个工作日",
        about="公布政务服务事项办理时限",
    )
    assert rows(text) == []


def test_a_quoted_name_beside_powers_need_not_end_in_an_act():
    sentence = "将“取水许可”、“政府投资项目可行性研究报告审批”和“查封施工现场”委托各镇实施，加盖“行政审批专用章”。"
    text = told(sentence, about="委托行政权力事项")
    names = ["取水许可", "政府投资项目可行性研究报告审批", "查封施工现场"]
    assert [name for _, name, _ in rows(text)] == names


@pytest.mark.parametrize(
    "lead",
    [
        "现将下列行政许可交由多营镇行使，自2021年11月1日起，原行使机关不再行使。",
        "自2021年11月1日起，以下行政许可由多营镇人民政府行使。",
        "下列事项自2021年11月1日起由各镇人民政府实施。",
    ],
)
def test_a_sentence_about_what_follows_leads_as_a_colon_does(lead):
    text = told(
        lead, "1．取水许可；", "2．采砂许可。", about="赋予多营镇部分行政许可权"
    )
    assert [row[:2] for row in rows(text)] == [(1, "取水许可"), (2, "采砂许可")]


def test_a_row_marked_as_attachment_counts_on_from_none():
    text = told(
        "序号\t项目名称\t备注",
        "附件1\t某某说明\t",
        "1\t取水许可\t",
        "附件2\t别的说明\t",
        "2\t采砂许可\t",
        about="取消一批行政审批事项",
    )
    assert [name for _, name, _ in rows(text)] == TWO


def test_a_long_run_of_figures_is_no_count():
    assert rows(told("共" + "1" * 5000 + "项", about="取消行政审批事项")) == []


@pytest.mark.parametrize(
    "numbered", ["一、{}由{}{}至{}。\n二、采砂许可由县林业局划转至县审批局。", "{}由{}{}给{}实施。"]
)  # fmt: skip
@pytest.mark.parametrize("verb", ["划转", "移交"])
def test_between_whom_a_power_moves_is_told_with_it(numbered, verb):
    sentence = numbered.format("取水许可", "县水利局", verb, "县审批局")
    first, *_ = entries_in(told(*sentence.split("\n"), about="划转部分行政许可事项"))
    assert (first.from_department, first.to_department) == ("县水利局", "县审批局")


@pytest.mark.parametrize(
    "sentence",
    [
        "取水许可由线下办理移交至网上办理。",
        "取水许可由县水利局划转至县审批局，采砂许可由县林业局移交给县审批局。",
    ],
)
def test_words_that_name_no_body_or_several_tell_not_between_whom(sentence):
    entry = PowerTransfer(name="取水许可")
    assert moved_as(entry, sentence) == entry


def test_whoever_takes_powers_over_is_no_power():
    sentence = (
        "区政府决定下放事项2项。原实施部门在本决定印发之日起10日内与承接单位办理交接。"
    )
    assert rows(told(sentence, about="下放行政权力事项")) == []


def test_what_was_begun_before_is_no_power():
    sentence = (
        "区政府决定下放事项2项。下放前已立案尚未办结的案件，由原实施部门继续办理。"
    )
    assert rows(told(sentence, about="下放行政权力事项")) == []


@pytest.mark.parametrize("body", ["县水利局", "县残联"])
def test_each_item_tells_whose_its_power_is_and_to_whom_it_is_handed_on(body):
    text = told(f"（一）将{body}实施的“取水许可”委托各镇人民政府实施；", "（二）将县林业局实施的“采砂许可”委托各镇人民政府实施。", about="委托各镇实施行政权力")  # fmt: skip
    first, second = entries_in(text)
    assert (first.from_department, first.to_department) == (body, "各镇人民政府")
    assert second.from_department == "县林业局"
