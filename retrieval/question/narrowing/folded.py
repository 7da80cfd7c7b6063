"""A folded text that knows where each of its letters was typed: folding changes lengths ("…", two blanks, "ß")."""

from __future__ import annotations

from dataclasses import dataclass

from index import Span, fold


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`text` is what `fold` makes of `typed`; the character at `i` of it comes of the one at `places[i]`."""

    typed: str
    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, typed: str) -> FoldedText:
        letters = [(letter, place) for place, one in enumerate(typed) for letter in _folded_within(one)]
        before = [" ", *(letter for letter, _ in letters)]
        kept = [both for both, last in zip(letters, before, strict=False) if both[0] != " " or last != " "]
        if kept and kept[-1][0] == " ":
            kept.pop()
        return cls(typed, "".join(letter for letter, _ in kept), tuple(place for _, place in kept))

    def typed_span(self, start: int, end: int) -> Span:
        """Where the characters `start` to `end` (exclusive) of `text` were typed. `start` is before `end`."""
        following = self.places[end] if end < len(self.places) else len(self.typed)
        return Span(self.places[start], max(following, self.places[end - 1] + 1))

    def without(self, *places: Span) -> str:
        """What was typed, with blanks for these places of `text`."""
        rest = self.typed
        for place in places:
            span = self.typed_span(place.start, place.end)
            rest = rest[: span.start] + " " * len(span) + rest[span.end :]
        return rest


def _folded_within(letter: str) -> str:
    """One character as it folds with others around it: a blank stays one."""
    return fold(f".{letter}.")[1:-1]
