"""The model of reported speech: what is read of its file, and what its weights make probable."""

import math

import pytest

from index.attribution.reported.model import LogisticRegression, Model, learnt_model, model_from


@pytest.mark.parametrize(
    ("features", "probability"),
    [
        ((), 1 / (1 + math.exp(-1))),
        (("a",), 1 / (1 + math.exp(-3))),
        (("a", "b"), 0.5),
        (("a", "a"), 1 / (1 + math.exp(-5))),
        (("unknown",), 1 / (1 + math.exp(-1))),
    ],
)
def test_probability_of_the_features_that_hold(features: tuple[str, ...], probability: float) -> None:
    assert LogisticRegression(1.0, {"a": 2.0, "b": -3.0}).probability(features) == pytest.approx(probability)


def test_without_weights_everything_is_even() -> None:
    assert LogisticRegression().probability(("a", "b")) == 0.5


def test_a_model_whole() -> None:
    stored = {
        "verbs": {"say": ["say", "said"], "add": ["added"]},
        "nouns": {"claim": ["claim", "claims"]},
        "ends": {"intercept": 1, "weights": {"a": 2}},
        "readings": {"intercept": 0, "weights": {}},
        "command": "what made it",
    }
    assert model_from(stored) == Model(
        verbs={"say": "say", "said": "say", "added": "add"},
        nouns={"claim": "claim", "claims": "claim"},
        ends=LogisticRegression(1.0, {"a": 2.0}),
        parses=LogisticRegression(0.0, {}),
    )


def test_a_lexicon_that_is_not_learnt_yet() -> None:
    assert model_from({"verbs": {}, "nouns": {}}) == Model({}, {}, None, LogisticRegression())


def test_this_releases_model_knows_the_verbs_of_saying() -> None:
    model = learnt_model()
    assert {model.verbs[form] for form in ("say", "says", "said", "saying")} == {"say"}
    assert model.nouns["claims"] == "claim"
    assert model.ends is not None
    assert learnt_model() is model
