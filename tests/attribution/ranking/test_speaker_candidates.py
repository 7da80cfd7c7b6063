"""Who could have said a quotation, and by which features each is known."""

import pytest

from index.attribution.candidates import CandidateKind, SpeakerCandidate, candidates_of
from tests.attribution.taken_apart import parsed

HEADLINE = "A headline\n\n"


def candidates(text: str, group: int = -1, spoke_before: int = 0) -> dict[str, SpeakerCandidate]:
    """Of one quotation, by the candidate's words or kind; of two with the same words the first."""
    document = parsed(HEADLINE + text)
    found: dict[str, SpeakerCandidate] = {}
    for candidate in candidates_of(document.groups[group], document, spoke_before):
        words = candidate.kind.value if candidate.mention is None else candidate.mention.span.of(document.text)
        found.setdefault(words, candidate)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We go," Jane Doe said.', ["Jane Doe", "nobody"]),
        ('Jane Doe came. "We go," she said.', ["she", "Jane Doe", "nobody"]),
        ('Jane Doe came. "We go."', ["Jane Doe", "nobody"]),
        ('"We go." Jane Doe left.', ["Jane Doe", "nobody"]),
        ('"We go," Jane Doe said. John Roe left.', ["Jane Doe", "nobody"]),
        (
            'Ann Poe came. Jim Poe came. Joe Poe came. Jane Poe came. "We go."',
            ["Jane Poe", "Joe Poe", "Jim Poe", "nobody"],
        ),
        ('"We go."', ["nobody"]),
    ],
)
def test_in_which_sentences_they_are_looked_for(text: str, words: list[str]) -> None:
    assert list(candidates(text)) == words


@pytest.mark.parametrize(("spoke_before", "there"), [(0, False), (1, True), (9, True)])
def test_whoever_spoke_before_is_one_where_somebody_did(spoke_before: int, there: bool) -> None:
    assert ("running" in candidates('"We go."', spoke_before=spoke_before)) is there


def test_nobody_is_always_last() -> None:
    document = parsed(f'{HEADLINE}Jane Doe came. "We go," she said.')
    found = candidates_of(document.groups[0], document, 1)
    assert [c.kind for c in found[-2:]] == [CandidateKind.PREVIOUS_SPEAKER, CandidateKind.NOBODY]


@pytest.mark.parametrize(
    ("text", "words", "features"),
    [
        ('"We go," Jane Doe said.', "Jane Doe", {"name", "name person", "same sentence", "after quote", "subject",
                                                 "cue said", "cue core", "cue near quote", "nearest cue"}),
        ('"We go," said Jane Doe.', "Jane Doe", {"inverted", "cue said"}),
        ('"We go," she praised.', "she", {"pronoun", "pronoun she", "cue praised", "cue judgement"}),
        ('Jane Doe called it "a shame."', "Jane Doe", {"opens sentence", "before quote", "subject", "cue called"}),
        ('"We go," he told Jane Doe.', "Jane Doe", {"object", "object of told"}),
        ('"We go," he said of Jane Doe.', "Jane Doe", {"after preposition"}),
        ('"We go," said Acme economist Jane Doe.', "Acme", {"modifier"}),
        ('"We go," said Jane Doe\'s aide.', "Jane Doe", {"possessive"}),
        ('According to Jane Doe, "we go."', "Jane Doe", {"according"}),
        ('"We go," said Jane Doe, a lawyer.', "a lawyer",
         {"phrase", "phrase person", "phrase head lawyer", "appositive"}),
        ('"We go," a statement said.', "a statement", {"phrase organisation", "phrase head statement"}),
        ('Jane Doe came. "We go."', "Jane Doe", {"sentence 1 before", "before bare", "before, opens"}),
        ('Jane Doe added this. "We go."', "Jane Doe", {"before, subject", "before, cue speech"}),
        ('Jane Doe said this:\n\n"We go."', "Jane Doe", {"colon sentence", "other paragraph"}),
        ('"We go."\n\n— Jane Doe', "Jane Doe", {"sentence after", "after bare", "signature", "other paragraph"}),
        ('"We go." Jane Doe said so.', "Jane Doe", {"sentence after", "after, subject"}),
        ('"We go," said Jane Doe, while "we stay" was heard.', "nobody", {"nobody, direct"}),
    ],
)  # fmt: skip
def test_features_of_a_candidate(text: str, words: str, features: set[str]) -> None:
    found = candidates(text, group=0)[words].features
    assert features - set(found) == set()


@pytest.mark.parametrize(
    ("text", "words", "features"),
    [
        (
            '"We go," Jane Doe said.',
            "Jane Doe",
            {"before quote", "possessive", "modifier", "pronoun", "sentence after"},
        ),
        ('"We go," Jane Doe said.', "nobody", {"nobody, no verb of saying", "nobody, titled", "nobody, mixed"}),
        ('"We go," said Jane Doe, a lawyer.', "Jane Doe", {"object", "subject", "appositive", "after preposition"}),
    ],
)
def test_features_that_a_candidate_has_not(text: str, words: str, features: set[str]) -> None:
    assert features & set(candidates(text, group=0)[words].features) == set()


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ('They saw "The Circus" in Leeds.', {"nobody, mixed", "nobody, title case", "nobody, no mark inside",
                                              "nobody, 2-3 words"}),
        ('They used the term "The Facts."', {"nobody, titled", "nobody, title case"}),
        ('They read Jane Doe\'s "The Facts" in May.', {"nobody, title case after possessive"}),
        ('They met the "experts" in May.', {"nobody, after article", "nobody, 1 words"}),
        ('"We go," Jane Doe said.', {"nobody, direct", "nobody, 2-3 words"}),
        ('"We will go to Leeds in May."', {"nobody, bare", "nobody, 4-7 words"}),
    ],
)  # fmt: skip
def test_what_speaks_for_no_speech(text: str, features: set[str]) -> None:
    assert features - set(candidates(text, group=0)["nobody"].features) == set()


@pytest.mark.parametrize(
    ("spoke_before", "feature"),
    [
        (1, "running, 1 sentences"),
        (3, "running, 3 sentences"),
        (4, "running, 4 sentences"),
        (40, "running, 4 sentences"),
    ],
)
def test_how_long_ago_somebody_spoke(spoke_before: int, feature: str) -> None:
    assert feature in candidates('"We go."', spoke_before=spoke_before)["running"].features


def test_a_cue_is_the_verb_where_it_stands() -> None:
    text = '"We go," Jane Doe said.'
    cue = candidates(text)["Jane Doe"].cue
    assert cue is not None
    assert cue.of(HEADLINE + text) == "said"
