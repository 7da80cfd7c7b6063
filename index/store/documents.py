"""Analysed documents in and out of the database. A document version is (key, content, analysis): it never changes."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..hashing import sha256_of
from ..ingest.analysis import Analysis
from ..ingest.embedded_texts import EmbeddedTexts, QuotedWords, embedded_texts
from ..ingest.sketch import sketch_of
from ..quotation import Quotation, QuotationKind, Speaker
from ..text.document import Refusal, SourceWarning, Span
from ..text.folding import fold
from ..text.passages import Passage
from ..text.stems import Stemmer
from ..text.structure import ParagraphKind
from .readings import dump_reading, dump_structure, dump_unread, dump_warnings
from .seals import seal_document
from .vectors import token_model

_AROUND = frozenset({ParagraphKind.FRONT_MATTER, ParagraphKind.TITLE, ParagraphKind.BOILERPLATE})


def known_documents(database: sqlite3.Connection, analysis: str) -> dict[tuple[str, str], dict[str, int]]:
    """Ids by key of the documents of every file that is stored as this analysis reads it, by the file's path below the
    sources and its content hash."""
    rows = database.execute(
        "SELECT ifnull(file, key), content_hash, key, id FROM document WHERE analysis = ?", (analysis,)
    )
    known: dict[tuple[str, str], dict[str, int]] = {}
    for file, content, key, id_ in rows:
        known.setdefault((file, content), {})[key] = id_
    return known


@dataclass(frozen=True, slots=True)
class Among:
    """`file` holds the document among others, None where it is the document; `unread` is what of it could not be read,
    given with one of its documents."""

    file: str | None = None
    unread: Sequence[Refusal] = ()


def insert_document(
    database: sqlite3.Connection,
    analysis: Analysis,
    fingerprint: str,
    stemmer: Stemmer,
    among: Among = Among(),
    doubts: Sequence[SourceWarning] = (),
) -> int:
    """One document with all that was found in it, inside the caller's transaction. Returns its id. `doubts` are what
    the analysis finds wrong, beside what its reader did."""
    document_id = _insert_row(database, analysis, fingerprint, stemmer)
    told = dump_warnings(analysis.document.warnings, doubts)
    database.execute(
        "UPDATE document SET file = ?, unread = ?, warnings = ? WHERE id = ?",
        (among.file, dump_unread(among.unread), told, document_id),
    )
    embedded = _texts_of(analysis)
    _insert_passages(database, document_id, analysis, embedded.passages, stemmer)
    _insert_quotations(database, document_id, analysis, embedded.quotations, stemmer)
    seal_document(database, document_id)
    return document_id


def _insert_row(database: sqlite3.Connection, analysis: Analysis, fingerprint: str, stemmer: Stemmer) -> int:
    document = analysis.document
    inserted = database.execute(
        "INSERT INTO document (key, content_hash, analysis, title, outlet, author, date, url, language, text,"
        " text_hash, words, stems, structure, kind, reading, sketch, seal)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
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
            sha256_of(document.text),
            _count_words(analysis),
            _joined(stem for stems in stemmer.stems(_body(analysis)) for stem in stems),
            dump_structure(analysis.structure),
            document.kind.value,
            dump_reading(document),
            json.dumps(sketch_of(fold(" ".join(p.span.of(document.text) for p in analysis.structure.body)))),
        ),
    )
    return _row_id(inserted)


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that is to be embedded. `words_at` is the character that a passage's own words begin at, behind the
    headline; None for a quotation, whose word pieces are its passage's."""

    text: str
    words_at: int | None


def missing_texts(database: sqlite3.Connection, document_id: int, model: str, axes: str) -> dict[str, MissingText]:
    """By hash the texts that this document embeds and that `model` has no vector for yet, or, for a passage, none for
    its word pieces on these `axes`."""
    missing = _missing_hashes(database, document_id, model, token_model(model, axes))
    if not missing:
        return {}
    title, text = database.execute("SELECT title, text FROM document WHERE id = ?", (document_id,)).fetchone()
    passages = database.execute(
        "SELECT embedded, start, stop FROM passage WHERE document_id = ? ORDER BY start, id", (document_id,)
    ).fetchall()
    quotations = database.execute(
        "SELECT embedded, quotation.kind, start, name, context_start, context_stop FROM quotation"
        " LEFT JOIN speaker ON speaker.id = speaker_id WHERE quotation.document_id = ? ORDER BY start, quotation.id",
        (document_id,),
    ).fetchall()
    spans = [Span(start, stop) for _, start, stop in passages]
    quoted = [QuotedWords(QuotationKind(kind), at, name, Span(*context)) for _, kind, at, name, *context in quotations]
    texts = embedded_texts(title, text, spans, quoted)
    quoted_words = (MissingText(words, None) for words in texts.quotations)
    sizes = (len(span) for span in spans)
    passage_words = (MissingText(words, len(words) - size) for words, size in zip(texts.passages, sizes, strict=True))
    # Reported speech is embedded as its passage, under one hash: what comes last is the passage.
    both = zip((row[0] for row in (*quotations, *passages)), (*quoted_words, *passage_words), strict=True)
    return {hashed: wanted for hashed, wanted in both if hashed in missing}


def _missing_hashes(database: sqlite3.Connection, document_id: int, model: str, tokens: str) -> frozenset[str]:
    rows = database.execute(
        "SELECT embedded FROM (SELECT embedded FROM passage WHERE document_id = :document"
        " UNION SELECT embedded FROM quotation WHERE document_id = :document)"
        " WHERE NOT EXISTS (SELECT 1 FROM vector WHERE model = :model AND text_hash = embedded)"
        " UNION SELECT embedded FROM passage WHERE document_id = :document"
        " AND NOT EXISTS (SELECT 1 FROM token_vector WHERE model = :tokens AND text_hash = embedded)",
        {"document": document_id, "model": model, "tokens": tokens},
    )
    return frozenset(hashed for (hashed,) in rows)


def _texts_of(analysis: Analysis) -> EmbeddedTexts:
    document, attribution = analysis.document, analysis.attribution
    names = [speaker.name for speaker in attribution.speakers]
    quoted = [
        QuotedWords(q.kind, q.span.start, None if q.speaker is None else names[q.speaker], context.span)
        for q, context in zip(attribution.quotations, analysis.contexts, strict=True)
    ]
    return embedded_texts(document.title, document.text, [p.span for p in analysis.passages], quoted)


def _insert_passages(
    database: sqlite3.Connection, document_id: int, analysis: Analysis, embedded: Sequence[str], stemmer: Stemmer
) -> None:
    stems = _stems(analysis, analysis.passages, stemmer)
    for passage, found, text in zip(analysis.passages, stems, embedded, strict=True):
        database.execute(
            "INSERT INTO passage (document_id, start, stop, paragraph, stems, embedded) VALUES (?, ?, ?, ?, ?, ?)",
            (document_id, passage.span.start, passage.span.end, passage.paragraph, found, sha256_of(text)),
        )


def _insert_quotations(
    database: sqlite3.Connection, document_id: int, analysis: Analysis, embedded: Sequence[str], stemmer: Stemmer
) -> None:
    speaker_ids = [_insert_speaker(database, document_id, speaker) for speaker in analysis.attribution.speakers]
    stems = _stems(analysis, analysis.contexts, stemmer)
    rows = zip(analysis.attribution.quotations, analysis.contexts, stems, embedded, strict=True)
    for quotation, context, found, text in rows:
        speaker_id = None if quotation.speaker is None else speaker_ids[quotation.speaker]
        database.execute(
            "INSERT INTO quotation (document_id, speaker_id, kind, start, stop, parts, speaker_start, speaker_stop,"
            " cue_start, cue_stop, confidence, certainty, context_start, context_stop, paragraph, stems, embedded)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (document_id, speaker_id, *_quotation_row(quotation, context), found, sha256_of(text)),
        )


def _insert_speaker(database: sqlite3.Connection, document_id: int, speaker: Speaker) -> int:
    inserted = database.execute(
        "INSERT INTO speaker (document_id, name, kind, aliases, descriptions, organisation) VALUES (?, ?, ?, ?, ?, ?)",
        (
            document_id,
            speaker.name,
            speaker.kind.value,
            json.dumps(speaker.aliases, ensure_ascii=False),
            json.dumps(speaker.descriptions, ensure_ascii=False),
            speaker.organisation,
        ),
    )
    return _row_id(inserted)


def _stems(analysis: Analysis, pieces: Sequence[Passage], stemmer: Stemmer) -> list[str]:
    """The different stems of each piece, joined by blanks: what a question's words are held against."""
    found = stemmer.stems([piece.span.of(analysis.document.text) for piece in pieces])
    return [_joined(stems) for stems in found]


def _count_words(analysis: Analysis) -> int:
    """Of what is read as the article: the same story has as many in every kind of file."""
    paragraphs = (p.span.of(analysis.document.text) for p in analysis.structure.paragraphs if p.kind not in _AROUND)
    return sum(len(words.split()) for words in paragraphs)


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
        quotation.certainty.value,
        context.span.start,
        context.span.end,
        context.paragraph,
    )


def _row_id(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None
    return cursor.lastrowid
