"""Words exactly as they stand."""

import pytest

from retrieval import ExcerptKind, Retriever


def test_every_place_once(retriever: Retriever) -> None:
    found = retriever.find("look them in the EYE")
    assert sorted(excerpt.document for excerpt in found) == ["council.md", "harbour.md"]
    assert all("look them in the eye" in excerpt.text for excerpt in found)


def test_no_more_than_asked_for(retriever: Retriever) -> None:
    assert len(retriever.find("look them in the eye", limit=1)) == 1


def test_a_quotation_knows_its_speaker(retriever: Retriever) -> None:
    (excerpt,) = retriever.find("lose an election")
    assert (excerpt.kind, excerpt.speaker) == (ExcerptKind.QUOTATION, "Hanna Lindqvist")


def test_the_papers_words(retriever: Retriever) -> None:
    (excerpt,) = retriever.find("will not end before Easter")
    assert excerpt.document == "harbour.md"


@pytest.mark.parametrize("words", ["", "…", "zeppelin", "eye the in them look", "of"])
def test_words_that_stand_nowhere_in_a_row(retriever: Retriever, words: str) -> None:
    found = retriever.find(words)
    assert all(words in excerpt.text for excerpt in found)
    assert (len(found) > 0) == (words == "of")
