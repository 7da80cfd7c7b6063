"""The OpenAPI document: valid by itself, and true of the server that serves it."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from bot.serve.api.operations import operations
from bot.serve.options import ServeOptions
from tests.support.served import Client, Got, IndexedCollection, faults, serving

ROWS = operations(3)


async def test_the_document_is_one(client: Client) -> None:
    assert client.described["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(client.described).iter_errors()) == []
    for schema in client.described["components"]["schemas"].values():
        Draft202012Validator.check_schema({**schema, "components": client.described["components"]})


async def test_it_describes_every_call_and_no_other(client: Client) -> None:
    told = {(path, method) for path, methods in client.described["paths"].items() for method in methods}
    expected = {("/health", "get"), ("/openapi.json", "get")}
    for row in ROWS:
        expected |= {(row.path, "post")} if row.uploaded or row.posted else set()
        expected |= set() if row.uploaded else {(row.path, "get")}
    assert told == expected
    for path, method in told:
        got = await client.call(method.upper(), path)
        assert got.status != 405, f"{method} {path} is described and not there"


async def test_what_it_does_not_describe_is_not_there(client: Client) -> None:
    for path, methods in client.described["paths"].items():
        for method in {"get", "post", "put", "patch", "delete"} - set(methods):
            assert (await client.call(method.upper(), path)).status == 405, f"{method} {path}"


@pytest.mark.parametrize("row", [row for row in ROWS if row.parameters], ids=lambda row: row.name)
async def test_it_tells_of_each_parameter_what_is_taken(client: Client, row: Any) -> None:
    """The bounds that are told are those that are held: just inside is taken, just outside is not."""
    told = {p["name"]: p["schema"] for p in client.described["paths"][row.path]["get"]["parameters"]}
    given = {name: _inside(schema) for name, schema in told.items()}
    assert set(told) == {parameter.name for parameter in row.parameters}
    assert (await client.get(row.path, **given)).status in (200, 404)
    for name, schema in told.items():
        for wrong in _outside(schema):
            got = await client.get(row.path, **{**given, name: wrong})
            assert (got.status, list(got.json)) == (400, ["error"]), f"{name}={wrong}"


@pytest.mark.parametrize("row", [row for row in ROWS if row.posted], ids=lambda row: row.name)
async def test_bodies_are_taken_as_told(client: Client, row: Any) -> None:
    body = client.described["paths"][row.path]["post"]["requestBody"]["content"]["application/json"]["schema"]
    required = {name: _inside(schema) for name, schema in body["properties"].items() if name in body["required"]}
    nulls = {name: None for name in body["properties"] if name not in body["required"]}
    whole = {name: _inside(schema) for name, schema in body["properties"].items()}
    for fields in (required, {**required, **nulls}, whole):
        assert list(Draft202012Validator(body).iter_errors(fields)) == []
        assert (await client.post(row.path, json=fields)).status == 200
    for fields in ({}, {**whole, "strange": 1}, *({**whole, name: {}} for name in whole)):
        assert list(Draft202012Validator(body).iter_errors(fields)) != []
        assert (await client.post(row.path, json=fields)).status == 400


async def test_it_tells_that_a_token_is_asked_for(collection: IndexedCollection, client: Client) -> None:
    assert client.described["security"] == []
    async with serving(collection, ServeOptions(token="a token of many letters")) as locked:
        assert locked.described["security"] == [{"bearer": []}, {"password": []}]
        assert (await locked.get("/health")).status == 200
        assert (await locked.get("/sources")).status == 401


def test_an_answer_that_is_not_as_described_is_found() -> None:
    schema = {"type": "object", "properties": {"ok": {"const": True}}, "required": ["ok"]}
    described = {
        "paths": {"/health": {"get": {"responses": {"200": {"content": {"application/json": {"schema": schema}}}}}}},
        "components": {"schemas": {}},
    }

    def found(path: str, status: int, json: Any) -> list[str]:
        return faults(described, "GET", path, Got(status, {}, "", json))

    assert found("/health", 200, {"ok": True}) == []
    assert len(found("/health", 200, {})) == 1
    assert len(found("/health", 200, {"ok": True, "more": 1})) == 1
    assert found("/health", 503, {"ok": True}) == ["503 is not described for GET /health"]
    assert found("/other", 200, {"ok": True}) == ["GET /other is not described"]


def _inside(schema: Any) -> Any:
    """A value that the schema takes, at the edge of it."""
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if "enum" in schema:
        return schema["enum"][0]
    if "array" in kinds:
        return ["what did Ingrid Solberg say?"] * schema["maxItems"]
    if "integer" in kinds or "number" in kinds:
        return schema["maximum"]
    return schema["examples"][0] if "examples" in schema else "a" * schema["maxLength"]


def _outside(schema: Any) -> list[str]:
    if "enum" in schema:
        return [f"{schema['enum'][0]}x", ""]
    if schema["type"] == "integer":
        return [str(schema["maximum"] + 1), str(schema["minimum"] - 1), "1.5", "x", "", "１"]
    if schema["type"] == "number":
        return ["1.01", "-0.1", "nan", "1e-1", "x", ""]
    if schema["type"] == "array":
        return ["a" * (schema["items"]["maxLength"] + 1)]
    return ["soon"] if "examples" in schema else ["a" * (schema["maxLength"] + 1)]
