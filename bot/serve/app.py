"""The server as a value: routes, and around each of them the same gate, the same refusals, the same headers."""

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.json_output import json_line

from .api.routes import OPEN, api_routes
from .coverage import Coverage, Opened
from .gate import Gate
from .options import ServeOptions
from .pages.routes import READ, STYLE, is_page, page_routes, problem_page
from .problems import Problem, problem_of

_log = logging.getLogger(__name__)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

# Nothing of a page runs, and nothing is loaded from elsewhere: what a document says stays text whatever it says.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "pullquote",
}


def create_app(collection: Opened, options: ServeOptions) -> web.Application:
    coverage, gate = Coverage(collection, options.workers, options.waiting, options.seconds), Gate(options)
    app = web.Application(middlewares=[_answering(gate, options)], client_max_size=options.body)
    app.add_routes(api_routes(coverage, options))
    app.add_routes(page_routes(coverage, options))
    app.on_response_prepare.append(_dress(options.origins))

    async def close(_: web.Application) -> None:
        coverage.close()

    app.on_cleanup.append(close)
    return app


def _answering(gate: Gate, options: ServeOptions) -> Middleware:
    @web.middleware
    async def answer(request: web.Request, handler: _Handler) -> web.StreamResponse:
        started = options.clock()
        try:
            gate.check_host(request)
            if _asks_leave(request, options.origins):
                response: web.StreamResponse = web.Response(status=HTTPStatus.NO_CONTENT, headers=_LEAVE)
            else:
                _admit(gate, request, options)
                response = await handler(request)
        except Exception as error:
            response = _refusal(request, problem_of(error))
        milliseconds = round((options.clock() - started) * 1000)
        _log.info("called", extra={"call": _name(request), "status": response.status, "ms": milliseconds})
        return response

    return answer


def _admit(gate: Gate, request: web.Request, options: ServeOptions) -> None:
    """Raises Refused."""
    path = request.path
    if path in OPEN or path == STYLE:
        return
    needs_token = not (options.open_reader and _name(request) == READ)
    gate.admit(gate.caller(request, page=is_page(path), needs_token=needs_token))


def _refusal(request: web.Request, problem: Problem) -> web.Response:
    if is_page(request.path):
        return problem_page(problem)
    text = json_line({"error": problem.sentence})
    return web.json_response(text=text, status=problem.status, headers=problem.headers)


def _name(request: web.Request) -> str:
    """What was called, as the table names it: no word of what was asked, and no document's name."""
    return request.match_info.route.name or "nothing"


_LEAVE = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
    "Access-Control-Max-Age": "600",
}


def _asks_leave(request: web.Request, origins: frozenset[str]) -> bool:
    """Whether a browser asks, for a page of a site that was named, if it may call."""
    return request.method == "OPTIONS" and request.headers.get("Origin", "").lower() in origins


def _dress(origins: frozenset[str]) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    async def dress(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)
        origin = request.headers.get("Origin", "")
        if origins:
            response.headers["Vary"] = "Origin"
        if origin.lower() in origins:
            response.headers["Access-Control-Allow-Origin"] = origin

    return dress
