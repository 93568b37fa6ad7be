import pytest

from gazette.reading.wordings import Wording

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
