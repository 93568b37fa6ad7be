"""The main job on the real gazette: read, publish, read the registers, withdraw."""

import json
from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from communities.models import Change, CommunityState, Decision
from core.workflow.perform import TransitionRefused
from gazette.models import Document, Finding, Reading
from gazette.registers import projection
from gazette.registers.config import registers
from personnel.models import Change as PostChange
from personnel.models import Notice, Tenure
from powers.models import PowerState, Transfer
from statistics.models import Figure, Observation
from tests import factories
from tests.shared import for_a_module

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)
# The day before each day on which something took hold, and that day: communities, posts.
DAYS = {
    (4, 20): (0, 0),
    (4, 21): (0, 3),
    (5, 8): (0, 3),
    (5, 9): (0, 7),
    (5, 25): (0, 7),
    (5, 26): (20, 7),
    (7, 29): (20, 7),
    (7, 30): (27, 7),
    (9, 22): (27, 7),
    (9, 23): (29, 7),
}


@pytest.fixture
def drafts(gazette_file):
    call_command("read_gazette", str(gazette_file), stdout=StringIO())


def publish(document):
    factories.settle(document)
    factories.publish(document)


def as_json(*arguments):
    out = StringIO()
    call_command(
        "read_gazette", *map(str, arguments), "--dry-run", "--json", stdout=out
    )
    return json.loads(out.getvalue())


def rows():
    """Every register's rows that the public can see, whenever they were folded."""
    return {
        register.label: {
            (row.key, row.valid_from, row.valid_to, row.values)
            for subjects in projection.all_subjects(register)
            for row in projection.stored(register, subjects)
            if row.known_to is None
        }
        for register in registers()
    }


def differences():
    return [
        difference
        for register in registers()
        for subjects in projection.all_subjects(register)
        for difference in projection.differences(register, subjects)
        if difference
    ]


def test_json_holds_what_the_gazette_holds(gazette_file):
    read = as_json(gazette_file)
    assert list(read) == [
        "issue",
        "documents",
        "community_changes",
        "personnel_changes",
        "powers",
        "figures",
        "findings",
        "unread",
    ]
    assert read["issue"] == {"year": 2020, "number": None}
    assert len(read["documents"]) == 19
    assert Counter(change["kind"] for change in read["community_changes"]) == {
        "establish": 10,
        "adjust": 18,
        "rename": 1,
    }
    assert Counter(change["kind"] for change in read["personnel_changes"]) == {
        "appoint": 7,
        "remove": 15,
    }
    assert Counter(power["category"] for power in read["powers"]) == {
        "行政许可": 141,
        "行政确认": 2,
        "其他事项": 4,
    }
    assert len(read["figures"]) == 12
    assert read["unread"] == {"lines": 0, "percent": 0.0, "items": []}


def test_json_places_every_entry_in_its_document(gazette_file):
    read = as_json(gazette_file)
    for key in ("community_changes", "personnel_changes", "powers", "figures"):
        for entry in read[key]:
            document = read["documents"][entry["document_index"]]
            assert document["number"] == entry["document_number"]


def test_a_dry_run_stores_nothing(gazette_file):
    as_json(gazette_file)
    assert not Document.objects.exists()
    assert not Reading.objects.exists()


def test_several_files_are_an_object_a_line_each_with_its_file(gazette_file, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(gazette_file.read_bytes())
    out = StringIO()
    call_command(
        "read_gazette", str(gazette_file), str(copy), "--dry-run", "--json", stdout=out
    )
    read = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [one["file"] for one in read] == [str(gazette_file), str(copy)]
    assert read[0]["documents"] == read[1]["documents"]


def test_reading_makes_drafts_only(drafts):
    assert Document.objects.count() == 19
    assert Document.objects.filter(state="draft").count() == 19
    assert (Change.objects.count(), PostChange.objects.count()) == (29, 22)
    assert (Transfer.objects.count(), Figure.objects.count()) == (147, 12)
    assert Reading.objects.get().unread == []
    assert Finding.objects.exists()
    assert not CommunityState.objects.exists()


def test_reading_twice_adds_and_changes_nothing(drafts, gazette_file, tmp_path):
    before = everything()
    call_command("read_gazette", str(gazette_file), stdout=StringIO())
    assert everything() == before
    other = tmp_path / "other.txt"
    other.write_text(gazette_file.read_text().replace("\n", "\r\n"), encoding="gb18030")
    call_command("read_gazette", str(other), stdout=StringIO())
    assert everything() == before


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Document, Change, PostChange, Transfer, Figure)
    ]


@pytest.mark.parametrize("serial", [7, 8, 17, 18])
def test_withdrawing_a_document_restores_the_registers(drafts, serial):
    documents = list(Document.objects.order_by("order"))
    last = next(d for d in documents if d.code == "济槐政字" and d.serial == serial)
    for document in documents:
        if document != last:
            publish(document)
    before = rows()
    publish(last)
    assert rows() != before
    last.refresh_from_db()
    known_at = last.published_at
    factories.withdraw(last)
    assert rows() == before
    assert differences() == []
    changed = {label for label, states in before.items() if states}
    assert changed
    assert last.state == "withdrawn"
    day = last.signed_date + timedelta(1)
    known = sum(r.state_model.objects.as_of(day, known_at).count() for r in registers())
    assert known > sum(r.state_model.objects.as_of(day).count() for r in registers())


def test_a_change_set_is_not_public_before_its_document(drafts):
    decision = Decision.objects.first()
    with pytest.raises(TransitionRefused) as refused:
        factories.pass_step(decision, "submit")
    assert decision.document.number in str(refused.value)
    assert not CommunityState.objects.exists()


def test_a_document_does_not_go_without_a_change_set_of_its_own(drafts):
    notice = Notice.objects.order_by("pk").first()
    factories.settle(notice.document)
    for name in ("submit", "sign"):
        factories.pass_step(notice.document, name)
    Notice.objects.filter(pk=notice.pk).update(state="draft")
    with pytest.raises(TransitionRefused) as refused:
        factories.pass_step(notice.document, "approve")
    assert str(notice.document) in str(refused.value)


def test_what_was_read_too_late_can_follow_its_document(drafts):
    notice = Notice.objects.order_by("pk").first()
    entries = list(notice.entries.all())
    notice.delete()
    publish(notice.document)
    assert not Tenure.objects.exists()
    later = Notice.objects.create(document=notice.document)
    for entry in entries:
        entry.pk, entry.change_set = None, later
        entry.save()
    factories.follow(later)
    assert Tenure.objects.exists()


def test_a_document_with_an_open_finding_is_neither_approved_nor_published(drafts):
    finding = Finding.objects.filter(document__is_normative=False).first()
    document = finding.document
    for name in ("submit", "sign"):
        factories.pass_step(document, name)
    with pytest.raises(TransitionRefused) as refused:
        factories.pass_step(document, "approve")
    assert finding.text in str(refused.value)
    factories.settle(document)
    for name in ("approve", "publish"):
        factories.pass_step(document, name)
    assert document.is_public


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02" * 1000,
        "只是一段话，不是公报。".encode(),
        "公报".encode("gb18030") * 3,
    ],
)
def test_what_is_no_gazette_is_refused_with_a_reason_and_stores_nothing(
    content, tmp_path
):
    file = tmp_path / "some.txt"
    file.write_bytes(content)
    with pytest.raises(CommandError) as refused:
        call_command("read_gazette", str(file), stdout=StringIO())
    assert "some.txt：" in str(refused.value)
    assert not Document.objects.exists()
    assert not Reading.objects.exists()


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="none.txt"):
        call_command("read_gazette", str(tmp_path / "none.txt"))


def test_a_figure_that_was_edited_is_no_longer_as_printed(drafts):
    figure = Figure.objects.get(name="限额以上零售额")
    figure.clean()
    assert (figure.value_text, figure.yoy_text) == ("187.0", "-5.4")
    figure.value = 188
    figure.clean()
    assert (figure.value_text, figure.yoy_text) == ("", "-5.4")


@pytest.fixture(scope="class")
def published(gazette_file, django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        call_command("read_gazette", str(gazette_file), stdout=StringIO())
        for document in Document.objects.order_by("order"):
            publish(document)
        yield


@pytest.mark.usefixtures("published")
class TestPublished:
    """What the gazette says once it is public: published once, each test takes back its own."""

    def test_publishing_makes_the_registers_appear(self):
        assert CommunityState.objects.as_of(TODAY).count() == 29
        assert Tenure.objects.as_of(TODAY).count() == 7
        assert PowerState.objects.as_of(TODAY).count() == 147
        assert Observation.objects.as_of(TODAY).count() == 12
        assert differences() == []
        call_command("rebuild_registers", "--check", stdout=StringIO())

    def test_every_entry_points_at_a_place_in_its_document(self):
        for model in (Change, PostChange, Transfer, Figure):
            assert not model.objects.filter(anchor="").exists()
        clauses = Change.objects.values_list("clause", "anchor")
        assert all(clause == anchor for clause, anchor in clauses)

    def test_a_rename_keeps_the_community_and_its_former_name(self):
        state = CommunityState.objects.published().get(name__startswith="金科城第一")
        assert state.former_name == "金科世界城社区居民委员会"
        assert state.households == 2663
        assert {Change.objects.get(pk=pk).clause for pk in state.sources.values()} == {
            "七"
        }

    def test_registers_answer_as_of_a_day(self):
        assert [
            (
                CommunityState.objects.as_of(date(2020, *day)).count(),
                Tenure.objects.as_of(date(2020, *day)).count(),
            )
            for day in DAYS
        ] == list(DAYS.values())

    def test_a_difference_is_found_and_mended(self):
        CommunityState.objects.filter(name__startswith="嘉瑞").update(households=1)
        Tenure.objects.first().delete()
        with pytest.raises(CommandError) as found:
            call_command("rebuild_registers", "--check", stdout=StringIO())
        assert found.value.returncode == 1
        call_command("rebuild_registers", stdout=StringIO())
        assert differences() == []

    def test_a_figure_is_shown_as_printed_and_counted_as_a_number(self, client):
        page = client.get("/statistics/?q=限额以上").content.decode()
        assert "187.0" in page
        download = client.get("/statistics/?q=限额以上&format=json")
        rows = json.loads(download.getvalue())["rows"]
        assert [row["value"] for row in rows] == [187]
