"""The cases that hold of every table, and of every register's table."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from core.exchange.formats import CSV, XLSX
from core.exchange.registry import resource
from gazette.models import Organization

from . import factories
from .exchange import (
    NASTY,
    counts,
    csv_of,
    edited,
    empty_the_database,
    exported,
    imported,
    reasons,
    rows_of,
)


@pytest.mark.django_db
class TableCases:
    """What holds of every table; ``make(text)`` stores a record full of ``text``.

    ``columns`` are the headings, ``records`` is a strategy of what ``store`` takes, ``edit`` a column with a value that
    an import changes, ``bad`` are columns with values it refuses.
    """

    name = columns = ""
    edit = bad = ()
    documents_first = True

    def make(self, text):
        raise TypeError("say how a record is made")

    def store(self, values):
        raise TypeError("say how records are stored")

    @pytest.fixture
    def administrator(self):
        return factories.administrator()

    def test_columns_are_those_of_the_contract(self):
        assert " ".join(resource(self.name).template().headings) == self.columns

    @pytest.mark.parametrize("table_format", [CSV, XLSX])
    def test_nasty_text_goes_out_and_in_unchanged(self, table_format):
        for text in NASTY:
            self.make(text)
        report = imported(self.name, exported(self.name, table_format), table_format)
        assert counts(report) == (0, 0, len(NASTY), 0)

    def test_goes_into_an_empty_database_and_out_again_byte_for_byte(self):
        for text in NASTY:
            self.make(text)
        documents, before = exported("documents"), exported(self.name)
        empty_the_database()
        if self.documents_first:
            assert not imported("documents", documents).faults
        assert counts(imported(self.name, before)) == (len(NASTY), 0, 0, 0)
        assert exported(self.name) == before

    def test_whatever_is_stored_goes_out_and_in_unchanged(self):
        @settings(max_examples=25)
        @given(st.lists(self.records(), min_size=1, max_size=4))
        def check(records):
            with transaction.atomic():
                for values in records:
                    self.store(values)
                for table_format in (CSV, XLSX):
                    data = exported(self.name, table_format)
                    report = imported(self.name, data, table_format)
                    assert counts(report)[:2] == (0, 0)
                    assert not report.faults
                    assert counts(report)[2]
                transaction.set_rollback(True)

        check()

    def test_headings_stand_in_any_order_and_by_field_name(self):
        self.make("甲")
        rows = rows_of(exported(self.name))
        names = resource(self.name).fields.items()
        rows[0] = [name for name, column in names if not column.optional]
        turned = csv_of([list(reversed(row)) for row in rows])
        assert counts(imported(self.name, turned)) == (0, 0, 1, 0)

    def test_headings_unknown_missing_or_double_are_refused_with_the_expected(self):
        self.make("甲")
        rows = rows_of(exported(self.name))
        first, last = rows[0][0], rows[0][-1]
        rows[0] = ["state", *rows[0][1:-1], rows[0][1]]
        report = imported(self.name, csv_of(rows))
        assert {column for _, column in reasons(report)} == {
            "",
            "state",
            rows[0][1],
            first,
            last,
        }
        expected = resource(self.name).template().headings
        assert " ".join(expected) in str(report.faults[-1].reason)

    def test_queries_do_not_grow_with_the_rows(self):
        def queries(count):
            for number in range(count):
                self.make(f"第{number}个")
            data = exported(self.name)
            empty_the_database_but_documents(self.name)
            with CaptureQueriesContext(
                connection,
            ) as new:
                assert not imported(self.name, data).faults
            with CaptureQueriesContext(connection) as unchanged:
                assert not imported(self.name, data).faults
            return len(new), len(unchanged)

        few = queries(3)
        empty_the_database()
        assert queries(12) == few


def empty_the_database_but_documents(name):
    model = resource(name)._meta.model
    if model is Organization:
        Organization.objects.update(parent=None)
    model.objects.all().delete()


class EditedCases(TableCases):
    """What holds of every table whose records have cells beside those that tell them apart."""

    def test_a_changed_cell_changes_its_record_with_history(self, administrator):
        self.make("甲")
        column, value = self.edit
        data = edited(exported(self.name), 1, column, value)
        assert counts(imported(self.name, data, user=administrator)) == (0, 1, 0, 0)
        assert rows_of(exported(self.name)) == rows_of(data)
        model = resource(self.name)._meta.model
        newest = model.history.order_by("-history_id").first()
        assert newest.history_type == "~"
        assert newest.history_user == administrator
        assert counts(imported(self.name, data)) == (0, 0, 1, 0)

    def test_a_dry_run_writes_nothing(self):
        self.make("甲")
        before = exported(self.name)
        data = edited(before, 1, *self.edit)
        assert counts(imported(self.name, data, dry_run=True)) == (0, 1, 0, 0)
        assert exported(self.name) == before

    def test_every_bad_cell_is_named_and_nothing_is_written(self):
        for text in "甲乙":
            self.make(text)
        before = exported(self.name)
        data = edited(before, 1, *self.edit)
        for column, value in self.bad:
            data = edited(data, 2, column, value)
        report = imported(self.name, data)
        assert sorted(reasons(report)) == sorted((3, column) for column, _ in self.bad)
        assert {fault.file for fault in report.faults} == {"表.csv"}
        assert report.counts() | {"unchanged": 0} == {
            "new": 0,
            "changed": 0,
            "unchanged": 0,
            "refused": 1,
        }
        assert exported(self.name) == before


class EntryCases(EditedCases):
    """What holds of the table of every register."""

    def test_a_published_record_stays_and_its_change_is_refused(self):
        self.make("甲")
        entry = resource(self.name)._meta.model.objects.get()
        factories.publish(entry.change_set)
        data = exported(self.name)
        assert counts(imported(self.name, data)) == (0, 0, 1, 0)
        report = imported(self.name, edited(data, 1, *self.edit))
        assert reasons(report) == [(2, "")]
        assert exported(self.name) == data

    def test_a_new_line_makes_a_draft_change_set_of_its_document(self, administrator):
        self.make("甲")
        data = exported(self.name)
        model = resource(self.name)._meta.model
        change_sets = model.change_set.field.related_model
        model.objects.all().delete()
        change_sets.objects.all().delete()
        imported(self.name, data, user=administrator)
        change_set = change_sets.objects.get()
        assert (change_set.state, change_set.version) == ("draft", 1)
        assert change_set.created_by == change_set.updated_by == administrator
        assert change_set.history.get().history_user == administrator
        assert model.history.filter(history_type="+").first()

    def test_a_change_makes_one_new_version_of_the_change_set(self, administrator):
        self.make("甲")
        change_set = resource(self.name)._meta.model.objects.get().change_set
        data = edited(exported(self.name), 1, *self.edit)
        imported(self.name, data, user=administrator)
        version = change_set.version
        change_set.refresh_from_db()
        assert change_set.version == version + 1
        assert change_set.updated_by == administrator
        imported(self.name, data, user=administrator)
        change_set.refresh_from_db()
        assert change_set.version == version + 1

    def test_an_unknown_document_is_named_with_its_row(self):
        self.make("甲")
        data = edited(exported(self.name), 1, "发文字号", "青山政字〔1999〕1号")
        assert reasons(imported(self.name, data)) == [(2, "发文字号")]

    def test_a_document_is_named_in_any_brackets_and_width(self):
        self.make("甲")
        number = (
            resource(self.name)._meta.model.objects.get().change_set.document.number
        )
        wide = number.replace("〔", "[").replace("〕", "］").replace("号", "")
        data = edited(exported(self.name), 1, "发文字号", wide)
        assert counts(imported(self.name, data)) == (0, 0, 1, 0)

    def test_documents_without_number_go_by_title_and_date(self):
        for signed_date in ("2020-01-01", "2020-02-01"):
            self.make("甲", number="", title="一件事", signed_date=signed_date)
        data = exported(self.name)
        assert {row[0] for row in rows_of(data)[1:]} == {
            "一件事（2020-01-01）",
            "一件事（2020-02-01）",
        }
        assert counts(imported(self.name, data)) == (0, 0, 2, 0)
        unclear = edited(data, 1, "发文字号", "一件事")
        assert reasons(imported(self.name, unclear)) == [(2, "发文字号")]

    def test_a_line_that_stands_twice_is_refused(self):
        self.make("甲")
        rows = rows_of(exported(self.name))
        resource(self.name)._meta.model.objects.all().delete()
        rows.append(rows[1])
        other = rows[0].index(self.edit[0])
        rows[2] = [
            self.edit[1] if i == other else cell for i, cell in enumerate(rows[2])
        ]
        assert reasons(imported(self.name, csv_of(rows))) == [(3, "")]
