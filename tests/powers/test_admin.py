import pytest

from powers.models import Power, PowerState, TransferList
from tests import factories
from tests.admin_pages import form_data, save, url

pytestmark = pytest.mark.django_db


def test_a_list_is_written_with_its_entries(administrator):
    document = factories.document()
    address = f"{url(TransferList, 'add')}?document={document.pk}"
    data = form_data(administrator.get(address)) | {
        "entries-TOTAL_FORMS": "1",
        "entries-0-order": "1",
        "entries-0-sequence": "1",
        "entries-0-name": "食品经营许可",
        "entries-0-category": "行政许可",
    }
    assert administrator.post(address, data).status_code == 302
    assert TransferList.objects.get().entries.get().name == "食品经营许可"


def test_departments_that_a_list_does_not_name_are_supplied_by_hand(administrator):
    transfer = factories.transfer_list().entries.get()
    save(administrator, transfer, to_department="行政审批服务局", basis="有关规定")
    transfer.refresh_from_db()
    assert (transfer.to_department, transfer.basis) == ("行政审批服务局", "有关规定")


def test_nobody_edits_the_register(administrator):
    factories.publish(factories.transfer_list())
    for record in (Power.objects.get(), PowerState.objects.get()):
        assert administrator.get(url(record)).status_code == 200
        assert administrator.post(url(record), {"name": "改"}).status_code == 403
        assert (
            administrator.post(url(record, "delete"), {"post": "yes"}).status_code
            == 403
        )
