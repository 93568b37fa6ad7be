"""The filters of the list of documents."""

import pytest

from gazette.filters import DocumentFilterSet
from gazette.models import Relation
from gazette.views import DocumentListView
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def numbers():
    authority = factories.organization("青山区人民政府", former_names="青山政府")
    section = factories.section("人事任免")
    common = {"issuing_organization": authority, "body": "文字"}
    for values in (
        {"number": "甲字〔2019〕1号", "signed_date": "2019-12-31", "genre": "通知"},
        {"number": "甲字〔2020〕2号", "signed_date": "2020-01-01", "genre": "批复"},
        {"number": "甲字〔2020〕3号", "section": section, "body": "寻找我"},
        {
            "number": "甲字〔2020〕4号",
            "issuer": "青山区财政局",
            "issuing_organization": None,
        },
    ):
        factories.publish(factories.document(**common | values))

    def numbers(**data):
        view = DocumentListView()
        view.request = type("Request", (), {"GET": {}})
        filterset = DocumentFilterSet(data, view.get_queryset())
        assert filterset.is_valid(), filterset.errors
        return sorted(document.serial for document in filterset.qs)

    return numbers


@pytest.mark.parametrize(
    ("data", "serials"),
    [
        ({}, [1, 2, 3, 4]),
        ({"year": "2019"}, [1]),
        ({"genre": "批复"}, [2]),
        ({"section": "人事任免"}, [3]),
        ({"issuer": "青山区财政局"}, [4]),
        ({"issuer": "青山区人民政府"}, [1, 2, 3]),
        ({"signed_from": "2020-01-01", "signed_to": "2020-01-31"}, [2]),
        ({"signed_from": "2020-01-31", "signed_to": "2020-01-01"}, []),
        ({"q": "寻找"}, [3]),
        ({"q": "甲字（2020）４"}, [4]),
    ],
)
def test_documents_are_filtered(numbers, data, serials):
    assert numbers(**data) == serials


def test_validity_follows_from_what_other_documents_do(numbers):
    repealing = factories.document(number="甲字〔2020〕5号")
    for kind, number in (("repeals", "甲字〔2019〕1号"), ("amends", "甲字〔2020〕2号")):
        Relation.objects.create(source=repealing, kind=kind, target_number=number)
    assert numbers(validity="in_force") == [1, 2, 3, 4]
    factories.publish(repealing)
    assert numbers(validity="repealed") == [1]
    assert numbers(validity="amended") == [2]
    assert numbers(validity="in_force") == [3, 4, 5]


def test_the_years_say_how_many_documents_each_has(numbers, client):
    factories.publish(factories.document(signed_date="2019-01-01"))
    factories.publish(factories.document(signed_date=None))
    field = client.get("/documents/").context["filter"].form.fields["year"]
    assert list(field.choices)[1:] == [(2020, "2020 (3)"), (2019, "2019 (2)")]


def test_what_no_listed_document_can_be_is_no_choice(client):
    field = client.get("/documents/").context["filter"].form.fields["validity"]
    choices = [value for value, label in field.choices]
    assert choices == ["", "in_force", "amended", "repealed"]
