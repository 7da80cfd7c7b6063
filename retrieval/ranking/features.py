"""What speaks for a sentence as the answer, as named numbers, most of them between 0 and 1."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index import QuotationKind, Span, StoredQuotation, fold, folded_words

from ..question.question import Question
from .candidate import BM25_HALFWAY, AnswerCandidate, PooledPassage, QueryVectors
from .sentences import ReadSentences
from .terms import Terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RAREST = 3  # of the question's word pieces
_IN_DOCUMENT = 0.85  # of the best match in the document, from which a sentence's own begins to count
_MATCHED = 0.55  # cosine from which a piece of a question is told in other words, not only near
_SOON = 600  # characters behind the answer before, in which the next may stand
_LEANING = re.compile(r"^\W*(?:he|she|it|they|this|that|these|those|his|her|their|but|and|so)\b", re.IGNORECASE)
_CLOSING = ('"', "”", "'", "’")


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentences of one question are measured against.

    `title_stems` and `document_coverage` (how much of the topic stands there, 0 to 1) are by document, and so are
    `quotations`, in order; `role_coverage`, by speaker, is how much of a role in the question the coverage states of
    them; `names` are the last words of the names of the speakers asked for, folded; `answer_type` is what an answer
    looks like; `previous_answer` is where the answer before stood, document and span.
    """

    question: Question
    terms: Terms
    vectors: QueryVectors
    title_stems: Mapping[int, frozenset[str]]
    document_coverage: Mapping[int, float]
    quotations: Mapping[int, Sequence[StoredQuotation]]
    role_coverage: Mapping[int, float]
    names: frozenset[str]
    answer_type: re.Pattern[str] | None
    previous_answer: tuple[int, Span] | None


def measure(read: ReadSentences, text: str, context: Context) -> Iterator[tuple[AnswerCandidate, Mapping[str, float]]]:
    """The candidates among the sentences of one document, and each one's features; `text` is the document's."""
    matches = _Matches(read, context.vectors)
    nearest = max((p.similarity for p in read.passages if p is not None), default=0.0)
    quotations = context.quotations.get(read.document_id, ())
    fits = {q.id: fit_of_speaker(q, context.question) for q in quotations}
    theirs = [q.span for q in quotations if fits[q.id]]
    for place, (sentence, pooled) in enumerate(zip(read.sentences, read.passages, strict=True)):
        if pooled is None:
            continue
        inside = [q for q in quotations if q.span.overlaps(sentence.span)]
        speaking = max(inside, key=lambda q: _claim(q, sentence.span, fits[q.id]), default=None)
        words = sentence.span.of(text)
        candidate = AnswerCandidate(
            document_id=read.document_id,
            span=sentence.span,
            place=sentence.place,
            run=sentence.run,
            paragraph=sentence.paragraph,
            quotation=speaking,
            passage=pooled,
            folded=fold(words),
        )
        yield (
            candidate,
            {
                **matches.of(place, pooled),
                "document_meaning": nearest,
                **_words(read, place, pooled, context),
                **_voices(read, place, candidate.folded, inside, speaking, fits, theirs, context),
                **_form(words, sentence.place, context),
                **_talk(candidate, context.previous_answer),
            },
        )


class _Matches:
    """Late interaction of the sentences of one document, in what stands around them, and of the whole."""

    def __init__(self, read: ReadSentences, vectors: QueryVectors) -> None:
        own, weights, news, document = read.matches, vectors.weights, vectors.news_weights, read.document_matches
        padded = np.pad(own, ((1, 1), (0, 0)))
        before, after = padded[:-2], padded[2:]
        around = np.maximum(own, np.maximum(before, after))
        rare = own[:, np.argsort(-weights, kind="stable")[:_RAREST]]
        columns = {
            "match": _means(own),
            "weighted_match": own @ weights,
            "news_match": own @ news,
            "nearby_news_match": around @ news,
            "news_missing": (around < _MATCHED) @ news,
            "news_lowest": _lowest(around, news),
            "rare_match": _means(rare),
            "rarest_match": rare.min(axis=1, initial=1.0),
            "own_match": _means(np.maximum(own - _IN_DOCUMENT * document, 0.0)),
            "nearby_match": _means(around),
            "nearby_weighted_match": around @ weights,
            "nearby_missing": (around < _MATCHED) @ weights,
            "nearby_lowest": _lowest(around, weights),
            "before_match": _means(before),
            "before_weighted_match": before @ weights,
            "after_match": _means(after),
            "after_weighted_match": after @ weights,
            "meaning": read.meaning,
        }
        self._names = tuple(columns)
        self._rows = np.stack(list(columns.values()), axis=1).tolist()
        self._document = {
            "document_match": float(document @ weights),
            "document_news_match": float(document @ news),
            "document_news_missing": float((document < _MATCHED) @ news),
        }

    def of(self, place: int, pooled: PooledPassage) -> dict[str, float]:
        return {
            **dict(zip(self._names, self._rows[place], strict=True)),
            **self._document,
            "passage_match": pooled.token_match,
            "passage_weighted_match": pooled.weighted_token_match,
            "passage_meaning": pooled.similarity,
            "topic_meaning": pooled.topic_similarity,
            "words": pooled.bm25 / (pooled.bm25 + BM25_HALFWAY),
        }


def _lowest(matches: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,), of each row, among what weighs anything; 1 where nothing does."""
    lowest: NDArray[np.float32] = matches[:, weights > 0.0].min(axis=1, initial=1.0)
    return lowest


def _means(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,), of each row; 0 where they are empty."""
    means: NDArray[np.float32] = values.mean(axis=1) if values.shape[1] else np.zeros(len(values), np.float32)
    return means


def _words(read: ReadSentences, place: int, pooled: PooledPassage, context: Context) -> dict[str, float]:
    """How much of the topic, by rarity, stands in the sentence and around it."""
    own, terms = read.stems[place], context.terms
    titles = context.title_stems.get(read.document_id, frozenset())
    around = frozenset().union(*read.stems[max(place - 1, 0) : place + 2])
    rarest = max(terms.weights, key=lambda stem: terms.weights[stem], default=None)
    return {
        "share": terms.term_coverage(own),
        "new_share": terms.term_coverage(own - titles),
        "nearby_share": terms.term_coverage(around),
        "passage_share": terms.term_coverage(pooled.passage.stems, own),
        "title_share": terms.term_coverage(titles),
        "document_share": context.document_coverage.get(read.document_id, 0.0),
        "news_share": terms.news.term_coverage(own),
        "nearby_news_share": terms.news.term_coverage(around),
        "rarest_here": float(rarest is not None and rarest in own),
        "rarest_nearby": float(rarest is not None and (rarest in around or rarest in titles)),
    }


def _voices(
    read: ReadSentences,
    place: int,
    folded: str,
    inside: Sequence[StoredQuotation],
    speaking: StoredQuotation | None,
    fits: Mapping[int, float],
    theirs: Sequence[Span],
    context: Context,
) -> dict[str, float]:
    """Who speaks in it, and whether that is who was asked for."""
    sentence = read.sentences[place]
    said = sum(
        max(0, min(part.end, sentence.span.end) - max(part.start, sentence.span.start))
        for q in inside
        if q.kind is not QuotationKind.INDIRECT
        for part in q.parts
    )
    named = not context.names.isdisjoint(folded_words(folded))
    fit = fits[speaking.id] if speaking is not None else 0.0
    before = read.sentences[place - 1] if place else None
    return {
        "spoken": float(said > 0),
        "spoken_share": said / max(len(sentence.span), 1),
        "indirect": float(speaking is not None and speaking.kind is QuotationKind.INDIRECT),
        "open": float(speaking is not None and speaking.speaker is None),
        "asked": fit,
        "asked_share": fit * context.terms.term_coverage(read.stems[place]),
        "asked_named": float(fit > 0 and named),
        "names_speaker": float(named),
        "asked_before": float(before is not None and any(span.overlaps(before.span) for span in theirs)),
        "role": max(
            (context.role_coverage.get(q.identity, 0.0) for q in inside if q.identity is not None), default=0.0
        ),
        "same_paragraph": float(before is not None and before.paragraph == sentence.paragraph),
        "whole_quotation": float(speaking is not None and sentence.span.covers(speaking.context)),
        "quotation_begins": float(speaking is not None and speaking.span.start >= sentence.span.start),
    }


def _form(words: str, place: int, context: Context) -> dict[str, float]:
    found = context.answer_type is not None and context.answer_type.search(words) is not None
    return {
        "form_found": float(found),
        "form_missing": float(context.answer_type is not None and not found),
        "length": math.log1p(len(words.split())),
        "first": float(place == 0),
        "depth": math.log1p(place),
        "leans": float(_LEANING.match(words) is not None),
        "closes_quotation": float(words.rstrip().endswith(_CLOSING)),
    }


def _talk(candidate: AnswerCandidate, previous: tuple[int, Span] | None) -> dict[str, float]:
    """Where it stands towards the answer before."""
    same = previous is not None and candidate.document_id == previous[0]
    behind = candidate.span.start - previous[1].end if same and previous is not None else -1
    return {
        "same_document": float(same),
        "repeats": float(same and previous is not None and candidate.span.overlaps(previous[1])),
        "continues": float(0 <= behind < _SOON),
    }


def fit_of_speaker(quotation: StoredQuotation | None, question: Question) -> float:
    """How well the quotation's speaker is the one that was asked for, 0 to 1."""
    if quotation is None or quotation.identity is None:
        return 0.0
    asked = (match for speaker in question.speakers for match in speaker.identities)
    return max((fit for number, fit in asked if number == quotation.identity), default=0.0)


def _claim(quotation: StoredQuotation, span: Span, fit: float) -> tuple[float, bool, int]:
    """Orders the quotations in a sentence: the asked speaker's, then words in marks, then the longest there."""
    inside = min(quotation.span.end, span.end) - max(quotation.span.start, span.start)
    return fit, quotation.kind is not QuotationKind.INDIRECT, inside
