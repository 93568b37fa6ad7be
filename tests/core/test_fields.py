"""Checked columns, as migrations make and change them."""

import pytest
from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from core.fields import CheckedCharField, CheckedTextField


def insert(colour):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO lamp (colour) VALUES (%s)", [colour])


@pytest.mark.django_db(transaction=True)
def test_a_new_choice_is_taken_by_the_column_and_an_old_one_no_more():
    before, after = lamp("red", "amber"), lamp("amber", "green")
    with connection.schema_editor() as editor:
        editor.create_model(before)
    try:
        insert("red")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM lamp")
        with connection.schema_editor() as editor:
            editor.alter_field(
                before,
                before._meta.get_field("colour"),
                after._meta.get_field("colour"),
            )
        insert("green")
        with pytest.raises(IntegrityError), transaction.atomic():
            insert("red")
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(after)


def lamp(*colours):
    """A model of its own registry whose column takes ``colours``."""
    meta = type("Meta", (), {"app_label": "lamps", "db_table": "lamp", "apps": Apps()})
    fields = {
        "__module__": __name__,
        "Meta": meta,
        "colour": CheckedCharField(
            max_length=6, choices=[(one, one) for one in colours]
        ),
    }
    return type("Lamp", (models.Model,), fields)


@pytest.mark.parametrize("field", [CheckedCharField(max_length=20), CheckedTextField()])
def test_characters_that_nobody_sees_are_refused_by_every_form(field):
    assert field.clean("葛\U000e0100\t甲\n乙", None) == "葛\U000e0100\t甲\n乙"
    for character in "\u200b\u202e\ufeff\x07\ufffe":
        with pytest.raises(ValidationError) as refusal:
            field.clean(f"关于{character}通知", None)
        assert f"U+{ord(character):04X}" in refusal.value.messages[0]
        assert "“关于”" in refusal.value.messages[0]


def test_the_refusal_of_characters_is_no_part_of_migrations():
    _name, _path, _args, options = CheckedCharField(max_length=6).deconstruct()
    assert options == {"max_length": 6}
