"""The public register of posts and people."""

import pytest

from personnel.models import Person, Post
from tests import factories
from tests.lists import RegisterCases, get, queries, text_of


class TestPersonnel(RegisterCases):
    url = "/personnel/"
    make = factories.notice
    word_field = "person"

    def entry(self, word):
        return {"name": word}

    def pages_of(self, change_set):
        return {person.get_absolute_url() for person in Person.objects.all()}

    @pytest.fixture
    def succession(self):
        """A post that one person leaves and another enters."""
        post = {"organization": "青山区财政局", "title": "局长"}
        first = factories.document(signed_date="2020-01-01")
        second = factories.document(signed_date="2020-06-01")
        factories.publish(factories.notice({"name": "前任", **post}, document=first))
        factories.publish(
            factories.notice(
                {"name": "前任", "kind": "remove", **post},
                {"name": "后任", **post},
                document=second,
            )
        )
        return Post.objects.get().get_absolute_url()

    def test_a_post_shows_its_holder_on_a_day_and_all_holders(self, client, succession):
        def holders(**parameters):
            now = get(client, succession, **parameters).context["now"]
            return [tenure.person.name for tenure, _ in now]

        assert holders(as_of="2020-05-31") == ["前任"]
        assert holders(as_of="2020-06-01") == ["后任"]
        states = client.get(succession).context["states"]
        assert [tenure.person.name for tenure in states] == ["前任", "后任"]

    def test_somebody_who_was_only_removed_has_a_page(self, client):
        factories.publish(factories.notice({"name": "离任者", "kind": "remove"}))
        page = Person.objects.get().get_absolute_url()
        response = client.get(page)
        assert response.context["now"] == []
        assert "离任者" in text_of(response)

    def test_somebody_of_a_draft_alone_has_no_page(self, client):
        person = Person.objects.create(name="未公布者")
        factories.notice({"name": "未公布者", "person": person})
        assert client.get(person.get_absolute_url()).status_code == 404

    def test_the_number_of_queries_of_a_page_does_not_grow(self, client):
        factories.publish(factories.notice(*[{"name": "兼职者"}] * 2))
        page = Person.objects.get().get_absolute_url()
        few = queries(client, page)
        factories.publish(factories.notice(*[{"name": "兼职者"}] * 10))
        assert queries(client, page) == few
