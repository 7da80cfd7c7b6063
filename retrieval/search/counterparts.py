"""Where else a window's words stand, word for word or as a later version changed them, among what was ranked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from rapidfuzz.fuzz import ratio

from index import Span

from ..ranking.fusion import RankedCandidate
from ..ranking.voices import Quotations, speaks_otherwise
from ..ranking.windows import Window
from .versions import LEAST_WORDS, Texts, Versions, told_words

_SAME = 100.0  # how like each other two sentences are of the same words
_CHANGED = 75.0  # the same of two of which one is the other corrected
_REACH = 3  # sentences to either side of the best one; a window has four at most


class ToldTexts(Quotations, Texts, Protocol):
    """Documents with what is said in them."""


class Counterparts:
    """Of one question's `ranked` sentences. Inside the reader's session."""

    def __init__(self, reader: ToldTexts, ranked: Sequence[RankedCandidate]) -> None:
        self._reader = reader
        self._versions = Versions(reader)
        self._by_place = {(r.candidate.document_id, r.candidate.place): r for r in ranked}
        self._by_words: dict[str, list[RankedCandidate]] = defaultdict(list)
        for one in ranked:
            self._by_words[words_of(one)].append(one)

    def told_with(self, window: Window) -> Iterator[tuple[Window, ...]]:
        """What is shown where this window answers: where a newer version of its story has other words, these first;
        then its own. Each with every other place that has them, the one to cite first in front."""
        own = self._with_its_words(window)
        newer = next((found for one in own if (found := self._changed(one)) is not None), None)
        if newer is not None:
            yield self._with_its_words(newer)
        yield own

    def _with_its_words(self, window: Window) -> tuple[Window, ...]:
        windows = {one.best.candidate.document_id: one for one in (self._leading(window), window)}
        for other in self._by_words[words_of(window.best)]:
            if self._are_one_sentence(window.best, other):
                windows.setdefault(other.candidate.document_id, self._beside(window, other, _SAME))
        return tuple(windows.values())

    def _leading(self, window: Window) -> Window:
        """The window in the version of its story that is cited first: of those that have all of it and give it to the
        same speaker, or, where newer ones have changed a sentence beside its best one, of these."""
        able = {window.best.candidate.document_id: window}
        mended: dict[int, Window] = {}
        for other in self._by_words[words_of(window.best)]:
            same, changed = (self._beside(window, other, least) for least in (_SAME, _CHANGED))
            if not self._may_lead(window, other):
                continue
            if self._sentences(same) == self._sentences(window):
                able.setdefault(other.candidate.document_id, same)
            elif len(self._sentences(changed)) == len(self._sentences(window)) and self._is_newer(other, window.best):
                mended.setdefault(other.candidate.document_id, changed)
        able = mended or able
        return able[self._versions.fullest(able)]

    def _changed(self, window: Window) -> Window | None:
        """The window where a newer version of the story says something else in place of its best sentence: in the
        version that is cited first of these. None where no version is known to be newer, or none of its sentences that
        were ranked is that one."""
        words = words_of(window.best)
        alike = (others for its, others in self._by_words.items() if _SAME > ratio(words, its) >= _CHANGED)
        newer = {
            other.candidate.document_id: other
            for others in alike
            for other in others
            if self._takes_the_place(other, window.best)
        }
        if not newer:
            return None
        return self._beside(window, newer[self._versions.fullest(newer)], _CHANGED)

    def _takes_the_place(self, newer: RankedCandidate, older: RankedCandidate) -> bool:
        """Whether each of two versions has its own sentence alone."""
        if not self._is_newer(newer, older):
            return False
        one, other = newer.candidate.document_id, older.candidate.document_id
        return not self._versions.says(one, words_of(older)) and not self._versions.says(other, words_of(newer))

    def _are_one_sentence(self, one: RankedCandidate, other: RankedCandidate) -> bool:
        """Whether the same words are the same sentence: not where others say them, nor so few in another story."""
        voices = {voice for voice in (_voice(one), _voice(other)) if voice is not None}
        if len(voices) > 1:
            return False
        ids = one.candidate.document_id, other.candidate.document_id
        return len(words_of(one).split()) >= LEAST_WORDS or self._versions.are_one_story(*ids)

    def _may_lead(self, window: Window, other: RankedCandidate) -> bool:
        ids = window.best.candidate.document_id, other.candidate.document_id
        return _voice(window.best) == _voice(other) and self._versions.are_one_story(*ids)

    def _is_newer(self, one: RankedCandidate, other: RankedCandidate) -> bool:
        return self._versions.is_newer(one.candidate.document_id, other.candidate.document_id)

    def _sentences(self, window: Window) -> list[str]:
        own, place = window.best.candidate.document_id, window.best.candidate.place
        near = (self._by_place.get((own, place + step)) for step in range(-_REACH, _REACH + 1))
        return [words_of(one) for one in near if one is not None and window.span.covers(one.candidate.span)]

    def _beside(self, window: Window, other: RankedCandidate, least: float) -> Window:
        """The sentences around `other` that are at least so like those of the window, in one voice."""
        span = other.candidate.span
        for step in (-1, 1):
            for count in range(1, _REACH + 1):
                its, own = self._at(other, step * count), self._at(window.best, step * count)
                if its is None or own is None or not window.span.covers(own.candidate.span):
                    break
                if ratio(words_of(its), words_of(own)) < least:
                    break
                span = Span(min(span.start, its.candidate.span.start), max(span.end, its.candidate.span.end))
        if speaks_otherwise(self._reader, other, span):
            span = other.candidate.span
        return Window(other, span, window.share)

    def _at(self, one: RankedCandidate, step: int) -> RankedCandidate | None:
        """The sentence so many behind, below the same heading."""
        found = self._by_place.get((one.candidate.document_id, one.candidate.place + step))
        return found if found is not None and found.candidate.run == one.candidate.run else None


def words_of(one: RankedCandidate) -> str:
    """The words of a sentence, whatever marks stand between them."""
    return told_words(one.candidate.folded)


def _voice(one: RankedCandidate) -> int | None:
    quotation = one.candidate.quotation
    return None if quotation is None else quotation.identity
