"""Does this quotation stand in the coverage? Words first, then who said them; no model is needed."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from index import QuotationKind, Span

from ..answer import Check, Excerpt, SpeakerStatus, Verdict
from ..excerpts.cited_together import cited_together
from ..excerpts.printed_words import Word
from ..excerpts.verbatim import is_verbatim
from ..snapshot import Snapshot
from ..speech import speaker_name
from .alignment import align, find_exact
from .claim import Claim, read_claim
from .claim_search import windows_with_all, windows_with_some
from .match import ClaimMatch, excerpt_of
from .match_features import match_probability, measure_match, word_weights
from .match_place import MatchPlace, places_shown
from .text_window import TextWindow
from .turned import turning_words

NEAR_THRESHOLD = 0.5  # least probability of "near"; learnt by `python -m bench.learn.checks`
_PLACES = 8  # of one window that are looked at for words whose sense is not turned; more than a page has
_ATTRIBUTION = 16  # words of the paper's between two parts of one quotation: "said Vogels, the group's ..."


def check_quotation(snapshot: Snapshot, text: str, speaker: str | None) -> Check:
    """Verdict on `text`, said to be by `speaker`. `claimed`, `generation` and times are left to the caller."""
    claim = read_claim(text)
    matches = find_matches(snapshot, claim) if claim.fragments else []
    if not matches:
        return Check(text, Verdict.NOT_FOUND, None, None)
    places = places_shown(snapshot, matches, speaker)
    best, excerpt = places[0], _excerpt(snapshot, places)
    if excerpt is None:
        return Check(text, Verdict.NOT_FOUND, None, None)
    verdict = _verdict(best.match, best.status)
    if verdict is Verdict.NOT_FOUND:
        return Check(text, verdict, excerpt, None)
    name = speaker_name(snapshot.reader, best.quotation)
    return Check(text, verdict, excerpt, name, best.match.differences, speaker_status=best.status)


def _excerpt(snapshot: Snapshot, places: Sequence[MatchPlace]) -> Excerpt | None:
    """Of the first, the others cited with it; None where its document is not as it was read."""
    excerpts = [excerpt_of(snapshot, place.match, place.quotation) for place in places]
    sound = [
        excerpt
        for place, excerpt in zip(places, excerpts, strict=True)
        if is_verbatim(snapshot.reader, place.match.document_id, excerpt)
    ]
    return cited_together(excerpts[0], sound) if excerpts[0] in sound else None


def _verdict(match: ClaimMatch, status: SpeakerStatus | None) -> Verdict:
    if match.probability < NEAR_THRESHOLD:
        return Verdict.NOT_FOUND
    if status is SpeakerStatus.CONTRADICTED:
        return Verdict.MISATTRIBUTED
    return Verdict.EXACT if match.exact and match.turned is None else Verdict.NEAR


def find_matches(snapshot: Snapshot, claim: Claim) -> list[ClaimMatch]:
    """Best first: exact ones, or else the nearest."""
    for gather in (windows_with_all, windows_with_some):
        windows = gather(snapshot, claim)
        if exact := [match for window in windows for match in _exact_in(snapshot, claim, window)]:
            return exact
    weights = word_weights(snapshot, claim)
    near = [match for window in windows if (match := _nearest_in(snapshot, claim, window, weights)) is not None]
    return sorted(near, key=lambda match: -match.probability)


def _exact_in(snapshot: Snapshot, claim: Claim, window: TextWindow) -> Iterator[ClaimMatch]:
    """The first place, or else, where each has its sense turned, the first of those."""
    for words in _readings(snapshot, window):
        found = list(islice(_places(snapshot, claim, window, words), _PLACES))
        if found:
            yield next((match for match in found if match.turned is None), found[0])
            return


def _places(snapshot: Snapshot, claim: Claim, window: TextWindow, words: Sequence[Word]) -> Iterator[ClaimMatch]:
    """In their order, as far as one whose sense nothing turns."""
    turned: str | None = ""
    while turned is not None and (found := find_exact(claim, words)) is not None:
        span = Span(words[found[0]].start, words[found[1] - 1].end)
        held = (q.parts for q in window.quotations(snapshot) if q.span.start <= span.start < q.span.end)
        turned = turning_words(window.text, span.start, next(held, ()))
        yield ClaimMatch(window.document_id, span, turned=turned)
        words = words[found[0] + 1 :]


def _nearest_in(snapshot: Snapshot, claim: Claim, window: TextWindow, weights: Sequence[float]) -> ClaimMatch | None:
    found = (_nearest_among(claim, window, words, weights) for words in _readings(snapshot, window))
    return max((match for match in found if match is not None), key=lambda match: match.probability, default=None)


def _nearest_among(
    claim: Claim, window: TextWindow, words: Sequence[Word], weights: Sequence[float]
) -> ClaimMatch | None:
    alignment = align(claim, words, window.text)
    if alignment is None:
        return None
    features = measure_match(weights, alignment)
    span = Span(words[alignment.first].start, words[alignment.last - 1].end)
    return ClaimMatch(window.document_id, span, match_probability(features), alignment, features)


def _readings(snapshot: Snapshot, window: TextWindow) -> Iterator[Sequence[Word]]:
    """The window's words, and then, where it has any, without "she said" inside a quotation: as those who quote it join
    its parts."""
    yield window.words
    gaps = [
        Span(one.end, other.start)
        for quotation in window.quotations(snapshot)
        if quotation.kind is QuotationKind.DIRECT
        for one, other in pairwise(quotation.parts)
    ]
    if short := [gap for gap in gaps if len(gap.of(window.text).split()) <= _ATTRIBUTION]:
        yield [word for word in window.words if not any(gap.start <= word.start < gap.end for gap in short)]
