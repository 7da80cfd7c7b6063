"""Whom names, pronouns and phrases mean: the referent's name, through the resolver's own door."""

import pytest

from index.attribution.names.mentions import MentionKind
from index.quotation import SpeakerKind
from tests.attribution.taken_apart import mention, parsed, resolver

NAME, PRONOUN, PHRASE = MentionKind.NAME, MentionKind.PRONOUN, MentionKind.PHRASE


def meant(text: str, words: str, kind: MentionKind | None = None, author: str | None = None) -> str | None:
    """The name of whom the last mention of these words means."""
    document = parsed(text, author)
    found = resolver(document).resolve(mention(document, words, kind))
    return None if found is None else found.referent.name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("They met Jane Doe. Later they saw Doe.", "Doe", "Jane Doe"),
        ("They met Jane Doe. Later they saw Ms. Doe.", "Doe", "Jane Doe"),
        ("They met Bill Doe and Hillary Doe. Later they saw Mrs. Doe.", "Doe", "Hillary Doe"),
        ("They went to Iowa, and Iowa spoke.", "Iowa", "Iowa"),
        ("They met Sen. Jane Doe. Then the Senator left.", "Senator", "Jane Doe"),
        ("They met the American Civil Liberties Union. Later the ACLU sued.", "ACLU", "American Civil Liberties Union"),
    ],
)
def test_names(text: str, words: str, name: str) -> None:
    assert meant(text, words, NAME) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Jane Doe came. Then she left.", "she", "Jane Doe"),
        ("Jane Doe met John Roe. Then he left.", "he", "John Roe"),
        ("Jane Doe met John Roe. Then she left.", "she", "Jane Doe"),
        ("John Roe met Jane Doe and Jim Poe. Then he left.", "he", "John Roe"),
        ("John Roe came. Later, after lunch, he left. Jim Poe stayed. He slept.", "He", "Jim Poe"),
        ("Jane Doe came. Then he left.", "he", None),
        ("Nobody came. Then she left.", "she", None),
        ("Acme Corp. opened in May. Then it closed.", "it", "Acme Corp."),
        ("Jane Doe came. Then it rained.", "it", None),
        ("They left.", "They", None),
        ("Then we left.", "we", None),
    ],
)
def test_pronouns(text: str, words: str, name: str | None) -> None:
    assert meant(text, words, PRONOUN) == name


@pytest.mark.parametrize(("author", "name"), [("Ann Poe", "Ann Poe"), (None, None)])
def test_i_is_the_author(author: str | None, name: str | None) -> None:
    assert meant("Then I left.", "I", PRONOUN, author) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Then a campaign spokesman spoke.", "a campaign spokesman", "a campaign spokesman"),
        ("Then one Bombay trader spoke.", "one Bombay trader", "a Bombay trader"),
        ("Sen. Jane Doe came. Then the senator left.", "the senator", "Jane Doe"),
        ("Jane Doe, the senator from Ohio, came. Then the senator left.", "the senator", "Jane Doe"),
        ("They met Ohio senator Jane Doe. Then the senator left.", "the senator", "Jane Doe"),
        ("Sen. Jane Doe met Gov. John Roe. Then the governor left.", "the governor", "John Roe"),
        ("Sen. Jane Doe met Gov. John Roe. Then the senator left.", "the senator", "Jane Doe"),
        ("The European Commission met. Then the commission rose.", "the commission", "European Commission"),
        ("Acme Corp. met. Then the company rose.", "the company", "Acme Corp."),
        ("They met a union leader from Leeds. Then the leader left.", "the leader", "a union leader"),
        ("Then the relief coordinator, Jan Roe, spoke.", "the relief coordinator", "Jan Roe"),
        ("Then the singer known as Jim Poe spoke.", "the singer", "Jim Poe"),
        ("Jane Doe came. Then her campaign spoke.", "her campaign", "Jane Doe's campaign"),
        ("Then Jane Doe's campaign spoke.", "Jane Doe's campaign", "Jane Doe's campaign"),
        ("They met Jane Doe. Then the Doe campaign spoke.", "the Doe campaign", "Jane Doe's campaign"),
        ("Then Jane Doe's report came.", "Jane Doe's report", "Jane Doe"),
        ("Then a spokesman for Acme spoke.", "a spokesman for Acme", "a spokesman for Acme"),
        ("Jane Doe came. Then her spokesman spoke.", "her spokesman", "Jane Doe's spokesman"),
        ("Jane Doe was charged. Then her lawyer spoke.", "her lawyer", "Jane Doe's lawyer"),
        ("Jane Doe was charged. Then the lawyer spoke.", "the lawyer", "the lawyer"),
        ("Jane Doe was charged. Then the Dutch ambassador spoke.", "the Dutch ambassador", "the Dutch ambassador"),
        ("Jane Doe came. Then her letter came.", "her letter", "Jane Doe"),
    ],
)
def test_phrases(text: str, words: str, name: str) -> None:
    assert meant(text, words, PHRASE) == name


def test_a_group_is_never_taken_for_one_person() -> None:
    text = "Jane Doe, one of the protesters, came. Then the protesters left."
    assert meant(text, "the protesters", PHRASE) == "the protesters"


def test_trust_is_greater_in_a_name_than_in_a_pronoun_than_in_a_thing() -> None:
    document = parsed("Jane Doe opened Acme Corp. in May. Then she left, and it closed.")
    resolve = resolver(document).resolve
    trusts = [
        found.trust
        for words, kind in (("Jane Doe", NAME), ("she", PRONOUN), ("it", PRONOUN))
        if (found := resolve(mention(document, words, kind))) is not None
    ]
    assert trusts == sorted(trusts, reverse=True)
    assert len(trusts) == 3
    assert trusts[0] == 0.98


def test_whoever_spoke_last_is_likelier_meant() -> None:
    document = parsed("They saw Jim Poe, then John Roe. Then he left.")
    resolving, he = resolver(document), mention(document, "he", PRONOUN)
    before = resolving.resolve(he)
    roe = resolving.resolve(mention(document, "John Roe", NAME))
    assert before is not None
    assert roe is not None
    resolving.add_speaker(document.text.index("John"), roe.referent)
    after = resolving.resolve(he)
    assert after is not None
    assert before.referent.name == after.referent.name == "John Roe"
    assert after.trust > before.trust


def test_they_are_the_group_or_organisation_that_spoke_last() -> None:
    document = parsed("Acme Corp. met John Roe. Then they left.")
    resolving = resolver(document)
    for words in ("Acme Corp.", "John Roe"):
        spoke = resolving.resolve(mention(document, words, NAME))
        assert spoke is not None
        resolving.add_speaker(document.text.index(words), spoke.referent)
    found = resolving.resolve(mention(document, "they", PRONOUN))
    assert found is not None
    assert (found.referent.name, found.referent.kind) == ("Acme Corp.", SpeakerKind.ORGANISATION)


def test_a_phrase_that_spoke_is_taken_up() -> None:
    document = parsed("Then a party spokeswoman spoke. Later the spokeswoman left.")
    resolving = resolver(document)
    first = resolving.resolve(mention(document, "a party spokeswoman", PHRASE))
    assert first is not None
    resolving.add_unnamed(document.text.index("a party"), first.referent)
    later = resolving.resolve(mention(document, "the spokeswoman", PHRASE))
    assert later is not None
    assert later.referent == first.referent


@pytest.mark.parametrize(
    ("text", "words", "kind", "organisation"),
    [
        ("Then a spokesman for Acme spoke.", "a spokesman for Acme", SpeakerKind.UNNAMED, "Acme"),
        ("Then Jane Doe's campaign spoke.", "Jane Doe's campaign", SpeakerKind.ORGANISATION, "Jane Doe"),
        ("Then a passing trader spoke.", "a passing trader", SpeakerKind.UNNAMED, None),
        ("Then officials spoke.", "officials", SpeakerKind.GROUP, None),
    ],
)
def test_whom_a_phrase_speaks_for(text: str, words: str, kind: SpeakerKind, organisation: str | None) -> None:
    document = parsed(text)
    found = resolver(document).resolve(mention(document, words, PHRASE))
    assert found is not None
    assert (found.referent.kind, found.referent.organisation) == (kind, organisation)


def test_a_credit_below_a_picture_is_nobody() -> None:
    assert meant("A headline\n\nJohn Roe came. Jim Poe via Getty Images.\n\nThen he left.", "he", PRONOUN) == "John Roe"
