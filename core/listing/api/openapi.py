"""The description of the API (OpenAPI 3.1), made from the views that answer it."""

from django.conf import settings
from django.utils.translation import gettext as _

from . import schemas
from .endpoints import endpoints

VERSION = "1"


def description(site):
    licence = {"name": settings.DATA_LICENCE}
    if settings.DATA_LICENCE_URL:
        licence["url"] = settings.DATA_LICENCE_URL
    return {
        "openapi": "3.1.0",
        "info": {
            "title": settings.GAZETTE_NAME,
            "version": VERSION,
            "description": _(
                "What is published, to read. Put “/api” before the address of a page: its "
                "data is there. Values that are not stated are null, and never 0."
            ),
            "license": licence,
        },
        "servers": [{"url": site}],
        "paths": {one.path: {"get": operation(one)} for one in endpoints()},
        "components": {
            "schemas": {one.name: one.view.schema() for one in endpoints()} | SHARED(),
            "responses": {"Problem": problem()},
        },
    }


def SHARED():
    text = {"type": "string"}
    return {
        "Clause": schemas.closed({"reference": text, "url": schemas.URI}),
        "Problem": {
            "type": "object",
            "description": "RFC 9457",
            "properties": {
                "type": text,
                "status": {"type": "integer"},
                "title": text,
                "detail": text,
                "errors": schemas.of_rows(
                    schemas.closed({"parameter": text, "detail": text})
                ),
            },
            "required": ["type", "status", "title"],
        },
    }


def problem():
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": _("What went wrong, in Chinese or English by Accept-Language."),
        "content": {"application/problem+json": {"schema": schema}},
    }


def operation(endpoint):
    schema = {"$ref": f"#/components/schemas/{endpoint.name}"}
    refused = {"$ref": "#/components/responses/Problem"}
    statuses = ("400", "404") if endpoint.is_list else ("404", "410")
    return {
        "operationId": endpoint.name,
        "summary": str(endpoint.view.summary()),
        "parameters": [*path_parameters(endpoint), *endpoint.view.query_parameters()],
        "responses": {
            "200": {
                "description": _("The data."),
                "content": {"application/json": {"schema": schema}},
            }
        }
        | dict.fromkeys(statuses, refused),
    }


def path_parameters(endpoint):
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": of_converter(converter),
        }
        for name, converter in endpoint.converters
    ]


def of_converter(converter):
    if isinstance(converter.to_python("1"), int):
        return {"type": "integer", "minimum": 0}
    return {"type": "string", "pattern": f"^{converter.regex}$"}
