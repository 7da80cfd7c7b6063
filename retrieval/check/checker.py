"""Does this quotation stand in the coverage? Words first, then who said them; no model is needed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index import Span

from ..answer import Alteration, Check, Excerpt, SpeakerStatus, Verdict
from ..excerpts.cited_together import cited_together
from ..excerpts.printed_words import Word
from ..excerpts.verbatim import is_verbatim
from ..snapshot import Snapshot
from ..speech import speaker_name
from .alignment import align, find_exact
from .alterations.around import limited_by, turned_by
from .alterations.kinds import alteration_of
from .alterations.splices import Piece, find_splice
from .claim import Claim, read_claim
from .claim_search import windows_with_all, windows_with_some
from .match import ClaimMatch, excerpt_of
from .match_features import match_probability, measure_match, word_weights
from .match_place import MatchPlace, places_shown
from .readings import readings_of
from .text_window import TextWindow

NEAR_THRESHOLD = 0.5  # least probability of "near"; learnt by `python -m bench.learn.checks`
_PLACES = 8  # of one window that are looked at for words whose sense is not turned; more than a page has


@dataclass(frozen=True, slots=True)
class _Found:
    """`matches` are best first: exact ones, or else the nearest, which were looked for in `windows`."""

    matches: list[ClaimMatch]
    windows: tuple[TextWindow, ...] = ()


def check_quotation(snapshot: Snapshot, text: str, speaker: str | None) -> Check:
    """Verdict on `text`, said to be by `speaker`. `claimed`, `generation` and times are left to the caller."""
    claim = read_claim(text)
    found = _look_for(snapshot, claim) if claim.fragments else _Found([])
    splice = find_splice(snapshot, claim, found.windows) if found.windows else ()
    matches = _led_by(splice, found.matches)
    if not matches:
        return Check(text, Verdict.NOT_FOUND, None, None)
    places = places_shown(snapshot, matches, speaker)
    best, excerpt = places[0], _excerpt(snapshot, places)
    if excerpt is None:
        return Check(text, Verdict.NOT_FOUND, None, None)
    verdict = _verdict(best.match, best.status, spliced=bool(splice))
    if verdict is Verdict.NOT_FOUND:
        return Check(text, verdict, excerpt, None)
    name = speaker_name(snapshot.reader, best.quotation)
    altered = _alteration(best.match, splice)
    return Check(text, verdict, excerpt, name, best.match.differences, speaker_status=best.status, alteration=altered)


def _led_by(splice: Sequence[Piece], matches: list[ClaimMatch]) -> list[ClaimMatch]:
    """That of the longest piece first."""
    if not splice:
        return matches
    longest = max(splice, key=lambda piece: piece.words)
    own = [m for m in matches if m.document_id == longest.window.document_id and m.span.overlaps(longest.span)]
    return [*own, *(match for match in matches if match not in own)]


def _alteration(match: ClaimMatch, splice: Sequence[Piece]) -> Alteration | None:
    if splice:
        return Alteration.SPLICE
    if match.alignment is not None:
        return alteration_of(match.alignment.differences)
    return None if match.is_whole else Alteration.CUT


def _excerpt(snapshot: Snapshot, places: Sequence[MatchPlace]) -> Excerpt | None:
    """Of the first, the others cited with it; None where its document is not as it was read."""
    excerpts = [excerpt_of(snapshot, place.match, place.quotation) for place in places]
    sound = [
        excerpt
        for place, excerpt in zip(places, excerpts, strict=True)
        if is_verbatim(snapshot.reader, place.match.document_id, excerpt)
    ]
    return cited_together(excerpts[0], sound) if excerpts[0] in sound else None


def _verdict(match: ClaimMatch, status: SpeakerStatus | None, *, spliced: bool) -> Verdict:
    if match.probability < NEAR_THRESHOLD and not spliced:
        return Verdict.NOT_FOUND
    if status is SpeakerStatus.CONTRADICTED:
        return Verdict.MISATTRIBUTED
    return Verdict.EXACT if match.exact and match.is_whole else Verdict.NEAR


def find_matches(snapshot: Snapshot, claim: Claim) -> list[ClaimMatch]:
    """Best first: exact ones, or else the nearest."""
    return _look_for(snapshot, claim).matches


def _look_for(snapshot: Snapshot, claim: Claim) -> _Found:
    for gather in (windows_with_all, windows_with_some):
        windows = gather(snapshot, claim)
        if exact := [match for window in windows for match in _exact_in(snapshot, claim, window)]:
            return _Found(exact)
    weights = word_weights(snapshot, claim)
    near = [match for window in windows if (match := _nearest_in(snapshot, claim, window, weights)) is not None]
    return _Found(sorted(near, key=lambda match: -match.probability), windows)


def match_in(snapshot: Snapshot, claim: Claim, window: TextWindow, weights: Sequence[float]) -> ClaimMatch | None:
    """The claim in one window, exact or else nearest; `weights` are those of its words."""
    exact = next(_exact_in(snapshot, claim, window), None)
    return exact if exact is not None else _nearest_in(snapshot, claim, window, weights)


def _exact_in(snapshot: Snapshot, claim: Claim, window: TextWindow) -> Iterator[ClaimMatch]:
    """The first place, or else, where each has its sense turned, the first of those."""
    for words in readings_of(snapshot, window):
        found = list(islice(_places(snapshot, claim, window, words), _PLACES))
        if found:
            yield next((match for match in found if match.is_whole), found[0])
            return


def _places(snapshot: Snapshot, claim: Claim, window: TextWindow, words: Sequence[Word]) -> Iterator[ClaimMatch]:
    """In their order, as far as one whose sense nothing turns."""
    whole = False
    while not whole and (found := find_exact(claim, words)) is not None:
        span = Span(words[found[0]].start, words[found[1] - 1].end)
        held = (q.parts for q in window.quotations(snapshot) if q.span.start <= span.start < q.span.end)
        parts = next(held, ())
        match = ClaimMatch(
            window.document_id,
            span,
            turned=turned_by(claim, window.text, span, parts),
            limited=None if claim.is_cut else limited_by(claim, window.text, span, parts),
        )
        yield match
        whole = match.is_whole
        words = words[found[0] + 1 :]


def _nearest_in(snapshot: Snapshot, claim: Claim, window: TextWindow, weights: Sequence[float]) -> ClaimMatch | None:
    found = (_nearest_among(claim, window, words, weights) for words in readings_of(snapshot, window))
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
