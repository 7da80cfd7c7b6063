"""Whose captions are that no label stands before: nobody's, unless they surely go on with what a named one says.

A speaker is forgotten at a pause and at a sound between sentences. What else has no label is the speaker's where a
sentence is not at its end, or where it follows at once in a file whose labels mark that another one speaks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .markup import ends_sentence
from .utterances import Turn, Utterance

PAUSE = 8_000  # milliseconds
_AT_ONCE = 2_000  # milliseconds
_LEAST_ENDS = 0.1  # of captions that end a sentence; where next to none does, none is known to be unfinished


def settled(said: Sequence[Utterance]) -> Iterator[Utterance]:
    """The same, and OPEN what goes on with nobody for sure."""
    going = _Going(_marks_changes(said), _ends_sentences(said))
    for utterance in said:
        yield going.take(utterance)


class _Going:
    def __init__(self, marks_changes: bool, ends_sentences: bool) -> None:
        self._marks_changes = marks_changes
        self._ends_sentences = ends_sentences
        self._speaker: Utterance | None = None
        self._words = ""  # the last ones
        self._start = self._end = 0  # milliseconds

    def take(self, utterance: Utterance) -> Utterance:
        if utterance.heard_before or utterance.sound:
            self._hear()
        if utterance.sound:
            return utterance
        if utterance.turn is not Turn.GOES_ON:
            self._speaker = utterance
        elif self._speaker is None or (self._speaker.name is not None and not self._goes_on(utterance)):
            self._speaker = None
            utterance = replace(utterance, turn=Turn.OPEN)
        self._words = utterance.words.text
        self._start, self._end = utterance.start or 0, max(self._end, utterance.end or 0)
        if utterance.heard_behind:
            self._speaker = None
        return utterance

    def _hear(self) -> None:
        if not self._is_unfinished():
            self._speaker = None

    def _goes_on(self, utterance: Utterance) -> bool:
        start = utterance.start or 0
        gap = start - self._end
        if gap > PAUSE or start < self._start:  # another recording begins anew
            return False
        return self._is_unfinished() or (self._marks_changes and gap < _AT_ONCE)

    def _is_unfinished(self) -> bool:
        """Also of a label whose words are yet to come."""
        return not self._words or (self._ends_sentences and not ends_sentence(self._words))


def _marks_changes(said: Sequence[Utterance]) -> bool:
    """Whether labels tell one from another, rather than stand before each caption, or before one alone."""
    keys = [utterance.key for utterance in said if utterance.turn is Turn.OTHER or utterance.key]
    changes = sum(one != other or not one for one, other in pairwise(keys))
    return 2 * changes > len(keys) - 1


def _ends_sentences(said: Sequence[Utterance]) -> bool:
    words = [utterance.words.text for utterance in said if not utterance.sound and utterance.words.text]
    return sum(map(ends_sentence, words)) >= _LEAST_ENDS * len(words)
