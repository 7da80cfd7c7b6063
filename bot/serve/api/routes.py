"""The calls as routes: what a request gave is read, the call made on a thread, its JSON sent."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web

from bot.json_output import json_line
from retrieval import Retriever

from ..coverage import Coverage
from ..options import ServeOptions
from .document import openapi_document
from .operations import Operation, operations
from .parameters import Given
from .receiving import read_draft_form, read_json, read_query

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
OPEN = {"/health", "/openapi.json"}  # nothing of the coverage is in them, so no token is asked for


def api_routes(coverage: Coverage, options: ServeOptions) -> list[web.RouteDef]:
    rows = operations(options.excerpts)
    described = json_line(openapi_document(rows, options))
    routes = [
        web.get("/health", _health, name="health"),
        web.get("/openapi.json", partial(_described, described), name="openapi"),
    ]
    for row in rows:
        if row.uploaded:
            routes.append(web.post(row.path, _uploaded(coverage, options, row), name=row.name))
            continue
        routes.append(web.get(row.path, _queried(coverage, row), name=row.name))
        if row.posted:
            routes.append(web.post(row.path, _posted(coverage, options, row), name=row.name))
    return routes


def _queried(coverage: Coverage, row: Operation) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return await _answered(coverage, row, read_query(request.query, row.parameters))

    return handle


def _posted(coverage: Coverage, options: ServeOptions, row: Operation) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        read_query(request.query, ())
        given = await read_json(request, row.parameters, options.body, options.body_seconds)
        return await _answered(coverage, row, given)

    return handle


def _uploaded(coverage: Coverage, options: ServeOptions, row: Operation) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        read_query(request.query, ())
        return await _answered(coverage, row, await read_draft_form(request, options.draft, options.body_seconds))

    return handle


async def _answered(coverage: Coverage, row: Operation, given: Given) -> web.Response:
    def call(retriever: Retriever) -> str:
        return json_line(row.call(retriever, given))

    return web.json_response(text=await coverage.read(call))


async def _health(_: web.Request) -> web.StreamResponse:
    """That the process answers; whether anything is published is told by the status."""
    return web.json_response(text=json_line({"ok": True}))


async def _described(document: str, _: web.Request) -> web.StreamResponse:
    return web.json_response(text=document)
