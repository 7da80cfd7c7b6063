"""Every way that a sentence can report speech, as all the parses of its verbs before they are weighed."""

import pytest

from index.attribution.reported.frames import cue_parses
from index.attribution.reported.model import LogisticRegression, Model
from index.attribution.reported.parse import CueParse
from tests.attribution.reported.reading_words import words_of

VERBS = ("say said saying", "add added adding", "describe described", "deny denies denied", "promise promises promised")
MODEL = Model(
    verbs={form: forms.split()[0] for forms in VERBS for form in forms.split()},
    nouns={"claim": "claim", "claims": "claim"},
    ends=None,
    parses=LogisticRegression(),
)


def parses(text: str) -> list[CueParse]:
    return list(cue_parses(words_of(text), MODEL))


def frames(text: str) -> list[tuple[str, str | None, str, str]]:
    return [
        (
            p.features[0].removeprefix("frame="),
            None if p.source is None else p.source.of(text),
            p.cue.of(text),
            p.content.of(text),
        )
        for p in parses(text)
    ]


@pytest.mark.parametrize(
    ("text", "frame", "source", "cue", "content"),
    [
        ("The mayor said that it rained.", "plain", "The mayor", "said", "that it rained"),
        ("The mayor has said it rained.", "plain", "The mayor", "has said", "it rained"),
        ("It rained, the mayor said.", "final", "the mayor", "said", "It rained"),
        ("The bridge, the mayor said, will open in May.", "inserted", "the mayor", "said",
         "The bridge, the mayor said, will open in May"),
        ("It rained, said the mayor.", "inverted", "the mayor", "said", "It rained"),
        ("The mayor, who denies the charge, left.", "relative", "The mayor", "denies", "the charge, left"),
        ("The mayor left, saying that it rained.", "participle", "The mayor", "saying", "that it rained"),
        ("The mayor left and added that it rained.", "coordinated", "The mayor", "added", "that it rained"),
        ("The mayor went on to say that it rained.", "infinitive", "The mayor", "to say", "that it rained"),
        ("The plan was described by the mayor as a farce.", "passive", "the mayor", "was described", "as a farce"),
        ("The mayor’s claim that it rained fell flat.", "noun", "The mayor", "claim",
         "that it rained fell flat"),
        ("According to the mayor, it rained.", "according-first", "the mayor", "According to", "it rained"),
        ("It rained, according to the mayor.", "according-last", "the mayor", "according to", "It rained"),
        ("As the mayor said, it rained.", "as", "the mayor", "said", "it rained"),
        ("It rained, as the mayor said.", "as", "the mayor", "said", "It rained"),
        ("The bridge, according to the mayor, will open in May.", "according-inserted", "the mayor", "according to",
         "The bridge, according to the mayor, will open in May"),
        ("Mayor Reyes: It rained all day.", "colon", "Mayor Reyes", ":", "It rained all day"),
        ("It was “a farce,” the mayor said.", "final", "the mayor", "said", "It was “a farce"),
        ("It was “a farce,” said the mayor.", "inverted", "the mayor", "said", "It was “a farce"),
        ("The mayor sent a letter saying that it rained.", "participle", "a letter", "saying", "that it rained"),
        ("In adding that it rained, the mayor left.", "participle", "the mayor", "adding",
         "that it rained, the mayor left"),
        ("Described by the mayor as a farce, it ended.", "passive", "the mayor", "Described", "as a farce, it ended"),
        ("Reyes here (of Leeds) said that it rained.", "plain", "Reyes here (of Leeds)", "said", "that it rained"),
        ("The mayor said, in a letter, that it rained.", "plain", "The mayor", "said", "that it rained"),
        ("The mayor’s claim last week that it rained fell.", "noun", "The mayor", "claim", "that it rained fell"),
        ("In the mayor’s view, it rained.", "view", "the mayor", "In the", "it rained"),
    ],
)  # fmt: skip
def test_a_frame(text: str, frame: str, source: str, cue: str, content: str) -> None:
    assert (frame, source, cue, content) in frames(text)


@pytest.mark.parametrize(
    "text",
    [
        "“It rained,” the mayor said.",
        "The mayor said: “It rained.”",
        "“The mayor said that it rained.”",
        "It rained all day.",
        "His promise was long.",
        "Many promises he made came true.",
    ],
)
def test_what_reports_nothing(text: str) -> None:
    assert frames(text) == []


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("The mayor said that it rained.", True),
        ("The mayor not only said that it rained.", True),
        ("The mayor did not say that it rained.", False),
        ("The mayor never said that it rained.", False),
        ("The mayor would say that it rained.", False),
        ("If the mayor said that it rained, it did.", False),
        ("The mayor said that it rained?", False),
        ("Nobody said that it rained.", False),
        ("The mayor refused to say that it rained.", False),
        ("The mayor went on to say that it rained.", True),
    ],
)
def test_what_the_sentence_itself_says_was_not_said(text: str, asserted: bool) -> None:
    found = [p.asserted for p in parses(text)]
    assert found
    assert set(found) == {asserted}


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("The mayor said that it rained.", {"frame=plain", "cue=say", "form=said", "next=that", "source=described"}),
        ("He has said that it rained.", {"source=pronoun:he", "verb=perfect", "plain|verb=perfect", "opener=mark"}),
        ("He thinks that the mayor said it rained.", {"opener=that", "opening=it"}),
        ("The mayor said it was “a farce” then.", {"content=quoted"}),
        ("The mayor said it rained.", {"content=plain", "length=2"}),
        ("If he said that it rained, it did.", {"hypothetical"}),
        ("He said that it rained?", {"question"}),
    ],
)
def test_features_of_a_parse(text: str, features: set[str]) -> None:
    found = parses(text)[0]
    assert features - {*found.features, *found.ending} == set()


def test_a_quotation_that_runs_into_the_next_sentence_is_kept_whole() -> None:
    text = "The mayor said it was “ready. It has been so.”"
    assert frames(text)[0] == ("plain", "The mayor", "said", "it was “ready. It has been so.”")
