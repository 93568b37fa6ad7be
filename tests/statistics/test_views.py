"""The public register of statistics."""

from statistics.models import Indicator
from tests import factories
from tests.lists import RegisterCases, queries, rows_of, text_of


class TestStatistics(RegisterCases):
    url = "/statistics/"
    make = factories.release
    word_field = "indicator"

    def entry(self, word):
        return {"name": word, "clause": "一"}

    def test_what_is_not_stated_is_no_zero(self, client):
        figures = {"name": "未公布的", "value": None}, {"name": "持平的", "yoy": "0"}
        factories.publish(factories.release(*figures))
        rows = {row["indicator"]: row for row in rows_of(client, self.url)}
        assert rows["未公布的"]["value"] is None
        assert rows["持平的"]["yoy"] == 0
        assert '<span class="blank"' in text_of(client.get(self.url))

    def test_a_figure_names_what_it_is_part_of(self, client):
        figures = {"name": "进出口"}, {"name": "出口", "parent": "进出口"}
        factories.publish(factories.release(*figures))
        rows = {row["indicator"]: row for row in rows_of(client, self.url)}
        assert rows["出口"]["parent"] == "进出口"
        page = Indicator.objects.get(name="出口").get_absolute_url()
        assert "进出口" in text_of(client.get(page))

    def test_an_indicator_shows_all_its_periods(self, client):
        for period in ("2019年", "2020年"):
            factories.publish(factories.release({"name": "总值", "period": period}))
        html = text_of(client.get(Indicator.objects.get().get_absolute_url()))
        assert "2019年" in html
        assert "2020年" in html

    def test_of_many_periods_in_force_the_newest_are_shown(self, client, monkeypatch):
        monkeypatch.setattr("core.listing.registers.SHOWN", 2)
        for year in (2001, 2002, 2003):
            document = factories.document(signed_date=f"{year + 1}-01-01")
            figure = {"name": "总值", "period": f"{year}年"}
            factories.publish(factories.release(figure, document=document))
        response = client.get(Indicator.objects.get().get_absolute_url())
        now = [state.period for state, _ in response.context["now"]]
        assert now == ["2002年", "2003年"]
        assert text_of(response).count('class="cut"') == 2

    def test_the_number_of_queries_of_a_page_does_not_grow(self, client):
        def publish(*years):
            for year in years:
                figure = {"name": "总值", "period": f"{year}年"}
                factories.publish(factories.release(figure))

        publish(2001, 2002)
        page = Indicator.objects.get().get_absolute_url()
        few = queries(client, page)
        publish(*range(2003, 2013))
        assert queries(client, page) == few
