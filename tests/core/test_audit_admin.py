"""The auditor's view: it shows all, lets itself be taken along, and changes nothing."""

import csv
import json
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from python_calamine import CalamineWorkbook

from core import triggers
from core.audit import chain, record
from core.audit.links import history_url
from core.audit.telling import told
from core.exchange.cells import inert
from core.models import AuditRecord
from tests import factories
from tests.admin_pages import queries, staff, url

pytestmark = pytest.mark.django_db

LIST = reverse("admin:core_auditrecord_changelist")
CHAIN = reverse("admin:core_auditrecord_chain")
HEAD = reverse("admin:core_auditrecord_head")


def export(name):
    return reverse("admin:core_auditrecord_export", args=[name])


@pytest.fixture
def auditor():
    return staff("审计", "view_auditrecord", "export_auditrecord")


@pytest.fixture
def onlooker():
    return staff("旁观", "view_auditrecord")


def body(response):
    return b"".join(response) if response.streaming else response.content


def numbers(response):
    return [row.number for row in response.context["cl"].result_list]


def test_who_may_not_see_it_is_refused(client):
    editor = staff("编辑", "view_document")
    for address in (LIST, CHAIN, export("csv"), f"{LIST}1/change/"):
        assert editor.get(address).status_code in (302, 403)
    assert editor.get(LIST).status_code == 403
    assert client.get(LIST).status_code == 302


def test_looking_leaves_no_row(auditor):
    record("system.backup")
    before = chain.head()
    newest = AuditRecord.objects.first()
    assert auditor.get(LIST).status_code == 200
    assert auditor.get(url(newest)).status_code == 200
    assert auditor.get(CHAIN).status_code == 200
    assert chain.head() == before


def test_nobody_adds_changes_or_deletes(administrator):
    record("system.backup")
    row = AuditRecord.objects.first()
    assert administrator.get(f"{LIST}add/").status_code == 403
    assert administrator.post(url(row), {"user_name": "别人"}).status_code == 403
    assert administrator.post(url(row, "delete"), {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    administrator.post(LIST, data)
    row.refresh_from_db()


def test_the_list_is_narrowed_by_group_act_result_person_address_and_search(auditor):
    user = get_user_model().objects.create_user("张三")
    document = factories.document(number="青山政字〔2020〕777号")
    record("system.backup")
    record("file.downloaded", user=user, target=document)
    record("workflow.refused", user=user, target=document, result="refused")
    last = chain.head()[0]
    backup, downloaded, refused = last - 2, last - 1, last
    for query, rows in (
        ("group=workflow", {refused}),
        ("act=file.downloaded", {downloaded}),
        ("group=system&act=system.backup", {backup}),
        ("result__exact=refused", {refused}),
        (f"who={user.pk}", {downloaded, refused}),
        ("q=777", {downloaded, refused}),
        ("ip=192.0.2.9", set()),
        ("at__year=1999", set()),
    ):
        found = set(numbers(auditor.get(f"{LIST}?{query}")))
        assert found & {backup, downloaded, refused} == rows, query
    assert backup in numbers(auditor.get(f"{LIST}?who=none"))


@pytest.mark.parametrize(
    "query",
    [
        "group=nothing",
        "act=nothing",
        "who=" + "9" * 40,
        "who=²",
        "ip=%00",
        "q=%00%ff",
        "at__year=99999999999",
        "target_id=%27%3B--",
        "number__exact=" + "9" * 30,
        "p=abc",
    ],
)
def test_no_query_breaks_the_list_or_a_file(auditor, query):
    assert auditor.get(f"{LIST}?{query}").status_code in (200, 302)
    assert auditor.get(f"{export('csv')}?{query}").status_code in (200, 302)


def test_what_happened_to_a_record_is_one_link(auditor):
    document, other = factories.document(), factories.document()
    factories.attachment(document)
    record("file.downloaded", target=document)
    record("file.downloaded", target=other)
    response = auditor.get(history_url(document))
    assert response.status_code == 200
    rows = response.context["cl"].result_list
    assert {(row.target_kind, row.target_id) for row in rows} == {
        ("gazette.document", str(document.pk))
    }
    assert len(rows) == 3


def test_details_are_shown_as_tables_in_words(auditor):
    document = factories.document(title="旧标题")
    document.title, document.genre, document.body = "新标题", "函", "机密正文"
    document.save()
    row = AuditRecord.objects.first()
    (changed,) = told(row).changed
    field = document._meta.get_field
    shown = {label: (before, after) for label, before, after in changed.rows}
    assert shown[str(field("title").verbose_name)] == ("旧标题", "新标题")
    assert shown[str(field("genre").verbose_name)][1] == document.get_genre_display()
    page = auditor.get(url(row)).text
    assert "新标题" in page and "机密正文" not in page
    assert row.hash in page and row.previous in page
    assert history_url(document).replace("&", "&amp;") in page


@pytest.mark.parametrize(
    "details",
    [
        "no JSON",
        "[]",
        '{"fields": ["title"]}',
        '{"parts": [{"more": 3}, {"kind": "gone.model", "fields": {"a": [1, 2]}}]}',
        '{"nested": {"a": {"b": [1, null, true, {"length": 1, "sha256": "x"}]}}}',
    ],
)
def test_any_details_can_be_shown(auditor, details):
    chain.append(
        [
            {
                "at": factories.in_an_hour(),
                "event": "record.changed",
                "result": "done",
                "target_kind": "gone.model",
                "target_id": "<b>",
                "details": details,
            }
        ]
    )
    response = auditor.get(url(AuditRecord.objects.first()))
    assert response.status_code == 200
    assert "<b>" not in response.text


def test_the_list_takes_the_same_queries_for_few_and_for_many_rows(auditor):
    record("system.backup")
    few = queries(auditor, LIST)
    for _ in range(20):
        record("system.backup")
    assert queries(auditor, LIST) == few


def read(name, data):
    if name == "csv":
        return list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return book.get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_file_holds_all_rows_of_the_list_and_is_recorded(auditor, name):
    for number in range(120):
        record("file.downloaded", details={"file": f"=cmd{number}"})
    record("system.backup")
    response = auditor.get(f"{export(name)}?act=file.downloaded")
    head, *lines = read(name, body(response))
    rows = AuditRecord.objects.filter(event="file.downloaded").order_by("number")
    assert len(lines) == rows.count() == 120
    first = dict(zip(head, map(str, lines[0]), strict=True))
    heading = {f.name: str(f.verbose_name) for f in AuditRecord._meta.fields}
    assert first[heading["hash"]] == rows[0].hash
    assert first[heading["previous"]] == rows[0].previous
    assert first[heading["details"]] == inert(rows[0].details)
    exported = AuditRecord.objects.first()
    assert (exported.event, exported.user_name) == ("audit.exported", "审计")
    assert json.loads(exported.details) == {
        "format": name,
        "rows": 120,
        "filters": {"act": "file.downloaded"},
    }


def test_a_file_can_be_proven_by_itself(auditor):
    record("file.downloaded", details={"file": "附件.pdf"})
    number = chain.head()[0]
    _, line = read("csv", body(auditor.get(f"{export('csv')}?number={number}")))
    values = dict(zip((*chain.COLUMNS, "hash"), line, strict=False))
    proven = [values[name] for name in chain.COLUMNS]
    proven[0], proven[1] = int(proven[0]), datetime.fromisoformat(proven[1])
    proven[4] = int(proven[4]) if proven[4] else None
    assert chain.digest(proven) == values["hash"]


def test_taking_files_along_is_a_right_of_its_own(onlooker, auditor):
    assert onlooker.get(LIST).status_code == 200
    assert export("csv") not in onlooker.get(LIST).text
    assert export("csv") in auditor.get(LIST).text
    assert onlooker.get(export("csv")).status_code == 403
    assert onlooker.post(HEAD).status_code == 403
    assert auditor.get(export("exe")).status_code == 404


def test_the_page_of_the_chain_says_its_head_and_proves_it(auditor):
    record("system.backup")
    number, value = chain.head()
    page = auditor.get(CHAIN)
    assert value in page.text
    assert page.context["last_exported"] is None
    response = auditor.post(CHAIN, {"exported": f"{number} {value} 2026-11-23"})
    assert response.context["found"].is_proven
    newest = AuditRecord.objects.first()
    assert (newest.event, newest.result) == ("system.verify", "done")
    assert newest.user_name == "审计"


def test_the_page_of_the_chain_shows_what_is_wrong(auditor):
    record("system.backup")
    number = chain.head()[0]
    triggers.drop()
    AuditRecord.objects.filter(number=number).update(user_name="别人")
    response = auditor.post(CHAIN)
    found = response.context["found"]
    assert number in [fault.number for fault in found.faults]
    assert all(fault.reason in response.text for fault in found.faults[:1])
    assert response.context["unguarded"]


@pytest.mark.parametrize("text", ["nonsense", "/etc/passwd", "1 2 3"])
def test_what_is_no_exported_head_is_refused_on_the_page(auditor, text):
    response = auditor.post(CHAIN, {"exported": text})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert response.context["found"] is None


def test_the_head_is_exported_from_the_page(auditor):
    record("system.backup")
    number, value = chain.head()
    assert auditor.get(HEAD).status_code == 405
    response = auditor.post(HEAD)
    assert response.text.startswith(f"{number} {value} ")
    assert "attachment" in response.headers["Content-Disposition"]
    newest = AuditRecord.objects.first()
    assert (newest.event, newest.user_name) == ("audit.head", "审计")
    assert auditor.get(CHAIN).context["last_exported"] == newest
