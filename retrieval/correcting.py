"""Whether a correction that somebody gives fits the coverage: about a quotation, or names that are borne."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import (
    Correction,
    CorrectionRefused,
    DifferentSpeakers,
    Identity,
    NoQuotation,
    Place,
    Reader,
    Renamed,
    SameSpeaker,
    Span,
    SpeakerCorrection,
    SpeakerKind,
    fold,
    turn_of,
)

from .question.speaker_directory import SpeakerDirectory
from .question.tokens import tokens

_SHOWN = 5  # quotations, or people, that a sentence names


@dataclass(frozen=True, slots=True)
class StrangeName:
    """A name that nobody in the coverage has, and full names `near` to it, most alike first."""

    name: str
    near: tuple[str, ...]


def fitted(reader: Reader, correction: Correction) -> Correction:
    """The same, with the words of the quotation that it is about, where it is about one. Raises CorrectionRefused."""
    match correction:
        case SpeakerCorrection() | NoQuotation():
            if isinstance(correction, SpeakerCorrection) and correction.speaker is not None:
                _check_one(correction.speaker, _bearers(reader, correction.speaker, surnames=True))
            if correction.place.words is None:
                return replace(correction, place=_fitted(reader, correction.place))
        case SameSpeaker(names):
            for name in names:
                _check_borne(reader, name, alone=True)
        case DifferentSpeakers(names):
            for name in names:
                _check_borne(reader, name, alone=False)
        case Renamed(old, new):
            _check_borne(reader, old, alone=True)
            bearers = _bearers(reader, old)
            if any(fold(i.name) == fold(new) and i not in bearers for i in reader.identities):
                raise CorrectionRefused(
                    f"Somebody is called {new} already: where {old} is the same one, say so with "
                    '{"correct": "same", "names": […]}.'
                )
    return correction


def strange_name(reader: Reader, directory: SpeakerDirectory, correction: Correction) -> StrangeName | None:
    """The name that a correction gives words to and that nobody has; None where it gives them to nobody new."""
    if not isinstance(correction, SpeakerCorrection) or correction.speaker is None:
        return None
    if _bearers(reader, correction.speaker):
        return None
    words = [token.text for token in tokens(correction.speaker)]
    return StrangeName(correction.speaker, directory.near(words) if words else ())


def _fitted(reader: Reader, place: Place) -> Place:
    document = reader.document_of(place.document)
    if document is None:
        raise CorrectionRefused(f"No document {place.document} is in the index: `sources` lists those that are.")
    text = reader.text(document.id)
    quotations = [q.span for q in reader.stored_quotations_in(document.id)]
    span = _meant(place.span, quotations)
    return Place(place.document, span, span.of(text), turn_of(span, text, quotations))


def _meant(given: Span, quotations: Sequence[Span]) -> Span:
    """The quotation that has this span, or else the one alone that it holds or touches."""
    if given in quotations:
        return given
    touched = [span for span in quotations if span.overlaps(given)]
    held = [span for span in touched if given.covers(span)]
    meant = touched if len(touched) == 1 else held
    if len(meant) == 1:
        return meant[0]
    if not touched:
        raise CorrectionRefused(
            f"No quotation stands at {given.start} to {given.end} of this document: take both from `quotations --json`."
        )
    places = _first([f"{span.start} to {span.end}" for span in touched])
    raise CorrectionRefused(f"{len(touched)} quotations stand there: say which one is meant, {places}.")


def _check_borne(reader: Reader, name: str, *, alone: bool) -> None:
    """With `alone` a name that is nobody's full one has to be that of one speaker."""
    bearers = _bearers(reader, name)
    if not bearers:
        raise CorrectionRefused(f"Nobody in the coverage is called {name}: `quotations` shows how they are called.")
    if alone:
        _check_one(name, bearers)


def _check_one(name: str, bearers: Sequence[Identity]) -> None:
    """Raises CorrectionRefused where several are called so and it is the full name of none."""
    if len(bearers) > 1 and not any(fold(one.name) == fold(name) for one in bearers):
        names = _first([one.name for one in bearers])
        raise CorrectionRefused(f"{len(bearers)} are called {name}: give the full name of one of them, {names}.")


def _first(named: Sequence[str]) -> str:
    return ", ".join(named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")


def _bearers(reader: Reader, name: str, *, surnames: bool = False) -> list[Identity]:
    """Those whose full name it is, or else those who are also called so; with `surnames` also whose surname it is,
    though nobody calls them by that alone."""
    folded = fold(name)
    full = [one for one in reader.identities if fold(one.name) == folded]
    return full or [
        one
        for one in reader.identities
        if any(fold(alias) == folded for alias in one.aliases)
        or (surnames and one.kind is SpeakerKind.PERSON and fold(one.name.split()[-1]) == folded)
    ]
