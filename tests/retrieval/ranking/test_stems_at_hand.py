"""Stems of texts as the lexical index makes them, whatever of their words is kept at hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Stemmer
from retrieval.snapshot import Snapshot
from retrieval.vocabulary import Vocabulary

TEXTS = st.lists(st.text("abe\u0301É'’.-1 \t\n\x00\x1c\x85\xa0\u2003\u200b\u4e2d", max_size=20), max_size=6)


@given(texts=TEXTS)
def test_every_text_has_the_stems_that_the_lexical_index_makes_of_it(snapshot: Snapshot, texts: list[str]) -> None:
    made = [frozenset(stems) for stems in Stemmer().stems(texts)]
    assert snapshot.vocabulary.stems(texts) == made
    assert snapshot.vocabulary.stems(texts) == made


def test_more_words_than_are_kept_have_their_stems_all_the_same(snapshot: Snapshot) -> None:
    vocabulary = Vocabulary(snapshot.reader)
    many = [f"w{number} w{number + 1} comets" for number in range(0, 30_000, 2)]
    assert vocabulary.stems(["comets"]) == [{"comet"}]
    assert vocabulary.stems(many) == [{text.split()[0], text.split()[1], "comet"} for text in many]


@pytest.mark.parametrize("keys", [["comet.txt", "moon.txt"], ["moon.txt", "comet.txt", "fog.txt"], []])
def test_headlines_stems_are_by_document(snapshot: Snapshot, keys: list[str]) -> None:
    stems = {"comet.txt": {"comet"}, "moon.txt": {"moon"}, "fog.txt": {"weather"}}
    ids = {document.key: id_ for id_, document in snapshot.reader.documents.items()}
    assert snapshot.vocabulary.title_stems([ids[key] for key in keys]) == {ids[key]: stems[key] for key in keys}
