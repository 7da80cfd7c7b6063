"""A quotation from the first document that carried it to the last. Plain values; `versions` finds them."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from index import Span

from ..answer import Difference, Excerpt


class Relation(StrEnum):
    """How a document has the words: SAME, typing apart; CUT, with some of them left out; CHANGED, with others put in or
    in their place."""

    SAME = "same"
    CUT = "cut"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """The words as one document has them, and whom it gives them to. Of each of `differences`, `claimed` is as they
    first stood and `found` as they stand here; `marked` are the places of these, within the document."""

    excerpt: Excerpt
    relation: Relation
    differences: tuple[Difference, ...] = ()
    marked: tuple[Span, ...] = ()

    @property
    def day(self) -> datetime.date | None:
        return self.excerpt.citation.date


@dataclass(frozen=True, slots=True)
class History:
    """Every document that carries the words that were `asked` for, each once, oldest first, those without a date last;
    none where they stand nowhere. `words` is what the documents are held against: as asked where they stand so
    somewhere, or else as they are printed where they come nearest; then `misquoted` tells how what was asked
    differs."""

    asked: str
    words: str
    carried: tuple[CarriedIn, ...] = ()
    misquoted: tuple[Difference, ...] = ()

    @property
    def first(self) -> CarriedIn | None:
        """The oldest document with a date that has all of the words unchanged."""
        whole = (one for one in self.carried if one.relation is Relation.SAME and one.day is not None)
        return next(whole, None)
