"""A request as what was given with it."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web
from multidict import MultiDict, MultiMapping

from bot.replies.serving import (
    CUT_OFF,
    NO_DRAFT,
    NO_FIELDS,
    NO_FORM,
    NO_JSON,
    given_twice,
    missing,
    took_too_long,
    unknown_name,
)

from ..problems import bad_request, body_too_large
from .parameters import Given, Kind, Parameter, Upload

_UPLOAD = "draft"
_FIELDS = 100  # of a form
_PIECE = 65_536  # bytes


def read_query(query: MultiMapping[str], parameters: Sequence[Parameter]) -> Given:
    """Raises Refused or NoDate."""
    known = {parameter.name: parameter for parameter in parameters}
    _check_names(query, known)
    values = {}
    for name, parameter in known.items():
        given = query.getall(name, [])
        if len(given) > 1 and parameter.kind is not Kind.TEXTS:
            raise bad_request(given_twice(name))
        if given:
            values[name] = parameter.read_typed(given)
        elif parameter.required:
            raise bad_request(missing(name))
    return Given(values)


async def read_json(request: web.Request, parameters: Sequence[Parameter], limit: int, seconds: float) -> Given:
    """Raises Refused or NoDate."""
    if request.content_type not in ("application/json", "application/octet-stream"):
        raise bad_request(NO_JSON)
    body = await _in_time(_body(request, limit), seconds)
    try:
        fields = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise bad_request(NO_JSON) from None
    if not isinstance(fields, dict):
        raise bad_request(NO_JSON)
    known = {parameter.name: parameter for parameter in parameters}
    _check_names(fields, known)
    for name, parameter in known.items():
        if parameter.required and fields.get(name) is None:
            raise bad_request(missing(name))
    return Given({name: known[name].read(value) for name, value in fields.items()})


async def read_form(request: web.Request, parameters: Sequence[Parameter], limit: int, seconds: float) -> Given:
    """What a form of a page sends. Raises Refused or NoDate."""
    if request.content_type != "application/x-www-form-urlencoded":
        raise bad_request(NO_FIELDS)
    body = await _in_time(_body(request, limit), seconds)
    try:
        fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        raise bad_request(NO_FIELDS) from None
    return read_query(MultiDict(fields), parameters)


async def read_draft_form(request: web.Request, limit: int, seconds: float) -> Given:
    """A form with one file and nothing else. Raises Refused."""
    if request.content_type != "multipart/form-data":
        raise bad_request(NO_FORM)
    if (request.content_length or 0) > limit:
        raise body_too_large(limit)
    try:
        return Given({}, await _in_time(_draft(request, limit), seconds))
    except (ValueError, RuntimeError, AssertionError):  # how aiohttp tells that the form is none
        raise bad_request(NO_FORM) from None


async def _draft(request: web.Request, limit: int) -> Upload:
    parts = await request.multipart()
    part = await parts.next()
    if not isinstance(part, BodyPartReader) or part.name != _UPLOAD or not part.filename:
        raise bad_request(NO_DRAFT)
    data = bytearray()
    while piece := await part.read_chunk(_PIECE):
        data += piece
        if len(data) > limit:
            raise body_too_large(limit)
    if await parts.next() is not None:
        raise bad_request(NO_DRAFT)
    return Upload(PurePath(part.filename.replace("\\", "/")).name or _UPLOAD, bytes(part.decode(data)))


async def _body(request: web.Request, limit: int) -> bytes:
    if (request.content_length or 0) > limit:
        raise body_too_large(limit)
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > limit:
            raise body_too_large(limit)
    return bytes(body)


async def _in_time(reading: Any, seconds: float) -> Any:
    """Whoever sends a byte now and then holds no place for long. Raises Refused."""
    try:
        async with asyncio.timeout(seconds):
            return await reading
    except TimeoutError:
        raise bad_request(took_too_long(seconds)) from None
    except web.PayloadAccessError:
        raise bad_request(CUT_OFF) from None


def _check_names(given: Any, known: dict[str, Parameter]) -> None:
    """A name that is misspelt would limit nothing, and the answer be taken for a limited one. Raises Refused."""
    for name in given:
        if name not in known:
            raise bad_request(unknown_name(name, tuple(known)))


def _no_number(_: str) -> None:
    raise ValueError("NaN and infinity are no JSON")
