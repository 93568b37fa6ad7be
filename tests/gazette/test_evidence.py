"""What supports each field and what speaks against it."""

from decimal import Decimal

import pytest

from gazette.reading.evidence import BACKED, DOUBTFUL, FOUND, Context, Value, weigh
from gazette.reading.folded import Folded

PASSAGE = "任命孟　春华为青岭市水利局局长（试用期一年），东至学府路，西至学府路，现有２,６００户。"


def words(name, said, **values):
    return Value(name, (said,), **values)


def found(value, passage=PASSAGE, elsewhere=None, whole="", above="", **given):
    named = {place: Folded(text) for place, text in (elsewhere or {}).items()}
    context = Context(Folded(above), named, Folded(whole or passage))
    return weigh(value, Folded(passage), context, **given)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("孟春华", "孟　春华"),
        ("青岭市水利局", "青岭市水利局"),
        ("局长(试用期一年)", "局长（试用期一年）"),
    ],
)
def test_words_are_found_in_whatever_spaces_and_widths(said, printed):
    evidence = found(words("name", said))
    assert evidence.grade == FOUND and evidence.label == "有据"
    [(start, end)] = evidence.spans
    assert PASSAGE[start:end] == printed
    assert evidence.reasons == (f"原文写有“{printed}”",)


@pytest.mark.parametrize("dash", "-—–－−～~")
def test_a_period_is_found_whatever_dash_it_is_printed_with(dash):
    printed = f"2020年1{dash}11月"
    evidence = found(words("period", "2020年1-11月"), "甲 1 2", {"标题": printed})
    assert evidence.grade == FOUND


def test_words_that_do_not_stand_there_are_doubtful():
    evidence = found(words("name", "孟春花"))
    assert (evidence.grade, evidence.label, evidence.spans) == (DOUBTFUL, "存疑", ())
    assert evidence.reasons == ("这一段里没有找到这些字",)


def test_words_of_another_place_alone_support_a_value_and_with_the_passage_back_it():
    title = {"标题": "关于任命孟春华职务的通知"}
    backed = found(words("name", "孟春华"), elsewhere=title)
    assert backed.grade == BACKED
    assert backed.reasons[-1] == "标题也这样写"
    alone = found(words("name", "孟春华"), "任命其为局长", title)
    assert (alone.grade, alone.spans) == (FOUND, ())


def test_one_character_elsewhere_is_chance():
    evidence = found(words("name", "任"), elsewhere={"标题": "任免通知"})
    assert evidence.grade == FOUND


def test_another_paragraph_backs_a_value_unless_the_word_is_common():
    name = words("name", "孟春华")
    assert found(name, whole=PASSAGE + "附孟春华简历").reasons[-1] == "正文别处也这样写"
    assert found(name, whole=PASSAGE + "孟春华" * 4).grade == FOUND
    assert found(name, whole=PASSAGE).grade == FOUND


def test_what_the_register_knew_backs_a_value():
    evidence = found(words("name", "孟春华"), known=["登记中此前担任这一职务"])
    assert (evidence.grade, evidence.reasons[-1]) == (BACKED, "登记中此前担任这一职务")


def test_a_finding_speaks_against_the_fields_it_is_about():
    doubt = [("name-doubtful", "“孟春”是否为姓名不能确定")]
    evidence = found(words("name", "孟春华"), findings=doubt, known=["登记中有"])
    assert evidence.grade == DOUBTFUL
    assert evidence.reasons[-1] == doubt[0][1]
    assert found(words("remark", "试用期一年"), findings=doubt).grade == FOUND


def test_a_finding_on_a_row_speaks_against_all_of_it():
    doubt = [("row-shifted", "错列")]
    assert found(words("remark", "试用期一年"), findings=doubt).grade == DOUBTFUL
    assert (
        found(words("remark", "试用期一年"), findings=[("number-gap", "缺")]).grade
        == FOUND
    )


def test_a_finding_may_call_a_field_by_its_other_name():
    value = words("sequence", "学府路", doubts=("seq",))
    assert found(value, findings=[("seq-gap", "缺号")]).grade == DOUBTFUL


def test_of_two_places_the_one_behind_its_cue_is_meant():
    west = found(words("west", "学府路", cue="西")).spans
    east = found(words("east", "学府路", cue="东")).spans
    assert west != east
    assert PASSAGE[west[0][0] - 2 : west[0][1]] == "西至学府路"
    assert PASSAGE[east[0][0] - 2 : east[0][1]] == "东至学府路"


def test_the_words_behind_a_start_are_meant_before_others():
    both = "甲区东至学府路；乙区东至学府路"
    second = both.rindex("学府路")
    east = words("east", "学府路", cue="东", start=both.index("乙区"))
    assert found(east, both).spans == ((second, second + 3),)
    only_before = words("east", "学府路", start=len(both) - 1)
    assert found(only_before, both).spans == ((4, 7),)


@pytest.mark.parametrize(
    ("above", "grade"),
    [
        ("决定任命：\n甲为乙局局长；\n免去：", FOUND),
        ("免去：\n甲的职务；\n任命：", DOUBTFUL),
        ("经研究决定：", DOUBTFUL),
    ],
)
def test_a_choice_may_stand_in_the_last_heading_above(above, grade):
    value = Value("kind", ("免去", "免职"), is_choice=True, rivals=("任命", "聘任"))
    evidence = found(value, "段文清的水利局局长职务", above=above)
    assert evidence.grade == grade
    assert (evidence.reasons[0] == "上文写有“免去”") == (grade == FOUND)


def test_a_list_is_found_part_by_part():
    evidence = found(words("territory", "甲园、丙园"), "包括甲园、乙园和丙园")
    assert len(evidence.spans) == 2
    assert found(words("territory", "甲园、丁园"), "包括甲园").grade == DOUBTFUL


@pytest.mark.parametrize(
    ("number", "passage", "printed"),
    [
        (2600, PASSAGE, "２,６００"),
        (26000, "共2.6万户", "2.6万"),
        (1200, "约一千二百户", "一千二百"),
        (Decimal("443.6"), "地区生产总值\t443.6\t-0.9", "443.6"),
        (Decimal("-0.9"), "地区生产总值\t443.6\t-0.9", "0.9"),
        (Decimal("-0.9"), "同比下降0.9%", "0.9"),
        (Decimal("0.9"), "同比增长0.90%", "0.90"),
        (0, "与去年持平", "持平"),
    ],
)
def test_a_number_is_found_by_its_value(number, passage, printed):
    evidence = found(Value("value", (), number), passage)
    [(start, end)] = evidence.spans
    assert passage[start:end] == printed


@pytest.mark.parametrize(
    ("number", "passage"),
    [(260, "2600户"), (Decimal("-0.9"), "增长0.9%"), (5, "四户"), (0, "10户")],
)
def test_another_number_is_not_this_one(number, passage):
    assert found(Value("value", (), number), passage).grade == DOUBTFUL


def test_a_folded_text_knows_where_each_character_was():
    text = "甲　乙（Ａ）丙"
    folded = Folded(text)
    assert folded.folded == "甲乙(A)丙"
    assert text[slice(*folded.find("乙(A)"))] == "乙（Ａ）"
    assert folded.find("丁") is None and folded.find(" ") is None
