import pytest

from personnel.models import Notice, Person, Post, Tenure
from tests import factories
from tests.admin_pages import form_data, save, url

pytestmark = pytest.mark.django_db


def test_a_notice_is_written_with_its_entries(administrator):
    document = factories.document()
    address = f"{url(Notice, 'add')}?document={document.pk}"
    data = form_data(administrator.get(address)) | {
        "entries-TOTAL_FORMS": "1",
        "entries-0-order": "1",
        "entries-0-kind": "appoint",
        "entries-0-name": "李青",
        "entries-0-organization": "青山区审计局",
        "entries-0-title": "局长",
    }
    assert administrator.post(address, data).status_code == 302
    assert Notice.objects.get().entries.get().name == "李青"


def test_of_a_person_only_the_distinction_is_edited(administrator):
    factories.publish(factories.notice({"name": "李青"}))
    person = Person.objects.get()
    save(administrator, person, distinction="审计局", name="改名")
    person.refresh_from_db()
    assert (person.name, person.distinction) == ("李青", "审计局")


def test_who_told_namesakes_apart_is_kept(administrator):
    factories.publish(factories.notice({"name": "李青"}))
    person = Person.objects.get()
    save(administrator, person, distinction="审计局")
    newest = person.history.first()
    assert (newest.distinction, newest.history_user) == ("审计局", administrator.user)
    assert "审计局" in administrator.get(url(person, "history")).text


def test_nobody_edits_posts_and_tenures(administrator):
    factories.publish(factories.notice())
    for record in (Post.objects.get(), Tenure.objects.get()):
        assert administrator.get(url(record)).status_code == 200
        assert administrator.post(url(record), {"title": "改"}).status_code == 403
        assert (
            administrator.post(url(record, "delete"), {"post": "yes"}).status_code
            == 403
        )
