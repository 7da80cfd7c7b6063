"""Where in the coverage a claim's own words may stand: by its rarest words, without a model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from index import Hit, ParagraphKind, Span, Structure, fold, folded_words

from ..excerpts.printed_words import Word
from ..question.tokens import FUNCTION_WORDS
from ..snapshot import Snapshot
from .claim import Claim
from .text_window import TextWindow, merge_spans, window_of

# Passages with the rarest word of a phrase. A check took 11 ms of processor time at the median over 102,000
# passages, 28 at the 95th percentile (`python -m bench.learn.checks`).
_PHRASE_BUDGET = 12000
_WORD_BUDGET = 3000  # passages that any of the rare words stand in, all of which are ranked
PASSAGES = 8  # passages that are laid beside the claim, best first
_MARGIN = 200  # characters around a passage beside the claim's own length; quotations run over its ends
_MOST_TERMS = 300  # phrases or words of one search; the rarest of a longer claim
_MOST_RUNS = 40  # of the claim's words between marks that are all to be in a passage; the longest of a longer claim
_MOST_SKIPS = 10  # ellipses that widen a window
_MARGIN_READ = 2_000  # characters of a headline or caption by which it is chosen; longer ones are none
_NOT_IN_MARGIN = frozenset({ParagraphKind.BODY, ParagraphKind.FRONT_MATTER})
_ELLIPSIS_MARGIN = 500  # characters that an ellipsis may leave out: ELLIPSIS_REACH words


def windows_with_all(snapshot: Snapshot, claim: Claim, limit: int = PASSAGES) -> tuple[TextWindow, ...]:
    """Around the passages that hold every run of the claim's words, best first; a run over the end of a passage
    is missed here."""
    found = (" ".join(_terms(claim, fragment.words)) for fragment in claim.fragments if not fragment.editorial)
    runs = sorted(dict.fromkeys(run for run in found if run), key=len, reverse=True)[:_MOST_RUNS]
    ids = _holding(snapshot, runs, " AND ", limit)
    outside = snapshot.reader.documents_with(runs, limit, every=True)
    return (*_windows(snapshot, claim, ids), *_margins(snapshot, claim, outside))


def windows_with_some(snapshot: Snapshot, claim: Claim, limit: int = PASSAGES) -> tuple[TextWindow, ...]:
    """Around the passages that hold any three of its words in a row, and any of its rarest words; best first."""
    holding = _frequencies(snapshot, claim)
    phrases = {
        " ".join(run): min(holding[term] for term in run)
        for fragment in claim.fragments
        for terms in [_terms(claim, fragment.words)]
        for run in zip(terms, terms[1:], terms[2:], strict=False)
    }
    rare = {term: count for term, count in holding.items() if term not in FUNCTION_WORDS}
    ids = _holding(snapshot, _affordable(phrases, _PHRASE_BUDGET), " OR ", limit)
    ids += _holding(snapshot, _affordable(rare, _WORD_BUDGET), " OR ", limit // 2)
    outside = snapshot.reader.documents_with([*phrases, *rare][:_MOST_TERMS], limit // 2)
    return (*_windows(snapshot, claim, list(dict.fromkeys(ids))), *_margins(snapshot, claim, outside))


def _windows(snapshot: Snapshot, claim: Claim, ids: Sequence[int]) -> tuple[TextWindow, ...]:
    """Around these passages, those of one document that overlap as one."""
    skips = min(_MOST_SKIPS, sum(fragment.skips for fragment in claim.fragments))
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
    return tuple(_window(snapshot, document_id, span) for document_id, found in spans.items() for span in found)


def _terms(claim: Claim, words: Iterable[Word]) -> list[str]:
    """The words as the lexical index cuts them: "don't" is two terms."""
    return [term for word in words for term in folded_words(fold(claim.text[word.start : word.end]))]


def _frequencies(snapshot: Snapshot, claim: Claim) -> dict[str, int]:
    """In how many passages each of the claim's terms stands; that of a function word is not looked up."""
    terms = list(dict.fromkeys(_terms(claim, claim.words)))
    everywhere = snapshot.reader.generation.passages
    return {
        term: everywhere
        if term in FUNCTION_WORDS
        else max((snapshot.vocabulary.frequency(stem) for stem in stems), default=0)
        for term, stems in zip(terms, snapshot.vocabulary.stems(terms), strict=True)
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
    """Ids of the passages whose body holds them, best first; `join` is " AND " or " OR "."""
    match = join.join(f'"{phrase}"' for phrase in phrases if phrase)
    return [hit.id for hit in snapshot.reader.passages_with(f"body : ({match})", limit)] if match else []


def _margins(snapshot: Snapshot, claim: Claim, hits: Iterable[Hit]) -> tuple[TextWindow, ...]:
    """Around headlines, captions and templates that hold the claim's words, with the body's beside them."""
    return tuple(window for hit in hits for window in _margins_in(snapshot, claim, hit.id))


def _margins_in(snapshot: Snapshot, claim: Claim, document_id: int) -> Iterator[TextWindow]:
    """Those of one document that share the most of the claim's words, its headline besides."""
    text, structure = snapshot.reader.text(document_id), snapshot.reader.structure(document_id)
    asked = set(_terms(claim, claim.words))
    spans = [p.span for p in structure.paragraphs if p.kind not in _NOT_IN_MARGIN]
    title = stated_title(text, structure, snapshot.reader.documents[document_id].title)
    shared = [(len(asked.intersection(folded_words(fold(span.of(text)[:_MARGIN_READ])))), span) for span in spans]
    best = sorted((pair for pair in shared if pair[0]), key=lambda pair: -pair[0])[:PASSAGES]
    margin = _MARGIN + len(claim.text)
    readable = [p.span for p in structure.paragraphs if p.kind is not ParagraphKind.FRONT_MATTER]
    for wide in merge_spans(Span(max(0, s.start - margin), s.end + margin) for _, s in best):
        yield window_of(document_id, text, wide, readable)
    if title is not None:
        yield window_of(document_id, text, title, [title])


def stated_title(text: str, structure: Structure, title: str | None) -> Span | None:
    """Where the headline stands in the front matter; None where it stands in the text, too, or there is none."""
    if not title or structure.title is not None:
        return None
    matter = next((p.span for p in structure.paragraphs if p.kind is ParagraphKind.FRONT_MATTER), None)
    at = -1 if matter is None else text.find(title, matter.start, matter.end)
    return Span(at, at + len(title)) if at >= 0 else None


def _window(snapshot: Snapshot, document_id: int, span: Span) -> TextWindow:
    body = [p.span for p in snapshot.reader.structure(document_id).body]
    return window_of(document_id, snapshot.reader.text(document_id), span, body)
