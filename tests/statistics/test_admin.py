import pytest

from statistics.models import Indicator, Observation, Release
from tests import factories
from tests.admin_pages import form_data, queries, url

pytestmark = pytest.mark.django_db


def test_a_release_is_written_with_its_figures_and_blank_is_not_zero(administrator):
    document = factories.document()
    address = f"{url(Release, 'add')}?document={document.pk}"
    data = form_data(administrator.get(address)) | {
        "entries-TOTAL_FORMS": "1",
        "entries-0-order": "1",
        "entries-0-name": "地区生产总值",
        "entries-0-unit": "亿元",
        "entries-0-period": "2020年1-9月",
        "entries-0-value": "",
        "entries-0-yoy": "0",
    }
    assert administrator.post(address, data).status_code == 302
    figure = Release.objects.get().entries.get()
    assert (figure.value, figure.yoy) == (None, 0)


def test_nobody_edits_the_register(administrator):
    factories.publish(factories.release())
    for record in (Indicator.objects.get(), Observation.objects.get()):
        assert administrator.get(url(record)).status_code == 200
        assert administrator.post(url(record), {"name": "改"}).status_code == 403
        assert (
            administrator.post(url(record, "delete"), {"post": "yes"}).status_code
            == 403
        )


def published_figures(name, count):
    """An indicator with ``count`` observations."""
    factories.publish(
        factories.release(
            *[
                {"name": name, "period": f"{1990 + number // 12}年{number % 12 + 1}月"}
                for number in range(count)
            ]
        )
    )
    return Indicator.objects.get(name=name)


def test_an_indicator_takes_the_same_number_of_queries_for_few_and_many_observations(
    administrator,
):
    few, many = (published_figures(f"指标{count}", count) for count in (2, 60))
    assert queries(administrator, url(few)) == queries(administrator, url(many))


def test_of_many_observations_the_newest_are_shown_and_all_are_listed(administrator):
    indicator = published_figures("指标", 60)
    page = administrator.get(url(indicator))
    [shown, *_] = page.context["inline_admin_formsets"]
    newest = Observation.objects.order_by("-pk")[:50]
    assert [form.instance for form in shown.formset] == list(newest)
    address = f"{url(Observation, 'changelist')}?indicator__id__exact={indicator.pk}"
    assert address in page.text
    assert administrator.get(address).context["cl"].result_count == 60
    few = published_figures("另一指标", 3)
    assert "indicator__id__exact" not in administrator.get(url(few)).text
