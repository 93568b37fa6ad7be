"""The index finds a word exactly where the text has it, whatever its characters."""

import random

import pytest
from django.db import connection

from core.search.grams import fold, fold_lines
from core.search.models import SearchText
from core.search.passages import Piece, pieces
from gazette.models import Document

pytestmark = pytest.mark.django_db

CHARACTERS = "区政府社办AaÀß1２Ⅳ①〔〕（）(){}[]\"'*%_\\-+:;,.。，、“”—…·㎡𠮷䶮𬭚\u0301éかｶﾞ!@#$^&|~`<>=?/İıﬁ\t\n 　"
chance = random.Random(5)


def words(longest):
    return "".join(chance.choices(CHARACTERS, k=chance.randint(0, longest)))


@pytest.fixture
def texts():
    made = [
        SearchText(
            kind="gazette.document",
            object_id=number,
            title=fold_lines(words(8)),
            text=fold_lines(words(90)),
        )
        for number in range(300)
    ]
    SearchText.objects.bulk_create(made)
    return made


def found(*asked, **kwargs):
    rows = SearchText.objects.of(Document).having(asked, **kwargs)
    return set(rows.values_list("object_id", flat=True))


def scanned(texts, *asked, in_title=False):
    return {
        row.object_id
        for row in texts
        if all(
            fold(word) in row.title or (not in_title and fold(word) in row.text)
            for word in asked
        )
    }


def test_a_search_finds_what_looking_through_every_text_finds(texts):
    for _ in range(1_500):
        line = chance.choice(chance.choice(texts).text.split("\n"))
        start, length = chance.randrange(len(line) or 1), chance.randint(1, 8)
        word = line[start : start + length] or "区"
        assert found(word) == scanned(texts, word), word
        other = chance.choice(CHARACTERS.strip())
        if fold(other):
            assert found(word, other) == scanned(texts, word, other)


def test_a_search_of_titles_finds_what_stands_in_titles_only(texts):
    for one in texts[:100]:
        word = one.title[:2] or "区"
        assert found(word, in_title=True) == scanned(texts, word, in_title=True)


@pytest.mark.parametrize(
    "word",
    [
        '"',
        "*",
        "NEAR(",
        "title:区",
        "- 区",
        "区 AND",
        "%",
        "_",
        "\\",
        "''",
        "(",
        "\x00",
        "^",
    ],
)
def test_no_word_is_taken_for_a_command(texts, word):
    assert found(word) == scanned(texts, word)


def test_what_is_changed_or_deleted_is_not_found_by_what_it_was():
    text = SearchText.objects.create(
        kind="gazette.document", object_id=1, title="旧题", text="旧文"
    )
    assert found("旧文") == {1}
    text.text = "新文"
    text.save()
    assert (found("旧文"), found("新文"), found("旧题")) == (set(), {1}, {1})
    SearchText.objects.all().delete()
    assert found("新文") == found("旧") == set()
    SearchText.objects.create(kind="gazette.document", object_id=2, text="别文")
    assert found("别文") == {2}


def test_width_case_and_spaces_make_no_difference():
    text = fold_lines("王　颖\tＡ组１２户\nGongbao")
    SearchText.objects.create(kind="gazette.document", object_id=1, text=text)
    assert all(found(word) == {1} for word in ("王颖", "a组12", "ＧＯＮＧ", "王 颖"))
    assert not found("颖A")
    assert connection.vendor in {"sqlite", "postgresql"}


@pytest.mark.parametrize(
    ("text", "asked", "shown"),
    [
        ("关于设立社区的批复", ["社区"], [("关于设立", 0), ("社区", 1), ("的批复", 0)]),
        ("王　颖同志", ["王颖"], [("", 0), ("王　颖", 1), ("同志", 0)]),
        ("社区社区", ["社区"], [("", 0), ("社区社区", 1), ("", 0)]),
        ("面积３㎡。", ["3m2"], [("面积", 0), ("３㎡", 1), ("。", 0)]),
        ("别的", ["社区"], []),
    ],
)
def test_a_passage_shows_where_the_words_stand(text, asked, shown):
    assert pieces(text, asked) == [Piece(text, bool(hit)) for text, hit in shown]


def test_a_long_passage_is_cut_to_what_stands_round_the_first_hit():
    shown = pieces("甲" * 500 + "社区" + "乙" * 500, ["社区"])
    assert [piece.text for piece in shown if piece.is_hit] == ["社区"]
    assert shown[0].text == shown[-1].text == "…"
    assert sum(len(piece.text) for piece in shown) < 170
