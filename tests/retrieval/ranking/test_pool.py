"""The passages that may hold an answer: which are gathered, which promise most, and whose words come along."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest

from index import StoredPassage
from retrieval.question.question import AskedSpeaker, Intent
from retrieval.ranking.candidate import PooledPassage, QueryVectors
from retrieval.ranking.pool import PROMISING, best_matches, gather, promise
from retrieval.ranking.query_vectors import embed_query
from retrieval.ranking.terms import read_terms
from retrieval.snapshot import Snapshot
from tests.retrieval.made import asked, pooled, question
from tests.retrieval.ranking.conftest import RAIN
from tests.support.ground import WordsEmbedder


def gathered(
    snapshot: Snapshot,
    text: str,
    *speakers: AskedSpeaker,
    intent: Intent = Intent.SPEECH,
    allowed: Iterable[str] | None = None,
    previous: str | None = None,
) -> tuple[PooledPassage, ...]:
    """`allowed` and `previous` are documents' keys; what is asked about is the whole text."""
    return gather(
        snapshot.reader,
        question(intent, *speakers, topic=text, text=text),
        embed_query(WordsEmbedder(), snapshot.vocabulary, text, text),
        read_terms(snapshot.vocabulary, text),
        None if allowed is None else frozenset(number_of(snapshot, key) for key in allowed),
        None if previous is None else number_of(snapshot, previous),
    )


def number_of(snapshot: Snapshot, key: str) -> int:
    return next(id_ for id_, document in snapshot.reader.documents.items() if document.key == key)


def named(snapshot: Snapshot, name: str) -> AskedSpeaker:
    ((identity, fit),) = snapshot.vocabulary.speakers.named(name.casefold().split())
    return asked(name, (identity, fit))


def by_document(snapshot: Snapshot, pool: Iterable[PooledPassage]) -> dict[str, int]:
    return dict(Counter(snapshot.reader.documents[p.passage.document_id].key for p in pool))


def test_the_most_promising_passages_best_first(snapshot: Snapshot) -> None:
    pool = gathered(snapshot, "comet harbour")
    assert [snapshot.reader.documents[p.passage.document_id].key for p in pool[:2]] == ["comet.txt", "moon.txt"]
    assert [promise(p) for p in pool] == sorted((promise(p) for p in pool), reverse=True)
    assert by_document(snapshot, gathered(snapshot, "fog")) == {"fog.txt": PROMISING}


def test_a_passage_is_pooled_once_however_many_ways_find_it(snapshot: Snapshot) -> None:
    pool = gathered(snapshot, "comet", named(snapshot, "Amara Okafor"), allowed=["comet.txt"], previous="comet.txt")
    (comet,) = (id_ for id_, document in snapshot.reader.documents.items() if document.key == "comet.txt")
    assert sorted(p.passage.id for p in pool) == [
        number for number, _ in snapshot.reader.passage_places([comet])[comet]
    ]


def test_what_the_speaker_said_comes_along_however_far_from_the_topic(snapshot: Snapshot) -> None:
    pool = gathered(snapshot, "fog", named(snapshot, "Ida Berg"))
    assert by_document(snapshot, pool) == {"fog.txt": PROMISING, "rain.txt": 40}


def test_a_list_has_everything_that_the_speaker_said(snapshot: Snapshot) -> None:
    pool = gathered(snapshot, "fog", named(snapshot, "Ida Berg"), intent=Intent.LIST)
    assert by_document(snapshot, pool) == {"fog.txt": PROMISING, "rain.txt": RAIN}


def test_nothing_outside_what_is_allowed(snapshot: Snapshot) -> None:
    speaker = named(snapshot, "Ida Berg")
    assert by_document(snapshot, gathered(snapshot, "fog", speaker, allowed=["moon.txt"])) == {"moon.txt": 1}
    assert by_document(snapshot, gathered(snapshot, "fog", allowed=["moon.txt"], previous="comet.txt")) == {
        "moon.txt": 1
    }
    assert gathered(snapshot, "fog", speaker, allowed=[], previous="comet.txt") == ()


@pytest.mark.parametrize(
    ("near", "topic", "answered_before", "found"),
    [
        ("fog", "fog", False, False),
        ("bees", "fog", False, True),  # by meaning
        ("fog", "bees", False, True),  # by words
        ("fog", "fog", True, True),  # where the answer before stood
    ],
)
def test_every_way_of_gathering(snapshot: Snapshot, near: str, topic: str, answered_before: bool, found: bool) -> None:
    """The question's pieces make the passage on bees one of the most promising, once anything has found it."""
    bees = number_of(snapshot, "bees.txt")
    pieces = embed_query(WordsEmbedder(), snapshot.vocabulary, "bees", "bees")
    far = embed_query(WordsEmbedder(), snapshot.vocabulary, near, near)
    vectors = replace(pieces, whole=far.whole, topic=far.whole)
    terms = read_terms(snapshot.vocabulary, topic)
    pool = gather(snapshot.reader, question(), vectors, terms, None, bees if answered_before else None)
    assert any(p.passage.document_id == bees for p in pool) == found


def test_what_is_near_the_topic_alone_is_gathered(snapshot: Snapshot) -> None:
    bees = number_of(snapshot, "bees.txt")
    vectors = replace(
        embed_query(WordsEmbedder(), snapshot.vocabulary, "bees", "bees"),
        whole=WordsEmbedder().embed(["fog"])[0],
    )
    pool = gather(snapshot.reader, question(), vectors, read_terms(snapshot.vocabulary, "fog"), None, None)
    assert any(p.passage.document_id == bees for p in pool)


def test_how_near_a_passage_is_by_every_way(snapshot: Snapshot) -> None:
    pool = gathered(snapshot, "comet fog")
    (comet,) = (p for p in pool if "comet" in p.passage.stems)
    vectors = embed_query(WordsEmbedder(), snapshot.vocabulary, "comet fog", "comet fog")
    assert comet.token_match == pytest.approx(0.5)  # one of its two words
    assert comet.weighted_token_match == pytest.approx(float(vectors.weights[0]))
    assert comet.similarity == comet.topic_similarity > 0
    assert comet.bm25 > 0


def test_a_topic_of_its_own_is_measured_apart(snapshot: Snapshot) -> None:
    text, topic = "what did okafor say of the comet", "comet"
    vectors = embed_query(WordsEmbedder(), snapshot.vocabulary, text, topic)
    terms = read_terms(snapshot.vocabulary, topic)
    first, *_ = gather(snapshot.reader, question(topic=topic, text=text), vectors, terms, None, None)
    embedded = WordsEmbedder().embed([topic])[0]
    assert snapshot.reader.passage_similarities(embedded, [first.passage.id]) == {
        first.passage.id: first.topic_similarity
    }
    assert first.similarity != first.topic_similarity


@pytest.mark.parametrize(
    "better",
    [
        pooled(token_match=0.1),
        pooled(weighted_token_match=0.1),
        pooled(similarity=0.1),
        pooled(topic_similarity=0.1),
        pooled(bm25=0.1),
    ],
)
def test_each_way_makes_a_passage_more_promising(better: PooledPassage) -> None:
    assert promise(better) > promise(pooled()) == 0.0


def test_bm25_counts_for_three_at_most() -> None:
    assert promise(pooled(bm25=10.0)) == 1.5
    assert 2.9 < promise(pooled(bm25=1000.0)) < 3.0


@pytest.mark.parametrize(
    ("stretches", "best"),
    [
        ([(0, 2), (2, 4)], [[0.5, 0.1], [-0.2, 0.4]]),
        ([(1, 2), (3, 4)], [[0.1, 0.1], [-0.2, 0.4]]),
        ([(0, 1), (1, 1), (2, 3)], [[0.5, -0.6], [0.0, 0.0], [-0.3, 0.2]]),
        ([(0, 0), (0, 4), (4, 4)], [[0.0, 0.0], [0.5, 0.4], [0.0, 0.0]]),
        ([], []),
    ],
)
def test_best_matches(stretches: list[tuple[int, int]], best: list[list[float]]) -> None:
    cosines = np.array([[0.5, 0.1, -0.3, -0.2], [-0.6, 0.1, 0.2, 0.4]], np.float32)
    firsts, ends = np.array(stretches, np.int64).reshape(-1, 2).T
    found = best_matches(cosines, firsts, ends)
    assert (found.shape, np.allclose(found, np.reshape(best, (-1, 2)))) == ((len(stretches), 2), True)


@pytest.mark.parametrize(("topic", "same"), [("the comet", True), ("comet", False)])
def test_a_question_is_embedded_with_its_topic(snapshot: Snapshot, topic: str, same: bool) -> None:
    embedder = WordsEmbedder()
    vectors: QueryVectors = embed_query(embedder, snapshot.vocabulary, "the comet", topic)
    assert vectors.whole.tolist() == embedder.embed(["the comet"])[0].tolist()
    assert vectors.topic.tolist() == embedder.embed([topic])[0].tolist()
    assert (vectors.topic is vectors.whole) == same
    assert vectors.pieces.tolist() == embedder.embed(["the", "comet"]).tolist()
    assert vectors.weights.tolist() == [0.0, 1.0]  # function words tell nothing


def test_passages_of_the_pool_are_the_index_s(snapshot: Snapshot) -> None:
    pool = gathered(snapshot, "comet")
    stored: dict[int, StoredPassage] = snapshot.reader.passages([p.passage.id for p in pool])
    assert {p.passage.id: p.passage for p in pool} == stored
