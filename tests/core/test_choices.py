"""What a list is narrowed to, and how each of it is taken away again."""

from django import forms
from django.http import QueryDict

from core.listing.choices import chosen


class Filters(forms.Form):
    q = forms.CharField(required=False)
    genre = forms.ChoiceField(
        label="文种", choices=[("", "全部"), ("reply", "批复 (10)")], required=False
    )
    signed_from = forms.DateField(label="成文日期自", required=False)


def choices(query):
    form, kept = Filters(QueryDict(query)), QueryDict(query)
    form.is_valid()
    return chosen(form, kept)


def test_a_choice_is_in_the_words_of_the_form_and_leaves_the_rest():
    genre, day = choices("q=社区&genre=reply&signed_from=2020-05-26&sort=title")
    assert (genre.label, genre.text) == ("文种", "批复 (10)")
    assert (day.label, day.text) == ("成文日期自", "2020-05-26")
    left = QueryDict(genre.without.removeprefix("?")).dict()
    assert left == {"q": "社区", "signed_from": "2020-05-26", "sort": "title"}


def test_the_search_and_what_cannot_be_read_are_no_choices():
    assert choices("q=社区&genre=letter") == []


def test_the_address_without_the_only_choice_is_the_whole_list():
    assert [choice.without for choice in choices("genre=reply")] == ["?"]
