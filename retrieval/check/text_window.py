"""A stretch of a document that a claim is laid beside, as words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index import Span, StoredQuotation

from ..excerpts.printed_words import Word, read_words
from ..snapshot import Snapshot


@dataclass(slots=True)
class TextWindow:
    """`words` are those of `span` in order, their offsets into `text`, which is the whole document's."""

    document_id: int
    text: str
    span: Span
    words: Sequence[Word]
    _quotations: tuple[StoredQuotation, ...] | None = field(default=None)

    def quotations(self, snapshot: Snapshot) -> tuple[StoredQuotation, ...]:
        """Those that reach into it; read when they are asked for first."""
        if self._quotations is None:
            found = snapshot.reader.quotations_in(self.document_id)
            self._quotations = tuple(q for q in found if q.span.overlaps(self.span))
        return self._quotations


def window_of(document_id: int, text: str, span: Span, paragraphs: Iterable[Span]) -> TextWindow:
    """The words of `span` that stand in one of these paragraphs; `text` is the document's."""
    words = [
        word
        for paragraph in paragraphs
        if paragraph.overlaps(span)
        for word in read_words(text, *_whole_words(text, paragraph, span))
    ]
    return TextWindow(document_id, text, span, words)


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order of place, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _whole_words(text: str, paragraph: Span, wanted: Span) -> tuple[int, int]:
    """The part of a paragraph that is wanted, widened to blanks."""
    start, end = max(paragraph.start, wanted.start), min(paragraph.end, wanted.end)
    while start > paragraph.start and not text[start - 1].isspace():
        start -= 1
    while end < paragraph.end and not text[end].isspace():
        end += 1
    return start, end
