"""A document with everything that is found in it: its structure, its passages, who says what in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..attribution.attributor import THRESHOLD, attribute
from ..quotation import Attribution, Quotation
from ..text.document import Document, Span
from ..text.languages import is_english
from ..text.passages import Passage, split_passages
from ..text.structure import ParagraphKind, Structure, structure_of

_AROUND = frozenset({ParagraphKind.FRONT_MATTER, ParagraphKind.BOILERPLATE})


@dataclass(frozen=True, slots=True)
class Analysis:
    """Passages and quotations of one document in order; `contexts[i]` are the whole sentences around
    `attribution.quotations[i]` and its attribution, with the number of the paragraph they begin in."""

    document: Document
    structure: Structure
    passages: tuple[Passage, ...]
    attribution: Attribution
    contexts: tuple[Passage, ...]


def analyse(document: Document, speaker_line: float | None = None) -> Analysis:
    """Pure: the same document gives the same analysis for one `analysis_fingerprint`. `speaker_line` is the
    least probability of a speaker, 0 to 1; None is the measured one. English rules name nobody in another language."""
    structure = structure_of(document)
    if not is_english(document.language):
        return with_attribution(document, structure, Attribution((), ()))
    attribution = attribute(document, structure, threshold=THRESHOLD if speaker_line is None else speaker_line)
    return with_attribution(document, structure, _spoken_in(attribution, structure))


def with_attribution(document: Document, structure: Structure, attribution: Attribution) -> Analysis:
    sentences = _Sentences(structure)
    return Analysis(
        document=document,
        structure=structure,
        passages=split_passages(document.text, structure),
        attribution=attribution,
        contexts=tuple(sentences.around(q) for q in attribution.quotations),
    )


def _spoken_in(attribution: Attribution, structure: Structure) -> Attribution:
    """Without what stands in the metadata or in the template around the article: nobody says that there."""
    around = [p.span for p in structure.paragraphs if p.kind in _AROUND]
    starts, ends = [s.start for s in around], [s.end for s in around]
    quotations = tuple(q for q in attribution.quotations if not _touched(starts, ends, q.span))
    return replace(attribution, quotations=quotations)


class _Sentences:
    """All sentences of a document in order, to be looked up by place; a headline is one."""

    def __init__(self, structure: Structure) -> None:
        held = [(s, p.number or 0) for p in structure.paragraphs for s in p.sentences or (p.span,)]
        self._spans = [span for span, _ in held]
        self._numbers = [number for _, number in held]
        self._starts, self._ends = [s.start for s in self._spans], [s.end for s in self._spans]

    def around(self, quotation: Quotation) -> Passage:
        """The whole sentences of the quotation and its attribution."""
        start, end = quotation.span.start, quotation.span.end
        for span in (quotation.speaker_span, quotation.cue_span):
            if span is not None:
                start, end = min(start, span.start), max(end, span.end)
        touched = _touched(self._starts, self._ends, Span(start, end))
        if not touched:
            return Passage(Span(start, end), 0)
        first, last = self._spans[touched[0]], self._spans[touched[-1]]
        return Passage(Span(min(start, first.start), max(end, last.end)), self._numbers[touched[0]])


def _touched(starts: Sequence[int], ends: Sequence[int], span: Span) -> range:
    """Which of the spans between `starts` and `ends`, in order and apart, overlap with `span`."""
    return range(bisect_right(ends, span.start), bisect_left(starts, span.end))
