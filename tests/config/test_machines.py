"""What else machines read: feeds, the map of the site, structured data, checksums."""

import hashlib
import json
import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import html

from core import structured
from gazette.models import Document
from tests import factories
from tests.shared import for_a_module

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONCE = {"id", "title", "updated", "rights"}


@pytest.fixture(scope="module", autouse=True)
def sample(django_db_setup, django_db_blocker):
    with for_a_module(django_db_blocker):
        factories.reviewer()
        call_command("sample")
        yield


def path(address):
    return urlsplit(address)._replace(scheme="", netloc="").geturl()


def page(address):
    return html.fromstring(Client().get(address).text)


def feeds():
    links = page("/feeds/").xpath("//link[@rel='alternate']/@href")
    assert len(links) > 8
    return links


def atom(address):
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def check_feed(feed):
    """What RFC 4287 asks of a feed and its entries."""
    for element in [feed, *feed.findall(f"{ATOM}entry")]:
        names = [child.tag.removeprefix(ATOM) for child in element]
        assert all(names.count(name) == 1 for name in ("id", "title", "updated"))
        assert RFC3339.fullmatch(element.findtext(f"{ATOM}updated"))
        assert urlsplit(element.findtext(f"{ATOM}id")).netloc == "testserver"
        alternate = element.find(f"{ATOM}link[@rel='alternate']")
        assert Client().get(path(alternate.get("href"))).status_code == 200
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    assert feed.find(f"{ATOM}link[@rel='self']") is not None


def test_every_feed_is_valid_and_newest_first():
    for address in feeds():
        feed = atom(address)
        check_feed(feed)
        entries = feed.findall(f"{ATOM}entry")
        moments = [
            datetime.fromisoformat(e.findtext(f"{ATOM}updated")) for e in entries
        ]
        assert moments == sorted(moments, reverse=True)
        following = feed.find(f"{ATOM}link[@rel='next']")
        whole = feed.find(f"{HISTORY}complete")
        assert (following is None) == (whole is not None)


def test_a_filtered_list_offers_its_own_feed():
    (link,) = page("/documents/?q=社区&sort=title").xpath(
        "//link[@type='application/atom+xml']/@href"
    )
    assert "sort" not in link
    feed = atom(f"/documents/{link}")
    titles = [e.text for e in feed.iterfind(f"{ATOM}entry/{ATOM}title")]
    assert titles
    assert len(titles) < Document.objects.published().count()


def test_entries_keep_their_names_when_others_come():
    def names():
        return [
            e.text
            for e in atom("/documents/?format=atom").iterfind(f"{ATOM}entry/{ATOM}id")
        ]

    before = names()
    document = factories.publish(factories.document())
    after = names()
    assert after[1:] == before
    assert Client().get(path(after[0])).context["object"] == document


def test_an_empty_feed_is_valid_and_so_is_odd_text():
    feed = atom("/documents/?format=atom&q=没有这样的话")
    check_feed(feed)
    assert feed.findall(f"{ATOM}entry") == []
    document = factories.document(title="甲<乙>&丙", body="一、\ufdd0丁。")
    factories.publish(document)
    first = atom("/documents/?format=atom").find(f"{ATOM}entry/{ATOM}title")
    assert first.text.endswith("甲<乙>&丙")


def test_organizations_have_no_moment_and_no_feed():
    assert Client().get("/organizations/?format=atom").status_code == 400


def test_the_map_has_every_public_page_and_no_other():
    hidden = factories.document(title="还是草稿")
    index = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    places = [
        loc.text
        for part in index.iter(f"{MAP}loc")
        for loc in ElementTree.fromstring(Client().get(path(part.text)).content).iter(
            f"{MAP}loc"
        )
    ]
    assert len(set(places)) == len(places)
    documents = {
        f"http://testserver{d.get_absolute_url()}" for d in Document.objects.published()
    }
    assert documents <= set(places)
    assert f"http://testserver{hidden.get_absolute_url()}" not in places
    for place in places[::9]:
        assert Client().get(path(place)).status_code == 200, place


def test_robots_find_the_map_and_stay_out_of_the_admin():
    text = Client().get("/robots.txt").text
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def told(address):
    blocks = page(address).xpath("//script[@type='application/ld+json']")
    return {data["@type"]: data for data in map(json.loads, (b.text for b in blocks))}


def test_a_document_is_told_as_legislation():
    document = Document.objects.get(serial=7, code="济槐政字")
    data = told(document.get_absolute_url())
    law = data["Legislation"]
    assert law["legislationIdentifier"] == "济槐政字〔2020〕7号"
    assert law["legislationDate"] == "2020-05-26"
    assert law["legislationPassedBy"]["name"] == document.issuer
    assert law["legislationLegalForce"] == "https://schema.org/InForce"
    assert law["isPartOf"]["@type"] == "PublicationIssue"
    assert law["@id"] == f"http://testserver{document.get_absolute_url()}"
    steps = data["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert steps[0]["item"] == "http://testserver/"
    assert "item" not in steps[-1]


def test_what_no_longer_holds_is_told_so():
    document = factories.publish(factories.document())
    factories.withdraw(document, kind="lapsed", public_note="任务完成。")
    law = told(document.get_absolute_url())["Legislation"]
    assert law["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_registers_and_tables_are_told_as_data(settings):
    files = told("/communities/")["Dataset"]["distribution"]
    for file in files:
        assert Client().get(path(file["contentUrl"])).status_code == 200
    assert "Dataset" not in told("/communities/?q=x")
    catalogue = told("/data/")["DataCatalog"]
    assert catalogue["license"]["name"] == settings.DATA_LICENCE
    assert all(one["variableMeasured"] for one in catalogue["dataset"])


def test_text_cannot_leave_the_block_of_data():
    document = factories.publish(factories.document(title="</script><b>&<!--"))
    block = structured.script({"name": "</script><!--&\u2028"})
    assert not set("<>&\u2028") & set(
        block[len('<script type="application/ld+json">') : -9]
    )
    assert told(document.get_absolute_url())["Legislation"]["name"] == document.title


def test_checksums_are_those_of_the_files_and_change_with_them():
    def checked():
        lines = b"".join(Client().get("/data/SHA256SUMS").streaming_content).decode()
        sums = dict(reversed(line.split("  ")) for line in lines.splitlines())
        for name, value in sums.items():
            data = b"".join(Client().get(f"/data/{name}").streaming_content)
            assert hashlib.sha256(data).hexdigest() == value
            assert value in Client().get("/data/").text
            assert str(len(data)) in Client().get("/data/").text
        return sums

    before = checked()
    factories.publish(factories.decision({}))
    after = checked()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"documents.csv", "communities.csv"}


def test_large_tables_are_summed_only_where_that_is_asked_for(monkeypatch):
    monkeypatch.setattr("core.exchange.checksums.AT_A_GLANCE", 0)
    sums = [table.checksum for table in Client().get("/data/").context["tables"]]
    assert set(sums) == {None}
    assert len(b"".join(Client().get("/data/SHA256SUMS").streaming_content)) > 64


def test_every_column_of_a_table_is_explained():
    tables = Client().get("/data/").context["tables"]
    bare = [
        (t.name, c.column_name) for t in tables for c in t.columns if not c.description
    ]
    assert bare == []
