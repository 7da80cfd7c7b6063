"""The same words of several documents as one excerpt, the fullest version first: where else they stand goes with it,
each document once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..answer import Excerpt, OtherCitation
from ..search.versions import Versions
from .same_words import quoted_wording, same_words, wording_of


@dataclass(frozen=True, slots=True)
class Placed:
    """An excerpt with the id of its document."""

    document_id: int
    excerpt: Excerpt


def say_the_same(one: Excerpt, other: Excerpt) -> bool:
    """True for the same words, unless another says them, and for the same words of one speaker, whatever the papers say
    around them."""
    speakers = {speaker for speaker in (one.speaker, other.speaker) if speaker is not None}
    if len(speakers) < 2 and same_words(wording_of(one.text), wording_of(other.text)):
        return True
    spoken = one.speaker is not None and one.speaker == other.speaker
    return spoken and same_words(quoted_wording(one), quoted_wording(other))


def cited_together(first: Excerpt, others: Iterable[Excerpt]) -> Excerpt:
    """`first` with the places of the others, and those that are cited with them, behind its own."""
    places = {place.document: place for place in first.also}
    for other in others:
        for place in (OtherCitation(other.document, other.span, other.citation), *other.also):
            places.setdefault(place.document, place)
    places.pop(first.document, None)
    return replace(first, also=tuple(places.values()))


def told_once(versions: Versions, excerpts: Iterable[Placed]) -> list[Placed]:
    """In their order, those that say the same as one before cited with it."""
    told: list[Placed] = []
    for one in excerpts:
        if (twin := twin_of(one, told)) is None:
            told.append(one)
        else:
            told[twin] = joined(versions, told[twin], one)
    return told


def twin_of(one: Placed, told: Sequence[Placed]) -> int | None:
    """The place among those that are told of the first that says the same; None where none does."""
    return next((n for n, known in enumerate(told) if say_the_same(known.excerpt, one.excerpt)), None)


def joined(versions: Versions, known: Placed, one: Placed) -> Placed:
    """Two that say the same as one: of versions of one story the fullest first, of other documents `known`."""
    ids = (known.document_id, one.document_id)
    swapped = versions.are_one_story(*ids) and versions.fullest(ids) != known.document_id
    first, second = (one, known) if swapped else (known, one)
    return replace(first, excerpt=cited_together(first.excerpt, (second.excerpt,)))
