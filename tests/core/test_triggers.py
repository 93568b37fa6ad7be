"""What the database refuses, whoever asks, and what goes on working beside it."""

from time import perf_counter

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models.signals import post_migrate, pre_migrate
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from communities.models import Area, Change
from core import belonging, triggers
from core.audit import record
from core.audit.middleware import AuditMiddleware
from core.models import AuditHead, AuditRecord
from core.workflow.models import Publishable
from core.workflow.states import State
from gazette.models import Attachment, Document, Finding, Reading, Relation
from tests import factories

pytestmark = pytest.mark.django_db

LATER = {
    "published": {},
    "superseded": {"superseded_at": timezone.now()},
    "withdrawn": {"withdrawn_at": timezone.now()},
}


def make_public(record, state="published"):
    """Bring a record into ``state``, past the workflow."""
    now = timezone.now()
    stored = type(record)._base_manager.filter(pk=record.pk)
    stored.update(state="published", published_at=now)
    stored.update(state=state, **LATER[state])
    record.refresh_from_db()
    return record


def refused(act, *arguments, **values):
    """The rule by which the database refused; ``""`` where it did not."""
    try:
        with transaction.atomic():
            act(*arguments, **values)
    except IntegrityError as error:
        return triggers.rule_of(error)
    return ""


def stored(record):
    return type(record)._base_manager.filter(pk=record.pk)


MAKERS = {
    "gazette_document": factories.document,
    "communities_decision": lambda: factories.decision({"areas": [{"label": "甲"}]}),
    "personnel_notice": lambda: factories.notice({}),
    "powers_transferlist": lambda: factories.transfer_list({}),
    "statistics_release": lambda: factories.release({}),
}


def test_there_is_a_maker_for_each_kind_of_publishable():
    assert set(MAKERS) == {model._meta.db_table for model in belonging.publishables()}
    assert all(issubclass(model, Publishable) for model in belonging.publishables())


def test_all_are_in_place_after_migrating():
    assert triggers.absent() == []
    language = triggers.LANGUAGES[connection.vendor]
    wanted = [one for one in triggers.wanted() if language.knows(one)]
    assert set(triggers.installed()) == {one.name for one in wanted}
    assert all(
        len(one.name) <= connection.ops.max_name_length()
        for one in wanted
        if connection.ops.max_name_length()
    )
    assert {one.rule for one in wanted} == set(triggers.RULES)


def test_installing_again_changes_nothing_and_dropping_leaves_none():
    before = triggers.installed()
    triggers.install()
    assert triggers.installed() == before
    triggers.drop()
    assert triggers.installed() == {}
    triggers.install()
    assert triggers.installed() == before


def test_one_that_was_weakened_is_absent_and_put_right():
    name = "gongbao_gazette_document_published_stays_delete"
    (trigger,) = (one for one in triggers.wanted() if one.name == name)
    weak = triggers.Trigger(trigger.table, trigger.act, trigger.rule, "false")
    language = triggers.LANGUAGES[connection.vendor]
    triggers.run("default", language.create(weak))
    assert triggers.absent() == [trigger]
    triggers.install()
    assert triggers.absent() == []


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_one_that_was_switched_off_is_absent_and_put_right():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_auditrecord DISABLE TRIGGER ALL")
    assert {one.table for one in triggers.absent()} == {"core_auditrecord"}
    triggers.drop()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_trigger WHERE tgname LIKE 'gongbao%'")
        assert cursor.fetchall() == []
    triggers.install()
    assert triggers.absent() == []


@pytest.mark.parametrize("table", MAKERS)
@pytest.mark.parametrize("state", LATER)
def test_what_was_published_is_not_deleted_by_any_path(table, state):
    public = make_public(MAKERS[table](), state)
    with connection.cursor() as cursor:
        sql = f"DELETE FROM {table} WHERE id = %s"
        assert refused(cursor.execute, sql, [public.pk]) == "published_stays"
        assert refused(cursor.execute, f"DELETE FROM {table}") == "published_stays"
    assert refused(stored(public)._raw_delete, "default") == "published_stays"
    # Past Django's own collector, too, which begins with what belongs to it.
    assert refused(public.delete) in {"published_stays", "parts_stay"}
    assert refused(stored(public).delete) in {"published_stays", "parts_stay"}
    assert stored(public).exists()


@pytest.mark.parametrize("table", MAKERS)
def test_a_draft_is_deleted_with_all_that_belongs_to_it(table):
    draft = MAKERS[table]()
    if table == "gazette_document":
        factories.attachment(draft)
    draft.delete()
    assert not type(draft).objects.exists()
    another = MAKERS[table]()
    type(another).objects.all().delete()
    assert not type(another).objects.exists()


@pytest.mark.parametrize("table", MAKERS)
def test_the_time_of_publication_stays(table):
    public = make_public(MAKERS[table]())
    for value in (None, timezone.now()):
        changed = refused(stored(public).update, published_at=value, state="published")
        assert changed == "publication_stays"
    assert refused(stored(public).update, published_at=public.published_at) == ""


@pytest.mark.parametrize("state", LATER)
@pytest.mark.parametrize("back_to", triggers.OPEN)
def test_what_was_public_becomes_no_draft_again(state, back_to):
    public = make_public(factories.document(), state)
    values = {"state": back_to, "scheduled_for": timezone.now()}
    assert refused(stored(public).update, **values) == "publication_stays"


def test_the_way_to_the_public_and_out_of_it_is_open():
    assert set(triggers.OPEN) | set(triggers.PUBLIC) == set(State)
    for state in LATER:
        make_public(factories.document(), state)


def test_the_number_of_what_was_published_stays():
    document = factories.document()
    document.number = "青山政字〔2020〕900号"
    document.save()
    make_public(document)
    document.title = "改过的标题"
    document.save()
    document.number = "青山政字〔2020〕901号"
    assert refused(document.save) == "number_stays"
    assert refused(stored(document).update, number="") == "number_stays"


@pytest.fixture
def published():
    """A published document, its decision, and all that belongs to them."""
    document = factories.document()
    factories.attachment(document)
    Relation.objects.create(source=document, target_number="青山政字〔2019〕1号")
    decision = factories.decision({"areas": [{"label": "甲"}]}, document=document)
    make_public(document)
    make_public(decision)
    return document


def test_all_that_belongs_is_known():
    tables = {model._meta.db_table for model in belonging.parts()}
    assert tables >= {
        "gazette_attachment",
        "gazette_relation",
        "communities_change",
        "communities_change_absorbed",
        "communities_area",
        "personnel_change",
        "powers_transfer",
        "statistics_figure",
    }
    assert "gazette_finding" not in tables
    assert not any(name.startswith("communities_communit") for name in tables)


@pytest.mark.parametrize("model", [Attachment, Relation, Change, Area])
def test_what_belongs_to_something_published_is_not_deleted(published, model):
    row = model.objects.get()
    assert refused(row.delete) == "parts_stay"
    assert refused(model.objects.all().delete) == "parts_stay"
    assert refused(model.objects.all()._raw_delete, "default") == "parts_stay"


def test_nor_is_it_moved_away(published):
    other = factories.document()
    assert refused(Attachment.objects.update, document=other) == "parts_stay"
    assert refused(Relation.objects.update, source=other) == "parts_stay"
    change_set = factories.decision({}, document=other)
    change = Change.objects.exclude(change_set=change_set).get()
    assert refused(stored(change).update, change_set=change_set) == "parts_stay"


def test_a_relation_still_finds_its_target(published):
    other = factories.document(number="青山政字〔2019〕1号")
    assert refused(Relation.objects.update, target=other) == ""
    relation = Relation.objects.get()
    relation.target = None
    assert refused(relation.save) == ""


def test_findings_are_no_part_of_the_document(published):
    reading = Reading.objects.create(
        issue=factories.issue(), file_name="公报.txt", sha256="0" * 64, lines=1
    )
    finding = Finding.objects.create(
        reading=reading, document=published, code="x", text="存疑"
    )
    assert refused(finding.delete) == ""


def test_the_owner_is_found_over_two_levels(published):
    area = Area.objects.get()
    assert belonging.owner(area) == area.change.change_set
    assert belonging.owner(published) == published
    role = Group.objects.create(name="戊组")
    assert belonging.owner(role) is role


def test_the_audit_only_grows():
    record("system.backup")
    rows = AuditRecord.objects
    assert refused(rows.all().delete) == "audit_grows"
    assert refused(rows.update, user_name="别人") == "audit_grows"
    assert refused(rows.first().delete) == "audit_grows"
    assert refused(rows.first().save) == "audit_grows"
    assert refused(AuditHead.objects.all().delete) == "audit_grows"
    assert refused(AuditHead.objects.update, hash="0" * 64) == "audit_grows"
    assert refused(AuditHead.objects.update, number=0) == "audit_grows"
    with connection.cursor() as cursor:
        assert refused(cursor.execute, "DELETE FROM core_auditrecord") == "audit_grows"


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite replaces rows")
def test_no_row_of_the_audit_is_replaced():
    record("system.backup")
    with connection.cursor() as cursor:
        replace = (
            "INSERT OR REPLACE INTO core_auditrecord SELECT * FROM core_auditrecord"
        )
        assert refused(cursor.execute, replace) == "audit_grows"


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE"
)
@pytest.mark.parametrize(
    "table", ["core_auditrecord", "core_audithead", "communities_area", *MAKERS]
)
def test_no_table_is_emptied_at_once(table):
    with connection.cursor() as cursor:
        assert refused(cursor.execute, f"TRUNCATE {table} CASCADE")


def test_a_refusal_is_told_in_words_and_no_other_error_is_one():
    public = make_public(factories.document())
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        stored(public).delete()
    assert triggers.refusal(caught.value) == triggers.RULES["published_stays"]
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        factories.document(number=public.number)
    assert triggers.refusal(caught.value) is None


def test_a_page_that_meets_a_refusal_says_so_and_leads_back(client, administrator):
    public = make_public(factories.document())
    said = []

    class Messages:
        def add(self, level, message, extra_tags):
            said.append(message)

    request = RequestFactory().post("/admin/gazette/document/")
    request.user, request._messages = administrator.user, Messages()
    try:
        with transaction.atomic():
            stored(public).delete()
    except IntegrityError as error:
        middleware = AuditMiddleware(lambda request: HttpResponse())
        response = middleware.process_exception(request, error)
    assert response.status_code == 302
    assert said == [triggers.RULES["published_stays"]]
    newest = AuditRecord.objects.first()
    assert (newest.event, newest.result) == ("request.denied", "refused")
    assert middleware.process_exception(request, ValueError()) is None


def remake(table):
    """What Django does on SQLite to a table that it alters; undone afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE new__{table} AS SELECT * FROM {table}")
        cursor.execute(f"DROP TABLE {table}")
        cursor.execute(f"ALTER TABLE new__{table} RENAME TO {table}")
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_they_are_gone_before_a_migration_and_back_after_it():
    core = apps.get_app_config("core")
    about = {"sender": core, "app_config": core, "using": "default"}
    pre_migrate.send(**about, plan=[])
    assert triggers.absent() == []
    step = type("Step", (), {"app_label": "core", "name": "0009_more"})
    if connection.vendor == "sqlite":
        with pytest.raises(OperationalError):
            remake("gazette_document")
    pre_migrate.send(**about, plan=[(step, False)])
    assert triggers.installed() == {}
    if connection.vendor == "sqlite":
        remake("gazette_document")
    post_migrate.send(**about, plan=[(step, False)])
    assert triggers.absent() == []
    assert not AuditRecord.objects.exists()
    record("system.backup")
    post_migrate.send(**about, plan=[(step, False)])
    assert AuditRecord.objects.first().event == "system.migrated"


@pytest.mark.django_db(transaction=True)
def test_a_test_with_transactions_leaves_nothing_behind():
    make_public(factories.document())
    record("system.backup")


@pytest.mark.django_db(transaction=True)
def test_and_the_next_begins_empty_and_guarded():
    assert not Document.objects.exists()
    assert not AuditRecord.objects.exists()
    assert triggers.absent() == []


def seconds(act):
    start = perf_counter()
    act()
    return perf_counter() - start


def test_loading_in_bulk_is_hardly_slower():
    change_set = factories.decision({})

    def load():
        changes = Change.objects.bulk_create(
            Change(
                change_set=change_set, order=order, kind="establish", name=f"{order}"
            )
            for order in range(2_000)
        )
        Area.objects.bulk_create(Area(change=change) for change in changes)
        Change.objects.bulk_update(changes, ["name"], batch_size=500)
        Area.objects.filter(change__in=changes[:500])._raw_delete("default")

    with_triggers = min(seconds(load) for _ in range(2))
    triggers.drop()
    without = min(seconds(load) for _ in range(2))
    assert with_triggers < 2 * without + 1
