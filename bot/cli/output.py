"""What goes to standard output as data, and what to standard error as a sentence."""

import sys
from typing import TYPE_CHECKING

from .streams import lead_nowhere

if TYPE_CHECKING:
    from bot.json_output import Json


def print_json(value: "Json") -> None:
    """Prints one line of JSON and flushes it, so that whoever reads a batch reads along."""
    from bot.json_output import json_line

    sys.stdout.write(json_line(value) + "\n")
    sys.stdout.flush()


def complain(sentence: str, by: str = "pullquote") -> None:
    """Prints to standard error what is wrong, and who says so."""
    tell(f"{by}: {sentence}")


def tell(sentence: str) -> None:
    """Prints a sentence to standard error, on one line and safe for a terminal: names of files and arguments are in
    it."""
    from bot.text_safety import one_line

    try:
        print(one_line(sentence), file=sys.stderr)
    except OSError:  # a full disk, nobody who reads: the exit status still tells
        lead_nowhere(sys.stderr.fileno())
