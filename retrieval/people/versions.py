"""Every document that carries a quotation: found by its words, laid beside it word by word."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from index import QuotationKind, Span

from ..answer import Difference, Excerpt
from ..check.checker import NEAR_THRESHOLD, match_in
from ..check.claim import Claim, read_claim
from ..check.claim_search import windows_with_all, windows_with_some
from ..check.match import ClaimMatch, excerpt_of, speech_at
from ..check.match_features import word_weights
from ..check.readings import readings_of
from ..check.text_window import TextWindow
from ..excerpts.verbatim import is_verbatim
from ..question.tokens import is_content
from ..search.versions import LEAST_WORDS
from ..snapshot import Snapshot
from .history import CarriedIn, History, Relation

_PASSAGES = 120  # laid beside the words; a wire story seldom has as many papers
_LEAST_CONTENT = 3  # words of content in a piece that is more than a turn of phrase


def history_of(snapshot: Snapshot, text: str) -> History:
    """Inside the snapshot's session."""
    claim = read_claim(text)
    if not claim.fragments:
        return History(text, text)
    matches = _carriers(snapshot, claim)
    if not matches or any(match.exact for match, _ in matches):
        return History(text, text, _in_order(snapshot, matches))
    nearest, window = max(matches, key=lambda pair: pair[0].probability)
    if nearest.probability < NEAR_THRESHOLD:
        return History(text, text)
    printed = _printed(snapshot, nearest, window)
    return History(text, printed, _in_order(snapshot, _carriers(snapshot, read_claim(printed))), nearest.differences)


def _carriers(snapshot: Snapshot, claim: Claim) -> list[tuple[ClaimMatch, TextWindow]]:
    """Of each document its best match, and where that was found."""
    weights = word_weights(snapshot, claim)
    best: dict[int, tuple[ClaimMatch, TextWindow]] = {}
    for gather in (windows_with_all, windows_with_some):
        for window in gather(snapshot, claim, _PASSAGES):
            known = best.get(window.document_id)
            if known is not None and known[0].exact:
                continue
            match = match_in(snapshot, claim, window, weights)
            if match is None or (known is not None and known[0].probability >= match.probability):
                continue
            if match.exact or match.probability >= NEAR_THRESHOLD or _is_piece(snapshot, claim, match):
                best[window.document_id] = match, window
    return list(best.values())


def _is_piece(snapshot: Snapshot, claim: Claim, match: ClaimMatch) -> bool:
    """Whether a telling run of the claim's words stands there as somebody's, in marks, with nothing between them."""
    assert match.alignment is not None
    run = max(_runs(match.alignment.matched), key=len)
    words = [claim.words[place].text for place in run]
    if len(words) < LEAST_WORDS or sum(map(is_content, words)) < _LEAST_CONTENT:
        return False
    if any(difference.found for difference in match.differences):
        return False
    said = speech_at(snapshot, match)
    return said is not None and said.kind is not QuotationKind.INDIRECT


def _runs(places: Iterable[int]) -> Iterator[list[int]]:
    """Consecutive numbers together."""
    for _, run in groupby(enumerate(sorted(places)), key=lambda pair: pair[1] - pair[0]):
        yield [place for _, place in run]


def _printed(snapshot: Snapshot, match: ClaimMatch, window: TextWindow) -> str:
    """The words that a claim comes near to, without what the paper puts between them."""
    *_, words = readings_of(snapshot, window)
    inside = [word for word in words if match.span.start <= word.start and word.end <= match.span.end]
    return " ".join(window.text[word.start : word.end] for word in inside)


def _in_order(snapshot: Snapshot, matches: Iterable[tuple[ClaimMatch, TextWindow]]) -> tuple[CarriedIn, ...]:
    carried = [one for match, _ in matches if (one := _carried(snapshot, match)) is not None]
    return tuple(sorted(carried, key=_order))


def _order(one: CarriedIn) -> tuple[bool, datetime.date, str]:
    return one.day is None, one.day or datetime.date.max, one.excerpt.document


def _carried(snapshot: Snapshot, match: ClaimMatch) -> CarriedIn | None:
    """None where the stored document is not as it was read."""
    excerpt = excerpt_of(snapshot, match, speech_at(snapshot, match))
    if not is_verbatim(snapshot.reader, match.document_id, excerpt):
        return None
    return CarriedIn(excerpt, _relation(match.differences), match.differences, _marked(excerpt, match.differences))


def _relation(differences: Sequence[Difference]) -> Relation:
    if not differences:
        return Relation.SAME
    return Relation.CHANGED if any(difference.found for difference in differences) else Relation.CUT


def _marked(excerpt: Excerpt, differences: Iterable[Difference]) -> tuple[Span, ...]:
    """Where in the document each stands, one behind the other; those outside the excerpt left out."""
    marked: list[Span] = []
    at = 0
    for difference in differences:
        found = excerpt.text.find(difference.found, at) if difference.found else -1
        if found >= 0:
            at = found + len(difference.found)
            marked.append(Span(excerpt.span.start + found, excerpt.span.start + at))
    return tuple(marked)
