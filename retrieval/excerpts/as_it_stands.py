"""A run of a document as an excerpt, by where it stands and where somebody's own words begin in it."""

from collections.abc import Sequence

from index import Span, StoredQuotation

from ..answer import Excerpt
from .cut import StoredTexts, excerpt_at

_CERTAIN = 1.0  # the score of what nobody searched for


def excerpt_standing_at(reader: StoredTexts, document_id: int, span: Span, said: int | None) -> Excerpt:
    """`said` is the character where the speaker's own words begin; None for words of nobody's."""
    quotation = None if said is None else quotation_at(reader.quotations_in(document_id), said)
    return excerpt_at(reader, document_id, span, quotation, span.start, _CERTAIN)


def quotation_at(quotations: Sequence[StoredQuotation], position: int) -> StoredQuotation | None:
    """The one whose words hold this character: of one in another the one that begins there, or else the inner one."""
    holding = [q for q in quotations if any(_holds(part, position) for part in q.parts)]
    holding = holding or [q for q in quotations if _holds(q.span, position)]
    return min(holding, key=lambda q: (all(p.start != position for p in q.parts), len(q.span)), default=None)


def _holds(span: Span, position: int) -> bool:
    return span.start <= position < span.end
