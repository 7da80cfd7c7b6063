"""Files of weights, and the function that makes log-odds a probability."""

import math
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import PackageDamaged
from index.weights import logistic, read_weights


@pytest.mark.parametrize(
    ("log_odds", "probability"),
    [(0.0, 0.5), (math.log(3), 0.75), (-math.log(3), 0.25), (math.log(9), 0.9), (2.0, 1 / (1 + math.exp(-2)))],
)
def test_log_odds_as_a_probability(log_odds: float, probability: float) -> None:
    assert logistic(log_odds) == pytest.approx(probability, abs=1e-15)


@given(st.floats(allow_nan=False))
def test_a_probability_is_never_quite_sure(log_odds: float) -> None:
    assert 0.0 < logistic(log_odds) < 1.0
    assert logistic(log_odds) + logistic(-log_odds) == pytest.approx(1.0)


@given(st.lists(st.floats(-29, 29)))
def test_greater_odds_are_never_less_probable(odds: list[float]) -> None:
    probabilities = [logistic(o) for o in sorted(odds)]
    assert probabilities == sorted(probabilities)


@pytest.mark.parametrize(
    ("package", "file", "keys"),
    [
        ("index.attribution", "weights.json", {"features", "calibration"}),
        ("index.attribution", "rules.json", {"features"}),
        ("index.attribution.coreference", "pronouns.json", {"features"}),
        ("index.attribution.reported", "weights.json", {"verbs", "nouns", "ends", "readings"}),
    ],
)
def test_weights_lie_beside_their_modules(package: str, file: str, keys: set[str]) -> None:
    assert keys <= set(read_weights(package, file))


@pytest.mark.parametrize("stored", [None, b"", b'{"features": {"near": 0.', b"[1]", b"\xff\xfe", b"{}\0"])
def test_a_file_that_is_missing_or_damaged_says_so_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stored: bytes | None
) -> None:
    (tmp_path / "cut_short").mkdir()
    (tmp_path / "cut_short" / "__init__.py").touch()
    if stored is not None:
        (tmp_path / "cut_short" / "weights.json").write_bytes(stored)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "cut_short", raising=False)
    with pytest.raises(PackageDamaged) as told:
        read_weights("cut_short")
    assert str(told.value) == (
        "Pullquote's own file weights.json of cut_short is missing or damaged: get Pullquote anew and run `make setup`."
    )
