"""One thing to export, in the three shapes that formats take it in: JSON, rows of a table, things that are cited.

Another kind of thing is one more function here and a row of `COLUMNS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.json_output import alert_json, answer_json, citation_json, excerpt_json, quotation_json, source_json
from bot.replies.cited.cited import Cited, cited_excerpt, cited_quotation, cited_source

if TYPE_CHECKING:
    from bot.alerts.finding import FoundAlert
    from bot.json_output import Json
    from retrieval import Answer, CitedQuotation, SourceEntry

Cell: TypeAlias = "str | int | float | bool | None"
Row: TypeAlias = Mapping[str, Cell]


class What(StrEnum):
    ANSWERS = "answers"
    QUOTATIONS = "quotations"
    SOURCES = "sources"
    ALERTS = "alerts"


_WHERE = ("title", "outlet", "author", "date", "url", "paragraph", "page", "time")
_WORDS = ("document", "start", "end", "text", "kind", "speaker", "speaker_text", "certainty", "corrected")
COLUMNS: Mapping[What, tuple[str, ...]] = {
    What.ANSWERS: ("id", "question", "answered", "reason", *_WORDS, *_WHERE, "score", "receipt"),
    What.QUOTATIONS: (*_WORDS, "cue", "confidence", *_WHERE),
    What.ALERTS: ("alert", "wanted_speaker", "wanted_topic", "wanted_outlet", *_WORDS, *_WHERE, "further"),
    What.SOURCES: ("document", *_WHERE[:5], "language", "kind", "words", "paragraphs", "quotations"),
}


@dataclass(frozen=True, slots=True)
class Exported:
    """`rows` have the columns of what is exported, those without a value left out."""

    json: Json
    rows: tuple[Row, ...]
    cited: tuple[Cited, ...]


def exported_answer(answer: Answer, id_: Json = None) -> Exported:
    """A row an excerpt; a silence has one, too, so that every question is there. Its nearest are no answer and stay
    out of all but the JSON."""
    asked: Row = {
        "id": id_ if isinstance(id_, str | int | float) else None,
        "question": answer.question,
        "answered": answer.answered,
        "reason": answer.silence.value if answer.silence else None,
        "receipt": answer.receipt,
    }
    rows = tuple({**asked, **_flat(excerpt_json(excerpt))} for excerpt in answer.excerpts)
    return Exported(answer_json(answer, id_), rows or (asked,), tuple(map(cited_excerpt, answer.excerpts)))


def exported_quotation(cited: CitedQuotation) -> Exported:
    fields: Json = {**quotation_json(cited.quotation), "citation": citation_json(cited.citation)}
    return Exported(fields, (_flat(fields),), (cited_quotation(cited),))


def exported_source(entry: SourceEntry) -> Exported:
    fields = source_json(entry)
    return Exported(fields, (_flat(fields),), (cited_source(entry),))


def exported_alert(found: FoundAlert) -> Exported:
    """What was asked for stands beside the words, under names of its own."""
    wanted = found.subscription.wanted
    asked: Row = {
        "alert": found.subscription.id,
        "wanted_speaker": wanted.speaker,
        "wanted_topic": wanted.topic,
        "wanted_outlet": wanted.outlet,
        "further": found.alert.further,
    }
    row = {**asked, **_flat(excerpt_json(found.excerpt))}
    return Exported(alert_json(found), (row,), (cited_excerpt(found.excerpt),))


def _flat(fields: Json) -> Row:
    """The plain values of an object, those of its citation among them."""
    assert isinstance(fields, dict)
    citation = fields.get("citation")
    told = {**fields, **(citation if isinstance(citation, dict) else {})}
    return {name: value for name, value in told.items() if not isinstance(value, dict | list)}
