"""One person over many documents: joined where the coverage says so, apart where it does not."""

from index.attribution.coreference.cross_document import cluster_speakers, full_names
from index.quotation import Speaker, SpeakerKind


def person(name: str, *aliases: str) -> Speaker:
    return Speaker(name, SpeakerKind.PERSON, aliases=aliases)


def test_a_surname_joins_the_only_one_who_bears_it() -> None:
    documents = {"a": [person("Barack Obama", "Obama")], "b": [person("Obama")]}
    assert full_names(documents) == {("a", 0): "Barack Obama", ("b", 0): "Barack Obama"}


def test_a_surname_of_two_stays_alone() -> None:
    documents = {"a": [person("Bill Clinton")], "b": [person("Hillary Clinton")], "c": [person("Clinton")]}
    assert full_names(documents)["c", 0] == "Clinton"


def test_a_surname_joins_whoever_far_outweighs_the_relations() -> None:
    documents = {f"h{n}": [person("Hillary Clinton")] for n in range(9)}
    documents |= {"b": [person("Bill Clinton")], "c": [person("Clinton")]}
    assert full_names(documents)["c", 0] == "Hillary Clinton"


def test_middle_names_and_initials_do_not_part() -> None:
    documents = {"a": [person("Donald J. Trump")], "b": [person("Donald Trump")], "c": [person("Donald Trump")]}
    (cluster,) = cluster_speakers(documents)
    assert cluster.name == "Donald Trump"
    assert set(cluster.members) == {("a", 0), ("b", 0), ("c", 0)}


def test_an_acronym_joins_its_expansion() -> None:
    union = Speaker("American Civil Liberties Union", SpeakerKind.ORGANISATION, aliases=("ACLU",))
    documents = {"a": [union], "b": [Speaker("ACLU", SpeakerKind.ORGANISATION)]}
    assert full_names(documents)["b", 0] == "American Civil Liberties Union"


def test_a_handle_joins_the_name_that_it_spells() -> None:
    documents = {"a": [person("Ted Cruz")], "b": [person("@tedcruz")], "c": [person("@nobody")]}
    names = full_names(documents)
    assert (names["b", 0], names["c", 0]) == ("Ted Cruz", "@nobody")


def test_unnamed_speakers_are_never_joined() -> None:
    aide = Speaker("an aide", SpeakerKind.UNNAMED)
    assert len(cluster_speakers({"a": [aide], "b": [aide]})) == 2


def test_every_speaker_is_in_exactly_one_identity() -> None:
    documents = {"a": [person("Jane Doe"), person("Roe")], "b": [person("Doe"), person("Jane Doe")]}
    members = [m for cluster in cluster_speakers(documents) for m in cluster.members]
    assert sorted(members) == [("a", 0), ("a", 1), ("b", 0), ("b", 1)]
