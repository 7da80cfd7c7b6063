"""A large letter that begins a text and reaches down several lines: it belongs to the word beside it.

It is a line of its own in the file, and may come long before or after.
"""

from collections.abc import Sequence
from dataclasses import replace

from .hyphens import common_words
from .lines import Line

_TIMES = 1.7  # the size of the line that it begins
_WIDEST = 1.6  # times its size, from where it begins to where the line does
_TOP = 1.1  # times its size, above its baseline
_MOST = 30  # on one page; where there are more it is a table of letters
_MARKS = "“\"'‘"


def with_drop_caps(page: Sequence[Line]) -> list[Line]:
    """The page's lines with each large letter in the line that it begins."""
    lines = list(page)
    letters = [line for line in lines if _is_letter(line)]
    for letter in letters if len(letters) <= _MOST else ():
        if (beside := _beside(letter, lines)) is not None:
            position = next(i for i, line in enumerate(lines) if line is beside)
            lines[position] = _joined(letter, beside)
            lines = [line for line in lines if line is not letter]
    return lines


def _is_letter(line: Line) -> bool:
    return len(line.text) <= 2 and line.text[-1].isupper() and line.text.strip(_MARKS) == line.text[-1]


def _beside(letter: Line, lines: Sequence[Line]) -> Line | None:
    """The topmost line that stands to its right and is much smaller."""
    near = [
        line
        for line in lines
        if _TIMES * line.size <= letter.size
        and letter.x < line.x <= letter.x + _WIDEST * letter.size
        and letter.y - line.size / 2 <= line.y <= letter.y + _TOP * letter.size
    ]
    return max(near, key=lambda line: line.y, default=None)


def _joined(letter: Line, line: Line) -> Line:
    head = letter.text + (" " if _is_word(letter.text[-1], line.text) else "")
    strong = tuple((start + len(head), end + len(head)) for start, end in line.strong)
    return replace(line, text=head + line.text, raw=head + line.raw, strong=strong)


def _is_word(letter: str, following: str) -> bool:
    """Whether the letter is a word: "A bridge", and no "After"."""
    first = following.split(maxsplit=1)[0]
    return letter in "AI" and (first.lower() in common_words() or not first.isalpha())
