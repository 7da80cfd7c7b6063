"""An excerpt that was shown before, cut again to be cited, with a receipt of its own."""

from dataclasses import dataclass

from index import Reader, Span

from ..answer import MAX_EXCERPT_CHARS, Excerpt
from ..excerpts.as_it_stands import excerpt_standing_at
from ..excerpts.verbatim import is_verbatim
from .issuing import receipt_of


@dataclass(frozen=True, slots=True)
class CitedExcerpt:
    excerpt: Excerpt
    receipt: str


def cite_again(reader: Reader, document: str, span: Span, said: int | None) -> CitedExcerpt | None:
    """`said` is the character where the speaker's own words begin, None for words of nobody's. None where the document
    is not there, or ends before."""
    stored = reader.document_of(document)
    if stored is None or not 0 < len(span) <= MAX_EXCERPT_CHARS or span.end > len(reader.text(stored.id)):
        return None
    excerpt = excerpt_standing_at(reader, stored.id, span, said)
    return CitedExcerpt(excerpt, receipt_of(reader, (excerpt,))) if is_verbatim(reader, stored.id, excerpt) else None
