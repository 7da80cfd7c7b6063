"""What learnt rules have in common: the file that they stand in, and the function that ends them."""

import json
import math
from importlib import resources
from typing import Any

from .errors import PackageDamaged, exhausted

_FARTHEST = 30.0  # log-odds; beyond it a probability differs from 0 or 1 by less than 1e-13


def read_weights(package: str, file: str = "weights.json") -> dict[str, Any]:
    """The JSON object of a file that lies beside the modules of `package` (a module's `__package__`).

    Read anew at each call: who asks often keeps it. Raises as `read_own_file` does, and PackageDamaged where the file
    is cut short.
    """
    try:
        stored: object = json.loads(read_own_file(package, file).decode("utf-8"))
    except ValueError as error:
        raise damaged_file(package, file) from error
    if not isinstance(stored, dict):
        raise damaged_file(package, file)
    return stored


def read_own_file(package: str, file: str) -> bytes:
    """Raises PackageDamaged where it is absent or can't be read, and what the system raises where it gives no more
    memory or file handles."""
    try:
        return resources.files(package).joinpath(file).read_bytes()
    except OSError as error:
        if exhausted(error):
            raise
        raise damaged_file(package, file) from error


def damaged_file(package: str, file: str) -> PackageDamaged:
    """What is raised where one of Pullquote's own files is not as it should be."""
    return PackageDamaged(
        f"Pullquote's own file {file} of {package} is missing or damaged: get Pullquote anew and run `make setup`."
    )


def logistic(log_odds: float) -> float:
    """Log-odds as a probability, above 0 and below 1."""
    return 1.0 / (1.0 + math.exp(-max(-_FARTHEST, min(_FARTHEST, log_odds))))
