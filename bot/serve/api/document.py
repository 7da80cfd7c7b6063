"""The OpenAPI 3.1 document, made of the table of calls."""

from collections.abc import Sequence

from bot.json_output import Json

from ..options import ServeOptions
from .operations import Operation
from .parameters import Kind, Parameter
from .schemas import SCHEMAS, Schema, ref

_VERSION = "1"  # of what is promised: it gets more, never less
_ALWAYS = {400: "What was given can't be used.", 500: "A bug, with the number under which the log has it."}
_UNDER_LIMITS = {
    401: "The token is missing or wrong.",
    429: "More than may be asked in a minute; Retry-After has the seconds.",
    503: "Nothing is published, too much is asked at once, or it took too long; Retry-After has the seconds.",
}


def openapi_document(rows: Sequence[Operation], options: ServeOptions) -> Json:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Pullquote",
            "version": _VERSION,
            "summary": "What was said in a body of coverage: word for word, with speaker and citation.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": {
            "/health": _unlimited("health", "Whether the process answers.", ref("Health")),
            "/openapi.json": _unlimited("openapi", "This document.", {"type": "object"}),
            **{row.path: _path(row, options) for row in rows},
        },
        "components": {
            "schemas": dict(SCHEMAS),
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "password": {"type": "http", "scheme": "basic", "description": "any name, the token as password"},
            },
        },
        "security": [{"bearer": []}, {"password": []}] if options.token else [],
    }


def _path(row: Operation, options: ServeOptions) -> Json:
    statuses = {
        **_ALWAYS,
        **_UNDER_LIMITS,
        **({404: "No document has this key."} if row.refers else {}),
    }
    posting = {**statuses, 413: "The body is too large."}
    described: dict[str, Json] = {}
    if row.uploaded:
        body = _form(options.draft)
        described["post"] = _operation(row.name, row.summary, ref(row.answers), posting, requestBody=body)
        return described
    query: Json = [_in_query(parameter) for parameter in row.parameters]
    described["get"] = _operation(row.name, row.summary, ref(row.answers), statuses, parameters=query)
    if row.posted:
        body = _json_body(row.parameters)
        described["post"] = _operation(f"{row.name}_posted", row.summary, ref(row.answers), posting, requestBody=body)
    return described


def _unlimited(name: str, summary: str, schema: Schema) -> Json:
    described = _operation(name, summary, schema, _ALWAYS)
    return {"get": {**described, "security": []}}


def _operation(name: str, summary: str, schema: Schema, problems: dict[int, str], **takes: Json) -> dict[str, Json]:
    done: Json = {"description": "Done.", "content": {"application/json": {"schema": schema}}}
    refused: dict[str, Json] = {
        str(status): {"description": why, "content": {"application/json": {"schema": ref("Problem")}}}
        for status, why in sorted(problems.items())
    }
    return {"operationId": name, "summary": summary, **takes, "responses": {"200": done, **refused}}


def _in_query(parameter: Parameter) -> Json:
    several: dict[str, Json] = {"style": "form", "explode": True} if parameter.kind is Kind.TEXTS else {}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.about,
        "required": parameter.required,
        "schema": parameter.schema(),
        **several,
    }


def _json_body(parameters: Sequence[Parameter]) -> Json:
    fields: dict[str, Json] = {p.name: {**_posted(p), "description": p.about} for p in parameters}
    required: Json = [p.name for p in parameters if p.required]
    schema: Json = {"type": "object", "properties": fields, "required": required, "additionalProperties": False}
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _posted(parameter: Parameter) -> Schema:
    """As in a query; what need not be given may be null as well."""
    schema = parameter.schema()
    if parameter.required:
        return schema
    if "enum" in schema:
        return {"enum": [*parameter.choices, None]}
    return {**schema, "type": [str(schema["type"]), "null"]}


def _form(limit: int) -> Json:
    draft: Json = {"type": "string", "format": "binary", "description": f"the file, of at most {limit:,} bytes"}
    schema: Json = {"type": "object", "properties": {"draft": draft}, "required": ["draft"]}
    return {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
