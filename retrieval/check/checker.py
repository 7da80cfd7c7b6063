"""Does this quotation stand in the coverage? Words first, then who said them; no model is needed."""

from collections.abc import Iterator, Sequence

from index import QuotationKind, Span, StoredQuotation

from ..answer import Check, Verdict
from ..excerpts.verbatim import is_verbatim
from ..snapshot import Snapshot
from ..speech import speaker_name
from .alignment import align, find_exact
from .claim import Claim, Word, read_claim
from .claim_search import Place, places_with_all, places_with_some
from .claimed_speaker import contradicts
from .likeness import measure, word_weights
from .match import Standing, excerpt_of, speech_at

NEAR_LINE = 0.5  # least likelihood of "near"; learnt by `python -m bench.learn.checks`
_ATTRIBUTION = 16  # words of the paper's between two parts of one quotation: "said Vogels, the group's ..."


def check_quotation(snapshot: Snapshot, text: str, speaker: str | None) -> Check:
    """Verdict on `text`, said to be by `speaker`. `generation` and times are left to the caller."""
    claim = read_claim(text)
    standings = find_standings(snapshot, claim) if claim.pieces else []
    if not standings:
        return Check(text, Verdict.NOT_FOUND, None, None)
    best = standings[0]
    alike = standings if best.exact else [best]
    told = [(standing, speech_at(snapshot, standing)) for standing in alike]
    standing, quotation, contradicted = min(
        ((s, q, contradicts(snapshot, q, speaker)) for s, q in told),
        key=lambda place: _openness(place[1], place[2]),
    )
    verdict = _verdict(standing, contradicted)
    excerpt = excerpt_of(snapshot, standing, quotation)
    if not is_verbatim(snapshot.reader, standing.document_id, excerpt):
        return Check(text, Verdict.NOT_FOUND, None, None)
    return Check(
        text=text,
        verdict=verdict,
        excerpt=excerpt,
        speaker=None if verdict is Verdict.NOT_FOUND else speaker_name(snapshot.reader, quotation),
        differences=standing.alignment.differences if standing.alignment and verdict is not Verdict.NOT_FOUND else (),
    )


def _openness(quotation: StoredQuotation | None, contradicted: bool) -> int:
    """Of several places: first where the claimed speaker says it, then where another does, then where it is open."""
    if quotation is None or quotation.identity is None:
        return 2
    return int(contradicted)


def _verdict(standing: Standing, contradicted: bool) -> Verdict:
    if not standing.exact and standing.likeness < NEAR_LINE:
        return Verdict.NOT_FOUND
    if contradicted:
        return Verdict.MISATTRIBUTED
    return Verdict.EXACT if standing.exact else Verdict.NEAR


def find_standings(snapshot: Snapshot, claim: Claim) -> list[Standing]:
    """Best first: exact ones, or else the nearest."""
    for gather in (places_with_all, places_with_some):
        places = gather(snapshot, claim)
        if exact := [s for place in places for s in _exact_in(snapshot, claim, place)]:
            return exact
    weights = word_weights(snapshot, claim)
    near = [s for place in places if (s := _nearest_in(snapshot, claim, place, weights)) is not None]
    return sorted(near, key=lambda standing: -standing.likeness)


def _exact_in(snapshot: Snapshot, claim: Claim, place: Place) -> Iterator[Standing]:
    words: Sequence[Word] = place.words
    found = find_exact(claim, words)
    if found is None:
        words = _without_attributions(snapshot, place)
        found = find_exact(claim, words) if words is not place.words else None
    if found is not None:
        yield Standing(place.document_id, Span(words[found[0]].start, words[found[1] - 1].end), True, 1.0)


def _nearest_in(snapshot: Snapshot, claim: Claim, place: Place, weights: Sequence[float]) -> Standing | None:
    joined = _without_attributions(snapshot, place)
    streams = (place.words,) if joined is place.words else (place.words, joined)
    found = [s for words in streams if (s := _nearest_among(claim, place, words, weights)) is not None]
    return max(found, key=lambda standing: standing.likeness, default=None)


def _nearest_among(claim: Claim, place: Place, words: Sequence[Word], weights: Sequence[float]) -> Standing | None:
    alignment = align(claim, words, place.text)
    if alignment is None:
        return None
    likeness = measure(weights, alignment)
    span = Span(words[alignment.first].start, words[alignment.last - 1].end)
    return Standing(place.document_id, span, False, likeness.likelihood, alignment, likeness)


def _without_attributions(snapshot: Snapshot, place: Place) -> Sequence[Word]:
    """The place's words without "she said" inside a quotation: as those who quote it join its parts."""
    gaps = [
        Span(one.end, other.start)
        for quotation in place.quotations(snapshot)
        if quotation.kind is QuotationKind.DIRECT
        for one, other in zip(quotation.parts, quotation.parts[1:], strict=False)
    ]
    short = [g for g in gaps if len(g.of(place.text).split()) <= _ATTRIBUTION]
    return [w for w in place.words if not any(g.start <= w.start < g.end for g in short)] if short else place.words
