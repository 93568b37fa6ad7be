"""The pages of an issue in the admin: put together, previewed, moved as one."""

import re

import pytest
from django.utils import timezone

from core.models import TransitionLog
from core.workflow import signatures
from core.workflow.panel import why_not_public
from core.workflow.states import Gate
from gazette.bundles import advance, blocking
from gazette.bundles.gathering import gathered
from gazette.models import Document, Issue, Membership, Reading
from personnel.models import Person
from tests import factories
from tests.admin_pages import queries, signed_in, staff, url

pytestmark = pytest.mark.django_db
SIGNS = [f"sign_{gate}" for gate in Gate]


@pytest.fixture
def second(db):
    """A client signed in as the second pair of eyes."""
    return signed_in(factories.reviewer())


def issue_of(*states):
    issue = factories.issue(number=next(factories.serials))
    for order, state in enumerate(states, 1):
        factories.take(factories.document(issue=issue, order=order), state)
    return issue


def sent(client, issue, **changes):
    """What a browser would send back of the page, with ``changes``."""
    contents = client.get(url(issue, "contents")).context["contents"]
    data = {"q": "", "searched": ""}
    for form in contents.forms.values():
        for field in form:
            if value := field.value():
                data[field.html_name] = value
    return data | changes


def choosing(document, **values):
    prefix = f"document-{document.pk}"
    return {f"{prefix}-{name}": value for name, value in values.items()}


def transition(client, issue, name, **data):
    versions = dict(issue.documents.values_list("pk", "version"))
    data["versions"] = data.get("versions") or " ".join(
        f"{pk}:{version}" for pk, version in versions.items()
    )
    return client.post(url(issue, "transition", name), data, follow=True)


def levels(response):
    return [message.level_tag for message in response.context["messages"]]


class TestContents:
    def test_what_is_chosen_gets_its_place(self, administrator):
        issue, document = issue_of("draft"), factories.document()
        section = factories.section()
        values = {"chosen": "on", "order": 1, "page": 5, "section": section.pk}
        data = sent(administrator, issue, **choosing(document, **values))
        response = administrator.post(url(issue, "contents"), data)
        assert response.status_code == 302
        document.refresh_from_db()
        assert (document.issue, document.section) == (issue, section)
        assert (document.order, document.page) == (1, 5)

    def test_what_is_chosen_without_an_order_comes_last(self, administrator):
        issue = issue_of("draft", "draft")
        new = [factories.document() for _ in range(2)]
        chosen = {k: v for one in new for k, v in choosing(one, chosen="on").items()}
        administrator.post(url(issue, "contents"), sent(administrator, issue, **chosen))
        placed = issue.documents.order_by("order")
        assert list(placed.values_list("order", flat=True)) == [1, 2, 3, 4]
        assert set(placed[2:]) == set(new)

    def test_what_is_not_ticked_any_more_leaves(self, administrator):
        issue = issue_of("draft", "draft")
        first = issue.documents.order_by("order").first()
        data = sent(administrator, issue)
        del data[f"document-{first.pk}-chosen"]
        administrator.post(url(issue, "contents"), data)
        first.refresh_from_db()
        assert first.issue is None
        assert issue.documents.count() == 1

    def test_sent_back_as_it_is_nothing_changes(self, administrator):
        issue = issue_of("draft", "approved", "published")
        before = list(issue.documents.values())
        administrator.post(url(issue, "contents"), sent(administrator, issue))
        assert list(issue.documents.values()) == before

    def test_a_search_saves_nothing_and_keeps_what_was_typed(self, administrator):
        issue = issue_of("draft")
        wanted = factories.document(title="青山区人民政府关于防汛的通知")
        other = factories.document(title="青山区人民政府关于禁放的通告")
        typed = choosing(issue.documents.get(), page="77")
        chosen = choosing(other, chosen="on")
        for way in ({"_search": "1"}, {"_enter": "1"}):
            data = sent(administrator, issue, q="防汛", **typed, **chosen, **way)
            page = administrator.post(url(issue, "contents"), data)
            contents = page.context["contents"]
            assert [row.document for row in contents.outside] == [other, wanted]
            assert [form["page"].value() for form in contents.forms.values()][0] == "77"
        assert issue.documents.get().page is None

    @pytest.mark.parametrize("typed", ["青山政字[2021]7", "青山政字（2021）７号"])
    def test_a_document_is_found_by_its_number_however_it_is_written(
        self, administrator, typed
    ):
        document = factories.document(number="青山政字〔2021〕7号")
        factories.document()
        data = {"q": typed, "_search": "1"}
        page = administrator.post(url(issue_of(), "contents"), data)
        outside = page.context["contents"].outside
        assert [row.document for row in outside] == [document]

    def test_what_cannot_be_is_marked_and_nothing_is_saved(self, administrator):
        issue = issue_of("draft")
        document = issue.documents.get()
        for values in ({"page": "0"}, {"order": "99999"}, {"section": "12345"}):
            data = sent(administrator, issue, **choosing(document, **values))
            page = administrator.post(url(issue, "contents"), data)
            [form] = page.context["contents"].forms.values()
            assert set(form.errors) == set(values)
        document.refresh_from_db()
        assert (document.page, document.order, document.section) == (None, 1, None)

    @pytest.mark.parametrize(
        "name",
        [
            "document-99999999999999999999-version",
            "document-x-version",
            "document--version",
            "document-1-version-more",
        ],
    )
    def test_names_that_no_page_sends_do_no_harm(self, administrator, name):
        data = {name: "1", name.replace("version", "chosen"): "on"}
        response = administrator.post(url(issue_of(), "contents"), data)
        assert response.status_code == 302

    def test_two_at_once_the_second_is_told_and_keeps_what_was_typed(
        self, administrator, second
    ):
        issue = issue_of("draft")
        document = issue.documents.get()
        pages = {
            client: sent(client, issue, **choosing(document, page=page))
            for client, page in ((administrator, "41"), (second, "42"))
        }
        administrator.post(url(issue, "contents"), pages[administrator])
        refused = second.post(url(issue, "contents"), pages[second])
        assert Document.objects.get().page == 41
        assert "administrator" in str(list(refused.context["messages"])[0])
        [form] = refused.context["contents"].forms.values()
        assert form["page"].value() == "42"
        assert form["version"].value() == str(Document.objects.get().version)

    def test_of_an_issue_on_the_schedule_the_contents_can_only_be_read(
        self, administrator
    ):
        issue = issue_of("approved")
        schedule(issue)
        page = administrator.get(url(issue, "contents"))
        assert page.context["contents"].forms == {}
        data = choosing(issue.documents.get(), version="99", chosen="on", page="7")
        administrator.post(url(issue, "contents"), data)
        assert issue.documents.get().page is None

    def test_the_right_to_change_issues_is_needed(self):
        issue = issue_of("draft")
        reader = staff("reader", "view_issue", "view_document")
        assert reader.get(url(issue, "contents")).status_code == 403
        assert reader.post(url(issue, "contents"), {}).status_code == 403
        assert staff("nobody").get(url(issue, "contents")).status_code == 403

    def test_who_is_limited_to_an_organization_moves_only_its_documents(self):
        mine = factories.organization("青山区审计局")
        issue = issue_of("draft")
        own = factories.document(issue=issue, issuer=mine.full_name)
        factories.document()
        clerk = staff("clerk", "view_issue", "change_issue")
        Membership.objects.create(user=clerk.user, organization=mine)
        contents = clerk.get(url(issue, "contents")).context["contents"]
        assert list(contents.forms) == [own.pk]
        clerk.post(url(issue, "contents"), choosing(own, version=own.version))
        assert own not in issue.documents.all()
        assert issue.documents.count() == 1

    def test_the_page_takes_no_more_queries_for_more_documents(self, administrator):
        few, many = issue_of("draft"), issue_of(*8 * ["draft"])
        counts = {queries(administrator, url(one, "contents")) for one in (few, many)}
        assert len(counts) == 1


SETS = (
    factories.decision,
    factories.notice,
    factories.transfer_list,
    factories.release,
)


def full_issue(count, *states):
    """An issue of ``count`` documents in ``states``, each with all that may hold it up."""
    issue = issue_of()
    for place in range(count):
        document = factories.document(issue=issue, order=place + 1)
        factories.attachment(document, [["1", "甲"]])
        cited = {"target_number": f"青山政发〔2019〕{place + 1}号"}
        document.relations.create(kind="cites", **cited)
        SETS[place % len(SETS)](document=document)
        factories.take(document, states[place % len(states)])
        hold_up(document)
    return issue


def hold_up(document):
    """Give ``document`` every reason not to be published that there can be."""
    reading = Reading.objects.create(
        issue=document.issue, sha256=f"{document.pk:064}", lines=9
    )
    for text in ("序号不连续", "标题与目录不一致"):
        document.findings.create(reading=reading, text=text)
    explaining = factories.document(title="解读", issue=document.issue)
    named = {"target": document, "target_number": document.number}
    explaining.relations.create(kind="interprets", **named)
    factories.notice({"name": "李明"}, document=explaining)
    Document.objects.filter(pk=document.pk).update(is_normative=True)


@pytest.fixture
def namesakes():
    """Two people of one name, who are not to be confused."""
    return [Person.objects.create(name="李明") for _ in range(2)]


def clerk_of(name):
    """A client who may do all with what belongs to one organization."""
    rights = ["view", "submit", "review", "publish"]
    kinds = ["document", "decision", "notice", "transferlist", "release"]
    owned = [f"{right}_{kind}" for right in rights for kind in kinds]
    clerk = staff("clerk", "view_issue", *owned, *SIGNS)
    own = factories.organization(name)
    Membership.objects.create(user=clerk.user, organization=own)
    return clerk


class TestManyDocuments:
    def test_the_page_takes_no_more_queries_for_more_documents(
        self, administrator, namesakes
    ):
        states = ("draft", "in_review", "approved", "scheduled")
        few, many = full_issue(5, *states), full_issue(20, *states)
        for client in (administrator, clerk_of("青山区人民政府")):
            counts = [queries(client, url(issue)) for issue in (few, many)]
            assert counts[0] == counts[1] <= 90

    def test_it_says_what_is_said_of_each_document_alone(self, namesakes):
        issue, user = (
            full_issue(8, "draft", "in_review", "approved"),
            factories.reviewer(),
        )
        together = blocking(gathered(issue.bundled(), user))
        alone = [(one, why_not_public(one)) for one in issue.bundled()]
        assert together == [(one, reasons) for one, reasons in alone if reasons]
        assert any("李明" in text for _, reasons in together for text in reasons)
        for one, other in zip(
            gathered(issue.bundled(), user), issue.bundled(), strict=True
        ):
            assert one.content_hash() == other.content_hash()
            assert one.change_sets() == other.change_sets()
            for name in one.transitions():
                assert one.companions(name) == other.companions(name)

    def test_what_was_looked_up_is_forgotten_when_a_record_is_read_again(self):
        issue, user = issue_of("draft"), factories.reviewer()
        factories.decision(document=issue.documents.get())
        factories.take(issue.documents.get(), "approved")
        document = gathered(issue.bundled(), user)[0]
        (change_set,) = document.change_sets()
        for one in (document, change_set):
            assert len(signatures.valid_signoffs(one)) == len(Gate)
            signatures.signoffs_of(one).delete()
            assert len(signatures.valid_signoffs(one)) == len(Gate)
            one.refresh_from_db()
            assert not signatures.valid_signoffs(one)


def schedule(issue):
    advance(
        issue,
        "schedule",
        factories.reviewer(),
        versions=dict(issue.documents.values_list("pk", "version")),
        given={"scheduled_for": timezone.now() + timezone.timedelta(hours=1)},
    )


class TestPreview:
    def test_it_is_what_the_public_will_see(self, client, administrator):
        issue = issue_of("approved", "approved")
        Document.objects.filter(order=2).update(section=factories.section(), page=3)
        preview = administrator.get(url(issue, "preview"))
        for document in issue.documents.all():
            factories.pass_step(document, "publish")
        public = client.get(issue.get_absolute_url())
        addresses = re.compile(r'href="[^"]*"')
        shown = [
            addresses.sub(
                "", re.search(r"<nav class=.contents.*?</nav>", page, re.S)[0]
            )
            for page in (preview.text, public.text)
        ]
        assert shown[0] == shown[1]
        assert all(one.title in shown[0] for one in issue.documents.all())

    def test_it_says_what_it_is_and_nothing_finds_it(self, administrator):
        page = administrator.get(url(issue_of("draft"), "preview"))
        assert '<meta name="robots" content="noindex, nofollow">' in page.text
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in page.headers["Cache-Control"]
        assert 'class="preview"' in page.text

    def test_it_is_for_staff_who_may_see_issues(self, client):
        issue = issue_of("draft")
        assert client.get(url(issue, "preview")).status_code == 302
        assert staff("nobody").get(url(issue, "preview")).status_code == 403
        assert (
            staff("reader", "view_issue").get(url(issue, "preview")).status_code == 200
        )

    def test_a_draft_of_it_leads_to_its_page_in_the_admin(self, administrator):
        issue = issue_of("draft", "published")
        text = administrator.get(url(issue, "preview")).text
        for document in issue.documents.all():
            address = document.get_absolute_url()
            expected = address if document.is_public else url(document)
            assert f'href="{expected}"' in text

    def test_what_was_withdrawn_or_waits_as_a_correction_is_not_in_it(
        self, administrator
    ):
        issue = issue_of("published", "published")
        gone, corrected = issue.documents.order_by("order")
        factories.withdraw(gone)
        factories.pass_step(corrected, "correct", note="更正")
        Document.objects.filter(supersedes=corrected).update(title="更正后的标题")
        text = administrator.get(url(issue, "preview")).text
        assert corrected.title in text
        assert gone.title not in text
        assert "更正后的标题" not in text


class TestPanel:
    def test_every_document_that_holds_it_back_is_named_with_all_reasons(
        self, administrator
    ):
        issue = issue_of("draft", "approved", "in_review")
        draft, approved, in_review = issue.documents.order_by("order")
        bundle = administrator.get(url(issue)).context["bundle"]
        assert [(one, reasons) for one, _, reasons in bundle["blocking"]] == [
            (one, why_not_public(one)) for one in (draft, in_review)
        ]

    def test_who_may_nothing_is_offered_nothing(self):
        page = staff("reader", "view_issue").get(url(issue_of("draft", "approved")))
        assert page.context["bundle"]["buttons"] == []
        assert page.context["bundle"]["contents_url"] == ""

    def test_a_fault_of_the_schedule_is_shown(self, administrator):
        issue = issue_of("approved")
        schedule(issue)
        issue.documents.update(schedule_fault="户数有疑问")
        assert "户数有疑问" in administrator.get(url(issue)).text


class TestButtons:
    def test_an_issue_goes_all_the_way(self, administrator, second):
        issue = issue_of("draft", "draft")
        steps = {
            "submit": administrator,
            "sign": second,
            "approve": second,
            "publish": second,
        }
        for name, client in steps.items():
            response = transition(client, issue, name, gates=list(Gate))
            assert levels(response) == ["success"], name
        assert issue.documents.published().count() == 2

    def test_it_is_scheduled_to_the_minute_and_taken_off(self, second):
        issue = issue_of("approved")
        transition(second, issue, "schedule", scheduled_for="2099-01-01T00:00")
        issue.refresh_from_db()
        assert timezone.localtime(issue.scheduled_for).isoformat() == (
            "2099-01-01T00:00:00+08:00"
        )
        transition(second, issue, "unschedule")
        issue.refresh_from_db()
        assert issue.scheduled_for is None

    def test_what_is_refused_is_told_and_changes_nothing(self, second):
        issue = issue_of("draft", "approved")
        assert set(levels(transition(second, issue, "publish"))) == {"error"}
        assert not TransitionLog.objects.filter(transition="publish").exists()

    @pytest.mark.parametrize("versions", ["1:x", "7", "::", "9" * 5000])
    def test_versions_that_no_page_sends_publish_nothing(self, second, versions):
        issue = issue_of("approved")
        response = transition(second, issue, "publish", versions=versions)
        assert set(levels(response)) == {"error"}
        assert not issue.documents.published()

    def test_nobody_moves_an_issue_without_the_right(self):
        issue = issue_of("approved")
        clerk = staff("clerk", "view_issue", "change_issue", "view_document")
        assert levels(transition(clerk, issue, "publish")) == ["error"]
        assert not issue.documents.published()
        assert (
            staff("nobody").post(url(issue, "transition", "publish")).status_code == 403
        )

    @pytest.mark.parametrize("name", ["withdraw", "emergency", "return", "hack"])
    def test_an_issue_has_no_other_transitions(self, second, name):
        issue = issue_of("published")
        assert second.post(url(issue, "transition", name)).status_code == 404

    def test_a_look_moves_nothing(self, second):
        issue = issue_of("approved")
        assert second.get(url(issue, "transition", "publish")).status_code == 405

    def test_its_number_stays_once_it_is_public(self, second):
        issue = issue_of("approved")
        transition(second, issue, "publish")
        data = {"year": issue.year, "number": 999, "total_number": "", "date": ""}
        second.post(url(issue), data)
        assert Issue.objects.get(pk=issue.pk).number == issue.number
