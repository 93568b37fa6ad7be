"""The public pages of the gazette itself."""

import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gazette.models import Document, Relation
from tests import factories
from tests.lists import ListCases, get, queries, rows_of, text_of

pytestmark = pytest.mark.django_db

SCRIPT = '<script src="/static/copy.js" defer>'
DATA = '<script type="application/ld+json">'


def published(at=None, **values):
    return factories.publish(factories.document(**values), at=at)


class TestDocuments(ListCases):
    url = "/documents/"

    def publish(self, number):
        for _ in range(number):
            published()

    def test_a_search_knows_a_number_however_it_is_typed(self, client):
        published(number="济槐政字〔2020〕7号")
        published(number="济槐政字〔2020〕17号")
        (row,) = rows_of(client, self.url, q="济槐政字[2020]7号")
        assert row["number"] == "济槐政字〔2020〕7号"

    def test_a_withdrawn_document_leaves_the_list(self, client):
        factories.withdraw(published())
        assert rows_of(client, self.url) == []


class TestSeries(ListCases):
    url = "/documents/青山政字/2020/"

    def publish(self, number):
        for _ in range(number):
            published()

    def test_a_series_without_public_documents_is_not_found(self, client):
        factories.document()
        assert client.get(self.url).status_code == 404


class TestIssues(ListCases):
    url = "/issues/"

    def publish(self, number):
        for _ in range(number):
            published(issue=factories.issue(number=next(factories.serials)))

    def test_an_issue_of_drafts_alone_is_not_there(self, client):
        issue = factories.issue()
        factories.document(issue=issue)
        assert rows_of(client, self.url) == []
        assert client.get(issue.get_absolute_url()).status_code == 404

    def test_an_issue_shows_its_public_documents_by_section(self, client):
        issue = factories.issue()
        second = factories.section("人事任免", order=2)
        first = factories.section("区政府文件", order=1)
        published(issue=issue, section=second, page=48, title="后面的")
        published(issue=issue, section=first, page=1, title="前面的")
        factories.document(issue=issue, section=first, title="草稿的")
        response = client.get(issue.get_absolute_url())
        html = text_of(response)
        order = [html.rindex(words) for words in ("前面的", "人事任免", "后面的")]
        assert order == sorted(order)
        assert "草稿的" not in html
        assert rows_of(client, self.url)[0]["documents"] == 2

    def test_the_years_to_choose_from_say_nothing_of_drafts(self, client):
        issue = factories.issue()
        published(issue=issue)
        for _ in range(3):
            factories.document(issue=issue)
        form = client.get(self.url).context["filter"].form
        assert list(form.fields["year"].choices) == [("", "全部"), (2020, "2020 (1)")]

    def test_an_issue_without_a_number_is_not_the_latest(self, client):
        for number in (None, 4):
            published(issue=factories.issue(number=number))
        assert client.get("/").context["issue"].number == 4
        assert [row.number for row in client.get(self.url).context["rows"]] == [4, None]

    def test_an_issue_without_a_number_has_a_page(self, client):
        issue = factories.issue(number=None)
        published(issue=issue)
        assert client.get(issue.get_absolute_url()).status_code == 200

    def test_the_number_of_queries_of_a_page_does_not_grow(self, client):
        issue = factories.issue()
        section = factories.section()
        page = issue.get_absolute_url()
        published(issue=issue, section=section)
        few = queries(client, page)
        for _ in range(5):
            published(issue=issue, section=section)
        assert queries(client, page) == few


class TestHome:
    def test_an_empty_site_has_a_front_page(self, client):
        assert client.get("/").status_code == 200

    def test_it_says_when_something_was_published_last(self, client):
        published(at=datetime(2020, 11, 20, 4, tzinfo=UTC))
        assert "2020-11-20" in text_of(client.get("/"))

    def test_it_shows_what_changed_and_how_much_the_registers_say(self, client):
        factories.publish(factories.decision(*[{}] * 5))
        response = client.get("/")
        (change_set,) = response.context["news"]
        assert (len(change_set.first_entries), change_set.more) == (3, 2)
        counts = {item["list"]: item["count"] for item in response.context["registers"]}
        assert counts["communities:list"] == 5

    def test_the_number_of_queries_does_not_grow(self, client):
        def publish():
            for make in (factories.decision, factories.notice, factories.release):
                factories.publish(make(*[{}] * 4))

        publish()
        few = queries(client, "/")
        publish()
        publish()
        assert queries(client, "/") == few


class TestDocument:
    def test_it_shows_text_metadata_and_places(self, client):
        document = published(
            body="说明如下：\n一、总的要求\n（一）先做这件。再做那件。\n名称\t数量\n甲\t1",
            printed_date="2020-05-27",
            issue=factories.issue(),
            page=3,
        )
        html = text_of(client.get(document.get_absolute_url()))
        for words in (document.number, document.title, "2020-05-27", "先做这件。"):
            assert words in html
        assert '<h2 id="一"' in html
        assert '<p id="一（一）"' in html
        assert "<td>甲</td>" in html

    def test_text_is_never_markup(self, client):
        document = published(body="<script>alert(1)</script>", title="<b>粗</b>")
        html = text_of(client.get(document.get_absolute_url()))
        assert "<script>" not in html
        assert "<b>粗</b>" not in html

    @pytest.mark.parametrize("state", ["draft", "in_review", "approved", "scheduled"])
    def test_what_is_not_public_is_answered_like_what_never_was(self, client, state):
        factories.take(factories.document(number="青山密字〔2020〕1号"), state)
        for url in ("/documents/青山密字/2020/{}/", "/d/青山密字〔2020〕{}号"):
            there, never = (client.get(url.format(serial)) for serial in (1, 2))
            assert there.status_code == never.status_code == 404
            there, never = (
                re.sub(r"next=[^\"]+|〔2020〕\d号", "", text_of(response))
                for response in (there, never)
            )
            assert there == never

    def test_a_draft_is_not_found_by_its_id(self, client):
        hidden = factories.document(number="")
        assert client.get(hidden.get_absolute_url()).status_code == 404

    def test_only_what_is_disclosed_is_public(self, client):
        document = published()
        Document.objects.filter(pk=document.pk).update(
            disclosure="withheld", disclosure_reason="个人隐私"
        )
        assert client.get(document.get_absolute_url()).status_code == 404

    def test_one_published_in_error_is_gone_with_the_reason(self, client):
        document = factories.withdraw(published(), "error", "数字有误，已撤回。")
        response = client.get(document.get_absolute_url())
        assert response.status_code == 410
        assert "数字有误，已撤回。" in text_of(response)
        assert document.title not in text_of(response)

    def test_one_no_longer_in_force_stays_with_a_notice(self, client):
        document = factories.withdraw(published(), "lapsed", "期限已过。")
        response = client.get(document.get_absolute_url())
        assert response.status_code == 200
        assert "期限已过。" in text_of(response)

    @pytest.fixture
    def replaced(self):
        """(a document that was withdrawn because another replaces it, that other one)."""
        old = published()
        new = factories.replace(old)
        return factories.withdraw(old, "replaced"), new

    def test_one_that_was_replaced_leads_to_what_replaces_it(self, client, replaced):
        old, new = replaced
        response = client.get(old.get_absolute_url())
        assert response.status_code == 302
        assert response.url == new.get_absolute_url()

    def test_what_replaces_it_may_have_lapsed_since(self, client, replaced):
        old, new = replaced
        factories.withdraw(new, "lapsed")
        assert client.get(old.get_absolute_url()).url == new.get_absolute_url()

    def test_it_leads_to_nothing_that_is_gone_itself(self, client, replaced):
        old, new = replaced
        factories.withdraw(new, "error")
        assert client.get(old.get_absolute_url()).status_code == 410

    def test_one_that_it_names_is_linked_while_it_has_a_page(self, client):
        named, naming = published(), factories.document()
        Relation.objects.create(source=naming, target=named, target_number=named.number)
        page = factories.publish(naming).get_absolute_url()
        link = f'href="{named.get_absolute_url()}"'
        factories.withdraw(named, "lapsed")
        assert link in text_of(client.get(page))

    def test_documents_name_each_other_but_no_draft(self, client):
        named, draft = published(), factories.document(title="草稿的标题")
        naming = factories.document()
        for other in (named, draft):
            Relation.objects.create(
                source=naming, target=other, target_number=other.number
            )
        Relation.objects.create(source=draft, target=named, target_number=named.number)
        factories.publish(naming)
        html = text_of(client.get(naming.get_absolute_url()))
        assert f'href="{named.get_absolute_url()}"' in html
        assert draft.number in html
        assert "草稿的标题" not in html
        assert draft.get_absolute_url() not in html
        html = text_of(client.get(named.get_absolute_url()))
        assert f'href="{naming.get_absolute_url()}"' in html
        assert draft.number not in html

    def test_it_leads_to_the_neighbours_in_its_series(self, client):
        last = published(number="青山办字〔2019〕30号")
        first = published(number="青山办字〔2020〕1号")
        factories.document(number="青山办字〔2020〕2号")
        third = published(number="青山办字〔2020〕3号")
        context = client.get(first.get_absolute_url()).context
        assert (context["before"], context["after"]) == (last, third)

    def test_a_change_stands_under_its_clause(self, client):
        decision = factories.decision({"name": "甲社区", "clause": "二"})
        document = factories.publish(decision)
        html = text_of(client.get(document.get_absolute_url()))
        assert html.index('id="一"') < html.index('id="二"') < html.index("甲社区")

    def test_a_change_without_a_place_in_the_text_is_shown_all_the_same(self, client):
        decision = factories.decision({"name": "乙社区", "clause": "九"})
        document = factories.publish(decision)
        assert "乙社区" in text_of(client.get(document.get_absolute_url()))

    def test_what_it_sends_round_follows_its_signature(self, client):
        document = published(
            title="青山区人民政府关于印发实施方案的通知",
            body="现将方案印发给你们。\n青山区实施方案\n一、目标",
        )
        html = text_of(client.get(document.get_absolute_url()))
        assert html.index("印发给你们") < html.index('class="signature"')
        assert html.index('class="signature"') < html.index('class="inner-title"')

    def test_the_signature_of_any_other_stands_last(self, client):
        html = text_of(
            client.get(published(body="决定如下\n一、如此").get_absolute_url())
        )
        assert html.index('id="一"') < html.index('class="signature"')

    def test_its_address_by_id_names_the_address_by_number(self, client):
        document = published()
        by_id = reverse("gazette:document_by_id", args=[document.pk])
        canonical = (
            f'rel="canonical" href="http://testserver{document.get_absolute_url()}"'
        )
        assert canonical in text_of(client.get(by_id))

    def test_the_number_of_queries_does_not_grow_with_what_it_does(self, client):
        def page(size):
            document = factories.document()
            factories.attachment(document, [("1", "甲")] * size)
            factories.transfer_list(*[{}] * size, document=document)
            factories.decision(*[{}] * size, document=document)
            for number in range(size):
                Relation.objects.create(
                    source=document, target=published(), target_number=str(number)
                )
            return factories.publish(document).get_absolute_url()

        assert queries(client, page(2)) == queries(client, page(9))


class TestNumber:
    @pytest.mark.parametrize(
        "written",
        [
            "济槐政字〔2020〕7号",
            "济槐政字[2020]7号",
            "济槐政字（２０２０）７",
            "济槐政字 [2020] 7 号/",
        ],
    )
    def test_any_way_to_write_a_number_leads_to_the_document(self, client, written):
        document = published(number="济槐政字〔2020〕7号")
        response = client.get(f"/d/{written}")
        assert response.status_code == 302
        assert response.url == document.get_absolute_url()

    @pytest.mark.parametrize(
        "written", ["", "7号", "\0", "a" * 3000, "../admin", "%2e%2e"]
    )
    def test_what_is_no_number_is_not_found(self, client, written):
        assert client.get(f"/d/{written}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/documents/id/99999999999999999999/",
        "/documents/青山政字/2020/99999999999999999999/",
        "/documents/青山政字/2020/999999/",
        "/documents/%00/2020/1/",
        "/documents/青山政字/999999/1/",
        "/issues/999999/999999/",
        "/issues/id/9223372036854775808/",
        "/attachments/99999999999999999999/",
    ],
)
def test_an_address_that_cannot_be_is_not_found(client, path):
    assert client.get(path).status_code == 404


class TestAttachment:
    @pytest.fixture
    def attachment(self, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        file = SimpleUploadedFile("表.html", b"<script>")
        return factories.attachment(factories.document(), columns=[], file=file)

    def url(self, attachment):
        return reverse("gazette:attachment", args=[attachment.pk])

    def test_a_file_of_a_draft_is_not_found(self, client, attachment):
        assert client.get(self.url(attachment)).status_code == 404

    def test_a_file_comes_as_a_download(self, client, attachment):
        factories.publish(attachment.document)
        response = client.get(self.url(attachment))
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert b"".join(response.streaming_content) == b"<script>"

    def test_a_file_that_is_lost_is_not_found(self, client, attachment):
        factories.publish(attachment.document)
        attachment.file.storage.delete(attachment.file.name)
        assert client.get(self.url(attachment)).status_code == 404

    def test_a_file_is_there_as_long_as_the_page_that_offers_it(
        self, client, attachment
    ):
        document = factories.publish(attachment.document)
        factories.withdraw(document, "lapsed")
        assert self.url(attachment) in text_of(client.get(document.get_absolute_url()))
        assert text_of(client.get(self.url(attachment))) == "<script>"

    @pytest.mark.parametrize("kind", ["error", "replaced"])
    def test_a_file_goes_with_the_page(self, client, attachment, kind):
        document = factories.publish(attachment.document)
        factories.replace(document)
        factories.withdraw(document, kind)
        assert client.get(self.url(attachment)).status_code == 404

    def test_a_table_is_no_file(self, client):
        table = factories.attachment(published(), [("1", "甲")])
        assert client.get(self.url(table)).status_code == 404


class TestLanguage:
    def test_it_is_remembered(self, client):
        response = client.get("/language/en/", {"next": "/powers/?q=甲"})
        assert response.status_code == 302
        assert "Powers" in text_of(client.get("/powers/"))

    @pytest.mark.parametrize(
        "target",
        [
            "//evil.example",
            "javascript:alert(1)",
            "/\\evil",
            "https://evil.example/",
            "",
        ],
    )
    def test_it_never_leads_elsewhere(self, client, target):
        assert client.get("/language/en/", {"next": target}).url == "/"

    def test_a_target_with_line_breaks_sets_no_header(self, client):
        response = client.get("/language/en/", {"next": "/a\r\nX-Evil: 1"})
        assert "X-Evil" not in response

    def test_there_is_no_other_language(self, client):
        assert client.get("/language/xx/").status_code == 404


def test_scripts_and_styles_are_files_of_the_site(client):
    document = factories.publish(factories.decision({}))
    for url in ("/", "/documents/", "/communities/", document.get_absolute_url()):
        html = text_of(client.get(url))
        assert set(re.findall("<script[^>]*>", html)) <= {SCRIPT, DATA}
        assert " style=" not in html
        assert "<style" not in html


def test_every_field_of_a_list_has_a_label(client):
    published()
    html = text_of(get(client, "/documents/"))
    for name in ("q", "year", "genre", "issuer", "signed_from", "validity", "sort"):
        assert f'<label for="id_{name}">' in html


class TestAccessibility:
    def test_the_statement_names_whom_to_tell(self, client, settings):
        settings.SITE_CONTACT = "区政府办公室\n电话 0531-12345"
        page = client.get("/accessibility/").text
        assert "区政府办公室<br>电话 0531-12345" in page

    def test_without_a_contact_none_is_made_up(self, client, settings):
        page = client.get("/accessibility/").text
        assert settings.DISTRICT_NAME in page
        assert 'class="notice"' not in page
