"""The sentences of the pooled passages, each read with the question: which of its pieces stand there, and how near."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np

from index import ParagraphKind, Reader, Span, Structure

from .candidate import PooledPassage, QueryVectors
from .pool import best_matches

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index import TokenBatch

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


_Chosen: TypeAlias = tuple[Sentence, PooledPassage | None]


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
    if not by_document:
        return ()
    chosen = {id_: _chosen(_body(reader.structure(id_)), pooled) for id_, pooled in by_document.items()}
    texts = [s.span.of(reader.text(id_)) for id_, found in chosen.items() for s, _ in found]
    found_stems = stems.stems(texts)
    tokens, bounds = _tokens(reader, by_document)
    cosines = tokens.cosines(vectors.pieces)
    firsts, ends = _stretches(chosen.values(), tokens, bounds)
    matches = best_matches(cosines, firsts, ends)
    meaning = _meaning(tokens, firsts, ends, vectors.pieces.mean(axis=0))
    of_documents = best_matches(cosines, bounds[:-1], bounds[1:])
    edges = np.cumsum([0, *map(len, chosen.values())]).tolist()
    return tuple(
        ReadSentences(
            document_id=id_,
            sentences=tuple(sentence for sentence, _ in found),
            passages=tuple(pooled for _, pooled in found),
            stems=tuple(found_stems[first:end]),
            matches=matches[first:end],
            document_matches=of_document,
            meaning=meaning[first:end],
        )
        for (id_, found), first, end, of_document in zip(chosen.items(), edges, edges[1:], of_documents, strict=False)
    )


def _stretches(
    chosen: Iterable[Sequence[_Chosen]], tokens: TokenBatch, bounds: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """From which word piece up to which each of the sentences goes; those of a document lie within its `bounds`."""
    edges = []
    for found, begin, end in zip(chosen, bounds, bounds[1:], strict=False):
        spans = [(sentence.span.start, sentence.span.end) for sentence, _ in found]
        edges.append(begin + np.searchsorted(tokens.starts[begin:end], np.array(spans, np.int64).reshape(-1, 2)))
    both = np.concatenate(edges)
    return both[:, 0], both[:, 1]


def _meaning(
    tokens: TokenBatch, firsts: NDArray[np.int64], ends: NDArray[np.int64], asked: NDArray[np.float32]
) -> NDArray[np.float32]:
    """(s,): the cosine of `asked` (axes,) with the mean of each sentence's pieces; 0 where it has none."""
    meaning = np.zeros(len(firsts), np.float32)
    held = np.flatnonzero(ends > firsts)
    if len(held):
        lengths = ends[held] - firsts[held]
        edges = np.cumsum(lengths) - lengths
        places = np.arange(int(lengths.sum())) + np.repeat(firsts[held] - edges, lengths)
        sums = np.add.reduceat(tokens.vectors(places), edges, axis=0)
        norms = np.linalg.norm(sums, axis=1) * np.linalg.norm(asked)
        meaning[held] = np.divide(sums @ asked, norms, out=np.zeros_like(norms), where=norms > 0)
    return meaning


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


def _chosen(body: Sequence[Sentence], pooled: Sequence[PooledPassage]) -> list[_Chosen]:
    """The sentences that begin in a pooled passage, each with its most promising one, and one neighbour on either
    side."""
    home: dict[int, PooledPassage] = {}
    starts = [sentence.span.start for sentence in body]
    for one in pooled:
        for place in range(bisect_left(starts, one.passage.span.start), bisect_left(starts, one.passage.span.end)):
            home.setdefault(place, one)
    beside = {place + step for place in home for step in (-1, 0, 1)}
    return [(body[place], home.get(place)) for place in sorted(beside) if 0 <= place < len(body)]


def _tokens(reader: Reader, pool: Mapping[int, Sequence[PooledPassage]]) -> tuple[TokenBatch, NDArray[np.int64]]:
    """The word pieces of each document's passages, in order, and between which of them each document lies (n + 1,)."""
    places = reader.passage_places(list(pool))
    wanted = [_looked_at(places[id_], pooled) for id_, pooled in pool.items()]
    tokens = reader.passage_tokens([passage for passages in wanted for passage in passages])
    return tokens, tokens.bounds[np.cumsum([0, *map(len, wanted)])]


def _looked_at(places: Sequence[tuple[int, Span]], pooled: Sequence[PooledPassage]) -> list[int]:
    """Ids of passages in order: all of a document, or, where that is long, the pooled ones and their neighbours."""
    ids = [id_ for id_, _ in places]
    if len(ids) <= _WHOLE_DOCUMENT:
        return ids
    starts = [span.start for _, span in places]
    at = {bisect_right(starts, p.passage.span.start) - 1 + step for p in pooled for step in (-1, 0, 1)}
    return [ids[place] for place in sorted(at) if 0 <= place < len(ids)]
