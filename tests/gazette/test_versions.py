"""The public pages of versions: what is in force, what was, and what is different."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from communities.models import Change as Clause
from communities.models import Community
from core.workflow.states import State
from gazette import versions
from gazette.models import Attachment, Document, Relation
from personnel.models import Change as Appointment
from personnel.models import Person
from powers.models import Transfer
from tests import factories
from tests.corrections import (
    corrected,
    correction_of,
    edit,
    entries,
    publish_alone,
)
from tests.lists import queries, rows_of, text_of
from tests.pages import Reader, walk

pytestmark = pytest.mark.django_db

CANARY = "绝不可泄露的更正草稿"
GONE = "误发的秘密内容"


def published(**values):
    return factories.publish(factories.document(**values))


def page(document, *parts):
    return "".join([document.get_absolute_url(), *(f"{part}/" for part in parts)])


def links(response):
    return Reader(text_of(response)).links


@pytest.fixture
def first():
    return published(title="第一版的标题")


@pytest.fixture
def second(first):
    return corrected(first, "标题有误。", title="第二版的标题")


class TestAddresses:
    def test_the_number_shows_the_version_in_force(self, client, second):
        html = text_of(client.get(page(second)))
        assert "第二版的标题" in html
        assert "第一版的标题" not in html
        assert "标题有误。" in html

    def test_the_old_version_stays_at_its_own_address(self, client, first, second):
        response = client.get(page(second, "v1"))
        assert response.status_code == 200
        assert "第一版的标题" in text_of(response)
        first.refresh_from_db()
        assert first.get_absolute_url() == page(second, "v1")

    def test_the_old_version_leads_to_what_is_in_force_and_what_was_corrected(
        self, client, second
    ):
        response = client.get(page(second, "v1"))
        assert 'class="notice warning old-version"' in text_of(response)
        assert "标题有误。" in text_of(response)
        assert {page(second), page(second, "compare", "1-2")} <= set(links(response))

    def test_the_page_in_force_leads_to_the_old_ones(self, client, first, second):
        third = corrected(second, "还有一处。")
        found = set(links(client.get(page(third))))
        assert {
            page(third, "v1"),
            page(third, "v2"),
            page(third, "compare", "1-2"),
            page(third, "compare", "2-3"),
        } <= found

    def test_every_version_names_the_number_as_its_true_address(self, client, second):
        canonical = f'rel="canonical" href="http://testserver{page(second)}"'
        for address in (page(second), page(second, "v1"), page(second, "v2")):
            assert canonical in text_of(client.get(address))

    def test_the_version_in_force_has_an_address_of_its_own_too(self, client, second):
        response = client.get(page(second, "v2"))
        assert response.status_code == 200
        assert "old-version" not in text_of(response)

    def test_one_that_was_never_corrected_has_one_version_and_no_list(
        self, client, first
    ):
        assert client.get(page(first, "v1")).status_code == 200
        assert 'id="versions"' not in text_of(client.get(page(first)))

    @pytest.mark.parametrize("edition", [0, 3, 999999])
    def test_a_version_that_is_not_there_is_not_found(self, client, second, edition):
        assert client.get(page(second, f"v{edition}")).status_code == 404

    def test_a_document_without_a_number_has_versions_by_their_ids(self, client):
        first = published(number="", title="第一版的标题")
        second = corrected(first, "标题有误。", title="第二版的标题")
        old = reverse("gazette:document_by_id", args=[first.pk])
        html = text_of(client.get(old))
        assert "第一版的标题" in html
        assert page(second) in links(client.get(old))
        comparison = versions.comparison_address(first, second)
        assert client.get(comparison).status_code == 200
        assert comparison in links(client.get(page(second)))

    def test_a_number_that_was_a_misprint_leads_to_the_right_one(self, client):
        first = published(number="青山办字〔2020〕7号")
        wrong = page(first)
        second = corrected(first, "文号有误。", number="青山办字〔2020〕8号")
        response = client.get(wrong)
        assert (response.status_code, response.url) == (302, page(second))
        assert client.get(f"{wrong}v1/").status_code == 200
        assert client.get(page(second, "compare", "1-2")).status_code == 200
        found = client.get("/d/青山办字〔2020〕7号")
        assert (found.status_code, found.url) == (302, page(second))

    def test_old_versions_are_in_no_list_and_no_count(self, client, second):
        rows = rows_of(client, "/documents/")
        assert [row["title"] for row in rows] == ["第二版的标题"]
        assert client.get("/").context["documents_count"] == 1
        assert rows_of(client, "/documents/", q="第一版的标题") == []

    def test_the_number_of_queries_does_not_grow_with_what_it_does(self, client):
        def address(size):
            document = factories.document()
            factories.attachment(document, [("1", "甲")] * size)
            factories.decision(*[{}] * size, document=document)
            factories.publish(document)
            return page(corrected(document))

        few, many = address(2), address(7)
        client.get(few)  # What is worked out once after each publication.
        for parts in ("", "v1/", "compare/1-2/"):
            assert queries(client, few + parts) == queries(client, many + parts)


class TestRelations:
    @pytest.fixture
    def naming(self, first):
        naming = factories.document()
        Relation.objects.create(
            source=naming, kind="amends", target=first, target_number=first.number
        )
        return factories.publish(naming)

    def test_what_names_a_document_names_its_correction(self, client, naming, second):
        assert page(second) in links(client.get(page(naming)))
        assert page(naming) in links(client.get(page(second)))
        (row,) = [r for r in rows_of(client, "/documents/") if r["title"][0] == "第"]
        assert row["number"] == second.number
        validity = Document.objects.with_validity().get(pk=second.pk).validity
        assert validity == "amended"

    def test_what_is_published_later_names_the_version_in_force(self, second):
        naming = factories.document()
        relation = Relation.objects.create(
            source=naming, target_number=second.number, kind="cites"
        )
        correction_of(second)
        factories.publish(naming)
        relation.refresh_from_db()
        assert relation.target == second


class TestComparison:
    @pytest.fixture
    def comparison(self, client):
        """The page that compares a document with a correction of nearly everything."""
        document = factories.document(title="旧标题的通知", signed_date="2020-05-26")
        factories.attachment(document, [("1", "甲地块"), ("2", "乙地块")])
        factories.attachment(document, order=2, title="要去掉的附件")
        target = published()
        Relation.objects.create(
            source=document, kind="cites", target_number=target.number
        )
        factories.decision(
            {"name": "金科诚社区", "households": 2663, "areas": [{"label": "南区"}]},
            {"name": "要去掉的社区", "clause": "二"},
            document=document,
        )
        factories.transfer_list(*[{}] * 5, document=document)
        factories.publish(document)
        draft = correction_of(document, "多处有误。")
        draft.title, draft.signed_date = "新标题的通知", "2020-05-27"
        draft.body = draft.body.replace("第二件事", "第二件大事")
        draft.save()
        table = draft.attachments.first()
        table.rows = [["1", "甲地块"], ["2", "丙地块"]]
        table.save()
        draft.attachments.last().delete()
        draft.relations.update(kind="amends")
        one, other = entries(draft, Clause)
        edit(one, name="金科城社区", households=2668)
        one.areas.update(east="一路")
        other.delete()
        power = entries(draft, Transfer)[2]
        edit(power, sequence=9)
        factories.publish(draft)
        response = client.get(page(draft, "compare", "1-2"))
        assert response.status_code == 200
        return response

    def test_everything_that_is_different_is_shown(self, comparison):
        found = comparison.context["comparison"]
        assert [one.name for one in found.changed_fields] == ["title", "signed_date"]
        assert [row.kind for row in found.text] == ["same", "same", "changed"]
        table, removed = found.changed_attachments
        assert [row.kind for row in table.table.rows] == ["same", "changed"]
        assert removed.record.kind == "removed"
        (relation,) = found.changed_relations
        assert [one.name for one in relation.changed_fields] == ["kind"]
        decision, transfers = found.changed_change_sets
        one, other = decision.changed_entries
        assert [change.name for change in one.changed_fields] == ["name", "households"]
        (area,) = one.changed_parts
        assert [change.name for change in area.changed_fields] == ["east"]
        assert other.kind == "removed"
        assert (transfers.told_entries, transfers.renumbered) == ([], 1)
        assert transfers.unchanged == 4
        html = text_of(comparison)
        for words in ("多处有误。", "诚</del>", "城</ins>", "2668</ins>", "丙</ins>"):
            assert words in html

    def test_values_are_marked_whole_and_choices_in_words(self, comparison):
        html = text_of(comparison)
        assert "2020-05-26</del>" in html
        assert str(Relation.Kind.AMENDS.label) in html

    def test_it_needs_no_script_and_no_style_of_its_own(self, comparison):
        html = text_of(comparison)
        assert not any(
            mark in html for mark in ("<script>", "<script src", " style=", "<style")
        )

    def test_nothing_is_different_where_nothing_was_changed(self, client, first):
        same = corrected(first)
        response = client.get(page(same, "compare", "1-2"))
        assert not response.context["comparison"].is_changed

    def test_versions_further_apart_are_compared_too(self, client):
        document = factories.document()
        factories.decision({"name": "甲", "households": 1}, document=document)
        factories.publish(document)
        for households in (2, 3):
            draft = correction_of(document)
            edit(
                entries(draft, Clause)[0], households=households, name=f"甲{households}"
            )
            document = factories.publish(draft)
        response = client.get(page(document, "compare", "1-3"))
        (change,) = response.context["comparison"].changed_change_sets
        (entry,) = change.changed_entries
        told = {one.name: (one.old, one.new) for one in entry.changed_fields}
        assert told == {"name": ("甲", "甲3"), "households": ("1", "3")}

    @pytest.mark.parametrize("pair", ["2-1", "1-1", "1-3", "0-2", "1-999999"])
    def test_what_cannot_be_compared_is_not_found(self, client, second, pair):
        assert client.get(page(second, "compare", pair)).status_code == 404

    def test_inner_matters_of_a_document_are_not_compared(self, client, first):
        second = corrected(
            first, is_normative=True, interpretation_waiver="内部理由", order=7
        )
        response = client.get(page(second, "compare", "1-2"))
        assert not response.context["comparison"].changed_fields
        assert "内部理由" not in text_of(response)


class TestChangeSetAlone:
    @pytest.fixture
    def document(self):
        document = factories.publish(
            factories.decision({"name": "甲", "households": 1})
        )
        draft = correction_of(
            entries(document, Clause)[0].change_set, "录入时看错了一个数。"
        )
        edit(draft.entries.get(), households=7)
        publish_alone(draft)
        return document

    def test_the_document_says_so_and_leads_to_the_difference(self, client, document):
        response = client.get(page(document))
        assert "录入时看错了一个数。" in text_of(response)
        address = page(document, "compare", "communities", "1-2")
        assert address in links(response)
        change = client.get(address).context["change"]
        (entry,) = change.changed_entries
        assert [one.name for one in entry.changed_fields] == ["households"]

    def test_the_document_itself_has_one_version(self, client, document):
        assert client.get(page(document, "compare", "1-2")).status_code == 404
        assert 'id="versions"' not in text_of(client.get(page(document)))

    @pytest.mark.parametrize(
        "parts", [("personnel", "1-2"), ("nothing", "1-2"), ("communities", "2-3")]
    )
    def test_what_was_not_corrected_is_not_found(self, client, document, parts):
        assert client.get(page(document, "compare", *parts)).status_code == 404

    def test_a_draft_of_a_further_correction_is_not_shown(self, client, document):
        newest = Clause.objects.order_by("-pk").first().change_set
        draft = correction_of(newest, CANARY)
        edit(draft.entries.get(), premises=CANARY)
        assert CANARY not in text_of(client.get(page(document)))
        address = page(document, "compare", "communities", "2-3")
        assert client.get(address).status_code == 404

    def test_it_is_gone_with_its_document(self, client, document):
        factories.withdraw(Document.objects.get(pk=document.pk))
        address = page(document, "compare", "communities", "1-2")
        assert client.get(address).status_code == 410


class TestDraftsOfCorrections:
    def test_no_page_says_anything_of_one(self, client, first):
        document = factories.publish(factories.decision({"name": "甲社区"}))
        factories.attachment(first)
        for one in (first, document):
            draft = correction_of(one, CANARY)
            draft.title = draft.body = draft.topic = CANARY
            draft.save()
            factories.attachment(draft, [(CANARY, "")], order=9, title=CANARY)
            Relation.objects.create(source=draft, target_number=CANARY)
        edit(entries(draft, Clause)[0], name=CANARY, source_text=CANARY)
        number = page(first)
        seen = walk(
            client,
            "/",
            "/documents/",
            "/communities/",
            number,
            f"{number}v1/",
            most=20,
        )
        pages = {address: reader for address, _, reader in seen}
        assert len(pages) > 5
        for address, reader in pages.items():
            assert not any(CANARY in text for _, text in reader.texts), address
        for address in ("v2/", "compare/1-2/"):
            response = client.get(number + address)
            assert response.status_code == 404
            assert CANARY not in text_of(response)
        for pk in Document.objects.filter(state=State.DRAFT).values_list(
            "pk", flat=True
        ):
            assert client.get(f"/documents/id/{pk}/").status_code == 404

    def test_a_file_of_one_is_not_found_until_it_is_published(
        self, client, first, settings, tmp_path
    ):
        settings.MEDIA_ROOT = tmp_path
        draft = correction_of(first)
        file = SimpleUploadedFile("新.txt", b"new")
        added = factories.attachment(draft, columns=[], file=file)
        address = reverse("gazette:attachment", args=[added.pk])
        assert client.get(address).status_code == 404
        factories.publish(draft)
        assert text_of(client.get(address)) == "new"


class TestWithdrawn:
    def addresses(self, document):
        parts = ("", "v1/", "v2/", "compare/1-2/")
        return [page(document) + part for part in parts]

    def test_published_in_error_is_gone_in_all_its_versions(
        self, client, first, second
    ):
        factories.withdraw(second, "error", "不应发布。")
        for address in self.addresses(second):
            response = client.get(address)
            assert response.status_code == 410, address
            assert "不应发布。" in text_of(response)
            assert "版的标题" not in text_of(response)

    def test_an_old_version_alone_can_be_gone(self, client):
        first = published(title=GONE, body=GONE)
        second = corrected(first, "含有不应公开的内容。", title="好的", body="好的")
        first.refresh_from_db()
        factories.withdraw(first, "error", "此版含有不应公开的内容。")
        assert client.get(page(second)).status_code == 200
        for part in ("v1", "compare/1-2"):
            response = client.get(page(second, part))
            assert response.status_code == 410
            assert GONE not in text_of(response)
            assert page(second) in links(response)
        html = text_of(client.get(page(second)))
        assert GONE not in html
        assert page(second, "compare", "1-2") not in html

    def test_what_an_entry_said_there_is_not_shown_in_the_register(self, client):
        first = factories.publish(factories.decision({"name": "甲", "premises": GONE}))
        then = timezone.localtime().isoformat()
        assert GONE in text_of(client.get(f"/communities/?known_at={quote(then)}"))
        draft = correction_of(first)
        edit(entries(draft, Clause)[0], premises="好的")
        factories.publish(draft)
        address = Community.objects.get().get_absolute_url()
        assert GONE in text_of(client.get(address))
        first.refresh_from_db()
        factories.withdraw(first, "error", "误发。")
        for times in ("", f"?known_at={quote(then)}"):
            html = text_of(client.get(f"{address}{times}"))
            assert GONE not in html
        for times in (f"?known_at={quote(then)}", f"changes/?known_from={quote(then)}"):
            assert GONE not in text_of(client.get(f"/communities/{times}"))
        assert "好的" in text_of(client.get(address))

    def test_what_has_lapsed_can_still_be_read_and_compared(self, client, second):
        factories.withdraw(second, "lapsed", "期限已过。")
        for address in self.addresses(second):
            assert client.get(address).status_code == 200, address
        assert "期限已过。" in text_of(client.get(page(second)))

    def test_what_was_replaced_leads_to_what_replaces_it_from_every_version(
        self, client, second
    ):
        successor = factories.document()
        Relation.objects.create(
            source=successor, kind="replaces", target_number=second.number
        )
        factories.publish(successor)
        factories.withdraw(Document.objects.get(pk=second.pk), "replaced")
        for address in self.addresses(second):
            response = client.get(address)
            assert (response.status_code, response.url) == (302, page(successor))

    def test_a_file_of_an_old_version_stays_with_its_page(
        self, client, settings, tmp_path
    ):
        settings.MEDIA_ROOT = tmp_path
        document = factories.document()
        file = SimpleUploadedFile("旧.txt", b"old")
        factories.attachment(document, columns=[], file=file)
        factories.publish(document)
        draft = correction_of(document)
        draft.attachments.all().delete()
        second = factories.publish(draft)
        address = reverse("gazette:attachment", args=[Attachment.objects.get().pk])
        assert address in links(client.get(page(second, "v1")))
        assert text_of(client.get(address)) == "old"
        factories.withdraw(second)
        assert client.get(address).status_code == 404


class TestRegisters:
    def test_a_corrected_value_links_to_the_clause_of_the_version_in_force(
        self, client
    ):
        first = factories.publish(
            factories.decision({"name": "甲", "households": 2663, "clause": "二"})
        )
        draft = correction_of(first, "户数有误。")
        edit(entries(draft, Clause)[0], households=2668)
        second = factories.publish(draft)
        (row,) = rows_of(client, "/communities/")
        assert row["households"] == 2668
        response = client.get(Community.objects.get().get_absolute_url())
        html = text_of(response)
        assert f'href="{page(second)}#二"' in html
        # Only what was said before the correction leads to the version before it.
        now, _heading, before = html.partition('id="retold"')
        assert "/v1/" not in now
        assert "/v1/" in before

    def test_the_history_of_a_subject_shows_the_correction(self, client):
        first = factories.publish(
            factories.decision({"name": "甲", "households": 2663})
        )
        draft = correction_of(first, "户数有误。")
        edit(entries(draft, Clause)[0], households=2668)
        third = corrected(factories.publish(draft), "别处有误。", topic="民政")
        response = client.get(Community.objects.get().get_absolute_url())
        (entry,) = response.context["entries"]
        assert entry.change_set.document == third
        (change,) = entry.correction.changed_fields
        assert (change.old, change.new) == ("2663", "2668")
        html = text_of(response)
        assert "户数有误。" in html
        assert "2663</del>" in html

    def test_an_entry_that_stayed_as_it_was_shows_none(self, client):
        first = factories.publish(factories.decision({"name": "甲"}))
        corrected(first, "标题有误。", title="新标题")
        response = client.get(Community.objects.get().get_absolute_url())
        assert response.context["entries"][0].correction is None
        assert "标题有误。" not in text_of(response)

    def test_the_number_of_queries_does_not_grow(self, client):
        def address(size):
            changes = [{"kind": "adjust", "name": f"社区{size}"}] * size
            first = factories.publish(
                factories.decision({"name": f"社区{size}"}, *changes)
            )
            draft = correction_of(first)
            for clause in entries(draft, Clause):
                edit(clause, households=5)
                clause.areas.create(label="南区")
            factories.publish(draft)
            return Community.objects.get(name=f"社区{size}").get_absolute_url()

        assert queries(client, address(2)) == queries(client, address(6))

    def test_the_page_of_a_misprint_leads_to_who_was_meant(self, client):
        """Two documents misprint a name; both are corrected, one after the other."""
        notices = [factories.notice({"name": "张山", "title": t}) for t in ("甲", "乙")]
        documents = [factories.publish(notice) for notice in notices]
        misprint = Person.objects.get()
        for document in documents:
            draft = correction_of(document)
            edit(entries(draft, Appointment)[0], name="张三")
            factories.publish(draft)
        meant = Person.objects.get(name="张三")
        assert meant != misprint
        response = client.get(misprint.get_absolute_url())
        assert response.status_code == 302
        assert response.url == meant.get_absolute_url()

    def test_a_page_of_what_was_withdrawn_leads_nowhere(self, client):
        document = factories.publish(factories.notice({"name": "张山"}))
        factories.withdraw(document)
        assert client.get(Person.objects.get().get_absolute_url()).status_code == 404
