"""The command line: one module a command, each of which parses, makes one call and prints once."""

from .entry import run

__all__ = ["run"]
