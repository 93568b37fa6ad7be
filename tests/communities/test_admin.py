import pytest

from communities.models import Change, Community, CommunityState, Decision
from tests import factories, sent
from tests.admin_pages import act, form_data, save, seen, staff, url

pytestmark = pytest.mark.django_db


def errors(page):
    return str(page.context["adminform"].form.non_field_errors())


def test_a_decision_is_written_with_its_entries(administrator):
    document = factories.document()
    address = f"{url(Decision, 'add')}?document={document.pk}"
    data = form_data(administrator.get(address)) | {
        "entries-TOTAL_FORMS": "1",
        "entries-0-order": "1",
        "entries-0-kind": "establish",
        "entries-0-name": "春晖社区居民委员会",
        "entries-0-subdistrict": "东街街道办事处",
    }
    assert administrator.post(address, data).status_code == 302
    decision = Decision.objects.get()
    assert decision.document == document
    assert decision.created_by == factories.administrator()
    assert decision.entries.get().name == "春晖社区居民委员会"


def test_a_decision_stays_with_its_document(administrator):
    decision, other = factories.decision(), factories.document()
    save(administrator, decision, document=other.pk)
    decision.refresh_from_db()
    assert decision.document != other


def test_an_entry_is_changed_with_its_areas_on_its_own_page(administrator):
    decision = factories.decision({"areas": [{"label": "北片", "east": "东路"}]})
    change = decision.entries.get()
    save(administrator, change, households="1234", **{"areas-0-east": "西路"})
    change.refresh_from_db()
    assert change.households == 1234
    assert change.areas.get().east == "西路"


def test_a_change_of_an_entry_is_a_new_version_of_its_decision(administrator):
    decision = factories.decision()
    save(administrator, decision.entries.get(), households="1")
    after = Decision.objects.get()
    assert after.version == decision.version + 1
    assert after.updated_by == factories.administrator()


def test_an_entry_is_not_saved_over_a_later_change_of_it(administrator):
    decision = factories.decision({}, {})
    first, second = decision.entries.all()
    data = form_data(administrator.get(url(first)))
    save(administrator, first, territory="新小区")
    save(administrator, second, households="5")
    page = administrator.post(url(first), data | {"households": "77"})
    assert "administrator" in errors(page)
    assert form_data(page)["households"] == "77"
    first.refresh_from_db()
    assert first.households != 77


@pytest.mark.django_db(transaction=True)
def test_many_entries_are_deleted_at_once_from_their_list(administrator):
    decision = factories.decision({}, {}, {})
    chosen = list(decision.entries.all())[:2]
    asked = act(administrator, "delete_selected", chosen)
    assert decision.entries.count() == 3
    confirmed = sent.form(asked, "post")
    page = administrator.post(url(Change, "changelist"), confirmed)
    assert page.status_code == 302
    assert decision.entries.count() == 1
    assert Decision.objects.get().version > decision.version


def test_entries_and_areas_of_a_public_decision_are_read_only(administrator):
    decision = factories.decision({"areas": [{"east": "东路"}]})
    change = decision.entries.get()
    data = form_data(administrator.get(url(change)))
    factories.publish(decision)
    page = administrator.get(url(change))
    assert "东路" in page.text
    assert 'name="households"' not in page.text
    assert not page.context["inline_admin_formsets"][0].has_add_permission
    assert (
        administrator.post(url(change), data | {"households": "1"}).status_code == 403
    )
    assert administrator.post(url(change, "delete"), {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [change.pk], "post": "yes"}
    administrator.post(url(Change, "changelist"), data)
    assert Change.objects.get().households == change.households


def test_no_entry_is_added_to_a_public_decision(administrator):
    decision = factories.decision()
    factories.publish(decision)
    data = form_data(administrator.get(url(Change, "add"))) | {
        "change_set": decision.pk,
        "kind": "establish",
        "name": "偷加社区",
        "order": "9",
    }
    page = administrator.post(url(Change, "add"), data)
    assert page.context["adminform"].form.errors["change_set"]
    assert decision.entries.count() == 1


def test_many_entries_are_not_put_into_one_form(administrator):
    decision = factories.decision(*[{}] * 201)
    page = administrator.get(url(decision))
    assert page.context["inline_admin_formsets"] == []
    listed = administrator.get(page.context["workflow"]["entries_url"])
    assert listed.context["cl"].result_count == 201


def draft_text(client, decision, **data):
    data |= {"seen_record": seen(decision, decision.document)}
    return client.post(url(decision, "draft_text"), data, follow=True)


def test_the_text_is_drafted_from_the_entries(administrator):
    document = factories.document(body="", title="", genre="")
    decision = factories.decision(
        {"name": "春晖社区居民委员会"}, document=document, effective_date=None
    )
    page = administrator.get(url(decision))
    assert url(decision, "draft_text") in page.text
    draft_text(administrator, decision)
    document.refresh_from_db()
    assert "春晖社区居民委员会" in document.body


def test_a_text_that_is_there_is_replaced_only_on_request(administrator):
    document = factories.document(body="原有正文。")
    decision = factories.decision({"name": "春晖社区居民委员会"}, document=document)
    page = draft_text(administrator, decision)
    assert len(page.context["messages"]) == 1
    document.refresh_from_db()
    assert document.body == "原有正文。"
    draft_text(administrator, decision, replace="on")
    document.refresh_from_db()
    assert "春晖社区居民委员会" in document.body


def test_the_text_of_a_public_document_is_never_drafted(administrator):
    decision = factories.decision()
    document = factories.publish(decision)
    draft_text(administrator, decision, replace="on")
    body = document.body
    document.refresh_from_db()
    assert document.body == body


def test_drafting_the_text_needs_the_right_to_change_both(administrator):
    decision = factories.decision(document=factories.document(body=""))
    assert administrator.get(url(decision, "draft_text")).status_code == 405
    for number, codename in enumerate(("change_decision", "change_document")):
        client = staff(f"half{number}", "view_decision", codename)
        assert draft_text(client, decision).status_code == 403


def test_nobody_edits_the_register(administrator):
    factories.publish(factories.decision({"name": "春晖社区居民委员会"}))
    for record in (Community.objects.get(), CommunityState.objects.get()):
        page = administrator.get(url(record))
        assert "春晖社区居民委员会" in page.text
        assert administrator.post(url(record), {"name": "改"}).status_code == 403
        assert (
            administrator.post(url(record, "delete"), {"post": "yes"}).status_code
            == 403
        )
        assert administrator.get(url(type(record), "add")).status_code == 403
