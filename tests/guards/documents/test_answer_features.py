"""Every number that an answer is decided by is named in the documentation."""

import json

import pytest

from tests.command_line import ROOT

WEIGHTS = json.loads((ROOT / "retrieval" / "search" / "weights.json").read_text(encoding="utf-8"))
TOLD = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*WEIGHTS["ranking"], *WEIGHTS["answering"]])
def test_every_feature_is_told(name: str) -> None:
    if name.startswith("top_"):
        assert name.removeprefix("top_") in WEIGHTS["ranking"]
        name = "top_…"
    assert name == "bias" or f"`{name}`" in TOLD
