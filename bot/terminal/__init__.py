"""The terminal as a medium: replies as lines of text. `rich` is imported on a terminal alone."""

from .plain import plain_lines, print_reply

__all__ = ["plain_lines", "print_reply"]
