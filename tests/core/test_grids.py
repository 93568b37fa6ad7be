"""Tables as lists of texts: what is held, and how they are written in a form."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from core.grids import RowFormField, RowsFormField, as_text, rows_of
from gazette.models import Attachment
from tests import factories

CELL = st.text(st.characters(exclude_characters="\0\r", exclude_categories=("Cs",)))


@given(st.lists(st.lists(CELL, min_size=1)))
def test_rows_come_back_from_their_text_as_they_were(rows):
    assert rows_of(as_text(rows)) == rows
    assert rows_of(as_text(rows).replace("\n", "\r\n")) == rows
    field = RowsFormField(required=False)
    assert field.clean(field.prepare_value(rows)) == rows
    assert not field.has_changed(rows, as_text(rows).replace("\n", "\r\n"))


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
def test_any_text_is_rows_or_refused_with_a_message(text):
    try:
        rows = RowsFormField(required=False).clean(text)
    except ValidationError as error:
        assert error.messages
    else:
        assert rows_of(as_text(rows)) == rows


def test_a_line_is_a_row_and_tabs_part_its_cells():
    assert rows_of("1\t石桥\r\n\r\n2\t\r\n") == [["1", "石桥"], ["2", ""]]
    assert as_text([["1", "石桥"], ["", "木桥"]]) == "1\t石桥\n\t木桥"


def test_a_cell_may_have_lines_of_its_own_as_spreadsheets_copy_them():
    assert rows_of('1\t"上\r\n下"') == [["1", "上\n下"]]


def test_columns_are_one_line():
    field = RowFormField(required=False)
    assert field.clean("序号\t桥名\n") == ["序号", "桥名"]
    assert field.clean("") == []
    assert not field.has_changed(["序号", "桥名"], "序号\t桥名")
    assert field.has_changed(["序号"], "")
    with pytest.raises(ValidationError):
        field.clean("序号\n桥名")


@pytest.mark.parametrize("text", ['"未完', '"完"了', "空\0字"])
def test_a_text_that_is_no_table_is_refused(text):
    with pytest.raises(ValidationError):
        RowsFormField(required=False).clean(text)


ODD = (
    {"rows": None},
    {"rows": 5},
    {"rows": [5]},
    {"rows": ["ab"]},
    {"rows": {"a": 1}},
    {"rows": [[1, None]]},
    {"rows": [["a", ["x"]]]},
    {"rows": [["a", "\0"]]},
    {"rows": [["a", "\ud800"]]},
    {"columns": None},
    {"columns": "s"},
    {"columns": {"k": 1, "l": 2}},
    {"columns": [1, 2]},
    {"columns": ["a", "\0"]},
)


@pytest.mark.django_db
@pytest.mark.parametrize("odd", ODD)
def test_an_attachment_is_a_table_of_texts_whoever_writes_it(odd):
    document = factories.document()
    values = {"document": document, "title": "附件", "columns": ["a", "b"]} | odd
    attachment = Attachment(**values)
    with pytest.raises(ValidationError) as refused:
        attachment.full_clean()
    assert set(odd) <= set(refused.value.message_dict)
    good = factories.attachment(document, [["1", "石桥"]])
    for name, value in odd.items():
        setattr(good, name, value)
    for write in (
        attachment.save,
        lambda: Attachment.objects.bulk_create([attachment]),
        lambda: Attachment.objects.bulk_update([good], odd),
    ):
        with pytest.raises(ValidationError), transaction.atomic():
            write()


@pytest.mark.django_db
def test_a_row_needs_as_many_cells_as_there_are_columns():
    attachment = factories.attachment(factories.document(), [["1"]])
    with pytest.raises(ValidationError) as refused:
        attachment.full_clean()
    assert set(refused.value.message_dict) == {"rows"}
