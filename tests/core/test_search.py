"""The index finds a word exactly where the text has it, whatever its characters."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection

from core.search.finding import Finding
from core.search.folding import fold, fold_lines
from core.search.index import searchables
from core.search.models import SearchText, kind_of, row_id, row_ids
from core.search.passages import Piece, pieces
from gazette.models import Document

pytestmark = pytest.mark.django_db

CHARACTERS = "区政府社办AaÀß1２Ⅳ①〔〕（）(){}[]\"'*%_\\-+:;,.。，、“”—…·㎡𠮷䶮𬭚\u0301éかｶﾞ!@#$^&|~`<>=?/İıﬁ\t\n 　"
chance = random.Random(5)


def words(longest):
    return "".join(chance.choices(CHARACTERS, k=chance.randint(0, longest)))


def text_of(number, title="", text="", day=None):
    """The text of a document that needs none in the gazette."""
    return SearchText(
        id=row_id(Document, number, day), object_id=number, title=title, text=text
    )


@pytest.fixture
def texts():
    made = [
        text_of(number, fold_lines(words(8)), fold_lines(words(90)), day(number))
        for number in range(300)
    ]
    SearchText.objects.bulk_create(made)
    return made


def day(number):
    return date(2020, 1, 1) + timedelta(number * 7 % 300) if number % 5 else None


def found(*asked, titled=False):
    finding = Finding(Document, asked, titled)
    if finding.words:
        return set(finding.first)
    return set(SearchText.objects.values_list("object_id", flat=True))


def walked(*asked, titled=False, number=10**6):
    """The keys by the way that is taken where there are many."""
    finding = Finding(Document, asked, titled)
    finding.is_many = True
    return finding.newest(number)


def scanned(texts, *asked, titled=False):
    return {
        row.object_id
        for row in texts
        if all(
            fold(word) in row.title or (not titled and fold(word) in row.text)
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
        assert found(word, titled=True) == scanned(texts, word, titled=True)


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
    text = text_of(1, "旧题", "旧文")
    text.save()
    assert found("旧文") == {1}
    text.text = "新文"
    text.save()
    assert (found("旧文"), found("新文"), found("旧题")) == (set(), {1}, {1})
    SearchText.objects.all().delete()
    assert found("新文") == found("旧") == set()
    text_of(2, text="别文").save()
    assert found("别文") == {2}


def test_width_case_and_spaces_make_no_difference():
    text = fold_lines("王　颖\tＡ组１２户\nGongbao")
    text_of(1, text=text).save()
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


def test_words_of_many_are_walked_to_the_same_end_newest_first(texts):
    for _ in range(200):
        line = chance.choice(chance.choice(texts).text.split("\n"))
        word = line[:1] or "区"
        for titled in (False, True):
            keys = walked(word, titled=titled)
            assert keys == Finding(Document, [word], titled).first
            assert walked(word, titled=titled, number=3) == keys[:3]
            assert set(keys) == found(word, titled=titled)
        first = Finding(Document, [word]).ranked(10)
        titled = found(word, titled=True)
        assert [key in titled for key in first] == sorted(
            (key in titled for key in first), reverse=True
        )
        assert set(first) <= found(word)


def test_the_newest_come_first_and_the_undated_last(texts):
    keys = walked("区")
    assert keys == sorted(keys, key=lambda key: (day(key) or date.min, key))[::-1]
    assert day(keys[0]) and not day(keys[-1])


def test_the_texts_of_no_two_kinds_share_an_id():
    kinds = [kind_of(searchable.model) for searchable in searchables()]
    assert len(kinds) > 4
    assert len(set(kinds)) == len(kinds)


def test_ids_fit_the_database_whatever_was_made_before():
    for searchable in searchables():
        first, last = row_ids(searchable.model)
        assert 0 <= first < last < 2**63
