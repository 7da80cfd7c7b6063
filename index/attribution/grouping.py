"""Groups quoted spans into quotations: one quotation is what one attribution gives to one speaker."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .text import lexicon
from .text.quotation_marks import QuotedSpan
from .text.sentences import MASK, Sentence
from .text.unsaid import is_put_to_somebody


@dataclass(frozen=True, slots=True)
class QuotationGroup:
    """A quotation before its speaker is known. `quoted_spans` index the document's, `sentences` those that hold
    them. `bare` is True where nothing but quoted words stands in these, `mixed` where a sentence of the paper's takes
    the words in. `unnamed` is True where the form says that it is somebody's whom nothing names: the question that the
    next words answer, the answer to a reporter's question."""

    quoted_spans: tuple[int, ...]
    sentences: tuple[int, ...]
    bare: bool
    mixed: bool
    unnamed: bool = False


@dataclass(slots=True)
class _Growing:
    """A quotation that what follows may still be joined to: lists, as a copy at each join would take the square of
    the time."""

    quoted_spans: list[int]
    sentences: list[int]
    bare: bool
    mixed: bool
    unnamed: bool

    def take(self, other: QuotationGroup) -> None:
        """Mixed stays what its beginning is."""
        self.quoted_spans += other.quoted_spans
        self.sentences += other.sentences
        self.bare = self.bare and other.bare


# "… she said, and her husband cut in.": what follows in marks is no longer hers.
_SOMEBODY_ELSE = re.compile(r", (?:and|but|as|while|before) (?:the|an?|his|her|their|another|[A-Z]\w+) ")
_REPORTER = r"(?:[\w’'-]+\s+){0,2}?(?:reporters?|journalists?|correspondents?|interviewers?|moderators?|heckler)"
_PUTS = r"(?:asked|asks|shouted|yelled|called(?:\sout)?|demanded)"
_QUESTIONED = re.compile(
    rf"\b{_PUTS}\s+(?:an?|one|the|another)\s+{_REPORTER}"
    rf"|\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother)\s+{_REPORTER}\s+{_PUTS}\b"
)
_WAS_ASKED = re.compile(r"\s*[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3} (?:was|were|is|are) (?:[a-z]+ )?asked\b")
_ASKING = "asked|asks|demanded|demands|inquired|enquired|wondered"
_HE_ASKED = re.compile(
    rf"\s*(?:(?:{_ASKING}) [^.!?\n]{{1,80}}|[^.!?\n]{{1,60}} (?:{_ASKING})\b[^.!?\n]{{0,60}})[.]?\s*(?:\n|{MASK}|\Z)"
)
_ANSWER = re.compile(
    r"(?:Yes|No|Yeah|Nope|Yep|Never|Maybe|Perhaps|Sure|Absolutely|Certainly|Of course|Perfectly|Nothing|Nobody|None)\b",
    re.I,
)
# The words are somebody's who is not named: "“You don't,” came the reply".
_REPLY_CAME = re.compile(r"\s*(?:came|was|comes|is) (?:the|a|one) (?:[a-z]+ ){0,2}(?:reply|answer|response|retort)\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPENING = "['‘(.… "  # what may stand before a quotation's first letter
_ASKED = 80  # characters before a question that tell whether it was put to somebody
_FAR = 6  # words after a verb of saying from which on quoted words no longer hangs on it


def group_quotations(
    text: str,
    masked: str,
    quoted_spans: Sequence[QuotedSpan],
    sentences: Sequence[Sentence],
    things: Container[int] = (),
) -> list[QuotationGroup]:
    """The quotations of a document in order; `masked` is its text with the quoted words hidden. Every quoted span of
    `sentences` is in exactly one group, but `things`, which only are called so and are in none."""
    return _Grouping(text, masked, quoted_spans, sentences, things).groups()


class _Grouping:
    def __init__(
        self,
        text: str,
        masked: str,
        quoted_spans: Sequence[QuotedSpan],
        sentences: Sequence[Sentence],
        things: Container[int],
    ) -> None:
        self._text, self._masked = text, masked
        self._quoted_spans, self._sentences, self._things = quoted_spans, sentences, things

    def groups(self) -> list[QuotationGroup]:
        found: list[_Growing] = []
        for index, sentence in enumerate(self._sentences):
            for position, group in enumerate(self._of_sentence(index, sentence)):
                follows = bool(found) and not position
                unnamed = group.unnamed or (follows and self._is_anothers(found[-1], group))
                if follows and self._goes_on(found[-1], group, unnamed):
                    found[-1].take(group)
                else:
                    found.append(_Growing([*group.quoted_spans], [*group.sentences], group.bare, group.mixed, unnamed))
        return [QuotationGroup(tuple(g.quoted_spans), tuple(g.sentences), g.bare, g.mixed, g.unnamed) for g in found]

    def _of_sentence(self, index: int, sentence: Sentence) -> Iterator[QuotationGroup]:
        spoken = tuple(i for i in sentence.quoted_spans if i not in self._things)
        if not spoken:
            return
        if self._is_bare(sentence):
            unnamed = (
                self._quoted_spans[spoken[0]].shown
                or self._is_answered(spoken[-1])
                or self._is_put_by_nobody(spoken[-1])
            )
            yield QuotationGroup(spoken, (index,), True, False, unnamed)
            return
        for held in self._split(spoken):
            reply = _REPLY_CAME.match(self._masked, self._quoted_spans[held[-1]].outer.end) is not None
            yield QuotationGroup(held, (index,), bare=False, mixed=self._is_mixed(sentence, held), unnamed=reply)

    def _is_bare(self, sentence: Sentence) -> bool:
        return not any(c.isalnum() and c != MASK for c in sentence.span.of(self._masked))

    def _is_answered(self, last: int) -> bool:
        """ "“Will you go?” “I will,” she said.": marks that close and open again between question and answer are two
        voices."""
        if last + 1 == len(self._quoted_spans):
            return False
        asked, answer = self._quoted_spans[last], self._quoted_spans[last + 1]
        touching = not self._masked[asked.outer.end : answer.outer.start].strip()
        return touching and answer.paragraph == asked.paragraph and self._asks(asked) and not self._asks(answer)

    def _is_put_by_nobody(self, last: int) -> bool:
        """ "“Did you sign?” Doe was asked.": the words are not Doe's."""
        asked = self._quoted_spans[last]
        return self._asks(asked) and _WAS_ASKED.match(self._masked, asked.outer.end) is not None

    def _asks(self, quoted_span: QuotedSpan) -> bool:
        return quoted_span.closed and quoted_span.inner.of(self._text).rstrip().endswith("?")

    def _is_anothers(self, last: _Growing, group: QuotationGroup) -> bool:
        """Whether the sentence before tells that what follows alone in its marks is another's."""
        previous, sentence = self._sentences[last.sentences[-1]], self._sentences[group.sentences[0]]
        if not group.bare or group.sentences[0] != last.sentences[-1] + 1:
            return False
        before, first = self._quoted_spans[last.quoted_spans[-1]], self._quoted_spans[group.quoted_spans[0]]
        asked = self._is_asked(last)
        if sentence.paragraph != previous.paragraph:
            return asked and not self._asks(first)
        if asked and _ANSWER.match(self._text, first.inner.start) is not None:
            return True
        return self._asks_a_reporter(before, previous) or (not last.mixed and self._is_cut_in(before, previous))

    def _is_asked(self, last: _Growing) -> bool:
        """ "“Will you go?” Doe asked."."""
        asked = self._quoted_spans[last.quoted_spans[-1]]
        return not last.bare and self._asks(asked) and _HE_ASKED.match(self._masked, asked.outer.end) is not None

    def _asks_a_reporter(self, asked: QuotedSpan, sentence: Sentence) -> bool:
        """ "“Will you go?” asked a reporter. “I will.”"."""
        return self._asks(asked) and _QUESTIONED.search(sentence.span.of(self._masked)) is not None

    def _is_cut_in(self, before: QuotedSpan, sentence: Sentence) -> bool:
        """ "“…,” she said, and her husband cut in. “…”": whoever cuts in has no verb of saying."""
        return _SOMEBODY_ELSE.search(self._masked[before.outer.end : sentence.span.end]) is not None

    def _split(self, spoken: Sequence[int]) -> list[tuple[int, ...]]:
        """The quoted spans of a sentence part where a second verb of saying stands between them."""
        groups = [[spoken[0]]]
        for left, right in pairwise(spoken):
            if self._parts(self._quoted_spans[left], self._quoted_spans[right]):
                groups.append([right])
            else:
                groups[-1].append(right)
        return [tuple(g) for g in groups]

    def _parts(self, left: QuotedSpan, right: QuotedSpan) -> bool:
        between = self._masked[left.outer.end : right.outer.start]
        if self._asks(left) and is_put_to_somebody(self._masked[max(0, left.outer.start - _ASKED) : left.outer.start]):
            return True
        words = _WORD.findall(between)
        said = [i for i, w in enumerate(words) if w.lower() in lexicon.CUES]
        if not said:
            return False
        if not self._first_letter(left).isupper():
            return True
        if len(said) == 1:
            before_mark = between.rstrip()[-1:]
            if before_mark in ",—–-" and not words[said[0]].lower().endswith("ing"):
                return False
            if not before_mark and self._text[left.inner.end - 1 : left.inner.end] in ",?!—-":
                return False
        after = len(words) - 1 - said[-1]
        return len(said) > 1 or after <= 1 or after >= _FAR or not self._first_letter(right).islower()

    def _is_mixed(self, sentence: Sentence, group: tuple[int, ...]) -> bool:
        first = self._quoted_spans[group[0]]
        before = self._masked[sentence.span.start : first.outer.start].rstrip()
        if not before or before[-1] == MASK or before[-1] == ":":
            return False
        if before[-1] in ",—–-":
            return self._first_letter(first).islower()
        last_word = (_WORD.findall(before)[-1:] or [""])[0].lower()
        return not (self._first_letter(first).isupper() and last_word in lexicon.SPEECH_VERBS)

    def _first_letter(self, quoted_span: QuotedSpan) -> str:
        return self._text[quoted_span.inner.start : quoted_span.inner.start + 3].lstrip(_OPENING)[:1]

    def _goes_on(self, last: _Growing, group: QuotationGroup, unnamed: bool) -> bool:
        """True where the second goes on with the first: the two are one quotation."""
        previous, sentence = self._sentences[last.sentences[-1]], self._sentences[group.sentences[0]]
        if group.sentences[0] != last.sentences[-1] + 1:
            return False
        before, first = self._quoted_spans[last.quoted_spans[-1]], self._quoted_spans[group.quoted_spans[0]]
        if before.continued:
            return True
        if last.unnamed or unnamed or (self._is_asked(last) and not self._asks(first)):
            return False  # what follows a question that somebody asked may be the answer
        if sentence.paragraph != previous.paragraph:
            return False
        touching = not self._masked[before.outer.end : first.outer.start].strip()
        if touching and (last.bare or group.bare or not before.closed):
            return not (last.mixed and group.bare and before.closed)
        return group.bare and not last.mixed
