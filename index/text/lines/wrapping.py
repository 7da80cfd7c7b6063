"""Whether a line end is an editor's, so that the paragraph goes on behind it, or the author's.

An editor breaks a line where the next word would not have fitted on it. In verse, lists, addresses, dialogue of a line
each and texts with a paragraph a line it would have, nearly everywhere.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..span import Span

_STOP = re.compile(r"(?:[.!?…:;{}][\"'”’»)\]]*|[。！？」』])$")
_EXCLAIMED = re.compile(r"[!?.…,][\"'”’»]$")
_UNSPACED = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"  # no blanks stand between words there
_FIRST_WORD = re.compile(rf"[^ \t\r\n{_UNSPACED}]+|\S")  # no line is broken at a blank that is to hold words together
_MARKER = re.compile(r"(?:[-*•·‣▪–—]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’()-]*){0,4}|>>.{0,40})(?: ?\([^()]{1,40}\))?:(?:\s|$)")
_OPENING, _CLOSING = "“„«", "”»"
# No sentence and no line of verse, list or address ends with one of these, but for the rarest.
_LEADS_ON = frozenset(
    """
    a an the and or but nor of to in on at by for from with into than that as if because while whose which who
    said says told added is are was were be been has have had will would can could may might must should
    mr mrs ms dr his her its their our my your
    """.split()
)
_WIDTHS = range(25, 201)  # characters; the margins that editors and mail programs wrap at
_LEAST_ENDS = 3  # line ends within blocks; fewer show no margin
_FILLED = 0.75  # of the line ends that an editor made, with a few of other kinds between them; verse has 0.2 to 0.4
_INNER = 0.3  # of lines that begin within a sentence; German, where nouns have capitals, has 0.5
_STOPS = 0.5  # of lines that end with one; a paragraph a line has 0.9, wrapped at 40 characters 0.1
_OUTLIERS = (0.0, 0.02, 0.06, 0.12)  # of lines longer than the margin, as those with an address are
_RAGGED = 0.7  # of the margin; what an editor's line has at least but where a word is very long
_SHORT = 0.5  # of the margin; the same where the next line begins within a sentence
_SENTENCE_LENGTH = 28  # characters; shorter lines are no prose unless a margin shows it
_FIRST_LINE = 2  # blanks more than on the line before
_SHORTEST_VERSE = 3  # lines


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text are ended. `margin` is the column that they reach to, None where none is seen."""

    margin: int | None

    def paragraphs(self, text: str, lines: Sequence[Span]) -> list[Span]:
        """The paragraphs that the lines of one block make."""
        if len(lines) < 2:
            return list(lines)
        block = _Block(text, lines)
        paragraphs, start = [], lines[0].start
        for line, following in pairwise(lines):
            if not self._goes_on(block, line, following):
                paragraphs.append(Span(start, line.end))
                start = following.start
        return [*paragraphs, Span(start, lines[-1].end)]

    def _goes_on(self, block: "_Block", line: Span, following: Span) -> bool:
        if block.begins_item(following):
            return False
        if self.margin is None:
            return block.plainly_goes_on(line, following)
        if block.is_indented(line, following):
            return False
        if _column(block.text, line) + _room(block.text, line, following) > self.margin:
            return True
        inner = following.of(block.text)[0].islower()
        least = (_SHORT if inner else _RAGGED) * self.margin
        ragged = (inner or not block.verse) and len(line) >= least and _STOP.search(line.of(block.text)) is None
        return ragged or block.plainly_goes_on(line, following)


class _Block:
    """Lines with no blank one between them."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.text = text
        self._longest = max(map(len, lines))
        starts = [line.of(text) for line in lines]
        indents = {_indent(text, line) for line in lines[1:]}
        self._hanging = indents.pop() if len(indents) == 1 else None
        self.verse = len(lines) >= _SHORTEST_VERSE and all(_begins_with_capital(line) for line in starts)
        self._is_item = items_among(starts)
        self._has_items = self._is_item(starts[0])

    def begins_item(self, line: Span) -> bool:
        """Of a list, or of a dialogue, that the block is from its first line on."""
        return self._is_item(line.of(self.text))

    def is_indented(self, line: Span, following: Span) -> bool:
        """As the first line of a paragraph is; where all lines but the first are, that says nothing."""
        if self._has_items or not _begins_with_capital(following.of(self.text)):
            return False
        indent = _indent(self.text, following)
        return indent != self._hanging and indent >= _indent(self.text, line) + _FIRST_LINE

    def plainly_goes_on(self, line: Span, following: Span) -> bool:
        """By the words alone: the sentence is not at its end, or the quotation."""
        words, next_words = line.of(self.text), following.of(self.text)
        if len(words) < max(_SENTENCE_LENGTH, _SHORT * self._longest):
            return False
        if next_words[0].islower():
            return _STOP.search(words) is None or _EXCLAIMED.search(words) is not None
        if self.verse or _STOP.search(words) is not None or _MARKER.match(next_words):
            return False
        return leads_on(words) or is_quotation_open(words)


def items_among(lines: Sequence[str]) -> Callable[[str], bool]:
    """What tells whether a line of theirs begins an item of a list, or a turn of a dialogue: the first does so."""
    form = next((form for form in (_MARKER, _LABEL) if form.match(lines[0])), None)
    return lambda line: form is not None and form.match(line) is not None


def wrapping_of(text: str, blocks: Sequence[Sequence[Span]]) -> Wrapping:
    """`blocks` are the lines of each."""
    ends = [pair for lines in blocks if not _is_verse(text, lines) for pair in pairwise(lines)]
    if len(ends) < _LEAST_ENDS:
        return Wrapping(None)
    stops = sum(_STOP.search(line.of(text)) is not None for line, _ in ends)
    inner = sum(not _begins_with_capital(following.of(text)) for _, following in ends)
    if stops > _STOPS * len(ends) or inner < _INNER * len(ends):
        return Wrapping(None)
    return Wrapping(_margin(text, ends))


def _margin(text: str, ends: Sequence[tuple[Span, Span]]) -> int | None:
    columns = sorted(_column(text, line) for line, _ in ends)
    for share in _OUTLIERS:
        margin = columns[-1 - int(share * len(columns))]
        if margin not in _WIDTHS:
            continue
        filled = sum(_column(text, line) + _room(text, line, following) > margin for line, following in ends)
        if filled >= _FILLED * len(ends):
            return margin
    return None


def leads_on(words: str) -> bool:
    """Whether the last word makes one expect another."""
    last = words.rsplit(maxsplit=1)[-1].rstrip(".").lower() if words else ""
    return last in _LEADS_ON


def is_quotation_open(words: str) -> bool:
    opened = sum(words.count(mark) for mark in _OPENING) - sum(words.count(mark) for mark in _CLOSING)
    return opened > 0 or words.count('"') % 2 == 1


def _is_verse(text: str, lines: Sequence[Span]) -> bool:
    return len(lines) > _SHORTEST_VERSE and all(_begins_with_capital(line.of(text)) for line in lines)


def _begins_with_capital(words: str) -> bool:
    first = words.lstrip("\"'“‘«„([*_-–—•")[:1]
    return first.isupper() or first.isdigit()


def _room(text: str, line: Span, following: Span) -> int:
    """What the next word would have taken."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    length = 1 if word is None else len(word[0])
    return length + (not text[line.start : line.end].endswith(("-", "—", "–")))


def _column(text: str, line: Span) -> int:
    """That the line ends at, its indentation counted."""
    return len(line) + _indent(text, line)


def _indent(text: str, line: Span) -> int:
    start = line.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return line.start - start
