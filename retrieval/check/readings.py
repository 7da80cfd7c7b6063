"""A window's words as they are read: also without what the paper puts between them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index import QuotationKind, Span, StoredQuotation

from ..excerpts.printed_words import Word
from ..snapshot import Snapshot
from .alterations.kinds import SENTENCE_END
from .text_window import TextWindow

_ATTRIBUTION = 40  # words of the paper's between two parts of one quotation: "said Vogels, the group's ..."


def readings_of(snapshot: Snapshot, window: TextWindow) -> Iterator[Sequence[Word]]:
    """The window's words, and then, where it has any, without "she said" inside a quotation: as those who quote it join
    its parts."""
    yield window.words
    if gaps := list(_attributions(window.text, window.quotations(snapshot))):
        yield [word for word in window.words if not any(gap.start <= word.start < gap.end for gap in gaps)]


def _attributions(text: str, quotations: Sequence[StoredQuotation]) -> Iterator[Span]:
    """What stands between the parts of a quotation; and between two of one speaker, where it is no more than a sentence
    of the same paragraph."""
    direct = [quotation for quotation in quotations if quotation.kind is QuotationKind.DIRECT]
    for quotation in direct:
        gaps = (Span(one.end, other.start) for one, other in pairwise(quotation.parts))
        yield from (gap for gap in gaps if len(gap.of(text).split()) <= _ATTRIBUTION)
    for one, other in pairwise(direct):
        between = Span(one.span.end, max(one.span.end, other.span.start))
        said = between.of(text).strip()
        if one.identity is None or one.identity != other.identity or "\n" in said:
            continue
        if len(said.split()) <= _ATTRIBUTION and SENTENCE_END.search(said) is None:
            yield between
