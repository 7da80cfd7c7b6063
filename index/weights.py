"""What learnt rules have in common: the file that their weights stand in, and the function that ends them."""

import json
import math
from importlib import resources
from typing import Any

_FARTHEST = 30.0  # log-odds; beyond it a probability differs from 0 or 1 by less than 1e-13


def read_weights(package: str, file: str = "weights.json") -> dict[str, Any]:
    """The JSON object of a file that lies beside the modules of `package` (a module's `__package__`).

    Read anew at each call: who asks often keeps it. Raises FileNotFoundError where there is no such file.
    """
    stored: dict[str, Any] = json.loads(resources.files(package).joinpath(file).read_text(encoding="utf-8"))
    return stored


def logistic(log_odds: float) -> float:
    """Log-odds as a probability, above 0 and below 1."""
    return 1.0 / (1.0 + math.exp(-max(-_FARTHEST, min(_FARTHEST, log_odds))))
