import pytest

from statistics.models import Indicator, Observation, Release
from tests import factories
from tests.admin_pages import form_data, signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return signed_in(factories.administrator())


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
