"""The data interface: its description is true, its examples run, its faults are told."""

import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from lxml import html

from core.listing.api.endpoints import endpoints, view_at
from gazette.models import Document
from tests import factories
from tests.shared import for_a_module

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en-GB,en;q=0.9"}


@pytest.fixture(scope="module", autouse=True)
def sample(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        # Who is called so in the sample may do less.
        factories.reviewer()
        call_command("sample")
        document = factories.document(body="一、第一件事。\n\n二、第二件事。")
        factories.attachment(document, [["1", "石桥"]])
        changed = Document.objects.get(serial=7, code="济槐政字")
        document.relations.create(kind="amends", target_number=changed.number)
        factories.publish(factories.decision({}, document=document))
        yield


@pytest.fixture
def description():
    return Client().get("/api/openapi.json").json()


def relative(address):
    return urlsplit(address)._replace(scheme="", netloc="").geturl()


def examples():
    page = html.fromstring(Client().get("/api/").text)
    return [a.get("href") for a in page.xpath("//p[@class='example']/a")]


def schema_of(description, name):
    return {
        "$ref": f"#/components/schemas/{name}",
        "components": description["components"],
    }


def check(description, name, data):
    schema = schema_of(description, name)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(data)


def test_the_description_is_whole(description):
    assert description["openapi"] == "3.1.0"
    names = set(description["components"]["schemas"])
    used = re.findall(r"#/components/schemas/([\w-]+)", json.dumps(description))
    assert set(used) <= names
    for name, schema in description["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        assert name in used
    operations = [path["get"] for path in description["paths"].values()]
    told = [one["operationId"] for one in operations]
    assert len(set(told)) == len(told) == len(endpoints())
    for path, item in description["paths"].items():
        given = [(one["name"], one["in"]) for one in item["get"]["parameters"]]
        assert len(set(given)) == len(given)
        in_path = {name for name, where in given if where == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path))
        assert all(
            one["description"]
            for one in item["get"]["parameters"]
            if one["in"] == "query"
        )


def test_every_example_runs_and_is_as_described(description):
    seen = set()
    for example in examples():
        response = Client().get(relative(example))
        assert response.status_code == 200, example
        view, _arguments = view_at(unquote(urlsplit(example).path).removeprefix("/api"))
        (name,) = {
            one.name
            for one in endpoints()
            if one.view is view and example in map(full, one.examples())
        }
        check(description, name, response.json())
        seen.add(name)
    # A series, a version and what has no number have addresses alike.
    alike = {
        "gazette-series",
        "gazette-version",
        "gazette-document_by_id",
        "gazette-issue",
    }
    assert {one.name for one in endpoints()} - seen == alike


def full(path):
    return f"http://testserver{path}"


def test_records_that_lists_lead_to_are_as_described(description):
    for one in endpoints():
        if one.is_list and not one.converters:
            rows = Client().get(f"{one.examples()[0]}").json()["rows"]
            for row in rows:
                for key in ("api", "url"):
                    assert Client().get(relative(row[key])).status_code == 200, row[key]


def test_a_document_has_its_text_tables_relations_and_changes(description):
    document = Document.objects.order_by("pk").last()
    data = Client().get(f"/api{document.get_absolute_url()}").json()
    check(description, "gazette-document", data)
    assert [row["text"] for row in data["text"]["rows"]][0].startswith("一、")
    assert data["attachments"]["rows"][0]["rows"] == [["1", "石桥"]]
    assert data["names"]["rows"][0]["number"] == "济槐政字〔2020〕7号"
    assert data["changes"]["total"] == 1
    about = Client().get(relative(data["changes"]["rows"][0]["api"]))
    assert about.json()["entries"]["rows"][0]["document"] == document.number


def test_every_value_of_a_register_has_its_clause():
    (row,) = Client().get("/api/communities/?limit=1").json()["rows"]
    assert row["clauses"].keys() >= {"name", "subdistrict"}
    clause = row["clauses"]["name"]["url"]
    assert re.fullmatch(r"http://testserver/documents/[^#]+#.+", clause)


def test_pages_that_follow_stay_at_the_time_of_the_first():
    first = Client().get("/api/communities/?limit=20").json()
    total = first["total"]
    factories.withdraw(Document.objects.get(serial=13, code="济槐政字"), "lapsed")
    rest = Client().get(relative(first["next"])).json()
    assert rest["total"] == total
    rows = [*first["rows"], *rest["rows"]]
    assert len({row["url"] for row in rows}) == len(rows) == total
    assert Client().get("/api/communities/").json()["total"] < total


@pytest.mark.parametrize(
    ("address", "status", "parameters"),
    [
        ("/api/nowhere/", 404, []),
        ("/api/communities/99999/", 404, []),
        ("/api/documents/济槐政字/2020/999/", 404, []),
        ("/api/communities/?as_of=2020-02-30", 400, ["as_of"]),
        ("/api/communities/14/?known_at=x", 400, []),
        ("/api/communities/?housholds_min=1", 400, ["housholds_min"]),
        ("/api/communities/?limit=0", 400, ["limit"]),
        ("/api/communities/?sort=password", 400, ["sort"]),
        ("/api/communities/?cursor=x", 400, ["cursor"]),
        ("/api/documents/?signed_from=x&validity=x", 400, ["signed_from", "validity"]),
    ],
)
def test_faults_are_told_in_both_languages(description, address, status, parameters):
    for headers, pattern in (({}, "[一-龥]"), (ENGLISH, "[A-Z][a-z]+")):
        response = Client().get(address, headers=headers)
        assert response.status_code == status
        assert response["Content-Type"] == "application/problem+json"
        assert "Accept-Language" in response["Vary"]
        problem = response.json()
        check(description, "Problem", problem)
        assert re.match(pattern, problem["title"])
        assert [one["parameter"] for one in problem.get("errors", ())] == parameters


def test_what_was_withdrawn_is_gone_and_says_why():
    document = factories.publish(factories.document())
    factories.withdraw(document, public_note="数据有误。")
    response = Client().get(f"/api{document.get_absolute_url()}")
    assert response.status_code == 410
    assert response.json()["detail"] == "数据有误。"


def test_what_was_replaced_leads_on():
    old = factories.publish(factories.document())
    new = factories.replace(old)
    factories.withdraw(old, kind="replaced")
    response = Client().get(f"/api{old.get_absolute_url()}")
    assert response.url == f"/api{new.get_absolute_url()}"


def test_nothing_can_be_written():
    for method in ("post", "put", "patch", "delete"):
        response = getattr(Client(), method)("/api/communities/")
        assert response.status_code == 405
        assert response["Content-Type"] == "application/problem+json"


def test_a_draft_is_in_no_answer():
    draft = factories.document(title="还是草稿")
    factories.decision({"name": "草稿社区"}, document=draft)
    assert Client().get(f"/api{draft.get_absolute_url()}").status_code == 404
    for one in endpoints():
        if one.is_list and not one.converters:
            assert "草稿" not in Client().get(f"/api/{one.route}").text
