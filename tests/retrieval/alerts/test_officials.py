"""Who speaks for an organisation, by what the coverage calls them."""

import pytest

from index import Identity, SpeakerKind
from retrieval.alerts.officials import holds_office, officials_of

ACLU = ("american", "civil", "liberties", "union")


@pytest.mark.parametrize(
    ("description", "organisation"),
    [
        ("executive director of the American Civil Liberties Union", ACLU),
        ("executive director of the American Civil Liberties Union in Ohio", ACLU),
        ("legal director for the state American Civil Liberties Union", ACLU),
        ("legal director for ACLU of Oregon", ACLU),
        ("ACLU executive Director", ACLU),
        ("ACLU executive Director", ("aclu",)),
        ("executive director of the American Civil Liberties Union in Ohio", ("aclu",)),
        ("the president of Judicial Watch", ("judicial", "watch")),
        ("White House press secretary", ("white", "house")),
        ("a spokeswoman for the bank", ("bank",)),
    ],
)
def test_an_office_is_one(description: str, organisation: tuple[str, ...]) -> None:
    assert holds_office(description, organisation)


@pytest.mark.parametrize(
    ("description", "organisation"),
    [
        ("a critic of the American Civil Liberties Union", ACLU),
        ("former president of the ACLU", ACLU),
        ("ex-director of the ACLU", ACLU),
        ("who sued the ACLU", ACLU),
        ("a Fox News host", ("fox", "news")),
        ("director of the Union of Civil Engineers", ACLU),
        ("the president", ("judicial", "watch")),
        ("a lawyer against the bank", ("bank",)),
        ("chief counsel", ("aclu",)),
        ("", ("aclu",)),
    ],
)
def test_what_is_no_office_of_it(description: str, organisation: tuple[str, ...]) -> None:
    assert not holds_office(description, organisation)


def test_only_people_speak_for_it() -> None:
    def identity(name: str, kind: SpeakerKind, *descriptions: str) -> Identity:
        return Identity(name, kind, (), descriptions, (), 1, 1)

    everybody = (
        identity("Anthony Romero", SpeakerKind.PERSON, "ACLU executive director"),
        identity("ACLU of Ohio", SpeakerKind.ORGANISATION, "ACLU executive director"),
        identity("Tom Fitton", SpeakerKind.PERSON, "President", "the president of Judicial Watch"),
    )
    assert officials_of(everybody, "the ACLU") == (0,)
    assert officials_of(everybody, "American Civil Liberties Union") == (0,)
    assert officials_of(everybody, "Judicial Watch") == (2,)
    assert officials_of(everybody, "") == ()
    assert officials_of(everybody, "the") == ()
