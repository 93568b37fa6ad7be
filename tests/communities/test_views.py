"""The public register of communities."""

from communities.models import Community
from tests import factories
from tests.lists import RegisterCases, get, queries, rows_of, text_of

AREA = {
    "label": "北区",
    "east": "一路",
    "south": "二路",
    "west": "三路",
    "north": "四路",
}


class TestCommunities(RegisterCases):
    url = "/communities/"
    make = factories.decision

    def entry(self, word):
        return {"name": word, "areas": [AREA]}

    def test_a_quantity_is_shown_as_printed_and_given_as_a_number(self, client):
        printed = {
            "households": 4000,
            "households_approx": True,
            "households_text": "约4000余户",
        }
        factories.publish(factories.decision(printed))
        assert "约4000余户" in text_of(client.get(self.url))
        (row,) = rows_of(client, self.url)
        assert (row["households"], row["households_approx"]) == (4000, True)

    def test_a_quantity_typed_by_staff_is_put_into_words(self, client):
        factories.publish(
            factories.decision({"floor_area_m2": "1057.26", "floor_area_approx": True})
        )
        (row,) = rows_of(client, self.url)
        assert row["floor_area_printed"] == "约1057.26平方米"
        assert row["floor_area_m2"] == 1057.26

    def test_what_no_clause_states_is_blank(self, client):
        factories.publish(factories.decision({"households": None}))
        (row,) = rows_of(client, self.url)
        assert row["households"] is None

    def test_the_bounds_stand_on_the_page(self, client):
        (page,) = self.pages_of(self.published("有边界的"))
        html = text_of(client.get(page))
        assert all(words in html for words in AREA.values())

    def test_a_community_keeps_its_page_through_a_rename(self, client):
        first = self.published("旧名社区", signed_date="2020-01-01")
        (page,) = self.pages_of(first)
        factories.publish(
            factories.decision(
                {"kind": "rename", "name": "新名社区", "former_name": "旧名社区"},
                document=factories.document(signed_date="2020-06-01"),
            )
        )
        assert self.words(client, as_of="2020-05-31") == ["旧名社区"]
        assert self.words(client, as_of="2020-06-01") == ["新名社区"]
        context = client.get(page).context
        assert [state.name for state in context["states"]] == ["旧名社区", "新名社区"]
        assert [entry.kind for entry in context["entries"]] == ["establish", "rename"]

    def change(self, day, **values):
        document = factories.document(signed_date=day)
        factories.publish(factories.decision(values, document=document))

    def test_a_page_has_the_name_of_the_day(self, client):
        (page,) = self.pages_of(self.published("旧名社区", signed_date="2020-01-01"))
        self.change(
            "2099-01-01", kind="rename", name="将来社区", former_name="旧名社区"
        )
        for day, name in {
            "2019-01-01": "旧名社区",
            "2020-01-01": "旧名社区",
            "2099-01-01": "将来社区",
        }.items():
            assert get(client, page, as_of=day).context["title"] == name
        assert client.get(page).context["title"] == "旧名社区"

    def test_a_page_of_what_was_merged_has_its_own_name(self, client):
        (page,) = self.pages_of(self.published("并入社区", signed_date="2020-01-01"))
        self.change("2020-06-01", kind="merge", name="合并社区", former_name="并入社区")
        assert client.get(page).context["title"] == "并入社区"

    def test_a_page_of_what_was_only_abolished_has_its_name(self, client):
        self.change("2020-06-01", kind="abolish", name="撤销社区")
        page = Community.objects.get().get_absolute_url()
        assert client.get(page).context["title"] == "撤销社区"

    def test_a_long_history_is_cut_to_the_newest_and_says_so(self, client, monkeypatch):
        monkeypatch.setattr("core.listing.registers.SHOWN", 2)
        (page,) = self.pages_of(self.published("常变社区", signed_date="2016-01-01"))
        for year in (2017, 2018, 2019):
            self.change(
                f"{year}-01-01", kind="adjust", name="常变社区", households=year
            )
        response = get(client, page, as_of="2016-06-01")
        context = response.context
        assert [state.households for state in context["states"]] == [2018, 2019]
        assert [entry.households for entry in context["entries"]] == [2018, 2019]
        assert context["states"].total == context["entries"].total == 4
        assert len(context["now"]) == 1
        assert text_of(response).count('class="cut"') == 2

    def test_a_short_history_is_whole_and_nothing_is_said_of_it(self, client):
        (page,) = self.pages_of(self.published("新社区"))
        assert 'class="cut"' not in text_of(client.get(page))

    def test_an_abolished_community_keeps_its_page(self, client):
        (page,) = self.pages_of(self.published("撤销社区", signed_date="2020-01-01"))
        factories.publish(
            factories.decision(
                {"kind": "abolish", "name": "撤销社区"},
                document=factories.document(signed_date="2020-06-01"),
            )
        )
        assert self.words(client) == []
        response = client.get(page)
        assert response.context["now"] == []
        assert "撤销社区" in text_of(response)

    def test_the_number_of_queries_of_a_page_does_not_grow(self, client):
        def adjust(times):
            for _ in range(times):
                factories.publish(
                    factories.decision({"kind": "adjust", "name": "常变社区"})
                )

        (page,) = self.pages_of(self.published("常变社区", signed_date="2019-01-01"))
        adjust(2)
        few = queries(client, page)
        adjust(5)
        assert queries(client, page) == few

    def test_filters_that_cannot_be_read_show_nothing_and_give_no_file(self, client):
        self.publish(1)
        asked = {"households_min": "许多"}
        response = get(client, self.url, **asked)
        assert response.context["filter"].form.errors.keys() == {"households_min"}
        assert response.context["rows"] == []
        assert get(client, self.url, format="csv", **asked).status_code == 400
