from importlib import import_module

import pytest

from gazette.reading.wordings import Wording
from personnel.reading.slots import SAID

SLOTS = {"person": "[\u4e00-\u9fff]{2,4}?", "post": ".+"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("任命王小明为区财政局副局长", "王小明"),
        ("任命王小明同志为区财政局副局长", "王小明"),
        ("聘任王小明为区财政局副局长", "王小明"),
        ("免去王小明为区财政局副局长", None),
    ],
)
def test_a_wording_fits_what_it_says_with_either_word_and_without_what_may_be_missing(
    text, person
):
    wording = Wording("(任命|聘任){person}[同志]为{post}", "任命王小明为区财政局副局长")
    match = wording.pattern(SLOTS).fullmatch(text)
    assert (match and match["person"]) == person


def test_what_regular_expressions_mean_otherwise_is_meant_as_it_stands():
    assert Wording("1.5%+", "1.5%+").pattern({}).fullmatch("1.5%+")
    assert not Wording("1.5%+", "1.5%+").pattern({}).fullmatch("1x5%%")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("任命{person}[同志]为{post}", [("任命",), ("为",)]),
        ("(任命|聘任){person}{becomes}{post}", [("任命", "聘任"), ("为", "任")]),
        ("[{appoint}|调]{person}([由]{post}|到)任{post}", [("任",)]),
        ("(原|被(合并|归并)|[{post}(的|之)]前)事项", [("事项",)]),
    ],
)
def test_what_a_text_needs_is_what_a_wording_says_outside_its_options(text, groups):
    words = {"becomes": ("为", "任"), "appoint": ("任命",)}
    assert list(Wording(text, text).needed(words)) == groups


def test_a_form_is_compiled_when_a_text_holds_what_it_needs():
    form = Wording("(任命|聘任){person}为{post}", "任命王小明为区长").form(SLOTS)
    assert not form.fullmatch("免去王小明的区长职务")
    assert "pattern" not in vars(form)
    assert form.fullmatch("任命王小明为区长")["person"] == "王小明"
    assert "pattern" in vars(form)


def test_an_ending_has_to_follow_every_way_of_saying_it():
    form = Wording("(任职|聘任)", "任职：").form({}, ending="：")
    assert [bool(form.search(text)) for text in ("任职：", "聘任：", "任职")] == [
        True,
        True,
        False,
    ]


def forms():
    for register in ("communities", "personnel", "powers", "statistics"):
        grammar = import_module(f"{register}.reading.grammar")
        words = SAID if register == "personnel" else {}
        for group in vars(grammar).values():
            for wording in group if isinstance(group, tuple) else ():
                if isinstance(wording, Wording):
                    yield pytest.param(wording, words, id=f"{register} {wording.text}")


@pytest.mark.parametrize(("wording", "words"), [*forms()])
def test_what_a_wording_needs_stands_in_its_example(wording, words):
    for group in wording.needed(words):
        assert any(word in wording.example for word in group)
