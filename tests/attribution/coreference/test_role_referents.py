"""Whom "the senator", "the aide" and "the commission" mean, and how sure that is."""

import pytest

from index.attribution.coreference.referents import Resolved
from index.attribution.text.person_nouns import is_person_noun
from tests.attribution.taken_apart import mention, parsed, resolver


def resolved(text: str, words: str) -> Resolved:
    document = parsed(f"A headline of no matter to anybody at all, long as it is\n\n{text}")
    found = resolver(document).resolve(mention(document, words))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They met Rep. Jane Doe. Then the congresswoman left.", "the congresswoman", "Jane Doe"),
        ("They met Dr. Jane Doe. Then the doctor left.", "the doctor", "Jane Doe"),
        ("They met Prof. Jane Doe. Then the professor left.", "the professor", "Jane Doe"),
        ("They met Mayor Jane Doe. Then the mayor left.", "the mayor", "Jane Doe"),
        ("They met Acme chairman John Roe. Then the chairman left.", "the chairman", "John Roe"),
        ("They met John Roe, the chairman of Acme. Then the chairman left.", "the chairman", "John Roe"),
        ("They met vice chairman John Roe and chairman Jim Poe. Then the chairman left.", "the chairman", "Jim Poe"),
        ("They met Sen. Jane Doe, then Sen. John Roe. Then the senator left.", "the senator", "John Roe"),
    ],
)
def test_a_role_is_whose_title_or_description_it_is(text: str, words: str, name: str) -> None:
    assert resolved(text, words).referent.name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "They met Chancellor Jane Doe. Then the German chancellor left.",
            "the German chancellor",
            "the German chancellor",
        ),
        ("They met German Chancellor Jane Doe. Then the German chancellor left.", "the German chancellor", "Jane Doe"),
        ("They met Mayor Jane Doe. Then the new mayor left.", "the new mayor", "the new mayor"),
        ("They met the new mayor, Jane Doe. Then the new mayor left.", "the new mayor", "Jane Doe"),
        ("They met shadow chancellor Jane Doe. Then the shadow chancellor left.", "the shadow chancellor", "Jane Doe"),
        (
            "They met Chancellor John Roe and shadow chancellor Jane Doe. Then the chancellor left.",
            "the chancellor",
            "John Roe",
        ),
        ("They met Mayor Jane Doe on Monday. Then the chancellor left.", "the chancellor", "the chancellor"),
        ("They met Jane Doe on Monday. Then the judge left.", "the judge", "the judge"),
    ],
)
def test_whoever_bears_another_role_or_none_is_not_meant(text: str, words: str, name: str) -> None:
    assert resolved(text, words).referent.name == name


def test_a_role_that_only_one_bears_is_surer_than_one_of_two() -> None:
    one = resolved("They met Sen. Jane Doe. Then the senator left.", "the senator")
    two = resolved("They met Sen. Jane Doe and Sen. John Roe. Then the senator left.", "the senator")
    assert (one.trust, two.trust) == (0.85, 0.45)


def test_a_role_that_nobody_bears_is_whoever_stands_out_and_less_sure() -> None:
    found = resolved("John Roe came on Monday. Then the candidate left.", "the candidate")
    assert found.referent.name == "John Roe"
    assert found.trust < 0.85


def test_a_headline_names_by_the_role_whom_the_first_lines_name() -> None:
    document = parsed("Then the mayor left in haste\n\nMayor Jane Doe left on Monday, after lunch, for good.")
    found = resolver(document).resolve(mention(document, "the mayor"))
    assert found is not None
    assert (found.referent.name, found.trust) == ("Jane Doe", 0.7)


def test_the_owners_role_leads_to_the_owner() -> None:
    text = "They met Prime Minister John Roe. Then the prime minister's spokesman left."
    found = resolved(text, "the prime minister's spokesman")
    assert found.referent.name == "John Roe's spokesman"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They met the European Commission. Then the commission rose.", "the commission", "European Commission"),
        ("They met the Doe Union and the Roe Union. Then the union rose.", "the union", "Roe Union"),
        (
            "They met the European Commission and then a royal commission. Then the commission rose.",
            "the commission",
            "a royal commission",
        ),
    ],
)
def test_an_organisations_noun_is_the_one_last_named_with_it(text: str, words: str, name: str) -> None:
    assert resolved(text, words).referent.name == name


@pytest.mark.parametrize(
    ("head", "person"),
    [
        ("senator", True), ("aide", True), ("spokesman", True), ("42-year-old", True), ("frenchman", True),
        ("campaign", False), ("commission", False), ("table", False),
    ],
)  # fmt: skip
def test_heads_that_stand_for_persons(head: str, person: bool) -> None:
    assert is_person_noun(head) is person
