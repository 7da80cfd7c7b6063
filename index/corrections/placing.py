"""Which quotation of a document a correction is about, also after the document changed."""

from collections.abc import Sequence

from ..text.document import Span
from .correction import Place


def words_of(text: str) -> str:
    """What counts of a quotation: its words in order, white space apart."""
    return " ".join(text.split())


def carrier_of(place: Place, text: str, quotations: Sequence[Span]) -> int | None:
    """The position among a document's `quotations` of the one that carries the place's words: where as many carry them
    as before, the one whose turn it is; or else the one nearest to where they stood. None where none does."""
    same = [number for number, span in enumerate(quotations) if words_of(span.of(text)) == words_of(place.words or "")]
    if not same:
        return None
    number, many = place.turn
    if len(same) == many:
        return same[number]
    return min(same, key=lambda one: abs(quotations[one].start - place.span.start))


def turn_of(chosen: Span, text: str, quotations: Sequence[Span]) -> tuple[int, int]:
    """Which of how many quotations with the same words this one is."""
    same = [span for span in quotations if words_of(span.of(text)) == words_of(chosen.of(text))]
    return same.index(chosen), len(same)
