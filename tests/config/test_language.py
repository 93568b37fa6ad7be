"""One language on a page: Chinese, or English for who has switched."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from core.exchange.formats import CSV
from core.exchange.jobs import queue
from core.exchange.jobs.models import ImportJob
from core.exchange.jobs.work import work_off
from core.exchange.registry import resource, table_names
from core.workflow.states import Gate, State
from gazette.models import Document, Finding, Organization, Reading
from personnel.models import Change
from tests import factories
from tests.admin_pages import act, form_data, press, save, signed_in, url
from tests.catalogues import read_mo, read_po
from tests.exchange import exported
from tests.pages import Reader, walk
from tests.shared import for_a_module

pytestmark = pytest.mark.once

CATALOGUES = sorted(settings.BASE_DIR.glob("locale/**/*.po"))
ENGLISH = re.compile(r"[A-Za-z]{3,}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
SAID = re.compile(r"""\b([np]?)gettext\(\s*(['"])(.*?)\2(?:,\s*(['"])(.*?)\4)?""")
HASH = re.compile(r"\b[0-9a-f]{64}\b|\w+\*{3,}|https?://\S+")
# Formats and their programs, keys of a keyboard, users' names, the framework's pictures for yes and no, and
# programs that show codes; the code of a finding.
ALLOWED = {
    *("csv", "xlsx", "json", "excel", "pdf", "txt", "utf", "sha"),
    *("word", "docx", "doc", "wps", "rtf", "zip", "libreoffice"),
    *("ctrl", "command", "administrator", "reviewer", "true", "false"),
    *("microsoft", "authenticator", "freeotp", "totp", "gap", "wcag", "atom"),
}
ODD_ADDRESSES = (
    "/nowhere/",
    "/documents/?q=没有",
    "/search/?q=社区",
    "/search/?q=青山政字〔2020〕9999号",
    "/d/青山政字〔2020〕9999号",
    "/d/没有文号",
    "/d/",
    "/documents/?signed_from=x&year=x&validity=x",
    "/documents/?format=xml",
    "/documents/?signed_from=x&format=csv",
    "/communities/?as_of=x&households_min=-1",
    "/communities/?as_of=1999-01-01",
    "/communities/?known_at=2020-06-01",
    "/communities/?known_at=x",
    "/communities/changes/?from=2020-01-01&to=2020-12-31",
    "/communities/changes/?known_from=2020-01-01",
    "/communities/changes/?from=x",
    "/communities/?format=json&households_min=x",
)
# Views of the admin that answer to forms and scripts, or lead elsewhere.
WITHOUT_PAGE = re.compile(
    r"admin:(autocomplete|jsi18n|logout|view_on_site|password_change_done|\w+_simple_history)"
    r"|admin:\w+_(transition|draft_text|process_import|act|mend|resolve|learn)"
    r"|admin:\w+_import_(cancel|confirm|refused|template|watch)"
    r"|admin:(code|session|end_sessions|recovery_codes|remove_factor)"
    r"|admin:(comment_(add|people|resolve)|notification|notifications_read|presence)"
    r"|admin:core_auditrecord_(head|export)"
)
RECORD_PAGES = (
    "changelist",
    "add",
    "change",
    "history",
    "delete",
    "review",
    "import",
    "export",
)


@pytest.fixture(scope="module")
def office(django_db_setup, django_db_blocker):
    """Something of every kind, published and not, with doubts, history and an end."""
    with for_a_module(django_db_blocker):
        yield fill().pk


@pytest.fixture
def contents(office, db):
    """The draft that is doubtful, among all the other contents."""
    return Document.objects.get(pk=office)


def fill():
    issue, section = factories.issue(), factories.section()
    place = {"issue": issue, "section": section}
    decided = factories.document(
        **place, body="一、设立甲社区。\n序号\t社区\n1\t甲社区"
    )
    factories.attachment(decided, [["1", "石桥"]])
    area = {"label": "甲片", "east": "一路", "south": "二路"}
    factories.decision({"areas": [area]}, document=decided)
    decided.relations.create(kind="amends", target_number="青山政字〔2019〕1号")
    factories.publish(decided)
    for make in (factories.notice, factories.transfer_list, factories.release):
        factories.publish(make({}, {}, document=factories.document(**place)))
    factories.withdraw(factories.publish(factories.document()))
    lapsed = factories.publish(factories.document())
    factories.withdraw(lapsed, kind="lapsed", public_note="任务完成。")
    withheld = {"disclosure": "withheld", "disclosure_reason": "涉及个人隐私"}
    doubtful = factories.document(number="", signed_date=None, **withheld)
    factories.decision({"name": "", "kind": "rename"}, document=doubtful)
    reading = Reading.objects.create(
        issue=issue,
        file_name="公报.txt",
        sha256="0" * 64,
        lines=9,
        unread=[[3, "残行"]],
    )
    Finding.objects.create(
        reading=reading, document=doubtful, text="有疑问", code="gap"
    )
    for state in ("in_review", "approved", "scheduled"):
        factories.take(factories.decision(), state)
    returned = factories.take(factories.document(), "in_review")
    factories.pass_step(returned, "sign", note="已核")
    factories.pass_step(returned, "return", note="请修改")
    factories.pass_step(returned, "submit")
    factories.pass_step(factories.document(), "emergency", note="防汛应急")
    for make in (factories.document, factories.decision):
        corrected = make()
        factories.publish(corrected)
        corrected.refresh_from_db()
        factories.pass_step(corrected, "correct", note="更正一处")
        factories.follow(corrected.superseded_by)
    factories.organization()
    return doubtful


@pytest.fixture
def client(contents):
    """The administrator."""
    return signed_in(factories.administrator())


def english(reader):
    """What of a page is English, and should not be."""
    return [
        text
        for _tags, text in reader.texts
        if {word.lower() for word in ENGLISH.findall(HASH.sub("", text))} - ALLOWED
    ]


def names(patterns, prefix):
    """The names of all views below ``patterns``."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)
        elif pattern.name:
            yield prefix + pattern.name


def test_public_pages_are_chinese(contents):
    gone = [document.get_absolute_url() for document in Document.objects.all()]
    pages = list(walk(Client(), "/", *gone, *ODD_ADDRESSES))
    assert {
        address: found for address, _, page in pages if (found := english(page))
    } == {}
    expected = {
        name
        for name in names(get_resolver().url_patterns, "")
        if not name.startswith("admin:")
    }
    redirects = {
        "set_language",
        "gazette:language",
        "gazette:number",
        "gazette:attachment",
        "gazette:data_file",
        "gazette:checksums",
        "gazette:openapi",
        "gazette:api_data",
        "gazette:robots",
        "gazette:sitemap",
        "gazette:sitemap_section",
        "gazette:document_pdf",
        "gazette:issue_pdf",
        "gazette:version_pdf",
    }
    # The same pages, of what has no number.
    others = {name for name in expected if name.endswith("_by_id")}
    assert expected - {name for _, name, _ in pages} <= redirects | others


def imports(user):
    """The pages of an import of each table, worked off."""
    for name in table_names():
        some = resource(name).get_queryset()
        some = some.filter(pk__in=some.values_list("pk")[:5])
        data = exported(name, CSV, some)
        queue.begin(user, name, CSV(), data, "表.csv")
    work_off()
    return [
        url(job.resource._meta.model, "import_job", job.pk)
        for job in ImportJob.objects.all()
    ]


def upload_of_two(client):
    """The page of two files on their way."""
    files = [SimpleUploadedFile(f"{n}.txt", b"%d" % n) for n in range(2)]
    return client.post("/admin/gazette/reading/read/", {"file": files}).url


def test_admin_pages_are_chinese(client, contents):
    under_way = [url(document) for document in Document.objects.all()]
    under_way.append(upload_of_two(client))
    under_way += imports(factories.administrator())
    starts = ("/admin/", "/admin/login/", "/admin/nowhere/", *under_way)
    pages = list(walk(client, *starts, under="/admin/"))
    assert {
        address: found for address, _, page in pages if (found := english(page))
    } == {}
    seen = {name for _, name, _ in pages}
    assert seen >= {f"admin:gazette_document_{page}" for page in RECORD_PAGES}
    unseen = set(names(admin.site.urls[0], "admin:")) - seen
    unseen = {name for name in unseen if not WITHOUT_PAGE.fullmatch(name)}
    assert {name for name in unseen if not is_closed(client, name)} == set()


def is_closed(client, name):
    """Whether the view has no page for anybody, or only pages of records."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return name.endswith(("_change", "_delete", "_history"))
    return client.get(address).status_code in {403, 404}


def test_refusals_of_forms_are_chinese(client):
    pages = list(walk(client, "/admin/", under="/admin/", most=1))
    added = [address for address, _, _ in pages if address.endswith("/add/")]
    for address in added:
        shown = client.get(address)
        if shown.status_code == 302:
            continue
        data = form_data(shown) | {"printed_date": "x", "number": "x"}
        page = client.post(address, data)
        assert english(Reader(page.text)) == [], address
    assert len(added) > 10
    login = Client().post("/admin/login/", {"username": "x", "password": "y"})
    changed = client.post("/admin/password_change/", {"new_password1": "1"})
    for page in (login, changed):
        assert "errornote" in page.text
        assert english(Reader(page.text)) == []


def test_the_workflow_speaks_chinese(client, contents):
    document, other = factories.document(), signed_in(factories.reviewer())
    gates = {"gates": [gate.value for gate in Gate]}
    steps = (
        (client, "approve", {}),
        (client, "submit", {}),
        (client, "return", {}),
        (client, "sign", gates),
        (other, "sign", {}),
        (other, "sign", gates),
        (client, "approve", {}),
        (other, "approve", {}),
        (client, "schedule", {"scheduled_for": "x"}),
        (client, "publish", {}),
        (client, "countersign", {}),
        (client, "correct", {}),
        (client, "correct", {"note": "更正一处"}),
        (client, "withdraw", {}),
        (client, "withdraw", {"withdrawal_kind": "replaced", "note": "另文"}),
    )
    for person, step, data in steps:
        page = press(person, document, step, **data)
        assert "messagelist" in page.text
        assert english(Reader(page.text)) == [], step
        document.refresh_from_db()
    assert document.state == State.PUBLISHED
    for action in ("submit", "approve", "publish", "return"):
        page = act(client, f"{action}_selected", [contents])
        assert english(Reader(page.text)) == [], action
    assert english(Reader(act(client, "delete_selected", [contents]).text)) == []


def test_a_conflict_and_a_history_are_told_in_chinese(client):
    organization = Organization.objects.get()
    opened = form_data(client.get(url(organization)))
    save(client, organization, short_name="青山区政府", kind="government")
    page = client.post(url(organization), opened | {"short_name": "区政府"})
    assert "errornote" in page.text
    assert english(Reader(page.text)) == []
    history = client.get(url(organization, "history"))
    assert "青山区政府" in history.text
    assert english(Reader(history.text)) == []


HEADINGS = "发文字号,条款,类型,姓名,单位,职务,职级,备注"


@pytest.mark.parametrize(
    "name, text",
    [
        ("任免.csv", f"{HEADINGS}\n青山政字〔2020〕99号,一,任命,张三,某局,局长,,"),
        ("任免.csv", f"{HEADINGS}\n,一,开除,,,,,"),
        ("任免.csv", "姓名,姓名,体重\n张三,张三,60"),
        ("任免.csv", ""),
        ("任免.csv", "PK\x03\x04"),
        ("任免.xlsx", "姓名"),
        ("任免.pdf", "姓名"),
    ],
)
def test_an_import_is_answered_in_chinese(administrator, name, text):
    file = SimpleUploadedFile(name, text.encode())
    page = administrator.post(
        url(Change, "import"), {"import_file": file, "format": ""}
    )
    assert english(Reader(page.text)) == []


def test_a_preview_of_an_import_is_chinese(administrator):
    number = factories.document().number
    file = SimpleUploadedFile(
        "任免.csv", f"{HEADINGS}\n{number},一,任命,张三,某局,局长,,".encode()
    )
    data = {"import_file": file, "format": ""}
    page = administrator.post(url(Change, "import"), data)
    assert "张三" in page.text
    assert english(Reader(page.text)) == []


@pytest.mark.parametrize("text", [b"", b"\x00\x01\x02", "今天天气很好。".encode()])
def test_a_file_that_is_no_gazette_is_refused_in_chinese(administrator, text):
    file = SimpleUploadedFile("公报.txt", text)
    page = administrator.post(
        "/admin/gazette/reading/read/", {"file": file}, follow=True
    )
    assert english(Reader(page.text)) == []


def test_scripts_of_the_admin_speak_chinese(administrator):
    script = administrator.get(reverse("admin:jsi18n")).text
    words = json.loads(re.search(r"newcatalog = (\{.*?\n  \});", script, re.DOTALL)[1])
    said = set()
    for path in Path(admin.__file__).parent.glob("static/admin/js/*.js"):
        for kind, _, first, _, second in SAID.findall(path.read_text(encoding="utf-8")):
            said.add(f"{first}\x04{second}" if kind == "p" else first)
    assert len(said) > 50
    assert {key for key in said if not CHINESE.search(str(words.get(key)))} == set()


def test_headings_are_english_for_who_has_switched(client):
    for visitor, start in ((Client(), "/"), (client, "/admin/")):
        visitor.cookies["django_language"] = "en"
        pages = list(walk(visitor, start, under=start, most=1))
        assert len(pages) > 10
        for address, _, page in pages:
            headings = [text for tags, text in page.texts if is_interface(tags)]
            assert [text for text in headings if CHINESE.search(text)] == [], address


def is_interface(tags):
    """Whether what stands in ``tags`` is a word of ours, not of a document."""
    own = {"thead", "dt", "label", "button", "legend", "summary"}
    return bool(tags & own) and not tags & {"article", "option"}


@pytest.mark.parametrize(
    "path", CATALOGUES, ids=lambda path: f"{path.parts[-4]}-{path.stem}"
)
def test_a_catalogue_is_finished_and_compiled_as_it_stands(path):
    messages = read_po(path)[1:]
    unfinished = [m.key for m in messages if m.is_fuzzy or not m.text.strip(" ")]
    assert unfinished == []
    compiled = read_mo(path.with_suffix(".mo"))
    assert compiled == {"": compiled[""]} | {m.key: m.text for m in messages}


@pytest.mark.parametrize(
    "path", CATALOGUES, ids=lambda path: f"{path.parts[-4]}-{path.stem}"
)
def test_translations_keep_placeholders_and_use_chinese_punctuation(path):
    for message in read_po(path)[1:]:
        plural = message.key.rpartition("\0")[2]
        said = set(PLACEHOLDER.findall(message.text))
        assert said == set(PLACEHOLDER.findall(plural)), message
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]", message.text), message
