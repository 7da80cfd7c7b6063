"""Where in the coverage a claim's own words may stand: by its rarest words, without a model."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from index import Hit, ParagraphKind, Span, StoredQuotation, Structure, fold

from ..question.tokens import FUNCTION_WORDS
from ..snapshot import Snapshot
from .claim import Claim, Word, read_words

_TERM = re.compile(r"[^\W_]+")
# Passages with the rarest word of a phrase. A check took 11 ms of processor time at the median over 102,000
# passages, 28 at the 95th percentile (`python -m bench.learn.checks`).
_PHRASE_BUDGET = 12000
_WORD_BUDGET = 3000  # passages that any of the rare words stand in, all of which are ranked
PASSAGES = 8  # passages that are laid beside the claim, best first
_MARGIN = 200  # characters around a passage beside the claim's own length; quotations run over its ends
_MOST_TERMS = 300  # phrases or words of one search; the rarest of a longer claim
_MOST_RUNS = 40  # of the claim's words between marks that are all to be in a passage; the longest of a longer claim
_MOST_SKIPS = 10  # ellipses that widen a place
_MARGIN_READ = 2_000  # characters of a headline or caption by which it is chosen; longer ones are none
_NOT_IN_MARGIN = frozenset({ParagraphKind.BODY, ParagraphKind.FRONT_MATTER})
_ELLIPSIS_MARGIN = 500  # characters that an ellipsis may leave out: ELLIPSIS_REACH words


@dataclass(slots=True)
class Place:
    """A stretch of a document: `words` in order, `text` the whole document's."""

    document_id: int
    text: str
    span: Span
    words: Sequence[Word]
    _quotations: tuple[StoredQuotation, ...] | None = field(default=None)

    def quotations(self, snapshot: Snapshot) -> tuple[StoredQuotation, ...]:
        if self._quotations is None:
            found = snapshot.reader.quotations_in(self.document_id)
            self._quotations = tuple(q for q in found if q.span.overlaps(self.span))
        return self._quotations


def places_with_all(snapshot: Snapshot, claim: Claim, limit: int = PASSAGES) -> tuple[Place, ...]:
    """Around the passages that hold every run of the claim's words, best first; a run over the end of a passage
    is missed here."""
    found = (" ".join(_terms(claim, piece.words)) for piece in claim.pieces if not piece.editorial)
    runs = sorted(dict.fromkeys(run for run in found if run), key=len, reverse=True)[:_MOST_RUNS]
    ids = _holding(snapshot, runs, " AND ", limit)
    outside = snapshot.reader.documents_with(runs, limit, every=True)
    return (*_places(snapshot, claim, ids), *_margins(snapshot, claim, outside))


def places_with_some(snapshot: Snapshot, claim: Claim, limit: int = PASSAGES) -> tuple[Place, ...]:
    """Around the passages that hold any three of its words in a row, and any of its rarest words; best first."""
    holding = _frequencies(snapshot, claim)
    phrases = {
        " ".join(run): min(holding[term] for term in run)
        for piece in claim.pieces
        for terms in [_terms(claim, piece.words)]
        for run in zip(terms, terms[1:], terms[2:], strict=False)
    }
    rare = {term: count for term, count in holding.items() if term not in FUNCTION_WORDS}
    ids = _holding(snapshot, _affordable(phrases, _PHRASE_BUDGET), " OR ", limit)
    ids += _holding(snapshot, _affordable(rare, _WORD_BUDGET), " OR ", limit // 2)
    outside = snapshot.reader.documents_with([*phrases, *rare][:_MOST_TERMS], limit // 2)
    return (*_places(snapshot, claim, list(dict.fromkeys(ids))), *_margins(snapshot, claim, outside))


def _places(snapshot: Snapshot, claim: Claim, ids: Sequence[int]) -> tuple[Place, ...]:
    skips = min(_MOST_SKIPS, sum(piece.skips for piece in claim.pieces))
    margin = _MARGIN + len(claim.text) + _ELLIPSIS_MARGIN * skips
    passages = snapshot.reader.passages(ids)
    spans: dict[int, list[Span]] = {}
    for id_ in ids:
        passage = passages[id_]
        wide = Span(max(0, passage.span.start - margin), passage.span.end + margin)
        known = spans.setdefault(passage.document_id, [])
        for span in [s for s in known if s.overlaps(wide)]:
            wide = Span(min(span.start, wide.start), max(span.end, wide.end))
            known.remove(span)
        known.append(wide)
    return tuple(_place(snapshot, document_id, span) for document_id, found in spans.items() for span in found)


def _terms(claim: Claim, words: Iterable[Word]) -> list[str]:
    """The words as the lexical index cuts them: "don't" is two terms."""
    return [term for word in words for term in _TERM.findall(fold(claim.text[word.start : word.end]))]


def _frequencies(snapshot: Snapshot, claim: Claim) -> dict[str, int]:
    """In how many passages each of the claim's terms stands; that of a function word is not looked up."""
    terms = list(dict.fromkeys(_terms(claim, claim.words)))
    everywhere = snapshot.reader.generation.passages
    return {
        term: everywhere if term in FUNCTION_WORDS else max((snapshot.frequency(stem) for stem in stems), default=0)
        for term, stems in zip(terms, snapshot.stems(terms), strict=True)
    }


def _affordable(terms: Mapping[str, int], budget: int) -> list[str]:
    """As many of the rarest as the budget of passages allows, one at least; those that stand nowhere are left out."""
    chosen: list[str] = []
    spent = 0
    for term in sorted((t for t in terms if terms[t]), key=terms.__getitem__)[:_MOST_TERMS]:
        spent += terms[term]
        if chosen and spent > budget:
            break
        chosen.append(term)
    return chosen


def _holding(snapshot: Snapshot, phrases: Iterable[str], join: str, limit: int) -> list[int]:
    match = join.join(f'"{phrase}"' for phrase in phrases if phrase)
    return [hit.id for hit in snapshot.reader.passages_with(f"body : ({match})", limit)] if match else []


def _margins(snapshot: Snapshot, claim: Claim, hits: Iterable[Hit]) -> tuple[Place, ...]:
    """Places around headlines, captions and templates that hold the claim's words, with the body's beside them."""
    return tuple(place for hit in hits for place in _margins_in(snapshot, claim, hit.id))


def _margins_in(snapshot: Snapshot, claim: Claim, document_id: int) -> Iterator[Place]:
    """Those of one document that share the most of the claim's words."""
    text, structure = snapshot.reader.text(document_id), snapshot.reader.structure(document_id)
    asked = set(_terms(claim, claim.words))
    spans = [p.span for p in structure.paragraphs if p.kind not in _NOT_IN_MARGIN]
    title = stated_title(text, structure, snapshot.reader.documents[document_id].title)
    shared = [(len(asked.intersection(_TERM.findall(fold(span.of(text)[:_MARGIN_READ])))), span) for span in spans]
    best = sorted((pair for pair in shared if pair[0]), key=lambda pair: -pair[0])[:PASSAGES]
    margin = _MARGIN + len(claim.text)
    readable = [p.span for p in structure.paragraphs if p.kind is not ParagraphKind.FRONT_MATTER]
    for wide in _joined([Span(max(0, s.start - margin), s.end + margin) for _, s in best]):
        yield _place_of(document_id, text, wide, readable)
    if title is not None:
        yield _place_of(document_id, text, title, [title])


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Those that overlap as one, in order."""
    wide: Span | None = None
    for span in sorted(spans):
        if wide is not None and span.start <= wide.end:
            wide = Span(wide.start, max(wide.end, span.end))
        else:
            if wide is not None:
                yield wide
            wide = span
    if wide is not None:
        yield wide


def stated_title(text: str, structure: Structure, title: str | None) -> Span | None:
    """Where the headline stands in the front matter, if it stands nowhere else."""
    if not title or structure.title is not None:
        return None
    matter = next((p.span for p in structure.paragraphs if p.kind is ParagraphKind.FRONT_MATTER), None)
    at = -1 if matter is None else text.find(title, matter.start, matter.end)
    return Span(at, at + len(title)) if at >= 0 else None


def _place(snapshot: Snapshot, document_id: int, span: Span) -> Place:
    body = [p.span for p in snapshot.reader.structure(document_id).body]
    return _place_of(document_id, snapshot.reader.text(document_id), span, body)


def _place_of(document_id: int, text: str, span: Span, paragraphs: Iterable[Span]) -> Place:
    words = [
        word
        for paragraph in paragraphs
        if paragraph.overlaps(span)
        for word in read_words(text, *_whole_words(text, paragraph, span))
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
