"""What Discord would object to is told from its own description, and what it takes is not objected to."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.discord.openapi import OpenApi


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    json: Any = None


def _takes(schema: dict[str, Any], *, required: bool) -> dict[str, Any]:
    return {"requestBody": {"required": required, "content": {"application/json": {"schema": schema}}}}


MESSAGE = {
    "type": "object",
    "properties": {
        "content": {"type": "string", "maxLength": 10},
        "reply_to": {"$ref": "#/components/schemas/SnowflakeType"},
    },
    "required": ["content"],
    "additionalProperties": False,
}
DOCUMENT = {
    "components": {"schemas": {"SnowflakeType": {"type": "string"}}},
    "paths": {
        "/channels/{channel_id}/messages": {"post": _takes(MESSAGE, required=True), "get": {}},
        "/users/@me/channels": {"post": _takes({"type": "object"}, required=False)},
        "/users/{user_id}/channels": {"post": _takes(MESSAGE, required=True)},
        "/files": {"put": {"requestBody": {"content": {"multipart/form-data": {}}}}},
    },
}


@pytest.fixture
def described(tmp_path: Path) -> OpenApi:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    return OpenApi(path)


@pytest.mark.parametrize(
    "request_",
    [
        Request("POST", "/channels/12/messages", {"content": "Yes."}),
        Request("POST", "/channels/12/messages", {"content": "Yes.", "reply_to": "13"}),
        Request("POST", "/channels/12/messages", {"content": "Yes.", "reply_to": 13}),
        Request("GET", "/channels/12/messages"),
        Request("POST", "/users/@me/channels", {"anything": 1}),
        Request("POST", "/users/@me/channels"),
    ],
    ids=str,
)
def test_what_is_described_is_no_fault(described: OpenApi, request_: Request) -> None:
    assert described.faults([request_]) == []


@pytest.mark.parametrize(
    ("request_", "fault"),
    [
        (Request("GET", "/guilds/1"), "GET /guilds/1: no such path"),
        (Request("GET", "/channels/1/2/messages"), "GET /channels/1/2/messages: no such path"),
        (Request("DELETE", "/channels/1/messages"), "DELETE /channels/1/messages: no such method"),
        (Request("POST", "/channels/1/messages"), "POST /channels/1/messages: a body is required"),
        (Request("GET", "/channels/1/messages", {}), "GET /channels/1/messages: no body is taken"),
        (Request("PUT", "/files", {}), "PUT /files: no body is taken"),
        (
            Request("POST", "/channels/1/messages", {}),
            "POST /channels/1/messages: $: 'content' is a required property",
        ),
        (
            Request("POST", "/channels/1/messages", {"content": "much too long"}),
            "POST /channels/1/messages: $.content: 'much too long' is too long",
        ),
        (
            Request("POST", "/users/2/channels", {"content": 1}),
            "POST /users/2/channels: $.content: 1 is not of type 'string'",
        ),
    ],
    ids=str,
)
def test_what_is_not_described_is_a_fault(described: OpenApi, request_: Request, fault: str) -> None:
    assert described.faults([request_]) == [fault]


def test_faults_keep_the_order_of_the_requests(described: OpenApi) -> None:
    wrong, right = Request("GET", "/a"), Request("GET", "/channels/1/messages")
    assert described.faults([wrong, right, Request("GET", "/b")]) == ["GET /a: no such path", "GET /b: no such path"]
