"""The terminal as a medium: replies as lines of text. `rich` is imported on a terminal alone."""

from .plain import plain_lines, print_reply
from .safety import one_line

__all__ = ["one_line", "plain_lines", "print_reply"]
