"""Values of retrieval made by hand, with what a test is not about left out."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from index import (
    Anchor,
    Certainty,
    Identity,
    Paragraph,
    ParagraphKind,
    QuotationKind,
    Span,
    StoredDocument,
    StoredPassage,
    StoredQuotation,
    Structure,
)
from retrieval.question.question import AskedSpeaker, Intent, Question, Scope
from retrieval.question.speaker_directory import SpeakerMatch
from retrieval.ranking.candidate import AnswerCandidate, PooledPassage
from retrieval.ranking.fusion import RankedCandidate

WORDS, PARAGRAPH = Span(0, 10), Span(0, 100)


def no_text(document_id: int) -> str:
    raise AssertionError(f"the text of document {document_id} is not needed here")


def asked(
    words: str = "Okafor", *matches: tuple[int, float], named: bool = True, pronoun: bool = False
) -> AskedSpeaker:
    return AskedSpeaker(words, named, tuple(SpeakerMatch(*match) for match in matches), pronoun)


def question(
    intent: Intent = Intent.FACT,
    *speakers: AskedSpeaker,
    topic: str = "comet",
    text: str = "",
    follows: bool = False,
) -> Question:
    return Question(text, intent, speakers, topic, Scope(), follows=follows)


def quotation(
    identity: int | None = None,
    *,
    number: int = 1,
    document: int = 1,
    span: Span = WORDS,
    context: Span | None = None,
    parts: tuple[Span, ...] | None = None,
    speaker: str | None = None,
    kind: QuotationKind = QuotationKind.DIRECT,
    confidence: float = 0.9,
    certainty: Certainty = Certainty.NAMED,
    stems: frozenset[str] = frozenset(),
    speaker_span: Span | None = None,
) -> StoredQuotation:
    """With an identity it has a speaker; its parts are the whole span where none are given."""
    return StoredQuotation(
        id=number,
        document_id=document,
        identity=identity,
        speaker=speaker or (None if identity is None else f"speaker {identity}"),
        kind=kind,
        span=span,
        parts=(span,) if parts is None else parts,
        speaker_span=speaker_span,
        cue_span=None,
        confidence=confidence,
        certainty=certainty,
        context=context or span,
        paragraph=1,
        stems=stems,
        texts=no_text,
    )


def passage(
    *stems: str, number: int = 1, document: int = 1, span: Span = PARAGRAPH, text: str | None = None
) -> StoredPassage:
    texts = no_text if text is None else (lambda _: text)
    return StoredPassage(number, document, span, 1, frozenset(stems), texts)


def pooled(
    within: StoredPassage | None = None,
    *,
    similarity: float = 0.0,
    topic_similarity: float = 0.0,
    bm25: float = 0.0,
    token_match: float = 0.0,
    weighted_token_match: float = 0.0,
) -> PooledPassage:
    return PooledPassage(within or passage(), similarity, topic_similarity, bm25, token_match, weighted_token_match)


def candidate(
    said: StoredQuotation | None = None,
    *,
    document: int = 1,
    span: Span = WORDS,
    place: int = 0,
    run: int = 0,
    within: PooledPassage | None = None,
    folded: str | None = None,
) -> AnswerCandidate:
    """Unlike any other of another place, unless `folded` is the same."""
    own = f"{document} {place} {span}" if folded is None else folded
    return AnswerCandidate(document, span, place, run, 1, said, within or pooled(), own)


def ranked(
    of: AnswerCandidate | None = None,
    *,
    share: float = 0.0,
    score: float = 0.0,
    features: Mapping[str, float] | None = None,
) -> RankedCandidate:
    return RankedCandidate(of or candidate(), features or {}, score, share)


@dataclass(frozen=True)
class FakeTexts:
    """One document, number 1, as a reader gives it."""

    body: str
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[StoredQuotation, ...] = ()
    identities: Sequence[Identity] = ()
    document: StoredDocument = field(
        default=StoredDocument(1, "a.txt", "Comet", "Star", "A. Writer", datetime.date(2022, 5, 9), None, 100)
    )

    @property
    def documents(self) -> Mapping[int, StoredDocument]:
        return {1: self.document}

    def text(self, document_id: int) -> str:
        return {1: self.body}[document_id]

    def anchor(self, document_id: int, position: int) -> Anchor | None:
        return None

    def structure(self, document_id: int) -> Structure:
        return {1: Structure(self.paragraphs)}[document_id]

    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]:
        return {1: self.quotations}[document_id]


Row = Sequence[str] | tuple[ParagraphKind, Sequence[str]]


def written(*paragraphs: Row) -> tuple[str, tuple[Paragraph, ...]]:
    """A text of these paragraphs, each a row of sentences, and where they stand; a kind may stand before the row."""
    text, number = "", 0
    found: list[Paragraph] = []
    for given in paragraphs:
        kind, sentences = _kind_and_sentences(given)
        text += "\n\n" if text else ""
        start = len(text)
        spans: list[Span] = []
        for sentence in sentences:
            text += " " if spans else ""
            spans.append(Span(len(text), len(text) + len(sentence)))
            text += sentence
        number += kind is ParagraphKind.BODY
        counted = number if kind is ParagraphKind.BODY else None
        found.append(Paragraph(Span(start, len(text)), kind, counted, tuple(spans)))
    return text, tuple(found)


def _kind_and_sentences(row: Row) -> tuple[ParagraphKind, Sequence[str]]:
    if isinstance(row[0], ParagraphKind):
        return cast("tuple[ParagraphKind, Sequence[str]]", row)
    return ParagraphKind.BODY, cast("Sequence[str]", row)
