"""What a document's page says of other documents, and of whether it holds."""

import pytest

from gazette.models import Relation
from gazette.relating import SHOWN
from tests import factories
from tests.lists import queries, text_of

pytestmark = pytest.mark.django_db


def related(source, kind, target=None, number=""):
    number = number or target.number
    Relation.objects.create(
        source=source, kind=kind, target=target, target_number=number
    )
    return source


@pytest.fixture
def old():
    return factories.publish(factories.document(number="青山政字〔2019〕5号"))


def page(client, document, **parameters):
    return client.get(document.get_absolute_url(), parameters)


def test_the_place_that_names_another_is_opened_from_both_sides(client, old):
    body = "根据有关规定：\n一、照旧。\n二、按青山政字〔2019〕5号执行。"
    new = factories.publish(related(factories.document(body=body), "cites", old))
    (words, (one,)) = page(client, new).context["names"][0]
    assert (words, one.document, [p.url for p in one.places]) == ("引用", old, ["#二"])
    (words, (one,)) = page(client, old).context["named_by"][0]
    assert [p.url for p in one.places] == [f"{new.get_absolute_url()}#二"]
    assert "被引用" in words
    html = text_of(page(client, new))
    assert f'按<a href="{old.get_absolute_url()}">青山政字〔2019〕5号</a>执行' in html


def test_a_number_in_a_table_is_a_place_too(client, old):
    new = related(factories.document(), "implements", old)
    factories.attachment(new, [("1", "见青山政字〔2019〕5号")])
    factories.publish(new)
    (_words, (one,)) = page(client, old).context["named_by"][0]
    assert [place.anchor for place in one.places] == ["t1r1"]


@pytest.mark.parametrize(
    "kind, validity, said",
    [
        ("repeals", "废止", "废止"),
        ("replaces", "废止", "代替"),
        ("amends", "已修改", "修改"),
    ],
)
def test_validity_is_said_with_its_cause(client, old, kind, validity, said):
    new = related(factories.document(signed_date="2021-03-01"), kind, old)
    assert page(client, old).context["causes"] == []
    factories.publish(new)
    context = page(client, old).context
    (cause,) = context["causes"]
    assert (str(context["validity"]), cause.document) == (validity, new)
    assert said in str(cause.deed)
    factories.withdraw(new)
    context = page(client, old).context
    assert (str(context["validity"]), context["causes"]) == ("有效", [])


def test_being_cited_changes_nothing(client, old):
    factories.publish(related(factories.document(), "cites", old))
    assert page(client, old).context["causes"] == []


def test_an_interpretation_is_linked_both_ways(client, old):
    new = factories.publish(related(factories.document(), "interprets", old))
    assert page(client, old).context["interpretations"] == [new]
    assert page(client, new).context["interpreted"] == [old]
    for one, other in ((old, new), (new, old)):
        html = text_of(page(client, one))
        metadata = html[html.index('<dl class="metadata"') : html.index("</dl>")]
        assert f'href="{other.get_absolute_url()}"' in metadata


def test_a_draft_that_names_it_is_not_told(client, old):
    related(factories.document(title="草稿的标题"), "repeals", old)
    response = page(client, old)
    assert "草稿的标题" not in text_of(response)
    assert response.context["named_by"] == []


def test_of_very_many_the_weightiest_and_newest_are_listed_and_the_rest_told(
    client, old
):
    drafts = [related(factories.document(), "cites", old) for _ in range(SHOWN)]
    for draft in [*drafts, related(factories.document(), "repeals", old)]:
        factories.publish(draft)
    response = page(client, old)
    groups = response.context["named_by"]
    assert [len(one) for _words, one in groups] == [1, SHOWN - 1]
    assert groups.total == SHOWN + 1
    assert "/search/?q=" in text_of(response)


def test_the_number_of_queries_does_not_grow_with_those_that_name_it(client, old):
    def named(times):
        for _ in range(times):
            source = related(factories.document(), "cites", old)
            factories.attachment(source, [("1", old.number)])
            factories.publish(source)
        return queries(client, old.get_absolute_url())

    assert named(5) == named(20)
