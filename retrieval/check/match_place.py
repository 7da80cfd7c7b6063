"""Of all places that a claim was found at, the one that is shown, and those that are cited with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from index import Certainty, StoredQuotation

from ..answer import SpeakerStatus
from ..excerpts.same_words import wording_of
from ..search.versions import Versions
from ..snapshot import Snapshot
from ..speech import certainty_of
from .claimed_speaker import speaker_status
from .match import ClaimMatch, speech_at

_PREFERRED = (
    SpeakerStatus.CONFIRMED,
    SpeakerStatus.LIKELY,
    None,  # nobody is claimed, and somebody says it
    SpeakerStatus.UNCONFIRMED,
    SpeakerStatus.CONTRADICTED,
    SpeakerStatus.UNLIKELY,
    SpeakerStatus.OPEN,
)


@dataclass(frozen=True, slots=True)
class MatchPlace:
    """A match with the quotation that its words stand in, None where they are the paper's own, and with how that one's
    speaker stands to the claimed one."""

    match: ClaimMatch
    quotation: StoredQuotation | None
    certainty: Certainty
    status: SpeakerStatus | None

    @property
    def order(self) -> tuple[bool, int, bool]:
        """What is preferred is less: words whose sense nothing around them turns, the claimed speaker, and a speaker
        who is named."""
        return not self.match.is_whole, _PREFERRED.index(self.status), self.certainty is not Certainty.NAMED


def places_shown(snapshot: Snapshot, matches: Sequence[ClaimMatch], speaker: str | None) -> list[MatchPlace]:
    """The nearest match, then those that say the same words of the same speaker. `matches` are best first, and some.

    Of several exact ones: first where the claimed speaker says it, then where another does or somebody who may be the
    claimed one, then where it is open who does; of these where the words say so themselves. Last those whose sense the
    words before them turn. Of versions of one story the one that is cited first, which of different words is the
    newer."""
    alike = [m for m in matches if m.exact or m.probability == matches[0].probability]
    places = [_place(snapshot, match, speaker) for match in alike]
    best = min(places, key=lambda place: place.order) if matches[0].exact else places[0]
    first = _of_fullest_version(Versions(snapshot.reader), best, places)
    others = [place for place in places if place is not first and _says_the_same(snapshot, place, first)]
    return [first, *others]


def _place(snapshot: Snapshot, match: ClaimMatch, speaker: str | None) -> MatchPlace:
    quotation = speech_at(snapshot, match)
    certainty = certainty_of(snapshot.reader, quotation)
    there = _named_there(snapshot, quotation)
    status = speaker_status(snapshot.vocabulary.speakers, quotation, certainty, speaker, there)
    return MatchPlace(match, quotation, certainty, status)


def _of_fullest_version(versions: Versions, best: MatchPlace, places: Sequence[MatchPlace]) -> MatchPlace:
    own = best.match.document_id
    able = {own: best}
    for place in places:
        document_id = place.match.document_id
        if document_id not in able and place.order == best.order and versions.are_one_story(document_id, own):
            able[document_id] = place
    return able[versions.fullest(able)]


def _says_the_same(snapshot: Snapshot, one: MatchPlace, other: MatchPlace) -> bool:
    if (one.order, _speaker(one)) != (other.order, _speaker(other)):
        return False
    return one.match.exact or _wording(snapshot, one.match) == _wording(snapshot, other.match)


def _speaker(place: MatchPlace) -> int | None:
    return None if place.quotation is None else place.quotation.identity


def _wording(snapshot: Snapshot, match: ClaimMatch) -> object:
    return wording_of(match.span.of(snapshot.reader.text(match.document_id)))


def _named_there(snapshot: Snapshot, quotation: StoredQuotation | None) -> str | None:
    if quotation is None or quotation.speaker_span is None:
        return None
    return quotation.speaker_span.of(snapshot.reader.text(quotation.document_id))
