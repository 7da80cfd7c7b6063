"""Analysed documents in and out of the database. A document version is (key, content, analysis): it never changes."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence

from ..ingest.analysis import Analysis, passage_text, quotation_text
from ..quotation import Quotation, QuotationKind
from ..text.passages import Passage
from ..text.stems import Stemmer
from .seals import seal_document
from .structures import dump_structure


def text_hash(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def known_documents(database: sqlite3.Connection, analysis: str) -> dict[tuple[str, str], int]:
    """Ids by (key, content hash) of all documents that are stored as this analysis reads them."""
    rows = database.execute("SELECT key, content_hash, id FROM document WHERE analysis = ?", (analysis,))
    return {(key, content): id_ for key, content, id_ in rows}


def stored_text(database: sqlite3.Connection, document_id: int) -> str:
    return str(database.execute("SELECT text FROM document WHERE id = ?", (document_id,)).fetchone()[0])


def insert_document(database: sqlite3.Connection, analysis: Analysis, fingerprint: str, stemmer: Stemmer) -> int:
    """One document with all that was found in it, inside the caller's transaction. Returns its id."""
    document = analysis.document
    inserted = database.execute(
        "INSERT INTO document (key, content_hash, analysis, title, outlet, author, date, url, language, text,"
        " text_hash, words, stems, structure, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
        (
            document.key,
            document.content_hash,
            fingerprint,
            document.title,
            document.outlet,
            document.author,
            document.date.isoformat() if document.date else None,
            document.url,
            document.language,
            document.text,
            text_hash(document.text),
            len(document.text.split()),
            _joined(stem for stems in stemmer.stems(_body(analysis)) for stem in stems),
            dump_structure(analysis.structure),
        ),
    )
    document_id = _row_id(inserted)
    _insert_passages(database, document_id, analysis, stemmer)
    _insert_quotations(database, document_id, analysis, stemmer)
    seal_document(database, document_id)
    return document_id


def missing_texts(database: sqlite3.Connection, document_id: int, model: str) -> dict[str, str]:
    """Texts by hash that this document embeds and that `model` has no vector for yet."""
    passages = database.execute(
        "SELECT embedded, title, substr(text, start + 1, stop - start) FROM passage"
        " JOIN document ON document.id = document_id WHERE document_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM vector WHERE model = ? AND text_hash = embedded)",
        (document_id, model),
    )
    texts = {hashed: passage_text(title, words) for hashed, title, words in passages}
    quotations = database.execute(
        "SELECT embedded, name, substr(text, context_start + 1, context_stop - context_start) FROM quotation"
        " JOIN document ON document.id = quotation.document_id LEFT JOIN speaker ON speaker.id = speaker_id"
        " WHERE quotation.document_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM vector WHERE model = ? AND text_hash = embedded)",
        (document_id, model),
    )
    # A passage's text goes before: reported speech is embedded as its passage and has the same hash.
    return {hashed: quotation_text(name, words) for hashed, name, words in quotations} | texts


def _insert_passages(database: sqlite3.Connection, document_id: int, analysis: Analysis, stemmer: Stemmer) -> None:
    for passage, stems in zip(analysis.passages, _stems(analysis, analysis.passages, stemmer), strict=True):
        words = passage.span.of(analysis.document.text)
        hashed = text_hash(passage_text(analysis.document.title, words))
        database.execute(
            "INSERT INTO passage (document_id, start, stop, paragraph, stems, embedded) VALUES (?, ?, ?, ?, ?, ?)",
            (document_id, passage.span.start, passage.span.end, passage.paragraph, stems, hashed),
        )


def _insert_quotations(database: sqlite3.Connection, document_id: int, analysis: Analysis, stemmer: Stemmer) -> None:
    speaker_ids = [
        _row_id(
            database.execute(
                "INSERT INTO speaker (document_id, name, kind, aliases, descriptions, organisation)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    document_id,
                    speaker.name,
                    speaker.kind.value,
                    json.dumps(speaker.aliases, ensure_ascii=False),
                    json.dumps(speaker.descriptions, ensure_ascii=False),
                    speaker.organisation,
                ),
            )
        )
        for speaker in analysis.attribution.speakers
    ]
    stems = _stems(analysis, analysis.contexts, stemmer)
    for position, quotation in enumerate(analysis.attribution.quotations):
        speaker_id = None if quotation.speaker is None else speaker_ids[quotation.speaker]
        hashed = text_hash(_embedded(analysis, position))
        database.execute(
            "INSERT INTO quotation (document_id, speaker_id, kind, start, stop, parts, speaker_start, speaker_stop,"
            " cue_start, cue_stop, confidence, context_start, context_stop, paragraph, stems, embedded)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document_id,
                speaker_id,
                *_quotation_row(quotation, analysis.contexts[position]),
                stems[position],
                hashed,
            ),
        )


def _embedded(analysis: Analysis, position: int) -> str:
    """Reported speech is embedded as the passage it stands in: its own sentence ranks no better, and costs time
    (bench.learn.answers, "meaning" of indirect quotations)."""
    quotation, text = analysis.attribution.quotations[position], analysis.document.text
    if quotation.kind is QuotationKind.INDIRECT:
        home = next((p for p in analysis.passages if p.span.start <= quotation.span.start < p.span.end), None)
        if home is not None:
            return passage_text(analysis.document.title, home.span.of(text))
    name = None if quotation.speaker is None else analysis.attribution.speakers[quotation.speaker].name
    return quotation_text(name, analysis.contexts[position].span.of(text))


def _stems(analysis: Analysis, pieces: Sequence[Passage], stemmer: Stemmer) -> list[str]:
    """The different stems of each piece, joined by blanks: what a question's words are held against."""
    found = stemmer.stems([piece.span.of(analysis.document.text) for piece in pieces])
    return [_joined(stems) for stems in found]


def _body(analysis: Analysis) -> list[str]:
    return [p.span.of(analysis.document.text) for p in analysis.structure.body] + [analysis.document.title or ""]


def _joined(stems: Iterable[str]) -> str:
    return " ".join(sorted(set(stems)))


def _quotation_row(quotation: Quotation, context: Passage) -> tuple[object, ...]:
    speaker, cue = quotation.speaker_span, quotation.cue_span
    return (
        quotation.kind.value,
        quotation.span.start,
        quotation.span.end,
        json.dumps([[part.start, part.end] for part in quotation.parts]),
        speaker.start if speaker else None,
        speaker.end if speaker else None,
        cue.start if cue else None,
        cue.end if cue else None,
        quotation.confidence,
        context.span.start,
        context.span.end,
        context.paragraph,
    )


def _row_id(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None
    return cursor.lastrowid
