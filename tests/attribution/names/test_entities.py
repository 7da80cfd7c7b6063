"""Which names of a document are one person or organisation, and which are two."""

import pytest

from index.attribution.names.entities import Entities
from index.attribution.names.name_finder import NameKind
from tests.attribution.taken_apart import entities, parsed


def gathered(text: str) -> dict[str, list[str]]:
    """The names as they stand, by the fullest name of whoever bears them."""
    document = parsed(text)
    found: dict[str, list[str]] = {}
    everybody = Entities(text, document.names)
    for name in document.names:
        entity = everybody.of(name)
        if entity is not None:
            found.setdefault(entity.name, []).append(name.span.of(text))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met Jane Doe in May. Later Doe left.", {"Jane Doe": ["Jane Doe", "Doe"]}),
        ("They met Jane Doe in May. Later Ms. Doe left.", {"Jane Doe": ["Jane Doe", "Doe"]}),
        ("They met Jane Doe in May. Later Jane left.", {"Jane Doe": ["Jane Doe", "Jane"]}),
        ("They met Doe in May. Later Jane Doe left.", {"Jane Doe": ["Doe", "Jane Doe"]}),
        ("They met Jane Q. Doe in May. Then Jane Doe left.", {"Jane Q. Doe": ["Jane Q. Doe", "Jane Doe"]}),
        ("They met Jane Doe in May. Then J. Doe left.", {"Jane Doe": ["Jane Doe", "J. Doe"]}),
        ("They met Jane Doe and then John Doe.", {"Jane Doe": ["Jane Doe"], "John Doe": ["John Doe"]}),
        ("They met Jane Doe and Jane Roe.", {"Jane Doe": ["Jane Doe"], "Jane Roe": ["Jane Roe"]}),
        (
            "They met Martin Doe Jr. in May. Then Martin Doe left.",
            {"Martin Doe Jr.": ["Martin Doe Jr.", "Martin Doe"]},
        ),
        (
            "They met Martin Doe in May. Then his son Martin Doe Jr. left.",
            {"Martin Doe": ["Martin Doe"], "Martin Doe Jr.": ["Martin Doe Jr."]},
        ),
        (
            "They met Martin Doe in May. Then Martin Doe Jr. came. Doe left, and Doe Jr. ate.",
            {"Martin Doe": ["Martin Doe", "Doe"], "Martin Doe Jr.": ["Martin Doe Jr.", "Doe Jr."]},
        ),
        (
            "They met Martin Doe in May. Then Mrs. Doe left, and Mrs. Doe came. Then Mr. Doe ate.",
            {"Martin Doe": ["Martin Doe", "Doe"], "Mrs Doe": ["Doe", "Doe"]},
        ),
        ("They met Kim Doe in May. Then Mr. Doe left.", {"Kim Doe": ["Kim Doe", "Doe"]}),
        ("They met Tim Doe in May. Timothy Doe left.", {"Tim Doe": ["Tim Doe", "Timothy Doe"]}),
        ("They met Joseph R. Doe in May. Joe Doe left.", {"Joseph R. Doe": ["Joseph R. Doe", "Joe Doe"]}),
        ("They met Tim Doe in May. Tom Doe left.", {"Tim Doe": ["Tim Doe"], "Tom Doe": ["Tom Doe"]}),
        ("They met Ann Doe in May. Anna Doe left.", {"Ann Doe": ["Ann Doe"], "Anna Doe": ["Anna Doe"]}),
        (
            "They met Patrick Doe, Patricia Doe and Pat Doe there.",
            {"Patrick Doe": ["Patrick Doe"], "Patricia Doe": ["Patricia Doe"], "Pat Doe": ["Pat Doe"]},
        ),
        ('They met Robert "Bobby" Doe. Bobby Doe left.', {"Robert Doe": ['Robert "Bobby" Doe', "Bobby Doe"]}),
        # A thing called after somebody is not that person.
        ("They read it on Xan Twitter. They saw Xan.", {"Xan Twitter": ["Xan Twitter"], "Xan": ["Xan"]}),
        ("They met with Xan Doe. They saw Xan.", {"Xan Doe": ["Xan Doe", "Xan"]}),
        ("They met Anthony Kiedis in May. They saw Keidis.", {"Anthony Kiedis": ["Anthony Kiedis", "Keidis"]}),
        ("They met Jane Dole in May. They saw Lode.", {"Jane Dole": ["Jane Dole"], "Lode": ["Lode"]}),
    ],
)
def test_persons(text: str, found: dict[str, list[str]]) -> None:
    assert gathered(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "At the American Civil Liberties Union they met. Then the ACLU sued.",
            {"American Civil Liberties Union": ["American Civil Liberties Union", "ACLU"]},
        ),
        (
            "At Oyez Watch (OYW) they met. Then the OYW sued.",
            {"Oyez Watch": ["Oyez Watch", "OYW", "OYW"]},
        ),
        ("At the Federal Reserve they met. Then the Fed acted.", {"Federal Reserve": ["Federal Reserve", "Fed"]}),
        ("They met at Volkswagen. There they met. Then VW acted.", {"Volkswagen": ["Volkswagen", "VW"]}),
        ("They met at Arsenal. There they met. Then AS acted.", {"Arsenal": ["Arsenal"], "AS": ["AS"]}),
        ("They met at Volkswagen. There they met. Then BMW acted.", {"Volkswagen": ["Volkswagen"], "BMW": ["BMW"]}),
        ("At Chapter & Verse they met.", {"Chapter & Verse": ["Chapter & Verse"]}),
        ("At Acme Corp. they met. They sold Acme.", {"Acme Corp.": ["Acme Corp.", "Acme"]}),
        (
            "At the National Bank they met. Then the National Trust sold.",
            {"National Bank": ["National Bank"], "National Trust": ["National Trust"]},
        ),
    ],
)
def test_organisations(text: str, found: dict[str, list[str]]) -> None:
    assert gathered(text) == found


@pytest.mark.parametrize(
    ("text", "surname_of"),
    [
        ("They met Bill Doe and Hillary Doe. Later Mr. Doe left.", "Bill Doe"),
        ("They met Bill Doe and Hillary Doe. Later Mrs. Doe left.", "Hillary Doe"),
        ("A headline\n\nThey met Bill Doe in May.\n\nThey met Hillary Doe in June, when Doe left.", "Hillary Doe"),
        (
            "A headline\n\nHillary Doe came. Hillary Doe stayed. Hillary Doe ate. They met Bill Doe in May.\n\n"
            "They saw Doe in June.",
            "Hillary Doe",
        ),
    ],
)
def test_relations_are_told_apart(text: str, surname_of: str) -> None:
    document = parsed(text)
    entity = Entities(text, document.names).of(document.names[-1])
    assert entity is not None
    assert entity.name == surname_of


def test_a_label_of_a_transcript_is_its_bearer() -> None:
    assert gathered("A headline\n\nThey met Jane Doe in May.\n\nDOE: It is so.") == {"Jane Doe": ["Jane Doe", "DOE"]}


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("They met Jane Doe.", "f"),
        ("They met John Doe.", "m"),
        ("They met Mr. Doe.", "m"),
        ("They met Mrs. Doe.", "f"),
        ("They met Congresswoman Doe.", "f"),
        ("They met Mr. Jane Doe.", "m"),
        ("They met Dr. Doe.", None),
        ("They met Xqzt Doe.", None),
    ],
)
def test_gender_by_title_then_by_given_name(text: str, gender: str | None) -> None:
    assert [e.gender for e in entities(text).all] == [gender]


def test_forms_are_counted_and_titles_kept() -> None:
    (doe,) = entities("They met Sen. Jane Doe. Doe came, and Ms. Doe left. They saw Doe.").all
    assert doe.forms == {"Jane Doe": 1, "Doe": 3}
    assert doe.titles == {"Sen": 1, "Ms": 1}
    assert (doe.name, doe.is_person) == ("Jane Doe", True)


def test_names_are_in_order_of_the_text() -> None:
    (doe,) = entities("Then Doe came. They met Jane Doe. Then Doe left.").all
    assert [n.span for n in doe.names] == sorted(n.span for n in doe.names)


def test_roles_and_single_places_are_nobody() -> None:
    assert entities("They met the President in Ohio.").all == []


def test_bearers_of_a_surname() -> None:
    found = entities("They met Bill Doe and Hillary Doe and John Roe.")
    assert [e.name for e in found.bearing("Doe")] == ["Bill Doe", "Hillary Doe"]
    assert found.bearing("Poe") == []


def test_an_unknown_name_with_a_title_elsewhere_is_a_person() -> None:
    (doe,) = entities("They met Xqzt Doe. Then Mr. Doe left.").all
    assert doe.kind is NameKind.PERSON
