"""Text from documents and people without what acts instead of being seen. One rule for each medium that shows it.

On a terminal an escape sequence could recolour, retitle or rewrite the screen. In a Discord message an invisible
character could change how its neighbours are shown, or keep a mark from being escaped. A bidirectional override shows
words in another order than they are written, on both.
"""

import re

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BIDIRECTIONAL = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates
_CONTROLS = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f{_BIDIRECTIONAL}\ud800-\udfff\ufeff]")
_UNSEEN = re.compile(
    "["
    f"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDIRECTIONAL}"
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # zero-width and interlinear
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # blanks that are letters by name
    "]"
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")  # England, Scotland, Wales: tags that are seen
_TAGS = re.compile("[\U000e0000-\U000e0fff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` for a terminal: without control characters and halves of characters, every kind of line end a newline."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """`text` for one line of a terminal, runs of white space as one blank."""
    return " ".join(printable(text).split())


def visible(text: str) -> str:
    """`text` for a Discord message: without what a reader cannot see, every kind of line end a newline, halves of
    characters as U+FFFD."""
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    text = _UNSEEN.sub("", text)
    kept = _FLAG.findall(text)
    pieces = [_TAGS.sub("", piece) for piece in _FLAG.split(text)]
    return "".join(piece + flag for piece, flag in zip(pieces, [*kept, ""], strict=True))
