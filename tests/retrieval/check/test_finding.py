"""Words exactly as they stand."""

import pytest

from retrieval import ExcerptKind, Retriever

LOOK = "look them in the eye"
CHARGE = '"She can\'t look them in the eye," he said of Solberg.'
PIER = (
    '"Ms. Solberg earns more in a week than a deckhand earns in a year," Tomas Reyes, the leader of the seafarers\' '
    'union, told reporters at the pier. "She can\'t look them in the eye."'
)


def test_every_place_once(retriever: Retriever) -> None:
    found = retriever.find("look them in the EYE")
    assert sorted((excerpt.document, excerpt.text) for excerpt in found) == [
        ("council.md", CHARGE),
        ("harbour.md", PIER),
    ]


@pytest.mark.parametrize("words", [LOOK.upper(), f"“{LOOK}.”", "look\u00a0them  in\nthe eye", "look … the eye"])
def test_typing_apart(retriever: Retriever, words: str) -> None:
    assert retriever.find(words) == retriever.find(LOOK)


def test_no_more_than_asked_for(retriever: Retriever) -> None:
    assert len(retriever.find("look them in the eye", limit=1)) == 1


def test_a_quotation_knows_its_speaker(retriever: Retriever) -> None:
    (excerpt,) = retriever.find("lose an election")
    assert (excerpt.kind, excerpt.speaker) == (ExcerptKind.QUOTATION, "Hanna Lindqvist")


def test_the_papers_words(retriever: Retriever) -> None:
    (excerpt,) = retriever.find("will not end before Easter")
    assert (excerpt.document, excerpt.kind, excerpt.speaker, excerpt.text) == (
        "harbour.md",
        ExcerptKind.PASSAGE,
        None,
        "The strike at Norholm Lines will not end before Easter, people close to the talks said on Thursday.",
    )


@pytest.mark.parametrize("words", ["", "…", "zeppelin", "eye the in them look", "eye of", "look them the eye"])
def test_words_that_stand_nowhere_in_a_row(retriever: Retriever, words: str) -> None:
    assert retriever.find(words) == ()


def test_a_word_that_stands_everywhere_is_found_as_often_as_asked_for(retriever: Retriever) -> None:
    found = retriever.find("the", limit=3)
    assert len({(excerpt.document, excerpt.span) for excerpt in found}) == len(found) == 3
    assert all("the" in excerpt.text.casefold().split() for excerpt in found)
