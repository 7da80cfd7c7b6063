"""Whether the speaker that somebody claims is the one whom the coverage gives the words to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Certainty, Identity, QuotationKind, Span, SpeakerKind, StoredQuotation
from retrieval import SpeakerStatus
from retrieval.check.claimed_speaker import speaker_status
from retrieval.question.speaker_directory import SpeakerDirectory

CONFIRMED, CONTRADICTED = SpeakerStatus.CONFIRMED, SpeakerStatus.CONTRADICTED
OPEN, UNCONFIRMED = SpeakerStatus.OPEN, SpeakerStatus.UNCONFIRMED


def identity(
    name: str,
    kind: SpeakerKind = SpeakerKind.PERSON,
    aliases: tuple[str, ...] = (),
    descriptions: tuple[str, ...] = (),
    organisations: tuple[str, ...] = (),
) -> Identity:
    return Identity(name, kind, aliases, descriptions, organisations, quotations=1, documents=1)


PEOPLE = (
    identity("Ingrid Solberg", aliases=("Solberg",), descriptions=("chief executive of Norholm Lines",)),
    identity(
        "Tomas Reyes", aliases=("Reyes",), descriptions=("the leader of the seafarers' union", "Solberg's critic")
    ),
    identity("American Civil Liberties Union", SpeakerKind.ORGANISATION, aliases=("the group",)),
    identity(
        "Hillary Clinton", aliases=("Clinton", "@HillaryClinton"), descriptions=("a former senator from New York",)
    ),
    identity("Bill Clinton", aliases=("Clinton",), descriptions=("former President",)),
    identity("Joe Biden", aliases=("Biden",), descriptions=("Vice President", "deputy leader")),
    identity("Department for Transport", SpeakerKind.ORGANISATION),
    identity("a Home Office spokesman", SpeakerKind.UNNAMED, organisations=("Home Office",)),
    identity("Home Office", SpeakerKind.ORGANISATION),
    identity("David Cameron", aliases=("Cameron",)),
    identity("David Cameron's spokesman", SpeakerKind.UNNAMED, organisations=("David Cameron",)),
    identity("Hillary Clinton's campaign", SpeakerKind.ORGANISATION, organisations=("Hillary Clinton",)),
    identity("several Clinton supporters", SpeakerKind.GROUP, organisations=("Bill Clinton",)),
    identity("Dana Holt", descriptions=("a spokeswoman for the Home Office",), organisations=("Home Office",)),
    identity("a spokesman for Ann Lee", SpeakerKind.UNNAMED, organisations=("Ann Lee",)),
    identity("Josh Earnest", descriptions=("White House press secretary",)),
    identity("Colin L. Powell", aliases=("Powell",)),
    identity("a former defense official", SpeakerKind.UNNAMED),
    identity("Timothy O'Dowd"),
)
SPEAKERS = SpeakerDirectory(PEOPLE)
NUMBERS = {person.name: number for number, person in enumerate(PEOPLE)}


def quotation(said_by: str | None) -> StoredQuotation:
    return StoredQuotation(
        id=1,
        document_id=1,
        identity=None if said_by is None else NUMBERS[said_by],
        speaker=said_by,
        kind=QuotationKind.DIRECT,
        span=Span(0, 1),
        parts=(),
        speaker_span=None,
        cue_span=None,
        confidence=0.9,
        certainty=Certainty.NAMED,
        context=Span(0, 1),
        paragraph=1,
        stems=frozenset(),
        texts=str,
    )


def status(said_by: str | None, claimed: str | None, certainty: Certainty = Certainty.NAMED) -> SpeakerStatus | None:
    return speaker_status(SPEAKERS, quotation(said_by), certainty, claimed)


@pytest.mark.parametrize(
    ("said_by", "claimed"),
    [
        # in full, as people type it
        ("Ingrid Solberg", "Ingrid Solberg"),
        ("Ingrid Solberg", "INGRID  solberg"),
        ("Ingrid Solberg", "Ms. Ingrid Solberg"),
        ("Ingrid Solberg", "Ms Solberg"),
        # a first or a last name alone
        ("Ingrid Solberg", "Solberg"),
        ("Ingrid Solberg", "Ingrid"),
        ("Hillary Clinton", "Clinton"),
        ("Bill Clinton", "Clinton"),
        # a slip of the keyboard
        ("Ingrid Solberg", "ingrid solburg"),
        ("Ingrid Solberg", "Solburg"),
        # an acronym, with and without its small words
        ("American Civil Liberties Union", "ACLU"),
        ("American Civil Liberties Union", "the aclu"),
        ("Department for Transport", "DfT"),
        # an alias
        ("American Civil Liberties Union", "the group"),
        ("Hillary Clinton", "@HillaryClinton"),
        # initials, and a middle one more or less
        ("Colin L. Powell", "Colin Powell"),
        ("Colin L. Powell", "C. Powell"),
        ("Ingrid Solberg", "I. Solberg"),
        # an apostrophe, typed or not
        ("Timothy O'Dowd", "waiter Timothy O'Dowd"),
        ("Timothy O'Dowd", "waiter Timothy ODowd"),
        # a role
        ("Ingrid Solberg", "the chief executive of Norholm Lines"),
        ("Tomas Reyes", "the leader of the seafarers' union"),
        ("Tomas Reyes", "the union's leader"),
        ("Josh Earnest", "the White House press secretary"),
        ("Josh Earnest", "press secretary"),
        ("Joe Biden", "the vice president"),
        # more than the name
        ("Ingrid Solberg", "CEO Ingrid Solberg"),
        ("Ingrid Solberg", "Ingrid Solberg, who runs Norholm Lines"),
        ("Ingrid Solberg", "Ingrid Marie Solberg"),
        # a description that is all there is
        ("a former defense official", "a former defense official"),
        ("a Home Office spokesman", "a spokesman of the Home Office"),
        ("several Clinton supporters", "Clinton supporters"),
        ("Hillary Clinton's campaign", "the Clinton campaign"),
        # an organisation by its spokesman
        ("a Home Office spokesman", "Home Office"),
        ("Dana Holt", "the Home Office"),
    ],
)
def test_the_same(said_by: str, claimed: str) -> None:
    assert status(said_by, claimed) is CONFIRMED


@pytest.mark.parametrize(
    ("said_by", "claimed"),
    [
        ("Ingrid Solberg", "Tomas Reyes"),
        ("Ingrid Solberg", "Reyes"),
        ("Ingrid Solberg", "Zaphod Beeblebrox"),  # nobody in the coverage
        ("Ingrid Solberg", "Tomas Rayes"),
        ("American Civil Liberties Union", "Home Office"),
        ("American Civil Liberties Union", "ADL"),
        ("Bill Clinton", "Joe Biden"),
        ("Ingrid Solberg", "the Home Office"),  # known: its article begins no description
        ("a Home Office spokesman", "Tomas Reyes"),  # nobody who is named in the coverage is "a spokesman"
    ],
)
def test_another(said_by: str, claimed: str) -> None:
    assert status(said_by, claimed) is CONTRADICTED


@pytest.mark.parametrize(
    ("said_by", "claimed"),
    [
        # one family, one surname
        ("Hillary Clinton", "Bill Clinton"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Ingrid Solberg", "Melania Solberg"),
        # a person does not speak through those around them
        ("David Cameron's spokesman", "David Cameron"),
        ("David Cameron's spokesman", "Cameron"),
        ("Hillary Clinton's campaign", "Hillary Clinton"),
        ("several Clinton supporters", "Bill Clinton"),
        ("a spokesman for Ann Lee", "Ann Lee"),  # nobody knows whether she is a person
        # who is named in a role does not hold it
        ("Ingrid Solberg", "Norholm Lines"),
        ("Josh Earnest", "the White House"),
        # another office of that name
        ("Joe Biden", "the president"),
        ("Joe Biden", "the leader"),
        ("Bill Clinton", "the president"),
        ("a former defense official", "a defense official"),
        # a description that the coverage does not give
        ("Ingrid Solberg", "a woman on the pier"),
        ("Ingrid Solberg", "the mayor"),
        # somebody beside the one who is named
        ("Ingrid Solberg", "Ingrid Solberg's lawyer"),
        ("Ingrid Solberg", "a friend of Ingrid Solberg"),
        # nobody at all
        ("Ingrid Solberg", "???"),
        ("a former defense official", "Zaphod Beeblebrox"),
    ],
)
def test_neither_the_same_nor_another(said_by: str, claimed: str) -> None:
    assert status(said_by, claimed) is UNCONFIRMED


@pytest.mark.parametrize("claimed", ["Tomas Reyes", "Zaphod Beeblebrox", "the Home Office"])
def test_who_is_concluded_to_speak_contradicts_nobody(claimed: str) -> None:
    assert status("Ingrid Solberg", claimed, Certainty.CONCLUDED) is SpeakerStatus.UNLIKELY
    assert status("Ingrid Solberg", claimed) is CONTRADICTED


def test_who_is_concluded_to_speak_is_no_confirmation() -> None:
    assert status("Ingrid Solberg", "Solberg", Certainty.CONCLUDED) is SpeakerStatus.LIKELY
    assert status("Ingrid Solberg", "Solberg") is CONFIRMED


@pytest.mark.parametrize("claimed", [None, "", "Ingrid Solberg", "???"])
def test_open_whoever_is_claimed(claimed: str | None) -> None:
    assert status(None, claimed) is OPEN
    assert speaker_status(SPEAKERS, None, Certainty.OPEN, claimed) is OPEN


@pytest.mark.parametrize("claimed", [None, ""])
def test_nobody_is_claimed(claimed: str | None) -> None:
    assert status("Ingrid Solberg", claimed) is None


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_everybody_is_confirmed_by_every_name_of_theirs(person: Identity) -> None:
    named = [person.name, *person.aliases]
    assert [status(person.name, name) for name in named] == [CONFIRMED] * len(named)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_nobody_is_confirmed_by_another_s_full_name(person: Identity) -> None:
    """But for the organisation whose spokesman it is."""
    spoken_for = {"a Home Office spokesman": ["Home Office"], "Dana Holt": ["Home Office"]}
    confirmed = [other.name for other in PEOPLE if other is not person and status(person.name, other.name) is CONFIRMED]
    assert confirmed == spoken_for.get(person.name, [])


@given(st.sampled_from(PEOPLE), st.text(max_size=30), st.sampled_from(Certainty))
def test_whatever_is_claimed_has_a_status(person: Identity, claimed: str, certainty: Certainty) -> None:
    found = status(person.name, claimed, certainty)
    assert (found is None) == (claimed == "")
    assert found is not OPEN


@given(st.sampled_from(PEOPLE), st.text("qxz", min_size=6, max_size=12))
def test_what_is_no_name_confirms_nobody(person: Identity, claimed: str) -> None:
    assert status(person.name, claimed) in (CONTRADICTED, UNCONFIRMED)
