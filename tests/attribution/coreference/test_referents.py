"""Whom words stand for where nobody is named, and how such a speaker is called."""

import pytest

from index.attribution.coreference.referents import Referent, Resolved, owned_by, referent_of, unnamed
from index.attribution.names.entities import Entity
from index.attribution.names.name_finder import NameKind
from index.quotation import SpeakerKind

PERSON, ORGANISATION = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
GROUP, UNNAMED = SpeakerKind.GROUP, SpeakerKind.UNNAMED


@pytest.mark.parametrize(
    ("words", "head", "name", "kind", "gender"),
    [
        ("a campaign spokesman", "spokesman", "a campaign spokesman", UNNAMED, "m"),
        ("A campaign spokeswoman", "spokeswoman", "a campaign spokeswoman", UNNAMED, "f"),
        ("one Bombay trader", "trader", "a Bombay trader", UNNAMED, None),
        ("one Ohio trader", "trader", "an Ohio trader", UNNAMED, None),
        ("one European trader", "trader", "a European trader", UNNAMED, None),
        ("one union leader", "leader", "a union leader", UNNAMED, None),
        ("one of the aides", "aides", "one of the aides", GROUP, None),
        ("The aides", "aides", "the aides", GROUP, None),
        ("officials", "officials", "officials", GROUP, None),
        ("a witness", "witness", "a witness", UNNAMED, None),
        ("the boss", "boss", "the boss", UNNAMED, None),
        ("the campaign", "campaign", "the campaign", GROUP, None),
        ("The report", "report", "the report", GROUP, None),
        ("Critics of the plan", "critics", "Critics of the plan", GROUP, None),
    ],
)
def test_a_phrase_as_a_speaker(words: str, head: str, name: str, kind: SpeakerKind, gender: str | None) -> None:
    assert unnamed(words, head) == Referent(name.lower(), name, kind, gender, None, None, head)


def test_a_spokesman_speaks_for_an_organisation() -> None:
    found = unnamed("a spokesman for Acme", "spokesman", "Acme")
    assert (found.name, found.kind, found.organisation) == ("a spokesman for Acme", UNNAMED, "Acme")


def test_a_long_phrase_is_cut_in_its_name_alone() -> None:
    words = "a " + "very " * 40 + "old man"
    found = unnamed(words, "man")
    assert (len(found.name), found.key) == (120, words)


def test_what_somebody_owns_is_named_after_the_owner() -> None:
    assert owned_by("Ted Cruz", "campaign", "campaign", ORGANISATION) == Referent(
        "ted cruz's campaign", "Ted Cruz's campaign", ORGANISATION, None, None, "Ted Cruz", "campaign"
    )


@pytest.mark.parametrize(
    ("kind", "speaker"),
    [
        (NameKind.PERSON, PERSON),
        (NameKind.UNKNOWN, PERSON),
        (NameKind.PLACE, PERSON),
        (NameKind.ORGANISATION, ORGANISATION),
    ],
)
def test_an_entity_as_a_speaker(kind: NameKind, speaker: SpeakerKind) -> None:
    entity = Entity(("Jane", "Doe"), kind, "f")
    found = referent_of(entity)
    assert (found.name, found.kind, found.gender, found.entity) == ("Jane Doe", speaker, "f", entity)


def test_two_of_the_same_name_are_two() -> None:
    one, other = Entity(("Jane", "Doe"), NameKind.PERSON), Entity(("Jane", "Doe"), NameKind.PERSON)
    assert referent_of(one).key == referent_of(one).key != referent_of(other).key


@pytest.mark.parametrize(
    ("kind", "is_person"), [(PERSON, True), (UNNAMED, True), (GROUP, False), (ORGANISATION, False)]
)
def test_who_can_be_he_or_she(kind: SpeakerKind, is_person: bool) -> None:
    assert Referent("x", "x", kind, None).is_person is is_person


def test_trust_falls_with_each_step() -> None:
    referent = Referent("x", "x", PERSON, None)
    assert Resolved(referent, 0.8).times(0.5) == Resolved(referent, 0.4)
