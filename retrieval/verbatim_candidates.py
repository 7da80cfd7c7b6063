"""Where in the coverage a claim's own words may stand: by its rarest words, without a model."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from index import ParagraphKind, Span, StoredQuotation

from .claim import Claim, Word, read_words
from .serving import Serving
from .words import FUNCTION_WORDS

_TERM = re.compile(r"[^\W_]+")
_ALL = 8  # words that a passage has to hold together, where one does
_POSTINGS = 4000  # passages that any of the words may stand in together; keeps a search under 10 ms
PASSAGES = 12  # passages that are laid beside the claim, best first
_LEAST_TERMS = 3
_MARGIN = 200  # characters around a passage beside the claim's own length; quotations run over its ends
_ELLIPSIS_MARGIN = 500  # characters that an ellipsis may leave out: ELLIPSIS_REACH words


@dataclass(slots=True)
class Place:
    """A stretch of a document's body: `words` in order, `text` the whole document's."""

    document_id: int
    text: str
    span: Span
    words: Sequence[Word]
    _quotations: tuple[StoredQuotation, ...] | None = field(default=None)

    def quotations(self, serving: Serving) -> tuple[StoredQuotation, ...]:
        if self._quotations is None:
            found = serving.reader.quotations_in(self.document_id)
            self._quotations = tuple(q for q in found if q.span.overlaps(self.span))
        return self._quotations


def places_with_all(
    serving: Serving, claim: Claim, terms: Mapping[str, int], limit: int = PASSAGES
) -> tuple[Place, ...]:
    """Around the passages that hold all of the rarest terms, best first."""
    return _places(serving, claim, _holding(serving, list(terms)[:_ALL], " AND ", limit))


def places_with_some(
    serving: Serving, claim: Claim, terms: Mapping[str, int], limit: int = PASSAGES
) -> tuple[Place, ...]:
    """Around the passages that hold any of the rarest terms, best first."""
    return _places(serving, claim, _holding(serving, _affordable(terms), " OR ", limit))


def _places(serving: Serving, claim: Claim, ids: Sequence[int]) -> tuple[Place, ...]:
    margin = _MARGIN + len(claim.text) + _ELLIPSIS_MARGIN * sum(piece.skips for piece in claim.pieces)
    passages = serving.reader.passages(ids)
    spans: dict[int, list[Span]] = {}
    for id_ in ids:
        passage = passages[id_]
        wide = Span(max(0, passage.span.start - margin), passage.span.end + margin)
        known = spans.setdefault(passage.document_id, [])
        for span in [s for s in known if s.overlaps(wide)]:
            wide = Span(min(span.start, wide.start), max(span.end, wide.end))
            known.remove(span)
        known.append(wide)
    return tuple(_place(serving, document_id, span) for document_id, found in spans.items() for span in found)


def rarest_terms(serving: Serving, claim: Claim) -> dict[str, int]:
    """The claim's words as the lexical index cuts them, with how many passages hold each, rarest first. Function
    words only where there is little else."""
    found = list(dict.fromkeys(t for word in claim.words for t in _TERM.findall(word.text)))
    stems = serving.stems(found)
    content = {
        term: max((serving.frequency(stem) for stem in cut), default=0)
        for term, cut in zip(found, stems, strict=True)
        if term not in FUNCTION_WORDS
    }
    known = {t: content[t] for t in sorted(content, key=content.__getitem__) if content[t]}
    if len(known) < _LEAST_TERMS:
        rest = sorted((t for t in found if t in FUNCTION_WORDS), key=len, reverse=True)
        known |= dict.fromkeys(rest, serving.reader.generation.passages)
    return known


def _affordable(terms: Mapping[str, int]) -> list[str]:
    """As many of the rarest as the budget of passages allows, one at least."""
    chosen: list[str] = []
    spent = 0
    for term, holding in terms.items():
        spent += holding
        if chosen and spent > _POSTINGS:
            break
        chosen.append(term)
    return chosen


def _holding(serving: Serving, terms: Iterable[str], join: str, limit: int) -> list[int]:
    match = join.join(f'"{term}"' for term in terms)
    return [hit.id for hit in serving.reader.passages_with(f"body : ({match})", limit)]


def _place(serving: Serving, document_id: int, span: Span) -> Place:
    text = serving.reader.text(document_id)
    words = [
        word
        for paragraph in serving.reader.structure(document_id).paragraphs
        if paragraph.kind is ParagraphKind.BODY and paragraph.span.overlaps(span)
        for word in read_words(text, *_whole_words(text, paragraph.span, span))
    ]
    return Place(document_id, text, span, words)


def _whole_words(text: str, paragraph: Span, wanted: Span) -> tuple[int, int]:
    """The part of a paragraph that is wanted, widened to blanks."""
    start, end = max(paragraph.start, wanted.start), min(paragraph.end, wanted.end)
    while start > paragraph.start and not text[start - 1].isspace():
        start -= 1
    while end < paragraph.end and not text[end].isspace():
        end += 1
    return start, end
