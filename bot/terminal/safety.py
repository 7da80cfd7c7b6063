"""Text from documents and people, made safe for a terminal.

An escape sequence in a document could recolour, retitle or rewrite the screen, and a bidirectional override
could show words in another order than they are printed: neither reaches the terminal.
"""

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def visible(text: str) -> str:
    """`text` without control characters, every kind of line end as a newline."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """The same on one line, runs of white space as one blank."""
    return " ".join(visible(text).split())
