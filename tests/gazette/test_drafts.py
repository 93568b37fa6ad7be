"""What becomes a draft, and what happens to what the database would refuse."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from communities.models import Change, Decision
from communities.reading import Boundary, CommunityChange
from communities.writing import write
from gazette.drafts import read_upload, store
from gazette.models import Document, Finding, Issue, Organization
from gazette.reading import UnreadableFile, read_text
from gazette.writing import typeset_issue
from tests import factories

pytestmark = pytest.mark.django_db

ISSUER = "安平区人民政府"


def decision(serial, *names, **values):
    entries = [
        CommunityChange(
            clause=clause,
            kind="establish",
            name=f"{name}社区居民委员会",
            subdistrict="东湖街道办事处",
            households=2000,
            boundaries=(
                Boundary(east="甲路", south="乙路", west="丙路", north="丁路"),
            ),
        )
        for clause, name in zip("一二三四", names, strict=False)
    ]
    return replace(
        write(entries, issuer=ISSUER),
        number=f"安政字〔2021〕{serial}号",
        issuer=ISSUER,
        signed_date=date(2021, 3, 1),
        printed_date=date(2021, 3, 2),
        **values,
    )


def keep(*documents, **options):
    text = typeset_issue(documents)
    return store(read_text(text), text.encode(), "file.txt", **options)


def test_a_document_becomes_a_draft_with_its_entries_and_its_issuer_is_recognised():
    government = Organization.objects.create(full_name=ISSUER, kind="government")
    drafts = keep(decision(7, "幸福", "安康"), year=2021, number=3)
    document = Document.objects.get()
    assert drafts.new == [document]
    assert (document.number, document.state) == ("安政字〔2021〕7号", "draft")
    assert document.issuing_organization == government
    assert (document.issue.year, document.issue.number) == (2021, 3)
    changes = Change.objects.order_by("order")
    assert [change.name[:2] for change in changes] == ["幸福", "安康"]
    assert all(change.source_text and change.history.count() == 1 for change in changes)
    assert changes[0].areas.get().west == "丙路"


def test_drafts_are_of_who_read_the_file():
    reader = factories.administrator()
    keep(decision(7, "幸福"), user=reader)
    for draft in (Document.objects.get(), Decision.objects.get()):
        people = (draft.created_by, draft.edited_by, draft.responsible)
        assert people == 3 * (reader,)
        assert draft.authors == {reader.pk}
        assert (draft.updated_by, draft.version) == (reader, 1)
        assert draft.edited_at is not None


def test_a_document_that_is_there_stays_as_it_is_and_new_ones_join_its_issue():
    keep(decision(7, "幸福"))
    Document.objects.update(title="改过的标题")
    drafts = keep(decision(7, "幸福"), decision(8, "安康"))
    assert [document.title for document in drafts.known] == ["改过的标题"]
    assert [document.number for document in drafts.new] == ["安政字〔2021〕8号"]
    assert Issue.objects.count() == 1


def test_a_number_that_is_printed_twice_loses_neither_document():
    keep(decision(7, "幸福"), decision(7, "安康"))
    numbers = Document.objects.order_by("order").values_list("number", flat=True)
    assert list(numbers) == ["安政字〔2021〕7号", ""]
    assert Finding.objects.filter(code="number-repeat").exists()


def test_an_entry_too_long_for_its_field_becomes_a_finding_and_the_rest_is_stored():
    long = replace(decision(7, "幸福", "安康"))
    text = typeset_issue([long]).replace("东起甲路", "东起" + "甲" * 400 + "路", 1)
    store(read_text(text), text.encode(), "file.txt")
    assert [change.name[:2] for change in Change.objects.all()] == ["安康"]
    finding = Finding.objects.get(code="not-stored")
    assert "甲" * 400 in finding.text
    assert finding.document == Document.objects.get()


def test_a_year_that_is_none_is_refused_and_nothing_is_stored():
    with pytest.raises(UnreadableFile):
        keep(decision(7, "幸福"), year=21)
    assert not Document.objects.exists()


def test_an_upload_is_read_like_a_file():
    text = typeset_issue([decision(7, "幸福")]).encode("gb18030")
    reading = read_upload(SimpleUploadedFile("某期.txt", text), None)
    assert reading.file_name == "某期.txt"
    assert reading.issue.documents.count() == 1
