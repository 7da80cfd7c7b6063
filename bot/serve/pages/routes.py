"""The pages as routes."""

from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files

from aiohttp import web

from bot.replies import answer_reply
from bot.replies.serving import NO_SUCH_DOCUMENT, NOTHING_ASKED
from index import Span
from retrieval import Retriever

from ..api.operations import PREVIOUS, QUESTION
from ..api.parameters import Kind, Parameter
from ..api.receiving import read_form, read_query
from ..coverage import Coverage
from ..options import ServeOptions
from ..problems import Problem, bad_request, not_found
from .rendering import answer_page, document_page, list_page, problem_html

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
READ = "read"
STYLE = "/style.css"
_SHOWN = 50  # documents on a page
_FURTHEST = 999_999_999  # characters, or documents
_PLACE = tuple(Parameter(name, "", Kind.WHOLE, most=_FURTHEST) for name in ("start", "end"))
_OFFSET = (Parameter("offset", "", Kind.WHOLE, most=_FURTHEST),)
_ASKED = (
    Parameter("question", "", longest=QUESTION),
    Parameter("previous", "", Kind.TEXTS, longest=QUESTION, most=PREVIOUS),
)


def page_routes(coverage: Coverage, options: ServeOptions) -> list[web.RouteDef]:
    return [
        web.get("/", partial(_documents, coverage), name="documents"),
        web.post("/answer", partial(_answer, coverage, options), name="answer"),
        web.get("/read/{document:.+}", partial(_read, coverage), name=READ),
        web.get(STYLE, _style, name="style"),
    ]


def is_page(path: str) -> bool:
    """Whether people come here, and not programs."""
    return path in ("/", "/answer") or path.startswith("/read/")


def problem_page(problem: Problem) -> web.Response:
    return _page(problem_html(problem.sentence), problem)


async def _documents(coverage: Coverage, request: web.Request) -> web.StreamResponse:
    offset = read_query(request.query, _OFFSET).whole("offset", 0)
    return _page(await coverage.read(lambda retriever: list_page(retriever.sources(), offset, _SHOWN)))


async def _read(coverage: Coverage, request: web.Request) -> web.StreamResponse:
    """The document is looked up by its key among those of the index; no file is."""
    key, place = request.match_info["document"], read_query(request.query, _PLACE)
    start, end = place.whole("start", -1), place.whole("end", -1)
    sought = Span(start, end) if 0 <= start < end else None

    def read(retriever: Retriever) -> str:
        marked = retriever.marked(key)
        if marked is None:
            raise not_found(NO_SUCH_DOCUMENT)
        return document_page(marked, sought)

    return _page(await coverage.read(read))


async def _answer(coverage: Coverage, options: ServeOptions, request: web.Request) -> web.StreamResponse:
    """Posted, so that a question stands in no address, no history and no log of what lies between."""
    given = await read_form(request, _ASKED, options.body, options.body_seconds)
    question, previous = given.text("question") or "", given.texts("previous")
    if not question.strip():
        raise bad_request(NOTHING_ASKED)

    def answer(retriever: Retriever) -> str:
        reply = answer_reply(retriever.ask(question, previous=previous, limit=options.excerpts))
        return answer_page(reply, (*previous, question)[-PREVIOUS:])

    return _page(await coverage.read(answer))


async def _style(_: web.Request) -> web.StreamResponse:
    return web.Response(text=_stylesheet(), content_type="text/css", charset="utf-8")


def _stylesheet() -> str:
    return (files(__package__) / "style.css").read_text(encoding="utf-8")


def _page(html: str, problem: Problem | None = None) -> web.Response:
    return web.Response(
        body=html.encode("utf-8", "replace"),
        status=problem.status if problem else 200,
        headers=problem.headers if problem else None,
        content_type="text/html",
        charset="utf-8",
    )
