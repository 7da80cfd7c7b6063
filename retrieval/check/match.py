"""Where checked words stand: the place, whose speech it is, and the excerpt that shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index import ParagraphKind, Span, StoredQuotation

from ..answer import Excerpt
from ..excerpts.cut import MAX_EXCERPT_CHARS, excerpt_at
from ..snapshot import Snapshot
from .alignment import Alignment
from .likeness import Likeness


@dataclass(frozen=True, slots=True)
class Standing:
    """The claim laid beside one place. `span` runs over what corresponds to it; `likeness` is 1 where exact."""

    document_id: int
    span: Span
    exact: bool
    likeness: float
    alignment: Alignment | None = None
    features: Likeness | None = None


def speech_at(snapshot: Snapshot, standing: Standing) -> StoredQuotation | None:
    """The quotation that most of the words stand in, None where most stand in none or in a headline, which is nobody's
    words."""
    shared: list[tuple[int, StoredQuotation]] = []
    for quotation in snapshot.reader.quotations_in(standing.document_id):
        if quotation.paragraph and quotation.span.overlaps(standing.span):
            overlap = sum(
                max(0, min(p.end, standing.span.end) - max(p.start, standing.span.start))
                for p in (quotation.parts or (quotation.span,))
            )
            shared.append((overlap, quotation))
    overlap, best = max(shared, key=lambda pair: (pair[0], pair[1].speaker is not None), default=(0, None))
    return best if overlap * 2 > len(standing.span) else None


def excerpt_of(snapshot: Snapshot, standing: Standing, quotation: StoredQuotation | None) -> Excerpt:
    """The words that correspond to the claim, in their whole sentences where those fit."""
    reader = snapshot.reader
    structure = reader.structure(standing.document_id)
    sentences = [
        s
        for p in structure.paragraphs
        if p.kind is not ParagraphKind.FRONT_MATTER
        for s in p.sentences or (p.span,)
        if s.overlaps(standing.span)
    ]
    span = _fitting(standing.span, sentences, quotation)
    score = round(standing.likeness, 4)
    return excerpt_at(reader, standing.document_id, span, quotation, standing.span.start, score)


def _fitting(words: Span, sentences: Sequence[Span], quotation: StoredQuotation | None) -> Span:
    """The widest that the limit allows: with the quotation's attribution, whole sentences, the words alone."""
    choices: list[Iterable[Span]] = []
    if quotation is not None and quotation.context.overlaps(words):
        choices.append((words, *sentences, quotation.context))
    choices.append((words, *sentences))
    for spans in choices:
        held = list(spans)
        span = Span(min(s.start for s in held), max(s.end for s in held))
        if len(span) <= MAX_EXCERPT_CHARS:
            return span
    return Span(words.start, min(words.end, words.start + MAX_EXCERPT_CHARS))
