"""Corrections of a collection: given by somebody, held against the coverage, kept, and taken back."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from index import (
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

from .collection import Collection


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    """`standing` is None where no index can be read that would tell."""

    kept: KeptCorrection
    standing: Standing | None


def add_correction(collection: Collection, given: Correction, by: str) -> ListedCorrection:
    """Keeps what somebody gives, with what it does now. Raises CorrectionRefused, CorrectionsUnusable,
    NothingPublished, OtherVersion or IndexDamaged."""
    kept = collection.corrections.add(collection.retriever().fitted(given), by)
    return next(listed for listed in list_corrections(collection, [kept]))


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


def import_corrections(collection: Collection, lines: Iterable[str], by: str) -> tuple[int, int]:
    """Keeps what these lines say, all or nothing: how many are new, and how many there were. Lines are what `add` takes
    or what was exported. Raises CorrectionRefused with the number of the line, and as `add_correction`."""
    now = datetime.datetime.now(datetime.UTC)
    found: list[KeptCorrection] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = read_given(line)
            if isinstance(given, Placed) and given.place.words is None:
                given = collection.retriever().fitted(given)
        except CorrectionRefused as error:
            raise CorrectionRefused(f"Line {number}: {error}") from None
        found.append(imported(given, line, now, by))
    return collection.corrections.merge(found), len(found)


def left_out(corrections: Corrections) -> str | None:
    """What can't be applied of a file of corrections, as a sentence; None where all can."""
    parts = []
    if corrections.damaged:
        parts.append(f"{len(corrections.damaged)} not as it was written")
    if corrections.unknown:
        parts.append(f"{len(corrections.unknown)} of a later release")
    return f"Lines of corrections that are kept and not applied: {', '.join(parts)}." if parts else None
