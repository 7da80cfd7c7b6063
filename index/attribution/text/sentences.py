"""The paper's own sentences, with quoted words as one token: `"Really?" she asked.` is one sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...text.document import Span
from . import lexicon, proper_names
from .quotation_marks import QuotedSpan

MASK = "\ue000"  # stands for each quoted character, so that offsets hold


@dataclass(frozen=True, slots=True)
class Sentence:
    """`quoted_spans` index the document's; `paragraph` its paragraphs. `whole` is False for a part of what is
    too long for a sentence."""

    span: Span
    paragraph: int
    quoted_spans: tuple[int, ...]
    whole: bool = True


_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)")
# Whatever a point follows without ending the sentence. "Messrs." is left out, as it was when the weights were learnt.
_ABBREVIATED = (
    (lexicon.ABBREVIATED_TITLES - {"Messrs"})
    | lexicon.ABBREVIATED_NAMES
    | proper_names.MONTHS_ABBREVIATED
    | proper_names.STATES_ABBREVIATED
    | lexicon.words("vs No Nos Dept est approx")
)
_ABBREVIATION = re.compile(rf"(?:\b(?:{lexicon.any_of(_ABBREVIATED)}|e\.g|i\.e)|(?:\b[A-Za-z]\.)+[A-Za-z]|\b[A-Z])\Z")
_SAID = lexicon.any_of(lexicon.SPEECH_VERBS)
# An attribution that opens with a capital: "Trump said.", "Ms. Henry said in an interview".
_ATTRIBUTION = re.compile(
    r"\s*[-–—]?\s*(?:(?:[A-Z][\w.'’-]*|de|von|van|the)\s+){1,5}(?:\w+ly |has |had |also |later |then )?"
    rf"(?:{_SAID})(?=[.,;:!]|\s*$|\s+(?:in|on|at|to|of|during|when|as|after|before|about|while|with|from|by"
    rf"|early|last|this|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\s*{MASK})"
)
# No sentence is longer, quoted words apart, nor holds more quoted spans: of 30,000 in the articles of the sets the
# longest had 1,094 characters, the fullest 6. What is longer is a list or a table, and is read in parts, so that
# the time for each verb and name in it has a bound.
_LONGEST = 1_500
_MOST_QUOTED_SPANS = 12
# "“A,” X said. “B.” Y said: “C.”": what introduces the next words is no attribution of those before it.
_INTRODUCTION = re.compile(rf"[^.!?{MASK}]{{1,160}}:\s*{MASK}")
_GOES_ON = re.compile(r"[^:]*\b(?:adds|added|continues|continued|went on|goes on)\b")
_ATTRIBUTED_BEHIND = re.compile(rf"[^{MASK}]{{0,160}}\b(?:{_SAID})\b[^{MASK}]{{0,160}}\.\s*")
_CLAUSE_END = re.compile(f"[.!?{MASK}]")
_ATTRIBUTION_REACH = 120  # characters
_SHORT_ATTRIBUTION = 4  # words; after a full stop a longer clause is a sentence of its own


def masked_text(text: str, hidden: Sequence[Span]) -> str:
    """The text with each character of the hidden spans (in order, apart) replaced."""
    parts = []
    position = 0
    for span in hidden:
        parts.append(text[position : span.start])
        parts.append(MASK * len(span))
        position = span.end
    parts.append(text[position:])
    return "".join(parts)


class Sentences:
    """Splits a document's paragraphs. `quoted_spans` are the document's, in order."""

    def __init__(self, text: str, masked: str, quoted_spans: Sequence[QuotedSpan]) -> None:
        self._text, self._masked, self._quoted_spans = text, masked, quoted_spans
        self._starts = [p.outer.start for p in quoted_spans]

    def of(self, span: Span, number: int) -> Iterator[Sentence]:
        """The sentences of one paragraph, or of a headline."""
        here = range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
        ends = {*self._plain_ends(span), *self._ends_after(here, span), span.end}
        start = span.start
        for end in sorted(ends):
            while start < end and self._masked[start].isspace():
                start += 1
            if start < end:
                yield from self._of_length(Span(start, end), number)
                start = end

    def _of_length(self, span: Span, number: int) -> Iterator[Sentence]:
        """The sentence, or what it is cut into where no sentence is that long."""
        held = range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
        if len(span) <= _LONGEST and len(held) <= _MOST_QUOTED_SPANS:
            yield Sentence(span, number, tuple(held))
            return
        start, own, first = span.start, 0, held.start
        for position in held:
            quoted_span = self._quoted_spans[position].outer
            before = max(start, self._quoted_spans[position - 1].outer.end) if position > held.start else start
            while own + quoted_span.start - before > _LONGEST:
                cut = self._cut(before, before + _LONGEST - own)
                yield from self._part(Span(start, cut), number, range(first, position))
                start, before, own, first = cut, cut, 0, position
            own += quoted_span.start - before
            if position - first >= _MOST_QUOTED_SPANS:
                yield from self._part(Span(start, quoted_span.start), number, range(first, position))
                start, own, first = quoted_span.start, 0, position
        before = max(start, self._quoted_spans[held[-1]].outer.end) if held else start
        while own + span.end - before > _LONGEST:
            cut = self._cut(before, before + _LONGEST - own)
            yield from self._part(Span(start, cut), number, range(first, held.stop))
            start, before, own, first = cut, cut, 0, held.stop
        yield from self._part(Span(start, span.end), number, range(first, held.stop))

    def _cut(self, start: int, end: int) -> int:
        """Before the last blank, or at `end` where a word is longer than any."""
        cut = self._masked.rfind(" ", start + 1, end)
        return cut if cut > start else end

    def _part(self, span: Span, number: int, quoted_spans: range) -> Iterator[Sentence]:
        start, end = span.start, span.end
        while start < end and self._masked[start].isspace():
            start += 1
        while start < end and self._masked[end - 1].isspace():
            end -= 1
        if start < end:
            yield Sentence(Span(start, end), number, tuple(quoted_spans), whole=False)

    def _plain_ends(self, span: Span) -> Iterator[int]:
        masked = self._masked
        for match in _END.finditer(masked, span.start, span.end):
            start, end = match.span()
            if masked[end : end + 3].lstrip()[:1].islower():
                continue
            if masked[start] != "." or not _ABBREVIATION.search(masked, max(span.start, start - 8), start):
                yield end

    def _ends_after(self, here: range, span: Span) -> Iterator[int]:
        """A quoted span ends the sentence where its own last mark does and no attribution follows."""
        for position in here:
            quoted_span = self._quoted_spans[position]
            rest = self._masked[quoted_span.outer.end : min(span.end, quoted_span.outer.end + _ATTRIBUTION_REACH)]
            following = rest.lstrip()
            apart = rest[:1].isspace() or rest[:1] in "—–-" or not quoted_span.closed
            if not following or not apart or following[0].islower():
                continue
            last = self._text[quoted_span.inner.start : quoted_span.inner.end].rstrip().rstrip("'’)”\"")[-2:]
            if last[-1:] not in ".!?…—–-" and following[0] != MASK:
                continue
            stopped = last[-1:] == "." and last != ".."
            if (
                not _ATTRIBUTION.match(rest)
                or (stopped and _is_long(rest))
                or self._is_the_last_speakers(position, here, rest, stopped)
            ):
                yield quoted_span.outer.end

    def _is_the_last_speakers(self, position: int, here: range, rest: str, stopped: bool) -> bool:
        """True where an attribution that follows belongs to the words after it, and these to whoever spoke before:
        it introduces the next, or these end in a full stop where those before it ended in a comma."""
        introduces = _INTRODUCTION.match(rest) is not None
        if stopped and introduces and not _GOES_ON.match(rest):
            return True
        if position == here.start:
            return False
        before, quoted_span = self._quoted_spans[position - 1], self._quoted_spans[position]
        if not _ATTRIBUTED_BEHIND.fullmatch(self._masked, before.outer.end, quoted_span.outer.start):
            return False
        return introduces or (stopped and self._text[before.inner.start : before.inner.end].rstrip().endswith(","))


def _is_long(rest: str) -> bool:
    return len(_CLAUSE_END.split(rest, maxsplit=1)[0].split()) > _SHORT_ATTRIBUTION
