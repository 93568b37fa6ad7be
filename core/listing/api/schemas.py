"""JSON Schema of what the API answers and takes, from the columns and filters themselves."""

import django_filters
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from core.listing.filters import DayFilter, FacetFilter, SearchFilter, WholeNumberFilter
from core.listing.parameters import MAX_CHARACTERS

FORMATS = {"date": "date", "date-time": "date-time", "uri": "uri"}
# More special kinds of fields stand before what they are derived from.
OF_FIELDS = (
    (models.DateTimeField, "date-time"),
    (models.DateField, "date"),
    (models.BooleanField, "boolean"),
    (models.DecimalField, "number"),
    (models.IntegerField, "integer"),
    (models.JSONField, "array"),
)
ANY = ["string", "number", "boolean", "null"]
URI = {"type": "string", "format": "uri"}


def of_column(column, model):
    """A value of ``column`` of rows of ``model``; ``null`` is not stated."""
    schema = {"description": str(column.heading)}
    if callable(column.value) and not column.type:
        return schema | {"type": ANY}
    kind = column.type or of_path(column, model)
    if kind in FORMATS:
        schema["format"], kind = FORMATS[kind], "string"
    if kind == "array":
        schema["items"] = {}
    return schema | {"type": [kind, "null"]}


def of_path(column, model):
    field = field_at(column.value or column.name, model)
    otherwise = "number" if column.numeric and field is None else "string"
    return next((kind for one, kind in OF_FIELDS if isinstance(field, one)), otherwise)


def field_at(path, model):
    """The field at the end of a path of attributes, if fields lead there."""
    field = None
    for name in path.split("."):
        try:
            field = model._meta.get_field(name)
        except (AttributeError, FieldDoesNotExist):
            return None
        model = field.related_model
    return field


def of_row(columns, model, more=None):
    values = {column.name: of_column(column, model) for column in columns}
    return closed(values | (more or {}))


def closed(properties, **more):
    """An object with ``properties`` and no other, each of them there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    } | more


def clauses(columns):
    """Where the values stand that have a clause of their own."""
    clause = {"$ref": "#/components/schemas/Clause"}
    stated = {column.name: clause for column in columns if column.source}
    return {
        "type": "object",
        "description": _("The clause that states each value."),
        "properties": stated,
        "additionalProperties": False,
    }


def of_rows(row, **more):
    return {"type": "array", "items": row} | more


def of_filters(filterset_class):
    """The parameters of a filter, as OpenAPI has them."""
    return [
        query(name, of_filter(one), str(one.label or name))
        for name, one in filterset_class.base_filters.items()
    ]


def query(name, schema, description):
    return {"name": name, "in": "query", "schema": schema, "description": description}


def of_filter(one):
    if isinstance(one, DayFilter):
        return {"type": "string", "format": "date"}
    if isinstance(one, WholeNumberFilter):
        return {"type": "integer", "minimum": 0, "maximum": 10**9}
    if isinstance(one, SearchFilter):
        return {"type": "string", "maxLength": MAX_CHARACTERS}
    if isinstance(one, django_filters.ChoiceFilter) and not isinstance(
        one, FacetFilter
    ):
        return {
            "type": "string",
            "enum": [value for value, _label in one.extra["choices"]],
        }
    return {"type": "string"}
