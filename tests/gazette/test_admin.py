"""The staff side of the gazette."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gazette.models import (
    Document,
    Finding,
    Issue,
    Organization,
    Reading,
    Relation,
    Section,
)
from tests import factories
from tests.admin_pages import delete, form_data, queries, save, staff, url

pytestmark = pytest.mark.django_db


def reading(number=1, **values):
    defaults = {
        "issue": factories.issue(number=number),
        "file_name": f"公报{number}.txt",
        "sha256": f"{number:064d}",
        "lines": 200,
        "unread": [[17, "读不懂的一行"]],
    }
    return Reading.objects.create(**defaults | values)


def test_a_list_of_documents_shows_what_a_clerk_needs(administrator):
    document = factories.document(issue=factories.issue(), section=factories.section())
    found = {"reading": reading(), "document": document, "code": "gap"}
    for number in range(37):
        Finding.objects.create(text=f"第{number}处疑问", **found)
    text = administrator.get(url(Document, "changelist")).text
    shown = (document.number, document.title, document.issuer, document.section.name)
    for words in (*shown, 'class="state state-draft"', ">37<"):
        assert words in text


def test_a_document_is_found_by_number_title_and_issuer(administrator):
    document = factories.document(title="关于天桥的通知", issuer="青山区审计局")
    factories.document()
    for words in (document.number, "天桥", "审计局"):
        page = administrator.get(url(Document, "changelist"), {"q": words})
        assert list(page.context["cl"].result_list) == [document]


def test_a_document_is_written_with_attachments_and_relations(administrator):
    page = administrator.get(url(Document, "add"))
    data = form_data(page) | {
        "title": "青山区人民政府关于桥梁的通知",
        "number": "青山政字[2020]９号",
        "signed_date": "2020-05-26",
        "body": "照此办理。",
        "attachments-TOTAL_FORMS": "1",
        "attachments-0-order": "1",
        "attachments-0-title": "附件",
        "attachments-0-columns": "序号\t桥名",
        "attachments-0-rows": "1\t石桥\r\n2\t木桥\r\n",
        "relations-TOTAL_FORMS": "1",
        "relations-0-kind": "cites",
        "relations-0-target_number": "青山政字〔2019〕1号",
    }
    assert administrator.post(url(Document, "add"), data).status_code == 302
    document = Document.objects.get()
    assert document.number == "青山政字〔2020〕9号"
    attachment = document.attachments.get()
    assert attachment.columns == ["序号", "桥名"]
    assert attachment.rows == [["1", "石桥"], ["2", "木桥"]]
    assert document.relations.get().target is None


def test_a_table_that_does_not_fit_its_columns_is_refused(administrator):
    document = factories.document()
    factories.attachment(document, [["1", "石桥"]])
    refused = {"rows": ("1", '"未完', "1\0\t石桥"), "columns": ("序号\n桥名", "序号")}
    for name, texts in refused.items():
        for text in texts:
            page = save(administrator, document, **{f"attachments-0-{name}": text})
            [errors, *_] = page.context["inline_admin_formsets"][0].formset.errors
            assert errors, text
    assert document.attachments.get().rows == [["1", "石桥"]]


def test_a_new_issuer_belongs_to_its_own_organization(administrator):
    old = factories.organization("青山区人民政府")
    new = factories.organization("青山区审计局")
    document = factories.document(issuer=old.full_name)
    save(administrator, document, issuer=new.full_name)
    document.refresh_from_db()
    assert document.issuing_organization == new
    save(administrator, document, issuer="无此机关")
    document.refresh_from_db()
    assert document.issuing_organization is None


def test_an_organization_that_is_chosen_stays_with_a_new_issuer(administrator):
    old, new = factories.organization(), factories.organization("青山区审计局")
    document = factories.document(issuer=old.full_name)
    save(administrator, document, issuer="区审计局", issuing_organization=new.pk)
    document.refresh_from_db()
    assert document.issuing_organization == new


def test_the_lines_of_a_text_stay_as_they_are_when_a_browser_sends_them(administrator):
    document = factories.document()
    sent = document.body.replace("\n", "\r\n")
    save(administrator, document, body=sent)
    before, document.body = document.body, None
    document.refresh_from_db()
    assert document.body == before


def test_a_change_of_an_attachment_is_a_new_version_of_its_document(administrator):
    document = factories.document()
    factories.attachment(document, [["1", "石桥"]])
    version = document.version
    save(administrator, document, **{"attachments-0-title": "附表"})
    document.refresh_from_db()
    assert document.attachments.get().title == "附表"
    assert document.version == version + 1


def test_attachments_and_relations_of_a_public_document_are_read_only(administrator):
    document = factories.document()
    factories.attachment(document, [["1", "石桥"]])
    document.relations.create(target_number="青山政字〔2019〕1号")
    factories.publish(document)
    page = administrator.get(url(document))
    assert "石桥" in page.text
    for inline in page.context["inline_admin_formsets"]:
        assert not inline.has_change_permission
        assert not inline.has_add_permission
        assert not inline.has_delete_permission


def test_a_document_has_no_relation_to_itself(administrator):
    document = factories.document()
    relation = {
        "relations-TOTAL_FORMS": "1",
        "relations-0-kind": "repeals",
        "relations-0-target_number": document.number,
        "relations-0-target": document.pk,
    }
    page = save(administrator, document, **relation)
    assert page.status_code == 200
    assert page.context["inline_admin_formsets"][1].formset.errors[0]["target"]
    assert not document.relations.exists()


def test_a_document_leads_to_its_change_sets_and_to_new_ones(administrator):
    document = factories.document()
    decision = factories.decision(document=document)
    page = administrator.get(url(document))
    assert url(decision) in page.text
    assert f"/personnel/notice/add/?document={document.pk}" in page.text


def test_a_draft_with_findings_can_be_deleted(administrator):
    document = factories.document()
    Finding.objects.create(reading=reading(), document=document, code="x", text="疑")
    delete(administrator, document)
    assert not Document.objects.exists()


def test_the_review_shows_each_entry_beside_its_clause(administrator):
    document = factories.document(
        body="经研究，批复如下：\n一、同意设立春晖社区。\n二、同意设立秋实社区。"
    )
    factories.decision(
        {
            "clause": "一",
            "name": "春晖社区",
            "areas": [{"label": "北片", "east": "东路"}],
        },
        {"clause": "二", "name": "秋实社区"},
        {"clause": "九", "name": "无踪社区", "territory": "不在文中"},
        document=document,
    )
    found = {"reading": reading(), "document": document, "code": "x"}
    Finding.objects.create(clause="二", text="户数可疑", **found)
    Finding.objects.create(text="附件缺失", **found)
    context = administrator.get(url(document, "review")).context
    beside = {
        piece.block.anchor: [entry.title for entry in piece.entries]
        for piece in context["pieces"]
    }
    assert "春晖社区" in beside["一"][0]
    assert "秋实社区" in beside["二"][0]
    assert [entry.title for entry in context["placeless"]][0].endswith("无踪社区")
    [first] = [p for p in context["pieces"] if p.block.anchor == "一"][0].entries
    assert "北片" in [field.value for field in first.parts[0]]
    [second] = [p for p in context["pieces"] if p.block.anchor == "二"]
    assert [finding.text for finding in second.findings] == ["户数可疑"]
    assert [finding.text for finding in context["general"]] == ["附件缺失"]


def test_the_review_shows_each_entry_beside_its_table_row(administrator):
    document = factories.document()
    factories.attachment(
        document, [["1", "食品经营许可"], ["2", "药品零售许可"]], file=""
    )
    factories.transfer_list(
        {"sequence": 2, "name": "药品零售许可", "clause": ""}, document=document
    )
    [(_, rows)] = administrator.get(url(document, "review")).context["tables"]
    assert [len(piece.entries) for piece in rows] == [0, 1]


def test_the_review_takes_the_same_number_of_queries_for_few_and_many_entries(
    administrator,
):
    few, many = factories.document(), factories.document()
    for document, count in ((few, 3), (many, 20)):
        factories.decision(*[{"areas": [{"east": "东"}]}] * count, document=document)
        factories.transfer_list(*[{}] * count, document=document)
    taken = [
        queries(administrator, url(document, "review")) for document in (few, many)
    ]
    assert taken[0] == taken[1]


def test_the_review_is_for_those_who_may_see_the_document_and_its_entries():
    document = factories.document()
    factories.decision({"name": "春晖社区"}, document=document)
    address = url(document, "review")
    assert staff("blind").get(address).status_code == 403
    page = staff("reader", "view_document").get(address)
    assert page.status_code == 200
    assert "春晖社区" not in page.text


def test_an_issue_lists_its_documents_in_their_order(administrator):
    issue = factories.issue()
    second = factories.document(issue=issue, order=2, page=9)
    first = factories.document(issue=issue, order=1, page=1)
    page = administrator.get(url(issue))
    assert page.text.index(first.title) < page.text.index(second.title)


def test_issues_sections_and_organizations_are_edited(administrator):
    issue, section = factories.issue(), factories.section()
    organization = factories.organization()
    assert save(administrator, issue, total_number="88").status_code == 302
    assert save(administrator, section, name="区政府令").status_code == 302
    assert save(administrator, organization, short_name="区政府").status_code == 302
    assert Issue.objects.get().total_number == 88
    assert Section.objects.get().name == "区政府令"
    assert Organization.objects.get().short_name == "区政府"


def test_who_renamed_a_section_and_from_what_is_kept(administrator):
    section = factories.section("区政府文件")
    save(administrator, section, name="区政府令")
    page = administrator.get(url(section, "history"))
    assert "administrator" in page.text
    newest, first = section.history.all()
    assert (first.name, newest.name) == ("区政府文件", "区政府令")
    assert newest.history_user == administrator.user


def test_an_organization_is_not_saved_over_a_later_change(administrator):
    organization = factories.organization()
    data = form_data(administrator.get(url(organization)))
    other = staff("other", "view_organization", "change_organization")
    save(other, organization, short_name="区政府")
    page = administrator.post(url(organization), data | {"former_names": "旧名"})
    errors = str(page.context["adminform"].form.non_field_errors())
    assert "other" in errors
    assert "区政府" in errors
    assert Organization.objects.get().former_names == ""
    again = administrator.post(url(organization), form_data(page))
    assert again.status_code == 302
    assert Organization.objects.get().former_names == "旧名"


def test_a_reading_shows_what_was_made_and_what_could_not_be_read(administrator):
    read = reading()
    document = factories.document(issue=read.issue)
    page = administrator.get(url(read))
    for shown in (document.title, "读不懂的一行", "0.5%"):
        assert shown in page.text


def test_a_gazette_file_is_uploaded_and_read(administrator, gazette_file):
    upload = SimpleUploadedFile("公报.txt", gazette_file.read_bytes())
    page = administrator.post(
        url(Reading, "read"), {"file": upload, "year": 2020, "number": 4}, follow=True
    )
    read = Reading.objects.get()
    assert page.context["original"] == read
    assert (read.issue.year, read.issue.number) == (2020, 4)
    assert read.read_by == factories.administrator()
    assert all(document.title in page.text for document in Document.objects.all())
    assert set(Document.objects.values_list("state", flat=True)) == {"draft"}


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 300])
def test_a_file_that_cannot_be_read_is_refused_with_a_message(administrator, content):
    upload = SimpleUploadedFile("坏.txt", content)
    page = administrator.post(url(Reading, "read"), {"file": upload})
    assert page.status_code == 200
    assert page.context["form"].errors["file"]
    assert not Reading.objects.exists()


def test_reading_a_file_needs_the_right_to_add_documents():
    client = staff("reader", "view_reading", "view_document")
    assert client.get(url(Reading, "read")).status_code == 403
    assert url(Reading, "read") not in client.get(url(Reading, "changelist")).text


def test_a_relation_shows_in_the_admin_which_document_it_means(administrator):
    target = factories.document()
    source = factories.document()
    Relation.objects.create(source=source, target_number=target.number, target=target)
    assert target.number in administrator.get(url(source)).text
