"""Corrections of a collection: given by somebody, held against the coverage, kept, and taken back."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from index import (
    CORRECTIONS_ASIDE,
    Correction,
    CorrectionRefused,
    Corrections,
    IndexDamaged,
    KeptCorrection,
    NothingPublished,
    OtherVersion,
    Placed,
    Standing,
    imported,
    read_given,
)
from retrieval import StrangeName

from .collection import Collection


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """`standing` is None where no index can be read that would tell; `strange` a name that it gives words to, and that
    nobody had by then."""

    kept: KeptCorrection
    standing: Standing | None
    strange: StrangeName | None = None


def add_correction(collection: Collection, given: Correction, by: str) -> ListedCorrection:
    """Keeps what somebody gives, with what it does now. Raises CorrectionRefused, CorrectionsUnusable,
    NothingPublished, OtherVersion or IndexDamaged."""
    retriever = collection.retriever()
    fitted, strange = retriever.fitted(given), retriever.strange_name(given)
    kept = collection.corrections.add(fitted, by)
    return next(replace(listed, strange=strange) for listed in list_corrections(collection, [kept]))


def list_corrections(
    collection: Collection, kept: Iterable[KeptCorrection] | None = None
) -> tuple[ListedCorrection, ...]:
    """What has become of these, or of all that are kept, oldest first. Raises CorrectionsUnusable."""
    wanted = collection.corrections.read().kept if kept is None else kept
    try:
        standings = {standing.kept.id: standing for standing in collection.retriever().standings()}
    except (NothingPublished, OtherVersion, IndexDamaged):
        standings = {}
    return tuple(ListedCorrection(one, standings.get(one.id)) for one in wanted)


@dataclass(frozen=True, slots=True)
class ImportedCorrections:
    """How many of the lines were not kept before, and how many were; and what has become of them, where an index can be
    read that tells."""

    new: int
    known: int
    standings: tuple[Standing, ...]


def import_corrections(collection: Collection, lines: Iterable[str], by: str) -> ImportedCorrections:
    """Keeps what these lines say, all or nothing. Lines are what `add` takes or what was exported. Raises
    CorrectionRefused with the number of the line, and as `add_correction`."""
    now = datetime.datetime.now(datetime.UTC)
    found: list[KeptCorrection] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = read_given(line)
            if isinstance(given, Placed) and given.place.words is None:
                given = collection.retriever().fitted(given)
            found.append(imported(given, line, now, by))
        except CorrectionRefused as error:
            raise CorrectionRefused(f"Line {number}: {error}") from None
    new = collection.corrections.merge(found)
    standings = (listed.standing for listed in list_corrections(collection, found))
    return ImportedCorrections(new, len(found) - new, tuple(one for one in standings if one is not None))


def left_out(corrections: Corrections) -> str | None:
    """What can't be applied of a file of corrections, as a sentence; None where all can."""
    parts = []
    if number := len(corrections.damaged):
        parts.append(f"{_are(number)} not as written")
    if number := len(corrections.unknown):
        parts.append(f"{_are(number)} of a later release")
    if number := corrections.aside:
        parts.append(f"{_are(number, ' damaged before')} in {CORRECTIONS_ASIDE}")
    return f"Lines of corrections that are not applied: {'; '.join(parts)}." if parts else None


def _are(number: int, which: str = "") -> str:
    return f"{number}{which} {'is' if number == 1 else 'are'}"
