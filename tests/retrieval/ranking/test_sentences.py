"""The sentences of pooled passages, each held against the question's word pieces."""

from collections.abc import Sequence

import pytest

from retrieval.ranking.candidate import PooledPassage, QueryVectors
from retrieval.ranking.query_vectors import embed_query
from retrieval.ranking.sentences import ReadSentences, read_sentences
from retrieval.snapshot import Snapshot
from tests.retrieval.made import pooled
from tests.support.ground import WordsEmbedder


def vectors_of(snapshot: Snapshot, text: str) -> QueryVectors:
    return embed_query(WordsEmbedder(), snapshot.vocabulary, text, text)


def passages_of(snapshot: Snapshot, key: str) -> list[PooledPassage]:
    """Every passage of a document, in its order."""
    reader = snapshot.reader
    id_ = next(id_ for id_, document in reader.documents.items() if document.key == key)
    return [pooled(reader.passages([number])[number]) for number, _ in reader.passage_places([id_])[id_]]


def read(snapshot: Snapshot, pool: Sequence[PooledPassage], text: str = "comet harbour") -> ReadSentences:
    (only,) = read_sentences(snapshot.reader, snapshot.vocabulary, pool, vectors_of(snapshot, text))
    return only


def words_of(snapshot: Snapshot, found: ReadSentences) -> list[str]:
    return [sentence.span.of(snapshot.reader.text(found.document_id)) for sentence in found.sentences]


COMET = [
    # Sentence, its place in the body, the run between headings, its paragraph.
    ("The comet came in spring.", 0, 1, 1),
    ("Its tail shone over the harbour.", 1, 1, 1),
    ("Nobody slept.", 2, 1, 1),
    ('"Look at the comet," said Amara Okafor, an astronomer.', 3, 1, 2),
    ('"It will not wait."', 4, 1, 2),
    ("Fishermen stayed ashore.", 5, 2, 3),
]


def test_the_sentences_of_a_passage_and_where_they_stand(snapshot: Snapshot) -> None:
    pool = passages_of(snapshot, "comet.txt")
    found = read(snapshot, pool)
    rows = zip(words_of(snapshot, found), found.sentences, strict=True)
    assert [(words, s.place, s.run, s.paragraph) for words, s in rows] == COMET
    assert {id(one) for one in found.passages} <= {id(one) for one in pool}
    assert list(found.stems) == snapshot.vocabulary.stems([words for words, *_ in COMET])


def test_a_sentence_s_matches_are_the_best_of_its_own_pieces(snapshot: Snapshot) -> None:
    found = read(snapshot, passages_of(snapshot, "comet.txt"))
    assert found.matches.round(6).tolist() == [[1, 0], [0, 1], [0, 0], [1, 0], [0, 0], [0, 0]]
    assert found.document_matches == pytest.approx([1, 1])


def test_the_meaning_of_a_sentence_is_that_of_its_pieces_together(snapshot: Snapshot) -> None:
    found = read(snapshot, passages_of(snapshot, "moon.txt"), "moon")
    embedder = WordsEmbedder()
    pieces = [embedder.embed([words])[0] for words in words_of(snapshot, found)]
    asked = embedder.embed(["moon"])[0]
    assert found.meaning == pytest.approx([float(asked @ piece) for piece in pieces], abs=0.01)


def test_neighbours_come_along_and_belong_to_no_pooled_passage(snapshot: Snapshot) -> None:
    fog = passages_of(snapshot, "fog.txt")
    found = read(snapshot, [fog[20]])
    assert [words.split()[0] for words in words_of(snapshot, found)] == ["Over19.", "Entry20", "Over20.", "Entry21"]
    assert found.passages == (None, fog[20], fog[20], None)


def test_a_long_document_is_held_against_the_question_near_its_pooled_passages_alone(snapshot: Snapshot) -> None:
    fog = passages_of(snapshot, "fog.txt")
    assert read(snapshot, [fog[20]], "over21").document_matches == pytest.approx([1.0])
    assert read(snapshot, [fog[20]], "over60").document_matches < [0.9]


def test_a_sentence_belongs_to_its_most_promising_passage(snapshot: Snapshot) -> None:
    (once,) = passages_of(snapshot, "moon.txt")
    again = pooled(once.passage, similarity=0.5)
    assert set(map(id, read(snapshot, [again, once]).passages)) == {id(again)}


def test_documents_come_in_the_order_of_their_most_promising_passage(snapshot: Snapshot) -> None:
    comet, moon, fog = (passages_of(snapshot, key) for key in ("comet.txt", "moon.txt", "fog.txt"))
    pool = [fog[3], *moon, fog[0], *comet]
    found = read_sentences(snapshot.reader, snapshot.vocabulary, pool, vectors_of(snapshot, "comet"))
    keys = [snapshot.reader.documents[one.document_id].key for one in found]
    assert keys == ["fog.txt", "moon.txt", "comet.txt"]


def test_of_nothing_nothing_is_read(snapshot: Snapshot) -> None:
    assert read_sentences(snapshot.reader, snapshot.vocabulary, [], vectors_of(snapshot, "comet")) == ()
