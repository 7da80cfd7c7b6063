"""What goes to standard output."""

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.json_rendering import Json


def print_json(value: "Json") -> None:
    """One line, there as soon as it is known: whoever reads a batch reads along."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
