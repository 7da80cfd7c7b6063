"""Cue lexicon and weights of reported speech: `weights.json`, which says how it was learnt."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from .logistic import Logistic


@dataclass(frozen=True, slots=True)
class Model:
    """`verbs` and `nouns` map an inflected cue to its lemma. `ends` says where reported words stop (None: at
    the sentence's end), `readings` whether a reading is right."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    ends: Logistic | None
    readings: Logistic


def model_from(stored: Mapping[str, Any]) -> Model:
    """`stored` as in the weights file: `verbs` and `nouns` map a lemma to its forms."""
    return Model(
        verbs={form: lemma for lemma, inflected in stored["verbs"].items() for form in inflected},
        nouns={form: lemma for lemma, inflected in stored["nouns"].items() for form in inflected},
        ends=_logistic(stored["ends"]) if "ends" in stored else None,
        readings=_logistic(stored["readings"]) if "readings" in stored else Logistic(),
    )


def _logistic(stored: Mapping[str, Any]) -> Logistic:
    return Logistic(float(stored["intercept"]), {k: float(v) for k, v in stored["weights"].items()})


@lru_cache(maxsize=1)
def learnt_model() -> Model:
    source = files(__package__).joinpath("weights.json")
    return model_from(json.loads(source.read_text(encoding="utf-8")))
