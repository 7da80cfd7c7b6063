"""One person over many documents: joined where the coverage says so, apart where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.attribution.speakers.cross_document import SpeakerCluster, cluster_speakers
from index.quotation import Speaker, SpeakerKind
from tests.support.attribution_lines import full_names


def person(name: str, *aliases: str) -> Speaker:
    return Speaker(name, SpeakerKind.PERSON, aliases=aliases)


def organisation(name: str, *aliases: str) -> Speaker:
    return Speaker(name, SpeakerKind.ORGANISATION, aliases=aliases)


def joined(*speakers: Speaker) -> list[str]:
    """The name of each one's cluster; each stands in a document of its own."""
    documents = {f"{n:02}": [speaker] for n, speaker in enumerate(speakers)}
    names = full_names(documents)
    return [names[f"{n:02}", 0] for n in range(len(speakers))]


@pytest.mark.parametrize(
    ("speakers", "names"),
    [
        ([person("Barack Obama", "Obama"), person("Obama")], ["Barack Obama", "Barack Obama"]),
        ([person("Obama"), person("Barack Obama")], ["Barack Obama", "Barack Obama"]),
        ([person("Obama"), person("Obama")], ["Obama", "Obama"]),
        ([person("Bill Doe"), person("Hillary Doe"), person("Doe")], ["Bill Doe", "Hillary Doe", "Doe"]),
        (
            [*[person("Hillary Doe")] * 9, person("Bill Doe"), person("Doe")],
            [*["Hillary Doe"] * 9, "Bill Doe", "Hillary Doe"],
        ),
        ([*[person("Hillary Doe")] * 5, person("Bill Doe"), person("Doe")], [*["Hillary Doe"] * 5, "Bill Doe", "Doe"]),
        ([person("Donald J. Trump"), *[person("Donald Trump")] * 2], ["Donald Trump"] * 3),
        ([person("Martin King Jr.", "King"), *[person("Martin King")] * 2], ["Martin King"] * 3),
        ([person("Martin L. King Jr."), *[person("Martin King")] * 2], ["Martin King"] * 3),
        # A son: no document calls him by the surname alone.
        ([person("Martin King Jr."), *[person("Martin King")] * 2], ["Martin King Jr.", "Martin King", "Martin King"]),
        ([*[person("Tim Doe")] * 2, person("Timothy Doe")], ["Tim Doe"] * 3),
        ([*[person("Joe Doe", "Doe")] * 2, person("Joseph R. Doe Jr.", "Doe")], ["Joe Doe"] * 3),
        ([person("Tim Doe"), person("Tom Doe")], ["Tim Doe", "Tom Doe"]),
        ([person("Ann Doe"), person("Anna Doe")], ["Ann Doe", "Anna Doe"]),
        # Two that one may stand for: a guess.
        (
            [person("Pat Doe"), person("Patrick Doe"), person("Patricia Doe")],
            ["Pat Doe", "Patrick Doe", "Patricia Doe"],
        ),
        (
            [person("Tony Blair", "Blair"), person("Mrs Blair", "Blair"), person("Blair")],
            ["Tony Blair", "Mrs Blair", "Tony Blair"],
        ),
        ([person("DONALD TRUMP"), *[person("Donald Trump")] * 2], ["Donald Trump"] * 3),
        ([person("Donald Trump"), person("Ivanka Trump")], ["Donald Trump", "Ivanka Trump"]),
        ([person("Robert Doe", "Bob"), person("Bob")], ["Robert Doe", "Robert Doe"]),
    ],
)
def test_persons(speakers: list[Speaker], names: list[str]) -> None:
    assert joined(*speakers) == names


@pytest.mark.parametrize(
    ("speakers", "names"),
    [
        (
            [organisation("American Civil Liberties Union", "ACLU"), organisation("ACLU")],
            ["American Civil Liberties Union"] * 2,
        ),
        ([organisation("The Bank of Leeds"), *[organisation("Bank of Leeds")] * 2], ["Bank of Leeds"] * 3),
        ([organisation("Leeds & York Bank"), *[organisation("Leeds and York Bank")] * 2], ["Leeds and York Bank"] * 3),
        ([organisation("Bank of Leeds"), organisation("Bank of York")], ["Bank of Leeds", "Bank of York"]),
        ([organisation("Doe Union"), person("Jane Doe")], ["Doe Union", "Jane Doe"]),
        ([organisation("Jane Doe"), person("Jane Doe")], ["Jane Doe", "Jane Doe"]),
    ],
)
def test_organisations(speakers: list[Speaker], names: list[str]) -> None:
    assert joined(*speakers) == names


def test_an_organisation_and_a_person_of_one_name_are_two() -> None:
    found = cluster_speakers({"a": [organisation("Jane Doe")], "b": [person("Jane Doe")]})
    assert [(c.kind, c.members) for c in found] == [
        (SpeakerKind.ORGANISATION, (("a", 0),)),
        (SpeakerKind.PERSON, (("b", 0),)),
    ]


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("@tedcruz", "Ted Cruz"),
        ("@TedCruz", "Ted Cruz"),
        ("@realTedCruz", "Ted Cruz"),
        ("@ted_cruz1", "Ted Cruz"),
        ("@cruz", "@cruz"),
        ("@nobody", "@nobody"),
    ],
)
def test_a_handle_joins_the_name_that_it_spells(handle: str, name: str) -> None:
    assert joined(person("Ted Cruz"), person(handle)) == ["Ted Cruz", name]


def test_who_stands_beside_another_in_a_document_is_not_joined_to_him() -> None:
    documents = {
        "a": [person("Tim Doe", "Doe"), person("Tim Doe Jr.", "Doe")],
        "b": [person("Bob Roe"), person("Robert Roe")],
    }
    assert full_names(documents) == {
        ("a", 0): "Tim Doe",
        ("a", 1): "Tim Doe Jr.",
        ("b", 0): "Bob Roe",
        ("b", 1): "Robert Roe",
    }


@pytest.mark.parametrize("kind", [SpeakerKind.UNNAMED, SpeakerKind.GROUP])
def test_unnamed_speakers_are_never_joined(kind: SpeakerKind) -> None:
    aide = Speaker("an aide", kind)
    assert [c.members for c in cluster_speakers({"a": [aide], "b": [aide, aide]})] == [
        (("a", 0),),
        (("b", 0),),
        (("b", 1),),
    ]


def test_a_cluster_whole() -> None:
    documents = {
        "a": [Speaker("Donald J. Trump", SpeakerKind.PERSON, aliases=("Trump",), descriptions=("the nominee",))],
        "b": [Speaker("Donald Trump", SpeakerKind.PERSON, aliases=("Trump",), descriptions=("Mr.", "the nominee"))],
        "c": [person("Donald Trump"), person("Jane Doe")],
        "d": [person("Trump")],
    }
    assert cluster_speakers(documents) == (
        SpeakerCluster(
            "Donald Trump",
            SpeakerKind.PERSON,
            (("a", 0), ("b", 0), ("c", 0), ("d", 0)),
            ("Trump", "Donald J. Trump"),
            ("the nominee", "Mr."),
        ),
        SpeakerCluster("Jane Doe", SpeakerKind.PERSON, (("c", 1),), (), ()),
    )


def test_no_documents_have_no_clusters() -> None:
    assert cluster_speakers({}) == ()
    assert full_names({}) == {}


_NAMES = st.sampled_from(
    ["Jane Doe", "Jane Q. Doe", "John Doe", "Doe", "Jane", "@janedoe", "Acme", "Acme Corp.", "ACLU"]
)
_SPEAKERS = st.builds(
    Speaker, name=_NAMES, kind=st.sampled_from(SpeakerKind), aliases=st.lists(_NAMES, max_size=2).map(tuple)
)


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(_SPEAKERS, max_size=4)))
def test_every_speaker_is_in_exactly_one_cluster(documents: dict[str, list[Speaker]]) -> None:
    members = [m for cluster in cluster_speakers(documents) for m in cluster.members]
    assert sorted(members) == sorted((key, n) for key, held in documents.items() for n in range(len(held)))
    names = full_names(documents)
    assert set(names) == set(members)
