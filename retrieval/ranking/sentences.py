"""The sentences of the pooled passages, each read with the question: which of its pieces stand there, and how near."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index import ParagraphKind, Reader, Span, Structure

from .candidate import PooledPassage, QueryVectors
from .pool import best_matches

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHOLE_DOCUMENT = 40  # passages up to which all of a document's are held against the question, not the pooled alone


class Stems(Protocol):
    def stems(self, texts: Sequence[str]) -> list[frozenset[str]]:
        """The stems of each text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`place` counts the sentences of the body, `run` the stretches between its headings."""

    span: Span
    place: int
    run: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class ReadSentences:
    """Some sentences of one document, in order: those of its pooled passages and their neighbours.

    `passages` are the pooled ones that each begins in, None for a neighbour of these; `stems` each one's words.
    `matches` (s, q) are the best cosines of the question's word pieces with any piece of the sentence,
    `document_matches` (q,) with any of the document; `meaning` (s,) is the cosine of the question with the mean of the
    sentence's pieces.
    """

    document_id: int
    sentences: tuple[Sentence, ...]
    passages: tuple[PooledPassage | None, ...]
    stems: tuple[frozenset[str], ...]
    matches: NDArray[np.float32]
    document_matches: NDArray[np.float32]
    meaning: NDArray[np.float32]


def read_sentences(
    reader: Reader, stems: Stems, pool: Sequence[PooledPassage], vectors: QueryVectors
) -> tuple[ReadSentences, ...]:
    """By document, in the order of each one's most promising passage; `pool` is best first. Inside the reader's
    session."""
    by_document: dict[int, list[PooledPassage]] = {}
    for pooled in pool:
        by_document.setdefault(pooled.passage.document_id, []).append(pooled)
    tokens = _tokens(reader, by_document)
    chosen = {id_: _chosen(_body(reader.structure(id_)), pooled) for id_, pooled in by_document.items()}
    texts = [s.span.of(reader.text(id_)) for id_, found in chosen.items() for s, _ in found]
    found_stems = iter(stems.stems(texts))
    return tuple(
        _read(id_, found, tuple(next(found_stems) for _ in found), *tokens[id_], vectors)
        for id_, found in chosen.items()
    )


def _read(
    document_id: int,
    found: Sequence[tuple[Sentence, PooledPassage | None]],
    stems: tuple[frozenset[str], ...],
    starts: NDArray[np.int64],
    tokens: NDArray[np.float32],
    vectors: QueryVectors,
) -> ReadSentences:
    cosines = vectors.pieces @ tokens.T
    matches = np.zeros((len(found), len(vectors.pieces)), np.float32)
    meaning = np.zeros(len(found), np.float32)
    firsts = np.searchsorted(starts, [sentence.span.start for sentence, _ in found])
    lasts = np.searchsorted(starts, [sentence.span.end for sentence, _ in found])
    asked = vectors.pieces.mean(axis=0)
    for place, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if last > first:
            matches[place] = cosines[:, first:last].max(axis=1)
            meaning[place] = _cosine(asked, tokens[first:last].sum(axis=0))
    return ReadSentences(
        document_id=document_id,
        sentences=tuple(sentence for sentence, _ in found),
        passages=tuple(pooled for _, pooled in found),
        stems=stems,
        matches=matches,
        document_matches=best_matches(vectors.pieces, tokens),
        meaning=meaning,
    )


def _cosine(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    norms = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / norms if norms else 0.0


def _body(structure: Structure) -> list[Sentence]:
    """Every sentence of the body, in order."""
    body: list[Sentence] = []
    run = 0
    for paragraph in structure.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            run += 1
            continue
        number = paragraph.number or 0
        body += [Sentence(span, len(body) + at, run, number) for at, span in enumerate(paragraph.sentences)]
    return body


def _chosen(body: Sequence[Sentence], pooled: Sequence[PooledPassage]) -> list[tuple[Sentence, PooledPassage | None]]:
    """The sentences that begin in a pooled passage, each with its most promising one, and one neighbour on either
    side."""
    home: dict[int, PooledPassage] = {}
    starts = [sentence.span.start for sentence in body]
    for one in pooled:
        for place in range(bisect_left(starts, one.passage.span.start), bisect_left(starts, one.passage.span.end)):
            home.setdefault(place, one)
    beside = {place + step for place in home for step in (-1, 0, 1)}
    return [(body[place], home.get(place)) for place in sorted(beside) if 0 <= place < len(body)]


def _tokens(
    reader: Reader, pool: Mapping[int, Sequence[PooledPassage]]
) -> dict[int, tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """By document its word pieces in order: where they begin, and their vectors."""
    places = reader.passage_places(list(pool))
    wanted = {id_: _looked_at(places[id_], pooled) for id_, pooled in pool.items()}
    tokens = reader.passage_tokens([passage for passages in wanted.values() for passage in passages])
    joined = {}
    for id_, passages in wanted.items():
        of_document = [tokens[passage] for passage in passages]
        joined[id_] = (
            np.concatenate([t.starts for t in of_document]),
            np.concatenate([t.vectors for t in of_document]),
        )
    return joined


def _looked_at(places: Sequence[tuple[int, Span]], pooled: Sequence[PooledPassage]) -> list[int]:
    """Ids of passages in order: all of a document, or, where that is long, the pooled ones and their neighbours."""
    ids = [id_ for id_, _ in places]
    if len(ids) <= _WHOLE_DOCUMENT:
        return ids
    starts = [span.start for _, span in places]
    at = {bisect_right(starts, p.passage.span.start) - 1 + step for p in pooled for step in (-1, 0, 1)}
    return [ids[place] for place in sorted(at) if 0 <= place < len(ids)]
