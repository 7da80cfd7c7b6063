"""Every call, as a table: the routes are made of it, and so is the OpenAPI document. A new one is a row."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from bot.json_output import Json
from index import Certainty, QuotationKind
from retrieval import Retriever

from . import calls
from .parameters import Given, Kind, Parameter

QUESTION = 500  # characters, as on Discord
PREVIOUS = 20  # questions
_CHECKED = 10_000  # characters of a quotation to check; a draft is handed in as a file
_KEY = 2_000  # characters of a document's key: a path, with what an archive has inside
_LISTED = 1_000  # entries of a page
_LAST = 999_999_999  # of an offset

Call: TypeAlias = Callable[[Retriever, Given], Json]


@dataclass(frozen=True, slots=True)
class Operation:
    """`answers` names the schema of what it returns. `posted` tells that it takes the same in a JSON body, `uploaded`
    that it takes a form with a file and nothing else, `refers` that it can be about a document that is not there."""

    path: str
    name: str
    summary: str
    call: Call
    answers: str
    parameters: tuple[Parameter, ...] = ()
    posted: bool = False
    uploaded: bool = False
    refers: bool = False


_SCOPE = (
    Parameter("speaker", "only words of this speaker"),
    Parameter("outlet", "only documents of this outlet"),
    Parameter("after", "only documents from this day, month or year on", Kind.DAY, longest=40),
    Parameter("before", "only documents up to this day, month or year", Kind.DAY, longest=40),
)
_ID = Parameter("id", "what the caller calls it; comes back with the answer")
_PAGE = (
    Parameter("offset", "how many to pass over; the `next` of the page before", Kind.WHOLE, most=_LAST),
    Parameter("limit", f"how many at most, {calls.PAGE} where it is not given", Kind.WHOLE, least=1, most=_LISTED),
)


def operations(excerpts: int) -> tuple[Operation, ...]:
    """`excerpts` is how many an answer holds where a call does not say."""
    return (
        Operation(
            "/ask",
            "ask",
            "Answer a question with excerpts of the coverage, or say why there is no answer.",
            partial(calls.ask, excerpts=excerpts),
            "Answer",
            (
                Parameter("question", "what is asked", required=True, longest=QUESTION),
                Parameter(
                    "previous",
                    "questions that this one follows, oldest first",
                    Kind.TEXTS,
                    longest=QUESTION,
                    most=PREVIOUS,
                ),
                *_SCOPE,
                Parameter("limit", "how many excerpts at most", Kind.WHOLE, least=1, most=20),
                _ID,
            ),
            posted=True,
        ),
        Operation(
            "/check",
            "check",
            "Tell whether a quotation stands in the coverage, and who said it.",
            calls.check,
            "Check",
            (
                Parameter("text", "the quotation", required=True, longest=_CHECKED),
                Parameter("speaker_claimed", "who is said to have said it"),
                _ID,
            ),
            posted=True,
        ),
        Operation(
            "/check/draft",
            "check_draft",
            "Check every quotation in a text: .txt, .md, .docx, .html and what else is read as a document.",
            calls.check_draft,
            "CheckedDraft",
            uploaded=True,
        ),
        Operation(
            "/quotations",
            "quotations",
            "List quotations with their speakers, page by page.",
            calls.quotations,
            "Quotations",
            (
                Parameter("speaker", "only this speaker's"),
                Parameter("document", "only those in the document of this key", longest=_KEY),
                Parameter(
                    "kind", "only quotations of this kind", Kind.CHOICE, choices=tuple(k.value for k in QuotationKind)
                ),
                Parameter(
                    "certainty",
                    "only those whose speaker is as certain",
                    Kind.CHOICE,
                    choices=tuple(c.value for c in Certainty),
                ),
                Parameter("confidence", "only those whose speaker is at least as probable", Kind.NUMBER),
                *_PAGE,
            ),
        ),
        Operation(
            "/sources",
            "sources",
            "List the documents of the index, page by page.",
            calls.sources,
            "Sources",
            (*_SCOPE, *_PAGE),
        ),
        Operation(
            "/text",
            "text",
            "A document's own text as stored: every `start` and `end` counts its characters (Unicode code points).",
            calls.text,
            "Text",
            (Parameter("document", "its key, as /sources lists it", required=True, longest=_KEY),),
            refers=True,
        ),
        Operation("/status", "status", "What is published.", calls.status, "Status"),
    )
