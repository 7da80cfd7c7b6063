"""Every number that an answer is decided by is named in the documentation."""

import json
import re

import pytest

from tests.command_line import ROOT

WEIGHTS = json.loads((ROOT / "retrieval" / "search" / "weights.json").read_text(encoding="utf-8"))
TOLD = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
LEARNT = {part: [name.partition("*") for name in weights] for part, weights in WEIGHTS.items()}
_STANDING = re.compile(r"(highest|below|above)_")


@pytest.mark.parametrize("name", sorted({name for learnt in LEARNT.values() for name, _, _ in learnt} - {"bias"}))
def test_every_feature_is_told(name: str) -> None:
    if standing := _STANDING.match(name):
        assert name.removeprefix(standing.group()) in WEIGHTS["ranking"]
        name = f"{standing.group()}…"
    assert f"`{name}`" in TOLD


@pytest.mark.parametrize("kind", sorted({kind for learnt in LEARNT.values() for _, _, kind in learnt} - {""}))
def test_every_kind_of_question_that_has_weights_of_its_own_is_told(kind: str) -> None:
    assert f"`{kind}`" in TOLD
