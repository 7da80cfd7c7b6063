"""From a row to a record. Each list of columns stands beside the function that takes its rows apart.

Passages and quotations come by the hundred for one question and are taken apart as tuples: `sqlite3.Row`, which looks
each name up, made a quotation 15 % dearer. Documents and identities are read once a generation, by name.
"""

import datetime
import json
import sqlite3
from collections.abc import Callable
from typing import Any

from ..corrections.voices import DocumentSpeaker
from ..identity import Identity
from ..quotation import Certainty, QuotationKind, SpeakerKind
from ..text.document import Kind, Span
from .records import StoredDocument, StoredPassage, StoredQuotation

DOCUMENTS = (
    "SELECT id, key, title, outlet, author, date, url, words, language, kind, file FROM member JOIN document"
    " ON document.id = document_id WHERE generation_id = :generation ORDER BY key"
)
IDENTITIES = (
    "SELECT name, kind, aliases, descriptions, organisations, quotations, documents FROM identity"
    " WHERE generation_id = :generation ORDER BY number"
)
PASSAGES = "SELECT id, document_id, start, stop, paragraph, stems FROM passage"
QUOTATIONS = (
    "SELECT quotation.id, quotation.document_id, number, speaker.name, quotation.kind, quotation.start, quotation.stop,"
    " parts, speaker_start, speaker_stop, cue_start, cue_stop, confidence, certainty, context_start, context_stop,"
    " quotation.paragraph, quotation.stems FROM quotation LEFT JOIN speaker ON speaker.id = quotation.speaker_id"
    " LEFT JOIN identity_speaker ON identity_speaker.speaker_id = quotation.speaker_id AND generation_id = :generation"
)
SPEAKERS = (
    "SELECT document_id, name, kind, aliases, descriptions, organisation,"
    " (SELECT count(*) FROM quotation WHERE speaker_id = speaker.id) FROM identity_speaker"
    " JOIN speaker ON speaker.id = speaker_id WHERE generation_id = :generation AND number = :number"
    " ORDER BY speaker.id"
)
_KINDS = {kind.value: kind for kind in QuotationKind}
_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}
_DECODER = json.JSONDecoder()  # `json.loads` spends more on blanks than on the numbers


def document_of(row: sqlite3.Row) -> StoredDocument:
    """Of a row of `DOCUMENTS`."""
    return StoredDocument(
        id=row["id"],
        key=row["key"],
        title=row["title"],
        outlet=row["outlet"],
        author=row["author"],
        date=datetime.date.fromisoformat(row["date"]) if row["date"] else None,
        url=row["url"],
        words=row["words"],
        language=row["language"],
        kind=Kind(row["kind"] or Kind.TEXT),
        file=row["file"],
    )


def identity_of(row: sqlite3.Row) -> Identity:
    """Of a row of `IDENTITIES`."""
    return Identity(
        name=row["name"],
        kind=SpeakerKind(row["kind"]),
        aliases=tuple(json.loads(row["aliases"])),
        descriptions=tuple(json.loads(row["descriptions"])),
        organisations=tuple(json.loads(row["organisations"])),
        quotations=row["quotations"],
        documents=row["documents"],
    )


def passage_of(row: tuple[Any, ...], texts: Callable[[int], str]) -> StoredPassage:
    """Of a row of `PASSAGES`."""
    id_, document_id, start, stop, paragraph, stems = row
    return StoredPassage(
        id=id_,
        document_id=document_id,
        span=Span(start, stop),
        paragraph=paragraph,
        stems=frozenset(stems.split()),
        texts=texts,
    )


def quotation_of(row: tuple[Any, ...], texts: Callable[[int], str]) -> StoredQuotation:
    """Of a row of `QUOTATIONS`."""
    id_, document_id, identity, speaker, kind, start, stop, parts, *places = row
    speaker_start, speaker_stop, cue_start, cue_stop, confidence, certainty, *places = places
    context_start, context_stop, paragraph, stems = places
    return StoredQuotation(
        id=id_,
        document_id=document_id,
        identity=identity,
        speaker=speaker,
        kind=_KINDS[kind],
        span=Span(start, stop),
        parts=tuple(Span(first, end) for first, end in _DECODER.raw_decode(parts)[0]),
        speaker_span=_span(speaker_start, speaker_stop),
        cue_span=_span(cue_start, cue_stop),
        confidence=confidence,
        certainty=_certainty(certainty, speaker),
        context=Span(context_start, context_stop),
        paragraph=paragraph,
        stems=frozenset(stems.split()),
        texts=texts,
    )


def speaker_of(row: tuple[Any, ...], number: int) -> DocumentSpeaker:
    """Of a row of `SPEAKERS`."""
    document_id, name, kind, aliases, descriptions, organisation, quotations = row
    return DocumentSpeaker(
        number=number,
        document_id=document_id,
        name=name,
        kind=SpeakerKind(kind),
        aliases=tuple(json.loads(aliases)),
        descriptions=tuple(json.loads(descriptions)),
        organisation=organisation,
        quotations=quotations,
    )


def _span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)


def _certainty(stored: str | None, speaker: str | None) -> Certainty:
    if speaker is None:
        return Certainty.OPEN
    return Certainty.CONCLUDED if stored is None else _CERTAINTIES[stored]
