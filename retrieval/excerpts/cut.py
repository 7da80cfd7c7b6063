"""From a span to an excerpt: whole sentences, verbatim, with the citation of where they stand."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from index import Anchor, Span, StoredDocument, StoredQuotation, Structure

from ..answer import MAX_EXCERPT_CHARS, Citation, Excerpt
from ..speech import Identities, certainty_of, excerpt_kind, speaker_name


class StoredTexts(Identities, Protocol):
    """What excerpts are cut from: a reader of the index, within its session."""

    @property
    def documents(self) -> Mapping[int, StoredDocument]: ...

    def text(self, document_id: int) -> str: ...

    def structure(self, document_id: int) -> Structure: ...

    def anchor(self, document_id: int, position: int) -> Anchor | None: ...

    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]: ...


def build_excerpt(
    reader: StoredTexts, document_id: int, span: Span, quotation: StoredQuotation | None, score: float
) -> Excerpt:
    """The excerpt that is `span` of the document, as far as the limit allows; its speaker is `quotation`'s. `score` is
    the probability that this answers."""
    words_at = span.start if quotation is None else max(span.start, min(quotation.span.start, span.end - 1))
    span = clipped(reader.structure(document_id), span, words_at)
    return excerpt_at(reader, document_id, span, quotation, span.start, score)


def excerpt_at(
    reader: StoredTexts, document_id: int, span: Span, quotation: StoredQuotation | None, cited: int, score: float
) -> Excerpt:
    """`span` of the document as an excerpt of `quotation`, or as a passage; its citation names the paragraph
    that holds the character `cited`."""
    text, document = reader.text(document_id), reader.documents[document_id]
    return Excerpt(
        text=span.of(text),
        document=document.key,
        span=span,
        kind=excerpt_kind(quotation),
        speaker=speaker_name(reader, quotation),
        speaker_text=quotation.speaker_span.of(text) if quotation and quotation.speaker_span else None,
        certainty=certainty_of(reader, quotation),
        citation=cite(document, paragraph_at(reader.structure(document_id), cited), reader.anchor(document_id, cited)),
        score=score,
        quoted=tuple(p for p in quotation.parts if span.covers(p)) if quotation else (),
        corrected=quotation.corrected if quotation else None,
    )


def cite(document: StoredDocument, paragraph: int | None = None, anchor: Anchor | None = None) -> Citation:
    return Citation(
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        date=document.date,
        url=document.url,
        paragraph=paragraph,
        page=anchor.page if anchor else None,
        time=anchor.time if anchor else None,
    )


def paragraph_at(structure: Structure, position: int) -> int | None:
    """The number of the body paragraph that holds this character."""
    for paragraph in structure.paragraphs:
        if paragraph.span.start <= position < paragraph.span.end:
            return paragraph.number
    return None


def clipped(structure: Structure, span: Span, anchor: int) -> Span:
    """`span`, or as many of its whole sentences from the one at `anchor` as the limit allows."""
    if len(span) <= MAX_EXCERPT_CHARS:
        return span
    inside = [s for p in structure.paragraphs for s in p.sentences if s.start < span.end and span.start < s.end]
    first = next((i for i, s in enumerate(inside) if s.start <= anchor < s.end), 0)
    if not inside or len(inside[first]) > MAX_EXCERPT_CHARS:
        start = inside[first].start if inside else span.start
        return Span(max(start, min(anchor, span.end - 1)), min(span.end, max(start, anchor) + MAX_EXCERPT_CHARS))
    start, end = inside[first].start, inside[first].end
    for sentence in inside[first + 1 :]:
        if sentence.end - start > MAX_EXCERPT_CHARS:
            break
        end = sentence.end
    for sentence in reversed(inside[:first]):
        if end - sentence.start > MAX_EXCERPT_CHARS:
            break
        start = sentence.start
    return Span(start, end)
