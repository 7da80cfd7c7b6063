"""Which names are persons', by what stands beside them, and whether he or she."""

import pytest

from index.attribution.coreference.personhood import learn_persons, talks
from index.attribution.names.entities import Entities, Entity
from index.attribution.names.name_finder import NameKind
from tests.attribution.taken_apart import parsed


def learnt(text: str) -> dict[str, Entity]:
    document = parsed(f"A headline\n\n{text}")
    entities = Entities(document.text, document.names)
    people = [
        (n.span.start, n, e)
        for n in document.names
        if (e := entities.of(n)) is not None and e.kind is not NameKind.ORGANISATION
    ]
    learn_persons(document.masked, people)
    return {e.name: e for e in entities.all}


@pytest.mark.parametrize(
    "text",
    [
        "They saw Xan Doe. Later Xan Doe said so.",
        'They saw Xan Doe. "So it is," said Xan Doe.',
        "They saw Xan Doe. Then Xan Doe, who said so, left.",
        "They saw Xan Doe, 42, there.",
        "They saw Xan Doe, a lawyer from Leeds, there.",
        "They saw economist Xan Doe there.",
        "They saw Xan Doe there, and then Doe left.",
    ],
)
def test_a_name_that_is_a_persons(text: str) -> None:
    assert learnt(text)["Xan Doe"].kind is NameKind.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "They saw Xan Doe there.",
        "They bought Xan Doe for its name.",
        "They drove to Xan Doe and back.",
    ],
)
def test_a_name_that_nothing_shows_to_be_a_persons(text: str) -> None:
    assert learnt(text)["Xan Doe"].kind is NameKind.UNKNOWN


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They saw Xan Poltava. Later Poltava left.", NameKind.PERSON),
        ("They saw the Xan Poltava. Later the Poltava ended.", NameKind.UNKNOWN),
        ("They accused the Xan Poltava of it. Later Poltava left.", NameKind.UNKNOWN),
        ("They saw the Xan Poltava fans. Later Poltava left.", NameKind.PERSON),
        ("They lost at Xan Poltava. Later Poltava left.", NameKind.UNKNOWN),
        ("They saw Xan Poltava. Later Poltava were late.", NameKind.UNKNOWN),
        ("They saw Xan Poltava. Later Doe and Poltava were late.", NameKind.PERSON),
        ("They told Xan Poltava so.", NameKind.UNKNOWN),
    ],
)
def test_articles_places_and_plural_verbs_stand_beside_things(text: str, kind: NameKind) -> None:
    assert learnt(text)["Xan Poltava"].kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "They saw Xoom there. Later Xoom said it would close.",
        "They saw Xoom there, whose shares fell; Xoom’s shares rose.",
    ],
)
def test_a_single_name_that_is_a_things(text: str) -> None:
    assert learnt(text)["Xoom"].kind is NameKind.UNKNOWN


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("They saw Xan Doe with her dog.", "f"),
        ("They saw Xan Doe with his dog.", "m"),
        ("They saw Xan Doe, who hurt himself.", "m"),
        ("They saw Xan Doe with a dog.", None),
        ("They saw Xan Doe with his dog. They saw Xan Doe with her cat.", None),
        ("They saw Xan Doe. He left. They saw Xan Doe. He came. They saw Xan Doe. He ate. Xan Doe met her.", "m"),
        ("They saw his wife, Xan Doe, with his dog.", "f"),
        ("They saw Xan Doe, the actress, with his dog.", "f"),
        ("They saw Xan Doe, who met him.", None),
        ("They saw Xan Doe and Vin Poe, who took her dog.", None),
    ],
)
def test_gender_by_the_pronouns_that_follow(text: str, gender: str | None) -> None:
    assert learnt(text)["Xan Doe"].gender == gender


def test_a_known_gender_is_not_outvoted() -> None:
    assert learnt("They saw Jane Doe with his dog.")["Jane Doe"].gender == "f"


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("They heard that Xan Doe said so.", True),
        ("They heard that Xan Doe, who said so, left.", True),
        ("They heard that Xan Doe has said so.", True),
        ("They heard that Xan Doe left.", False),
        ("They heard that Xan Doe saidsomething.", False),
    ],
)
def test_whoever_a_verb_of_saying_follows_talks(text: str, does: bool) -> None:
    document = parsed(text)
    assert [talks(document.masked, n) for n in document.names] == [does]
