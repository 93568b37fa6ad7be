"""The table of relations: one file may say what an act does to hundreds of others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import strategies as st

from gazette.models import Document, Relation
from tests import factories
from tests.exchange import counts, csv_of, exported, imported, line, reasons, words
from tests.exchange_cases import TableCases

pytestmark = pytest.mark.django_db
HEADINGS = ["发文字号", "关系", "相关文号"]


class TestRelations(TableCases):
    name = "relations"
    columns = "发文字号 关系 相关文号"

    def make(self, text):
        Relation.objects.create(
            source=factories.document(), kind="repeals", target_number=text[:60]
        )

    def records(self):
        return st.fixed_dictionaries(
            {
                "kind": st.sampled_from(Relation.Kind.values),
                "target_number": words(60, 1),
            }
        )

    def store(self, values):
        Relation.objects.create(source=factories.document(), **values)


def file(*rows):
    return csv_of([HEADINGS, *rows])


def test_one_act_that_repeals_six_hundred_others_is_one_import():
    administrator = factories.administrator()
    act = factories.document(number="青山政字〔2020〕600号")
    for number in range(600):
        factories.document(number=f"青山政字〔2010〕{number + 1}号")
    rows = [[act.number, "废止", f"青山政字[2010]{n + 1}"] for n in range(600)]
    with CaptureQueriesContext(connection) as queries:
        report = imported("relations", file(*rows), user=administrator)
    assert counts(report) == (600, 0, 0, 0)
    assert len(queries) < 60
    assert Relation.objects.filter(source=act, target__isnull=False).count() == 600
    act.refresh_from_db()
    assert (act.version, act.updated_by) == (2, administrator)
    assert counts(imported("relations", file(*rows))) == (0, 0, 600, 0)


def test_what_is_repealed_is_so_once_the_act_is_published():
    act, old = factories.document(), factories.document()
    imported("relations", file([act.number, "废止", old.number]))
    validity = Document.objects.with_validity().values_list("validity", flat=True)
    assert validity.get(pk=old.pk) == "in_force"
    act.refresh_from_db()
    factories.publish(act)
    assert validity.get(pk=old.pk) == "repealed"


def test_a_document_beyond_the_gazette_may_be_named():
    act = factories.document()
    imported("relations", file([act.number, "落实", "国办发〔2018〕22号"]))
    assert Relation.objects.get().target is None


def test_a_document_does_nothing_to_itself():
    act = factories.document()
    report = imported("relations", file([act.number, "修改", act.number]))
    assert reasons(report) == [(2, "")] and not Relation.objects.exists()


def test_a_published_document_gets_no_relation_and_can_be_corrected():
    act = factories.publish(factories.document())
    report = imported("relations", file([act.number, "修改", "青山政字〔2001〕1号"]))
    assert reasons(report) == [(2, "")]
    assert report.faults[0].url.endswith(f"/gazette/document/{act.pk}/change/")


def test_another_cell_is_another_relation():
    TestRelations().make("青山政字〔2001〕1号")
    data = exported("relations").replace("废止".encode(), "修改".encode())
    assert counts(imported("relations", data)) == (1, 0, 0, 0)
    assert Relation.objects.count() == 2


def test_a_preview_writes_nothing():
    act = factories.document()
    data = file([act.number, "引用", "青山政字〔2001〕1号"])
    assert counts(imported("relations", data, dry_run=True)) == (1, 0, 0, 0)
    assert not Relation.objects.exists()
    act.refresh_from_db()
    assert act.version == 1


def test_a_relation_that_stands_twice_is_refused():
    act = factories.document()
    row = [act.number, "引用", "青山政字〔2001〕1号"]
    assert reasons(imported("relations", file(row, row))) == [(3, "")]


def test_an_unknown_document_is_named_with_its_row():
    data = line("relations", 发文字号="青山政字〔1999〕1号", 关系="引用", 相关文号="甲")
    assert reasons(imported("relations", data)) == [(2, "发文字号")]


def test_every_bad_cell_is_named():
    act = factories.document()
    rows = [act.number, "取消", "甲"], [act.number, "引用", "号" * 61]
    report = imported("relations", file(*rows))
    assert reasons(report) == [(2, "关系"), (3, "相关文号")]
