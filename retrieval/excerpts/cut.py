"""From a span to an excerpt: whole sentences, verbatim, with the citation of where they stand."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from index import ParagraphKind, QuotationKind, Span, StoredDocument, StoredQuotation, Structure

from ..answer import Citation, Excerpt
from ..speech import Identities, excerpt_kind, speaker_name

MAX_EXCERPT_CHARS = 900  # the contract's
_SURE_VOICE = 0.7  # probability of the speaker from which further words of theirs belong into the excerpt
_LONGEST_GAP = 3  # sentences between two that speak to the question, still read in one breath


class StoredTexts(Identities, Protocol):
    """What excerpts are cut from: a reader of the index, within its session."""

    @property
    def documents(self) -> Mapping[int, StoredDocument]: ...

    def text(self, document_id: int) -> str: ...

    def structure(self, document_id: int) -> Structure: ...

    def quotations_in(self, document_id: int) -> Sequence[StoredQuotation]: ...


def build_excerpt(
    reader: StoredTexts,
    document_id: int,
    span: Span,
    quotation: StoredQuotation | None,
    score: float,
    near_ties: Sequence[Span] = (),
) -> Excerpt:
    """The excerpt that `span` of the document begins in, or that `quotation` is the heart of where one is given.

    `score` is the probability that this answers; `near_ties` are spans of the document that speak to the question as
    well: the excerpt widens to the sentences and paragraphs beside it that hold one.
    """
    structure = reader.structure(document_id)
    if quotation is None:
        span = _widened(structure, clipped(structure, span, span.start), near_ties, ())
    else:
        others = reader.quotations_in(document_id)
        other_speakers = [o.context for o in others if _is_heard(o) and not _same_voice(o, quotation)]
        own = [o.context for o in others if o.confidence >= _SURE_VOICE and _same_voice(o, quotation)]
        span = _around(structure, quotation, other_speakers)
        span = _widened(structure, span, [*near_ties, *own], other_speakers)
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
        citation=cite(document, paragraph_at(reader.structure(document_id), cited)),
        score=score,
        quoted=tuple(p for p in quotation.parts if span.covers(p)) if quotation else (),
    )


def cite(document: StoredDocument, paragraph: int | None) -> Citation:
    return Citation(document.title, document.outlet, document.author, document.date, document.url, paragraph)


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


def _around(structure: Structure, quotation: StoredQuotation, other_speakers: Sequence[Span]) -> Span:
    """The quotation with its sentences, widened to its paragraph where nobody else is quoted in it."""
    context = clipped(structure, quotation.context, quotation.span.start)
    touched = [p for p in structure.paragraphs if p.kind is ParagraphKind.BODY and p.span.overlaps(context)]
    if not touched:
        return context
    wide = Span(min(context.start, touched[0].span.start), max(context.end, touched[-1].span.end))
    return wide if len(wide) <= MAX_EXCERPT_CHARS and not _any_overlap(other_speakers, wide) else context


def _widened(structure: Structure, span: Span, wanted: Sequence[Span], other_speakers: Sequence[Span]) -> Span:
    """With the sentences before and after as far as they lead to a wanted one, within the limit, inside one run
    of body paragraphs, and without anybody else's words."""
    run = _run_around(structure, span)
    after = [s for s in run if s.start >= span.end]
    before = [s for s in reversed(run) if s.end <= span.start]
    for side in (after, before):
        reach, gap = span, 0
        for sentence in side:
            reach = Span(min(reach.start, sentence.start), max(reach.end, sentence.end))
            gap += 1
            if len(reach) > MAX_EXCERPT_CHARS or gap > _LONGEST_GAP + 1 or _any_overlap(other_speakers, sentence):
                break
            if _any_overlap(wanted, sentence):
                span, gap = reach, 0
    return span


def _run_around(structure: Structure, span: Span) -> list[Span]:
    """The sentences of the body paragraphs around `span`, up to the next heading or boilerplate."""
    run: list[Span] = []
    for paragraph in structure.paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            run += paragraph.sentences
        elif paragraph.span.start >= span.end:
            break
        else:
            run = []
    return run


def _any_overlap(spans: Sequence[Span], span: Span) -> bool:
    return any(other.overlaps(span) for other in spans)


def _is_heard(quotation: StoredQuotation) -> bool:
    """True for words in marks, and for reported ones that the paper gives to somebody by name."""
    return quotation.kind is not QuotationKind.INDIRECT or quotation.speaker is not None


def _same_voice(one: StoredQuotation, other: StoredQuotation) -> bool:
    """True for the same quotation, or the same named speaker; two that are left open may be anybody's."""
    return one.id == other.id or (one.speaker is not None and one.speaker == other.speaker)
