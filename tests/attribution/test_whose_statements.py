"""Whose reported words are shown, and that no others are, through the whole chain."""

import pytest

from index.quotation import QuotationKind
from tests.attribution.said import attributed


def statements(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each statement without marks."""
    found = attributed(f"A report\n\n{text}")
    return [
        (None if q.speaker is None else found.speakers[q.speaker].name, q.span.of(f"A report\n\n{text}"))
        for q in found.quotations
        if q.kind is QuotationKind.INDIRECT
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sibusiso Dlamini of the University of Acton says the rings are mostly dust.", "Sibusiso Dlamini"),
        ("Co-author Sibusiso Dlamini of the University of Acton says the rings are mostly dust.", "Sibusiso Dlamini"),
        ("Dorottya Rédai of the Labrisz Lesbian Association, who marched, said it would backfire.", "Dorottya Rédai"),
        ("A spokesperson for the World Health Organization, Margaret Harris, said it was cleared.", "Margaret Harris"),
        ("State Rep. Mark Tisdel, R-Rochester Hills, who sponsored it, said teachers had begged him.", "Mark Tisdel"),
        ("A spokesman for the Acton Rail Company said trains would run.", "a spokesman for the Acton Rail Company"),
    ],
)
def test_a_person_of_an_organisation_speaks_and_not_the_organisation(text: str, speaker: str) -> None:
    assert [name for name, _ in statements(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ernest Oyelaran was told in 1962 that no man would deliver post in Acton.",
        "Mary Bell was warned that the road would flood.",
        "Gen. Sylvain Ekenge denied the town had fallen.",
        "John Smith denied that he had taken the money.",
        "Kwame Boateng declined to say whether anyone would resign.",
        "Jane Doe praised the ruling.",
        "Jane Doe welcomed a 1988 ban on new boats.",
    ],
)
def test_what_somebody_hears_denies_or_takes_a_stand_on_are_no_words_of_theirs(text: str) -> None:
    assert [words for name, words in statements(text) if name is not None] == []


def test_who_declines_to_say_has_spoken_all_the_same() -> None:
    text = 'Tony Blair spoke. Jane Doe’s spokesman, John Roe, declined to say whether it was so. He said: "It goes on."'
    found = attributed(text)
    assert [found.speakers[q.speaker].name for q in found.quotations if q.speaker is not None] == ["John Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "Your report on the Kessel Bridge says that the city had no choice.",
        "A story about Peter Brask says that he lied.",
    ],
)
def test_what_a_writing_is_about_says_nothing(text: str) -> None:
    assert [words for name, words in statements(text) if name is not None] == []


def test_the_spokesman_is_the_one_of_the_sentence_before() -> None:
    found = attributed(
        "A report\n\nA spokesman for Acme Corp said sales rose. “We are glad of it,” the spokesman said."
    )
    assert [s.name for s in found.speakers] == ["a spokesman for Acme Corp"]
