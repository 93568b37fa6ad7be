"""Whole tables for everyone: what is published and no more, as files that stream."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core.exchange.formats import CSV, XLSX
from core.exchange.registry import table_names
from tests import factories
from tests.exchange import exported, rows_of
from tests.pages import Reader

pytestmark = pytest.mark.django_db

PUBLIC = (
    "communities", "documents", "figures", "organizations", "personnel", "powers"
)  # fmt: skip


def file_of(name, suffix="csv"):
    return reverse("gazette:data_file", args=[name, suffix])


def body(response):
    return b"".join(response.streaming_content)


def test_the_page_lists_every_table_of_which_something_is_public(client):
    response = client.get(reverse("gazette:data"))
    links = [link for link in Reader(response.text).links if link.startswith("/data/")]
    offered = [file_of(name, suffix) for name in PUBLIC for suffix in ("csv", "xlsx")]
    assert set(offered) <= set(links)
    assert not response.cookies
    for link in set(links) - {reverse("gazette:data")}:
        assert client.get(link).status_code == 200


@pytest.mark.parametrize("name", [*table_names(), "nothing", "auth"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "xls"])
def test_nothing_else_is_to_be_had(client, name, suffix):
    status = client.get(file_of(name, suffix)).status_code
    assert (status == 200) == (
        f"{suffix}" in ("csv", "xlsx") and name in listed(client)
    )


def listed(client):
    return [table.name for table in client.get("/data/").context["tables"]]


def test_holidays_are_no_public_table(client):
    assert "holidays" in table_names()
    assert "holidays" not in listed(client)


def test_a_file_says_what_it_is_and_sets_no_cookie(client):
    for suffix, kind in (("csv", CSV), ("xlsx", XLSX)):
        response = client.get(file_of("documents", suffix))
        assert response.headers["Content-Type"] == kind.content_type
        name = f"documents-{timezone.localdate()}.{suffix}"
        assert (
            response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        )
        assert response.streaming
        assert not response.cookies


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_headers_can_be_had_alone(client, suffix):
    whole, head = (
        client.get(file_of("powers", suffix)),
        client.head(file_of("powers", suffix)),
    )
    assert head.headers == whole.headers
    assert body(head) == b""


def test_only_what_is_published_is_in_a_file(client):
    public, draft = (
        factories.document(title="公开的通知"),
        factories.document(title="还是草稿"),
    )
    factories.publish(public)
    rows = rows_of(body(client.get(file_of("documents"))))
    assert [row[1] for row in rows[1:]] == ["公开的通知"]
    assert draft.title in exported("documents").decode()


def test_entries_of_drafts_are_in_no_file(client):
    factories.publish(factories.transfer_list({"name": "食品经营许可"}))
    factories.transfer_list({"name": "药品经营许可"})
    text = body(client.get(file_of("powers"))).decode()
    assert "食品经营许可" in text
    assert "药品经营许可" not in text


def test_organizations_are_public_as_the_authority_file(client):
    factories.organization(full_name="济南市槐荫区民政局")
    assert "济南市槐荫区民政局" in body(client.get(file_of("organizations"))).decode()


def test_both_files_have_the_same_rows(client):
    factories.publish(factories.transfer_list({"name": "=1+1"}, {"name": "007"}))
    csv_lines, excel_lines = (
        [
            list(line.cells)
            for line in kind()
            .create_dataset(body(client.get(file_of("powers", kind.extension))))
            .lines
        ]
        for kind in (CSV, XLSX)
    )
    assert len(csv_lines) == len(excel_lines) == 2
    assert (
        [row[2] for row in csv_lines]
        == [row[2] for row in excel_lines]
        == ["=1+1", "007"]
    )
