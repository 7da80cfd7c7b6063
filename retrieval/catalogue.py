"""Looking things up without a question: sources, people, quotations, what is published. Plain values."""

import datetime
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass

from index import (
    Certainty,
    Kind,
    QuotationKind,
    Reader,
    Refusal,
    SourceWarning,
    Span,
    StoredDocument,
    fold,
)

from .answer import Citation
from .excerpts.cut import cite
from .question.question import Scope
from .question.speaker_directory import SpeakerDirectory
from .question.tokens import tokens
from .search.scope import documents_in
from .speech import certainty_of, speaker_name


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One document of the index; its citation names no paragraph."""

    document: str
    citation: Citation
    words: int
    paragraphs: int
    quotations: int
    kind: Kind = Kind.TEXT
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """`kind` is "title", "heading", "body" or "boilerplate"; `number` counts the body's."""

    number: int | None
    kind: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document to read."""

    entry: SourceEntry
    paragraphs: tuple[SourceParagraph, ...]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document's text as it is stored, which the spans of its excerpts count in. `file` is the path below the sources
    of the file that it is read from."""

    document: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """Somebody who is quoted, how often, and how many of these quotations name them beside the words."""

    name: str
    quotations: int
    named: int


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """A quotation of the index: `parts` are the quoted words without their marks, `speaker` is None where open.
    `corrected` is the id of the correction by which it is theirs, or nobody's."""

    document: str
    span: Span
    text: str
    parts: tuple[str, ...]
    kind: QuotationKind
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    confidence: float
    certainty: Certainty
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class GenerationInfo:
    """What is served. `bytes_on_disk` counts the whole index folder."""

    generation: int
    published_at: datetime.datetime
    documents: int
    passages: int
    quotations: int
    speakers: int
    model: str
    fingerprint: str
    bytes_on_disk: int
    refused: tuple[Refusal, ...]
    warnings: tuple[SourceWarning, ...] = ()


def list_entries(reader: Reader, directory: SpeakerDirectory, scope: Scope) -> tuple[SourceEntry, ...]:
    """The documents inside the scope, by their keys. A speaker nobody knows has none."""
    kept = documents_in(scope, reader.documents.values())
    if scope.speaker is not None:
        words = [t.text for t in tokens(scope.speaker)]
        numbers = [n for n, _ in directory.meant(words)]
        spoken = {q.document_id for q in reader.quotations_by(numbers)} if numbers else set()
        kept = frozenset(spoken if kept is None else spoken & kept)
    counts = reader.counts
    return tuple(_entry(d, *counts[d.id]) for d in reader.documents.values() if kept is None or d.id in kept)


def read_source(reader: Reader, key: str) -> SourceText | None:
    document = reader.document_of(key)
    if document is None:
        return None
    text = reader.text(document.id)
    paragraphs = tuple(
        SourceParagraph(p.number, p.kind.value, p.span, p.span.of(text))
        for p in reader.structure(document.id).paragraphs
        if p.kind.value != "front_matter"
    )
    return SourceText(_entry(document, *reader.counts[document.id]), paragraphs)


def read_text(reader: Reader, key: str) -> DocumentText | None:
    document = reader.document_of(key)
    if document is None:
        return None
    return DocumentText(document.key, document.file or document.key, reader.text(document.id))


def spoken_quotations(reader: Reader, directory: SpeakerDirectory, speaker: str | None) -> Iterator[SpokenQuotation]:
    """Every quotation in order of documents, or one speaker's."""
    return quotations_of(reader, numbers_called(directory, speaker))


def numbers_called(directory: SpeakerDirectory, speaker: str | None) -> frozenset[int] | None:
    """Of the identities who are called so; None for anybody."""
    if speaker is None:
        return None
    return frozenset(number for number, _ in directory.called([token.text for token in tokens(speaker)]))


def quotations_of(reader: Reader, numbers: Collection[int] | None) -> Iterator[SpokenQuotation]:
    """Those of the identities with these numbers, None for everybody's."""
    for document in reader.documents.values():
        yield from spoken_in(reader, document, numbers)


def spoken_in(
    reader: Reader, document: StoredDocument, numbers: Container[int | None] | None
) -> Iterator[SpokenQuotation]:
    """Every quotation of a document in its order; those of the people of these `numbers`, where it is not None."""
    found = [q for q in reader.quotations_in(document.id) if numbers is None or q.identity in numbers]
    if not found:
        return
    text = reader.text(document.id)
    for q in found:
        yield SpokenQuotation(
            document=document.key,
            span=q.span,
            text=q.span.of(text),
            parts=tuple(part.of(text) for part in q.parts),
            kind=q.kind,
            speaker=speaker_name(reader, q),
            speaker_text=q.speaker_span.of(text) if q.speaker_span else None,
            cue=q.cue_span.of(text) if q.cue_span else None,
            confidence=q.confidence,
            certainty=certainty_of(reader, q),
            corrected=q.corrected,
        )


def describe_published(reader: Reader, bytes_on_disk: int) -> GenerationInfo:
    generation = reader.generation
    return GenerationInfo(
        generation=generation.id,
        published_at=generation.published_at,
        documents=generation.documents,
        passages=generation.passages,
        quotations=generation.quotations,
        speakers=len(reader.identities),
        model=generation.model_name,
        fingerprint=generation.model,
        bytes_on_disk=bytes_on_disk,
        refused=generation.refused,
        warnings=reader.warnings,
    )


def list_outlets(reader: Reader) -> tuple[str, ...]:
    return tuple(sorted({d.outlet for d in reader.documents.values() if d.outlet}, key=fold))


def _entry(document: StoredDocument, paragraphs: int, quotations: int) -> SourceEntry:
    counts = document.words, paragraphs, quotations
    return SourceEntry(document.key, cite(document), *counts, document.kind, document.language)
